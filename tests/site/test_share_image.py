"""The image beside a link to the site: a PNG that others can read, the same from build to build, named in full."""

from __future__ import annotations

import re
import struct
import zlib

import pytest

from scripts import ROOT
from scripts.outlines.contours import Contours
from scripts.site.share_image import HEIGHT, PATH, WIDTH, emit
from tests.browser import listened

IMAGE = re.compile(r'<meta property="og:image" content="([^"]*)">')


@pytest.fixture(scope="module")
def image(site_below):
    return (site_below.folder / PATH).read_bytes()


def test_a_browser_shows_it_whole(image, site_below, browser):
    with listened(browser, site_below.address) as (page, complaints):
        size = page.evaluate(
            "path => new Promise((done) => { const image = new Image();"
            " image.onload = () => done([image.naturalWidth, image.naturalHeight]); image.src = path; })",
            PATH,
        )
        assert size == [WIDTH, HEIGHT] and complaints == []


def test_it_shows_land_sea_and_cites(image):
    data = image[image.index(b"IDAT") - 4 :]
    rows = zlib.decompress(data[8 : 8 + struct.unpack(">I", data[:4])[0]])
    assert len(rows) == HEIGHT * (WIDTH + 1)
    assert {0x00, 0xF0, 0xFF} <= set(rows), "sea, land, and cités on land"


def test_it_depends_on_its_sources_only(image, model):
    assert list(emit(model, Contours(ROOT / "data" / "reference" / "contours"))) == [(PATH, image)]


def test_every_page_names_it_in_full_where_the_site_has_an_address(site_below):
    for path, document in site_below.documents.items():
        expected = [] if path == "404.html" else [f"https://exemple.test/registre/{PATH}"]
        assert IMAGE.findall(document) == expected, path
