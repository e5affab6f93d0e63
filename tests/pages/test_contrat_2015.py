"""The page of a contrat de ville 2015-2023, on the real registry."""

from __future__ import annotations

import re

import pytest

PATH = "contrats-de-ville/{}/index.html"


@pytest.fixture(scope="module")
def gaps(pages, model):
    """The contrats whose total is not the sum of their rows, with the sum of each."""
    sums = {
        code: sum(row.habitants or 0 for row in pages[PATH.format(code.lower())].context.quartiers)
        for code in model.cites_by_contrat_2015
    }
    totals = model.reference.contrats_2015
    return {code: total for code, total in sums.items() if totals[code].population_qpv_2018 not in (None, total)}


def test_a_total_that_leaves_out_quartiers_attached_first_elsewhere_names_them(pages, documents, model, gaps):
    assert len(gaps) == 13
    for code in gaps.keys() - {"CV105"}:
        page = pages[PATH.format(code.lower())]
        ailleurs = page.context.ecart.ailleurs
        left_out = sum(model.reference.qpv_2015[renvoi.code].population_2018 for renvoi in ailleurs)
        assert page.context.habitants + left_out == gaps[code]
        for renvoi in ailleurs:
            assert renvoi.code in {row.qpv.code for row in page.context.quartiers}
            first = next(row for row in model.reference.qpv_2015_contrats[renvoi.code] if row.rang == 1)
            assert first.code_cv_2015 != code
        assert len(re.findall(r"n’y (?:est|sont) pas comptés?", documents[page.path])) == 1


def test_a_gap_that_they_do_not_explain_gives_both_figures(pages, documents, gaps):
    path = PATH.format("cv105")
    assert pages[path].context.ecart.ailleurs == ()
    assert gaps["CV105"] == pages[path].context.ecart.total == 69420
    assert "68\u202f315 dans ses quartiers prioritaires, d’après l’ANCT" in documents[path]
    assert "69\u202f420 d’après les populations de l’Insee" in documents[path]


def test_figures_that_agree_need_no_words(pages, model, gaps):
    for code in model.cites_by_contrat_2015.keys() - gaps.keys():
        assert pages[PATH.format(code.lower())].context.ecart is None
