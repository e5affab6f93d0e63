"""Generators given the same articles: our own engine, Material as it comes, without its navigation, Hugo, plain Jinja2.

The articles of our own pages are the content, as HTML. Hugo and Jinja2 put our page around them, Material its own, and
it indexes them as it does by default. Each is run as its documentation says, from a folder that nothing was built in.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from bench.measure import Measured, measure, shortest
from bench.ready import Article, prepare
from scripts import ROOT

PATIENCE_SECONDS = 120.0
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT), "SITE_URL": "https://exemple.fr/", "REPO_URL": ""}

_MKDOCS = """site_name: Cités de l’emploi
theme:
  name: material
  language: fr
  font: false
"""
_WITHOUT_NAVIGATION = """nav: [index.md]
not_in_nav: "*"
"""
_HUGO = """baseURL = "/"
title = "Cités de l’emploi"
languageCode = "fr"
disableKinds = ["taxonomy", "term", "RSS"]
"""
_TITLE, _ARTICLE = "TITLE", "ARTICLE"
"""What stands for a page's own in the frame of `Content`."""


class Content(Struct, frozen=True):
    """What generators are given: articles, and the page that ours puts around each, with two marks."""

    articles: list[Article]
    frame: str

    def layout(self, title: str, article: str) -> str:
        """The frame as a template, where `title` and `article` name a page's own."""
        return self.frame.replace(_TITLE, f"{{{{ {title} }}}}").replace(_ARTICLE, f"{{{{ {article} }}}}")


def content_of(site: Path, count: int) -> Content:
    """The first `count` pages of a built site. Raises ValueError where it has fewer."""
    site = site.resolve()
    paths = sorted(path for path in site.rglob("index.html") if path.parent != site)
    if len(paths) < count:
        raise ValueError(f"the site has {len(paths)} pages, not {count}")
    return Content([_article(site, path) for path in paths[:count]], _frame(paths[0].read_text(encoding="utf-8")))


def _frame(document: str) -> str:
    before, _, rest = document.partition("<title>")
    middle, _, rest = rest.partition("</title>")[2].partition("<article")
    end = rest.rpartition("</article>")[2]
    frame = f"{before}<title>{_TITLE}</title>{middle}<article>{_ARTICLE}</article>{end}"
    if "{{" in frame or "{%" in frame or frame.count(_TITLE) + frame.count(_ARTICLE) != 2:
        raise ValueError("the frame of a page would be read as a template")
    return frame


def _article(site: Path, path: Path) -> Article:
    """A page with its address, changed where it is that of a code: the registry would not index what others do."""
    document = path.read_text(encoding="utf-8")
    title = document.partition("<title>")[2].partition("</title>")[0]
    article = document.partition("<article")[2].partition(">")[2].rpartition("</article>")[0]
    address = path.parent.relative_to(site)
    if re.search(r"\d", address.name):
        address = address.with_name(f"page-{address.name}")
    return address.as_posix(), title, "\n".join(filter(str.strip, article.splitlines()))


def material(folder: Path, content: Content) -> list[str]:
    """Material for MkDocs, with nothing but a name and a language."""
    return _mkdocs(folder, content, _MKDOCS)


def material_without_navigation(folder: Path, content: Content) -> list[str]:
    """The same, told to leave the pages out of the navigation."""
    return _mkdocs(folder, content, _MKDOCS + _WITHOUT_NAVIGATION)


def _mkdocs(folder: Path, content: Content, settings: str) -> list[str]:
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Accueil\n", encoding="utf-8")
    for address, title, article in content.articles:
        page = docs / f"{address}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n<div>\n{article}\n</div>\n", encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def hugo(folder: Path, content: Content) -> list[str]:
    """Hugo, with our page as its one layout."""
    (folder / "config.toml").write_text(_HUGO, encoding="utf-8")
    for kind in ("single", "list"):
        layout = folder / "layouts" / "_default" / f"{kind}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(content.layout(".Title", ".Content"), encoding="utf-8")
    for address, title, article in content.articles:
        page = folder / "content" / f"{address}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: {json.dumps(title)}\n---\n{article}\n", encoding="utf-8")
    return ["hugo", "--quiet"]


def jinja(folder: Path, content: Content) -> list[str]:
    """Our page as one template, and a file for each: the least that can be done in Python."""
    (folder / "page.html").write_text(content.layout("title", "article | safe"), encoding="utf-8")
    (folder / "pages.json").write_text(json.dumps(content.articles), encoding="utf-8")
    return [sys.executable, "-c", _WRITE]


_WRITE = """
import json, pathlib, jinja2
template = jinja2.Environment(loader=jinja2.FileSystemLoader("."), autoescape=True).get_template("page.html")
for address, title, article in json.loads(pathlib.Path("pages.json").read_text(encoding="utf-8")):
    target = pathlib.Path("site", address, "index.html")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(template.render(title=title, article=article), encoding="utf-8")
"""


def engine(folder: Path, content: Content) -> list[str]:
    """This project's page engine, without its index."""
    prepare(folder, content.articles)
    return [sys.executable, "-m", "bench.ready"]


def engine_with_index(folder: Path, content: Content) -> list[str]:
    """The same, with its index."""
    return [*engine(folder, content), "index"]


def first_engine(folder: Path, content: Content) -> list[str]:
    """The same without its index, where nothing was built before: MkDocs makes the shells, templates are compiled."""
    return [*engine(folder, content), "first"]


GENERATORS: Mapping[str, Callable[[Path, Content], list[str]]] = {
    "this engine, indexed": engine_with_index,
    "this engine": engine,
    "this engine, first build": first_engine,
    "Material, as it comes": material,
    "Material, `not_in_nav`": material_without_navigation,
    "Hugo": hugo,
    "plain Jinja2": jinja,
}


def compare(site: Path, folder: Path, count: int) -> Iterator[tuple[str, Measured | None]]:
    """Yield what each generator takes for the first `count` pages of a built site; None where it is not installed.

    One that takes a few seconds is run several times, and the shortest kept. Nothing is removed from `folder`: for
    some seconds after files are removed, ext4 makes new ones several times as slowly.
    """
    content = content_of(site, count)
    for rank, (name, prepare_for) in enumerate(GENERATORS.items()):
        yield name, shortest(partial(_run, prepare_for, content, folder / str(rank)))


def _run(
    prepare_for: Callable[[Path, Content], list[str]], content: Content, beside: Path, time: int
) -> Measured | None:
    folder = beside / str(time)
    folder.mkdir(parents=True)
    command = prepare_for(folder, content)
    if shutil.which(command[0]) is None:
        return None
    done = measure(command, folder, PATIENCE_SECONDS, _ENVIRONMENT)
    made = {path for built in ("site", "public") for path in (folder / built).glob("**/index.html")}
    if done.output is not None and len(made) < len(content.articles):
        raise RuntimeError(f"{' '.join(command)} made {len(made)} pages, not {len(content.articles)}")
    return done
