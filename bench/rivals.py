"""Other generators, given the same pages: Material as it comes, without its navigation, Hugo, and plain Jinja2.

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

PATIENCE_SECONDS = 120.0

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

Article = tuple[str, str, str]


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

RIVALS: Mapping[str, Callable[[Path, list[Article]], list[str]]] = {
    "Material, as it comes": material,
    "Material, `not_in_nav`": material_without_navigation,
    "Hugo": hugo,
    "Jinja2 and write": jinja,
}


def compare(site: Path, folder: Path, count: int) -> Iterator[tuple[str, Measured | None]]:
    """Yield what each rival takes for the first `count` pages of a built site; None where it is not installed."""
    content = articles(site, count)
    if len(content) < count:
        raise ValueError(f"the site has {len(content)} pages, not {count}")
    for name, prepare in RIVALS.items():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        command = prepare(folder, content)
        if shutil.which(command[0]) is None:
            yield name, None
            continue
        done = measure(command, folder, PATIENCE_SECONDS, {"NO_MKDOCS_2_WARNING": "1"})
        made = sum(1 for _ in folder.rglob("public/**/index.html" if name == "Hugo" else "site/**/index.html"))
        if done.output is not None and made < count:
            raise RuntimeError(f"{name} made {made} pages, not {count}")
        yield name, done
    shutil.rmtree(folder, ignore_errors=True)
