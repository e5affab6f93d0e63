"""How programs read the registry: the paths of the API, and examples to copy: `/donnees/api/`.

The tests run the very text of the examples against the built site.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from scripts import ROOT, api
from scripts.api.endpoints import ENDPOINTS
from scripts.formats import edition, geojson, parquet
from scripts.formats.layers import QPV_2015
from scripts.french import typographie
from scripts.history import emit as history
from scripts.links import Renvoi
from scripts.model.model import Model
from scripts.pages.parts.page import Link, Page
from scripts.tables.reference import qpv_2015

FOLDER = ROOT / "site_templates" / "exemples"
EXAMPLE_ADDRESS = "http://127.0.0.1:8000/"


class Chemin(Struct, frozen=True):
    """One kind of path, what it gives, and a file of that kind."""

    chemin: str
    titre: str
    description: str
    exemple: Renvoi


class Exemple(Struct, frozen=True):
    """A program to copy; in `texte` the site is at `EXAMPLE_ADDRESS`, where `make serve` puts it."""

    id: str
    titre: str
    texte: str


class PageApi(Struct, frozen=True):
    """The page: paths, and examples that the tests run."""

    racine: str
    index: Renvoi
    openapi: Renvoi
    chemins: tuple[Chemin, ...]
    exemples: tuple[Exemple, ...]
    adresse_des_exemples: str
    parquet: str
    geojson: str
    changements: Renvoi
    flux: Renvoi


_EXEMPLES = (
    ("pandas", "Python, avec pandas", "pandas.py"),
    ("duckdb", "Python, avec DuckDB", "duckdb.py"),
    ("javascript", "JavaScript", "javascript.mjs"),
    ("r", "R, sans paquet", "base.R"),
)


def pages(model: Model) -> Iterator[Page]:
    """The one page. Raises FileNotFoundError where an example is missing."""
    chemins = tuple(
        Chemin(
            chemin=endpoint.path,
            titre=typographie(endpoint.title),
            description=typographie(endpoint.description),
            exemple=Renvoi(endpoint.example, api.ROOT + endpoint.example),
        )
        for endpoint in ENDPOINTS
    )
    exemples = (
        Exemple(id_, titre, (FOLDER / name).read_text(encoding="utf-8").rstrip()) for id_, titre, name in _EXEMPLES
    )
    yield Page(
        path="donnees/api/index.html",
        template="api.html",
        title="Lire le registre par programme",
        description="L’interface statique du registre des cités de l’emploi (JSON, GeoJSON, OpenAPI), et des exemples "
        "complets en Python, DuckDB, JavaScript, R, QGIS et dans un tableur.",
        kind="Page",
        context=PageApi(
            racine=api.ROOT,
            index=Renvoi("index.json", f"{api.ROOT}index.json"),
            openapi=Renvoi("openapi.json", f"{api.ROOT}openapi.json"),
            chemins=chemins,
            exemples=tuple(exemples),
            adresse_des_exemples=EXAMPLE_ADDRESS,
            parquet=f"{edition.ON_SITE}{parquet.path(qpv_2015.TABLE)}",
            geojson=f"{edition.ON_SITE}{geojson.path(QPV_2015)}",
            changements=Renvoi("changes.json", history.JSON),
            flux=Renvoi("flux Atom", history.ATOM),
        ),
        crumbs=(Link("Les données", "donnees/"),),
        ways_out=(Link("Les données du registre", "donnees/"), Link("La qualité des données", "qualite/")),
    )
