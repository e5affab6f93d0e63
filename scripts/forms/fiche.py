"""What the forms are filled in with when they are opened from the fiche of a cité."""

from __future__ import annotations

from scripts.forms.address import filled
from scripts.forms.contact import CONTACT
from scripts.forms.corriger import CORRIGER
from scripts.forms.form import Form
from scripts.forms.preuve import PREUVE
from scripts.forms.question import QUESTION
from scripts.forms.shared import BLOCS, own_fields, record_of
from scripts.registry.records import Cite

# What can be done from a fiche as a whole, in the order of the list.
OF_A_FICHE: tuple[Form, ...] = (CORRIGER, PREUVE, CONTACT, QUESTION)

_COMPARED = ("identite", "statut", "vague")


def opened(form: Form, cite: Cite) -> str:
    """Return a form filled in with a cité, as it follows `?template=`."""
    return filled(form, {"cite": cite.id})


def shown(cite: Cite) -> str:
    """Return how a person calls a cité: « cde-001 Angers Loire Métropole »."""
    return f"{cite.id} {cite.identite.nom}"


def said(cite: Cite, bloc: str) -> str:
    """Return what a block of one or two values says, a line a value, as the conversion compares it.

    Nothing for what a person reads better on the page: lists and statements.
    """
    if bloc not in _COMPARED:
        return ""
    fields = own_fields(record_of(BLOCS[bloc]))
    return "\n".join(f"{field.titre} : {getattr(getattr(cite, bloc), name)}" for name, field in fields.items())
