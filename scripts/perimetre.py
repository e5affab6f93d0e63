"""The perimeter of one cité: its territory, its lists, and what the reference tables say that they should be.

Communes are compared as those of today: two that have merged since the COG of the registry are one, whether the
registry lists both or only the one that remains.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.registry.codes import replacements
from scripts.registry.positions import ValuePath
from scripts.registry.records import Cite
from scripts.registry.reference import Reference


@dataclass(frozen=True)
class Perimetre:
    """All that follows from the lists of a cité; `contrat_communes` comes from `communes_by_contrat`."""

    index: int
    cite: Cite
    reference: Reference
    contrat_communes: Mapping[str, frozenset[str]]

    def path(self, block: str, role: str, rank: int) -> ValuePath:
        """Return the path of one code of one of the three lists."""
        return ("cites", self.index, block, role, rank, "code")

    def communes(self) -> Iterator[tuple[str, int, str, str]]:
        """Yield (role, rank, code, commune of today) for each listed commune."""
        for role, rank, code in self.cite.communes_anct.by_role():
            yield role, rank, code.code, self.reference.commune_actuelle(code.code)

    @cached_property
    def territoire(self) -> frozenset[str]:
        """Communes of the territory; an arrondissement counts as its commune."""
        territoire = self.cite.territoire
        whole = self.reference.territoire_communes(territoire.type, territoire.codes)
        return frozenset(map(self.reference.commune_actuelle, whole - frozenset(territoire.hors)))

    @cached_property
    def listed(self) -> frozenset[str]:
        """Communes that the cité lists."""
        return frozenset(commune for *_, commune in self.communes())

    @property
    def foreign(self) -> bool:
        """Whether the territory holds none of the listed communes: its code is then the likely fault."""
        return bool(self.listed) and self.territoire.isdisjoint(self.listed)

    def touched(self, qpv: str) -> tuple[tuple[str, str], ...]:
        """Return (commune, published code) for each commune that a QPV touches."""
        rows = self.reference.qpv_2015_communes.get(qpv, ())
        return tuple((self.reference.commune_actuelle(row.code_insee_2024), row.code_insee_publie) for row in rows)

    @cached_property
    def strays(self) -> frozenset[str]:
        """Listed QPV that touch neither the listed communes nor the territory."""
        near = self.listed | self.territoire
        return frozenset(
            code.code
            for _, _, code in self.cite.qpv.by_role()
            if near.isdisjoint(commune for commune, _ in self.touched(code.code))
        )

    @cached_property
    def qpv_by_commune(self) -> Mapping[str, tuple[str, ...]]:
        """Listed QPV that are no strays, by commune, in the order of the file."""
        found: dict[str, dict[str, None]] = {}
        for _, _, code in self.cite.qpv.by_role():
            for commune, _ in self.touched(code.code) if code.code not in self.strays else ():
                found.setdefault(commune, {})[code.code] = None
        return {commune: tuple(codes) for commune, codes in found.items()}

    @cached_property
    def unlisted(self) -> frozenset[str]:
        """Communes that listed QPV touch and that are not listed."""
        return frozenset(self.qpv_by_commune.keys() - self.listed)

    @cached_property
    def communes_replaced(self) -> Mapping[str, tuple[str, ...]]:
        """What each listed code that no listed QPV touches may stand for, among the communes that are missing."""
        orphans = {code for _, _, code, commune in self.communes() if commune not in self.qpv_by_commune}
        return replacements(orphans, self.unlisted)

    @cached_property
    def contrats_replaced(self) -> Mapping[str, tuple[str, ...]]:
        """What each listed contrat that no listed QPV has may stand for, among those that are missing."""
        listed = {code.code for _, _, code in self.cite.contrats_de_ville.by_role()}
        return replacements(listed - self.contrat_roles.keys(), self.contrat_roles.keys() - listed)

    @cached_property
    def communes_near(self) -> frozenset[str]:
        """Communes that a wrong code most likely stands for: those that are missing, then those of the territory."""
        return self.unlisted or self.territoire - self.listed

    def qpv_near(self, qpv: str) -> bool:
        """Tell whether a wrong code may well stand for this QPV: it touches a listed commune and is not listed."""
        codes = {code.code for _, _, code in self.cite.qpv.by_role()}
        return qpv not in codes and any(commune in self.listed for commune, _ in self.touched(qpv))

    def qpv_role(self, qpv: str) -> str:
        """Return the role that a QPV has: wholly in the territory or not."""
        return "coeur" if all(self._within(qpv)) else "a_cheval"

    def qpv_missing(self, qpv_by_commune: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """QPV that are not listed, although they touch the territory and no commune but those that listed ones touch.

        `qpv_by_commune` are those of all France.
        """
        listed = {code.code for _, _, code in self.cite.qpv.by_role()}
        communes = self.listed & self.qpv_by_commune.keys()
        near = {code for commune in communes for code in qpv_by_commune.get(commune, ())}
        return tuple(
            code
            for code in sorted(near - listed)
            if communes.issuperset(commune for commune, _ in self.touched(code)) and any(self._within(code))
        )

    def _within(self, qpv: str) -> Iterator[bool]:
        """Whether each commune that a QPV touches is of the territory, by arrondissement if need be."""
        codes = self.cite.territoire.codes
        by_part = self.cite.territoire.type == "communes"
        for commune, published in self.touched(qpv):
            yield commune in self.territoire and (not by_part or commune in codes or published in codes)

    @cached_property
    def contrat_roles(self) -> Mapping[str, str]:
        """Contrats of the listed QPV, with the role that each has.

        A contrat is `coeur` where it covers a commune of the territory that has a listed QPV: shown by a listed QPV
        of its own that is wholly inside, or by the communes of the QPV that have no other contrat.
        """
        wanted = self.territoire & self.qpv_by_commune.keys()
        roles: dict[str, str] = {}
        for _, _, code in self.cite.qpv.by_role():
            for row in self.reference.qpv_2015_contrats.get(code.code, ()) if code.code not in self.strays else ():
                covers = not wanted.isdisjoint(self.contrat_communes.get(row.code_cv_2015, ()))
                if covers or self.qpv_role(code.code) == "coeur":
                    roles[row.code_cv_2015] = "coeur"
                roles.setdefault(row.code_cv_2015, "limitrophe")
        return roles


def communes_by_contrat(reference: Reference) -> Mapping[str, frozenset[str]]:
    """Return the communes that each contrat of 2015 surely covers: its own, and those of the QPV that have no other."""
    found = {
        code: {row.code_territoire} if row.type_territoire == "commune" else set()
        for code, row in reference.contrats_2015.items()
    }
    for qpv, contrats in reference.qpv_2015_contrats.items():
        if len(contrats) == 1:
            rows = reference.qpv_2015_communes[qpv]
            found[contrats[0].code_cv_2015].update(row.code_insee_2024 for row in rows)
    return {code: frozenset(map(reference.commune_actuelle, communes)) for code, communes in found.items()}
