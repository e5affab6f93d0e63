"""The dates of a cité, on the real registry."""

from __future__ import annotations

from scripts.pages.parts.frise import Frises
from scripts.registry.provenance import Confiance


def test_dates_are_in_order_from_the_label_to_the_last_source(model):
    jalons = Frises(model).of(model.cites["cde-001"])
    assert [(jalon.date, jalon.genre) for jalon in jalons] == [
        ("2020", "label"),
        ("2020-07", "debut"),
        ("2024", "quartiers"),
        ("2024-12", "fin"),
        ("2025-03-17", "source"),
    ]
    assert jalons[2].texte == "8\u00a0quartiers de 2024 prennent la suite des siens"
    assert jalons[-1].texte == "Cariforef Pays de la Loire en parle"


def test_every_cite_has_its_label_and_its_end(model):
    frises = Frises(model)
    for cite in model.cites.values():
        jalons = frises.of(cite)
        assert [jalon.date for jalon in jalons] == sorted(jalon.date for jalon in jalons)
        assert {"label", "fin"} <= {jalon.genre for jalon in jalons}


def test_sources_that_speak_of_most_cites_are_no_date_of_one(model):
    texts = {jalon.texte for cite in model.cites.values() for jalon in Frises(model).of(cite)}
    assert not any(text.startswith(("ANCT", "CGET", "La Gazette")) for text in texts)


def test_a_year_that_is_not_sure_is_told_so(model):
    frises = Frises(model)
    texts = {cite.id: frises.of(cite) for cite in model.cites.values()}
    labels = {cite_id: jalon.texte for cite_id, jalons in texts.items() for jalon in jalons if jalon.genre == "label"}
    unsure = [cite.id for cite in model.cites.values() if cite.record.vague.confiance is Confiance.A_CONFIRMER]
    assert unsure
    assert {labels[cite_id] for cite_id in unsure} <= {
        "Labellisation (année à confirmer)",
        "Labellisation (année contredite par une source)",
    }
    assert labels["cde-001"] == "Labellisation"
