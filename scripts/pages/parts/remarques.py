"""What a reader must know of some codes of the official tables, told on the pages of these codes."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.french import typographie
from scripts.model.model import Model
from scripts.pages.parts.provenance import Dit, preuve


def remarques(model: Model, codes: Iterable[str]) -> tuple[Dit, ...]:
    """The remarks about one of `codes` at least, in the registry's order."""
    wanted = set(codes)
    return tuple(
        Dit(typographie(remarque.texte), preuve(model, remarque))
        for remarque in model.programme.remarques
        if not wanted.isdisjoint(remarque.codes)
    )


def every_remark(model: Model) -> tuple[Dit, ...]:
    """All remarks, those about codes without a page of their own too."""
    return remarques(model, (code for remarque in model.programme.remarques for code in remarque.codes))
