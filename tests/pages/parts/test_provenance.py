"""Provenance as pages show it."""

from __future__ import annotations

from datetime import date

from scripts.links import Renvoi
from scripts.pages.parts.fragments import filters
from scripts.pages.parts.provenance import Citation, Dit, Notice, Preuve, cited, notice
from scripts.registry.records import Confiance, Source


def source(id_: str, **more) -> Source:
    return Source(id=id_, titre="L'essai", editeur="ANCT", lu_le=date(2026, 11, 22), **more)


def test_a_notice_gives_its_reference_as_a_sentence_after_its_dates():
    written = notice(source("a", reference="Liste du 1er mars.", date="2024-03"))
    assert written.titre == "L’essai"
    assert written.suite == ", mars 2024 (lu le 22\u00a0novembre 2026). Liste du 1er mars."
    assert notice(source("a")).suite == " (lu le 22\u00a0novembre 2026)."


def test_sources_are_listed_once_in_the_order_of_citation():
    first, second = (Citation("ANCT", notice(source(id_))) for id_ in "ab")
    preuves = [
        Preuve(Confiance.ATTESTEE, (second, first), date(2026, 11, 22), None),
        Preuve(Confiance.DEDUITE, (first,), date(2026, 11, 22), None),
    ]
    assert [item.id for item in cited(preuves)] == ["b", "a"]


def test_a_verified_statement_says_so():
    proof = Preuve(
        Confiance.A_CONFIRMER, (Citation("ANCT", notice(source("a"))),), date(2026, 11, 22), date(2026, 12, 1)
    )
    written = filters("../")["provenance"](proof)
    assert "à confirmer" in written and 'href="#source-a"' in written and "vérifié le 1er\u00a0décembre 2026" in written


def test_a_date_is_set_off_where_the_sentence_tells_it_and_never_told_twice():
    proof = Preuve(Confiance.ATTESTEE, (), date(2026, 11, 22), None)

    def shown(texte: str, told: str | None) -> str:
        return filters("../")["date"](Dit(texte, proof, date=told))

    assert shown("Elle débute en juillet 2020.", "2020-07") == "Elle débute en <strong>juillet 2020</strong>."
    assert shown("Depuis 2024, <b>.", "2024") == "Depuis <strong>2024</strong>, &lt;b&gt;."
    assert shown("En 20241, rien.", "2024") == "<strong>2024.</strong> En 20241, rien."
    assert shown("Un label.", "2021-07-10") == "<strong>10\u00a0juillet 2021.</strong> Un label."
    assert shown("Sans date.", None) == "Sans date."


def test_fragments_escape_what_they_are_given():
    found = filters("../../")
    assert found["lien"](Renvoi("<b>", "cites/x/")) == '<a href="../../cites/x/">&lt;b&gt;</a>'
    assert found["lien"](Renvoi("<b>", None)) == "&lt;b&gt;"
    assert found["liens"]([Renvoi("a", None), Renvoi("b", None), Renvoi("c", None)]) == "a, b et c"
    hostile = Notice("x", "<i>", "</a>", 'https://x/"><script>', ".")
    assert "<script>" not in found["notice"](hostile) and "<i>" not in found["notice"](hostile)
