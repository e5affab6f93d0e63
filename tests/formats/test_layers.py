"""What the layers say they depend on changes whenever their files would, and not with the rest of the registry."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from scripts.formats import geojson, geopackage, layers
from scripts.model.resolve import resolved
from scripts.outlines.contours import Contours
from scripts.registry.load import load
from scripts.tables.rows import Rows
from tests.small_registry import copy_mini, real_reference, replace

CHANGES = {
    "a name": ('nom: "Angers Loire Métropole"', 'nom: "Angers"'),
    "the version": ('version: "2026.11.22"', 'version: "2026.11.23"'),
    "a territory": ('- "244900015" # CU Angers Loire Métropole', '- "200067213" # CU Grand Reims'),
    "a standing": ("confiance: contestee\n          sources", "confiance: attestee\n          sources"),
    "a quarter": (
        '- code: "QP049002" # Roseraie (Angers)\n          confiance: attestee\n          sources:\n'
        '            - "cariforef-pays-loire-levent-freins-qpv"\n        ',
        "",
    ),
}


def of(root: Path) -> Rows:
    return Rows(resolved(load(root), real_reference()))


def said(rows: Rows) -> list[bytes]:
    return list(layers.said(rows))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_a_file_changes_what_they_say(change: tuple[str, str], tmp_path: Path, contours: Contours) -> None:
    root = copy_mini(tmp_path)
    before = of(root)
    replace(root, [change])
    after = of(root)
    files = [dict(chain(geojson.emit(rows, contours), geopackage.emit(rows, contours))) for rows in (before, after)]
    assert files[0] != files[1]
    assert said(before) != said(after)


def test_who_carries_a_cite_does_not_change_it(tmp_path: Path) -> None:
    root = copy_mini(tmp_path)
    before = said(of(root))
    replace(root, [('nom: "Aldev (Angers Loire développement)"', 'nom: "Aldev"')])
    assert said(of(root)) == before
