"""Turns the records of the package into the rows of the reference tables.

A row is a tuple of strings, in the order of the header; every table is sorted by its key.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.reference.etalab import Commune, CommuneAncienne, Decoupage, Groupement


@dataclass(frozen=True)
class Table:
    """A table: column names and rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def csv(self) -> bytes:
        """Write the table as CSV: UTF-8, comma, LF, quotes only where needed."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows(self.rows)
        return buffer.getvalue().encode()


def tables(decoupage: Decoupage, communes_qpv: frozenset[str]) -> dict[str, Table]:
    """Build the seven tables, by file name.

    `communes_qpv` holds the Insee codes of the communes whose postal codes are wanted.
    """
    return {
        "regions.csv": _table(("code_region", "nom"), ((r.code, r.nom) for r in decoupage.regions)),
        "departements.csv": _table(
            ("code_departement", "nom", "code_region", "zone"),
            ((d.code, d.nom, d.code_region, d.zone) for d in decoupage.departements),
        ),
        "epci.csv": _table(("siren_epci", "nom", "type"), ((g.siren, g.nom, g.type) for g in decoupage.epci)),
        "ept.csv": _table(("siren_ept", "nom"), ((g.siren, g.nom) for g in decoupage.ept)),
        "communes.csv": communes(decoupage),
        "communes_anciennes.csv": _table(
            ("code_insee", "nom", "type", "code_insee_2024"),
            ((a.code, a.nom, a.type, a.code_commune) for a in decoupage.anciennes),
        ),
        "codes_postaux.csv": codes_postaux(decoupage.communes, decoupage.anciennes, communes_qpv),
    }


def communes(decoupage: Decoupage) -> Table:
    """List every commune with its EPCI, EPT and population; empty where there is none."""
    epci = membership(decoupage.epci)
    ept = membership(decoupage.ept)
    return _table(
        (
            "code_insee",
            "nom",
            "code_departement",
            "siren_epci",
            "siren_ept",
            "population_municipale",
        ),
        (
            (
                c.code,
                c.nom,
                c.code_departement,
                epci.get(c.code, ""),
                ept.get(c.code, ""),
                "" if c.population is None else str(c.population),
            )
            for c in decoupage.communes
        ),
    )


def codes_postaux(
    communes: Iterable[Commune],
    anciennes: Iterable[CommuneAncienne],
    communes_qpv: frozenset[str],
) -> Table:
    """Pair postal codes with the wanted communes and with the municipal arrondissements."""
    arrondissements = [a for a in anciennes if a.type == "arrondissement"]
    wanted = [c for c in communes if c.code in communes_qpv]
    return _table(
        ("code_postal", "code_insee"),
        ((cp, x.code) for x in (*wanted, *arrondissements) for cp in x.codes_postaux),
    )


def membership(groupements: Iterable[Groupement]) -> dict[str, str]:
    """Map the Insee code of each member commune to the SIREN of its groupement."""
    return {member: g.siren for g in groupements for member in g.membres}


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(header, tuple(sorted(rows)))
