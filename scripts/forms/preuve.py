"""The form that adds what a source says."""

from __future__ import annotations

from scripts.forms.form import Form, Kind, asked
from scripts.forms.shared import ACCORD, BLOCS, CITE, CONFIANCE, SOURCE, bloc, record_of
from scripts.registry.provenance import Bloc, Mention
from scripts.registry.records import Lancement, Porteur
from scripts.registry.shapes import shape_of

# What a source may say besides is told elsewhere: contacts have a form of their own.
BLOCS_DE_PREUVE = tuple(name for name in BLOCS if name != "contacts")
_AVEC_MENTIONS = tuple(name for name in BLOCS if issubclass(record_of(BLOCS[name]).record, Bloc))

_MENTION = shape_of(Mention).fields
_PORTEUR = shape_of(Porteur).fields

PREUVE = Form(
    template="preuve.yml",
    name="Ajouter ce que dit une source",
    description="Une source publique confirme, précise ou contredit une fiche, ou dit ce que la cité a fait.",
    title="Source : ",
    label="preuve",
    intro="Ce que dit une source entre dans la fiche à côté du reste, sans rien effacer. Une réponse automatique vous "
    "dira si l’ajout est prêt, ou ce qui manque. Une seule source et une seule partie d’une seule fiche par demande.",
    questions=(
        CITE,
        bloc(BLOCS_DE_PREUVE),
        asked(
            _MENTION["texte"],
            Kind.TEXT,
            label="Ce que dit la source",
            description="En vos propres mots, une phrase par ligne : chaque ligne devient un énoncé. "
            "À laisser vide pour « Pages », où seule l’adresse compte.",
            required=False,
        ),
        asked(
            _MENTION["nature"],
            label="Ce que cela fait à la fiche",
            description=f"{_MENTION['nature'].description} Seulement pour "
            f"{', '.join(BLOCS[name].titre for name in _AVEC_MENTIONS)}.",
            required=False,
        ),
        asked(
            shape_of(Lancement).fields["date"],
            label="Date des débuts",
            description="Seulement pour « Lancements » : année, mois ou jour, si la source le dit.",
        ),
        asked(
            _PORTEUR["nom"],
            label="Organisme",
            description="Seulement pour « Porteurs » : nom de l’organisme, jamais d’une personne.",
            required=False,
        ),
        asked(
            _PORTEUR["role"],
            label="Rôle de l’organisme",
            description="Seulement pour « Porteurs ».",
            required=False,
        ),
        *SOURCE,
        CONFIANCE,
        ACCORD,
    ),
)
