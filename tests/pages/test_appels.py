"""Words that open a form of the forge, filled in: on every fiche, where there is a forge with forms, and only there."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from scripts import ROOT
from scripts.forms import FORMS
from scripts.forms.fiche import said
from scripts.forms.form import Kind
from scripts.forms.shared import BLOCS, own_fields, record_of
from scripts.proposal.answers import Answers
from scripts.proposal.lines import known_lines
from scripts.proposal.registry import Registry
from scripts.proposal.targets import find_bloc, find_cite
from scripts.registry.load import load
from scripts.registry.promesses import read_promesses
from scripts.site.hand_written import HandWritten, Shell
from scripts.site.render import Renderer
from tests.pages.conftest import SETTINGS
from tests.pages.test_every_page import too_heavy
from tests.proposal.forms import DAY
from tests.small_registry import real_reference

FORGE = replace(
    SETTINGS,
    repo_url="https://github.com/une-agence/registre-des-cites-de-l-emploi",
    file_uri="blob/HEAD/",
    issue_uri="issues/new",
    form_uri="issues/new?template=",
)
WORD = re.compile(r'<a data-bloc="([^"]*)"(?: data-pour="([^"]*)")?(?: data-valeur="[^"]*")? href="#agir">')
FORMS_BY_FILE = {form.template: form for form in FORMS}


@pytest.fixture(scope="module")
def fiches(pages):
    """The fiches, with the forge that the project may have, by their path."""
    paths = [path for path, page in pages.items() if page.kind == "Cité"]
    frame = HandWritten(FORGE, {path: Shell("", "", "") for path in paths}, {}, {})
    renderer = Renderer(ROOT / "site_templates" / "pages", frame)
    return {path: renderer.render(pages[path]) for path in paths}


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The real registry, as the conversion looks at it."""
    return Registry(ROOT, load(ROOT), real_reference(), frozenset(), read_promesses(ROOT), DAY)


def test_every_form_of_a_fiche_opens_on_its_cite(fiches, registry):
    """GitHub can fill in what the address tells, and the conversion knows whom it names."""
    for path, document in fiches.items():
        urls = [unescape(url) for url in re.findall(r'href="([^"]*/issues/new\?[^"]*)"', document)]
        assert [parse_qs(urlsplit(url).query)["template"][0] for url in urls] == list(FORMS_BY_FILE)
        for url in urls:
            assert not re.search(r"[^!-~]|[<>\"{}|\\^`\[\]]", url)
            query = {name: values[0] for name, values in parse_qs(urlsplit(url).query, strict_parsing=True).items()}
            form = FORMS_BY_FILE[query.pop("template")]
            assert {form.by_id[name].kind for name in query} <= {Kind.LINE, Kind.TEXT}
            assert path == f"cites/{find_cite(Answers(form, query), registry).cite.slug}/index.html"


def test_each_part_of_a_fiche_has_one_word(fiches, registry):
    """It names a form that exists, and a part that the conversion knows; every part that says something has one."""
    for path, document in fiches.items():
        words = [(f"{unescape(pour) or 'corriger'}.yml", unescape(bloc)) for bloc, pour in WORD.findall(document)]
        assert len(set(words)) == len(words) == document.count("data-bloc="), path
        for template, bloc in words:
            form = FORMS_BY_FILE[template]
            assert "bloc" not in form.by_id or find_bloc(Answers(form, {"bloc": bloc}), BLOCS)
        (cite,) = (entree.cite for entree in registry.by_id.values() if path == f"cites/{entree.cite.slug}/index.html")
        for name, field in BLOCS.items():
            assert not getattr(cite, name) or ("corriger.yml", field.titre) in words, (path, name)
        assert cite.contacts or ("contact.yml", "Contacts") in words
        assert cite.porteurs or ("preuve.yml", "Porteurs") in words


def test_what_is_filled_in_is_what_the_conversion_compares(registry):
    """A value that a form repeats is the one that the fiche has."""
    for entree in registry.by_id.values():
        for bloc in ("identite", "statut", "vague"):
            record = getattr(entree.cite, bloc)
            found = known_lines(said(entree.cite, bloc), own_fields(record_of(BLOCS[bloc])))
            assert found and all(text == str(getattr(record, name)) for name, text in found.items())


def test_they_weigh_little(fiches, pages):
    """A fiche stays within its 40 kB with them."""
    assert too_heavy(pages, fiches) == {}


def test_without_a_forge_or_its_forms_there_are_none(documents, pages):
    path = "cites/angers-loire-metropole/index.html"
    assert "data-bloc=" not in documents[path] and "issues/new" not in documents[path]
    frame = HandWritten(replace(FORGE, form_uri=""), {path: Shell("", "", "")}, {}, {})
    document = Renderer(ROOT / "site_templates" / "pages", frame).render(pages[path])
    assert "data-bloc=" not in document and f'href="{FORGE.repo_url}/issues/new"' in document
