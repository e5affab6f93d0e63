"""The outlines of data/reference: well-formed, resolved, and matching along shared borders."""

import csv
import json
from collections import Counter

import pytest
import shapely
import yaml
from shapely import Geometry
from shapely.geometry import shape

from scripts import ROOT
from scripts.reference.cites import read_perimetres, whole

REFERENCE = ROOT / "data" / "reference"
NAMES = ("communes", "departements", "hors_de_france", "territoires", "qpv_2015", "qpv_2024")
ARRONDISSEMENTS = {"13213", "13214", "13215", "13216"}


def features(name: str) -> list[dict]:
    return json.loads((REFERENCE / "contours" / f"{name}.geojson").read_bytes())["features"]


def shapes(name: str) -> dict[str, Geometry]:
    """Outlines by the last property, which is the code."""
    return {list(f["properties"].values())[-1]: shape(f["geometry"]) for f in features(name)}


def codes(name: str, header: str) -> set[str]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return {row[header] for row in csv.DictReader(stream)}


@pytest.mark.parametrize("name", NAMES)
def test_described_count_and_order(name: str) -> None:
    described = yaml.safe_load((REFERENCE / "tables.yaml").read_text(encoding="utf-8"))["contours"]
    count = {c["fichier"]: c["lignes"] for c in described}[f"contours/{name}.geojson"]
    keys = [tuple(f["properties"].values()) for f in features(name)]
    assert len(keys) == count
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", NAMES)
def test_one_feature_a_line(name: str) -> None:
    content = (REFERENCE / "contours" / f"{name}.geojson").read_text(encoding="utf-8")
    assert len(content.splitlines()) == len(features(name)) + 2


@pytest.mark.parametrize("name", NAMES)
def test_rings_are_valid_and_turn_as_rfc_7946_says(name: str) -> None:
    for outline in shapes(name).values():
        assert outline.is_valid
        for polygon in shapely.get_parts(outline):
            assert polygon.exterior.is_ccw
            assert not any(hole.is_ccw for hole in polygon.interiors)


@pytest.mark.parametrize("name", NAMES)
def test_coordinates_have_at_most_five_decimals(name: str) -> None:
    for outline in shapes(name).values():
        points = shapely.get_coordinates(outline)
        assert (points.round(5) == points).all()


@pytest.mark.parametrize(
    ("name", "table", "header"),
    [
        ("departements", "departements", "code_departement"),
        ("qpv_2015", "qpv_2015", "code_qp_2015"),
        ("qpv_2024", "qpv_2024", "code_qp_2024"),
    ],
)
def test_codes_resolve(name: str, table: str, header: str) -> None:
    assert set(shapes(name)) <= codes(table, header)


def test_only_departements_have_an_outline_not_the_other_overseas_territories() -> None:
    missing = codes("departements", "code_departement") - set(shapes("departements"))
    assert missing == {"975", "977", "978", "984", "986", "987", "988", "989"}


def test_communes_of_the_cites_are_drawn_with_their_neighbours() -> None:
    listed = whole(read_perimetres(ROOT / "data" / "cites.yaml")).communes
    drawn = set(shapes("communes"))
    assert len(listed) == 283
    assert listed | ARRONDISSEMENTS <= drawn
    assert drawn - codes("communes", "code_insee") == ARRONDISSEMENTS


def test_every_territory_of_a_cite_is_drawn() -> None:
    perimetre = whole(read_perimetres(ROOT / "data" / "cites.yaml"))
    drawn = {(f["properties"]["type"], f["properties"]["code"]) for f in features("territoires")}
    assert drawn == {(t, code) for t, code in perimetre.territoires if t != "communes"}
    assert perimetre.codes("communes") <= set(shapes("communes"))


@pytest.mark.parametrize("name", ["communes", "departements"])
def test_neighbours_share_every_vertex_of_their_border(name: str) -> None:
    outlines = [o for code, o in shapes(name).items() if code not in ARRONDISSEMENTS]
    assert shapely.coverage_is_valid(outlines)


def test_an_edge_belongs_to_two_communes_at_most() -> None:
    edges: Counter[frozenset] = Counter()
    for code, outline in shapes("communes").items():
        if code not in ARRONDISSEMENTS:
            edges.update(segments(outline))
    assert set(edges.values()) == {1, 2}


def test_territories_keep_the_borders_of_their_communes() -> None:
    communes = {code: o for code, o in shapes("communes").items() if code not in ARRONDISSEMENTS}
    with (REFERENCE / "communes.csv").open(encoding="utf-8", newline="") as stream:
        members = [r["code_insee"] for r in csv.DictReader(stream) if r["siren_ept"] == "200057867"]
    merged = shapely.coverage_union_all([communes[code] for code in members])
    assert set(segments(merged)) == set(segments(shapes("territoires")["200057867"]))


def test_what_is_not_france_leaves_the_communes_whole_and_begins_at_their_edge() -> None:
    communes = {code: outline for code, outline in shapes("communes").items() if code not in ARRONDISSEMENTS}
    land = shapely.union_all(list(communes.values()))
    away = shapes("hors_de_france")
    assert away.keys() <= read_perimetres(ROOT / "data" / "cites.yaml").keys()
    assert not {"cde-001", "cde-066"} & away.keys(), "neither is Angers, nor Plaine Commune"
    for cite_id, outside in away.items():
        assert shapely.area(shapely.intersection(outside, land)) < 1e-5 * shapely.area(outside), cite_id
    touching = {cite_id for cite_id, outside in away.items() if shapely.distance(outside, land) == 0}
    assert {"cde-005", "cde-009"} <= touching, "Forbach is by Germany, Marseille by the sea"


def test_arrondissements_of_marseille_lie_in_marseille_on_its_vertices() -> None:
    outlines = shapes("communes")
    merged = shapely.coverage_union_all([outlines[code] for code in ARRONDISSEMENTS])
    assert shapely.covers(outlines["13055"], merged)
    assert set(segments(merged)) & set(segments(outlines["13055"]))


def segments(outline: Geometry) -> list[frozenset]:
    """Edges of an outline, without direction."""
    return [
        frozenset(pair)
        for polygon in shapely.get_parts(outline)
        for ring in (polygon.exterior, *polygon.interiors)
        for pair in zip(ring.coords, ring.coords[1:], strict=False)
    ]
