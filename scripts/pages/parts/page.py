"""A generated page, as every module of this folder yields it and as `scripts.site` renders it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from scripts.metadata.of_pages import Alternate
    from scripts.metadata.schema_org import JsonLd


class Link(Struct, frozen=True):
    """A label and the path of the site it leads to: `qpv/qp094005/`, `cites/?region=11`, `""` for the home page."""

    label: str
    path: str


class Page(Struct, frozen=True):
    """One page of the site, not yet rendered.

    path         its file: `cites/grand-avignon/index.html`; its first folder names the section, whose shells it
                 is put into (`content/cites/index.md` for the section's own page, `content/cites/coquille.md` for
                 those below it)
    template     a template of `site_templates/pages/`, `cite.html`
    title        the heading, and with the site's name the document's title
    description  one or two sentences for search engines
    kind         its type in the search of the header, in French: `Cité`, `Quartier (QPV)`, `Commune`,
                 `Contrat de ville`, `Département`, `Région`, `Page`
    context      a frozen Struct; the template sees its fields by their names, and `page` and `site` besides
    crumbs       the way from the home page (left out) to this page (left out)
    ways_out     where to go on from here (data of this page…), see `ways_out.py`; links to what exists only
    forms        the forms of the forge that it opens filled in, each as it follows `?template=`
    edit         the place in the repository where the page's facts are written: `data/cites.yaml#L412-L460`
    language     that of its text; its shell says the same in its front matter (`langue`)
    moved_to     the path of the page that this address now leads to
    listed       whether search and crawlers find it; a page for old links is for them alone
    drawing      `cite` or `france` where the page shows that map, and so needs its style sheet; else empty
    version      the registry's, set by `every_page`
    alternates   the files that hold its data, set by `every_page`
    json_ld      what it is about, in schema.org, given the address of the site or the way to its root; set by
                 `every_page`, absent where schema.org has no word for it
    """

    path: str
    template: str
    title: str
    description: str
    kind: str
    context: Any
    crumbs: tuple[Link, ...] = ()
    ways_out: tuple[Link, ...] = ()
    forms: tuple[Link, ...] = ()
    edit: str | None = None
    language: Literal["fr", "en"] = "fr"
    moved_to: str | None = None
    listed: bool = True
    drawing: Literal["cite", "france", ""] = ""
    version: str = ""
    alternates: tuple[Alternate, ...] = ()
    json_ld: Callable[[str], JsonLd] | None = None

    @property
    def section(self) -> str:
        """The first folder of the path; empty for the home page."""
        return self.path.rpartition("/")[0].partition("/")[0]

    @property
    def address(self) -> str:
        """The path as it stands in an address: without `index.html`."""
        return self.path.removesuffix("index.html")
