"""OpenAPI and the schemas describe the very files: no path more, no path less, and every file follows its schema."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from scripts import api
from scripts.api.endpoints import ENDPOINTS
from scripts.api.schemas import DIALECT
from tests.built_site import Site

EVERY_ENDPOINT = pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.path)


def path_pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)))


def strict(schema: Any) -> Any:
    """The same schema, in which an object has no other properties than those described."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    return closed | {"additionalProperties": False} if "properties" in schema and "required" in schema else closed


def validators(schemas: Mapping[str, Any]) -> Draft202012Validator:
    alternatives = [strict(schema) for schema in schemas.values()]
    return Draft202012Validator(
        alternatives[0] if len(alternatives) == 1 else {"oneOf": alternatives},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def test_openapi_is_valid(documents: Mapping[str, Any], site: Site) -> None:
    """As its readers have it: its schemas are read where it says."""
    address = (site.folder / api.ROOT / "openapi.json").resolve().as_uri()
    validate(documents["openapi.json"], base_uri=address)
    missing = json.loads(json.dumps(documents["openapi.json"]).replace("schemas/cite.json", "schemas/aucun.json"))
    with pytest.raises(Exception, match=r"aucun\.json"):
        validate(missing, base_uri=address)


def test_paths_are_the_files(files: Mapping[str, bytes], documents: Mapping[str, Any]) -> None:
    templates = {template: path_pattern(template.removeprefix("/")) for template in documents["openapi.json"]["paths"]}
    described = {path: [one for one, pattern in templates.items() if pattern.fullmatch(path)] for path in files}
    assert {path: found for path, found in described.items() if len(found) != 1} == {}
    assert {found[0] for found in described.values()} == templates.keys()


@EVERY_ENDPOINT
def test_every_file_follows_its_schema(endpoint, documents: Mapping[str, Any]) -> None:
    if not endpoint.schemas:
        return
    validator = validators(endpoint.schemas)
    paths = [path for path in documents if endpoint.pattern.fullmatch(path)]
    assert paths
    faults = {path: error.message for path in paths if (error := next(validator.iter_errors(documents[path]), None))}
    assert faults == {}


@EVERY_ENDPOINT
def test_examples_of_parameters_lead_to_a_file(endpoint, files: Mapping[str, bytes]) -> None:
    assert endpoint.example in files


def test_schemas_are_schemas_and_those_of_openapi(documents: Mapping[str, Any]) -> None:
    components = documents["openapi.json"]["components"]["schemas"]
    published = {path: schema for path, schema in documents.items() if path.startswith("schemas/")}
    assert published == {
        components[name]["$ref"]: {"$schema": DIALECT} | schema
        for endpoint in ENDPOINTS
        for name, schema in endpoint.schemas.items()
    }
    assert {component["$ref"] for component in components.values()} == published.keys()
    for schema in published.values():
        Draft202012Validator.check_schema(schema)


def test_each_file_names_its_own_schema(documents: Mapping[str, Any]) -> None:
    for endpoint in ENDPOINTS:
        named: dict[str, Any] = {}
        for path, document in documents.items():
            if endpoint.pattern.fullmatch(path) and "links" in document:
                named.setdefault(document["links"]["schema"].rpartition("/")[2].removesuffix(".json"), document)
        assert named.keys() == endpoint.schemas.keys()
        for name, document in named.items():
            assert validators({name: endpoint.schemas[name]}).is_valid(document), name


def test_a_wrong_value_is_refused(documents: Mapping[str, Any]) -> None:
    """The schemas are not empty: each of these faults is seen."""
    endpoint = next(one for one in ENDPOINTS if one.path == "cites/{nom}.json")
    validator = validators(endpoint.schemas)
    document = documents[endpoint.example]
    for change in (
        {"vague": 2022},
        {"vague": "2020"},
        {"cite_id": "1"},
        {"nom": None},
        {"de_trop": 1},
        {"nb_qpv_2015": -1},
    ):
        assert not validator.is_valid(document | {"data": document["data"] | change}), change


def promised(schema: Any, path: str) -> Iterator[str]:
    """One line a field: its path and its types."""
    if "properties" in schema:
        for name, inner in schema["properties"].items():
            yield from promised(inner, f"{path}.{name}")
    elif "items" in schema:
        yield from promised(schema["items"], f"{path}[]")
    else:
        types = schema.get("type", "const")
        yield f"{path} {types if isinstance(types, str) else '|'.join(types)}"


def test_v1_keeps_what_it_has_promised(model, request: pytest.FixtureRequest) -> None:
    """Lines may be added to v1.txt and never taken away: what would take one away is v2, at another address."""
    lines = {f"GET {endpoint.path}" for endpoint in ENDPOINTS}
    lines |= {f"id {cite.id} cites/{cite.record.slug}.json" for cite in model.cites.values()}
    for endpoint in ENDPOINTS:
        for name, schema in endpoint.schemas.items():
            lines |= set(promised(schema, name))
    kept = (request.path.parent / "v1.txt").read_text(encoding="utf-8").splitlines()
    frozen = [line for line in kept if line and not line.startswith("#")]
    assert [line for line, count in Counter(frozen).items() if count > 1] == []
    assert sorted(set(frozen) - lines) == [], "v1 loses what it has promised"
    assert sorted(lines - set(frozen)) == [], "add these lines to v1.txt"


def test_one_name_has_one_type_wherever_it_stands() -> None:
    types = defaultdict(set)
    for endpoint in ENDPOINTS:
        for name, schema in endpoint.schemas.items():
            for line in promised(schema, name):
                field, _, kind = line.partition(" ")
                if field.rpartition(".")[2].startswith(("code_", "cite_id", "siren_")):
                    types[field.rpartition(".")[2]].update(kind.split("|"))
    assert {name for name, kinds in types.items() if not kinds <= {"string", "null"}} == set()
