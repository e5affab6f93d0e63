"""Drawings, by the templates of `site_templates/maps/`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct

from scripts import ROOT, templates

TEMPLATES = ROOT / "site_templates" / "maps"
COMPILED_BY = ("__init__.py", "failures.py", "kept.py", "maps/__init__.py", "maps/rendering.py", "templates.py")
"""The code that compiled templates of drawings depend on."""


class Drawing(Struct, frozen=True):
    """A drawing that is made when a template shows it: of all the pages, `make serve` often wants one."""

    draw: Callable[[], Markup]

    def __html__(self) -> str:
        return self.draw()


def render(template: str, **context: Any) -> Markup:
    """Render a template of `site_templates/maps/`; every value is escaped."""
    return Markup(_environment().get_template(template).render(context))


def compile_templates() -> None:
    """Compile all templates of drawings, once for every process. Raises Failure."""
    templates.compile_all(_environment())


@cache
def _environment() -> Environment:
    return templates.environment(TEMPLATES, {"unite": _unit}, COMPILED_BY)


def _unit(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
