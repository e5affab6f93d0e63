"""`python -m scripts prepare`: makes, once and for all builds, what does not depend on the registry.

That is the templates, compiled, and what MkDocs gives of `content/` and the theme.
"""

from __future__ import annotations

import argparse

SUMMARY = "Compiler les modèles et construire les coquilles du thème, que chaque construction reprend"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command: none."""


def run(args: argparse.Namespace) -> int:
    """Keep both in `.cache`. Raises Failure."""
    from scripts.commands.site import beside_shells

    with beside_shells() as hand_written:
        hand_written()
    return 0
