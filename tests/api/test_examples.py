"""The examples of `/donnees/api/` do what they say: the very text of the page, run against the built site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import duckdb
import duckdb_extension_httpfs
import pytest

from scripts.model.model import Model
from scripts.pages.api import EXAMPLE_ADDRESS, FOLDER
from tests.api.ranges import Host, hosted
from tests.built_site import Site
from tests.programs import program

TEXT = re.compile(r'<code id="texte-(\w+)">(.*?)</code>', re.DOTALL)


@pytest.fixture(scope="module")
def host(site: Site) -> Iterator[Host]:
    with hosted(site.folder) as host:
        yield host


@pytest.fixture(scope="module")
def shown(site: Site) -> dict[str, str]:
    """The examples as a reader copies them from the page, by name."""
    return {name: unescape(text) for name, text in TEXT.findall(site.documents["donnees/api/index.html"])}


@pytest.fixture(scope="module")
def sure(model: Model) -> dict[str, int]:
    """Residents in 2018 of the QPV that lie wholly in a cité and that no source contests, each QPV once."""
    codes = {
        lien.code
        for cite in model.cites.values()
        for lien in cite.qpv
        if lien.role == "coeur" and lien.confiance != "contestee"
    }
    return {code: model.reference.qpv_2015[code].population_2018 or 0 for code in codes}


def run(text: str, host: Host, program: list[str], file: Path, home: Path | None = None) -> list[str]:
    """Run a program on the text of an example, the site being where the host is; the lines that it prints."""
    assert EXAMPLE_ADDRESS in text
    file.write_text(text.replace(EXAMPLE_ADDRESS, host.address), encoding="utf-8")
    done = subprocess.run(
        [*program, file],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"} | ({"HOME": str(home)} if home else {}),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def in_all(sure: dict[str, int]) -> str:
    return f"{sum(sure.values())} habitants dans {len(sure)} quartiers"


def test_the_page_shows_the_files_of_the_folder(shown: dict[str, str]) -> None:
    assert sorted(shown.values()) == sorted(path.read_text(encoding="utf-8").rstrip() for path in FOLDER.iterdir())


def test_pandas(shown: dict[str, str], host: Host, sure: dict[str, int], model: Model, tmp_path: Path) -> None:
    lines = run(shown["pandas"], host, [sys.executable], tmp_path / "exemple.py")
    own = model.cites["cde-001"].habitants.sans_a_cheval_ni_contestes
    assert lines == [f"{own} habitants dans les quartiers de cde-001", in_all(sure)]


def test_duckdb_reads_ranges(
    shown: dict[str, str], host: Host, sure: dict[str, int], site: Site, tmp_path: Path
) -> None:
    """The extension is that of PyPI, laid where DuckDB looks for it; elsewhere the example fetches it by itself."""
    (platform,) = duckdb.sql("SELECT platform FROM pragma_platform()").fetchone()
    folder = tmp_path / ".duckdb" / "extensions" / f"v{duckdb.__version__}" / platform
    folder.mkdir(parents=True)
    shutil.copy(next(Path(duckdb_extension_httpfs.__file__).parent.rglob("httpfs.duckdb_extension")), folder)
    lines = run(shown["duckdb"], host, [sys.executable], tmp_path / "exemple.py", home=tmp_path)
    codes = (site.folder / "donnees/paquet/data/communes.csv").read_text(encoding="utf-8").splitlines()
    assert lines == [in_all(sure), f"{sum(line.startswith('01') for line in codes[1:])} communes de l’Ain"]
    asked = [(status, size) for path, status, size in host.answers if path.endswith("/qpv_2015.parquet")]
    assert {status for status, _ in asked} == {206}
    whole = (site.folder / "donnees/paquet/parquet/qpv_2015.parquet").stat().st_size
    assert sum(size for _, size in asked) < whole


def test_javascript(shown: dict[str, str], host: Host, model: Model, tmp_path: Path) -> None:
    lines = run(shown["javascript"], host, [program("node", "nodejs")], tmp_path / "exemple.mjs")
    cite = model.cites["cde-001"]
    qpv = model.reference.qpv_2015
    assert lines == [
        f"{cite.nom}, données du {model.version}",
        *(f"{lien.code} {qpv[lien.code].nom} ({lien.role}, {lien.confiance})" for lien in cite.qpv),
        f"{qpv[cite.qpv[0].code].nom} : {qpv[cite.qpv[0].code].population_2018} habitants en 2018",
    ]


def test_r(shown: dict[str, str], host: Host, sure: dict[str, int], tmp_path: Path) -> None:
    rscript = program("Rscript", "r-base-core")
    assert run(shown["r"], host, [rscript, "--vanilla"], tmp_path / "exemple.R") == [in_all(sure)]


def test_with_an_address_the_examples_bear_it(site_below: Site) -> None:
    texts = dict(TEXT.findall(site_below.documents["donnees/api/index.html"]))
    assert texts and all("https://exemple.test/registre/" in text for text in texts.values())
    assert not any(EXAMPLE_ADDRESS in text for text in texts.values())
