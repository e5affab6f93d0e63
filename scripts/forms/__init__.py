"""The forms by which people who do not use git propose a change: what each asks, and the file that GitHub shows.

One description of each form serves three: the file of `.github/ISSUE_TEMPLATE/`, the links of the pages that open it
filled in, and `scripts.proposal`, which reads the answers. Titles, sentences and choices come from the records.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.forms.contact import CONTACT
from scripts.forms.corriger import CORRIGER
from scripts.forms.form import Form
from scripts.forms.issue_form import issue_form
from scripts.forms.preuve import PREUVE
from scripts.forms.question import QUESTION

FOLDER = ".github/ISSUE_TEMPLATE"

FORMS: tuple[Form, ...] = (CORRIGER, PREUVE, CONTACT, QUESTION)


def emit() -> Iterator[tuple[str, bytes]]:
    """Yield (path in the repository, content) of the file of each form."""
    for form in FORMS:
        yield f"{FOLDER}/{form.template}", issue_form(form)
