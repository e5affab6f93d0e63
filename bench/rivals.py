"""Generators given the same articles: our own engine, Material as it comes, without its navigation, Hugo, plain Jinja2.

The articles of our own pages are the content, as HTML; each generator puts its own page around them, and Material
indexes them as it does by default. Each is run as its documentation says, from a folder that nothing was built in.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from bench.measure import Measured, measure
from bench.ready import Article, prepare
from scripts import ROOT

PATIENCE_SECONDS = 120.0
_SHORT_SECONDS = 15.0
_TIMES = 3
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
_LAYOUT = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>{{ TITLE }}</title><link rel="stylesheet" href="/main.css"></head>
<body><header><a href="/">Cités de l’emploi</a></header><main>{{ CONTENT }}</main></body>
</html>
"""


def articles(site: Path, count: int) -> list[Article]:
    """The first `count` pages of a built site, as (address, title, HTML of the article)."""
    site = site.resolve()
    paths = sorted(path for path in site.rglob("index.html") if path.parent != site)
    return [_article(site, path) for path in islice(paths, count)]


def _article(site: Path, path: Path) -> Article:
    document = path.read_text(encoding="utf-8")
    title = document.partition("<title>")[2].partition("</title>")[0]
    article = document.partition("<article")[2].partition(">")[2].rpartition("</article>")[0]
    return path.parent.relative_to(site).as_posix(), title, "\n".join(filter(str.strip, article.splitlines()))


def material(folder: Path, content: list[Article]) -> list[str]:
    """Material for MkDocs, with nothing but a name and a language."""
    return _mkdocs(folder, content, _MKDOCS)


def material_without_navigation(folder: Path, content: list[Article]) -> list[str]:
    """The same, told to leave the pages out of the navigation."""
    return _mkdocs(folder, content, _MKDOCS + _WITHOUT_NAVIGATION)


def _mkdocs(folder: Path, content: list[Article], settings: str) -> list[str]:
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Accueil\n", encoding="utf-8")
    for address, title, article in content:
        page = docs / f"{address}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n<div>\n{article}\n</div>\n", encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def hugo(folder: Path, content: list[Article]) -> list[str]:
    """Hugo, with one layout."""
    (folder / "config.toml").write_text(_HUGO, encoding="utf-8")
    for kind in ("single", "list"):
        layout = folder / "layouts" / "_default" / f"{kind}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(_LAYOUT.replace("TITLE", ".Title").replace("CONTENT", ".Content"), encoding="utf-8")
    for address, title, article in content:
        page = folder / "content" / f"{address}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: {json.dumps(title)}\n---\n{article}\n", encoding="utf-8")
    return ["hugo", "--quiet"]


def jinja(folder: Path, content: list[Article]) -> list[str]:
    """One template, and a file for each page: the least that can be done in Python."""
    (folder / "page.html").write_text(
        _LAYOUT.replace("TITLE", "title").replace("CONTENT", "article | safe"), encoding="utf-8"
    )
    (folder / "pages.json").write_text(json.dumps(content), encoding="utf-8")
    return [sys.executable, "-c", _WRITE]


_WRITE = """
import json, pathlib, jinja2
template = jinja2.Environment(loader=jinja2.FileSystemLoader("."), autoescape=True).get_template("page.html")
for address, title, article in json.loads(pathlib.Path("pages.json").read_text(encoding="utf-8")):
    target = pathlib.Path("site", address, "index.html")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(template.render(title=title, article=article), encoding="utf-8")
"""


def engine(folder: Path, content: list[Article]) -> list[str]:
    """This project's page engine, without its index."""
    prepare(folder, content)
    return [sys.executable, "-m", "bench.ready"]


def engine_with_index(folder: Path, content: list[Article]) -> list[str]:
    """The same, with its index."""
    return [*engine(folder, content), "index"]


GENERATORS: Mapping[str, Callable[[Path, list[Article]], list[str]]] = {
    "this engine, indexed": engine_with_index,
    "this engine": engine,
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
    content = articles(site, count)
    if len(content) < count:
        raise ValueError(f"the site has {len(content)} pages, not {count}")
    for rank, (name, prepare_for) in enumerate(GENERATORS.items()):
        done = _run(prepare_for, folder / f"{rank}-0", content)
        for time in range(1, _TIMES if done and done.seconds < _SHORT_SECONDS else 1):
            again = _run(prepare_for, folder / f"{rank}-{time}", content)
            done = min(done, again, key=lambda one: one.seconds)
        yield name, done


def _run(
    prepare_for: Callable[[Path, list[Article]], list[str]], folder: Path, content: list[Article]
) -> Measured | None:
    folder.mkdir(parents=True)
    command = prepare_for(folder, content)
    if shutil.which(command[0]) is None:
        return None
    done = measure(command, folder, PATIENCE_SECONDS, _ENVIRONMENT)
    made = {path for built in ("site", "public") for path in (folder / built).glob("**/index.html")}
    if done.output is not None and len(made) < len(content):
        raise RuntimeError(f"{' '.join(command)} made {len(made)} pages, not {len(content)}")
    return done
