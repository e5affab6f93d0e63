"""The JSON Schemas accept the real registry, refuse what they can express, and follow the records."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from jsonschema import Draft202012Validator

from scripts import ROOT, schema
from scripts.registry import load
from scripts.registry.provenance import Record
from scripts.registry.shapes import Block, Choice, Many, Shape, shape_of
from tests.small_registry import CASES, expected, lay_case

SCHEMAS = {name.removesuffix(".schema.json"): json.loads(content) for name, content in schema.emit()}
FILES = {Path(file).stem: record for file, record in load.FILES.items()}

# Faults of form that a JSON Schema can express: all but those that YAML hides (a key given twice, a comment, needless
# quotation marks) and those of the calendar.
EXPRESSIBLE = {
    "choix",
    "cle-inconnue",
    "cle-manquante",
    "code-malforme",
    "forme",
    "guillemets",
    "longueur",
    "nature",
    "nombre",
    "valeur-vide",
}


def told(case: Path) -> set[tuple[str, str]]:
    """(name of the file, rule) of each diagnostic that a case expects."""
    return set(re.findall(r"^data/(\w+)\.yaml:[0-9:]+ \[([a-z0-9-]+)\]", "\n".join(expected(case)), re.MULTILINE))


class _Core(yaml.SafeLoader):
    """Reads as a language server does (YAML 1.2): a day is a text, 12:30 and NO are texts."""


_Core.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)
_Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def read(path: Path) -> Any:
    """Read a YAML file as plain values."""
    return yaml.load(path.read_text(encoding="utf-8"), _Core)


def faults(name: str, root: Path) -> list[str]:
    """What the schema of a file refuses."""
    validator = Draft202012Validator(SCHEMAS[name])
    return [error.json_path for error in validator.iter_errors(read(root / "data" / f"{name}.yaml"))]


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", FILES)
def test_the_real_registry_is_accepted(name: str) -> None:
    assert faults(name, ROOT) == []


@pytest.mark.parametrize(
    "case", [case for case in CASES if {rule for _, rule in told(case)} <= EXPRESSIBLE], ids=lambda case: case.name
)
def test_faults_of_form_are_refused(case: Path, tmp_path: Path) -> None:
    lay_case(case, tmp_path)
    for name in {name for name, _ in told(case)}:
        assert faults(name, tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_keys_are_those_of_the_records(name: str) -> None:
    """msgspec, which judges the records, knows the same keys and the same required ones."""
    (_,), components = msgspec.json.schema_components([FILES[name]], ref_template="{name}")
    ours = {part.partition("-")[0]: body for part, body in SCHEMAS[name]["$defs"].items()}
    ours[FILES[name].__name__] = SCHEMAS[name]
    for part, theirs in components.items():
        if theirs.get("type") == "object":
            body = ours[part].get("anyOf", [ours[part]])[-1]
            assert set(body["properties"]) == set(theirs["properties"]), part
            assert set(body["required"]) == set(theirs["required"]), part


def test_a_code_is_alone_or_with_what_is_its_own() -> None:
    """And it has the form of its kind."""
    validator = Draft202012Validator({**SCHEMAS["cites"]["$defs"]["Code-qpv_2015"], "$defs": SCHEMAS["cites"]["$defs"]})
    assert validator.is_valid("QP094006") and validator.is_valid({"code": "QP094006", "confiance": "attestee"})
    assert not validator.is_valid("QN09401M") and not validator.is_valid({"confiance": "attestee"})


def test_the_codes_of_a_territory_are_of_its_type() -> None:
    validator = Draft202012Validator({**SCHEMAS["cites"]["$defs"]["Territoire"], "$defs": SCHEMAS["cites"]["$defs"]})
    good = {"type": "epci", "codes": ["244900015"], "sources": ["x"], "confiance": "attestee", "lu_le": "2026-11-22"}
    assert validator.is_valid(good)
    assert not validator.is_valid(good | {"type": "communes"}) and validator.is_valid(good | {"hors": ["49007"]})


@pytest.mark.parametrize("record", FILES.values(), ids=FILES)
def test_every_field_is_explained(record: type[Record]) -> None:
    """Title, sentence, and an example wherever a text is free."""
    for block in blocks(shape_of(record)):
        for field in block.fields.values():
            where = f"{block.record.__name__}.{field.name}"
            assert field.titre[0].isupper() and field.description.endswith("."), where
            inner = field.shape.item if isinstance(field.shape, Many) else field.shape
            assert isinstance(inner, Block | Choice) or type(inner).__name__ == "Flag" or field.exemple, where


def blocks(shape: Shape) -> list[Block]:
    """A block and all that it holds."""
    match shape:
        case Many():
            return blocks(shape.item)
        case Block():
            return [shape, *(inner for field in shape.fields.values() for inner in blocks(field.shape))]
    return []


@pytest.mark.parametrize("name", FILES)
def test_every_file_names_its_schema(name: str) -> None:
    """Where `make` writes it, for editors that know nothing else of this project."""
    assert f"# yaml-language-server: $schema=../.schemas/{name}.schema.json\n" in (
        ROOT / "data" / f"{name}.yaml"
    ).read_text(encoding="utf-8")
