"""`changements/changes.json` and `changements/atom.xml`: every change, for programs and for readers of feeds."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from scripts.formats import edition
from scripts.french import jour, minuscule
from scripts.model.histoire import Changement, Etape, Fait, Histoire
from scripts.model.model import Model
from scripts.tables.licences import LICENCE_OUVERTE
from scripts.xml_text import allowed

FOLDER = "changements/"
JSON = f"{FOLDER}changes.json"
ATOM = f"{FOLDER}atom.xml"

_NAMESPACE = "http://www.w3.org/2005/Atom"
_REGISTRY = uuid.uuid5(uuid.NAMESPACE_URL, "registre-cites-emploi")
_MOST_ENTRIES = 200
_NATURES = {"fait": "Date du fait", "source": "Date de la source"}


def emit(model: Model, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield both files; addresses in them are whole where the site has one (`site_url`), relative elsewhere."""
    yield JSON, _json(model, site_url)
    yield ATOM, _atom(model, site_url)


def identifier(etape: Etape, what: str) -> str:
    """Return the id of what one change does to one cité, or to the rest (`autres`): the same in every build."""
    return uuid.uuid5(_REGISTRY, f"{etape.commit} {what}").urn


def _json(model: Model, site_url: str) -> bytes:
    document = {
        "titre": f"Changements du {minuscule(edition.TITLE)}",
        "version": model.version,
        "licence": LICENCE_OUVERTE.path,
        "depuis": model.histoire.depuis,
        "indisponible": model.histoire.motif,
        "changements": [one for etape in model.histoire.etapes for one in _entries(model, etape, site_url)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _entries(model: Model, etape: Etape, site_url: str) -> Iterator[dict]:
    shared = {"date": etape.instant, "version": etape.version}
    for one in etape.cites:
        yield {
            "id": identifier(etape, one.cite_id),
            **shared,
            "cite_id": one.cite_id,
            "nom": one.nom,
            "page": _page(model, one, site_url),
            "phrases": list(one.phrases),
            "dates_des_faits": _dates(one.faits, "fait"),
            "dates_des_sources": _dates(one.faits, "source"),
        }
    if etape.autres:
        rest = [{"titre": one.titre, "phrases": list(one.phrases)} for one in etape.autres]
        yield {"id": identifier(etape, "autres"), **shared, "cite_id": None, "autres": rest}


def _dates(faits: tuple[Fait, ...], nature: str) -> list[str]:
    return [fait.date for fait in faits if fait.nature == nature]


def _page(model: Model, one: Changement, site_url: str) -> str | None:
    """The page of a cité, None where it is no more."""
    cite = model.cites.get(one.cite_id)
    return f"{site_url or '../'}cites/{cite.record.slug}/" if cite else None


def _atom(model: Model, site_url: str) -> bytes:
    feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "fr"})
    _text(feed, "id", _REGISTRY.urn)
    _text(feed, "title", f"Changements du {minuscule(edition.TITLE)}")
    _text(feed, "updated", _updated(model, model.histoire))
    _text(SubElement(feed, "author"), "name", edition.CONTRIBUTEURS)
    _text(feed, "rights", edition.licence())
    if site_url:
        SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site_url}{ATOM}"})
    href = f"{site_url}{FOLDER}" if site_url else "./"
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": href})
    told = ((etape, one) for etape in model.histoire.etapes for one in etape.cites)
    for (etape, one), _ in zip(told, range(_MOST_ENTRIES), strict=False):
        _entry(feed, model, etape, one, site_url)
    ElementTree.indent(feed, " ")
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _entry(feed: Element, model: Model, etape: Etape, one: Changement, site_url: str) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", identifier(etape, one.cite_id))
    _text(entry, "title", f"{one.nom}\u00a0: {one.phrases[0]}")
    _text(entry, "updated", etape.instant)
    _text(entry, "published", etape.instant)
    SubElement(entry, "category", {"term": one.cite_id, "label": allowed(one.nom)})
    href = _page(model, one, site_url) or (f"{site_url}{FOLDER}" if site_url else "./")
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
    dates = [f"{_NATURES[fait.nature]}\u00a0: {jour(fait.date)}." for fait in one.faits]
    _text(entry, "content", "\n".join([*(f"{phrase}." for phrase in one.phrases), *dates]))


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = allowed(text)


def _updated(model: Model, histoire: Histoire) -> str:
    """The instant of the last change; without any, the day of the data."""
    last = max((etape.instant for etape in histoire.etapes if etape.cites), default=None)
    return last or f"{model.day.isoformat()}T00:00:00Z"
