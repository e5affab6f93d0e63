"""Pages to HTML documents: our templates, slotted into the section's shell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound, pass_context
from jinja2.runtime import Context

from scripts import french, templates
from scripts.pages.parts import fragments
from scripts.pages.parts.page import Page
from scripts.site.hand_written import ContentError, HandWritten

_INDENTS = re.compile(r"\n\s+")
COMPILED_BY = (
    "__init__.py",
    "failures.py",
    "french.py",
    "kept.py",
    "pages/__init__.py",
    "pages/parts/__init__.py",
    "pages/parts/fragments.py",
    "pages/parts/page.py",
    "registry/__init__.py",
    "registry/provenance.py",
    "site/__init__.py",
    "site/hand_written.py",
    "site/render.py",
    "templates.py",
)
"""The code that compiled templates of pages depend on."""
_RESERVED = {"page", "site", "edit_url", "canonical"}


class Renderer:
    """Renders pages with the templates of `site_templates/pages/`.

    A template sees the fields of the page's context by their names, and besides: `page`, `site` (its settings),
    `edit_url` and `canonical` (addresses, or None). Filters: `href` (a path of the site -> a relative link), and those
    of `scripts.french` and `scripts.pages.parts.fragments`.
    """

    def __init__(self, folder: Path, hand_written: HandWritten) -> None:
        self._hand_written = hand_written
        self._folder = folder
        self._environments: dict[int, Environment] = {}

    def render(self, page: Page) -> str:
        """The whole document of a page.

        Raises Failure on a fault of the template, ContentError where it is missing or the section has no shell, and
        ValueError where a field of the context has a reserved name.
        """
        variables = self._variables(page)
        environment = self._environment_at(page.path.count("/"))
        try:
            head = environment.get_template("head.html").render(variables)
            article = _without_indents(environment.get_template(page.template).render(variables))
        except TemplateNotFound as error:
            raise ContentError(f"site_templates/pages/{error.name} manque : remettez ce modèle à sa place.") from error
        return self._hand_written.shell_for(page).fill(head, article)

    def _environment_at(self, depth: int) -> Environment:
        """One environment a depth of pages: `href` then needs no page, so macros are imported once, not once a page."""
        if depth not in self._environments:
            self._environments[depth] = _environment(self._folder, "../" * depth)
        return self._environments[depth]

    def _variables(self, page: Page) -> Mapping[str, Any]:
        own = {name: getattr(page.context, name) for name in page.context.__struct_fields__}
        if taken := _RESERVED & own.keys():
            raise ValueError(f"{type(page.context).__name__}: reserved names {sorted(taken)}")
        site = self._hand_written.settings
        return own | {
            "page": page,
            "site": site,
            "edit_url": site.edit_url(page.edit),
            "canonical": site.site_url + (page.moved_to or page.address) if site.site_url else None,
        }


def compile_templates(folder: Path) -> None:
    """Compile all templates of pages, once for every depth of page and every process.

    Raises Failure.
    """
    templates.compile_all(_environment(folder, ""))


def _environment(folder: Path, to_root: str) -> Environment:
    filters = {**french.FILTERS, **fragments.filters(to_root), "href": _href_from(to_root)}
    environment = templates.environment(folder, filters, COMPILED_BY)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


def _without_indents(article: str) -> str:
    """The same without the indents and blank lines of its templates, unless it shows text as it is written."""
    return article if "<pre" in article else _INDENTS.sub("\n", article)


def _href_from(to_root: str) -> Callable[[Context, str], str]:
    @pass_context
    def href(_: Context, path: str) -> str:
        """A relative link to a path of the site, from a page that lies `to_root` below it.

        It takes the context so that Jinja leaves the link of a constant path to the page, and out of what it compiles.
        """
        return to_root + path or "./"

    return href
