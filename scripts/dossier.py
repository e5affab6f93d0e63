"""What rules look at: the records, where each value stands, the reference tables, and the day of the check."""

from __future__ import annotations

from bisect import bisect_right
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from msgspec import Struct

from scripts.diagnostics.diagnostic import Place
from scripts.perimetre import Perimetre, communes_by_contrat
from scripts.registry.anciens import Anciens
from scripts.registry.exceptions import Exceptions
from scripts.registry.load import CITES, FILES, Entree
from scripts.registry.positions import Mark, Positions, ValuePath
from scripts.registry.programme import Critere, Programme
from scripts.registry.promesses import Promesse
from scripts.registry.records import Cite, Code, ListeDeCodes, Provenance, Sources
from scripts.registry.reference import Commune, CommuneAncienne, Reference


@dataclass(frozen=True)
class Dossier:
    """One state of the registry.

    `entrees` are the cités that no lower level has withheld. `version` is that of the data; like `sources`,
    `programme`, `exceptions` and `anciens`, it is absent where its file has errors: a rule that needs them then has
    nothing to say. `promesses` are what the last release has published; `find_pages` makes `pages`. `table_sources` are
    the sources that the reference tables cite. `today` is absent where future dates are not judged. `spared` holds the
    (rule, cité) whose diagnostics an exception has kept back before.
    """

    entrees: tuple[Entree, ...]
    version: str | None
    sources: Sources | None
    programme: Programme | None
    exceptions: Exceptions | None
    anciens: Anciens | None
    promesses: tuple[Promesse, ...]
    find_pages: Callable[[], Mapping[str, Mapping[str, str]]]
    table_sources: frozenset[str]
    reference: Reference
    positions: Mapping[str, Positions]
    today: date | None
    spared: frozenset[tuple[str, str]] = frozenset()

    def at(self, path: ValuePath) -> Place:
        """Return the place of the value at `path` (see `Positions.at`), and the cité that it belongs to."""
        file = _FILES[str(path[0])]
        return self.place(file, self.positions[file].at(path), path)

    def place(self, file: str, mark: Mark, path: ValuePath) -> Place:
        """Return the place of a mark of `file`."""
        cite = self.ids.get(path[1]) if path[0] == "cites" and len(path) > 1 else None
        return Place(file=file, line=mark.line, column=mark.column, end_column=mark.end_column, cite=cite)

    def noted(self, path: ValuePath) -> str:
        """Return the comment that follows the value at `path` on its line, empty where there is none."""
        file = _FILES[str(path[0])]
        mark = self.positions[file].at(path)
        rest = self.positions[file].lines[mark.line - 1][mark.end_column - 1 :] if mark.end_column else ""
        return rest.strip().removeprefix("#").strip()

    def cite_at(self, file: str, line: int) -> str | None:
        """Return the id of the cité whose entry holds a line; None before the first entry, and in any other file."""
        lines, ids = self._entries
        rank = bisect_right(lines, line)
        return ids[rank - 1] if file == CITES and rank else None

    @cached_property
    def _entries(self) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """First lines and ids of the entries of the file, in its order."""
        return tuple(self.positions[CITES].at(("cites", index)).line for index in self.ids), tuple(self.ids.values())

    @cached_property
    def size(self) -> int:
        """Number of entries that the file of the cités holds, withheld ones included."""
        return self.positions[CITES].size(("cites",))

    @cached_property
    def ids(self) -> Mapping[int, str]:
        """Ids of all entries that the file holds, withheld ones included, by their index."""
        positions = self.positions[CITES]
        marks = ((index, positions.at(("cites", index, "id"))) for index in range(self.size))
        return {index: mark.text for index, mark in marks if mark.text}

    @cached_property
    def last_published(self) -> str:
        """The identifier of the last cité, as many as public sources count in all; empty where they do not say."""
        published = (
            chiffre.valeur
            for chiffre in (self.programme.chiffres_publies if self.programme else ())
            if chiffre.mesure == "cites" and chiffre.critere == Critere()
        )
        return max((f"cde-{number:03}" for number in published), default="")

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names of the cités of the file, withheld ones included, by id."""
        positions = self.positions[CITES]
        return {cite: positions.at(("cites", index, "identite", "nom")).text for index, cite in self.ids.items()}

    @cached_property
    def scalars(self) -> tuple[tuple[Place, ValuePath, Mark], ...]:
        """Every value of the files that is neither a block nor a list, with its place and path."""
        return tuple(
            (self.place(file, mark, path), path, mark)
            for file, positions in self.positions.items()
            for path, mark in positions.scalars()
            if path
        )

    @cached_property
    def records(self) -> tuple[tuple[ValuePath, Struct], ...]:
        """Every record of the cités, the sources and the programme with its path, blocks before what they hold."""
        found: list[tuple[ValuePath, Struct]] = []
        for index, cite in self.entrees:
            found.extend(_records(("cites", index), cite))
        for index, source in enumerate(self.sources.sources if self.sources else ()):
            found.append((("sources", index), source))
        if self.programme:
            found.extend(_records((), self.programme))
        for index, ancien in enumerate(self.anciens.anciens if self.anciens else ()):
            found.append((("anciens", index), ancien))
        return tuple(found)

    def citations(self) -> Iterator[tuple[ValuePath, str]]:
        """Yield (path, id) of each citation of a source."""
        for path, record in self.provenances():
            for rank, cited in enumerate(record.sources or ()):
                yield (*path, "sources", rank), cited

    def provenances(self) -> Iterator[tuple[ValuePath, Provenance | Code]]:
        """Yield (path, record) of all that says where it comes from."""
        for path, record in self.records:
            if isinstance(record, Provenance | Code):
                yield path, record

    def codes(self, block: str) -> Iterator[tuple[ValuePath, Cite, str, str]]:
        """Yield (path, cité, role, code) for each code of one list: communes_anct, contrats_de_ville or qpv."""
        for index, cite in self.entrees:
            liste: ListeDeCodes = getattr(cite, block)
            for role, rank, code in liste.by_role():
                yield ("cites", index, block, role, rank, "code"), cite, role, code.code

    def territoire_codes(self) -> Iterator[tuple[ValuePath, Cite, str, str]]:
        """Yield (path, cité, kind of code, code) for the codes of each territory and of what it leaves out."""
        for index, cite in self.entrees:
            path = ("cites", index, "territoire")
            for rank, code in enumerate(cite.territoire.codes):
                yield (*path, "codes", rank), cite, cite.territoire.type, code
            for rank, code in enumerate(cite.territoire.hors):
                yield (*path, "hors", rank), cite, "communes", code

    @cached_property
    def pages(self) -> Mapping[str, Mapping[str, str]]:
        """The path of the page of each object, by kind, then by id or code. For the rules of the whole alone.

        They are those of a model, which takes a tenth of the time of a check to make, and codes that are all known.
        """
        return self.find_pages()

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of all `pages`."""
        return frozenset(path for paths in self.pages.values() for path in paths.values())

    @cached_property
    def cites_by_qpv(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the cités that list each QPV; withheld cités do not count."""
        found: dict[str, list[str]] = {}
        for _, cite, _, code in self.codes("qpv"):
            found.setdefault(code, []).append(cite.id)
        return {code: tuple(dict.fromkeys(cites)) for code, cites in found.items()}

    def communes(self) -> Iterator[tuple[ValuePath, Cite, str]]:
        """Yield (path, cité, code) for each code of commune, wherever it stands."""
        for path, cite, _, code in self.codes("communes_anct"):
            yield path, cite, code
        for path, cite, kind, code in self.territoire_codes():
            if kind == "communes":
                yield path, cite, code

    def communes_at(self, path: ValuePath) -> Mapping[str, Commune | CommuneAncienne]:
        """Return what the code of a commune at `path` may stand for, by code: of a territory, arrondissements too."""
        if path[2:4] != ("territoire", "codes"):
            return self.reference.communes
        return ChainMap(self._arrondissements, self.reference.communes)

    @cached_property
    def _arrondissements(self) -> dict[str, CommuneAncienne]:
        anciennes = self.reference.communes_anciennes
        return {code: row for code, row in anciennes.items() if row.type == "arrondissement"}

    @cached_property
    def qpv_missing(self) -> Mapping[str, tuple[str, ...]]:
        """QPV that each cité leaves out, by its id; a stray QPV may stand for one of them, so none is told then."""
        qpv_by_commune: dict[str, list[str]] = {}
        for code, rows in self.reference.qpv_2015_communes.items():
            for commune in {self.reference.commune_actuelle(row.code_insee_2024) for row in rows}:
                qpv_by_commune.setdefault(commune, []).append(code)
        return {one.cite.id: one.qpv_missing(qpv_by_commune) for one in self.perimetres if not one.strays}

    @cached_property
    def perimetres(self) -> tuple[Perimetre, ...]:
        """The perimeter of each cité that no lower level has withheld."""
        contrats = communes_by_contrat(self.reference)
        return tuple(Perimetre(index, cite, self.reference, contrats) for index, cite in self.entrees)


_FILES = {name: file for file, record in FILES.items() for name in record.__struct_fields__}


def _records(path: ValuePath, record: Struct) -> Iterator[tuple[ValuePath, Struct]]:
    yield path, record
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, Struct):
            yield from _records((*path, name), value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Struct):
            for index, item in enumerate(value):
                yield from _records((*path, name, index), item)
