"""The page of the rules and that of the keys: whole, and made of what runs."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from msgspec.structs import replace

from scripts import ROOT
from scripts.check import check
from scripts.examples import read_examples
from scripts.failures import Failure
from scripts.model.model import Model
from scripts.model.resolve import resolved
from scripts.pages import regles
from scripts.registry.exceptions import ExceptionDeRegle
from scripts.registry.faults import REGLES
from scripts.registry.load import FILES
from scripts.registry.shapes import Block, Many, Shape, shape_of
from scripts.rules import all_rules
from tests.small_registry import TODAY, copy_mini
from tests.small_registry import replace as replace_in


def test_every_rule_is_there_with_its_example(documents) -> None:
    """But for those that no excerpt could show."""
    page = documents["regles/index.html"]
    for regle in [*REGLES, *(rule.REGLE for rule in all_rules())]:
        assert f'<section id="{regle.id}" class="regle">' in page
    unseen = {regle.id for regle in REGLES} - read_examples(ROOT).keys()
    assert page.count("aucun extrait ne la montrerait") == len(unseen)
    assert {rule.REGLE.id for rule in all_rules()} <= read_examples(ROOT).keys()


def test_an_example_puzzles_nobody(documents) -> None:
    """Messages tell the last cité and the day of the small registry, not of this one."""
    assert (
        "Les exemples viennent d’un petit registre d’essai, contrôlé à une date fixe" in documents["regles/index.html"]
    )
    assert sum("regle:" in line for line in read_examples(ROOT)["exception-inconnue"].mauvais) <= 2


def test_an_example_shows_what_changes() -> None:
    """The bad lines, the good ones, and the sentence of the check."""
    example = read_examples(ROOT)["guillemets"]
    assert "depuis: 2024" in example.mauvais and 'depuis: "2024-12"' in example.bon
    assert example.message.startswith("La clé « depuis » attend un texte")


def test_exceptions_in_force_are_told(model: Model, documents, render) -> None:
    """The cité, the rule, until when and why; or that there is none."""
    assert "chaque règle vaut aujourd’hui pour toutes les cités" in documents["regles/index.html"]
    pourquoi = "L'ANCT liste cette commune <sans> QPV."
    one = ExceptionDeRegle(regle="commune-sans-qpv", cite="cde-070", pourquoi=pourquoi, jusqu_au=date(2027, 1, 1))
    (page,) = regles.pages(replace(model, exceptions=(one,)))
    shown = render({page.path: page})[page.path]
    assert "chaque règle vaut" not in shown
    (item,) = re.findall("<li>(.*Sud Est.*)</li>", shown)
    assert '<a href="#commune-sans-qpv">' in item and '<a href="../cites/grand-paris-sud-est-avenir/">' in item
    told = unescape(re.sub("<[^>]*>", "", item)).replace("\u00a0", " ").replace("\u202f", " ")
    assert told == (
        "Grand Paris Sud Est Avenir, « Commune sans QPV de la liste », jusqu’au 1er janvier 2027 : "
        "L’ANCT liste cette commune <sans> QPV."
    )


def test_an_accepted_registry_keeps_its_exceptions(tmp_path: Path) -> None:
    """From the file to the page."""
    root = copy_mini(tmp_path)
    heart = '        - "QP013003" # Saint Henri (Marseille)\n'
    replace_in(root, [(heart, f'{heart}        - "QP013040" # Valbarelle Néréïdes Bosquet (Marseille)\n')])
    entry = '\n  - regle: "role-qpv"\n    cite: "cde-004"\n    pourquoi: "Question posée."\n    jusqu_au: 2027-06-30'
    replace_in(root, [("exceptions:\n", f"exceptions:{entry}\n")], "data/exceptions.yaml")
    checked = check(root, TODAY)
    assert [one.rule for one in checked.diagnostics if one.rule != "chiffre-publie"] == []
    kept, *_ = resolved(checked.loaded, checked.reference).exceptions
    assert (kept.regle, kept.cite, kept.jusqu_au) == ("role-qpv", "cde-004", date(2027, 6, 30))


def test_without_examples_the_reason_is_told(tmp_path: Path) -> None:
    """In one line."""
    with pytest.raises(Failure, match=r"^Il manque tests/fixtures/ : "):
        read_examples(tmp_path)


def test_every_key_is_there(documents) -> None:
    """Of every file, once in its block or among those that blocks share."""
    page = documents["champs/index.html"]
    shown = set(re.findall(r'<th scope="row"><code>(\w+)</code>', page))
    assert shown == {key for record in FILES.values() for key in keys(shape_of(record))}


def keys(shape: Shape) -> set[str]:
    """All keys of a block and of what it holds."""
    match shape:
        case Many():
            return keys(shape.item)
        case Block():
            return set(shape.fields).union(*(keys(field.shape) for field in shape.fields.values()))
    return set()
