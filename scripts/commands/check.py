"""`python -m scripts check`: checks the registry, says all that is wrong, and exits with 1 if anything is."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import ROOT

if TYPE_CHECKING:
    from scripts.check import Checked

SUMMARY = "Contrôler le registre (les données de data/)"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--format",
        choices=("terminal", "github", "json", "markdown"),
        default="terminal",
        help="forme du compte rendu (terminal par défaut)",
    )
    parser.add_argument(
        "--racine", type=Path, default=ROOT, metavar="DOSSIER", help="dossier qui contient data/ (celui-ci par défaut)"
    )


def run(args: argparse.Namespace) -> int:
    """Check and print; the day of the check is that of the clock. Raises TableError where a table is missing."""
    from datetime import date

    from scripts.check import check

    checked = check(args.racine, today=date.today())
    for line in _lines(checked, args.format):
        print(line)
    return 0 if checked.sound else 1


def _lines(checked: Checked, form: str) -> Iterator[str]:
    if form != "terminal":
        yield from importlib.import_module(f"scripts.diagnostics.{form}").render(checked.diagnostics)
        return
    from scripts.diagnostics import terminal

    sources = {file: positions.lines for file, positions in checked.loaded.positions.items()}
    yield from terminal.render(checked.diagnostics, sources, colour=sys.stdout.isatty())
    yield _praise(checked) if not checked.diagnostics else terminal.summary(checked.diagnostics)


def _praise(checked: Checked) -> str:
    from scripts.diagnostics.wording import typographic
    from scripts.french import compte

    cites = [cite for _, cite in checked.loaded.entrees]
    qpv = {code.code for cite in cites for _, _, code in cite.qpv.by_role()}
    communes = {code.code for cite in cites for _, _, code in cite.communes_anct.by_role()}
    sources = len(checked.loaded.sources.sources) if checked.loaded.sources else 0
    counts = ", ".join(
        (
            compte(len(cites), "cité"),
            compte(len(communes), "commune"),
            compte(len(qpv), "QPV", "QPV"),
            compte(sources, "source"),
        )
    )
    return typographic(f"Registre vérifié : {counts} ; aucune erreur.")
