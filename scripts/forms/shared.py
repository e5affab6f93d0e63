"""Questions that several forms ask: which cité, which block, from which source, how sure."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.forms.form import Kind, Question, asked
from scripts.french import liste
from scripts.registry.provenance import Bloc, Confiance, Provenance, explained
from scripts.registry.records import Cite, Identite, Source
from scripts.registry.shapes import Block, Field, Many, shape_of

_SOURCE = shape_of(Source).fields
_CONFIANCE = shape_of(Provenance).fields["confiance"]

# Blocks of a cité that people may speak of, in the order of the file: its address and its identifier never change.
BLOCS: Mapping[str, Field] = {
    name: field for name, field in shape_of(Cite).fields.items() if isinstance(field.shape, Block | Many)
}

CITE = Question(
    id="cite",
    kind=Kind.LINE,
    label="Cité",
    description=f"Son nom, ou son identifiant ({shape_of(Cite).fields['id'].exemple}).",
    required=True,
    placeholder=shape_of(Identite).fields["nom"].exemple,
)
ACCORD = Question(
    id="accord",
    kind=Kind.PROMISE,
    label="Avant d’envoyer",
    required=True,
    options=(
        "Ma demande ne nomme personne : ni nom, ni adresse électronique, ni téléphone portable d’une personne.",
        "Je sais que cette demande est publique.",
    ),
)
# A form never calls a QPV contested: the conversion does, where a source leaves it out.
_WORDS = tuple(word for word in Confiance if word is not Confiance.CONTESTEE)
CONFIANCE = asked(
    _CONFIANCE,
    description=explained(_WORDS),
    options=tuple(word.value for word in _WORDS),
    required=True,
)
SOURCE: tuple[Question, ...] = (
    asked(
        _SOURCE["url"],
        id="source",
        label="Source : adresse",
        description="Adresse de la page ou du document public. Si le registre la cite déjà, rien d’autre n’est à dire "
        "d’elle.",
    ),
    asked(
        _SOURCE["titre"],
        id="source_titre",
        label="Source : titre",
        description="Si le registre ne la cite pas encore.",
        required=False,
    ),
    asked(
        _SOURCE["editeur"],
        id="source_editeur",
        label="Source : éditeur",
        description="Organisme qui publie. Si le registre ne la cite pas encore.",
        required=False,
    ),
    asked(
        _SOURCE["reference"],
        id="source_reference",
        label="Source : référence",
        description="Pour une source sans adresse : ce qui permet de la retrouver.",
    ),
    asked(_SOURCE["date"], id="source_date", label="Source : date de publication"),
    asked(
        _SOURCE["lu_le"],
        id="lu_le",
        label="Source : lue le",
        description="Jour où vous l’avez lue. Vide : le jour de la demande.",
        required=False,
    ),
)


def bloc(names: tuple[str, ...]) -> Question:
    """Return the question that asks for one of these blocks."""
    return Question(
        id="bloc",
        kind=Kind.LINE,
        label="Partie de la fiche",
        description=f"L’une de celles-ci : {liste([BLOCS[name].titre for name in names], 'ou')}.",
        required=True,
        placeholder=BLOCS[names[0]].titre,
    )


def record_of(field: Field) -> Block:
    """Return the shape of a block of a cité, or that of one statement where it is a list of them."""
    return field.shape.item if isinstance(field.shape, Many) else field.shape


def own_fields(record: Block) -> Mapping[str, Field]:
    """Return the keys of a record that say something of their own, not where it comes from."""
    return {name: field for name, field in record.fields.items() if name not in Bloc.__struct_fields__}
