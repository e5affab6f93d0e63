"""Columns by their names: what is new, renamed or gone is told, and what is needed is not guessed."""

from __future__ import annotations

import msgspec
import pytest

from scripts.upstream.columns import read_rows
from scripts.upstream.refusal import Mot, Refusal
from scripts.upstream.tabular import read_table
from tests.upstream.comparing import described


def rows(name: str, *lines: str):
    return read_rows(read_table("\n".join(lines).encode()), described(name))


def refusal(name: str, *lines: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        rows(name, *lines)
    return caught.value


def test_rows_hold_fields_and_empty_cells_nothing() -> None:
    found = rows("correspondances-qpv", "QP2024;Statut;QP2015_1;QP2015_2;QP2015_3", "QN1;NOUVEAU;;QP2;QP3")
    assert found.rows == ({"qpv_2024": ("QN1",), "statut": ("NOUVEAU",), "qpv_2015": ("QP2", "QP3")},)


def test_a_new_column_is_told_and_the_file_is_read() -> None:
    found = rows("cites-communes", "id_cde;insee_com;lib_com;lib_cde;date", "cde-001;49007;Angers;;2020")
    assert len(found.rows) == 1
    assert found.remarks == ("colonnes que data/amont.yaml ne connaît pas : «\u00a0date\u00a0»",)


def test_a_column_written_otherwise_is_found_and_told() -> None:
    found = rows("cites-communes", "ID_CDE;Insee com", "cde-001;49007")
    assert found.rows == ({"cite": ("cde-001",), "commune": ("49007",)},)
    assert "la colonne «\u00a0id_cde\u00a0» s’écrit maintenant «\u00a0ID_CDE\u00a0»" in found.remarks


def test_a_known_column_that_nothing_reads_may_go() -> None:
    found = rows("qpv-2024", "code_qp;lib_qp;insee_com", "QN04901M;Belle Beille;49007")
    assert found.remarks[0].startswith("colonnes disparues, que rien ne lisait : «\u00a0insee_reg\u00a0»")


def test_a_needed_column_that_has_gone_puts_the_file_aside() -> None:
    found = refusal("cites-communes", "id_cde;insee_comm;lib", "cde-001;49007;Angers")
    assert found.mot is Mot.COLONNE_ABSENTE
    assert str(found).replace("\u00a0", " ") == (
        "« insee_com » manque (« insee_comm » peut-être ?) ; le fichier a les colonnes « id_cde », « insee_comm », "
        "« lib » ; corrigez data/amont.yaml"
    )


def test_columns_that_nobody_has_seen_are_shown_with_the_one_that_holds_the_heading() -> None:
    file = msgspec.structs.replace(described("subventions"), colonnes=())
    table = read_table("Nom;Thème;Montant\nUn;5.2 - Cités de l’emploi;1\n".encode())
    with pytest.raises(Refusal) as caught:
        read_rows(table, file)
    assert caught.value.mot is Mot.SANS_COLONNES
    assert "est dans «\u00a0Thème\u00a0»" in str(caught.value)
    assert "«\u00a0Montant\u00a0»" in str(caught.value)


def test_hostile_names_of_columns_stay_harmless() -> None:
    found = rows("cites-communes", "id_cde;insee_com;\x1b[31mrouge\u202e", "cde-001;49007;x")
    assert "\x1b" not in found.remarks[0]
    assert "\u202e" not in found.remarks[0]
