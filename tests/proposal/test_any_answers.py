"""Any answers whatever end in a reply: a change that YAML reads back, or reasons; never a failure."""

from __future__ import annotations

import re

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.forms import CONTACT, CORRIGER, PREUVE
from scripts.forms.form import Kind, Question
from scripts.forms.shared import BLOCS
from scripts.proposal.markdown import render
from scripts.proposal.proposal import converted
from tests.proposal.forms import NEW, body

_WRITTEN = """\
Ajouter : QP049004;Retirer : QP049001;+ 49007;CV153;Depuis : 2024;État : en cours;Nom : ;Texte : x
31/12/2020
2024-02-30;cde-001;Angers;:;«;’;\u0301;\U0001f642;`;](;<b>;@x;#1;\\;";{;&a;*a;!!x;|;~;yes;1e3;_No response_
https://www.exemple.fr/x;\t; """
PIECES = ["\n", ";", *_WRITTEN.replace("\n", ";").split(";")]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=6).map("".join)


def answers(question: Question) -> st.SearchStrategy[str]:
    """Answers to a question: right ones now and then, so that all is gone through."""
    if question.kind is Kind.CHOICE:
        return st.sampled_from(question.options)
    if question.id == "cite":
        return st.sampled_from(["cde-001", "cde-002"]) | TEXTS
    if question.id == "bloc":
        return st.sampled_from([field.titre for field in BLOCS.values()])
    return st.just(NEW.get(question.id, "")) | TEXTS


FILLED = st.sampled_from([CORRIGER, PREUVE, CONTACT]).flatmap(
    lambda form: st.tuples(
        st.just(form),
        st.fixed_dictionaries({one.id: answers(one) for one in form.questions if one.kind is not Kind.PROMISE}),
    )
)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(filled=FILLED)
def test_any_answers_end_in_a_reply(registry, filled):
    form, given_answers = filled
    proposal = converted(body(form, **given_answers).encode("utf-8", "replace"), registry)
    reply = "\n".join(render(proposal))
    assert reply.startswith("**")
    leaks = re.compile(r"\bNone\b|NoneType|object at 0x|Traceback")
    assert not leaks.search(reply) or leaks.search("".join(given_answers.values()))
    for content in proposal.files.values() if proposal.ready else ():
        assert yaml.safe_load(content)
