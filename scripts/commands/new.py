"""`python -m scripts new --nom … --type …`: prints the template of a new entry; writes nothing."""

from __future__ import annotations

import argparse

from scripts import ROOT

SUMMARY = "Donner le modèle commenté d’une nouvelle entrée, à coller à la fin de data/cites.yaml"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--nom", required=True, help="nom montré au public, comme « Grand Avignon »")
    parser.add_argument(
        "--type",
        required=True,
        choices=("communes", "epci", "ept", "departement"),
        help="nature du territoire",
    )


def run(args: argparse.Namespace) -> int:
    """Print the template, under the first identifier that no entry has."""
    from scripts.layout.template import template
    from scripts.registry.load import CITES
    from scripts.registry.positions import read_yaml

    positions = read_yaml(ROOT / CITES, CITES).positions
    ids = [positions.at(("cites", index, "id")).text for index in range(positions.size(("cites",)))]
    numbers = [int(one.removeprefix("cde-")) for one in ids if one.removeprefix("cde-").isdecimal()]
    for line in template(f"cde-{max(numbers, default=0) + 1:03}", args.nom, args.type):
        print(line)
    return 0
