"""What the registry knows, how surely, what is missing and where to look first: `/qualite/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct, structs

from scripts.formats import csv, edition
from scripts.french import capitale, compte, typographie
from scripts.links import Renvoi, cite_link, cite_links, departement_link, sorted_cites
from scripts.model.model import Model
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import Dit, Notice, cited, preuve
from scripts.tables.enonces import BLOCS, LISTES
from scripts.tables.qualite import qualite_blocs, qualite_cites
from scripts.tables.table import Table

_PISTE = "rubrique-subventions"


class Niveaux(Struct, frozen=True):
    """How many values stand at each level of confidence."""

    attestees: int
    probables: int
    deduites: int
    contestees: int
    a_confirmer: int


class LigneBloc(Struct, frozen=True):
    """One block over all cités: how many have it, how many lack it."""

    titre: str
    presents: int
    manquants: int
    niveaux: Niveaux


class LigneCite(Struct, frozen=True):
    """One cité; `verifiee_le` is absent until a person has verified one of its values."""

    cite: Renvoi
    departements: tuple[Renvoi, ...]
    qpv: int
    sources_propres: int
    manquants: int
    niveaux: Niveaux
    reserves: int
    lue_le: date
    verifiee_le: date | None


class Qualite(Struct, frozen=True):
    """The whole page. `sans_preuve` are the cités without a source of their own, those of most QPV first.

    `jour` is that of the data; `jours_depuis_lecture` leads to it from the oldest of the latest readings.
    """

    jour: date
    jours_depuis_lecture: int
    verifiees: int
    total: Niveaux
    blocs: tuple[LigneBloc, ...]
    piste: Dit | None
    sans_preuve: tuple[LigneCite, ...]
    vagues_a_confirmer: tuple[Renvoi, ...]
    contestees: tuple[Renvoi, ...]
    quartiers_a_confirmer: tuple[Renvoi, ...]
    cites: tuple[LigneCite, ...]
    table_cites: Renvoi
    table_blocs: Renvoi
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    by_cite = {row["cite_id"]: row for row in _rows(qualite_cites.TABLE, model)}
    by_bloc = tuple(_rows(qualite_blocs.TABLE, model))
    cites = tuple(_cite(model, by_cite[cite.id]) for cite in sorted_cites(model.cites.values()))
    blocs = tuple(
        _bloc(category.label, [row for row in by_bloc if row["bloc"] == category.value]) for category in BLOCS + LISTES
    )
    sans_preuve = sorted((one for one in cites if not one.sources_propres), key=lambda one: -one.qpv)
    fait = next((fait for fait in model.programme.faits if fait.id == _PISTE), None)
    piste = Dit(typographie(fait.texte), preuve(model, fait)) if fait else None
    yield Page(
        path="qualite/index.html",
        template="qualite.html",
        title="La qualité des données",
        description="Ce qui est sûr, déduit, contesté ou manquant dans le registre des cités de l’emploi, où chercher "
        f"d’abord\u00a0: {compte(len(sans_preuve), 'cité')} n’ont aucune source propre hors de l’ANCT.",
        kind="Page",
        context=Qualite(
            jour=model.day,
            jours_depuis_lecture=max(row["jours_depuis_lecture"] for row in by_cite.values()),
            verifiees=sum(one.verifiee_le is not None for one in cites),
            total=_total(one.niveaux for one in blocs),
            blocs=blocs,
            piste=piste,
            sans_preuve=tuple(sans_preuve),
            vagues_a_confirmer=_where(model, by_bloc, "vague", "nb_a_confirmer"),
            contestees=_where(model, by_bloc, "qpv", "nb_contestees"),
            quartiers_a_confirmer=_where(model, by_bloc, "qpv", "nb_a_confirmer"),
            cites=cites,
            table_cites=_file(qualite_cites.TABLE),
            table_blocs=_file(qualite_blocs.TABLE),
            sources=cited([piste.preuve] if piste else []),
        ),
        ways_out=(Link("Les données du registre", "donnees/"), Link("Contribuer", "contribuer/")),
    )


def _rows(table: Table, model: Model) -> Iterator[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in table.rows(model))


def _niveaux(rows: Iterable[dict[str, Any]]) -> Niveaux:
    return _total(
        Niveaux(
            row["nb_attestees"], row["nb_probables"], row["nb_deduites"], row["nb_contestees"], row["nb_a_confirmer"]
        )
        for row in rows
    )


def _total(niveaux: Iterable[Niveaux]) -> Niveaux:
    return Niveaux(*map(sum, zip(*map(structs.astuple, niveaux), strict=True)))


def _bloc(label: str, rows: list[dict[str, Any]]) -> LigneBloc:
    presents = sum(row["present"] for row in rows)
    return LigneBloc(capitale(typographie(label)), presents, len(rows) - presents, _niveaux(rows))


def _cite(model: Model, row: dict[str, Any]) -> LigneCite:
    cite = model.cites[row["cite_id"]]
    return LigneCite(
        cite=cite_link(cite),
        departements=tuple(departement_link(model, code) for code in cite.departements),
        qpv=len(cite.qpv),
        sources_propres=row["nb_sources_propres"],
        manquants=row["nb_blocs_manquants"],
        niveaux=_niveaux([row]),
        reserves=row["nb_reserves"],
        lue_le=row["derniere_lecture"],
        verifiee_le=row["derniere_verification"],
    )


def _where(model: Model, rows: Iterable[dict[str, Any]], bloc: str, count: str) -> tuple[Renvoi, ...]:
    """The cités of which a block has values at one level of confidence, in alphabetical order."""
    ids = {row["cite_id"] for row in rows if row["bloc"] == bloc and row[count]}
    return cite_links(model, ids)


def _file(table: Table) -> Renvoi:
    return Renvoi(f"{table.name}.csv", edition.ON_SITE + csv.path(table))
