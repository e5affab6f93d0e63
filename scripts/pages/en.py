"""The one page in English, for reusers abroad: the programme in brief, the tables, the API, the French words: `/en/`.

Its prose stands in the template. Figures come from the model, and each fact of the programme brings its sources.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from scripts import api
from scripts.api.endpoints import ENDPOINTS
from scripts.formats import csv, edition, package
from scripts.history import emit as history
from scripts.links import Renvoi
from scripts.model.model import Model
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import Notice, Preuve, cited, preuve, reference_sources
from scripts.pages.parts.ways_out import PACKAGE
from scripts.tables.listing import tables

# The facts of the programme that the page tells, as the template names them.
FACTS = (
    "deux-vagues",
    "pas-un-lieu",
    "pilotage-prefectures",
    "copilotage-etat-collectivite",
    "echelles-experimentation",
    "subvention-100000",
    "actions-financees",
    "programme-147",
    "fin-decembre-2024",
    "circulaire-novembre-2024",
    "reponse-ministerielle-2025",
)
TABLES: Mapping[str, str] = {
    "cites": "One row per cité: names, wave, state, territory, counts, and four totals of residents to choose from.",
    "cites_communes_anct": "Communes that ANCT lists for each cité: those that have a priority neighbourhood.",
    "cites_communes_territoire": "All communes of the territory whose name the cité bears.",
    "cites_qpv_2015": "Priority neighbourhoods (2015-2023) of each cité, whether they straddle its border, how surely.",
    "cites_qpv_2024": "Priority neighbourhoods since 2024 that touch each cité, by computation.",
    "cites_contrats_de_ville_2015": "City contracts (2015-2023) that each cité relied on.",
    "cites_porteurs": "Bodies that carried, steered or coordinated each cité, as far as sources tell.",
    "cites_enonces": "What sources say of a cité, one statement per row, and what each does to the value that is kept.",
    "qpv_2015": "All priority neighbourhoods of 2015-2023, in a cité or not, with their residents.",
    "qpv_2024": "All priority neighbourhoods since 2024.",
    "correspondances_qpv": "From one generation of neighbourhoods to the other: ANCT’s table, and what outlines show.",
    "communes": "Communes of 2024 that another table uses, not all those of France, with population and groupings.",
    "qualite_cites": "What the registry knows and lacks of each cité.",
    "programme_faits": "Facts of the programme as a whole, each with its sources.",
    "anciennes_adresses": "Addresses and identifiers once published that are no more, and why.",
    "sources": "Everything that is cited.",
    "dictionnaire": "Every column of every table, described in French.",
}
PATHS: Mapping[str, str] = {
    "index.json": "Where to begin: the lists, the outlines (GeoJSON), every kind of path, the licences.",
    "cites.json": "All cités.",
    "communes.json": "Communes that touch a cité.",
    "qpv-2015.json": "Neighbourhoods of 2015-2023 that touch a cité.",
    "qpv-2024.json": "Neighbourhoods since 2024 that touch a cité.",
    "contrats-de-ville-2015.json": "City contracts of 2015-2023 that touch a cité.",
    "contrats-de-ville-2024.json": "City contracts of 2024-2030 that touch a cité.",
    "departements.json": "Départements that hold a cité.",
    "regions.json": "Régions that hold a cité.",
    "cites/{nom}.json": "One cité: its row, and the rows that speak of it.",
    "communes/{nom}.json": "One commune, by its Insee code.",
    "departements/{nom}.json": "One département.",
    "regions/{nom}.json": "One région.",
    "qpv/{nom}.json": "One neighbourhood; its code tells the generation, qp for 2015 and qn for 2024.",
    "contrats-de-ville/{nom}.json": "One city contract; its code tells the generation, cv for 2015 and cn for 2024.",
    "programme.json": "The programme: facts, published figures, disagreements between sources, gaps.",
    "qualite.json": "What is known of each cité, and what is missing.",
    "sources.json": "Everything that is cited.",
    "openapi.json": "All of this for tools (OpenAPI 3.1).",
    "schemas/{nom}.json": "JSON Schema of a kind of file; each file gives its own in its links.",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_REFERENCE_SOURCES = ("anct-cites-2023", "sig-ville-qpv-2015", "anct-qpv-2024", "insee-population-qpv-2018")


class Described(Struct, frozen=True):
    """A file of the site and what it holds, in English."""

    file: Renvoi
    text: str


class Holding(Struct, frozen=True):
    """How many things of a kind the registry holds."""

    number: str
    text: str


class PageEn(Struct, frozen=True):
    """What the template tells: figures, facts with their sources, tables, files, paths."""

    proofs: Mapping[str, Preuve]
    ended: str
    waves: Mapping[int, str]
    holdings: tuple[Holding, ...]
    tables: tuple[Described, ...]
    table_count: int
    files: tuple[Described, ...]
    paths: tuple[Described, ...]
    root: str
    changes: Renvoi
    feed: Renvoi
    citation: str
    licence: str
    unconfirmed: tuple[str, ...]
    shared: int
    version: str
    sources: tuple[Notice, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page. Raises KeyError where a fact or a table that it tells is no more."""
    facts = {fait.id: fait for fait in model.programme.faits}
    proofs = {name: preuve(model, facts[name]) for name in FACTS}
    known = {table.name: table for table in tables()}
    yield Page(
        path="en/index.html",
        template="en.html",
        title="The cités de l’emploi registry, in English",
        description=f"An open registry of the {len(model.cites)} French cités de l’emploi: the programme in brief, the "
        "tables, the API and the French words, for reusers abroad.",
        kind="Page",
        language="en",
        context=PageEn(
            proofs=proofs,
            ended=month(facts["fin-decembre-2024"].date),
            waves={year: number(count) for year, count in _waves(model)},
            holdings=tuple(_holdings(model)),
            tables=tuple(
                Described(Renvoi(f"{name}.csv", PACKAGE + csv.path(known[name])), text) for name, text in TABLES.items()
            ),
            table_count=len(known),
            files=tuple(
                Described(Renvoi(file.path, PACKAGE + file.path), file.media_type)
                for file in package.files()
                if file.table is None
            ),
            paths=tuple(
                Described(Renvoi(endpoint.path, api.ROOT + endpoint.example), PATHS.get(endpoint.path, ""))
                for endpoint in ENDPOINTS
            ),
            root=api.ROOT,
            changes=Renvoi("changes.json", history.JSON),
            feed=Renvoi("an Atom feed", history.ATOM),
            citation=edition.citation(model),
            licence=edition.LICENCE_OUVERTE.title,
            unconfirmed=edition.unconfirmed(),
            shared=sum(len(ids) > 1 for ids in model.cites_by_qpv_2015.values()),
            version=model.version,
            sources=reference_sources(model, _REFERENCE_SOURCES, cited(proofs.values())),
        ),
        ways_out=(
            Link("Les données du registre", "donnees/"),
            Link("Lire le registre par programme", "donnees/api/"),
            Link("Le programme", "programme/"),
        ),
    )


def number(value: int) -> str:
    """A whole number in English: 104,302."""
    return f"{value:,}"


def month(written: str) -> str:
    """A year, a month or a day as the registry writes it: « 2024-12 » -> « December 2024 »."""
    year, *rest = written.split("-")
    words = [str(int(day)) for day in rest[1:]] + [_MONTHS[int(one) - 1] for one in rest[:1]]
    return " ".join([*words, year])


def _waves(model: Model) -> Iterator[tuple[int, int]]:
    yield from sorted(Counter(cite.record.vague.annee for cite in model.cites.values()).items())


def _holdings(model: Model) -> Iterator[Holding]:
    counted = {
        "cités de l’emploi": model.cites,
        "communes that ANCT lists for them": model.cites_by_commune,
        "priority neighbourhoods (QPV) of 2015-2023, deduced from their territories": model.cites_by_qpv_2015,
        "priority neighbourhoods since 2024 that follow those, or lie in their communes": model.cites_by_qpv_2024,
        "city contracts (contrats de ville) of 2015-2023": model.cites_by_contrat_2015,
        "sources cited": model.sources,
    }
    for text, things in counted.items():
        yield Holding(number(len(things)), text)
