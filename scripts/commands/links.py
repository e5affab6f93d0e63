"""`python -m scripts links`: which outside addresses no longer answer; it writes data only if told to."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.watch.visit import Visite

SUMMARY = "Visiter les adresses extérieures, et proposer ce qui change dans data/sources.yaml"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = (
        "Une seule visite par adresse, jamais deux de suite au même site. Le programme n’a pas encore été essayé sur "
        "les vraies adresses. Statut 0 si toutes ont été visitées, même mortes."
    )
    parser.add_argument("--ecrire", action="store_true", help="écrire data/sources.yaml, au lieu de le montrer")
    parser.add_argument("--delai", type=float, default=20, metavar="SECONDES", help="silence toléré d’un site (20)")
    parser.add_argument("--pause", type=float, default=2, metavar="SECONDES", help="entre deux visites à un site (2)")
    parser.add_argument(
        "--racine", type=Path, default=ROOT, metavar="DOSSIER", help="dossier qui contient data/ (celui-ci par défaut)"
    )


def run(args: argparse.Namespace) -> int:
    """Visit, say what does not answer, show or write what changes. Raises Failure: no network, files with errors."""
    from datetime import date

    from scripts.failures import Failure
    from scripts.layout.hunks import unified
    from scripts.registry.load import SOURCES, load
    from scripts.registry.reference import read_reference
    from scripts.rewriting import rewrite
    from scripts.watch.addresses import addresses
    from scripts.watch.proposal import proposed
    from scripts.watch.visit import Etat

    loaded, reference = load(args.racine), read_reference(args.racine / "data" / "reference")
    if loaded.sources is None:
        raise Failure(f"{SOURCES} a des erreurs de forme : « make check » les donne ; corrigez-les d’abord.")
    places = addresses(args.racine, loaded)
    found = _visited(places, args)
    if all(visite.etat in (Etat.MORTE, Etat.EN_PANNE) for visite in found):
        raise Failure("Aucune adresse n’a répondu : vérifiez l’accès au réseau. Rien n’est proposé.")
    for line in _lines(found, places):
        print(line)
    old = "\n".join(loaded.positions[SOURCES].lines)
    new = proposed(loaded, reference, found, date.today())
    if new == old:
        print(f"{SOURCES} n’a pas à changer.")
    elif args.ecrire:
        rewrite(args.racine / SOURCES, new.encode())
        print(f"{SOURCES} a été mis à jour : relisez-le, puis « make check ».")
    else:
        print(f"À changer dans {SOURCES} (« --ecrire » le fait) :")
        print("\n".join(unified(SOURCES, old.split("\n"), new.split("\n"))))
    return 0


def _visited(places: Mapping[str, tuple[str, ...]], args: argparse.Namespace) -> list[Visite]:
    from scripts.progress import gauge
    from scripts.watch.visit import visits

    found = []
    with gauge("Visite des adresses") as draw:
        for visite in visits(places, args.delai, args.pause):
            found.append(visite)
            draw(len(found), len(places))
    return found


def _lines(found: Iterable[Visite], places: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    from collections import Counter

    from scripts.french import compte
    from scripts.watch.visit import Etat

    found = list(found)
    counts = Counter(visite.etat for visite in found)
    said = ", ".join(f"{etat} {counts[etat]}" for etat in Etat if counts[etat])
    yield f"{compte(len(found), 'adresse visitée', 'adresses visitées')} ({said})."
    for visite in found:
        if visite.etat is not Etat.VIVANTE:
            whither = f" ; désormais {visite.ailleurs}" if visite.ailleurs else ""
            yield f"{', '.join(places[visite.adresse])} : {visite.etat} ({visite.pourquoi}) : {visite.adresse}{whither}"
