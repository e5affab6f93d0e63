"""Reads in `data/cites.yaml` the communes and the territories that the outlines must cover."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.failures import Failure


@dataclass(frozen=True)
class Perimetre:
    """What one cité, or several, cover.

    `communes`: Insee codes listed for a cité (whole communes).
    `territoires`: (type, code) of a cité's own territory, where type is `communes` (code of
    a commune or of a municipal arrondissement), `epci`, `ept` or `departement`.
    """

    communes: frozenset[str]
    territoires: frozenset[tuple[str, str]]

    def codes(self, type_: str) -> frozenset[str]:
        """Codes of the territories of one type."""
        return frozenset(code for t, code in self.territoires if t == type_)


def read_perimetres(path: Path) -> Mapping[str, Perimetre]:
    """Read what each cité covers, by its identifier, in `path` (the registry). Raises Failure when it can't be."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open(encoding="utf-8") as stream:
            cites = yaml.load(stream, Loader=loader)["cites"]
        return {
            cite["id"]: Perimetre(
                communes=frozenset(_communes(cite)),
                territoires=frozenset((cite["territoire"]["type"], code) for code in cite["territoire"]["codes"]),
            )
            for cite in cites
        }
    except (OSError, KeyError, TypeError, yaml.YAMLError) as error:
        raise Failure(f"{path} ne se lit pas : corrigez-le d’abord (make check dit où).") from error


def whole(perimetres: Mapping[str, Perimetre]) -> Perimetre:
    """What all the cités cover together."""
    return Perimetre(
        communes=frozenset().union(*(one.communes for one in perimetres.values())),
        territoires=frozenset().union(*(one.territoires for one in perimetres.values())),
    )


def _communes(cite: dict) -> list[str]:
    listed = cite["communes_anct"]
    return [
        entry if isinstance(entry, str) else entry["code"]
        for role in ("coeur", "limitrophe")
        for entry in listed.get(role, ())
    ]
