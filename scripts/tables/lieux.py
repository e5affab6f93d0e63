"""Columns that official tables share: names, a point, the kind of groupement."""

from __future__ import annotations

from scripts.tables.table import Category, Column

NOM_PUBLIE = Column(
    name="nom_publie",
    type="string",
    title="Nom publié",
    description="Nom tel que la source l’écrit.",
    example="Coeur De Ville",
)
STATUTS_QPV_2024 = (
    Category(value="inchange", label="même périmètre qu’un QPV de 2015"),
    Category(value="modifie", label="périmètre d’un ou plusieurs QPV de 2015, modifié"),
    Category(value="nouveau", label="sans parent de 2015"),
    Category(value="communal", label="commune entière (Mayotte)"),
)


def point(what: str) -> tuple[Column, Column]:
    """Longitude and latitude of a point; `what` says in French which point of the object it is."""
    return (
        Column(
            name="longitude",
            type="number",
            title="Longitude",
            description=f"Longitude {what} (WGS 84).",
            minimum=-180,
            maximum=180,
            unit="degrés",
            example=5.23267,
        ),
        Column(
            name="latitude",
            type="number",
            title="Latitude",
            description=f"Latitude {what} (WGS 84).",
            minimum=-90,
            maximum=90,
            unit="degrés",
            example=46.211,
        ),
    )


def nom(description: str, example: str) -> Column:
    """The name of an official object."""
    return Column(name="nom", type="string", title="Nom", description=description, example=example)


def habitants(name: str, title: str, description: str, source: str | None = None) -> Column:
    """A number of residents, absent where it is not published."""
    return Column(
        name=name,
        type="integer",
        title=title,
        description=description,
        required=False,
        minimum=0,
        unit="habitants",
        example=6490,
        sources=(source,) if source else (),
    )


def nb_cites(description: str) -> Column:
    """How many cités an object concerns, 0 where it is none: one row an object, so that nothing is counted twice."""
    return Column(
        name="nb_cites",
        type="integer",
        title="Nombre de cités",
        description=description,
        minimum=0,
        unit="nombre",
        example=1,
    )
