"""Kinds that are cut in shares have the same pages, in the same order."""

from __future__ import annotations

from itertools import chain

import pytest

from scripts.model.model import Model
from scripts.outlines.contours import Contours
from scripts.pages import kinds, shares


def test_shares_have_every_page_once(model: Model, contours: Contours, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.pages._SHARE", 50)
    every, cut = kinds(model, contours), shares(model, contours)
    assert len(cut) > len(every)
    assert [page.path for page in chain.from_iterable(share() for share in cut)] == [
        page.path for kind in every for page in kind()
    ]
