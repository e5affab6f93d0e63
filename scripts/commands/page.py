"""`python -m scripts page`: one page of the site, as the registry is now; without a path, page after page.

The latter is the workshop of `make serve`. It imports the code once, and keeps what pages are made of until its files
change: the reference tables, the registry, its history, the hand-written pages. Each page is made in a fork of its own:
what it reckons does not outlive it.
"""

from __future__ import annotations

import argparse
import gc
import json
import select
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import ROOT
from scripts.commands.site import import_makers
from scripts.failures import Failure, explain
from scripts.kept import Kept

if TYPE_CHECKING:
    from scripts.model.model import Model

SUMMARY = "Construire une seule page du site et l’écrire sur la sortie standard"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the argument of the command: the path of the page."""
    parser.add_argument(
        "path",
        metavar="CHEMIN",
        nargs="?",
        help="chemin du fichier dans le site (cites/arras/index.html) ; sans lui, page après page : chaque ligne de "
        "l’entrée standard est un chemin en JSON, chaque ligne de la sortie la page en JSON",
    )


def run(args: argparse.Namespace) -> int:
    """Write the page. Raises Failure as `site` does, and where the site has none at this path.

    Without a path, for each page a line of JSON is read, and one written: the page, an empty text where there is none,
    null where standard error tells why it could not be made.
    """
    workshop = _Workshop(ROOT)
    if args.path is not None:
        page = workshop.page(args.path)
        if not page:
            raise Failure(f"Le site n’a pas de page à « {args.path} » : donnez le chemin d’un fichier HTML du site.")
        sys.stdout.buffer.write(page.encode())
        return 0
    with suppress(KeyboardInterrupt):  # it is ended by who started it
        while asked := workshop.wait():
            print(json.dumps(_answer(workshop, json.loads(asked))), flush=True)
    return 0


def _answer(workshop: _Workshop, path: str) -> str | None:
    try:
        return workshop.page(path)
    except Exception as error:
        explain(error)
        return None


class _Workshop:
    """What pages are made of."""

    def __init__(self, root: Path) -> None:
        from scripts.history.remembered import Remembered
        from scripts.outlines.contours import Contours
        from scripts.registry.reference import read_reference
        from scripts.site import kept_shells
        from scripts.site.render import compile_templates

        data, templates = root / "data", root / "site_templates"
        reference, outlines = data / "reference", data / "reference" / "contours"
        self._templates = templates
        self._reference = Kept(partial(read_reference, reference), reference)
        self._accepted = Kept(partial(self._accept, root), data)
        self._remembered = Remembered(root)
        self._contours = Kept(partial(Contours, outlines), outlines)
        self._hand_written = Kept(
            partial(kept_shells.hand_written, root), root / "content", root / "mkdocs.yml", templates / "theme"
        )
        self._compiled = Kept(partial(compile_templates, templates / "pages"), templates / "pages")
        self._ranks: Mapping[str, int] = {}

    def page(self, path: str) -> str:
        """The document of a page, empty where there is none. Raises what a build raises."""
        from scripts.site.emit import document_at
        from scripts.together import beside

        model, contours, hand_written = self._model(), self._contours(), self._hand_written()
        rank = self._ranks.get(path, 0)
        make = partial(document_at, path, model, contours, hand_written, self._templates, rank)
        with beside(make) as made:
            return made() or ""

    def _accept(self, root: Path) -> Model:
        from scripts.accept import accepting

        with accepting(root, self._reference()) as accepted:
            import_makers()
            return accepted()

    def _model(self) -> Model:
        return self._remembered.with_history(self._accepted())

    def wait(self) -> str:
        """The next line of standard input. Until it comes, all that pages need is got ready; a fault is told later."""
        gc.collect()
        for step in (import_makers, self._reference, self._model, self._hand_written, self._compiled, self._find_ranks):
            if select.select([sys.stdin], [], [], 0)[0]:
                break
            with suppress(Exception):
                step()
        return sys.stdin.readline()

    def _find_ranks(self) -> None:
        """Find where each page is, once: few ever move."""
        from scripts.pages import ranks
        from scripts.together import beside

        if not self._ranks:
            with beside(partial(ranks, self._model(), self._contours())) as found:
                self._ranks = found()
