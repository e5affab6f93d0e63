"""The form that corrects a fact."""

from __future__ import annotations

from scripts.forms.form import Form, Kind, Question
from scripts.forms.shared import ACCORD, BLOCS, CITE, CONFIANCE, SOURCE, bloc

GARDER = "Une source la donnait : la garder à côté de la nouvelle"
EFFACER = "Une erreur de saisie : la remplacer"

CORRIGER = Form(
    template="corriger.yml",
    name="Corriger un fait",
    description="Une valeur d’une fiche est fausse, ou un code manque dans une liste.",
    title="Correction : ",
    label="correction",
    intro="Le registre ne reprend que ce qu’une source publique permet de dire. Une réponse automatique vous dira si "
    "votre correction est prête, ou ce qui manque. Une seule partie d’une seule fiche par demande.",
    questions=(
        CITE,
        bloc(tuple(BLOCS)),
        Question(
            id="valeur",
            kind=Kind.TEXT,
            label="Ce que dit la fiche aujourd’hui",
            description="Déjà rempli si vous venez de la fiche ; sinon, recopiez ce qui est faux. Là où la fiche "
            "aligne plusieurs énoncés, ne gardez que celui à corriger.",
        ),
        Question(
            id="correction",
            kind=Kind.TEXT,
            label="Ce qu’il faudrait lire",
            description="Une ligne par valeur, qui commence par le nom de cette valeur : « Depuis : 2024-06 ». Pour "
            "une liste de codes : « Ajouter : QP094006 » ou « Retirer : QP094006 ».",
            required=True,
            placeholder="Depuis : 2024-06",
        ),
        Question(
            id="avant",
            kind=Kind.CHOICE,
            label="La valeur d’avant",
            description="Ce que disait une source reste dans le registre, à côté de la nouvelle valeur.",
            required=True,
            options=(GARDER, EFFACER),
        ),
        *SOURCE,
        CONFIANCE,
        ACCORD,
    ),
)
