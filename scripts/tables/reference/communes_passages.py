"""What the communes of the COG 2024 have become since."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from scripts.model.model import Model
from scripts.tables.keys import CODE_INSEE_2024
from scripts.tables.lieux import nom
from scripts.tables.table import Category, Column, Row, Table


def _rows(model: Model) -> Iterator[Row]:
    yield from model.reference.communes_passages


def _code(name: str, title: str, description: str, example: str) -> Column:
    return replace(CODE_INSEE_2024, name=name, title=title, description=description, example=example)


def _nom(name: str, title: str, description: str, example: str) -> Column:
    return replace(nom(description, example), name=name, title=title)


TABLE = Table(
    name="communes_passages",
    title="Ce que les communes de 2024 sont devenues",
    description="Communes qui ont changé depuis le code officiel géographique de 2024, que suit le registre, jusqu’à "
    "celui de 2026\u00a0: un fichier qui emploie les codes d’aujourd’hui s’en rapproche par cette table. Calculé en "
    "comparant les codes officiels des trois années\u00a0: le jour et le texte de chaque changement n’y sont pas.",
    columns=(
        _code("code_avant", "Code avant", "Code de la commune au code officiel de l’année précédente.", "93059"),
        _nom("nom_avant", "Nom avant", "Nom de la commune avant le changement.", "Pierrefitte-sur-Seine"),
        Column(
            name="evenement",
            type="string",
            title="Événement",
            description="Ce qui est arrivé à la commune.",
            categories=(
                Category(value="fusion", label="fait partie d’une autre commune, dont le code existait déjà"),
                Category(value="code", label="la même commune, sous le code d’une de ses communes déléguées"),
                Category(value="scission", label="une commune en est sortie\u202f; elle-même demeure"),
                Category(value="nom", label="a changé de nom et gardé son code"),
            ),
            example="fusion",
        ),
        Column(
            name="annee",
            type="integer",
            title="Année du code officiel",
            description="Année du premier code officiel géographique, au 1er janvier, qui montre le changement.",
            minimum=2025,
            example=2025,
        ),
        _code("code_apres", "Code après", "Code de la commune qui en est issue ou qui la contient.", "93066"),
        _nom("nom_apres", "Nom après", "Nom de la commune qui en est issue ou qui la contient.", "Saint-Denis"),
    ),
    primary_key=("annee", "code_avant", "code_apres"),
    sources=("insee-cog-2024", "insee-cog-2025", "insee-cog-2026"),
    rows=_rows,
)
