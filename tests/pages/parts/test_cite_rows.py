"""The residents that a list gives of a cité, or of several: from what is sure to all that is said."""

from __future__ import annotations

from scripts.pages.parts.cite_rows import cite_rows, residents_of

SURE = ("attestee", "probable", "deduite")


def test_the_least_is_what_is_wholly_inside_and_neither_contested_nor_unsure(model):
    population = {code: qpv.population_2018 or 0 for code, qpv in model.reference.qpv_2015.items()}
    unsure = 0
    by_path = {f"cites/{cite.record.slug}/": cite for cite in model.cites.values()}
    rows = cite_rows(model, model.cites.values())
    assert len(rows) == len(by_path)
    for row in rows:
        cite = by_path[row.cite.path]
        sure = [lien.code for lien in cite.qpv if lien.role == "coeur" and lien.confiance.value in SURE]
        assert row.habitants.sans == sum(population[code] for code in sure), cite.id
        assert row.habitants.avec == cite.habitants.tous
        unsure += row.habitants.sans < cite.habitants.sans_a_cheval_ni_contestes
    assert unsure


def test_a_quartier_of_several_cites_counts_once_and_is_sure_where_one_is_sure_of_it(model):
    shared = [code for code, cites in model.cites_by_qpv_2015.items() if len(cites) > 1]
    assert shared
    for code in shared:
        residents = model.reference.qpv_2015[code].population_2018 or 0
        sure = any(lien.role == "coeur" and lien.confiance.value in SURE for lien in model.liens_qpv(code))
        found = residents_of(model, [code])
        assert (found.sans, found.avec) == (residents if sure else 0, residents), code
