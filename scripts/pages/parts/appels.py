"""Calls to contribute: a word that opens a form filled in with what the page says.

Without a script the word leads to the forms of the whole page; `assets/issues.js` adds the part and its value to their
address, which a page would otherwise repeat a dozen times.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from scripts.forms import fiche
from scripts.forms.contact import CONTACT
from scripts.forms.form import Form
from scripts.forms.preuve import PREUVE
from scripts.forms.shared import BLOCS
from scripts.pages.parts.page import Link
from scripts.registry.records import Cite


class Appel(Struct, frozen=True):
    """A word, the part of the fiche that it speaks of, and its value, absent where the script takes what is shown.

    `pour` is the form that it opens, without its extension, unless it is the one that corrects.
    """

    mot: str
    bloc: str
    valeur: str = ""
    pour: str = ""


def appels(cite: Cite) -> Mapping[str, Appel]:
    """One call a part of the fiche, by its key: to correct it, or to say it where no source has."""
    return {name: _appel(cite, name, field.titre) for name, field in BLOCS.items()}


def forms_of(cite: Cite) -> tuple[Link, ...]:
    """The forms that can be opened from the whole fiche."""
    return tuple(Link(form.name, fiche.opened(form, cite)) for form in fiche.OF_A_FICHE)


def _appel(cite: Cite, name: str, titre: str) -> Appel:
    if getattr(cite, name):
        return Appel("Corriger", titre, fiche.said(cite, name))
    if name == "contacts":
        return Appel("En donner un", titre, pour=_stem(CONTACT))
    return Appel("Le dire, source à l’appui", titre, pour=_stem(PREUVE))


def _stem(form: Form) -> str:
    return form.template.removesuffix(".yml")
