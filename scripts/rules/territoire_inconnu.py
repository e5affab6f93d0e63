"""The territory of a cité is an EPCI, an EPT or a département that exists, of the kind that it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier
from scripts.registry.codes import named, suggest, well_formed
from scripts.registry.names import territoire_name
from scripts.registry.reference import Reference

REGLE = Regle(
    "territoire-inconnu",
    "Territoire inconnu",
    Niveau.CODES,
    "Les communes du territoire sont tirées des tables officielles : encore faut-il que le territoire y soit.",
)

_SAID = {"epci": "un EPCI", "ept": "un EPT", "departement": "un département"}


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each code of a territory that the table of its kind does not know."""
    reference = dossier.reference
    tables = _tables(reference)
    for path, _, kind, code in dossier.territoire_codes():
        if kind == "communes" or code in tables[kind] or not well_formed(code, _FORMS[kind]):
            continue
        other = next((one for one, table in tables.items() if code in table), None)
        if other:
            name = territoire_name(other)(reference, code)
            message = f"{named(code, name)} est {_SAID[other]} : écrivez « type: {other} »."
            yield REGLE.diagnose(dossier.at(path), message, trouve=code)
            continue
        name = partial(territoire_name(kind), reference)
        suggestion = suggest(code, tables[kind], name, noted=dossier.noted(path))
        yield REGLE.diagnose(
            dossier.at(path),
            f"{quoted(code)} n’est le code d’aucun {_SAID[kind].removeprefix('un ')}.{suggestion.question}",
            trouve=code,
            propose=suggestion.code,
        )


_FORMS = {"epci": "siren", "ept": "siren", "departement": "departement"}


def _tables(reference: Reference) -> Mapping[str, Mapping[str, tuple]]:
    return {"epci": reference.epci, "ept": reference.ept, "departement": reference.departements}
