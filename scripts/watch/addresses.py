"""The outside addresses that are watched, and where each is written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.registry.load import Loaded

_IN_MARKDOWN = re.compile(r"(?:\]\(|<)(https?://[^\s)>]+)")
_IN_HTML = re.compile(r"\b(?:href|src)=\"(https?://[^\"{}]+)\"")


def addresses(root: Path, loaded: Loaded) -> Mapping[str, tuple[str, ...]]:
    """Return the places (`data/sources.yaml:12`) of each address: of the registry, `content/` and `site_templates/`."""
    places: dict[str, list[str]] = defaultdict(list)
    for file, positions in loaded.positions.items():
        for path, mark in positions.scalars():
            if path and path[-1] == "url":
                places[mark.text].append(f"{file}:{mark.line}")
    for address, place in _written_by_hand(root):
        places[address].append(place)
    return {address: tuple(found) for address, found in places.items()}


def _written_by_hand(root: Path) -> Iterator[tuple[str, str]]:
    for folder, pattern, form in (("content", "*.md", _IN_MARKDOWN), ("site_templates", "*.html", _IN_HTML)):
        for path in sorted((root / folder).rglob(pattern)):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                for found in form.finditer(line):
                    yield found[1], f"{path.relative_to(root).as_posix()}:{number}"
