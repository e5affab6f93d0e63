"""The two figures: their numbers are those of the registry, their bars are in proportion."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from scripts.maps.figures import habitants_figure, habitants_par_region, vagues_figure, vagues_par_region
from scripts.registry.records import Confiance


def test_each_qpv_counts_once(model):
    rows = habitants_par_region(model)
    codes = {lien.code for cite in model.cites.values() for lien in cite.qpv}
    assert sum(row.qpv for row in rows) == len(codes) == 555
    assert sum(row.tous for row in rows) == sum(model.reference.qpv_2015[code].population_2018 or 0 for code in codes)


def test_what_straddles_or_is_contested_is_told_apart(model):
    sure = {
        lien.code
        for cite in model.cites.values()
        for lien in cite.qpv
        if lien.role == "coeur" and lien.confiance != Confiance.CONTESTEE
    }
    rows = habitants_par_region(model)
    assert sum(row.dans_territoire for row in rows) == sum(
        model.reference.qpv_2015[code].population_2018 for code in sure
    )
    grand_est = next(row for row in rows if row.code_region == "44")
    assert grand_est.contestes > 0 and grand_est.a_cheval == 0


def test_waves_are_those_published(model):
    rows = {row.code_region: row for row in vagues_par_region(model)}
    assert sum(row.vague_2020 for row in rows.values()) == 24
    assert sum(row.vague_2021 for row in rows.values()) == 60
    assert (rows["32"].toutes, rows["32"].vague_2021) == (14, 12)
    assert (rows["76"].vague_2020, rows["76"].vague_2021) == (2, 2)
    assert rows["75"].toutes == 6 and rows["52"].toutes == 3


def test_bars_are_in_proportion_and_the_figure_is_well_formed(model):
    rows = habitants_par_region(model)
    svg = re.search(r'<svg class="figure-dessin".*?</svg>', habitants_figure(rows), re.DOTALL).group()
    root = ElementTree.fromstring(svg)
    widths = [float(bar.get("width")) for bar in root.iter("rect") if "figure-dans" in bar.get("class", "")]
    expected = [row.dans_territoire / rows[0].dans_territoire for row in rows]
    assert [width / widths[0] for width in widths] == pytest.approx(expected, abs=0.001)
    assert "1\u202f214\u202f119" in svg


def test_without_rows_a_figure_is_still_drawn():
    for html in (habitants_figure(()), vagues_figure(())):
        assert "<svg" in html and "style" not in html


def test_names_are_escaped(model):
    row = vagues_par_region(model)[0]
    hostile = type(row)(row.code_region, "<b>&\"'", row.vague_2020, row.vague_2021)
    assert "<b>" not in vagues_figure([hostile])
