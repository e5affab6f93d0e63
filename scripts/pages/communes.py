"""Every commune with a QPV of either generation, in alphabetical order, with its answer: `/communes/`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from scripts.french import alphabetique, compte, nombre
from scripts.links import Renvoi, commune_link, departement_link
from scripts.model.model import Model
from scripts.pages.parts.answers import Verdict, for_commune
from scripts.pages.parts.interlocuteurs import Interlocuteurs, address_check, interlocuteurs
from scripts.pages.parts.page import Page
from scripts.pages.parts.ways_out import data_of


class LigneCommune(Struct, frozen=True):
    """One commune: its answer in few words, and the cités concerned."""

    commune: Renvoi
    departement: Renvoi
    verdict: Verdict
    mots: str
    cites: tuple[Renvoi, ...]


class Initiale(Struct, frozen=True):
    """The communes of one initial."""

    lettre: str
    lignes: tuple[LigneCommune, ...]


class ListeCommunes(Struct, frozen=True):
    """All communes with a QPV, `total` of them.

    ANCT lists `listees` of them with a cité: `coeur` in its territory, `limitrophes` outside.

    `verification` is the address where a postal address is looked up.
    """

    initiales: tuple[Initiale, ...]
    total: int
    listees: int
    coeur: int
    limitrophes: int
    verification: str | None
    interlocuteurs: Interlocuteurs


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    lignes = _lignes(model)
    listees = model.cites_by_commune.keys()
    coeur = {lien.code for cite in model.cites.values() for lien in cite.communes_anct if lien.role == "coeur"}
    context = ListeCommunes(
        initiales=tuple(
            Initiale(lettre, tuple(group)) for lettre, group in groupby(lignes, key=lambda ligne: _initiale(ligne))
        ),
        total=len(lignes),
        listees=len(listees),
        coeur=len(coeur),
        limitrophes=len(listees - coeur),
        verification=address_check(model),
        interlocuteurs=interlocuteurs(model),
    )
    yield Page(
        path="communes/index.html",
        template="communes.html",
        title="Ma commune est-elle dans une cité de l’emploi\u202f?",
        description=f"Les {compte(context.total, 'commune')} de France qui ont un quartier prioritaire, et la réponse "
        f"pour chacune\u00a0: l’ANCT en liste {nombre(context.listees)} avec une cité de l’emploi.",
        kind="Page",
        context=context,
        ways_out=data_of("communes", "cites_communes_anct"),
    )


def _lignes(model: Model) -> list[LigneCommune]:
    codes = model.qpv_2015_by_commune.keys() | model.qpv_2024_by_commune.keys()
    lignes = (_ligne(model, code) for code in codes)
    return sorted(lignes, key=lambda ligne: (alphabetique(ligne.commune.label), ligne.commune.code))


def _ligne(model: Model, code: str) -> LigneCommune:
    reponse = for_commune(model, code)
    return LigneCommune(
        commune=commune_link(model, code),
        departement=departement_link(model, model.reference.communes[code].code_departement),
        verdict=reponse.verdict,
        mots=reponse.mots,
        cites=tuple(rapport.cite for rapport in reponse.rapports),
    )


def _initiale(ligne: LigneCommune) -> str:
    return alphabetique(ligne.commune.label)[0].upper()
