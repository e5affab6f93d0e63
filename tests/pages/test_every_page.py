"""What holds for all generated pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from html import unescape
from posixpath import dirname, join, normpath

import pytest
from msgspec.structs import replace

from scripts import schema
from scripts.formats import package
from scripts.history import emit as history
from scripts.metadata import dcat
from scripts.pages.parts.descriptions import AT_MOST

HREF = re.compile(r'href="([^"#]*)(#[^"]*)?"')
ID = re.compile(r' id="([^"]+)"')
TAGS = re.compile(r"<[^>]+>")
PROGRAMS = re.compile(r"<(pre|script)\b.*?</\1>", re.DOTALL)
FRAME = 7_100  # bytes of the shell of the theme, at most
HEAVIEST_FICHE = 40_000 - FRAME
STATE = {
    "fr": "L’expérimentation des cités de l’emploi a pris fin",
    "en": "The cités de l’emploi experiment ended in December 2024",
}
ALONE = ("programme", "qualite", "sources", "champs", "regles", "changements", "versions", "en")
ELSEWHERE = {"a-propos", "api", "assets", "contribuer"}


@pytest.fixture(scope="module")
def texts(documents):
    """What people read: programs are left out, and what is for machines."""
    return {path: unescape(TAGS.sub("", PROGRAMS.sub("", document))) for path, document in documents.items()}


def test_every_object_that_touches_a_cite_has_a_page_and_every_section_an_index(pages):
    sections = Counter(path.partition("/")[0] for path in pages if path.count("/") == 2)
    assert sections == {
        "cites": 84,
        "communes": 283,
        "qpv": 555 + 590,
        "contrats-de-ville": 121 + 96,
        "departements": 57,
        "regions": 15,
        "donnees": 1,
    }
    assert {path for path in pages if path.count("/") < 2} == {
        "index.html",
        *(f"{name}/index.html" for name in (*sections, *ALONE)),
    }


def test_addresses_are_lower_case_ascii(pages):
    assert [path for path in pages if not re.fullmatch(r"([a-z0-9-]+/)*index\.html", path)] == []


def test_every_internal_link_leads_somewhere(documents, model):
    there = {path.removesuffix("index.html") for path in documents}
    there |= {f"donnees/paquet/{file.path}" for file in package.files()}
    there |= {dcat.PATH, history.JSON, history.ATOM}
    there |= {f"schemas/{name}" for name, _ in schema.emit()}
    anchors = {path.removesuffix("index.html"): set(ID.findall(document)) for path, document in documents.items()}
    dead = defaultdict(set)
    for path, document in documents.items():
        for target, anchor in HREF.findall(document):
            if "://" in target:
                continue
            joined = normpath(join(dirname(path), target or "."))
            page = "" if joined == "." else joined if joined in there else joined + "/"
            if page.partition("/")[0] in ELSEWHERE:
                continue
            if page not in there or (anchor and anchor[1:] not in anchors[page]):
                dead[target + anchor].add(path)
    assert dead == {}


def test_the_cites_of_an_answer_link_back(pages, documents):
    """A commune or a QPV of either generation names its cités in its answer, and their fiches name it."""
    one_way = {
        (path, rapport.cite.label)
        for path, page in pages.items()
        if hasattr(page.context, "reponse")
        for rapport in page.context.reponse.rapports
        if f'href="../../{page.address}"' not in documents[f"{rapport.cite.path}index.html"]
    }
    assert one_way == set()


def test_pages_of_objects_link_both_ways(pages, documents):
    """A page leads back to each that leads to it, but those that only a row about a third object names.

    (A commune shows the QPV of 2024 that follows its own, and which may lie next door.)
    """
    bodies = {pages[path].address: found for path, found in documents.items() if path.count("/") == 2}
    linked = {
        page: {normpath(join(page, target)) + "/" for target, _ in HREF.findall(doc)} for page, doc in bodies.items()
    }
    one_way = {
        (page, other)
        for page, others in linked.items()
        for other in others & bodies.keys() - {page}
        if page not in linked[other] and pages[f"{page}index.html"].moved_to is None
    }
    kinds = {(page.partition("/")[0], other.partition("/")[0]) for page, other in one_way}
    by_a_third = {("communes", "qpv"), ("communes", "cites"), ("cites", "communes")}
    assert kinds <= by_a_third | {("contrats-de-ville", "communes"), ("contrats-de-ville", "cites")}


def test_ids_are_unique_in_a_page(documents):
    doubled = {path: [i for i, n in Counter(ID.findall(doc)).items() if n > 1] for path, doc in documents.items()}
    assert {path: ids for path, ids in doubled.items() if ids} == {}


def test_the_state_of_the_programme_comes_right_after_the_title(pages, documents):
    for path, document in documents.items():
        after = document.partition("</h1>")[2]
        assert unescape(TAGS.sub("", after)).lstrip().startswith(STATE[pages[path].language]), path


def test_texts_are_typographic_french(pages, texts):
    texts = {path: text for path, text in texts.items() if pages[path].language == "fr"}
    straight = {path: re.findall(r".{12}'.{12}", text) for path, text in texts.items() if path != "donnees/index.html"}
    assert {path: found for path, found in straight.items() if found} == {}
    ordinary_space = re.compile(r"« |.{9} [;?!»]|\d \d{3}\b.{5}|.{9} :[\s]")
    assert {path: found for path, text in texts.items() if (found := ordinary_space.findall(text))} == {}


def test_no_absent_value_shows(texts):
    leaks = re.compile(r"\bNone\b|\bFalse\b|\bTrue\b|Confiance\.|\[\]|\(\)|  +,|, ,|\.\.(?!\.)")
    assert {path: found for path, text in texts.items() if (found := leaks.findall(text))} == {}


def too_heavy(pages, documents):
    """The fiches that weigh too much without their map, with their bytes."""
    weights = {
        path: len(documents[path].encode()) - len(page.context.carte.__html__().encode())
        for path, page in pages.items()
        if page.kind == "Cité"
    }
    return {path: weight for path, weight in weights.items() if weight > HEAVIEST_FICHE}


def test_a_fiche_weighs_at_most_40_kb_without_its_map(pages, documents):
    assert too_heavy(pages, documents) == {}


def test_titles_and_descriptions_are_short_and_told_apart(pages):
    assert [page.path for page in pages.values() if not 10 <= len(page.description) <= AT_MOST] == []
    fiches = [page.title for page in pages.values() if page.kind == "Cité"]
    assert len(set(fiches)) == 84


HOSTILE = '<script>alert("x")</script> & {{ page }} {% raw %} \'"'


def test_a_hostile_name_changes_no_structure(pages, documents, render):
    path = "cites/angers-loire-metropole/index.html"
    page = pages[path]
    hostile = replace(page, title=HOSTILE, context=replace(page.context, nom=HOSTILE, nom_anct=HOSTILE))
    document = render({path: hostile})[path]
    assert "<script>alert" not in document
    assert unescape(TAGS.sub("", document)).count("{{ page }}") >= 2
    assert Counter(re.findall(r"<\w+", document)) == Counter(re.findall(r"<\w+", documents[path]))
