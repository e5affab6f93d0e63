"""`python -m scripts release`: makes a release of the data, from the check to the tag; nothing is pushed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from scripts import ROOT

if TYPE_CHECKING:
    from scripts.model.model import Model
    from scripts.release.plan import Plan
    from scripts.together import File

SUMMARY = "Faire une version des données : contrôle, construction, journal, étiquette, archive ; rien n’est poussé"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--essai", action="store_true", help="dire ce que serait la version, sans rien écrire")
    parser.add_argument(
        "--rupture", action="store_true", help="la faire même si une colonne ou un identifiant publiés n’y sont plus"
    )


def run(args: argparse.Namespace) -> int:
    """Make the release, or say what it would be. Raises Failure, with the repository as it was, where it cannot be."""
    from scripts.diagnostics.wording import typographic
    from scripts.release.interrupted import alone, undone

    with alone(ROOT):
        if undone(ROOT):
            print(typographic("Une version avait été interrompue : les fichiers du dépôt sont remis comme avant elle."))
        return _released(essai=args.essai, rupture=args.rupture)


def _released(*, essai: bool, rupture: bool) -> int:
    from datetime import date

    from scripts.accept import accepted_model
    from scripts.progress import progress
    from scripts.release.plan import planned

    with progress("Contrôle du registre"):
        plan = planned(ROOT, accepted_model(ROOT), date.today())
    for line in _told(plan):
        print(line)
    if essai:
        return 0
    if plan.version.ruptures and not rupture:
        print("Rien n’a été fait : rétablissez-les, ou acceptez la rupture (make release RUPTURE=1).")
        return 1
    _make(plan)
    return 0


def _make(plan: Plan) -> None:
    from scripts.accept import accepted_model
    from scripts.commands.site import beside_shells
    from scripts.commands.site import files as site_files
    from scripts.failures import Failure
    from scripts.formats import archive
    from scripts.history.read import with_history
    from scripts.progress import progress
    from scripts.publish import publish
    from scripts.registry.promesses import PROMESSES
    from scripts.release import promises
    from scripts.release.record import commit, laid, numbered

    site = ROOT / "build" / "site"
    files = dict(numbered(ROOT, plan))
    with laid(ROOT, files):
        with beside_shells() as hand_written, progress("Construction du site"):
            model: Model = with_history(accepted_model(ROOT), ROOT, plan.version.version)
            paths: list[str] = []
            publish(_noted(site_files(model, hand_written(), ROOT), paths), site)
        built = promises.addresses(paths)
        kept = {PROMESSES: promises.written(promises.with_pages(promises.promised(model), built))}
        target = f"build/archives/{archive.name_of(plan.version.version)}"
        archived = {target: (site / "donnees" / "paquet" / archive.PATH).read_bytes()}
        with laid(ROOT, kept | archived):
            try:
                commit(ROOT, plan, files | kept)
            except Failure as refusal:
                raise Failure(
                    f"{refusal} build/site est pourtant celui de la version : « make site » le refait."
                ) from refusal
    print(f"Version {plan.version.version} : commit et étiquette {plan.tag} faits, archive {target}.")
    print("Rien n’a été poussé. Pour publier : git push --follow-tags, puis joignez l’archive à la version du dépôt.")


def _told(plan: Plan) -> Iterator[str]:
    from scripts.diagnostics.wording import typographic

    since = f"depuis {plan.last.version}" if plan.last else "la première"
    yield typographic(f"Version proposée : {plan.version.version}, {since}.")
    for section in plan.version.sections:
        yield from (f"- {section.titre}\u00a0: {phrase}" for phrase in section.phrases)
    if plan.version.ruptures:
        yield typographic("Cette version rompt ce que « v1 » promet :")
        yield from (f"- {rupture}" for rupture in plan.version.ruptures)


def _noted(files: Iterable[File], paths: list[str]) -> Iterator[File]:
    """Pass files on, and keep their paths."""
    for path, content in files:
        paths.append(path)
        yield path, content
