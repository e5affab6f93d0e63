"""The description of the official files, and what becomes of each: its state, the patch, and what the check says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from scripts import ROOT
from scripts.failures import Failure
from scripts.layout.canonical import canonical
from scripts.registry.amont import AMONT, Amont
from scripts.registry.load import CITES, load
from scripts.registry.positions import read_yaml
from scripts.registry.promesses import PROMESSES
from scripts.registry.shapes import shape_of
from scripts.upstream.comparisons import compare
from scripts.upstream.examine import chosen, examine, given, mend, read_amont
from scripts.upstream.gap import Comparison, Registry
from scripts.upstream.refusal import Mot
from scripts.upstream.report import Etat
from tests.small_registry import copy_mini, real_reference, replace
from tests.upstream.comparing import described, small

TODAY = date(2026, 12, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_mini(tmp_path / "registre")


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_real_description_is_in_form() -> None:
    read = read_yaml(ROOT / AMONT, AMONT).positions
    assert canonical(read, shape_of(Amont)) == "\n".join(read.lines)


def test_the_real_description_says_enough_for_each_comparison_or_nothing() -> None:
    from scripts.upstream.columns import Rows

    loaded = load(ROOT)
    known = {source.id for source in loaded.sources.sources}
    for file in read_amont(ROOT).fichiers:
        assert file.source is None or file.source in known
        if file.colonnes:
            list(compare(Comparison(file, Rows((), ()), Registry((), real_reference()))))


def test_a_wrong_description_says_where(root: Path) -> None:
    (root / AMONT).write_text('fichiers:\n  - id: "communes"\n    colones: []\n', encoding="utf-8")
    with pytest.raises(Failure, match=r"data/amont\.yaml:3:5: \[cle-inconnue\] .*« colonnes »".replace(" ", "\\s")):
        read_amont(root)


def test_an_unknown_name_says_which_are_known() -> None:
    amont = read_amont(ROOT)
    assert [file.id for file in chosen(amont, ("communes",))] == ["communes"]
    assert chosen(amont, ()) == amont.fichiers
    with pytest.raises(Failure, match=r"« comune » n’est pas dans data/amont\.yaml, qui connaît cites-communes"):
        chosen(amont, ("comune",))


def test_a_file_put_aside_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    page = write(tmp_path / "page.csv", "<!doctype html>")
    fichier = examine(described("communes"), lambda: given(page, TODAY), small())
    assert (fichier.etat, fichier.mot, fichier.octets, fichier.ecarts) == (Etat.ECARTE, Mot.PAGE_WEB, 15, ())
    assert fichier.pourquoi == "le serveur donne une page web à la place du fichier"


def test_a_description_without_a_needed_field_puts_the_file_aside(tmp_path: Path) -> None:
    file = described("cites-communes")
    file = msgspec.structs.replace(file, colonnes=file.colonnes[:1])
    path = write(tmp_path / "cites.csv", "id_cde;insee_com", "cde-001;49007")
    fichier = examine(file, lambda: given(path, TODAY), small())
    assert fichier.mot is Mot.SANS_COLONNES
    assert "«\u00a0commune\u00a0»" in fichier.pourquoi


def test_a_changed_checksum_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "cites.csv", "id_cde;insee_com", "cde-001;49007")
    seen = given(path, TODAY).kept.sha256
    for sha256, told in ((seen, False), ("0" * 64, True)):
        file = msgspec.structs.replace(described("cites-communes"), sha256=sha256)
        fichier = examine(file, lambda: given(path, TODAY), small())
        assert fichier.sha256 == seen
        assert any("ce n’est plus le fichier vu le 22\u00a0novembre 2026" in one for one in fichier.remarques) is told


def test_the_patch_says_what_the_check_would_say_of_it_and_the_registry_stays(root: Path, tmp_path: Path) -> None:
    before = (root / CITES).read_bytes()
    loaded = load(root)
    registry = Registry(loaded.entrees, real_reference())
    lists = [f"{one.id};{code.code}" for one in registry.cites() for _, _, code in one.communes_anct.by_role()]
    path = write(tmp_path / "cites.csv", "id_cde;insee_com", *lists, "cde-001;49015")
    fichier = examine(described("cites-communes"), lambda: given(path, TODAY), registry)
    correctif = mend(root, loaded, real_reference(), [fichier], TODAY)
    assert '+        - "49015" # Avrillé' in correctif.diff.splitlines()
    assert [line.split()[1] for line in correctif.controle] == ["[commune-sans-qpv]"]
    assert (root / CITES).read_bytes() == before


def test_a_patch_that_takes_away_what_was_published_says_so(root: Path, tmp_path: Path) -> None:
    """A commune that had no reason to be there, in the file no more, but of which the last release had a page."""
    (root / PROMESSES).write_text("genre,identifiant,adresse\ncommune,49015,communes/49015/\n", encoding="utf-8")
    loaded = load(root)
    cites = Registry(loaded.entrees, real_reference()).cites()
    lists = [f"{one.id};{code.code}" for one in cites for _, _, code in one.communes_anct.by_role()]
    path = write(tmp_path / "cites.csv", "id_cde;insee_com", *lists)
    trelaze = '        - "49353" # Trélazé\n'
    replace(root, [(trelaze, f'        - "49015" # Avrillé\n{trelaze}')])
    loaded = load(root)
    registry = Registry(loaded.entrees, real_reference())
    fichier = examine(described("cites-communes"), lambda: given(path, TODAY), registry)
    correctif = mend(root, loaded, real_reference(), [fichier], TODAY)
    assert '-        - "49015" # Avrillé' in correctif.diff.splitlines()
    assert [line.split()[1] for line in correctif.controle] == ["[identifiant-disparu]"]


def test_without_a_gap_there_is_no_patch(root: Path) -> None:
    assert mend(root, load(root), real_reference(), [], TODAY) is None


def test_a_registry_that_is_not_in_form_is_not_patched(root: Path, tmp_path: Path) -> None:
    replace(root, [('- "49007" # Angers', '- "49007"')])
    loaded = load(root)
    path = write(tmp_path / "cites.csv", "id_cde;insee_com", "cde-001;49015")
    fichier = examine(
        described("cites-communes"), lambda: given(path, TODAY), Registry(loaded.entrees, real_reference())
    )
    with pytest.raises(Failure, match="make format"):
        mend(root, loaded, real_reference(), [fichier], TODAY)
