"""What the last release has published, and the next must keep: a file that `make release` alone writes."""

from pathlib import Path
from typing import NamedTuple

from scripts.registry.lines import read_table

PROMESSES = "data/publication/promesses.csv"
COLONNE, PAGE = "colonne", "page"
_REMEDY = "remettez celui de la dernière version"


class Promesse(NamedTuple):
    """One thing published: its kind (that of the API, `page` or `colonne`), its id or code, and its address."""

    genre: str
    identifiant: str
    adresse: str


def read_promesses(root: Path) -> tuple[Promesse, ...]:
    """Read what has been published; nothing before the first release. Raises TableError where the file is broken."""
    path = root / PROMESSES
    return read_table(path, Promesse, _REMEDY) if path.exists() else ()
