"""The source of a form: one that the registry cites already, or a new entry of `data/sources.yaml`."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec import Struct

from scripts.layout.edits import Edit, insert_item, record, set_value
from scripts.layout.template import slug_of
from scripts.proposal.answers import Answers
from scripts.proposal.refusal import Reason, Refusal
from scripts.proposal.registry import Registry
from scripts.proposal.texts import value
from scripts.registry.records import Source
from scripts.registry.shapes import shape_of
from scripts.rules import adresse_web

_SOURCE = shape_of(Source)
# Which question gives each key of a new source.
_QUESTIONS = {
    "titre": "source_titre",
    "editeur": "source_editeur",
    "url": "source",
    "reference": "source_reference",
    "date": "source_date",
    "lu_le": "lu_le",
}
_LONGEST_ID = 60
_LITTLE_WORDS = frozenset(
    (
        "a",
        "au",
        "aux",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "par",
        "pour",
        "sur",
        "un",
        "une",
    )
)


class Cited(Struct, frozen=True):
    """What a form cites: the identifier, the address if it has one, the day of reading, and the edits it takes.

    `is_new` tells whether the registry did not cite it yet.
    """

    id: str
    url: str | None
    lu_le: str
    edits: tuple[Edit, ...]
    is_new: bool


def cite_source(answers: Answers, registry: Registry) -> Cited:
    """Return the source of a form. Raises Refusal where it cannot be found again by another, or says too little."""
    lu_le = registry.day.isoformat()
    if answers["lu_le"]:
        lu_le = value(answers["lu_le"], _SOURCE.fields["lu_le"].shape, answers.label("lu_le"))
    known = _known(answers, registry)
    if known is None:
        return _new(answers, registry, lu_le)
    rank, source = known
    path = ("sources", rank, "lu_le")
    later = lu_le > source.lu_le.isoformat()
    edits = (set_value(registry.sources, path, _SOURCE.fields["lu_le"].shape, lu_le),) if later else ()
    return Cited(source.id, source.url, lu_le, edits, False)


def _known(answers: Answers, registry: Registry) -> tuple[int, Source] | None:
    answer = answers["source"]
    for rank, source in enumerate(registry.known_sources):
        if answer and (answer == source.id or (source.url and _same(answer) == _same(source.url))):
            return rank, source
    return None


def _same(url: str) -> tuple[str, str, str]:
    """Return what tells one address from another: not its scheme, its www, its last slash nor its fragment."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url, "", ""
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query


def _new(answers: Answers, registry: Registry, lu_le: str) -> Cited:
    refusals: list[Reason] = []
    values = {"lu_le": lu_le}
    if not answers["source"] and not answers["source_reference"]:
        message = "il faut une source publique : donnez son adresse, ou à défaut sa référence."
        raise Refusal((answers.label("source"), message))
    for key, question in _QUESTIONS.items():
        field = _SOURCE.fields[key]
        label = answers.label(question)
        if key in values or (not answers[question] and not field.required):
            continue
        if not answers[question]:
            refusals.append((label, "le registre ne cite pas encore cette source : écrivez cette réponse aussi."))
            continue
        wrong = adresse_web.fault(answers[question]) if key == "url" else None
        if wrong:
            refusals.append((label, wrong))
            continue
        try:
            values[key] = answers[question] if key == "url" else value(answers[question], field.shape, label)
        except Refusal as refusal:
            refusals += refusal.reasons
    if refusals:
        raise Refusal(*refusals)
    values["id"] = _free_id(values["editeur"], values["titre"], {source.id for source in registry.known_sources})
    return Cited(values["id"], values.get("url"), lu_le, (_entry(values, registry),), True)


def _entry(values: dict[str, str], registry: Registry) -> Edit:
    ids = [source.id for source in registry.known_sources]
    rank = next((rank for rank, known in enumerate(ids) if known > values["id"]), len(ids))
    return insert_item(registry.sources, ("sources", rank), record(_SOURCE, values))


def _free_id(editeur: str, titre: str, taken: set[str]) -> str:
    """Return a short name from the publisher and the title, that no other source has."""
    words = [word for word in slug_of(f"{editeur} {titre}").split("-") if word not in _LITTLE_WORDS]
    short = "-".join(words[:6])[:_LONGEST_ID].strip("-") or "source"
    numbers = (f"{short}-{rank}" for rank in range(2, len(taken) + 3))
    return short if short not in taken else next(one for one in numbers if one not in taken)
