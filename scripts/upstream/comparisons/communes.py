"""Insee's COG: every commune that the registry cites is still one, under the same name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.diagnostics.wording import quoted
from scripts.french import liste
from scripts.registry.codes import named
from scripts.registry.names import commune_name
from scripts.registry.records import Cite
from scripts.upstream import codes
from scripts.upstream.gap import Comparison, Gap, ReplaceCode, Sens

FIELDS = ("commune", "type", "nom", "commune_actuelle")
_ALIVE = ("COM", "ARM")


def compare(comparison: Comparison) -> Iterator[Gap]:
    """Yield, cité by cité, the communes that have merged, that have gone, or whose name has changed.

    A merger that our own tables know is told by the check, and not here.
    """
    names: dict[str, str] = {}
    merged: dict[str, str] = {}
    for row in comparison.rows.rows:
        code = next(iter(codes.communes(row["commune"])), None)
        if code and not {*row["type"]}.isdisjoint(_ALIVE):
            names[code] = liste(row["nom"])
        elif code:
            merged[code] = next(iter(codes.communes(row["commune_actuelle"])), "")
    for cite in comparison.registry.cites():
        for code in _cited(cite):
            yield from _commune(comparison, cite, code, names, merged)


def _cited(cite: Cite) -> Mapping[str, None]:
    """Codes of communes that a cité writes, in its list and in its territory."""
    territoire = cite.territoire
    whole = territoire.codes if territoire.type == "communes" else ()
    listed = (code.code for _, _, code in cite.communes_anct.by_role())
    return dict.fromkeys((*listed, *whole, *territoire.hors))


def _commune(
    comparison: Comparison, cite: Cite, code: str, names: Mapping[str, str], merged: Mapping[str, str]
) -> Iterator[Gap]:
    ours = commune_name(comparison.registry.reference, code)
    if code in names:
        if ours and names[code] and names[code] != ours:
            phrase = f"la commune {quoted(code)} s’appelle {quoted(names[code])}, et {quoted(ours)} dans nos tables"
            yield Gap(cite=cite.id, sens=Sens.AUTREMENT, phrase=phrase)
    elif merged.get(code) == comparison.registry.reference.commune_actuelle(code):
        return
    elif merged.get(code):
        into = merged[code]
        phrase = f"la commune {named(code, ours)} a rejoint {named(into, names.get(into))}"
        yield Gap(cite=cite.id, sens=Sens.AUTREMENT, phrase=phrase, edit=ReplaceCode(code, into))
    else:
        phrase = f"la commune {named(code, ours)} n’est plus dans le code officiel géographique"
        yield Gap(cite=cite.id, sens=Sens.EN_TROP, phrase=phrase)
