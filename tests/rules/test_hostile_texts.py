"""Hostile texts and addresses of fiches are refused, each by its rule, in one short line."""

from __future__ import annotations

import re

import pytest

from scripts.registry.load import CITES
from tests.rules.seen import RULES
from tests.small_registry import copy_mini, diagnose, printed

# What each refusal is called, for a text that stands between the quotation marks of a name.
REFUSED = {
    "<b>gras</b>": "balise",
    "</td>": "balise",
    "<script>alert(1)</script>": "balise",
    "<!-- -->": "balise",
    "=1+1": "valeur-formule",
    "@SUM(A1)": "valeur-formule",
    "+33": "valeur-formule",
    "-1": "valeur-formule",
    "\\tx": "valeur-formule",
    "\\rx": "valeur-formule",
    "a\\u202eb": "caractere-invisible",
    "a\\u2066b": "caractere-invisible",
    "a\\u200bb": "caractere-invisible",
    "a\\nb": "caractere-invisible",
    "a\\0b": "caractere-invisible",
    "N" * 1_000_000: "longueur",
}
NAME = 'nom: "Aldev (Angers Loire développement)"'


def told(root, new: str, old: str, rule: str) -> list[str]:
    """What reading, and one rule after it, say of the mini registry, once changed."""
    path = copy_mini(root) / CITES
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return printed(diagnose(root, rules=[RULES[rule]] if rule in RULES else []))


def short(value: str) -> str:
    """A name for a case; one with a backslash could not be asked for."""
    return value[:30].replace("\\", "/")


@pytest.mark.parametrize(("text", "rule"), REFUSED.items(), ids=short)
def test_the_check_refuses_it_in_one_short_line(text, rule, tmp_path):
    (line,) = told(tmp_path, f'nom: "{text}"', NAME, rule)
    assert f"[{rule}]" in line
    assert len(line) < 250


@pytest.mark.parametrize(
    "slug", ["../../etc", "/etc/passwd", "a/../../b", "..", "a\\\\b", "%2e%2e", "con.", "a" * 61], ids=short
)
def test_the_check_refuses_a_slug_that_leaves_the_site(slug, tmp_path):
    (line,) = told(tmp_path, f'slug: "{slug}"', 'slug: "gennevilliers"', "forme")
    assert re.search(r"\[(forme|longueur)\]", line)
