"""Every table and column is described, in French, once, and refers only to what exists."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from scripts.model.model import Model
from scripts.registry import programme, provenance, records
from scripts.registry.codes import kind_of
from scripts.tables.enonces import BLOCS, LISTES
from scripts.tables.listing import FAMILIES, tables
from scripts.tables.table import Table
from tests.tables.test_rows import cell_faults

TABLES = {table.name: table for table in tables()}
GENERATIONS = {"qpv_2015", "qpv_2024", "contrat_2015", "contrat_2024"}
EVERY_TABLE = pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)


def texts(table: Table) -> Iterator[str]:
    yield from (table.title, table.description)
    for column in table.columns:
        yield from (column.title, column.description)
        yield from (category.label for category in column.categories)


def test_the_folders_are_the_list() -> None:
    files = [
        module.name
        for family in FAMILIES
        for module in pkgutil.iter_modules(importlib.import_module(f"scripts.tables.{family}").__path__)
    ]
    assert sorted(TABLES) == sorted(files)
    assert len(TABLES) == len(tables())


@EVERY_TABLE
def test_texts_are_french_and_well_set(table: Table) -> None:
    for text in texts(table):
        assert text == text.strip() != ""
        assert not re.search(r"[A-Za-zé]'|[«] | [»;:?!]|[^ 0-9]\u00a0[;?!]", text), text
    for title in (table.title, *(column.title for column in table.columns)):
        assert title[0].isupper() and not title.endswith("."), title
    for description in (table.description, *(column.description for column in table.columns)):
        assert description[0].isupper() or description[0].isdigit() or description.startswith("code_"), description
        assert description.endswith("."), description


@EVERY_TABLE
def test_names_are_ascii_snake_case(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))
    for name in (table.name, *names):
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name), name


@EVERY_TABLE
def test_keys_refer_to_what_exists(table: Table) -> None:
    for key in (table.primary_key, *table.unique_keys):
        assert key and all(table.column(name).required for name in key)
    for foreign in table.foreign_keys:
        parent = TABLES[foreign.table]
        assert foreign.columns in (parent.primary_key, *parent.unique_keys)
        for name in foreign.columns:
            own, theirs = table.column(name), parent.column(name)
            assert (own.type, own.pattern, own.categories) == (theirs.type, theirs.pattern, theirs.categories)


@EVERY_TABLE
def test_every_official_code_is_text_of_one_generation_and_checked(table: Table) -> None:
    linked = {name for key in table.foreign_keys for name in key.columns} | set(table.primary_key)
    for column in table.columns:
        if re.match(r"code_(qp|cv)", column.name):
            assert re.fullmatch(r"code_(qp|cv)_(2015|2024)", column.name)
            assert column.name in linked
        if column.name.startswith(("code_", "siren_")):
            assert column.type == "string" and column.pattern


@EVERY_TABLE
def test_no_column_holds_codes_of_two_generations(model: Model, table: Table) -> None:
    """Whatever its name; a cell of text, or the example of a column, may name any."""
    for place, column in enumerate(table.columns):
        kinds = {kind_of(str(row[place])) for row in table.rows(model)} & GENERATIONS
        assert len(kinds) < 2 or (table.name, column.name) == ("dictionnaire", "exemple"), column.name


@EVERY_TABLE
def test_examples_keep_the_constraints(table: Table) -> None:
    for column in table.columns:
        assert list(cell_faults(column, column.example)) == [], column.name
        assert column.pattern is None or re.fullmatch(r"\^.*\$", column.pattern), column.name


@EVERY_TABLE
def test_numbers_say_what_they_count(table: Table) -> None:
    for column in table.columns:
        if column.name.startswith(("habitants_", "population_")):
            assert column.unit == "habitants" and not column.required, column.name
        if column.name.startswith("nb_"):
            assert column.unit == "nombre" and column.minimum is not None, column.name


def test_a_name_that_several_tables_share_has_one_type() -> None:
    types: dict[str, set[str]] = {}
    for column in (column for table in tables() for column in table.columns):
        types.setdefault(column.name, set()).add(column.type)
    assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}


def test_sources_are_those_of_the_register(model: Model) -> None:
    cited = {source for table in tables() for source in table.all_sources}
    assert cited <= model.sources.keys()


def closed(record: type, field: str) -> set[str | int]:
    """The values that a field of a record may take."""
    kind = get_type_hints(record)[field]
    return set(get_args(kind)) if get_origin(kind) is Literal else {member.value for member in kind}


@pytest.mark.parametrize(
    ("table", "column", "record", "field", "besides"),
    [
        ("cites", "statut", records.Statut, "etat", set()),
        ("cites", "vague", records.Vague, "annee", set()),
        ("cites", "vague_confiance", records.Vague, "confiance", set()),
        ("cites", "territoire_type", records.Territoire, "type", set()),
        ("cites_blocs", "confiance", records.Bloc, "confiance", set()),
        ("cites_enonces", "nature", provenance.Mention, "nature", {"retenu"}),
        ("cites_porteurs", "role", records.Porteur, "role", set()),
        ("programme_faits", "theme", programme.Fait, "theme", set()),
        ("programme_chiffres_publies", "mesure", programme.ChiffrePublie, "mesure", set()),
    ],
)
def test_lists_of_values_are_those_of_the_registry(
    table: str, column: str, record: type, field: str, besides: set[str]
) -> None:
    categories = TABLES[table].column(column).categories
    assert {category.value for category in categories} == closed(record, field) | besides


def test_roles_are_those_of_the_registry() -> None:
    for name, liste in (
        ("cites_communes_anct", records.ListeLimitrophe),
        ("cites_contrats_de_ville_2015", records.ListeLimitrophe),
        ("cites_qpv_2015", records.ListeQpv),
    ):
        categories = TABLES[name].column("role").categories
        assert tuple(category.value for category in categories) == liste.ROLES


def test_blocks_are_those_of_the_registry() -> None:
    hints = get_type_hints(records.Cite)
    blocs = [name for name, kind in hints.items() if isinstance(kind, type) and issubclass(kind, records.Bloc)]
    listes = [name for name, kind in hints.items() if get_origin(kind) is tuple]
    assert [category.value for category in BLOCS] == blocs
    assert [category.value for category in LISTES] == listes
