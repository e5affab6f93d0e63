"""A draft laid beside the registry, in form, and checked: what would stand, without touching what stands."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from scripts.check import judge
from scripts.diagnostics.diagnostic import Diagnostic
from scripts.difference.changes import Difference, compare
from scripts.difference.states import read_state
from scripts.layout.edits import applied
from scripts.layout.formatting import formatted
from scripts.proposal.draft import Draft
from scripts.proposal.registry import Registry
from scripts.registry.load import FILES, load
from scripts.registry.positions import Positions, parse_yaml
from scripts.temporary import temporary_folder


class Trial(Struct, frozen=True):
    """The files that change, by path, with their new text; what changes in terms of the registry; what is wrong."""

    files: Mapping[str, str]
    difference: Difference
    diagnostics: tuple[Diagnostic, ...]


def attempt(draft: Draft, registry: Registry) -> Trial:
    """Return what a draft makes of the registry, which stays as it is."""
    root, old = registry.root, (registry.cites, registry.sources)
    with temporary_folder("proposition") as beside:
        (beside / "data").mkdir()
        texts = {read.file: _formed(applied(read, draft.edits), read, registry) for read in old}
        for file in FILES:
            (beside / file).write_bytes(texts[file].encode() if file in texts else (root / file).read_bytes())
        found = judge(load(beside), registry.reference, registry.table_sources, registry.day, registry.promesses)
        difference = compare(read_state(str(root), root), read_state(str(beside), root), registry.reference)
    changed = {read.file: texts[read.file] for read in old if texts[read.file].split("\n") != list(read.lines)}
    return Trial(changed, difference, found)


def _formed(text: str, read: Positions, registry: Registry) -> str:
    """Return a text in form; one that cannot be read stays as it is, for the check to tell."""
    parsed = parse_yaml(text.encode(), read.file).positions
    return formatted(parsed, registry.reference) if parsed.root is not None else text
