"""A build depends on its sources only."""

from __future__ import annotations

from scripts import ROOT
from scripts.site import emit


def test_the_site_is_the_same_byte_for_byte_when_built_again(site, model, contours, monkeypatch):
    monkeypatch.setenv("SITE_URL", "")
    monkeypatch.setenv("REPO_URL", "")
    differing = [path for path, content in emit(model, ROOT, contours) if (site.folder / path).read_bytes() != content]
    assert differing == []
