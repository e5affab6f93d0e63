"""QPV 2015-2023, all of them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model.model import Model
from scripts.tables.keys import CODE_DEPARTEMENT, CODE_QP_2015, TO_DEPARTEMENTS
from scripts.tables.licences import A_CONFIRMER
from scripts.tables.lieux import NOM_PUBLIE, habitants, nb_cites, nom, point
from scripts.tables.table import Row, Table


def _rows(model: Model) -> Iterator[Row]:
    for row in model.reference.qpv_2015.values():
        yield *row, len(model.cites_by_qpv_2015.get(row.code_qp_2015, ()))


TABLE = Table(
    name="qpv_2015",
    title="QPV de 2015",
    description="Les 1 514 quartiers prioritaires de la politique de la ville de la génération 2015-2023, dans une "
    "cité ou non. Leur licence est à confirmer : le fichier officiel n’en énonce pas.",
    columns=(
        CODE_QP_2015,
        nom("Nom du quartier, remis en forme ; deux quartiers peuvent porter le même.", "Cœur de Ville"),
        NOM_PUBLIE,
        CODE_DEPARTEMENT,
        habitants(
            "population_2013",
            "Population en 2013",
            "Population du quartier en 2013 (2012 à Mayotte).",
            "insee-population-qpv-2013",
        ),
        habitants(
            "population_2018",
            "Population en 2018",
            "Population du quartier en 2018 ; absente où l’Insee ne la publie pas (Mayotte, Saint-Martin, Polynésie "
            "française).",
            "insee-population-qpv-2018",
        ),
        *point("d’un point intérieur au quartier"),
        nb_cites(
            "Nombre de cités qui listent ce quartier, 0 s’il n’est dans aucune. Un quartier n’a ici qu’une ligne : les "
            "habitants de toutes les cités s’additionnent ici, là où ce nombre dépasse 0, sans double compte ; les "
            "quartiers à cheval y sont entiers."
        ),
    ),
    primary_key=("code_qp_2015",),
    foreign_keys=(TO_DEPARTEMENTS,),
    sources=("sig-ville-qpv-2015",),
    licence=A_CONFIRMER,
    rows=_rows,
)
