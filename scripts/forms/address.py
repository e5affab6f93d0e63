"""The address that opens a form with some questions already answered."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from scripts.forms.form import Form, Kind

LONGEST = 4_000
"""Beyond some 8,000 characters GitHub refuses an address; half of it leaves room for the forge's own part."""

# Signs that a query may hold as they are.
_PLAIN = ",:/"
_FILLED = (Kind.LINE, Kind.TEXT)


def filled(form: Form, answers: Mapping[str, str]) -> str:
    """Return the template and the answers as they follow `?template=`, percent-encoded.

    Answers that would make the address too long are left out, from the last. Raises ValueError for a question that
    the form does not ask, or that an address cannot answer (a choice).
    """
    address = form.template
    for name, value in answers.items():
        question = form.by_id.get(name)
        if question is None or question.kind not in _FILLED:
            raise ValueError(f"{form.template}: no address fills in {name!r}")
        part = f"&{name}={quote(value, safe=_PLAIN)}"
        if len(address) + len(part) > LONGEST:
            break
        address += part
    return address
