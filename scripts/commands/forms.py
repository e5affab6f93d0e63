"""`python -m scripts forms`: writes the forms where GitHub finds them, from the description of the registry."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts import ROOT

SUMMARY = "Écrire les formulaires de .github/ISSUE_TEMPLATE/ d’après la description du registre"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--check", action="store_true", help="ne rien écrire, dire seulement ce qui n’est pas à jour")
    parser.add_argument(
        "--racine",
        type=Path,
        default=ROOT,
        metavar="DOSSIER",
        help="dossier qui contient .github/ (celui-ci par défaut)",
    )


def run(args: argparse.Namespace) -> int:
    """Write the forms that differ and say which; with `--check`, say so only, and return 1 where there are some."""
    from scripts import forms

    late = [(path, content) for path, content in forms.emit() if _read(args.racine / path) != content]
    for path, content in late:
        if args.check:
            print(f"{path} n’est pas à jour\u00a0: lancez «\u00a0make forms\u00a0».")
            continue
        (args.racine / path).parent.mkdir(parents=True, exist_ok=True)
        (args.racine / path).write_bytes(content)
        print(f"{path} est écrit.")
    if not late:
        print("Les formulaires sont à jour.")
    return 1 if late and args.check else 0


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
