"""What can be done next from a page: the tables of the package that hold its data, and other pages.

Editing, reporting an error, citing and printing are the same for all pages: `site_templates/pages/issues.html`.
"""

from __future__ import annotations

from functools import cache

from scripts.formats import csv, edition
from scripts.french import minuscule, typographie
from scripts.pages.parts.page import Link
from scripts.tables.listing import tables

PACKAGE = edition.ON_SITE
ALL_DATA = Link("Toutes les données du registre", "donnees/")


@cache
def data_of(*names: str) -> tuple[Link, ...]:
    """Links to the CSV of the tables named, then to all data. Raises KeyError on a table that does not exist."""
    known = {table.name: table for table in tables()}
    own = (Link(f"Données\u00a0: {_title(known[name].title)} (CSV)", PACKAGE + csv.path(known[name])) for name in names)
    return (*own, ALL_DATA)


def _title(title: str) -> str:
    return typographie(minuscule(title))
