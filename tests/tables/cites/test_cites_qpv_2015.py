"""The QPV of each cité, against the rule that the description of the table states."""

from __future__ import annotations

from scripts.tables.cites.cites_qpv_2015 import TABLE

# Its territory is made of arrondissements, which codes of communes of 2024 do not tell apart.
MARSEILLE = "cde-009"


def test_the_lists_hold_all_that_touches_the_territory_but_for_the_cites_that_the_description_names(model):
    shorter = set()
    for cite in model.cites.values():
        touching = {code for commune in cite.territoire for code in model.qpv_2015_by_commune.get(commune, ())}
        listed = {lien.code for lien in cite.qpv}
        assert listed <= touching
        if cite.id != MARSEILLE and listed != touching:
            shorter.add(cite.nom)
    assert shorter == {"Nantes", "Valenciennes"}
    assert "moins à Nantes et à Valenciennes" in TABLE.description
