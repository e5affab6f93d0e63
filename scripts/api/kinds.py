"""The kinds of objects that have a file each: those that have a page, at the same path."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from scripts import links
from scripts.api.nesting import Nested
from scripts.formats import layers
from scripts.formats.layers import Layer
from scripts.model.model import Model
from scripts.tables.cites import (
    cites,
    cites_blocs,
    cites_communes_anct,
    cites_communes_territoire,
    cites_contacts,
    cites_contrats_de_ville_2015,
    cites_contrats_de_ville_2024,
    cites_departements,
    cites_enonces,
    cites_lancements,
    cites_pages,
    cites_porteurs,
    cites_qpv_2015,
    cites_qpv_2024,
    cites_regions,
    cites_territoires,
    cites_territoires_exclusions,
)
from scripts.tables.reference import (
    codes_postaux,
    communes,
    communes_contrats_de_ville_2024,
    contrats_de_ville_2015,
    contrats_de_ville_2024,
    correspondances_qpv,
    departements,
    qpv_2015,
    qpv_2015_communes,
    qpv_2015_contrats_de_ville,
    qpv_2024,
    qpv_2024_communes,
    regions,
)
from scripts.tables.table import Table


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of object.

    `name` is that of its schema and of its paths in `scripts.links`, `titre` its title in French. `list_path` is the
    path of the list without its extension, `page` that of the page of the whole section, `listed` the columns that the
    list gives of each object, and `layer` what their outlines are drawn in, none where they have no outline.
    """

    name: str
    titre: str
    nested: Nested
    list_path: str
    page: str
    listed: tuple[str, ...]
    layer: Layer | None = None

    def paths(self, model: Model) -> Mapping[str, str]:
        """The path of the page of each object that has one (`cites/grand-avignon/`), by key, in order."""
        return links.object_paths(model)[self.name]

    @property
    def table(self) -> Table:
        """The table that gives one row an object."""
        return self.nested.table

    @property
    def key(self) -> str:
        """The column that identifies an object."""
        return self.table.primary_key[0]

    @property
    def list_name(self) -> str:
        """The name of the schema of the list."""
        return f"liste_{self.name}"


def _nested(key: str, table: Table, parts: Mapping[str, tuple[Table, str | None]]) -> Nested:
    """An object and its lists: by name, the table of each and the column that names other objects."""
    return Nested(
        table=table,
        parts={name: Nested(table=part, by=(key,), to=to) for name, (part, to) in parts.items()},
    )


CITE = Kind(
    name="cite",
    titre="Cité de l’emploi",
    nested=_nested(
        "cite_id",
        cites.TABLE,
        {
            "regions": (cites_regions.TABLE, "code_region"),
            "departements": (cites_departements.TABLE, "code_departement"),
            "territoires": (cites_territoires.TABLE, None),
            "territoires_exclusions": (cites_territoires_exclusions.TABLE, "code_insee_2024"),
            "communes_territoire": (cites_communes_territoire.TABLE, "code_insee_2024"),
            "communes_anct": (cites_communes_anct.TABLE, "code_insee_2024"),
            "contrats_de_ville_2015": (cites_contrats_de_ville_2015.TABLE, "code_cv_2015"),
            "contrats_de_ville_2024": (cites_contrats_de_ville_2024.TABLE, "code_cv_2024"),
            "qpv_2015": (cites_qpv_2015.TABLE, "code_qp_2015"),
            "qpv_2024": (cites_qpv_2024.TABLE, "code_qp_2024"),
            "porteurs": (cites_porteurs.TABLE, None),
            "contacts": (cites_contacts.TABLE, None),
            "pages": (cites_pages.TABLE, None),
            "lancements": (cites_lancements.TABLE, None),
            "enonces": (cites_enonces.TABLE, None),
            "blocs": (cites_blocs.TABLE, None),
        },
    ),
    list_path="cites",
    page="cites/",
    listed=("cite_id", "slug", "nom", "statut", "vague", "territoire_type", "nb_communes_anct", "nb_qpv_2015"),
    layer=layers.CITES,
)
COMMUNE = Kind(
    name="commune",
    titre="Commune",
    nested=_nested(
        "code_insee_2024",
        communes.TABLE,
        {
            "cites": (cites_communes_anct.TABLE, "cite_id"),
            "cites_territoire": (cites_communes_territoire.TABLE, "cite_id"),
            "qpv_2015": (qpv_2015_communes.TABLE, "code_qp_2015"),
            "qpv_2024": (qpv_2024_communes.TABLE, "code_qp_2024"),
            "contrats_de_ville_2024": (communes_contrats_de_ville_2024.TABLE, "code_cv_2024"),
            "codes_postaux": (codes_postaux.TABLE, None),
        },
    ),
    list_path="communes",
    page="communes/",
    listed=("code_insee_2024", "nom", "code_departement"),
    layer=layers.COMMUNES,
)
QPV_2015 = Kind(
    name="qpv_2015",
    titre="QPV de 2015",
    nested=_nested(
        "code_qp_2015",
        qpv_2015.TABLE,
        {
            "cites": (cites_qpv_2015.TABLE, "cite_id"),
            "communes": (qpv_2015_communes.TABLE, "code_insee_2024"),
            "contrats_de_ville_2015": (qpv_2015_contrats_de_ville.TABLE, "code_cv_2015"),
            "correspondances": (correspondances_qpv.TABLE, "code_qp_2024"),
        },
    ),
    list_path="qpv-2015",
    page="qpv/",
    listed=("code_qp_2015", "nom", "code_departement"),
    layer=layers.QPV_2015,
)
QPV_2024 = Kind(
    name="qpv_2024",
    titre="QPV de 2024",
    nested=_nested(
        "code_qp_2024",
        qpv_2024.TABLE,
        {
            "cites": (cites_qpv_2024.TABLE, "cite_id"),
            "communes": (qpv_2024_communes.TABLE, "code_insee_2024"),
            "correspondances": (correspondances_qpv.TABLE, "code_qp_2015"),
        },
    ),
    list_path="qpv-2024",
    page="qpv/",
    listed=("code_qp_2024", "nom", "code_departement"),
    layer=layers.QPV_2024,
)
CONTRAT_2015 = Kind(
    name="contrat_de_ville_2015",
    titre="Contrat de ville de 2015",
    nested=_nested(
        "code_cv_2015",
        contrats_de_ville_2015.TABLE,
        {
            "cites": (cites_contrats_de_ville_2015.TABLE, "cite_id"),
            "qpv_2015": (qpv_2015_contrats_de_ville.TABLE, "code_qp_2015"),
        },
    ),
    list_path="contrats-de-ville-2015",
    page="contrats-de-ville/",
    listed=("code_cv_2015", "nom", "code_departement"),
)
CONTRAT_2024 = Kind(
    name="contrat_de_ville_2024",
    titre="Contrat de ville de 2024",
    nested=_nested(
        "code_cv_2024",
        contrats_de_ville_2024.TABLE,
        {
            "cites": (cites_contrats_de_ville_2024.TABLE, "cite_id"),
            "communes": (communes_contrats_de_ville_2024.TABLE, "code_insee_2024"),
        },
    ),
    list_path="contrats-de-ville-2024",
    page="contrats-de-ville/",
    listed=("code_cv_2024", "nom", "code_departement"),
)
DEPARTEMENT = Kind(
    name="departement",
    titre="Département",
    nested=_nested("code_departement", departements.TABLE, {"cites": (cites_departements.TABLE, "cite_id")}),
    list_path="departements",
    page="departements/",
    listed=("code_departement", "nom", "code_region"),
)
REGION = Kind(
    name="region",
    titre="Région",
    nested=_nested(
        "code_region",
        regions.TABLE,
        {"cites": (cites_regions.TABLE, "cite_id"), "departements": (departements.TABLE, "code_departement")},
    ),
    list_path="regions",
    page="regions/",
    listed=("code_region", "nom"),
)

KINDS = (CITE, COMMUNE, QPV_2015, QPV_2024, CONTRAT_2015, CONTRAT_2024, DEPARTEMENT, REGION)


def file_of(page_path: str) -> str:
    """The file of the object that a page is about, under `api/v1/`: `cites/grand-avignon/` -> with `.json`."""
    return f"{page_path.rstrip('/')}.json"
