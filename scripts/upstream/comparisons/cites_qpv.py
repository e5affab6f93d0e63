"""ANCT's cités by QPV of 2015. The registry deduces its lists from territories: it keeps what ANCT leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.registry.codes import named
from scripts.registry.names import qpv_2015_name
from scripts.upstream import codes
from scripts.upstream.gap import AddCode, Comparison, Gap, Sens, by_cite, unlisted_cites

FIELDS = ("cite", "qpv_2015")


def compare(comparison: Comparison) -> Iterator[Gap]:
    """Yield, cité by cité, the QPV that only one side lists; only those that the registry lacks can be mended.

    A QPV in excess is a narrower list, to be written as a mention with its source: a person does it. A list that has
    such a mention of this file is not told again.
    """
    told = by_cite(comparison)
    yield from unlisted_cites(comparison, told)
    reference = comparison.registry.reference
    for name, perimetre in comparison.registry.perimetres.items():
        if name not in told:
            continue
        listed = codes.coded((cell for row in told[name] for cell in row["qpv_2015"]), "qpv_2015")
        ours = tuple(code.code for _, _, code in perimetre.cite.qpv.by_role())
        for code in listed:
            if code not in ours:
                known = code in reference.qpv_2015
                yield Gap(
                    cite=name,
                    sens=Sens.MANQUE,
                    phrase=f"quartier {named(code, qpv_2015_name(reference, code) or 'inconnu de nos tables')}",
                    edit=AddCode("qpv", perimetre.qpv_role(code), code) if known else None,
                )
        written = any(comparison.file.source in mention.sources for mention in perimetre.cite.qpv.mentions)
        for code in ours if not written else ():
            if code not in listed:
                phrase = f"quartier {named(code, qpv_2015_name(reference, code))}, que le registre déduit du territoire"
                yield Gap(cite=name, sens=Sens.EN_TROP, phrase=phrase)
