"""Lines « Nom : valeur » of an answer -> the values that they name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scripts.diagnostics.nearest import fold, nearest
from scripts.diagnostics.wording import quoted
from scripts.forms.shared import BLOCS, own_fields, record_of
from scripts.french import liste
from scripts.proposal.refusal import Refusal
from scripts.registry.shapes import Field

_NAMED = re.compile(r"\s*([^:\n]{1,60}?)\s*:\s*(.*)")


def named_lines(answer: str, fields: Mapping[str, Field], label: str) -> Mapping[str, str]:
    """Return the text given for each key, by its name; a line alone names the only key that there is.

    Raises Refusal where a line names none of the keys, or one twice.
    """
    titles = _titles(fields)
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, answer.split("\n"))):
        named = _NAMED.fullmatch(line)
        name = titles.get(fold(named[1])) if named else None
        if name is None and len(fields) > 1:
            raise Refusal((label, _unknown(line, named, fields)))
        name, text = (name, named[2]) if name else (next(iter(fields)), line)
        if name in found:
            titre = fields[name].titre
            raise Refusal((label, f"{quoted(titre)} a plusieurs valeurs : une demande ne porte que sur une chose."))
        found[name] = text
    return found


def known_lines(answer: str, fields: Mapping[str, Field]) -> Mapping[str, str]:
    """Return the same, leaving out whatever names no key: what the fiche says is told for people as well."""
    titles = _titles(fields)
    matches = (_NAMED.fullmatch(line.strip()) for line in answer.split("\n"))
    return {titles[fold(one[1])]: one[2] for one in matches if one and fold(one[1]) in titles}


def _titles(fields: Mapping[str, Field]) -> Mapping[str, str]:
    return {fold(words): name for name, field in fields.items() for words in (field.titre, name)}


def _unknown(line: str, named: re.Match[str] | None, fields: Mapping[str, Field]) -> str:
    titles = [field.titre for field in fields.values()]
    starts = liste([quoted(f"{title} :") for title in titles], "ou")
    elsewhere = named and _block_of(named[1])
    if elsewhere:
        return (
            f"la ligne {quoted(line)} parle de {quoted(elsewhere)}, une autre partie de la fiche : faites-en une autre "
            "demande."
        )
    close = nearest(named[1], titles) if named else None
    hint = f" Vouliez-vous écrire {quoted(f'{close} :')} ?" if close else ""
    return f"la ligne {quoted(line)} ne dit pas ce qu’elle corrige : commencez-la par {starts}.{hint}"


def _block_of(name: str) -> str | None:
    """Return the title of the only block that has a key called so."""
    found = [
        field.titre
        for field in BLOCS.values()
        if fold(name) in _titles(own_fields(record_of(field))) or fold(name) == fold(field.titre)
    ]
    return found[0] if len(found) == 1 else None
