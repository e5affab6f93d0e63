"""The page of the rules and that of the keys: whole, and made of what runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.examples import read_examples
from scripts.failures import Failure
from scripts.registry.faults import REGLES
from scripts.registry.load import FILES
from scripts.registry.shapes import Block, Many, Shape, shape_of
from scripts.rules import all_rules


def test_every_rule_is_there_with_its_example(documents) -> None:
    """But for those that no excerpt could show."""
    page = documents["regles/index.html"]
    for regle in [*REGLES, *(rule.REGLE for rule in all_rules())]:
        assert f'<section id="{regle.id}" class="regle">' in page
    unseen = {regle.id for regle in REGLES} - read_examples(ROOT).keys()
    assert page.count("aucun extrait ne la montrerait") == len(unseen)
    assert {rule.REGLE.id for rule in all_rules()} <= read_examples(ROOT).keys()


def test_an_example_shows_what_changes() -> None:
    """The bad lines, the good ones, and the sentence of the check."""
    example = read_examples(ROOT)["guillemets"]
    assert "depuis: 2024" in example.mauvais and 'depuis: "2024-12"' in example.bon
    assert example.message.startswith("La clé « depuis » attend un texte")


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
