"""What holds for the whole site as it is published: links, addresses, what is fetched, what search engines read."""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from scripts.pages.communes import pages
from scripts.site.hand_written import ContentError, HandWritten, Settings, Shell
from scripts.site.shells import ARTICLE_SLOT, HEAD_SLOT
from tests.browser import listened

LINK = re.compile(r'\s(?:href|src|action|data-pagefind|data-racine)="([^"]*)"')
ID = re.compile(r'\sid="([^"]+)"')
FETCHING = re.compile(
    r"<(?:link|script|img|source|iframe|object|embed|use|image|form)\b[^>]*?"
    r'\s(?:href|src|srcset|action|data)="([^"]*)"'
)
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
SITE_URL = "https://exemple.test/registre/"
REPO_URL = "https://forge.exemple.test/cites/registre"
MOVED = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def paths(site_below):
    """Every file of the site."""
    return {path.relative_to(site_below.folder).as_posix() for path in site_below.folder.rglob("*") if path.is_file()}


def test_every_internal_link_resolves_with_its_anchor(site_below, paths):
    there = {join(site_below.base, path) for path in paths}
    anchors = {join(site_below.base, path): set(ID.findall(page)) for path, page in site_below.documents.items()}
    dead = defaultdict(set)
    for path, page in site_below.documents.items():
        here = join(site_below.base, path)
        for link in set(LINK.findall(page)):
            parts = urlsplit(unescape(link))
            if parts.scheme or parts.netloc:
                continue
            target = normpath(join(dirname(here), unquote(parts.path))) if parts.path else here
            target = target if target in there else join(target, "index.html")
            if target not in there or (parts.fragment and unquote(parts.fragment) not in anchors[target]):
                dead[link].add(path)
    assert {link: sorted(pages)[:3] for link, pages in dead.items()} == {}


def test_every_link_of_a_style_sheet_stays_within_it(site_below):
    for path in site_below.folder.rglob("*.css"):
        addresses = re.findall(r"url\(\s*[\"']?([^)\"']*)", path.read_text(encoding="utf-8"))
        assert [url for url in addresses if not url.startswith(("data:", "#"))] == [], path.name


def test_nothing_is_fetched_from_elsewhere(site_below):
    elsewhere = defaultdict(set)
    for path, page in site_below.documents.items():
        for url in FETCHING.findall(CANONICAL.sub("", page)):
            if "//" in url:
                elsewhere[url].add(path)
    assert elsewhere == {}


def test_no_page_has_inline_script_or_style(site_below):
    inline = re.compile(r"<style|\sstyle=\"|\son[a-z]+=\"|<script(?![^>]*\ssrc=)(?![^>]*application/(?:ld\+)?json)")
    assert [path for path, page in site_below.documents.items() if inline.search(page)] == []


def test_shells_and_their_slots_are_not_published(site_below, paths):
    assert [path for path in paths if "coquille" in path] == []
    assert [path for path, page in site_below.documents.items() if HEAD_SLOT in page or ARTICLE_SLOT in page] == []


def test_the_sitemap_lists_every_page_and_nothing_else(site_below):
    listed = [loc.text for loc in ElementTree.fromstring((site_below.folder / "sitemap.xml").read_bytes()).iter(LOC)]
    pages = {
        SITE_URL + path.removesuffix("index.html")
        for path, page in site_below.documents.items()
        if path != "404.html" and not MOVED.search(page)
    }
    assert len(listed) == len(set(listed)) and set(listed) == pages
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (site_below.folder / "robots.txt").read_text()


def test_every_page_says_its_own_address(site_below):
    wrong = {
        path: CANONICAL.findall(page)
        for path, page in site_below.documents.items()
        if path != "404.html"
        and not MOVED.search(page)
        and CANONICAL.findall(page) != [SITE_URL + path.removesuffix("index.html")]
    }
    assert wrong == {}


def test_an_address_that_has_moved_leads_to_its_successor(site_below, browser):
    """It says so in a link, in its canonical address, and takes the browser there, from whatever folder."""
    moved = {path: page for path, page in site_below.documents.items() if MOVED.search(page)}
    assert "communes/93059/index.html" in moved
    for path, page in moved.items():
        target = normpath(join(dirname(path), MOVED.search(page)[1]))
        assert f"{target}/index.html" in site_below.documents
        assert CANONICAL.findall(page) == [f"{SITE_URL}{target}/"]
        assert f'href="../../{target}/"' in page and "noindex" in page
    with listened(browser, site_below.address) as (page, complaints):
        page.goto(f"{site_below.address}communes/93059/")
        page.wait_for_url(f"{site_below.address}communes/93066/")
        assert "Pierrefitte-sur-Seine" in page.locator("main").inner_text()
        assert complaints == []


def test_only_the_missing_page_has_links_from_the_root(site_below):
    from_root = re.compile(LINK.pattern.replace('="(', '="(/'))
    assert [path for path, page in site_below.documents.items() if from_root.search(page)] == ["404.html"]


def test_a_page_leads_to_the_lines_that_say_it(site_below):
    assert f"{REPO_URL}/blob/HEAD/data/cites.yaml#L" in site_below.documents["cites/grand-avignon/index.html"]
    assert f"{REPO_URL}/blob/HEAD/content/a-propos.md" in site_below.documents["a-propos/index.html"]


def test_a_page_without_a_shell_is_refused_in_one_line(model):
    page = next(pages(model))
    nothing = HandWritten(Settings("", "", "", "", ""), {}, {}, {})
    with pytest.raises(ContentError, match=f"content/{page.section}/coquille.md"):
        nothing.shell_for(page)


def test_of_a_page_of_no_section_only_its_own_is_missed(model):
    home = replace(next(pages(model)), path="index.html")
    nothing = HandWritten(Settings("", "", "", "", ""), {}, {}, {})
    with pytest.raises(ContentError, match=r"écrivez content/index\.md, qui ne peut pas être vide, et"):
        nothing.shell_for(home)


def test_a_shell_is_filled_with_text_as_it_is():
    shell = Shell("<a>", "<b>", "<c>")
    assert shell.fill(ARTICLE_SLOT, HEAD_SLOT) == f"<a>{ARTICLE_SLOT}<b>{HEAD_SLOT}<c>"
