"""The form that asks a question: a person answers it."""

from __future__ import annotations

from msgspec.structs import replace

from scripts.forms.form import Form, Kind, Question
from scripts.forms.shared import ACCORD, CITE

QUESTION = Form(
    template="question.yml",
    name="Poser une question",
    description="Sur une cité, une source, les données ou le site. Une personne vous répond.",
    title="Question : ",
    label="question",
    intro="Si vous savez ce qui est faux et quelle source le montre, « Corriger un fait » va plus vite.",
    questions=(
        replace(CITE, required=False, description="Si la question porte sur l’une d’elles."),
        Question(id="question", kind=Kind.TEXT, label="Votre question", required=True),
        ACCORD,
    ),
)
