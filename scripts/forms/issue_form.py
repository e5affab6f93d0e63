"""A form as the file of GitHub's issue forms."""

from __future__ import annotations

from typing import Any

import yaml

from scripts.diagnostics.wording import typographic
from scripts.forms.form import Form, Kind, Question

_HEAD = "# Produit par « make forms » d’après scripts/forms/ : ne pas modifier à la main.\n"


def issue_form(form: Form) -> bytes:
    """Return the file of a form, in the syntax of `.github/ISSUE_TEMPLATE/*.yml`."""
    document = {
        "name": form.name,
        "description": form.description,
        "title": form.title,
        "labels": [form.label],
        "body": [
            {"type": "markdown", "attributes": {"value": typographic(form.intro)}},
            *map(_question, form.questions),
        ],
    }
    written = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=118)
    return (_HEAD + written).encode()


def _question(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": typographic(question.label)}
    if question.description:
        attributes["description"] = typographic(question.description)
    if question.placeholder:
        attributes["placeholder"] = typographic(question.placeholder)
    asked = {"type": str(question.kind), "id": question.id, "attributes": attributes}
    if question.kind is Kind.PROMISE:
        attributes["options"] = [{"label": typographic(one), "required": True} for one in question.options]
        return asked
    if question.options:
        attributes["options"] = [typographic(one) for one in question.options]
    return asked | {"validations": {"required": question.required}}
