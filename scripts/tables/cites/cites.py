"""The cités de l'emploi: one row each, with totals that say what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Cite, Model
from scripts.tables.dates import DATE_PARTIELLE
from scripts.tables.keys import CITE_ID
from scripts.tables.provenance import CONFIANCE
from scripts.tables.table import Category, Column, Row, Table
from scripts.tables.territoires import TYPE_TERRITOIRE

_NE_PAS_SOMMER = (
    "Ne pas additionner d’une cité à l’autre : des QPV figurent dans deux cités et y seraient comptés deux fois."
)


def _habitants(name: str, title: str, which: str) -> Column:
    return Column(
        name=name,
        type="integer",
        title=title,
        description=f"{which} Les QPV dont la population de 2018 n’est pas publiée n’y comptent pas "
        f"(voir nb_qpv_2015_sans_population_2018) ; absent si elle ne l’est pour aucun. {_NE_PAS_SOMMER}",
        required=False,
        minimum=0,
        unit="habitants",
        example=32192,
        sources=("insee-population-qpv-2018",),
    )


def _nombre(name: str, title: str, description: str) -> Column:
    return Column(
        name=name,
        type="integer",
        title=title,
        description=description,
        minimum=0,
        unit="nombre",
        example=8,
    )


def _rows(model: Model) -> Iterator[Row]:
    for cite in model.cites.values():
        record = cite.record
        yield (
            cite.id,
            record.slug,
            cite.nom,
            record.identite.nom_anct,
            record.statut.etat,
            record.statut.depuis,
            record.vague.annee,
            record.vague.confiance.value,
            record.territoire.type,
            cite.nom_territoire,
            len(cite.territoire),
            len(cite.communes_anct),
            len(cite.contrats),
            len(cite.qpv),
            sum(lien.role == "a_cheval" for lien in cite.qpv),
            cite.habitants.sans_population,
            *_totaux(cite),
        )


def _totaux(cite: Cite) -> tuple[int | None, ...]:
    habitants = cite.habitants
    if habitants.sans_population == len(cite.qpv):
        return (None, None, None, None)
    return (
        habitants.tous,
        habitants.sans_a_cheval,
        habitants.sans_contestes,
        habitants.sans_a_cheval_ni_contestes,
    )


TABLE = Table(
    name="cites",
    title="Cités de l’emploi",
    description="Les 84 cités de l’emploi, une par ligne. L’expérimentation a pris fin en décembre 2024. La "
    "provenance de chaque bloc (nom, statut, vague, territoire, listes) est dans « cites_blocs ».",
    columns=(
        CITE_ID,
        Column(
            name="slug",
            type="string",
            title="Nom dans l’adresse",
            description="Nom de la cité dans l’adresse de sa fiche, sans accents ; il ne change jamais.",
            unique=True,
            pattern="^[a-z0-9]+(-[a-z0-9]+)*$",
            example="angers-loire-metropole",
        ),
        Column(
            name="nom",
            type="string",
            title="Nom",
            description="Nom montré au public.",
            example="Angers Loire Métropole",
        ),
        Column(
            name="nom_anct",
            type="string",
            title="Nom de l’ANCT",
            description="Nom tel que l’ANCT l’écrit dans sa liste.",
            example="CU Angers Loire Métropole",
        ),
        Column(
            name="statut",
            type="string",
            title="Statut",
            description="État de l’expérimentation de la cité.",
            categories=(
                Category(value="terminee", label="terminée"),
                Category(value="en_cours", label="en cours"),
            ),
            example="terminee",
        ),
        Column(
            name="statut_depuis",
            type="string",
            title="Statut depuis",
            description="Année, mois ou jour depuis lequel ce statut vaut.",
            pattern=DATE_PARTIELLE,
            example="2024-12",
        ),
        Column(
            name="vague",
            type="integer",
            title="Vague",
            description="Année de la vague de labellisation.",
            categories=(
                Category(value=2020, label="première vague, 24 cités"),
                Category(value=2021, label="deuxième vague, 60 cités"),
            ),
            example=2020,
        ),
        Column(
            name="vague_confiance",
            type="string",
            title="Confiance dans la vague",
            description="Ce que valent les sources pour la vague : « a_confirmer » quand elle ne vient que de la "
            "numérotation de l’ANCT.",
            categories=CONFIANCE.categories,
            example="attestee",
        ),
        TYPE_TERRITOIRE,
        Column(
            name="territoire_nom",
            type="string",
            title="Nom du territoire",
            description="Nom de la commune ou des communes, de l’EPCI, de l’EPT ou du département, au code officiel "
            "géographique de 2024.",
            example="CU Angers Loire Métropole",
        ),
        _nombre(
            "nb_communes_territoire",
            "Communes du territoire",
            "Nombre de communes (2024) de tout le territoire, avec ou sans QPV ; liste dans "
            "« cites_communes_territoire ».",
        ),
        _nombre(
            "nb_communes_anct",
            "Communes listées par l’ANCT",
            "Nombre de communes que l’ANCT liste, celles qui ont un QPV, limitrophes comprises ; liste dans "
            "« cites_communes_anct ».",
        ),
        _nombre(
            "nb_contrats_de_ville_2015",
            "Contrats de ville de 2015",
            "Nombre de contrats de ville 2015-2023, limitrophes compris ; liste dans « cites_contrats_de_ville_2015 ».",
        ),
        _nombre(
            "nb_qpv_2015",
            "QPV de 2015",
            "Nombre de QPV 2015-2023, à cheval et contestés compris ; liste dans « cites_qpv_2015 ».",
        ),
        _nombre(
            "nb_qpv_2015_a_cheval",
            "QPV de 2015 à cheval",
            "Nombre de QPV 2015-2023 qui débordent du territoire de la cité, parmi nb_qpv_2015.",
        ),
        _nombre(
            "nb_qpv_2015_sans_population_2018",
            "QPV de 2015 sans population publiée",
            "Nombre de QPV 2015-2023 dont l’Insee ne publie pas la population de 2018, parmi nb_qpv_2015.",
        ),
        _habitants(
            "habitants_qpv_2018",
            "Habitants des QPV en 2018, tous QPV",
            "Population de 2018 de tous les QPV listés, à cheval (comptés entiers, même situés surtout hors de la "
            "cité) et contestés compris.",
        ),
        _habitants(
            "habitants_qpv_2018_sans_a_cheval",
            "Habitants des QPV en 2018, sans les QPV à cheval",
            "Population de 2018 des QPV situés tout entiers dans le territoire, contestés compris.",
        ),
        _habitants(
            "habitants_qpv_2018_sans_contestes",
            "Habitants des QPV en 2018, sans les QPV contestés",
            "Population de 2018 des QPV qu’aucune source ne conteste, à cheval compris (comptés entiers).",
        ),
        _habitants(
            "habitants_qpv_2018_sans_a_cheval_ni_contestes",
            "Habitants des QPV en 2018, sans les QPV à cheval ni les contestés",
            "Population de 2018 des QPV situés tout entiers dans le territoire et qu’aucune source ne conteste.",
        ),
    ),
    primary_key=("cite_id",),
    sources=("anct-cites-2023",),
    rows=_rows,
)
