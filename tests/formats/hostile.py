"""Names that try to break out of a format, and a model that bears them."""

from __future__ import annotations

from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from scripts.model.model import Model

FORMULAS = ("=1+1", "@SUM(1)\t+2-3")
HOSTILE = (
    "<script>alert(1)</script>",
    'Dite « "Rive" », d\'ici, et d’ailleurs; \\ | `code`',
    "{version} {{ version }} {% raw %} %s $version",
    "🏙️ Cité é\u0301 \u202f\u00a0x",
    "N" * 200,
    "deux\r\nlignes, une virgule",
    "| table | --- |",
    "](javascript:alert(1)) <!-- -->",
    "</td>&amp;&lt;",
)


def hostile(model: Model, name: str) -> Model:
    """The model where cités, sources, QPV and an organisme of one cité bear that name."""
    rename = msgspec.structs.replace
    cite = model.cites["cde-007"]
    first, *others = cite.record.porteurs
    record = rename(
        cite.record,
        identite=rename(cite.record.identite, nom=name, nom_anct=name),
        porteurs=(rename(first, nom=name), *others),
    )
    sources = {key: rename(source, titre=name, editeur=name) for key, source in model.sources.items()}
    qpv = {key: row._replace(nom=name) for key, row in model.reference.qpv_2015.items()}
    return replace(
        model,
        cites=MappingProxyType({**model.cites, "cde-007": replace(cite, record=record)}),
        sources=MappingProxyType(sources),
        reference=replace(model.reference, qpv_2015=MappingProxyType(qpv)),
    )
