"""What every document of the site says of itself, read without a browser."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

HEADINGS = {f"h{level}": level for level in range(1, 7)}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Outline(HTMLParser):
    """The title, the descriptions, the language, the headings and the texts of a document."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.descriptions: list[str] = []
        self.language = None
        self.headings: list[int] = []
        self.header = ""
        self.misplaced: list[str] = []
        self._open: list[str] = []
        self.feed(document)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "html":
            self.language = attributes.get("lang")
        elif tag == "meta" and attributes.get("name") == "description":
            self.descriptions.append(attributes["content"])
        elif tag in HEADINGS and "dialog" not in self._open:
            self.headings.append(HEADINGS[tag])
        elif tag == "title" and "svg" not in self._open:
            self.titles.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if self._open[-1:] == [tag]:
            self._open.pop()
        else:
            self.misplaced.append(tag)

    def handle_data(self, data):
        if self._open[-1:] == ["title"] and "svg" not in self._open:
            self.titles[-1] += data
        if "header" in self._open:
            self.header += data


@pytest.fixture(scope="module")
def outlines(site_below):
    return {path: Outline(document) for path, document in site_below.documents.items()}


def test_each_says_its_language_under_one_heading_that_others_follow_in_order(outlines):
    faults = {}
    for path, outline in outlines.items():
        levels = outline.headings
        leaps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        language = "en" if path == "en/index.html" else "fr"
        if outline.language != language or levels[:1] != [1] or levels.count(1) != 1 or leaps:
            faults[path] = (outline.language, levels, leaps)
    assert faults == {}


def test_each_element_ends_where_it_was_begun(outlines):
    assert {path: outline.misplaced for path, outline in outlines.items() if outline.misplaced} == {}


def test_each_has_a_title_and_a_description_of_its_own(outlines):
    titles, descriptions = Counter(), Counter()
    for path, outline in outlines.items():
        assert len(outline.titles) == 1 and outline.titles[0].strip(), path
        assert len(outline.descriptions) == (path != "404.html"), path
        titles.update(outline.titles)
        descriptions.update(outline.descriptions)
    assert {text: count for text, count in (titles + descriptions).items() if count > 1} == {}


def test_each_header_says_whose_site_it_is(outlines):
    motto = "registre indépendant, sources publiques"
    assert [path for path, outline in outlines.items() if motto not in outline.header] == []


def test_no_trace_of_a_fault_is_published(site_below):
    trace = re.compile(r"Traceback|jinja2|Undefined|&lt;built-in|object at 0x|\{\{|\{%|%\}")
    assert {path for path, document in site_below.documents.items() if trace.search(document)} == set()


def test_answers_and_fiches_say_first_that_the_experiment_ended(site_below):
    tags = re.compile(r"<[^>]+>")
    for path, document in site_below.documents.items():
        if path.partition("/")[0] in {"cites", "qpv", "communes", "contrats-de-ville", "departements", "regions"}:
            text = " ".join(tags.sub(" ", document.partition("</h1>")[2]).split())
            assert text.startswith("L’expérimentation des cités de l’emploi a pris fin en décembre 2024"), path
