"""This project's own page engine, given articles that are made already: `python -m bench.ready [index | first]`.

It does what other generators do: shells by MkDocs, a page around each article, sitemap, one writer; with `index`, the
full-text index as well; `first`, as where nothing was built yet, so that nothing is kept. It works in the folder that
`prepare` has filled, and leaves the site in `site`.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from bench.without_index import leave_index_out
from scripts import ROOT, templates
from scripts.commands.site import beside_shells
from scripts.site import kept_shells

if TYPE_CHECKING:
    from scripts.pages.parts.page import Page

Article = tuple[str, str, str]
"""Address, title, HTML."""

_ARTICLES = Path("articles.json")
_TEMPLATES = Path("templates")
_TEMPLATE = '<article class="prose" data-pagefind-filter="type:Page">\n{{ article|safe }}\n</article>\n'
_AT_ONCE = 125


class Ready(Struct, frozen=True):
    """What the template of an article is given."""

    article: str


def prepare(folder: Path, content: Sequence[Article]) -> None:
    """Leave in `folder` the articles, and our templates with one more, for an article."""
    (folder / _ARTICLES).write_text(json.dumps(content), encoding="utf-8")
    shutil.copytree(ROOT / "site_templates", folder / _TEMPLATES)
    (folder / _TEMPLATES / "pages" / "article.html").write_text(_TEMPLATE, encoding="utf-8")


def make_site() -> None:
    """Make the site. Raises Failure as `make site` does."""
    with beside_shells() as shells:
        from scripts.publish import publish
        from scripts.site.emit import emit_pages

        content = json.loads(_ARTICLES.read_text(encoding="utf-8"))
        hand_written = shells()
        generated = [article for article in content if f"{article[0]}/index.html" not in hand_written.pages]
        batches = [partial(_pages, generated[first : first + _AT_ONCE]) for first in range(0, len(generated), _AT_ONCE)]
        publish(emit_pages(batches, hand_written, _TEMPLATES), Path("site"))


def forget_what_is_kept() -> None:
    """Keep shells and compiled templates in the folder where the process works, which has none yet."""
    kept_shells.KEPT, templates.KEPT = Path("shells").absolute(), Path("compiled").absolute()


def _pages(content: Iterable[Article]) -> Iterator[Page]:
    from scripts.pages.parts.page import Page

    for address, title, article in content:
        yield Page(f"{address}/index.html", "article.html", title, title, "Page", Ready(article))


if __name__ == "__main__":
    if "index" not in sys.argv:
        leave_index_out()
    if "first" in sys.argv:
        forget_what_is_kept()
    make_site()
