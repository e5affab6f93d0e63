"""`python -m scripts page`: one page of the site, as the registry is now, on standard output; for `make serve`."""

from __future__ import annotations

import argparse
import sys

from scripts import ROOT

SUMMARY = "Construire une seule page du site et l’écrire sur la sortie standard"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the argument of the command: the path of the page."""
    parser.add_argument(
        "path",
        metavar="CHEMIN",
        nargs="?",
        help="chemin du fichier dans le site (cites/arras/index.html) ; sans lui, il est attendu sur l’entrée standard",
    )


def run(args: argparse.Namespace) -> int:
    """Write the page, or nothing where the site has none at this path. Raises Failure as `site` does.

    Without a path all code is imported, then the path is waited for: a line of standard input, or its end.
    """
    from scripts import pages, rules
    from scripts.commands.site import beside_shells, dated_model
    from scripts.outlines.contours import Contours
    from scripts.site import shells
    from scripts.site.emit import page

    path = args.path
    if path is None:
        pages.modules(), rules.all_rules(), shells
        path = sys.stdin.readline().rstrip("\n")
        if not path:
            return 0
    with beside_shells() as hand_written:
        model = dated_model(ROOT)
        contours = Contours(ROOT / "data" / "reference" / "contours")
        document = page(model, contours, hand_written(), ROOT / "site_templates", path)
    sys.stdout.buffer.write(document or b"")
    return 0
