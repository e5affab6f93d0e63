"""What every file says of itself: title, version and day of the data, who made them, under which licence."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.model.model import Model
from scripts.tables.licences import A_CONFIRMER, LICENCE_OUVERTE
from scripts.tables.listing import tables

NAME = "cites-de-l-emploi"
ON_SITE = "donnees/paquet/"
TITLE = "Registre des cités de l’emploi"
DESCRIPTION = (
    "Les 84 cités de l’emploi, expérimentation de l’État close en décembre 2024 : territoires, communes, contrats de "
    "ville, quartiers prioritaires (QPV) des deux générations, et ce que des sources publiques en disent. Lire "
    "README.md avant d’additionner."
)
CONTRIBUTEURS = "Les contributeurs du registre des cités de l’emploi"
KEYWORDS = ("cités de l’emploi", "politique de la ville", "QPV", "contrats de ville", "emploi")

TRAPS = (
    "Les codes sont du texte : lus comme des nombres, « 01004 » devient 1004 et « 2A004 » se perd. Dans un "
    "tableur, importer ces colonnes comme du texte ; avec pandas, `dtype=str`.",
    "Deux générations, jamais mêlées. `code_qp_2015` et `code_cv_2015` valent de 2015 à 2023, `code_qp_2024` et "
    "`code_cv_2024` depuis 2024 : une cité de l’emploi se définit sur la première. `correspondances_qpv` mène de "
    "l’une à l’autre, avec ce que dit l’ANCT et ce que montrent les contours.",
    "Les QPV à cheval débordent de la cité, parfois presque tout entiers, et leurs habitants ne se partagent pas. "
    "Quelques QPV figurent dans deux cités. Toutes cités réunies, additionner dans `qpv_2015`, où chacun n’a qu’une "
    "ligne (`nb_cites` y dépasse 0 s’il est dans une cité). Dire si les QPV à cheval ou contestés comptent : `cites` "
    "donne les quatre totaux de chaque cité, qui ne s’additionnent pas.",
    "Aucun jeu de données lu ne publie la liste des QPV de chaque cité : elle est déduite, sauf là où `confiance` dit "
    "autre chose. Un fichier de carte de l’ANCT en donne une, plus courte pour quelques cités : `programme_faits` "
    "(carte-anct-quartiers) dit lesquelles.",
    "Deux périmètres, deux tables. `cites_communes_anct` ne contient que les communes à QPV que liste l’ANCT ; "
    "`cites_communes_territoire` contient tout le territoire.",
    "Une population absente n’est pas nulle : l’Insee ne publie pas celle de 2018 pour les QPV de Mayotte, de "
    "Saint-Martin et de Polynésie française.",
    "`code_insee_2024` est la commune de 2024 (Paris, Lyon et Marseille entières) : c’est par elle que les tables se "
    "joignent. `code_insee_publie` est le code de la source.",
)


def citation(model: Model) -> str:
    """How to cite the data."""
    return f"{CONTRIBUTEURS}, version {model.version}."


def unconfirmed() -> tuple[str, ...]:
    """Names of the tables whose licence is to be confirmed."""
    return tuple(table.name for table in tables() if table.licence == A_CONFIRMER)


def licence() -> str:
    """The licence of the whole, with its exception, as one line."""
    names = ", ".join(unconfirmed())
    return f"{LICENCE_OUVERTE.title}, sauf {names} et le contour des QPV de 2015 ({A_CONFIRMER.title})"


def statements(model: Model) -> Mapping[str, str]:
    """What a file that has room for metadata says of itself, by French key."""
    return {
        "titre": TITLE,
        "description": DESCRIPTION,
        "version": model.version,
        "date": model.day.isoformat(),
        "auteur": CONTRIBUTEURS,
        "citation": citation(model),
        "licence": licence(),
        "adresse_licence": LICENCE_OUVERTE.path,
    }
