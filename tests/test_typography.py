"""What the program says has the apostrophe of French print; the pages have a test of their own (`pages/`)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from scripts import ROOT

STRAIGHT = re.compile(r"\b(?:[cdjlmns]|qu|lorsqu|jusqu|aujourd)'(?=[a-zéèêàûœ{])", re.IGNORECASE)


def said(source: str) -> Iterator[str]:
    """The texts of a module that are no docstring."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_text_of_the_code_has_a_straight_apostrophe():
    texts = [(path, text) for path in (ROOT / "scripts").rglob("*.py") for text in said(path.read_text("utf-8"))]
    assert len(texts) > 1000
    assert [(path.name, text) for path, text in texts if STRAIGHT.search(text)] == []


def test_a_straight_apostrophe_would_be_seen():
    assert [*filter(STRAIGHT.search, said('"""L\'avis."""\nraise Failure(f"n\'existe pas : {name}")'))] == [
        "n'existe pas : "
    ]
