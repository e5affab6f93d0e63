"""The page of the sources says which addresses are dead, and what cites each."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from scripts.pages import sources


def test_a_dead_address_says_since_when(model, render):
    source_id = next(key for key, source in model.sources.items() if source.url)
    dead = msgspec.structs.replace(model.sources[source_id], morte_depuis=date(2027, 3, 15))
    changed = replace(model, sources=MappingProxyType({**model.sources, source_id: dead}))
    (page,) = sources.pages(changed)
    document = render({page.path: page})[page.path]
    assert document.count("Adresse morte depuis le 15\u00a0mars 2027.") == 1
    assert f'href="{dead.url}"' in document
    (page,) = sources.pages(model)
    assert "Adresse morte" not in render({page.path: page})[page.path]


def test_only_fiches_and_the_programme_are_said_to_cite(pages, documents):
    """Pages of QPV, of communes and others show sources too: they are not promised here."""
    page = pages["sources/index.html"]
    assert {renvoi.path.partition("/")[0] for source in page.context.notices for renvoi in source.citee_par} == {
        "cites",
        "programme",
    }
    assert "les pages qui les citent" not in page.description
    assert "avec les fiches de cité qui citent chacune, et le programme" in documents[page.path]
