"""The form that `make format` gives to a file: the canonical one, and beside each code the name that it stands for."""

from __future__ import annotations

from scripts.layout.canonical import canonical
from scripts.layout.scalars import tight
from scripts.registry.comments import name_comments, names_another
from scripts.registry.load import CITES, FILES
from scripts.registry.positions import Positions
from scripts.registry.reference import Reference
from scripts.registry.shapes import shape_of


def formatted(read: Positions, reference: Reference) -> str:
    """Return the text of a file of the registry that could be read; what this returns gives itself.

    Needless spaces go. A person's comment beside a code is moved above it, never lost, unless it is the name of
    another code of the same kind: that is the trace of a code that was changed.
    """
    shape = shape_of(FILES[read.file])
    if read.file != CITES:
        return canonical(read, shape, mended=tight)
    comments = {(one.mark.line, one.mark.column): one for one in name_comments(read, reference)}
    return canonical(
        read,
        shape,
        names={spot: comment.name for spot, comment in comments.items()},
        is_stale=lambda spot, found: names_another(comments[spot].path, found, read, reference),
        mended=tight,
    )
