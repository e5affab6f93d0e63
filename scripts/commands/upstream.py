"""`python -m scripts upstream`: what official files and the registry do not say alike; it writes no data."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import ROOT

if TYPE_CHECKING:
    from datetime import date

    from scripts.registry.amont import FichierAmont
    from scripts.upstream.cache import Cache
    from scripts.upstream.fetch import Fetched

SUMMARY = "Comparer le registre aux fichiers officiels, lus à leur adresse ou donnés ; n’écrit jamais dans le registre"

FORMS = {"texte": "text", "markdown": "markdown", "json": "json"}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = (
        "Adresses et noms de colonnes sont dans data/amont.yaml. Le programme n’a pas encore été essayé sur les "
        "vraies adresses. Statut 0 si tous les fichiers demandés ont été comparés, même s’ils diffèrent ; 1 sinon."
    )
    parser.add_argument(
        "fichiers",
        nargs="*",
        type=_named_path,
        metavar="NOM=CHEMIN",
        help="fichier de cette machine, au lieu de celui du réseau : cites-communes=cites.csv ; seuls ceux-là sont lus",
    )
    parser.add_argument("--seulement", action="append", default=[], metavar="NOM", help="ne lire que ce fichier")
    parser.add_argument("--format", choices=FORMS, default="texte", help="forme du compte rendu (texte par défaut)")
    parser.add_argument("--patch", type=Path, metavar="CHEMIN", help="où écrire le correctif, pour « git apply »")
    parser.add_argument("--hors-ligne", action="store_true", help="ne lire que les copies de la dernière fois")
    parser.add_argument("--cache", type=Path, metavar="DOSSIER", help="où garder ces copies (.cache/amont)")
    parser.add_argument("--delai", type=float, default=30, metavar="SECONDES", help="silence toléré d’un serveur (30)")
    parser.add_argument("--essais", type=int, default=3, metavar="N", help="nouveaux essais après un échec (3)")
    parser.add_argument(
        "--racine", type=Path, default=ROOT, metavar="DOSSIER", help="dossier qui contient data/ (celui-ci par défaut)"
    )


def run(args: argparse.Namespace) -> int:
    """Compare and print. Raises Failure: a name that is unknown, a registry that cannot be read or is not in form."""
    from datetime import date

    from scripts.failures import Failure
    from scripts.registry.load import load
    from scripts.registry.reference import read_reference
    from scripts.upstream.cache import Cache
    from scripts.upstream.examine import chosen, examine, mend, read_amont
    from scripts.upstream.gap import Registry
    from scripts.upstream.report import Rapport

    today = date.today()
    paths = dict(args.fichiers)
    wanted = chosen(read_amont(args.racine), tuple(paths) or tuple(args.seulement))
    _refuse_registry(args)
    loaded, reference = load(args.racine), read_reference(args.racine / "data" / "reference")
    if loaded.registre is None:
        raise Failure("Le registre a des erreurs de forme : « make check » les donne ; corrigez-les d’abord.")
    registry = Registry(loaded.entrees, reference)
    cache = Cache(args.cache or args.racine / ".cache" / "amont")
    fichiers = tuple(
        examine(
            file,
            lambda file=file: _had(file, paths, args, cache, today),
            registry,
            lambda fetched, file=file: None if file.id in paths else cache.keep(file.id, fetched.content, fetched.kept),
        )
        for file in wanted
    )
    rapport = Rapport(
        jour=today,
        fichiers=fichiers,
        cites={cite.id: cite.identite.nom for _, cite in loaded.entrees},
        correctif=mend(args.racine, loaded, reference, fichiers, today),
    )
    if args.patch:
        args.patch.write_text(rapport.correctif.diff if rapport.correctif else "", encoding="utf-8")
    for line in importlib.import_module(f"scripts.upstream.{FORMS[args.format]}").render(rapport):
        print(line)
    return 1 if rapport.ecartes else 0


def _had(file: FichierAmont, paths: dict[str, Path], args: argparse.Namespace, cache: Cache, today: date) -> Fetched:
    """Get a file: the one given, the last reading, or the one of the network. Raises Refusal, OSError."""
    from scripts.progress import gauge
    from scripts.upstream.examine import given, no_address
    from scripts.upstream.fetch import Limits, cached, fetch

    if file.id in paths:
        return given(paths[file.id], today)
    if args.hors_ligne:
        return cached(file.id, cache)
    if file.adresse is None:
        raise no_address(file)
    limits = Limits(silence=args.delai, retries=args.essais)
    with gauge(file.titre) as progress:
        return fetch(file.id, file.adresse, cache, today, limits, progress)


def _refuse_registry(args: argparse.Namespace) -> None:
    from scripts.failures import Failure

    if args.patch and args.patch.resolve().is_relative_to((args.racine / "data").resolve()):
        raise Failure("Le correctif ne s’écrit pas dans data/ : donnez un autre chemin à --patch.")


def _named_path(text: str) -> tuple[str, Path]:
    name, sign, path = text.partition("=")
    if not (name and sign and path):
        raise argparse.ArgumentTypeError("attend NOM=CHEMIN, comme cites-communes=cites.csv")
    return name, Path(path)
