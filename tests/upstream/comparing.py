"""What the comparisons of a small registry find in a file, whose columns are those of the real `data/amont.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from scripts import ROOT
from scripts.registry.amont import Colonne, FichierAmont
from scripts.registry.load import load
from scripts.upstream.columns import read_rows
from scripts.upstream.comparisons import compare
from scripts.upstream.examine import read_amont
from scripts.upstream.gap import Comparison, Gap, Registry
from scripts.upstream.tabular import read_table
from tests.small_registry import MINI, real_reference

GRANTS = {"rubrique": "Rubrique", "beneficiaire": "Nom", "contrat": "Contrat", "commune": "Commune", "annee": "Année"}


def described(name: str) -> FichierAmont:
    """Return what the real `data/amont.yaml` says of a file; the grants get columns, which it does not know."""
    file = next(one for one in read_amont(ROOT).fichiers if one.id == name)
    if name == "subventions":
        colonnes = tuple(Colonne(champ=champ, nom=nom) for champ, nom in GRANTS.items())
        return msgspec.structs.replace(file, colonnes=colonnes)
    return file


@cache
def small(root: Path = MINI.parent) -> Registry:
    """Return the mini registry, or that of another root, with the real reference tables."""
    return Registry(load(root).entrees, real_reference())


def compared(name: str, lines: Iterable[str], registry: Registry | None = None) -> list[Gap]:
    """Return the gaps that the lines of a CSV file show, those that speak of other territories left out."""
    file = described(name)
    rows = read_rows(read_table("\n".join(lines).encode()), file)
    return list(compare(Comparison(file, rows, registry or small())))


def said(gaps: Iterable[Gap], cite: str | None) -> list[str]:
    """Return the gaps of a cité as « sens: phrase », with plain spaces."""
    return [f"{gap.sens}: {gap.phrase}".replace("\u00a0", " ") for gap in gaps if gap.cite == cite]
