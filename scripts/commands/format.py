"""`python -m scripts format`: writes beside each code of `data/cites.yaml` the name that it stands for."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "Mettre le registre en forme : le nom officiel à côté de chaque code"

_ROOT = Path(__file__).resolve().parents[2]


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--racine", type=Path, default=_ROOT, metavar="DOSSIER", help="dossier qui contient data/ (celui-ci par défaut)"
    )


def run(args: argparse.Namespace) -> int:
    """Write the file anew if it changes, whole or not at all; refuse what cannot be read.

    Raises TableError where a reference table is missing.
    """
    from scripts.diagnostics import terminal
    from scripts.diagnostics.wording import count, typographic
    from scripts.registry.comments import written
    from scripts.registry.load import CITES
    from scripts.registry.positions import read_yaml
    from scripts.registry.reference import read_reference

    path = args.racine / CITES
    reading = read_yaml(path, CITES)
    if reading.diagnostics:
        for line in terminal.render(reading.diagnostics, {}):
            print(line)
        print(typographic(f"{CITES} n’est pas lisible tel quel : corrigez d’abord, rien n’a été changé."))
        return 1
    reference = read_reference(args.racine / "data" / "reference")
    text, changed = written(reading.positions, reference)
    if not changed:
        print(typographic(f"{CITES} est déjà en forme."))
        return 0
    _replace(path, text)
    print(typographic(f"{CITES} : {count(changed, 'ligne mise', 'lignes mises')} en forme."))
    return 0


def _replace(path: Path, text: str) -> None:
    """Put `text` in the place of the file in one step, with the rights that it had."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.en-cours")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.chmod(target.stat().st_mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
