"""Builds the outlines drawn on the maps: communes, territories of the cités, what is not France, départements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shapely import Geometry

from scripts.failures import Failure
from scripts.reference import geojson
from scripts.reference.cites import Perimetre, whole
from scripts.reference.coverage import Coverage, clean, merge, outside, simplify, square_around, touching
from scripts.reference.etalab import Decoupage
from scripts.reference.tables import membership

# A cité is drawn 600 to 800 pixels wide over 8 to 60 km: a pixel is 10 to 80 m. The source, with
# a vertex every 500 m, holds less detail than that: only what can't be seen is taken away.
LOCAL_TOLERANCE_METRES = 60

# France is drawn some 700 pixels wide over 1,000 km: a pixel is 1.4 km, some 500 m in the insets
# that show the départements of overseas.
METROPOLE_TOLERANCE_METRES = 1500
OVERSEAS_TOLERANCE_METRES = 500

# The map of a cité shows at most 0.54 times the greater side of what it must show on each side of its
# middle, which is not always the middle of the cité.
SHEET_REACH = 0.7

# About a metre: rounding harder makes triangular islets collapse.
DECIMALS = 5
UNROUNDED_DECIMALS = 9


@dataclass(frozen=True)
class Territory:
    """A territory and the parts of the coverage (communes, arrondissements) that make it up."""

    type: str
    code: str
    parts: tuple[str, ...]


def outlines(decoupage: Decoupage, published: Coverage, perimetres: Mapping[str, Perimetre]) -> dict[str, bytes]:
    """Build `communes`, `territoires`, `hors_de_france` and `departements`, as GeoJSON by file name.

    `published` holds the outlines of communes and municipal arrondissements as the source has
    them; communes that it lacks (collectivités d'outre-mer) are left out. A commune of which a
    cité covers some arrondissements only is built from its arrondissements, and these are written
    beside it. What is not France (the sea, a neighbouring country) is cut by cité, to the sheet that its
    map may show. Raises Failure when a territory has no outline.
    """
    perimetre = whole(perimetres)
    parts = _parts(decoupage, published, perimetre)
    coverage = clean({part: published[part] for own in parts.values() for part in own})
    departement = {c.code: c.code_departement for c in decoupage.communes}
    zones = {part: _departement_zone(departement[code]) for code, own in parts.items() for part in own}
    territories = _territories(decoupage, parts, perimetre)
    drawn = _drawn_communes(coverage, parts, perimetre)
    needed = {part for t in (*territories, *drawn) for part in t.parts}
    local = simplify(
        {part: coverage[part] for part in coverage if part in needed},
        zones.__getitem__,
        LOCAL_TOLERANCE_METRES,
        DECIMALS,
    )
    return {
        "communes.geojson": geojson.collection(({"code_insee": t.code}, merge(local, t.parts)) for t in drawn),
        "territoires.geojson": geojson.collection(
            ({"type": t.type, "code": t.code}, merge(local, t.parts)) for t in territories
        ),
        "hors_de_france.geojson": _hors_de_france(coverage, zones, _sheets(coverage, parts, decoupage, perimetres)),
        "departements.geojson": _departements(coverage, parts, departement),
    }


def _parts(decoupage: Decoupage, published: Coverage, perimetre: Perimetre) -> dict[str, tuple[str, ...]]:
    """Map each commune that has an outline to the parts that stand for it in the coverage."""
    arrondissements = defaultdict(list)
    for former in decoupage.anciennes:
        if former.type == "arrondissement":
            arrondissements[former.code_commune].append(former.code)
    split = {
        commune: tuple(codes) for commune, codes in arrondissements.items() if perimetre.codes("communes") & set(codes)
    }
    return {c.code: split.get(c.code, (c.code,)) for c in decoupage.communes if c.code in published}


def _territories(decoupage: Decoupage, parts: Mapping[str, tuple[str, ...]], perimetre: Perimetre) -> list[Territory]:
    """List the EPCI, EPT and départements that are the territory of a cité, by type and code."""
    members = {
        "departement": {c.code: c.code_departement for c in decoupage.communes},
        "epci": membership(decoupage.epci),
        "ept": membership(decoupage.ept),
    }
    return [
        _territory(type_, code, (c for c, holder in members[type_].items() if holder == code), parts)
        for type_ in sorted(members)
        for code in sorted(perimetre.codes(type_))
    ]


def _hors_de_france(coverage: Coverage, zones: Mapping[str, str], sheets: Mapping[str, Geometry]) -> bytes:
    """What is not France on the sheet of each cité, if anything; its edge is that of the communes drawn above it.

    Those communes are simplified again, with all that the sheets show. They must not be rounded before the rest is
    taken away: at five decimals, some islets that no map draws would collapse.
    """
    near = touching(coverage, sheets.values())
    land = simplify(
        {part: outline for part, outline in coverage.items() if part in near},
        zones.__getitem__,
        LOCAL_TOLERANCE_METRES,
        UNROUNDED_DECIMALS,
    )
    away = {cite_id: outside(land, sheet, DECIMALS) for cite_id, sheet in sheets.items()}
    return geojson.collection(({"id": cite_id}, what) for cite_id, what in away.items() if not what.is_empty)


def _sheets(
    coverage: Coverage, parts: Mapping[str, tuple[str, ...]], decoupage: Decoupage, perimetres: Mapping[str, Perimetre]
) -> dict[str, Geometry]:
    """What the map of each cité may show, by the cité's identifier: a square in metres, in degrees."""
    sheets = {}
    for cite_id, perimetre in perimetres.items():
        own = [part for t in _territories(decoupage, parts, perimetre) for part in t.parts]
        listed = (*perimetre.communes, *perimetre.codes("communes"))
        own += [part for code in listed for part in parts.get(code, (code,))]
        sheets[cite_id] = square_around([coverage[part] for part in own], SHEET_REACH)
    return sheets


def _drawn_communes(coverage: Coverage, parts: Mapping[str, tuple[str, ...]], perimetre: Perimetre) -> list[Territory]:
    """List the communes of the cités, their arrondissements if split, and all that touch them."""
    listed = _territory("communes", "cites", perimetre.communes, parts)
    around = touching(coverage, (coverage[part] for part in listed.parts))
    communes = [Territory("communes", code, own) for code, own in parts.items() if around & set(own)]
    arrondissements = [
        Territory("communes", code, (code,)) for code in perimetre.codes("communes") if code not in parts
    ]
    return sorted((*communes, *arrondissements), key=lambda t: t.code)


def _territory(type_: str, code: str, communes: Iterable[str], parts: Mapping[str, tuple[str, ...]]) -> Territory:
    try:
        own = tuple(part for commune in communes for part in parts[commune])
    except KeyError as error:
        raise Failure(f"La commune {error.args[0]} ({type_} {code}) n’a pas de contour.") from error
    if not own:
        raise Failure(f"Aucune commune ne forme le territoire {type_} {code}.")
    return Territory(type_, code, own)


def _departements(coverage: Coverage, parts: Mapping[str, tuple[str, ...]], departement: Mapping[str, str]) -> bytes:
    members = defaultdict(list)
    for code, own in parts.items():
        members[departement[code]].extend(own)
    merged = {code: merge(coverage, members[code]) for code in sorted(members)}
    overseas = {code for code in merged if code.startswith("97")}
    simplified = {
        **_national(merged, set(merged) - overseas, METROPOLE_TOLERANCE_METRES),
        **_national(merged, overseas, OVERSEAS_TOLERANCE_METRES),
    }
    return geojson.collection(({"code_departement": code}, simplified[code]) for code in sorted(simplified))


def _national(merged: Coverage, codes: set[str], tolerance_metres: float) -> dict[str, Geometry]:
    """Simplify the départements named, each on its own scale if overseas."""
    return simplify(
        {code: outline for code, outline in merged.items() if code in codes},
        _departement_zone,
        tolerance_metres,
        DECIMALS,
    )


def _departement_zone(code: str) -> str:
    return code if code.startswith("97") else "metropole"
