"""The report in its three forms: what files say stays text, and an issue can hold it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from scripts.upstream import json as as_json
from scripts.upstream import markdown, text
from scripts.upstream.gap import AddCode, Gap, Sens
from scripts.upstream.refusal import Mot
from scripts.upstream.report import Correctif, Etat, Fichier, Rapport

HOSTILE = "</code> @quelqu’un ![x](https://exemple.test/x.png) \x1b[31m\u202e"


def report(gaps: int = 1, diff: str = "-a\n+b\n", phrase: str = "commune « 49015 » (Avrillé)") -> Rapport:
    edit = AddCode("communes_anct", "coeur", "49015")
    gap = Gap(cite="cde-001", sens=Sens.MANQUE, phrase=phrase, edit=edit)
    known = {"titre": "Cités, par commune", "editeur": "ANCT", "jeu": None, "adresse": None}
    return Rapport(
        jour=date(2026, 12, 24),
        fichiers=(
            Fichier(id="cites-communes", **known, etat=Etat.COMPARE, lignes=306, ecarts=(gap,) * gaps),
            Fichier(id="subventions", **known, etat=Etat.ECARTE, mot=Mot.TROP_LENT, pourquoi="le serveur se tait"),
        ),
        cites={"cde-001": "Angers Loire Métropole"},
        correctif=Correctif(diff=diff, controle=("data/cites.yaml:53:11: [commune-sans-qpv] Aucun QPV",)),
    )


def plain(lines: list[str]) -> list[str]:
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


def test_text() -> None:
    assert plain(list(text.render(report()))) == [
        "1 fichier comparé, 1 écart ; 1 fichier mis de côté.",
        "",
        "Cités, par commune (ANCT) : 306 lignes, 1 écart.",
        "Cités, par commune (ANCT) : mis de côté : le serveur se tait.",
        "",
        "cde-001 Angers Loire Métropole",
        "  - manque : commune « 49015 » (Avrillé) [cites-communes] (dans le correctif)",
        "",
        "Le correctif change 2 lignes de data/cites.yaml ; une fois appliqué, le contrôle dira 1 chose :",
        "  - data/cites.yaml:53:11: [commune-sans-qpv] Aucun QPV",
    ]


def test_markdown_shows_the_patch_and_escapes_the_rest() -> None:
    lines = list(markdown.render(report(phrase=HOSTILE)))
    whole = "\n".join(lines)
    assert lines[-4:] == ["```diff", "-a", "+b", "```"]
    assert "### cde\\-001 Angers Loire Métropole" in lines
    assert not any(sign in whole for sign in ("</code>", "@quelqu", "![", "https://exemple", "\x1b", "\u202e"))


@pytest.mark.parametrize("gaps", [2, 5000])
def test_markdown_fits_in_an_issue_and_counts_what_it_leaves_out(gaps: int) -> None:
    whole = "\n".join(markdown.render(report(gaps=gaps)))
    assert len(whole) < 65_536
    assert ("lignes de plus" in whole) == (gaps == 5000)


def test_a_long_patch_is_not_in_the_issue() -> None:
    assert "```diff" not in list(markdown.render(report(diff="+x\n" * 50_000)))


def test_json_has_the_fields_and_the_sentences() -> None:
    document = json.loads("\n".join(as_json.render(report(phrase=HOSTILE))))
    assert plain([document["resume"]]) == ["1 fichier comparé, 1 écart ; 1 fichier mis de côté."]
    compared, aside = document["fichiers"]
    (gap,) = compared["ecarts"]
    assert gap["edit"] == {"genre": "ajouter-code", "block": "communes_anct", "role": "coeur", "code": "49015"}
    assert gap["dit"].startswith("manque")
    assert "\u202e" not in gap["phrase"]
    assert (aside["etat"], aside["mot"]) == ("ecarte", "trop-lent")
    assert document["correctif"]["diff"] == ["-a", "+b"]


@pytest.mark.parametrize("gaps", range(400, 1000, 50))
def test_a_patch_is_told_whole_or_not_at_all(gaps: int) -> None:
    diff = "-ancien\n+nouveau\n" * 1000
    whole = "\n".join(markdown.render(report(gaps, diff)))
    assert whole.count("```") in (0, 2)
    assert whole.count("+nouveau") in (0, 1000)
    assert len(whole) <= markdown.LONGEST + 200
