"""The tables of data/reference agree with their descriptions and with one another."""

import csv
from collections import Counter
from pathlib import Path

import pytest
import yaml

from scripts import ROOT
from scripts.tables.listing import tables

REFERENCE = ROOT / "data" / "reference"
DESCRIPTIONS = yaml.safe_load((REFERENCE / "tables.yaml").read_text(encoding="utf-8"))
TABLES = {Path(table["fichier"]).stem: table for table in DESCRIPTIONS["tables"]}


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def column(name: str, header: str) -> set[str]:
    return {row[header] for row in rows(name)}


def test_every_file_is_described() -> None:
    described = {t["fichier"] for t in (*DESCRIPTIONS["tables"], *DESCRIPTIONS["contours"])}
    present = {
        path.relative_to(REFERENCE).as_posix()
        for pattern in ("*.csv", "contours/*.geojson")
        for path in REFERENCE.glob(pattern)
    }
    assert described == present


def test_every_source_is_known() -> None:
    sources = yaml.safe_load((ROOT / "data" / "sources.yaml").read_text(encoding="utf-8"))
    known = {source["id"] for source in sources["sources"]}
    cited = {s for t in (*DESCRIPTIONS["tables"], *DESCRIPTIONS["contours"]) for s in t["sources"]}
    assert cited <= known


@pytest.mark.parametrize("name", [name for name, file in TABLES.items() if "table" in file])
def test_a_published_table_cites_the_sources_of_its_file_and_alone_describes_it(name: str) -> None:
    file = TABLES[name]
    (published,) = (table for table in tables() if table.name == file["table"])
    assert set(file["sources"]) <= set(published.all_sources)
    assert file.keys().isdisjoint({"titre", "description", "licence"})


@pytest.mark.parametrize("name", TABLES)
def test_table_has_the_described_rows_sorted_by_a_unique_key(name: str) -> None:
    keys = [tuple(row[c] for c in TABLES[name]["cle"]) for row in rows(name)]
    assert len(keys) == TABLES[name]["lignes"]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", TABLES)
def test_enumerated_columns_hold_only_the_explained_values(name: str) -> None:
    for header, meanings in TABLES[name].get("valeurs", {}).items():
        assert column(name, header) - {""} <= set(meanings)


@pytest.mark.parametrize("name", TABLES)
def test_csv_is_plain(name: str) -> None:
    content = (REFERENCE / f"{name}.csv").read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert all(cell == cell.strip() for row in rows(name) for cell in row.values())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("qpv_2015", 1514),
        ("qpv_2024", 1584),
        ("correspondances_officielles", 1598),
        ("correspondances_calculees", 1500),
        ("contrats_2015", 433),
        ("contrats_2024", 391),
        ("communes", 34_935 + 94),
        ("ept", 11),
    ],
)
def test_published_counts(name: str, expected: int) -> None:
    assert len(rows(name)) == expected


@pytest.mark.parametrize(
    ("name", "header", "target", "key"),
    [
        ("departements", "code_region", "regions", "code_region"),
        ("communes", "code_departement", "departements", "code_departement"),
        ("communes", "siren_epci", "epci", "siren_epci"),
        ("communes", "siren_ept", "ept", "siren_ept"),
        ("communes_anciennes", "code_insee_2024", "communes", "code_insee"),
        ("qpv_2015", "code_departement", "departements", "code_departement"),
        ("qpv_2015_communes", "code_qp_2015", "qpv_2015", "code_qp_2015"),
        ("qpv_2015_communes", "code_insee_2024", "communes", "code_insee"),
        ("qpv_2015_contrats", "code_qp_2015", "qpv_2015", "code_qp_2015"),
        ("qpv_2015_contrats", "code_cv_2015", "contrats_2015", "code_cv_2015"),
        ("qpv_2024", "code_departement", "departements", "code_departement"),
        ("qpv_2024_communes", "code_qp_2024", "qpv_2024", "code_qp_2024"),
        ("qpv_2024_communes", "code_insee_2024", "communes", "code_insee"),
        ("correspondances_officielles", "code_qp_2024", "qpv_2024", "code_qp_2024"),
        ("correspondances_officielles", "code_qp_2015", "qpv_2015", "code_qp_2015"),
        ("correspondances_calculees", "code_qp_2015", "qpv_2015", "code_qp_2015"),
        ("correspondances_calculees", "code_qp_2024", "qpv_2024", "code_qp_2024"),
        ("contrats_2015", "code_departement", "departements", "code_departement"),
        ("contrats_2024", "code_departement", "departements", "code_departement"),
    ],
)
def test_every_code_resolves(name: str, header: str, target: str, key: str) -> None:
    assert column(name, header) - column(target, key) - {""} == set()


def test_a_former_code_is_not_a_commune() -> None:
    assert not column("communes_anciennes", "code_insee") & column("communes", "code_insee")


@pytest.mark.parametrize("name", ["qpv_2015_communes", "qpv_2024_communes"])
def test_published_codes_lead_to_their_commune_of_2024(name: str) -> None:
    holder = {row["code_insee"]: row["code_insee_2024"] for row in rows("communes_anciennes")}
    for row in rows(name):
        code = row["code_insee_publie"]
        assert row["code_insee_2024"] == holder.get(code, code)


@pytest.mark.parametrize(("name", "gone"), [("contrats_2015", {"epci": 171}), ("contrats_2024", {})])
def test_contrat_territories_resolve_but_for_the_epci_that_are_gone(name: str, gone: dict[str, int]) -> None:
    known = {
        "epci": column("epci", "siren_epci"),
        "ept": column("ept", "siren_ept"),
        "commune": column("communes", "code_insee"),
    }
    unresolved = Counter(
        row["type_territoire"] for row in rows(name) if row["code_territoire"] not in known[row["type_territoire"]]
    )
    assert unresolved == gone


def test_every_qpv_has_a_commune() -> None:
    assert column("qpv_2015_communes", "code_qp_2015") == column("qpv_2015", "code_qp_2015")
    assert column("qpv_2024_communes", "code_qp_2024") == column("qpv_2024", "code_qp_2024")


def test_every_qpv_but_two_has_one_main_contrat() -> None:
    main = Counter(r["code_qp_2015"] for r in rows("qpv_2015_contrats") if r["rang"] == "1")
    assert set(main.values()) == {1}
    assert column("qpv_2015", "code_qp_2015") - set(main) == {"QP021001", "QP057001"}
    assert len({r["code_qp_2015"] for r in rows("qpv_2015_contrats") if r["rang"] != "1"}) == 26


def test_residents_by_contrat_give_the_published_totals() -> None:
    residents = {r["code_qp_2015"]: r["population_2018"] for r in rows("qpv_2015")}
    computed: Counter[str] = Counter()
    for row in rows("qpv_2015_contrats"):
        if row["rang"] == "1":
            computed[row["code_cv_2015"]] += int(residents[row["code_qp_2015"]] or 0)
    agreeing = [
        row["code_cv_2015"]
        for row in rows("contrats_2015")
        if row["population_qpv_2018"] == str(computed[row["code_cv_2015"]])
    ]
    assert len(agreeing) == 413


def test_postal_codes_cover_the_communes_with_a_qpv_and_the_arrondissements() -> None:
    arrondissements = {r["code_insee"] for r in rows("communes_anciennes") if r["type"] == "arrondissement"}
    with_qpv = column("qpv_2015_communes", "code_insee_2024") | column("qpv_2024_communes", "code_insee_2024")
    assert len(with_qpv) == 854
    assert len(arrondissements) == 45
    assert column("codes_postaux", "code_insee") == with_qpv | arrondissements


def test_every_qpv_2024_is_in_the_official_correspondence() -> None:
    assert column("correspondances_officielles", "code_qp_2024") == column("qpv_2024", "code_qp_2024")


@pytest.mark.parametrize("name", ["qpv_2015", "qpv_2024"])
def test_names_are_mended(name: str) -> None:
    for row in rows(name):
        assert row["nom"][0] == row["nom"][0].upper()
        assert not any(mark in row["nom"] for mark in ("  ", "’", "–", " De ", " Du ", " D'"))
        assert "Coeur" not in row["nom"]


def test_coordinates_are_in_the_world_of_the_departement() -> None:
    for name in ("qpv_2015", "qpv_2024"):
        for row in rows(name):
            longitude, latitude = float(row["longitude"]), float(row["latitude"])
            metropole = -5.5 < longitude < 10 and 41 < latitude < 51.5
            assert metropole == (row["code_departement"] < "97")
