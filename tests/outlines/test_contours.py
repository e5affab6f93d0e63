"""Outlines as they are read: polygons of open rings, one decoded when it is asked for, refused where it is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.failures import Failure
from scripts.outlines.contours import Contours

RING = [[0, 0], [2, 0], [2, 2], [0, 0]]
HOLE = [[1, 0.5], [1.5, 0.5], [1.5, 1], [1, 0.5]]
SQUARE = {"type": "Polygon", "coordinates": [RING]}
OTHERS = {
    "qpv_2015": ["code_qp_2015"],
    "qpv_2024": ["code_qp_2024"],
    "departements": ["code_departement"],
    "territoires": ["type", "code"],
    "hors_de_france": ["id"],
}


def written(folder: Path, **geometries: object) -> Contours:
    features = [{"properties": {"code_insee": code}, "geometry": geometry} for code, geometry in geometries.items()]
    (folder / "communes.geojson").write_text(json.dumps({"features": features}))
    return Contours(folder)


def test_rings_are_open_and_holes_follow_what_they_are_in(tmp_path):
    one = {"type": "Polygon", "coordinates": [RING, HOLE]}
    several = {"type": "MultiPolygon", "coordinates": [[RING], [HOLE]]}
    communes = written(tmp_path, a=one, b=several).communes
    ring, hole = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0)), ((1.0, 0.5), (1.5, 0.5), (1.5, 1.0))
    assert list(communes) == ["a", "b"] and "c" not in communes
    assert communes["a"].polygons == ((ring, hole),)
    assert communes["b"].polygons == ((ring,), (hole,))
    assert communes["a"].bounds == (0, 0, 2, 2)


def test_one_that_is_no_polygon_is_refused_when_it_is_asked_for(tmp_path):
    communes = written(tmp_path, a=SQUARE, b={"type": "Point"}).communes
    assert communes["a"].rings
    with pytest.raises(Failure, match=r"communes\.geojson : ce n’est pas le fichier de contours attendu"):
        communes["b"]


def test_a_file_that_is_cut_while_it_is_read_is_refused(tmp_path):
    communes = written(tmp_path, a=SQUARE).communes
    (tmp_path / "communes.geojson").write_text("")
    with pytest.raises(Failure, match=r"communes\.geojson : ce n’est pas le fichier de contours attendu"):
        communes["a"]


def test_those_near_are_found_by_their_bounds(tmp_path):
    far = [[x + 360, y] for x, y in RING]
    polygons = {code: {"type": "Polygon", "coordinates": [ring]} for code, ring in (("b", far), ("a", RING))}
    contours = written(tmp_path, **polygons)
    assert contours.communes_near((1, 1, 1.1, 1.1)) == ["a"]
    assert contours.communes_near((361, 1, 362, 2)) == ["b"]


def test_what_is_read_ahead_is_looked_for_no_more(tmp_path):
    contours = written(tmp_path, a=SQUARE)
    for name, keys in OTHERS.items():
        features = [{"properties": dict.fromkeys(keys, "a"), "geometry": SQUARE}]
        (tmp_path / f"{name}.geojson").write_text(json.dumps({"features": features}))
    contours.read_ahead()
    for file in tmp_path.iterdir():
        file.unlink()
    assert [*map(len, (getattr(contours, name) for name in OTHERS))] == [1] * len(OTHERS)
    assert contours.communes_near((1, 1, 1.1, 1.1)) == ["a"]
