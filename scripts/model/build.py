"""Registry records and reference tables -> the model. Pure: no file, no clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from scripts.model.model import Cite, Habitants, Lien, Model, Succession
from scripts.registry import records
from scripts.registry.anciens import Ancien
from scripts.registry.exceptions import ExceptionDeRegle
from scripts.registry.programme import Programme
from scripts.registry.provenance import source_ids
from scripts.registry.records import Confiance
from scripts.registry.reference import Reference


def build(
    registre: records.Registre,
    sources: records.Sources,
    programme: Programme,
    reference: Reference,
    lignes: Mapping[str, tuple[int, int]],
    exceptions: tuple[ExceptionDeRegle, ...] = (),
    anciens: tuple[Ancien, ...] = (),
) -> Model:
    """Resolve a registry that the check has accepted.

    `lignes` gives the first and last line of each cité, by id. A code that no table knows raises KeyError: the
    check refuses it before.
    """
    cites = {cite.id: _cite(cite, lignes[cite.id], reference) for cite in registre.cites}
    successions = _successions(reference)
    by_2015 = _index((s.code_qp_2015, s) for s in successions)
    by_2024 = _index((s.code_qp_2024, s) for s in successions)
    qpv_2015_by_commune = _index(_commune_pairs(reference.qpv_2015_communes))
    qpv_2024_by_commune = _index(_commune_pairs(reference.qpv_2024_communes))
    cites_by_territoire = _index((code, cite.id) for cite in cites.values() for code in sorted(cite.territoire))
    cites_by_commune = _index((lien.code, cite.id) for cite in cites.values() for lien in cite.communes_anct)
    cites_by_qpv_2015 = _index((lien.code, cite.id) for cite in cites.values() for lien in cite.qpv)
    cites_by_qpv_2024 = _index(_cites_of_qpv_2024(cites, by_2015, qpv_2024_by_commune, by_2024))
    contrats_2024_by_commune = _index(_contrats_2024_by_commune(sorted(qpv_2024_by_commune), reference))
    return Model(
        version=registre.version,
        cites=MappingProxyType(cites),
        sources=MappingProxyType({source.id: source for source in sources.sources}),
        programme=programme,
        exceptions=exceptions,
        anciens=anciens,
        reference=reference,
        cites_by_qpv_2015=cites_by_qpv_2015,
        cites_by_qpv_2024=cites_by_qpv_2024,
        cites_by_commune=cites_by_commune,
        cites_by_territoire=cites_by_territoire,
        cites_around_qpv_2024=_index(
            (qpv, cite_id)
            for commune, ids in cites_by_territoire.items()
            if commune not in cites_by_commune
            for qpv in qpv_2024_by_commune.get(commune, ())
            if qpv not in by_2024 and qpv not in cites_by_qpv_2024
            for cite_id in ids
        ),
        cites_by_contrat_2015=_index((lien.code, cite.id) for cite in cites.values() for lien in cite.contrats),
        cites_by_contrat_2024=_index(
            (contrat, cite.id)
            for cite in cites.values()
            for lien in cite.communes_anct
            if lien.role == "coeur"
            for contrat in contrats_2024_by_commune.get(lien.code, ())
        ),
        cites_by_departement=_index((code, cite.id) for cite in cites.values() for code in cite.departements),
        cites_by_region=_index((code, cite.id) for cite in cites.values() for code in cite.regions),
        cites_by_source=_index((source, cite.id) for cite in cites.values() for source in source_ids(cite.record)),
        successions_by_2015=by_2015,
        successions_by_2024=by_2024,
        qpv_2015_by_commune=qpv_2015_by_commune,
        qpv_2024_by_commune=qpv_2024_by_commune,
        qpv_2024_by_cite=_index((cite_id, code) for code, ids in cites_by_qpv_2024.items() for cite_id in ids),
        qpv_2015_by_contrat=_index(
            (row.code_cv_2015, qpv) for qpv, rows in sorted(reference.qpv_2015_contrats.items()) for row in rows
        ),
        contrats_2024_by_commune=contrats_2024_by_commune,
        communes_by_contrat_2024=_index(
            (contrat, commune) for commune, contrats in contrats_2024_by_commune.items() for contrat in contrats
        ),
        codes_postaux_by_commune=_index((row.code_insee, row.code_postal) for row in reference.codes_postaux),
    )


def _index(pairs: Iterable[tuple[str, object]]) -> Mapping[str, tuple]:
    groups: dict[str, dict[object, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})


def _cite(record: records.Cite, lignes: tuple[int, int], reference: Reference) -> Cite:
    communes_anct = tuple(_liens(record.id, record.communes_anct))
    qpv = tuple(_liens(record.id, record.qpv))
    coeur = [reference.communes[lien.code] for lien in communes_anct if lien.role == "coeur"]
    departements = sorted({commune.code_departement for commune in coeur})
    territoire = record.territoire
    return Cite(
        record=record,
        lignes=lignes,
        nom_territoire=_nom_territoire(territoire, reference),
        territoire=reference.territoire_communes(territoire.type, territoire.codes) - frozenset(territoire.hors),
        departements=tuple(departements),
        regions=tuple(sorted({reference.departements[code].code_region for code in departements})),
        communes_anct=communes_anct,
        contrats=tuple(_liens(record.id, record.contrats_de_ville)),
        qpv=qpv,
        habitants=_habitants(qpv, reference),
    )


def _liens(cite_id: str, liste: records.ListeDeCodes) -> Iterable[Lien]:
    for role, _, code in liste.by_role():
        yield Lien(
            cite_id=cite_id,
            code=code.code,
            role=role,
            confiance=code.confiance or liste.confiance,
            sources=code.sources or liste.sources,
            lu_le=code.lu_le or liste.lu_le,
            verifie_le=code.verifie_le or liste.verifie_le,
            partage_avec=code.partage_avec,
        )


def _nom_territoire(territoire: records.Territoire, reference: Reference) -> str:
    tables = {"epci": reference.epci, "ept": reference.ept, "departement": reference.departements}
    table = tables.get(territoire.type)
    if table is not None:
        return ", ".join(table[code].nom for code in territoire.codes)
    return ", ".join(
        (reference.communes.get(code) or reference.communes_anciennes[code]).nom for code in territoire.codes
    )


def _habitants(liens: Iterable[Lien], reference: Reference) -> Habitants:
    rows = [(lien, reference.qpv_2015[lien.code].population_2018) for lien in liens]

    def total(a_cheval: bool, contestes: bool) -> int:
        return sum(
            population or 0
            for lien, population in rows
            if (a_cheval or lien.role != "a_cheval") and (contestes or lien.confiance != Confiance.CONTESTEE)
        )

    return Habitants(
        tous=total(a_cheval=True, contestes=True),
        sans_a_cheval=total(a_cheval=False, contestes=True),
        sans_contestes=total(a_cheval=True, contestes=False),
        sans_a_cheval_ni_contestes=total(a_cheval=False, contestes=False),
        sans_population=sum(population is None for _, population in rows),
    )


def _successions(reference: Reference) -> list[Succession]:
    officielles = {
        (row.code_qp_2015, row.code_qp_2024): row.statut
        for row in reference.correspondances_officielles
        if row.code_qp_2015 is not None
    }
    calculees = {(row.code_qp_2015, row.code_qp_2024): row for row in reference.correspondances_calculees}
    return [
        Succession(
            code_qp_2015=pair[0],
            code_qp_2024=pair[1],
            statut=officielles.get(pair),
            part_surface_2015=calculees[pair].part_surface_2015 if pair in calculees else None,
            part_surface_2024=calculees[pair].part_surface_2024 if pair in calculees else None,
        )
        for pair in sorted(officielles.keys() | calculees.keys())
    ]


def _commune_pairs(rows_by_qpv: Mapping[str, tuple]) -> Iterable[tuple[str, str]]:
    for code_qp, rows in rows_by_qpv.items():
        for row in rows:
            yield row.code_insee_2024, code_qp


def _cites_of_qpv_2024(
    cites: Mapping[str, Cite],
    by_2015: Mapping[str, tuple[Succession, ...]],
    qpv_2024_by_commune: Mapping[str, tuple[str, ...]],
    by_2024: Mapping[str, tuple[Succession, ...]],
) -> Iterable[tuple[str, str]]:
    """A QPV of 2024 touches a cité as successor of one of its QPV, or, without any parent, by its commune."""
    for cite in cites.values():
        for lien in cite.qpv:
            for succession in by_2015.get(lien.code, ()):
                yield succession.code_qp_2024, cite.id
        for lien in cite.communes_anct:
            if lien.role == "coeur":
                for code in qpv_2024_by_commune.get(lien.code, ()):
                    if code not in by_2024:
                        yield code, cite.id


def _contrats_2024_by_commune(codes: Iterable[str], reference: Reference) -> Iterable[tuple[str, str]]:
    """Contrats of 2024 of communes that have a QPV of 2024, inferred since no source gives them.

    That of the commune, of its EPCI or of its EPT; of several, those of its own département.
    """
    by_territoire = _index((contrat.code_territoire, contrat) for contrat in reference.contrats_2024.values())
    for code in codes:
        commune = reference.communes[code]
        found = [
            contrat
            for territoire in (code, commune.siren_epci, commune.siren_ept)
            for contrat in by_territoire.get(territoire or "", ())
        ]
        own = [contrat for contrat in found if contrat.code_departement == commune.code_departement]
        for contrat in own or found:
            yield code, contrat.code_cv_2024
