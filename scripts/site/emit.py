"""The site, from the model, as generators of files; they write nothing but in temporary folders of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.pages import every_page, shares
from scripts.site.fulltext import FullText
from scripts.site.hand_written import HandWritten
from scripts.site.headers import header_file
from scripts.site.render import Renderer
from scripts.site.sitemap import crawler_files
from scripts.store import NOTHING_KEPT, Store
from scripts.tables.rows import Rows
from scripts.together import File, Stream, apart, together

if TYPE_CHECKING:
    from scripts.model.model import Model
    from scripts.outlines.contours import Contours
    from scripts.pages.parts.page import Page


def emit(
    model: Model,
    contours: Contours,
    hand_written: HandWritten,
    templates: Path,
    heavy: Sequence[Stream] = (),
    others: Sequence[Stream] = (),
) -> Iterator[File]:
    """Yield the whole site but the data package, as (path, content); `templates` is the folder `site_templates/`.

    `heavy` and `others` are files that need no page, yielded with the rest. `heavy` is what takes long, and much
    memory: it is made beside the pages, whose makers take little of it. `others` are made while the pages are indexed,
    which keeps one processor; so is the index of the field « Trouver ». Where the model is large, it comes after what
    is heavy, and others are made one by one, each in a process of its own, whose memory goes with it.

    Raises ContentError (a page without a shell), IndexingError (Pagefind), and Failure (a template of site_templates/,
    the outlines that maps are drawn from).
    """
    found, drawn = partial(_found, model, contours), partial(_drawn, model, contours)
    first, second = heavy, [found, *others, drawn]
    if Rows(model).many:
        first = [partial(_in_turn, [*heavy, found])]
        second = [partial(_in_turn, [partial(apart, stream) for stream in (*others, drawn)])]
    yield from emit_pages(shares(model, contours), hand_written, templates, first, second, contours.store)


def document_at(
    path: str,
    model: Model,
    contours: Contours,
    hand_written: HandWritten,
    templates: Path,
    rank: int = 0,
) -> str | None:
    """The one document at a path of the site (`cites/arras/index.html`), None where there is none.

    `rank` is that of the kind of page to look at first (see `pages.ranks`), the rest as in `emit`.
    """
    if path in hand_written.pages:
        return hand_written.pages[path]
    pages = every_page(model, contours, rank)
    page = next((page for page in pages if page.path == path), None)
    return Renderer(templates / "pages", hand_written).render(page) if page else None


def emit_pages(
    kinds: Sequence[Callable[[], Iterable[Page]]],
    hand_written: HandWritten,
    templates: Path,
    first: Sequence[Stream] = (),
    second: Sequence[Stream] = (),
    store: Store = NOTHING_KEPT,
) -> Iterator[File]:
    """Yield the site around the given kinds of pages; the full-text index is kept in `store`. See `emit`.

    `first` is made beside the pages, `second` while they are indexed.
    """
    renderer = Renderer(templates / "pages", hand_written)
    with FullText(store) as full_text:
        generated = [partial(_generated, kind, renderer, full_text) for kind in kinds]
        yield from together([*first, *generated, partial(_hand_written, hand_written.pages, full_text)])
        found = full_text.added()
        yield from together([full_text.files, *second])
    yield from crawler_files(found, hand_written.settings.site_url)
    yield header_file(hand_written.pages["404.html"])
    yield from hand_written.files.items()
    for asset in sorted((templates / "assets").iterdir()):
        yield f"assets/{asset.name}", asset.read_bytes()


def _generated(pages: Callable[[], Iterable[Page]], renderer: Renderer, full_text: FullText) -> Iterator[File]:
    for page in pages():
        document = renderer.render(page)
        if page.listed:
            full_text.add(page.path, document)
        yield page.path, document.encode()


def _hand_written(documents: Mapping[str, str], full_text: FullText) -> Iterator[File]:
    for path, document in documents.items():
        if path != "404.html":
            full_text.add(path, document)
        yield path, document.encode()


def _in_turn(streams: Iterable[Stream]) -> Iterator[File]:
    for stream in streams:
        yield from stream()


def _found(model: Model, contours: Contours) -> Iterator[File]:
    from scripts import find

    yield from find.emit(model, contours)


def _drawn(model: Model, contours: Contours) -> Iterator[File]:
    from scripts.maps import files as map_files
    from scripts.site import share_image

    yield from share_image.emit(model, contours)
    yield from map_files.emit(model, contours)
