"""Pieces of HTML that pages have by the dozen, as filters for templates: links, words of confidence, provenances.

They are cached: the same few hundred come back on all pages, and a template's macro costs ten times as much.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup, escape

from scripts.french import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE, capitale, jour, pourcent
from scripts.registry.provenance import Confiance
from scripts.templates import exposants

if TYPE_CHECKING:
    from scripts.links import Renvoi
    from scripts.pages.parts.appels import Appel
    from scripts.pages.parts.provenance import Dit, Notice, Preuve
    from scripts.pages.parts.qpv_rows import Filiation, Quartier2015, Quartier2024

_CONFIANCES = {
    Confiance.ATTESTEE: "attesté",
    Confiance.PROBABLE: "probable",
    Confiance.DEDUITE: "déduit",
    Confiance.CONTESTEE: "contesté",
    Confiance.A_CONFIRMER: "à confirmer",
}
_SIZE = 16384
_AFTER_DAY = re.compile(r"(?<=\d) |(?<=\der) ")
_YEARS = re.compile(r"\b\d{4}-\d{4}\b")


class Forge(Protocol):
    """What the settings of the site know of the repository."""

    def form_url(self, form: str) -> str | None:
        """The address of a form filled in, None where there is none."""


@cache
def filters(to_root: str) -> Mapping[str, Callable[..., Markup]]:
    """Filters of the pages that lie `to_root` (« ../../ ») below the root of the site.

    A Renvoi: `lien`, `lien_et_code` (« Val-de-Marne (94) »); several: `liens`, `liens_et_codes`. A Confiance:
    `confiance`. A Preuve: `provenance`, `citations` (its sources only). A Notice: `notice`. A Dit: `date`. A text:
    `compose` (« 2015-2023 » stays on its line, « 1er » is raised). A QPV: `entete_de_quartier` (the heading cell of
    its row). An Appel and the settings of the site: `appel` (nothing where there is no forge).
    Its Filiations: `filiations` (a cell; the arguments are what stands there for none, and its heading where the table
    is stacked).
    """

    @lru_cache(maxsize=_SIZE)
    def link(renvoi: Renvoi) -> Markup:
        label = exposants(renvoi.label)
        if renvoi.path is None:
            return label
        return Markup('<a href="{}">{}</a>').format(to_root + renvoi.path or "./", label)

    @lru_cache(maxsize=_SIZE)
    def link_and_code(renvoi: Renvoi) -> Markup:
        return link(renvoi) + Markup(' (<span class="code">{}</span>)').format(renvoi.code)

    @lru_cache(maxsize=_SIZE)
    def named(renvoi: Renvoi) -> Markup:
        return Markup(f'{link(renvoi)} <span class="code">{escape(renvoi.code)}</span>')

    def heading(quartier: Quartier2015 | Quartier2024) -> Markup:
        communes = _sentence(map(link, quartier.communes))
        return Markup(f'<th scope="row">{named(quartier.qpv)}<br>{communes}{exposants(quartier.precision)}</th>')

    def filiations(values: Sequence[Filiation], none: str, heading: str = "") -> Markup:
        told = Markup(' data-th="{}"').format(heading) if heading else ""
        return Markup(f"<td{told}>{Markup('<br>').join(map(filiation, values)) if values else escape(none)}</td>")

    @lru_cache(maxsize=_SIZE)
    def filiation(value: Filiation) -> Markup:
        share = "sans recouvrement sur les contours" if value.part is None else pourcent(value.part)
        only = "" if value.officielle else ", d’après les contours seulement"
        return Markup(f"{named(value.qpv)}, {share}{only}")

    return {
        "appel": appel,
        "lien": link,
        "lien_et_code": link_and_code,
        "liens": lambda renvois: _sentence(map(link, renvois)),
        "liens_et_codes": lambda renvois: _sentence(map(link_and_code, renvois)),
        "confiance": confiance,
        "provenance": provenance,
        "citations": citations,
        "notice": notice,
        "date": dated,
        "compose": composed,
        "entete_de_quartier": heading,
        "filiations": filiations,
    }


def appel(value: Appel, site: Forge) -> Markup:
    """A word that opens a form of the forge, filled in; nothing where there is no form."""
    if site.form_url(value.pour) is None:
        return Markup()
    told = {"data-bloc": value.bloc, "data-pour": value.pour, "data-valeur": value.valeur}
    attributes = Markup("").join(Markup(' {}="{}"').format(name, text) for name, text in told.items() if text)
    return Markup(' <a{} href="#agir">{}</a>').format(attributes, value.mot)


@cache
def confiance(value: Confiance) -> Markup:
    """How sure a statement is: the word, and a class for the shape that does without colour."""
    return Markup('<span class="confiance confiance--{}">{}</span>').format(value.replace("_", "-"), _CONFIANCES[value])


@lru_cache(maxsize=_SIZE)
def provenance(preuve: Preuve) -> Markup:
    """How sure, by whom, read or verified when."""
    read = f"vérifié le {jour(preuve.verifie_le)}" if preuve.verifie_le else f"lu le {jour(preuve.lu_le)}"
    return Markup('<span class="provenance">{}, {}, {}</span>').format(
        confiance(preuve.confiance), citations(preuve), read
    )


@lru_cache(maxsize=_SIZE)
def citations(preuve: Preuve) -> Markup:
    """The sources of a statement; the links lead to the foot of the same page."""
    return Markup(f"{NARROW_NO_BREAK_SPACE}; ").join(
        Markup('<a href="#source-{}">{}</a>').format(citation.notice.id, citation.label)
        for citation in preuve.citations
    )


def dated(value: Dit) -> Markup:
    """A sentence with its date set off: where the sentence tells it, else before it."""
    if value.date is None:
        return composed(value.texte)
    words = jour(value.date)
    sought = re.sub(r"\s", f"[ {NO_BREAK_SPACE}]", words)
    told = re.search(rf"\b{sought}\b", value.texte, re.IGNORECASE)
    if told is None:
        return Markup("<strong>{}.</strong> {}").format(capitale(words), composed(value.texte))
    before, after = composed(value.texte[: told.start()]), composed(value.texte[told.end() :])
    return Markup("{}<strong>{}</strong>{}").format(before, _AFTER_DAY.sub(NO_BREAK_SPACE, told.group()), after)


@lru_cache(maxsize=_SIZE)
def notice(value: Notice) -> Markup:
    """A source, to be read and followed."""
    title = Markup("«\u00a0{}\u00a0»").format(composed(value.titre))
    if value.url:
        title = Markup('<a class="externe" href="{}" rel="external">{}</a>').format(value.url, title)
    return Markup("{}, {}{}").format(value.editeur, title, composed(value.suite))


def composed(text: str) -> Markup:
    """A text as it is set: « 1er » raised, « 2015-2023 » on one line, which a browser may break after any hyphen."""
    return Markup(_YEARS.sub(r'<span class="insecable">\g<0></span>', str(exposants(text))))


def _sentence(fragments: Iterable[Markup]) -> Markup:
    *first, last = fragments
    return Markup(f"{', '.join(first)} et {last}") if first else last
