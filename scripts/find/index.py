"""The index of everything findable: names, codes, places and answers, by columns.

Groups stand in the order of `_GROUPS`; within a group, the rank of an entry is its line in `names`. A commune is
pointed at by its rank among communes, arrondissements and communes around taken one after the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from scripts import links
from scripts.find import replies
from scripts.find.coding import deltas, lines, nested_deltas, runs
from scripts.find.ledger import Ledger
from scripts.french import typographie
from scripts.model.model import Cite, Model, Succession
from scripts.pages.parts.answers import Reponse, for_commune
from scripts.pages.parts.provenance import preuve

_PLACE = "{}"


def index(model: Model) -> bytes:
    """The index, as JSON."""
    return json.dumps(_Index(model).content(), ensure_ascii=False, separators=(",", ":")).encode()


class _Places(Struct, frozen=True):
    """Codes of communes in the order of the index, and the rank of each."""

    communes: tuple[str, ...]
    arrondissements: tuple[str, ...]
    around: tuple[str, ...]
    ranks: Mapping[str, int]


class _Index:
    def __init__(self, model: Model) -> None:
        self._model = model
        self._reference = model.reference
        self._cites = links.sorted_cites(model.cites.values())
        self._ledger = Ledger({links.cite_path(cite): rank for rank, cite in enumerate(self._cites)})
        self._places = _places(model)
        self._departements = {code: rank for rank, code in enumerate(self._reference.departements)}
        self._ranks_2015 = {code: rank for rank, code in enumerate(self._reference.qpv_2015)}

    def content(self) -> dict[str, Any]:
        groups = {
            "cites": self._group_cites(),
            "communes": self._group_communes(self._places.communes),
            "arrondissements": self._group_arrondissements(),
            "around": self._group_communes(self._places.around),
            "former": self._group_former(),
            "qpv2015": self._group_qpv_2015(),
            "qpv2024": self._group_qpv_2024(),
            "contrats2015": self._group_contrats_2015(),
            "contrats2024": self._group_contrats_2024(),
            "departements": self._group_departements(),
            "regions": self._group_regions(),
            "postal": self._group_postal(),
        }
        return {
            "paths": {
                "cites": links.cite_path(self._cites[0]).replace(self._cites[0].record.slug, _PLACE),
                "communes": links.commune_path(_PLACE),
                "qpv": links.qpv_path(_PLACE),
                "contrats": links.contrat_path(_PLACE),
                "departements": links.departement_path(_PLACE),
                "regions": links.region_path(_PLACE),
            },
            "list": self._ledger.proof(preuve(self._model, self._cites[0].record.communes_anct)),
            **self._ledger.columns(),
            "groups": groups,
        }

    def _answers(self, replies: Iterable[Reponse]) -> list[int]:
        return [self._ledger.number(reply) for reply in replies]

    def _group_cites(self) -> dict[str, Any]:
        return {
            "names": lines(typographie(cite.nom) for cite in self._cites),
            "aliases": lines(_alias(cite) for cite in self._cites),
            "codes": runs(cite.id for cite in self._cites),
            "slugs": lines(cite.record.slug for cite in self._cites),
            "departements": [[self._departements[code] for code in cite.departements] for cite in self._cites],
            "answers": self._answers(replies.for_cite(self._model, cite) for cite in self._cites),
        }

    def _group_communes(self, codes: Sequence[str]) -> dict[str, Any]:
        return {
            "names": lines(typographie(self._reference.communes[code].nom) for code in codes),
            "codes": runs(codes),
            "answers": self._answers(for_commune(self._model, code) for code in codes),
            "pages": "".join(str(int(links.commune_link(self._model, code).path is not None)) for code in codes),
            "moved": {
                rank: self._reference.commune_actuelle(code)
                for rank, code in enumerate(codes)
                if code in self._reference.fusions
            },
        }

    def _group_arrondissements(self) -> dict[str, Any]:
        rows = [self._reference.communes_anciennes[code] for code in self._places.arrondissements]
        return {
            "names": lines(typographie(row.nom.replace(" Arrondissement", " arrondissement")) for row in rows),
            "codes": runs(row.code_insee for row in rows),
            "answers": self._answers(
                replies.for_arrondissement(self._model, row.code_insee, row.code_insee_2024) for row in rows
            ),
        }

    def _group_former(self) -> dict[str, Any]:
        rows = [
            row
            for row in self._reference.communes_anciennes.values()
            if row.nom and row.type != "arrondissement" and row.code_insee_2024 in self._places.ranks
        ]
        return {
            "names": lines(typographie(row.nom) for row in rows),
            "communes": deltas(self._places.ranks[row.code_insee_2024] for row in rows),
        }

    def _group_qpv_2015(self) -> dict[str, Any]:
        codes = list(self._reference.qpv_2015)
        return {
            "names": lines(typographie(row.nom) for row in self._reference.qpv_2015.values()),
            "codes": runs(codes),
            "communes": self._communes(self._reference.qpv_2015_communes, codes),
            "answers": self._answers(replies.for_qpv_2015(self._model, code) for code in codes),
            "pages": "".join(str(int(code in self._model.cites_by_qpv_2015)) for code in codes),
        }

    def _group_qpv_2024(self) -> dict[str, Any]:
        codes = list(self._reference.qpv_2024)
        answers = [replies.for_qpv_2024(self._model, code) for code in codes]
        through = [
            [self._ranks_2015[rapport.par.code] for rapport in answer.rapports if rapport.par] for answer in answers
        ]
        origins = [ranks[0] if ranks else self._origin(code) for code, ranks in zip(codes, through, strict=True)]
        names_2015 = [row.nom for row in self._reference.qpv_2015.values()]
        return {
            "names": lines(
                "" if origin >= 0 and names_2015[origin] == row.nom else typographie(row.nom)
                for row, origin in zip(self._reference.qpv_2024.values(), origins, strict=True)
            ),
            **_lettered(codes),
            "communes": self._communes(self._reference.qpv_2024_communes, codes),
            "origins": deltas(origins),
            "through": {
                rank: ranks
                for rank, (ranks, origin) in enumerate(zip(through, origins, strict=True))
                if any(other != origin for other in ranks)
            },
            "answers": self._answers(answers),
            "pages": "".join(str(int(code in self._model.cites_by_qpv_2024)) for code in codes),
        }

    def _origin(self, code: str) -> int:
        """The QPV of 2015 that one of 2024 follows, official links first, then the largest share; -1 for none."""
        successions: Sequence[Succession] = self._model.successions_by_2024.get(code, ())
        if not successions:
            return -1
        first = max(successions, key=lambda succession: (succession.officielle, succession.part_surface_2024 or 0))
        return self._ranks_2015[first.code_qp_2015]

    def _communes(self, rows_by_qpv: Mapping[str, Sequence], codes: Iterable[str]) -> list[int | list[int]]:
        return nested_deltas(
            list(dict.fromkeys(self._places.ranks[row.code_insee_2024] for row in rows_by_qpv[code])) for code in codes
        )

    def _group_contrats_2015(self) -> dict[str, Any]:
        rows = self._reference.contrats_2015
        return {
            "names": lines(typographie(row.nom) for row in rows.values()),
            "codes": runs(rows),
            "departements": deltas(self._departements[row.code_departement] for row in rows.values()),
            "answers": self._answers(replies.for_contrat_2015(self._model, code) for code in rows),
            "pages": "".join(str(int(code in self._model.cites_by_contrat_2015)) for code in rows),
        }

    def _group_contrats_2024(self) -> dict[str, Any]:
        rows = self._reference.contrats_2024
        known = frozenset(code for codes in self._model.contrats_2024_by_commune.values() for code in codes)
        return {
            "names": lines(typographie(row.nom) for row in rows.values()),
            **_lettered(list(rows)),
            "departements": deltas(self._departements[row.code_departement] for row in rows.values()),
            "answers": self._answers(replies.for_contrat_2024(self._model, code, known) for code in rows),
            "pages": "".join(str(int(code in self._model.cites_by_contrat_2024)) for code in rows),
        }

    def _group_departements(self) -> dict[str, Any]:
        rows = self._reference.departements
        return {
            "names": lines(typographie(row.nom) for row in rows.values()),
            "codes": runs(rows),
            "answers": self._answers(replies.for_departement(self._model, code) for code in rows),
            "pages": "".join(str(int(code in self._model.cites_by_departement)) for code in rows),
        }

    def _group_regions(self) -> dict[str, Any]:
        rows = self._reference.regions
        return {
            "names": lines(typographie(row.nom) for row in rows.values()),
            "codes": runs(rows),
            "answers": self._answers(replies.for_region(self._model, code) for code in rows),
            "pages": "".join(str(int(code in self._model.cites_by_region)) for code in rows),
        }

    def _group_postal(self) -> dict[str, Any]:
        """Postal codes and their communes; those of Paris, Lyon and Marseille lead to their arrondissement."""
        found: dict[str, list[str]] = {}
        for row in self._reference.codes_postaux:
            found.setdefault(row.code_postal, []).append(row.code_insee)
        divided = {self._reference.communes_anciennes[code].code_insee_2024 for code in self._places.arrondissements}
        places = [
            sorted(
                self._places.ranks[code]
                for code in codes
                if code not in divided or self._places.ranks.keys().isdisjoint(set(codes) - divided)
            )
            for codes in found.values()
        ]
        return {"names": runs(found), "communes": nested_deltas(places)}


def _places(model: Model) -> _Places:
    communes = tuple(sorted(model.qpv_2015_by_commune.keys() | model.qpv_2024_by_commune.keys()))
    arrondissements = tuple(
        code for code, row in model.reference.communes_anciennes.items() if row.type == "arrondissement"
    )
    around = tuple(sorted(model.cites_by_territoire.keys() - set(communes)))
    return _Places(
        communes=communes,
        arrondissements=arrondissements,
        around=around,
        ranks={code: rank for rank, code in enumerate((*communes, *arrondissements, *around))},
    )


def _lettered(codes: Sequence[str]) -> dict[str, str]:
    """Codes of 2024, whose number is followed by a letter."""
    return {"codes": runs(code[:-1] for code in codes), "letters": "".join(code[-1] for code in codes)}


def _alias(cite: Cite) -> str:
    """ANCT's name where it is another one."""
    nom = cite.record.identite.nom_anct
    return "" if nom == cite.nom else typographie(nom)
