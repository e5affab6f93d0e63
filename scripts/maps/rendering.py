"""Jinja, set up for drawings: everything is escaped, white space is kept small."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

TEMPLATES = Path(__file__).parents[2] / "site_templates" / "maps"


class Drawing(Struct, frozen=True):
    """A drawing that is made when a template shows it: of all the pages, `make serve` often wants one."""

    draw: Callable[[], Markup]

    def __html__(self) -> str:
        return self.draw()


def render(template: str, **context: Any) -> Markup:
    """Render a template of `site_templates/maps/`; every value is escaped."""
    return Markup(_environment().get_template(template).render(context))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["unite"] = _unit
    return environment


def _unit(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
