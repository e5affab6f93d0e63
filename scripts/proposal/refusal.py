"""What keeps a form from becoming a change, in French, under the heading of the question that it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from scripts.diagnostics.wording import typographic

# The heading of a question (absent where the whole is meant), and a sentence: what is wrong, and what to do.
Reason: TypeAlias = tuple[str | None, str]


class Refusal(Exception):
    """A form that gives no change, for these reasons; their sentences are plain French text, harmless, not escaped."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(*(message for _, message in reasons))
        self.reasons: Sequence[Reason] = tuple((label, typographic(message)) for label, message in reasons)
