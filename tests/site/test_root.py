"""The same site at the root of a host: the same pages, but for the few addresses that are absolute."""

from __future__ import annotations

import re
from collections import Counter

ABSOLUTE = re.compile(r'\s*<(?:link rel="canonical"|meta (?:property|name)="(?:og|twitter):)[^>]*>')
OF_THE_FORGE = re.compile(r'<a[^>]* href="#agir">')
"""What opens a form of the forge: only the site under a sub-path has one."""
LINK = re.compile(r'\s(?:href|src|action|data-[a-z-]+)="([^"]*)"')


def links(document: str) -> Counter[str]:
    document = OF_THE_FORGE.sub("", ABSOLUTE.sub("", document))
    return Counter(link for link in LINK.findall(document) if "://" not in link and "@" not in link)


def test_both_have_the_same_pages(site, site_below):
    assert site.documents.keys() == site_below.documents.keys()


def test_links_do_not_depend_on_where_the_site_lies(site, site_below):
    for path, document in site.documents.items():
        if path != "404.html":
            assert links(document) == links(site_below.documents[path]), path


def test_the_missing_page_leads_back_from_any_depth(site, site_below, browser):
    for built in (site, site_below):
        page = browser.new_page()
        missed: list[str] = []
        page.on("response", lambda answer, missed=missed: missed.append(answer.url) if answer.status == 404 else None)
        for address in ("nulle-part", "cites/nulle-part/encore/"):
            missed.clear()
            page.goto(built.address + address)
            assert missed == [built.address + address], "its style sheets and scripts are found"
            page.get_by_role("link", name="84 cités").click()
            assert page.url == f"{built.address}cites/"
        page.close()


def test_without_addresses_no_page_claims_one(site):
    assert not (site.folder / "sitemap.xml").exists()
    claims = re.compile(r'rel="canonical"|property="og:|name="twitter:|blob/HEAD')
    assert [path for path, document in site.documents.items() if claims.search(document)] == []
