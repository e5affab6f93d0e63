"""Renvois as HTML, for templates: a page has dozens, and a template's macro costs ten times a cached function.

`anchors(to_root)` gives the filters of pages that lie `to_root` (« ../../ ») below the root of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from scripts.pages.links import Renvoi


@lru_cache(maxsize=None)
def anchors(to_root: str) -> Mapping[str, Callable[..., Markup]]:
    """Filters by name: `lien`, `lien_et_code` (« Val-de-Marne (94) »), and `liens`, `liens_et_codes` of several."""

    @lru_cache(maxsize=16384)
    def link(renvoi: Renvoi) -> Markup:
        label = escape(renvoi.label)
        if renvoi.path is None:
            return label
        return Markup(f'<a href="{escape(to_root + renvoi.path or "./")}">{label}</a>')

    @lru_cache(maxsize=16384)
    def link_and_code(renvoi: Renvoi) -> Markup:
        return link(renvoi) + Markup(' (<span class="code">{}</span>)').format(renvoi.code)

    return {
        "lien": link,
        "lien_et_code": link_and_code,
        "liens": lambda renvois: _sentence(map(link, renvois)),
        "liens_et_codes": lambda renvois: _sentence(map(link_and_code, renvois)),
    }


def _sentence(fragments: Iterable[Markup]) -> Markup:
    *first, last = fragments
    return Markup(f"{', '.join(first)} et {last}") if first else last
