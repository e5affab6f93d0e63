"""Hostile answers: each ends in a reply that is text and nothing else, or in a change that is a plain value."""

from __future__ import annotations

import re
import time

import pytest
import yaml

from scripts.forms import CONTACT, CORRIGER, FORMS, PREUVE
from scripts.forms.form import Kind
from scripts.proposal.markdown import render
from scripts.proposal.proposal import converted
from scripts.registry.load import CITES
from tests.proposal.forms import CITED, ERASE, NEW, SURE, body

HOSTILE = {
    "html": "<img src=x onerror=alert(1)><script>alert(1)</script><!--",
    "cdata": "x ]]> y",
    "ticks": "`````` ```diff\n+ faux\n```\n# Titre",
    "yaml": 'x"\n      confiance: contestee\n      id: "y',
    "yaml on one line": 'x", confiance: {a: &b !!python/object:os.system [*b]} # "',
    "backslashes": 'fin \\" \\u0041 \\',
    "command": "::set-output name=x::y\n::error file=a::b",
    "template": "${{ secrets.GITHUB_TOKEN }} {{ page }} {% raw %}",
    "shell": "$(touch /tmp/fait) `id` ; rm -rf / | cat",
    "mention": "Bonjour @everyone, @org/equipe, #1, GH-2, user/repo#3",
    "link": "[cliquez](https://malveillant.example) ![x](//malveillant.example/x.png) www.malveillant.example",
    "bidi": "abc\u202edef\u2066ghi",
    "formula": '=HYPERLINK("http://malveillant.example";"x")',
    "emphasis": "**gras** __souligné__ ~~barré~~",
    "heading": "Vrai\n### Cité\n\ncde-002",
    "list": "- un\n- deux\n> cité",
    "table": "a | b\n--- | ---\n1 | 2",
    "null": "~",
    "long": "x" * 65_000,
    "spaces": "a" + " " * 4_900 + "b",
    "more spaces": "a" + " " * 60_000 + "b",
    "at": "a" * 4_900 + "@",
    "lines": "a:\n" * 1_600,
    "surrogates": "\U0001f600" * 2_000,
}
# What a reply may hold: no element, no picture, no mention, no link, no reference to another request.
FORBIDDEN = re.compile(r"<(?!!-- -->)|@(?!<!-- -->)|(?<!\\)!\[|(?<!\\)\]\(|https?://|www\.|\u202e|\u2066")
WHOLE = {
    CORRIGER: {"cite": "cde-001", "bloc": "Publics", "correction": "Parents seuls.", **ERASE, **SURE, **NEW},
    PREUVE: {"cite": "cde-001", "bloc": "Publics", "texte": "Parents seuls.", **SURE, **NEW},
    CONTACT: {"cite": "cde-001", "institution": "Mairie d’Angers", "adresse": "Angers", **SURE, **NEW},
}
# Each question once: forms that share one read it alike.
_ASKED = {
    question.id: form
    for form in reversed(WHOLE)
    for question in form.questions
    if question.kind in (Kind.LINE, Kind.TEXT)
}
TARGETS = [pytest.param(form, name, id=f"{form.label}-{name}") for name, form in _ASKED.items()]


def outside_fences(lines: list[str]) -> str:
    """The lines of a reply that are Markdown: those of blocks of code are left out, and each block must close."""
    text, fence = [], None
    for line in lines:
        opened = re.match(r"(`{3,})", line)
        if fence:
            fence = None if line == fence else fence
        elif opened:
            fence = opened[1]
        else:
            text.append(line)
    assert fence is None
    return "\n".join(text)


@pytest.mark.parametrize(("form", "name"), TARGETS)
def test_no_answer_becomes_anything_but_text(registry, form, name):
    """Each hostile text in each question: the reply is harmless, and a change that passes holds the text as it was."""
    for kind, text in HOSTILE.items():
        begun = time.process_time()
        proposal = converted(body(form, **{**WHOLE[form], name: text}).encode(), registry)
        assert time.process_time() - begun < 5, kind
        lines = list(render(proposal))
        assert all("\n" not in line for line in lines), kind
        assert not FORBIDDEN.search(outside_fences(lines)), (kind, outside_fences(lines))
        assert len("\n".join(lines)) < 60_000, kind
        if proposal.ready:
            changed = "\n".join(proposal.files.values())
            values = list(_scalars([yaml.safe_load(content) for content in proposal.files.values()]))
            assert text in values or text not in changed, kind


def _scalars(value: object) -> list[str]:
    if isinstance(value, dict):
        return [one for inner in value.values() for one in _scalars(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in _scalars(inner)]
    return [str(value)]


def test_a_text_that_yaml_would_misread_is_a_text(registry):
    """Quotation marks and backslashes are escaped; what YAML reads back is what was written."""
    for text in ('Dit "oui"', "C:\\temp", "a: b", "# pas un commentaire", "oui", "~", "*a", "&a", "!!str a", "{a: b}"):
        proposal = converted(body(PREUVE, **{**WHOLE[PREUVE], "texte": text}).encode(), registry)
        if proposal.ready:
            (cite, *_) = yaml.safe_load(proposal.files[CITES])["cites"]
            assert cite["publics"][-1]["texte"] == text
    assert converted(body(PREUVE, **{**WHOLE[PREUVE], "texte": 'Dit "oui" : C:\\temp # fin'}).encode(), registry).ready


def test_no_body_whatever_raises(registry):
    """Not one made of our own headings either."""
    headings = [f"### {question.label}" for form in FORMS for question in form.questions]
    bodies = ["\n".join(headings), "\n\n".join(dict.fromkeys(headings)), "### \n" * 20_000, "\x00" * 1_000, "###"]
    for text in bodies:
        assert not converted(text.encode(), registry).ready


def test_what_was_asked_twice_is_no_change(registry):
    """The same source, cited again on the same day, changes nothing more."""
    proposal = converted(
        body(CORRIGER, **{**WHOLE[CORRIGER], **CITED, "correction": "Parents seuls.\nParents seuls."}).encode(),
        registry,
    )
    assert not proposal.ready
