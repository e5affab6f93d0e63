"""What a release promises, and what the next one breaks."""

from __future__ import annotations

from scripts.registry.promesses import Promesse, read_promesses
from scripts.release.promises import addresses, broken, promised, with_pages, written

OLD = (
    Promesse("cite", "cde-001", "cites/angers/"),
    Promesse("cite", "cde-002", "cites/asnieres/"),
    Promesse("colonne", "cites.nom", "donnees/paquet/cites.csv"),
    Promesse("colonne", "cites.slug", "donnees/paquet/cites.csv"),
    Promesse("page", "", "regles/"),
)


def test_objects_pages_and_columns_are_promised_and_read_again(model, tmp_path):
    promises = with_pages(promised(model), {"regles/", "cites/angers-loire-metropole/"})
    assert Promesse("cite", "cde-001", "cites/angers-loire-metropole/") in promises
    assert Promesse("commune", "93059", "communes/93059/") in promises
    assert [one for one in promises if one.genre == "page"] == [Promesse("page", "", "regles/")]
    assert any(one.genre == "colonne" and one.identifiant == "cites.nom" for one in promises)
    path = tmp_path / "data" / "publication" / "promesses.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(written(promises))
    assert read_promesses(tmp_path) == promises


def test_a_column_and_an_id_that_go_and_an_address_that_changes_are_told():
    new = (Promesse("cite", "cde-001", "cites/angers-loire/"), OLD[2])
    assert list(broken(OLD, new)) == [
        "«\u00a0cde-001\u00a0» change d’adresse : «\u00a0cites/angers/\u00a0» devient "
        "«\u00a0cites/angers-loire/\u00a0».",
        "«\u00a0cde-002\u00a0» n’y est plus ; son adresse était «\u00a0cites/asnieres/\u00a0».",
        "La colonne «\u00a0slug\u00a0» de la table «\u00a0cites\u00a0» n’y est plus.",
    ]
    assert list(broken(OLD, (*OLD, Promesse("cite", "cde-003", "cites/gennevilliers/")))) == []


def test_addresses_are_those_of_pages():
    built = addresses(["index.html", "cites/angers/index.html", "404.html", "donnees/paquet/cites.csv"])
    assert built == {"", "cites/angers/"}
