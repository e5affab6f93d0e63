"""What is published is what the files say, whole, or nothing is."""

from __future__ import annotations

import multiprocessing
import re

import pytest
from msgspec.structs import asdict

from scripts import ROOT
from scripts.accept import Refused, accepted_model
from scripts.model.resolve import resolved
from scripts.registry.load import load
from tests.small_registry import copy_mini, real_reference, replace


def test_the_model_of_an_accepted_registry_is_that_of_its_files():
    expected = resolved(load(ROOT), real_reference())
    assert asdict(accepted_model(ROOT, real_reference())) == asdict(expected)
    assert not multiprocessing.active_children()


def test_a_refused_registry_is_told_by_its_diagnostics_and_leaves_no_process(tmp_path):
    replace(copy_mini(tmp_path), [('- id: "cde-001"', '- id: "cde-1"')])
    with pytest.raises(Refused) as raised:
        accepted_model(tmp_path, real_reference())
    first, *_, last = str(raised.value).splitlines()
    assert re.match(r"data/cites\.yaml:4:9: \[forme\] .*cde-1\b", first)
    assert re.fullmatch(r"2\serreurs\. Rien n’a été publié\.", last)
    assert not multiprocessing.active_children()
