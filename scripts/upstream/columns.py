"""The columns that `data/amont.yaml` names, found in a table; what is new there, or has gone, is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from scripts.diagnostics.nearest import fold, nearest
from scripts.diagnostics.wording import quoted
from scripts.french import liste
from scripts.registry.amont import Colonne, FichierAmont
from scripts.upstream.refusal import Mot, Refusal
from scripts.upstream.tabular import Table

MOST_NAMED = 40


class Rows(Struct, frozen=True):
    """The rows of a table by field: every row has, for each field, its cells (empty ones left out)."""

    rows: tuple[Mapping[str, tuple[str, ...]], ...]
    remarks: tuple[str, ...]


def read_rows(table: Table, file: FichierAmont) -> Rows:
    """Find the columns of a file by their names, or by their names but for case and accents.

    Raises Refusal where the names are not known, or where one that is needed has gone; the sentence names the columns
    that the file has.
    """
    if not file.colonnes:
        raise Refusal(Mot.SANS_COLONNES, _unknown(table, file))
    remarks: list[str] = []
    ranks = {colonne: _rank(table, colonne, remarks) for colonne in file.colonnes}
    missing = [colonne for colonne, rank in ranks.items() if rank is None and not colonne.facultative]
    if missing:
        raise Refusal(Mot.COLONNE_ABSENTE, _missing(table, file, missing))
    remarks += _news(table, file, [rank for rank in ranks.values() if rank is not None])
    return Rows(tuple(_by_field(row, ranks) for row in table.rows), tuple(remarks))


def _rank(table: Table, colonne: Colonne, remarks: list[str]) -> int | None:
    if colonne.nom in table.columns:
        return table.columns.index(colonne.nom)
    found = next((rank for rank, name in enumerate(table.columns) if fold(name) == fold(colonne.nom)), None)
    if found is not None:
        remarks.append(f"la colonne {quoted(colonne.nom)} s’écrit maintenant {quoted(table.columns[found])}")
    return found


def _by_field(row: Sequence[str], ranks: Mapping[Colonne, int | None]) -> Mapping[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for colonne, rank in ranks.items():
        cell = row[rank] if rank is not None else ""
        fields[colonne.champ] = fields.get(colonne.champ, ()) + ((cell,) if cell else ())
    return fields


def _news(table: Table, file: FichierAmont, read: Sequence[int]) -> Iterator[str]:
    known = {fold(name) for name in file.autres}
    new = [name for rank, name in enumerate(table.columns) if rank not in read and fold(name) not in known]
    if new:
        yield f"colonnes que data/amont.yaml ne connaît pas : {_named(new)}"
    gone = [name for name in file.autres if fold(name) not in {fold(one) for one in table.columns}]
    if gone:
        yield f"colonnes disparues, que rien ne lisait : {_named(gone)}"


def _missing(table: Table, file: FichierAmont, missing: Sequence[Colonne]) -> str:
    known = {fold(name) for name in (*file.autres, *(colonne.nom for colonne in file.colonnes))}
    near = nearest(missing[0].nom, [name for name in table.columns if fold(name) not in known])
    asked = f" ({quoted(near)} peut-être ?)" if near else ""
    wanted = liste([quoted(colonne.nom) for colonne in missing])
    verb = "manque" if len(missing) == 1 else "manquent"
    return f"{wanted} {verb}{asked} ; le fichier a les colonnes {_named(table.columns)} ; corrigez data/amont.yaml"


def _unknown(table: Table, file: FichierAmont) -> str:
    where = _holding(table, file.rubrique) if file.rubrique else None
    found = f" ; la rubrique {quoted(file.rubrique)} est dans {quoted(where)}" if file.rubrique and where else ""
    return (
        f"les noms de ses colonnes ne sont pas dans data/amont.yaml ; le fichier a {_named(table.columns)}{found} : "
        "décrivez-les, puis relancez"
    )


def _holding(table: Table, value: str) -> str | None:
    """Return the first column where some cell is `value`, but for case, accents and apostrophes."""
    wanted = fold(value)
    for rank, name in enumerate(table.columns):
        if any(fold(row[rank]) == wanted for row in table.rows):
            return name
    return None


def _named(names: Sequence[str]) -> str:
    shown = [quoted(name) for name in names[:MOST_NAMED]]
    return ", ".join(shown) + (", …" if len(names) > MOST_NAMED else "")
