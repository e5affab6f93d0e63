"""The maps of the 84 real cités: everything is there, nothing overlaps, nothing is too heavy."""

from __future__ import annotations

import re
import statistics
from itertools import accumulate, combinations
from xml.etree import ElementTree

import msgspec
import pytest

from scripts.failures import Failure
from scripts.french import typographie
from scripts.maps.cite import cite_figure, qpv_numbers
from scripts.maps.local import WIDTH, figure
from scripts.outlines.contours import Contours
from scripts.outlines.shapes import bounds_of, meet
from scripts.outlines.territory import territory_rings

HEAVIEST = 120_000
SVG = re.compile(r"<svg class=\"carte-dessin\".*?</svg>", re.DOTALL)


def test_all_84_are_drawn_and_light(cite_maps):
    sizes = {cite_id: len(figure(carte).encode()) for cite_id, carte in cite_maps.items()}
    assert len(sizes) == 84
    assert max(sizes.values()) < HEAVIEST
    assert statistics.median(sizes.values()) < 25_000


def test_every_svg_is_well_formed_xml_without_any_style(cite_maps):
    for carte in cite_maps.values():
        html = figure(carte)
        for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
            ElementTree.fromstring(svg)
        assert "style" not in re.sub(r"aria-label=\"[^\"]*\"", "", html)


def test_each_qpv_is_a_link_with_its_name_and_standing(model, cite_maps):
    for cite_id, carte in cite_maps.items():
        links = ElementTree.fromstring(SVG.search(figure(carte)).group()).iter("a")
        names = {link.get("data-qpv"): link.get("aria-label") for link in links if "qpv " in link.get("class")}
        assert list(names) == [lien.code for lien in model.cites[cite_id].qpv]
        assert all(name.startswith(code) for code, name in names.items())
    angers = {one.quartier.code: one.quartier.nom for one in cite_maps["cde-001"].ground.qpv_2015}
    assert sum(nom.endswith("contesté") for nom in angers.values()) == 5
    assert sum(nom.endswith("attesté") for nom in angers.values()) == 3


def test_no_text_overlaps_another_nor_leaves_the_sheet(cite_maps):
    for cite_id, carte in cite_maps.items():
        for lettering in carte.letterings:
            placed = [text.placed for text in (*lettering.names, *lettering.numbers) if text.placed.zoom == 1]
            boxes = [one.box() for one in placed]
            assert not [pair for pair in combinations(boxes, 2) if meet(*pair)], cite_id
            assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= WIDTH and b[3] <= carte.height for b in boxes), cite_id


def test_numbers_all_show_and_nearly_all_listed_communes_are_named(cite_maps):
    late = {}
    for cite_id, carte in cite_maps.items():
        wide, narrow = carte.letterings
        for lettering in (wide, narrow):
            shown = {number.code for number in lettering.numbers if number.placed.zoom == 1}
            assert shown == {one.quartier.code for one in carte.ground.qpv_2015}, cite_id
        listed = {area.code for area in (*carte.ground.coeur, *carte.ground.limitrophe)}
        assert {name.placed.wish.key for name in wide.names if name.kind != "voisine"} == listed, cite_id
        late[cite_id] = sum(name.placed.zoom > 1 for name in wide.names)
    assert sum(late.values()) <= 3, "communes of the 84 named only once the map is zoomed"


def test_every_qpv_of_2015_lies_within_the_sheet(cite_maps):
    for cite_id, carte in cite_maps.items():
        for one in carte.ground.qpv_2015:
            left, top, right, bottom = one.area.bounds
            assert left >= 0 and top >= 0 and right <= WIDTH and bottom <= carte.height, (cite_id, one.quartier.code)


def test_the_whole_territory_is_on_the_sheet_or_beside_it(cite_maps):
    beside = {cite_id for cite_id, carte in cite_maps.items() if carte.situation}
    assert {"cde-001", "cde-047"} <= beside
    assert not {"cde-009", "cde-041", "cde-048", "cde-066"} & beside, "these show it whole"


def test_numbers_follow_the_order_of_the_table(model):
    cite = model.cites["cde-071"]
    assert [*qpv_numbers(cite).items()] == [(lien.code, rank) for rank, lien in enumerate(cite.qpv, 1)]


def test_marseille_nord_is_made_of_its_arrondissements(cite_maps):
    carte = cite_maps["cde-009"]
    assert {area.code for area in carte.ground.coeur} == {"13213", "13214", "13215", "13216"}
    names = {line.text for name in carte.letterings[0].names for line in name.lines}
    assert {"Marseille 13e", "Marseille 16e"} <= names


def test_a_territory_without_the_commune_of_another_cite(model, contours):
    envol = territory_rings(contours, model.cites["cde-064"])
    whole = contours.territoires["ept 200058097"]
    assert bounds_of(envol) != whole.bounds, "Tremblay-en-France is a cité of its own"


@pytest.mark.parametrize("name", ['<script>alert("x")</script>', 'L\'"Île" & Cie ]]>', "🏙️ Cité {{ 7*7 }}", "x" * 200])
def test_hostile_names_change_no_structure(model, contours, name):
    cite = model.cites["cde-001"]
    identity = msgspec.structs.replace(cite.record.identite, nom=name)
    hostile = type(cite)(
        **{field: getattr(cite, field) for field in cite.__slots__ if field != "record"},
        record=msgspec.structs.replace(cite.record, identite=identity),
    )
    svg = SVG.search(cite_figure(model, contours, hostile, lambda code: f'"><b>{code}')).group()
    root = ElementTree.fromstring(svg)
    assert typographie(name) in root.get("aria-label")
    assert not list(root.iter("script")) and not list(root.iter("b"))


def test_drawing_again_gives_the_same_bytes(model, contours):
    cite = model.cites["cde-066"]
    fresh = Contours(contours._folder)
    assert cite_figure(model, contours, cite, str.lower) == cite_figure(model, fresh, cite, str.lower)


def test_without_page_a_qpv_is_still_in_the_tab_order(model, contours):
    svg = SVG.search(cite_figure(model, contours, model.cites["cde-007"], lambda code: None)).group()
    groups = [group for group in ElementTree.fromstring(svg).iter("g") if group.get("tabindex") == "0"]
    assert len(groups) >= 3 and all(group.get("aria-label") for group in groups)


@pytest.mark.parametrize("content", [None, "", "[]", '{"features": [{"properties": {}}]}'])
def test_missing_or_broken_outlines_are_one_french_line(tmp_path, content):
    if content is not None:
        (tmp_path / "communes.geojson").write_text(content, encoding="utf-8")
    with pytest.raises(Failure, match=r"communes\.geojson : ") as raised:
        _ = Contours(tmp_path).communes
    assert "\n" not in str(raised.value)


def test_the_legend_tells_of_sea_or_abroad_only_where_the_map_shows_some(cite_maps):
    for cite_id, carte in cite_maps.items():
        starts = re.findall(r"M(-?\d+) (-?\d+)l([^M]*)z", carte.ground.d_dehors)
        seen = 0
        for x, y, rest in starts:
            steps = [int(step) for step in re.findall(r"-?\d+", rest)]
            across = list(accumulate(steps[::2], initial=int(x)))
            down = list(accumulate(steps[1::2], initial=int(y)))
            seen += max(across) > 0 and min(across) < WIDTH * 10 and max(down) > 0 and min(down) < carte.height * 10
        assert seen == len(starts), cite_id
        assert ("Mer, ou pays voisin" in figure(carte)) == bool(starts), cite_id
    assert not cite_maps["cde-041"].ground.d_dehors and cite_maps["cde-009"].ground.d_dehors
