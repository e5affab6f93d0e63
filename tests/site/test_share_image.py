"""The image beside a link to the site: a PNG that others can read, the same from build to build, named in full."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageColor

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
    with Image.open(io.BytesIO(image)) as opened:
        assert (opened.format, opened.size) == ("PNG", (WIDTH, HEIGHT))
        shares = {colour: count for count, colour in opened.convert("RGB").getcolors(WIDTH * HEIGHT)}
    sea, land, cites = (shares[_nearest(shares, colour)] for colour in ("#fcfaf5", "#cddcd6", "#9c4217"))
    assert sea > land > cites > 84 * 50


def test_it_depends_on_its_sources_only(image, model):
    assert list(emit(model, Contours(ROOT / "data" / "reference" / "contours"))) == [(PATH, image)]


def test_every_page_names_it_in_full_where_the_site_has_an_address(site_below):
    for path, document in site_below.documents.items():
        expected = [] if path == "404.html" else [f"https://exemple.test/registre/{PATH}"]
        assert IMAGE.findall(document) == expected, path


def _nearest(colours, wanted):
    wanted = ImageColor.getrgb(wanted)
    return min(colours, key=lambda colour: sum(abs(a - b) for a, b in zip(colour, wanted, strict=True)))
