"""The map of France: each cité once, where it belongs, told apart by shape, light enough for a first page."""

from __future__ import annotations

import json
import math
import re
from xml.etree import ElementTree

import msgspec

from scripts import ROOT
from scripts.maps.france import (
    FRANCE,
    HEIGHT,
    ILE_DE_FRANCE,
    OVERSEAS,
    RADIUS,
    WIDTH,
    _runs,
    france_figure,
    france_map,
    france_svg,
)
from scripts.outlines.contours import Contours
from scripts.store import Store

SVG = re.compile(r"<svg class=\"carte-dessin\".*?</svg>", re.DOTALL)


def address(cite):
    return f"cites/{cite.record.slug}/"


def test_every_cite_is_a_named_link_exactly_once(model, contours):
    root = ElementTree.fromstring(SVG.search(france_figure(model, contours, address)).group())
    links = list(root.iter("a"))
    assert sorted(link.get("href") for link in links) == sorted(address(cite) for cite in model.cites.values())
    assert all(link.findtext("title") for link in links)


def test_it_is_light_and_without_style(model, contours):
    html = france_figure(model, contours, address)
    assert len(html.encode()) < 40_000
    assert "style" not in html


def test_marks_lie_in_their_panel_and_do_not_overlap(model, contours):
    carte = france_map(model, contours, address)
    assert (carte.width, carte.height) == (WIDTH, HEIGHT)
    for mark in carte.marks:
        departement = model.cites[mark.cite_id].departements[0]
        region = model.reference.departements[departement].code_region
        frame = OVERSEAS.get(departement) or (ILE_DE_FRANCE if region == "11" else FRANCE)
        assert frame.x <= mark.x - RADIUS and mark.x + RADIUS <= frame.x + frame.width, mark.nom
        assert frame.y <= mark.y - RADIUS and mark.y + RADIUS <= frame.y + frame.height, mark.nom
    for one in carte.marks:
        for other in carte.marks:
            if one.cite_id < other.cite_id:
                assert math.dist((one.x, one.y), (other.x, other.y)) > 2 * RADIUS, (one.nom, other.nom)


def test_marks_stay_near_their_place(model, contours):
    carte = france_map(model, contours, address)
    assert max(math.dist((mark.x, mark.y), mark.point) for mark in carte.marks) < 25


def test_waves_have_each_their_shape_and_their_count(model, contours):
    html = france_figure(model, contours, address)
    assert html.count('href="#carte-france-2020" x=') == 24
    assert html.count('href="#carte-france-2021" x=') == 60
    assert "Vague de 2020" in html and "24 cités" in html


def test_reading_order_is_by_region_then_name(model, contours):
    regions = [
        model.reference.regions[model.cites[mark.cite_id].regions[0]].nom
        for mark in france_map(model, contours, address).marks
    ]
    assert regions == sorted(regions)


def test_the_standalone_file_stands_alone(model, contours):
    svg = france_svg(model, contours)
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") and root.findtext(f"{space}desc") and root.find(f"{space}style") is not None
    assert not list(root.iter(f"{space}a"))
    used = set(re.findall(r'class="([^"]+)"', svg))
    known = set(re.findall(r"\.([a-z0-9-]+)\{|\.([a-z0-9-]+)(?=[{,])", root.findtext(f"{space}style")))
    assert used <= {name for pair in known for name in pair}
    assert "Licence Ouverte 2.0" in svg and "IGN" in svg
    assert len(svg.encode()) < 40_000


def test_a_kept_layout_serves_other_links_and_no_other_map(model, contours, tmp_path):
    kept = Contours(ROOT / "data" / "reference" / "contours", Store(tmp_path))
    assert france_map(model, kept, address) == france_map(model, contours, address)
    assert france_map(model, kept, lambda cite: None) == france_map(model, contours, lambda cite: None)
    one = model.cites["cde-001"]
    vague = msgspec.structs.replace(one.record.vague, annee=4041 - one.record.vague.annee)
    record = msgspec.structs.replace(one.record, vague=vague)
    changed = msgspec.structs.replace(model, cites={**model.cites, one.id: msgspec.structs.replace(one, record=record)})
    assert france_map(changed, kept, address) == france_map(changed, contours, address)
    assert france_map(changed, kept, address) != france_map(model, contours, address)


def test_only_what_may_share_a_border_is_drawn_at_once(tmp_path):
    """Départements side by side, one that touches them by a corner, one apart; and in another order."""
    wests = {"01": (0, 0), "02": (1, 0), "03": (2, 1), "04": (5, 0), "05": (9, 0), "06": (10, 0)}
    features = [
        {
            "type": "Feature",
            "properties": {"code_departement": code},
            "geometry": {"type": "Polygon", "coordinates": [[(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]]},
        }
        for code, (x, y) in wests.items()
    ]
    (tmp_path / "departements.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    drawn = Contours(tmp_path)
    assert [*_runs(drawn, [*wests])] == [["01", "02", "03"], ["04"], ["05", "06"]]
    assert [*_runs(drawn, ["01", "04", "02", "06"])] == [["01", "04", "02"], ["06"]]
    assert [*_runs(drawn, ["04"])] == [["04"]]
