"""`CITATION.cff`: how to cite the data, for tools (Citation File Format 1.2.0)."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.formats import edition
from scripts.formats.data_file import DataFile
from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE

PATH = "CITATION.cff"


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="Citation",
        media_type="application/yaml",
        description="Comment citer les données, pour les gestionnaires de références (Citation File Format).",
    )


def emit(model: Model) -> Iterator[tuple[str, bytes]]:
    """The file, whole."""
    import yaml

    described = {
        "cff-version": "1.2.0",
        "message": "Pour citer ces données, reprenez ces éléments.",
        "type": "dataset",
        "title": edition.TITLE,
        "abstract": f"{edition.DESCRIPTION} Licence : {edition.licence()}.",
        "authors": [{"name": edition.CONTRIBUTEURS}],
        "version": model.version,
        "date-released": model.day.isoformat(),
        "license": LICENCE_OUVERTE.name,
        "keywords": list(edition.KEYWORDS),
    }
    yield PATH, yaml.safe_dump(described, allow_unicode=True, sort_keys=False, width=1000).encode()
