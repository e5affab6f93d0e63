"""What a release publishes under names that others may keep: ids, addresses, columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from scripts.diagnostics.wording import quoted
from scripts.formats import csv as csv_format
from scripts.formats import edition
from scripts.links import object_paths
from scripts.model.model import Model
from scripts.registry.promesses import COLONNE, PAGE, Promesse
from scripts.tables.listing import tables


def promised(model: Model) -> Iterator[Promesse]:
    """Yield what follows from the model alone: each object that has a page, and each column of the data package."""
    for kind, paths in object_paths(model).items():
        yield from (Promesse(kind, key, path) for key, path in paths.items())
    for table in tables():
        for column in table.columns:
            yield Promesse(COLONNE, f"{table.name}.{column.name}", edition.ON_SITE + csv_format.path(table))


def addresses(paths: Iterable[str]) -> frozenset[str]:
    """Return the addresses of the pages among the paths of a site."""
    return frozenset(path.removesuffix("index.html") for path in paths if path.endswith("index.html"))


def with_pages(promises: Iterable[Promesse], built: Iterable[str]) -> tuple[Promesse, ...]:
    """Return all promises, pages that are those of no object included, in the order of the file."""
    found = tuple(promises)
    known = {promise.adresse for promise in found}
    return tuple(sorted((*found, *(Promesse(PAGE, "", address) for address in built if address not in known))))


def broken(old: Iterable[Promesse], new: Iterable[Promesse]) -> Iterator[str]:
    """Yield, in French, each column and each id that is no more, and each id whose address has changed."""
    now = {(promise.genre, promise.identifiant): promise.adresse for promise in new}
    for genre, name, address in old:
        if genre == PAGE:
            continue
        found = now.get((genre, name))
        if genre == COLONNE and found is None:
            table, _, column = name.partition(".")
            yield f"La colonne {quoted(column)} de la table {quoted(table)} n’y est plus."
        elif found is None:
            yield f"{quoted(name)} n’y est plus ; son adresse était {quoted(address)}."
        elif genre != COLONNE and found != address:
            yield f"{quoted(name)} change d’adresse : {quoted(address)} devient {quoted(found)}."


def written(promises: Iterable[Promesse]) -> bytes:
    """Return the file that holds these promises."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(Promesse._fields)
    writer.writerows(promises)
    return buffer.getvalue().encode()
