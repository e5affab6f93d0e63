"""Addresses once published: a whole site has a page at each, and one page at each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.diagnostics.wording import quoted
from scripts.failures import Failure
from scripts.french import liste
from scripts.model.model import Model
from scripts.registry.promesses import COLONNE, Promesse
from scripts.together import File

_DOCUMENT = "index.html"
_MOST_NAMED = 5


def keeping(files: Iterable[File], model: Model, promesses: Iterable[Promesse]) -> Iterator[File]:
    """Pass the files of a whole site on.

    Raises Failure where an address of `data/anciens.yaml` is also that of a page; and, once all files have passed,
    where it leads to an address that has no page, or where one that the last release published has none.
    """
    former = {ancien.adresse for ancien in model.anciens}
    led_to = {name for ancien in model.anciens for name in ancien.vers if name.endswith("/")}
    promised = {promesse.adresse for promesse in promesses if promesse.genre != COLONNE}
    watched = former | led_to | promised
    built: set[str] = set()
    for path, content in files:
        if path.endswith(_DOCUMENT):
            address = path.removesuffix(_DOCUMENT)
            if address in former and address in built:
                raise Failure(f"{quoted(address)}, dans data/anciens.yaml, est encore une page : retirez cette entrée.")
            if address in watched:
                built.add(address)
        yield path, content
    _refuse(
        led_to - built,
        "data/anciens.yaml mène à des adresses qui n’ont pas de page",
    )
    _refuse(
        promised - built,
        "La dernière version publiait des adresses que le site n’a plus ; dites dans data/anciens.yaml ce que chacune "
        "est devenue",
    )


def _refuse(missing: set[str], why: str) -> None:
    if missing:
        shown = [quoted(address or "/") for address in sorted(missing)]
        rest = ["…"] if len(shown) > _MOST_NAMED else []
        raise Failure(f"{why} : {liste([*shown[:_MOST_NAMED], *rest])}.")
