"""The files that are one of a kind: the programme, the sources, the quality of each cité."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.api.endpoint import Endpoint
from scripts.api.envelope import document
from scripts.api.nesting import Nested
from scripts.api.records import Records
from scripts.api.schemas import array, envelope, of_nested, whole
from scripts.tables.programme import (
    programme_chiffres_publies,
    programme_chiffres_publies_cites,
    programme_chiffres_publies_territoires,
    programme_desaccords,
    programme_desaccords_versions,
    programme_faits,
    programme_lacunes,
    sources,
)
from scripts.tables.qualite import qualite_cites

_LINKS = ("index", "page", "schema")

_PROGRAMME: Mapping[str, Nested] = {
    "faits": Nested(table=programme_faits.TABLE),
    "chiffres_publies": Nested(
        table=programme_chiffres_publies.TABLE,
        parts={
            "cites": Nested(table=programme_chiffres_publies_cites.TABLE, by=("chiffre_id",), to="cite_id"),
            "territoires": Nested(table=programme_chiffres_publies_territoires.TABLE, by=("chiffre_id",)),
        },
    ),
    "desaccords": Nested(
        table=programme_desaccords.TABLE,
        parts={"versions": Nested(table=programme_desaccords_versions.TABLE, by=("desaccord_id",))},
    ),
    "lacunes": Nested(table=programme_lacunes.TABLE),
}


def _links(name: str, page: str) -> Mapping[str, str]:
    return {
        "index": "index.json",
        "page": f"../../{page}",
        "schema": f"schemas/{name}.json",
    }


def _programme(records: Records) -> Iterator[tuple[Mapping[str, str], bytes]]:
    data = {name: records.all_objects(nested, "") for name, nested in _PROGRAMME.items()}
    yield {}, document(records.model, data, _links("programme", "programme/"))


def _table(name: str, title: str, nested: Nested) -> Endpoint:
    """The endpoint of all rows of one table, which is that of the page of the same name."""

    def documents(records: Records) -> Iterator[tuple[Mapping[str, str], bytes]]:
        data = records.all_objects(nested, "")
        yield {}, document(records.model, data, _links(name, f"{name}/"))

    return Endpoint(
        path=f"{name}.json",
        title=title,
        description=nested.table.description,
        schemas={name: envelope(title, array(of_nested(nested)), _LINKS)},
        documents=documents,
    )


ENDPOINTS = (
    Endpoint(
        path="programme.json",
        title="Le programme",
        description="Faits, chiffres publiés, désaccords entre sources et lacunes, chacun avec ses sources.",
        schemas={
            "programme": envelope(
                "Le programme",
                whole({name: array(of_nested(nested)) for name, nested in _PROGRAMME.items()}),
                _LINKS,
            )
        },
        documents=_programme,
    ),
    _table("qualite", "Qualité des données, cité par cité", Nested(table=qualite_cites.TABLE, to="cite_id")),
    _table("sources", "Sources", Nested(table=sources.TABLE)),
)
