"""The line to mend is the one told, wherever the parser stops; files out of form before it are no fault."""

from __future__ import annotations

import pytest

from scripts.registry.positions import parse_yaml

FILE = """registre:
  - id: "a"
    vague:
      annee: 2020
      sources:
        - "un"
        - "deux"
    codes:
      - "49007"
"""

WRONG = {
    "a space too many, first key": (("      annee", "       annee"), (4, 8, "commence après 7 espaces, il en faut 6")),
    "a space too many, second key": (("      sources", "       sources"), (5, 8, "il en faut 6 : retirez-en 1")),
    "a space too few, second key": (("      sources", "     sources"), (5, 6, "il en faut 4 ou 6 : alignez-la")),
    "a space too few, item": (('        - "deux"', '       - "deux"'), (7, 8, "il en faut 8 : ajoutez-en 1")),
    "an item too deep": (('        - "deux"', '          - "deux"'), (7, 11, "il en faut 8 : retirez-en 2")),
    "the dash of an item": (('- "deux"', '"deux"'), (7, 9, "Il manque un tiret au début de cette ligne")),
    "a dash without space": (
        ('- "deux"', '-"deux"'),
        (7, 9, 'Il manque une espace après le tiret : écrivez « - "deux" »'),
    ),
    "a colon without space": (("annee: 2020", "annee:2020"), (4, 12, "Il manque une espace après le deux-points")),
    "no colon": (("annee: 2020", "annee 2020"), (4, 12, "Il manque un deux-points après « annee »")),
    "a no-break space": (("      annee", "     \u00a0annee"), (4, 6, "Une espace insécable se cache dans le retrait")),
}


def told(text: str) -> tuple[int, int, str]:
    (found,) = parse_yaml(text.encode(), "data/cites.yaml").diagnostics
    assert found.rule == "syntaxe"
    return found.line, found.column, found.message.replace("\u00a0", " ")


@pytest.mark.parametrize("fault", WRONG)
def test_the_line_that_is_wrong_is_told(fault: str) -> None:
    """And not the sound one below, at which the parser stops."""
    (old, new), (line, column, sentence) = WRONG[fault]
    assert FILE.count(old) == 1
    at_line, at_column, message = told(FILE.replace(old, new))
    assert (at_line, at_column) == (line, column)
    assert sentence in message


def test_what_yaml_admits_is_not_blamed_for_what_comes_after() -> None:
    """A block of four spaces, further up, can be read."""
    text = FILE.replace('      - "49007"', '          - "49007"') + '  - id: "b"\n   slug: "c"\n'
    line, column, message = told(text)
    assert (line, column) == (11, 4)
    assert "il en faut 4" in message


def test_a_long_line_is_not_shown() -> None:
    *_, message = told(FILE.replace("annee: 2020", f"annee {'x' * 100}"))
    assert message == "Il manque un deux-points après « annee »."


def test_the_first_mark_of_a_conflict_is_told() -> None:
    text = FILE.replace("    codes:", "<<<<<<< HEAD\n    codes:\n=======\n    code:\n>>>>>>> autre")
    assert told(text)[:2] == (8, 1)


def test_a_hostile_line_takes_no_time() -> None:
    """A million dashes between quotation marks, then an error of form below."""
    told(f'a: "\n{"- " * 400_000}"\nb:\n  c: 1\n   d: 2\n')
