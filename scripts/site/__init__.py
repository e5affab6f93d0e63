"""The site, from the model: hand-written pages, generated pages, style sheets, full-text index, sitemap.

`emit` is a generator of files and writes nothing but in temporary folders of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts import find
from scripts.maps import files as map_files
from scripts.maps.contours import Contours
from scripts.model.model import Model
from scripts.pages import every_page
from scripts.pages.page import Page
from scripts.site import share_image
from scripts.site.fulltext import FullText
from scripts.site.render import Renderer
from scripts.site.shells import build_hand_written
from scripts.site.sitemap import crawler_files


def emit(model: Model, root: Path, contours: Contours) -> Iterator[tuple[str, bytes]]:
    """Yield the whole site but the data package, as (path, content), from the project at `root`.

    Raises ContentError (mkdocs.yml, content/ or the theme), IndexingError (Pagefind), jinja2.TemplateError (a template
    of site_templates/pages/), and Failure (the outlines that maps are drawn from).
    """
    yield from emit_pages(every_page(model, contours), root)
    yield share_image.PATH, share_image.share_image(model, contours)
    yield from map_files.emit(model, contours)
    yield from find.emit(model, contours)


def emit_pages(pages: Iterable[Page], root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the site around the given pages; see `emit`."""
    hand_written = build_hand_written(root)
    renderer = Renderer(root / "site_templates" / "pages", hand_written)
    paths = []
    with FullText() as full_text:
        for path, document, listed in _documents(pages, renderer, hand_written.pages.items()):
            if listed:
                paths.append(path)
                full_text.add(path, document)
            yield path, document.encode()
        yield from full_text.files()
    yield from crawler_files(paths, hand_written.settings.site_url)
    yield from hand_written.files.items()
    for asset in sorted((root / "site_templates" / "assets").iterdir()):
        yield f"assets/{asset.name}", asset.read_bytes()


def _documents(
    pages: Iterable[Page], renderer: Renderer, hand_written: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, bool]]:
    """Yield (path, document, whether it is found by search and by crawlers)."""
    for page in pages:
        yield page.path, renderer.render(page), page.moved_to is None
    for path, document in hand_written:
        yield path, document, path != "404.html"
