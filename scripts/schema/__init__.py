"""JSON Schemas of the files that people edit, made from the shapes of their records.

Editors with a YAML language server complete, explain and underline with them. They tell what a schema can tell: what
needs the reference tables, or two places of a file, is judged by the check alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from scripts.registry.load import FILES
from scripts.schema.json_schema import document


def emit() -> Iterator[tuple[str, bytes]]:
    """Yield (name, JSON Schema) for each file, such as `cites.schema.json` for `data/cites.yaml`."""
    for file, record in FILES.items():
        name = file.removeprefix("data/").removesuffix(".yaml")
        schema = document(record, f"Registre des cités de l’emploi : {file}")
        yield f"{name}.schema.json", (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
