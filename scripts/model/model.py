"""What emitters see: the registry's cités with what follows from them, and indexes from every object to its cités."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from scripts.model.histoire import UNTOLD, Histoire, Version
from scripts.registry import records
from scripts.registry.anciens import Ancien
from scripts.registry.exceptions import ExceptionDeRegle
from scripts.registry.programme import Programme
from scripts.registry.records import Confiance
from scripts.registry.reference import Reference


class Lien(Struct, frozen=True):
    """One code of a list of a cité, with the provenance that holds for it (its own, else its block's)."""

    cite_id: str
    code: str
    role: str
    confiance: Confiance
    sources: tuple[str, ...]
    lu_le: date
    verifie_le: date | None
    partage_avec: tuple[str, ...]


class Habitants(Struct, frozen=True):
    """Residents of QPV (Insee, RP 2018), in persons; QPV whose population is not published count for none.

    `sans_population` is the number of those QPV. Straddling QPV lie partly, at times mostly, outside the cité:
    never show `tous` without the others.
    """

    tous: int
    sans_a_cheval: int
    sans_contestes: int
    sans_a_cheval_ni_contestes: int
    sans_population: int


class Succession(Struct, frozen=True):
    """A QPV of 2015 and a QPV of 2024 that ANCT's table or the outlines link.

    `statut` is ANCT's word, absent where only the outlines link the two; the shares (0 to 1) are those of each
    one's surface in common, absent where the outlines do not overlap.
    """

    code_qp_2015: str
    code_qp_2024: str
    statut: str | None
    part_surface_2015: float | None
    part_surface_2024: float | None

    @property
    def officielle(self) -> bool:
        """Whether ANCT's correspondence gives this pair."""
        return self.statut is not None


class Cite(Struct, frozen=True):
    """A cité, as authored (`record`) and as resolved.

    `lignes` are its first and last line in `data/cites.yaml`; `territoire` the codes of all communes (COG 2024)
    of its territory; `departements` and `regions` those of its listed `coeur` communes.
    """

    record: records.Cite
    lignes: tuple[int, int]
    nom_territoire: str
    territoire: frozenset[str]
    departements: tuple[str, ...]
    regions: tuple[str, ...]
    communes_anct: tuple[Lien, ...]
    contrats: tuple[Lien, ...]
    qpv: tuple[Lien, ...]
    habitants: Habitants

    @property
    def id(self) -> str:
        """ANCT's identifier."""
        return self.record.id

    @property
    def nom(self) -> str:
        """The name shown to the public."""
        return self.record.identite.nom


class Model(Struct, frozen=True, eq=False):
    """All that is published. Indexes give ids of cités, in the registry's order; a code without cité has no entry.

    `cites_by_commune` are the cités that list a commune, `cites_by_territoire` those whose territory holds it.
    `cites_around_qpv_2024` are for the QPV of 2024 that follow no other and touch no cité, in a commune of a territory
    that ANCT does not list.
    A model is itself and equals no other, so that what follows from it can be cached.
    """

    version: str
    cites: Mapping[str, Cite]
    sources: Mapping[str, records.Source]
    programme: Programme
    exceptions: tuple[ExceptionDeRegle, ...]
    anciens: tuple[Ancien, ...]
    reference: Reference
    cites_by_qpv_2015: Mapping[str, tuple[str, ...]]
    cites_by_qpv_2024: Mapping[str, tuple[str, ...]]
    cites_by_commune: Mapping[str, tuple[str, ...]]
    cites_by_territoire: Mapping[str, tuple[str, ...]]
    cites_around_qpv_2024: Mapping[str, tuple[str, ...]]
    cites_by_contrat_2015: Mapping[str, tuple[str, ...]]
    cites_by_contrat_2024: Mapping[str, tuple[str, ...]]
    cites_by_departement: Mapping[str, tuple[str, ...]]
    cites_by_region: Mapping[str, tuple[str, ...]]
    cites_by_source: Mapping[str, tuple[str, ...]]
    successions_by_2015: Mapping[str, tuple[Succession, ...]]
    successions_by_2024: Mapping[str, tuple[Succession, ...]]
    qpv_2015_by_commune: Mapping[str, tuple[str, ...]]
    qpv_2024_by_commune: Mapping[str, tuple[str, ...]]
    qpv_2024_by_cite: Mapping[str, tuple[str, ...]]
    qpv_2015_by_contrat: Mapping[str, tuple[str, ...]]
    contrats_2024_by_commune: Mapping[str, tuple[str, ...]]
    communes_by_contrat_2024: Mapping[str, tuple[str, ...]]
    codes_postaux_by_commune: Mapping[str, tuple[str, ...]]
    versions: tuple[Version, ...] = ()
    histoire: Histoire = UNTOLD

    @property
    def day(self) -> date:
        """The day that the version of the data names."""
        return date.fromisoformat(self.version.replace(".", "-"))

    def liens_qpv(self, code_qp_2015: str) -> Iterable[Lien]:
        """The links of a QPV to each cité that lists it."""
        for cite_id in self.cites_by_qpv_2015.get(code_qp_2015, ()):
            yield from (lien for lien in self.cites[cite_id].qpv if lien.code == code_qp_2015)
