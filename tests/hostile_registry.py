"""A registry whose every free text is hostile, with the few reference rows that it needs: whole outputs, quickly."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from scripts import ROOT
from scripts.model.build import build
from scripts.model.model import Model
from scripts.registry.load import load
from scripts.registry.records import Sources
from scripts.registry.reference import Reference
from scripts.registry.shapes import Text, shape_of
from tests.small_registry import MINI, real_reference


def hostile_model(text: str, url: str) -> Model:
    """Return the model of the mini registry where each free text begins as `text` says, and each address is `url`.

    The facts of the programme are the real ones, which pages name. No rule is asked: this is what would be published
    if the check were bypassed.
    """
    loaded, real = load(MINI.parent), load(ROOT)
    every_source = {source.id: source for whole in (real, loaded) for source in whole.sources.sources}
    told = msgspec.structs.replace(loaded.programme, faits=real.programme.faits)
    registre, programme = (spoilt(record, text, url) for record in (loaded.registre, told))
    sources = Sources(sources=spoilt(tuple(every_source.values()), text, url))
    lignes = {cite.id: (1, 1) for cite in registre.cites}
    return build(registre, sources, programme, few(real_reference(), text), lignes)


def spoilt(value: Any, text: str, url: str) -> Any:
    """Return a record, or a tuple of records, whose free texts and addresses are replaced."""
    if isinstance(value, tuple):
        return tuple(spoilt(item, text, url) for item in value)
    if not isinstance(value, Struct):
        return value
    changes = {}
    for name, field in shape_of(type(value)).fields.items():
        held = getattr(value, name)
        if isinstance(held, str) and isinstance(field.shape, Text):
            if name == "url":
                changes[name] = url
            elif not field.shape.code and not field.shape.pattern:
                changes[name] = f"{text} {held}"
        else:
            changes[name] = spoilt(held, text, url)
    return msgspec.structs.replace(value, **changes)


def few(reference: Reference, text: str) -> Reference:
    """Return the reference tables with spoilt names, their QPV reduced to the départements of the mini registry."""
    kept: dict[str, Any] = {}
    for name in reference.__struct_fields__:
        rows = getattr(reference, name)
        if name == "communes_by_territoire":
            kept[name] = rows
        elif isinstance(rows, Mapping):
            kept[name] = MappingProxyType(
                {
                    key: _renamed(row, text)
                    for key, row in rows.items()
                    if name.startswith("communes") or _stands_in(key)
                }
            )
        else:
            kept[name] = tuple(row for row in rows if _stands_in(row[0]))
    return msgspec.structs.replace(reference, **kept)


def _stands_in(code: str) -> bool:
    """Tell whether a code that names a département (of QPV, postal) names one of the mini registry; any other does."""
    departement = code[3:5] if code[:2] in ("QP", "QN") else code[:2] if code.isdigit() and len(code) == 5 else "13"
    return departement in ("13", "49", "92")


def _renamed(row: Any, text: str) -> Any:
    return row._replace(nom=f"{text} {row.nom}") if getattr(row, "nom", None) else row
