"""The form that gives where to reach an institution."""

from __future__ import annotations

from scripts.forms.form import Form, asked
from scripts.forms.shared import ACCORD, CITE, CONFIANCE, SOURCE
from scripts.registry.records import Contact
from scripts.registry.shapes import shape_of

_CONTACT = shape_of(Contact).fields

CONTACT = Form(
    template="contact.yml",
    name="Donner le contact d’une institution",
    description="Où s’adresser pour une cité : une mairie, une préfecture, une association, jamais une personne.",
    title="Contact : ",
    label="contact",
    intro="Seule une institution, telle qu’une source publique la donne. Ni nom de personne, ni adresse électronique, "
    "ni téléphone : ils changent, et n’ont pas leur place ici. Une réponse automatique vous dira si l’ajout est prêt.",
    questions=(CITE, asked(_CONTACT["institution"]), asked(_CONTACT["adresse"]), *SOURCE, CONFIANCE, ACCORD),
)
