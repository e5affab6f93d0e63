"""A code has the form of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.codes import KINDS, Suggestion, kind_of, mended, suggest, well_formed
from scripts.registry.names import commune_name, contrat_name, qpv_2015_name, territoire_name
from scripts.registry.positions import ValuePath
from scripts.registry.records import Territoire
from scripts.registry.reference import Reference

REGLE = Regle(
    "code-malforme",
    "Code mal formé",
    Niveau.CODES,
    "Un code officiel a toujours la même forme ; un zéro perdu ou un O pour un 0 le rendent introuvable.",
)

# A code of the other generation is told by its own rule.
_OTHER = {"qpv_2015": "qpv_2024", "contrat_2015": "contrat_2024"}


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code whose form is not that of its list."""
    lists = (
        (path, cite, getattr(cite, block).KIND, code)
        for block in _LISTS
        for path, cite, _, code in dossier.codes(block)
    )
    territoires = ((path, cite, Territoire.KINDS[kind], code) for path, cite, kind, code in dossier.territoire_codes())
    for path, cite, kind, code in chain(lists, territoires):
        if not well_formed(code, kind) and kind_of(code) != _OTHER.get(kind, kind):
            message, better = _told(code, kind, path, _Known(dossier, cite.id, path))
            yield REGLE.diagnose(dossier.at(path), message, trouve=code, propose=better)


_LISTS = ("communes_anct", "contrats_de_ville", "qpv")


class _Known:
    """The codes that exist, by kind, with their names, and those that a cité is likely to mean at one place."""

    def __init__(self, dossier: Dossier, cite: str, path: ValuePath) -> None:
        reference = dossier.reference
        perimetre = next(one for one in dossier.perimetres if one.cite.id == cite)
        nobody = frozenset()
        self._by_kind = {
            "commune": (dossier.communes_at(path), commune_name, perimetre.communes_near.__contains__),
            "qpv_2015": (reference.qpv_2015, qpv_2015_name, perimetre.qpv_near),
            "contrat_2015": (reference.contrats_2015, contrat_name, perimetre.contrat_roles.__contains__),
            "siren": ({**reference.epci, **reference.ept}, _siren_name, nobody.__contains__),
            "departement": (reference.departements, territoire_name("departement"), nobody.__contains__),
        }
        self._reference, self._noted = reference, dossier.noted(path)

    def exists(self, code: str, kind: str) -> bool:
        return code in self._by_kind[kind][0]

    def suggest(self, code: str, kind: str) -> Suggestion:
        known, name, likely = self._by_kind[kind]
        return suggest(code, known, partial(name, self._reference), likely, self._noted or code)


def _told(code: str, kind: str, path: ValuePath, known: _Known) -> tuple[str, str | None]:
    """Return the sentence, and what to write instead where that is known."""
    wanted, other, better = KINDS[kind], kind_of(code), mended(code, kind)
    if better and known.exists(better, kind):
        return f"{quoted(code)} n’est pas {wanted.said} : écrivez « {better} ».", better
    if other and path[2] == "territoire":
        return f"{quoted(code)} est {KINDS[other].said}, et non {wanted.said} : corrigez le « type » ou le code.", None
    if other:
        return f"{quoted(code)} est {KINDS[other].said}, et non {wanted.said} : déplacez-le dans son bloc.", None
    near = known.suggest(code, kind)
    return (
        f"{quoted(code)} n’est pas {wanted.said} : sa forme est celle de « {wanted.example} ».{near.question}",
        near.code,
    )


def _siren_name(reference: Reference, code: str) -> str | None:
    return territoire_name("epci")(reference, code) or territoire_name("ept")(reference, code)
