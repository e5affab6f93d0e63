"""The same diagnostics for a terminal, for GitHub, for programs and for a comment."""

from __future__ import annotations

import json

from scripts.diagnostics import github, markdown, terminal
from scripts.diagnostics import json as as_json
from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Place, Regle, Severite

REGLE = Regle("qpv-inconnu", "QPV inconnu", Niveau.CODES, "Pourquoi.")
PLACE = Place(file="data/cites.yaml", line=2, column=5, end_column=8, cite="cde-070")
ONE = REGLE.diagnose(PLACE, "« abc » n’existe pas.", trouve="abc", propose="abd")
HOSTILE = REGLE.diagnose(PLACE, "« \x1b[31m\u202e @equipe [x](http://y) <script>%0A\n::error:: »")
LINES = {"data/cites.yaml": ("cites:", "    abc # d")}


def test_one_line_without_colour() -> None:
    """File, line, column, rule, sentence."""
    assert list(terminal.render([ONE], LINES)) == ["data/cites.yaml:2:5: [qpv-inconnu] «\u00a0abc\u00a0» n’existe pas."]


def test_the_line_and_a_caret_with_colour() -> None:
    """The carets stand under the value."""
    head, line, carets = terminal.render([ONE], LINES, colour=True)
    assert "\x1b[31m[qpv-inconnu]\x1b[0m" in head
    assert line.endswith("    abc # d")
    assert carets.endswith("    \x1b[31m^^^\x1b[0m")


def test_a_long_line_is_cut_around_the_fault() -> None:
    """A line of 65 kB shows 150 characters at most."""
    place = Place(file="data/cites.yaml", line=1, column=30_000, end_column=60_000)
    lines = list(terminal.render([REGLE.diagnose(place, "Trop.")], {"data/cites.yaml": ("x" * 65_000,)}, colour=True))
    assert max(map(len, lines)) < 300


def test_summaries() -> None:
    """Errors, then warnings."""
    warning = Regle("r", "R", Niveau.CODES, "P.", Severite.AVERTISSEMENT).diagnose(PLACE, "Attention.")
    assert terminal.summary([]) == "Aucune erreur."
    assert terminal.summary([ONE]) == "1\u00a0erreur."
    assert terminal.summary([ONE, ONE, warning]) == "2\u00a0erreurs et 1\u00a0avertissement."
    assert terminal.summary([warning]) == "1\u00a0avertissement."


def test_annotations_of_github() -> None:
    """One command a diagnostic, at the columns of the value."""
    assert list(github.render([ONE])) == [
        "::error file=data/cites.yaml,line=2,col=5,endLine=2,endColumn=7,title=QPV inconnu [qpv-inconnu]::"
        "«\u00a0abc\u00a0» n’existe pas."
    ]


def test_json_holds_every_field() -> None:
    """A program reads what a person does."""
    (text,) = as_json.render([ONE])
    document = json.loads(text)
    assert (document["errors"], document["warnings"]) == (1, 0)
    assert set(document["diagnostics"][0]) == set(Diagnostic.__struct_fields__)
    assert document["diagnostics"][0]["propose"] == "abd"


def test_markdown_is_a_list() -> None:
    """The count, then an item a diagnostic."""
    assert list(markdown.render([ONE])) == [
        "**1\u00a0erreur.**",
        "",
        "- **data/cites.yaml, ligne\u00a02, colonne\u00a05**\u00a0: «\u00a0abc\u00a0» n’existe pas. `qpv-inconnu`",
    ]
    assert list(markdown.render([])) == ["**Aucune erreur.**"]
    assert list(markdown.render([ONE] * 120))[-1] == "- … et 20\u00a0autres."


def test_hostile_text_stays_text() -> None:
    """No escape, no reordering, no new command, no link, no mention, no element."""
    for render in (lambda found: terminal.render(found, {}), github.render, as_json.render, markdown.render):
        text = "\n".join(render([HOSTILE]))
        assert "\x1b" not in text and "\u202e" not in text
    assert "\n" not in "".join(github.render([HOSTILE])) and "%250A" in "".join(github.render([HOSTILE]))
    comment = "\n".join(markdown.render([HOSTILE]))
    assert "<script>" not in comment and "@equipe" not in comment and "](" not in comment and "http://" not in comment


REWRITTEN = REGLE.diagnose(PLACE, "Ceci :", diff=(" a", "-b `````", "+c \x1b[31m"))


def test_lines_to_write_follow_their_diagnostic() -> None:
    """Harmless everywhere, in colour on a terminal, and in a block that they cannot close in a comment."""
    assert list(terminal.render([REWRITTEN], LINES))[1:] == ["     a", "    -b `````", "    +c ⟨U+001B⟩[31m"]
    coloured = list(terminal.render([REWRITTEN], LINES, colour=True))
    assert coloured[2:] == ["    \x1b[31m-b `````\x1b[0m", "    \x1b[32m+c ⟨U+001B⟩[31m\x1b[0m"]
    assert list(markdown.render([REWRITTEN]))[3:] == [
        "", "  ``````diff", "   a", "  -b `````", "  +c ⟨U+001B⟩[31m", "  ``````", "",
    ]  # fmt: skip
    (annotation,) = github.render([REWRITTEN])
    assert annotation.endswith("::Ceci\u00a0:%0A a%0A-b `````%0A+c ⟨U+001B⟩[31m")
    (document,) = as_json.render([REWRITTEN])
    assert json.loads(document)["diagnostics"][0]["diff"][1] == "-b `````"
