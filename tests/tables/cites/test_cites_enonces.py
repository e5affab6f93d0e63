"""Identifiers of statements depend on what they say, not on their place or on who read them again."""

from __future__ import annotations

import datetime
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from scripts.model.model import Model
from scripts.registry.records import Cite, Confiance
from scripts.tables.cites import cites_enonces, cites_lancements, cites_pages, cites_porteurs


def ids(model: Model) -> list[str]:
    return [row[0] for row in cites_enonces.TABLE.rows(model)]


def only(model: Model, record: Cite) -> Model:
    cite = replace(model.cites[record.id], record=record)
    return replace(model, cites=MappingProxyType({record.id: cite}))


def test_order_plays_no_part(model: Model) -> None:
    record = model.cites["cde-007"].record
    turned = msgspec.structs.replace(record, porteurs=record.porteurs[::-1])
    assert len(record.porteurs) > 1
    assert sorted(ids(only(model, turned))) == sorted(ids(only(model, record)))


def test_a_new_reading_changes_no_identifier(model: Model) -> None:
    record = model.cites["cde-007"].record
    again = tuple(
        msgspec.structs.replace(
            porteur,
            lu_le=datetime.date(2030, 1, 1),
            verifie_le=datetime.date(2030, 1, 2),
            confiance=Confiance.PROBABLE,
        )
        for porteur in record.porteurs
    )
    assert ids(only(model, msgspec.structs.replace(record, porteurs=again))) == ids(only(model, record))


def test_a_statement_written_anew_has_a_new_identifier(model: Model) -> None:
    record = model.cites["cde-007"].record
    first, *others = record.porteurs
    renamed = (msgspec.structs.replace(first, nom="Autre organisme"), *others)
    before = set(ids(only(model, record)))
    after = set(ids(only(model, msgspec.structs.replace(record, porteurs=renamed))))
    assert len(before - after) == len(after - before) == 1


def test_each_list_of_its_own_continues_a_statement(model: Model) -> None:
    bloc_of = {row[0]: row[2] for row in cites_enonces.TABLE.rows(model)}
    for module, bloc in ((cites_porteurs, "porteurs"), (cites_pages, "pages"), (cites_lancements, "lancements")):
        found = [row[0] for row in module.TABLE.rows(model)]
        assert found == [enonce for enonce, name in bloc_of.items() if name == bloc]
