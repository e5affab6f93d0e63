"""One page alone: the same as that of the whole site; nothing where there is none."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts import ROOT


def page(*path: str, given: bytes = b"") -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "scripts", "page", *path],
        cwd=ROOT,
        input=given,
        capture_output=True,
        check=True,
        timeout=120,
    ).stdout


@pytest.mark.parametrize("path", ["cites/arras/index.html", "a-propos/index.html"])
def test_a_page_is_that_of_the_site(site, path):
    assert page(path) == (site.folder / path).read_bytes()


def test_a_path_may_be_waited_for(site):
    assert page(given=b"qpv/qp094005/index.html\n") == (site.folder / "qpv/qp094005/index.html").read_bytes()
    assert page(given=b"") == b""


def test_a_path_without_a_page_gives_nothing():
    assert page("cites/nulle-part/index.html") == b""
