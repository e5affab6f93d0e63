"""One page of each kind of the whole site."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.built_site import Site

SECTIONS_OF_TWO_KINDS = {"qpv", "contrats-de-ville"}


@pytest.fixture(scope="session")
def one_of_each(site_below: Site) -> Mapping[str, str]:
    """The address of one page of each kind, by the kind: `accueil`, `cites`, `cites/`, `qpv/qp`, `qpv/qn`…"""
    examples: dict[str, str] = {}
    for path in site_below.documents:
        address = path.removesuffix("index.html")
        section, _, below = address.strip("/").partition("/")
        kind = f"{section}/{below[:2] if section in SECTIONS_OF_TWO_KINDS else ''}" if below else section
        examples.setdefault(kind or "accueil", address)
    return examples
