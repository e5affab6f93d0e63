"""The review of a proposal: what it says, whether the check accepts it or not, and what hostile words come to."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import marko
import msgspec
import pytest
from marko.ext.gfm import GFM
from marko.inline import AutoLink, Image, InlineHTML, Link

from scripts import ROOT
from scripts.diagnostics.diagnostic import Diagnostic, Severite
from scripts.difference.sentences import Section
from scripts.review.markdown import render
from scripts.review.review import Review, review
from tests.small_registry import CASES, CITES, TODAY, copy_mini, lay_case, replace

ROSERAIE = '"QP049002" # Roseraie (Angers)\n          confiance: '
GITHUB_TAKES = 65_536
QPV = '        - "QP013003" # Saint Henri (Marseille)\n'
HOSTILE = (
    "@equipe #12 GH-3 http://a.fr www.a.fr a@b.fr <b>x</b> <!-- --> [x](javascript:y) ![x](z) `x` ``` ~~~ **x** "
    "$x$ :tada: | --- | &#64;equipe \\@equipe \u202e\n# titre\n- [ ] case\n<script>"
)


def of(tmp_path: Path, pairs: list[tuple[str, str]], base: list[tuple[str, str]] | None = None) -> Review:
    """The review of the mini registry with replacements, against the same with those of `base`."""
    old, new = copy_mini(tmp_path / "old"), copy_mini(tmp_path / "new")
    replace(old, base or [])
    replace(new, [*(base or []), *pairs])
    return review(str(old), str(new), ROOT, TODAY)


def said(found: Review) -> str:
    """The comment, with plain spaces and without the signs that keep words from being markup."""
    text = "\n".join(render(found)).replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"\\([-_().])", r"\1", text)


def test_an_accepted_proposal(tmp_path: Path) -> None:
    """The verdict, the change, the figures, the quality; no list of errors."""
    comment = said(of(tmp_path, [(f"{ROSERAIE}attestee", f"{ROSERAIE}probable")]))
    assert (
        comment
        == """\
**Le contrôle accepte cette proposition.**

### Ce qui change dans les données

- **cde-001 Angers Loire Métropole** : QPV, QP049002 Roseraie, confiance : « attestee » devient « probable »

### Les chiffres publiés

Aucun total ne change.

Le registre retrouve les 2 chiffres que publient les sources.

### La qualité des données

- **Ensemble du registre**
  - Valeurs attestées : 26 → 25
  - Valeurs probables : 0 → 1
- **cde-001 Angers Loire Métropole** : QPV de 2015 : valeurs attestées 3 → 2, valeurs probables 0 → 1"""
    )


def test_a_refused_proposal(tmp_path: Path) -> None:
    """The diagnostics, and all that can be said before they are gone."""
    comment = said(of(tmp_path, [(QPV, QPV + '        - "QP013999"\n'), ("annee: 2021", "annee: 2020")]))
    assert comment.startswith("**Le contrôle attend une correction : 1 erreur.**\n")
    assert "** : 1 QPV ajouté : QP013999" in comment
    assert "\n- **data/cites.yaml, ligne " in comment and comment.count("`qpv-inconnu`") == 1
    assert "Cités labellisées en 2020 : 3 → 4, alors que la source publie 3" in comment
    assert "Le registre ne retrouve que 1 des 2 chiffres que publient les sources." in comment
    assert comment.endswith("Elle sera comptée quand tout se lira et que chaque code existera.")


def test_an_error_of_coherence_does_not_hide_the_quality(tmp_path: Path) -> None:
    """A name that the web editor did not write beside its code is for « make format »; the value counts."""
    found = of(tmp_path, [(f"{ROSERAIE}attestee", '"QP049002"\n          confiance: probable')])
    assert [one.rule for one in found.diagnostics] == ["nom-en-commentaire"]
    assert "QPV de 2015 : valeurs attestées 3 → 2, valeurs probables 0 → 1" in said(found)


def test_an_error_that_was_there_is_not_laid_to_the_proposal(tmp_path: Path) -> None:
    """Wherever its line has gone; and once it is gone, there is nothing to compare the quality with."""
    wrong = [('"QP049008"', '"QP049080"')]
    known = of(tmp_path / "a", [("    porteurs:\n", "    # une remarque\n    porteurs:\n")], base=wrong)
    assert said(known).startswith(
        "**Le contrôle attend une correction : 1 erreur, déjà dans le registre avant cette proposition.**"
    )
    both = of(tmp_path / "b", [(QPV, QPV + '        - "QP013999"\n')], base=wrong)
    assert "2 erreurs, dont 1 déjà dans le registre" in said(both)
    mended = of(tmp_path / "c", [('"QP049080"', '"QP049008"')], base=wrong)
    assert mended.erreurs == 0 and "Elle ne se compare pas" in said(mended)


def test_what_cannot_be_read_is_not_compared(tmp_path: Path) -> None:
    """A cité cut short is told as such, and the figures wait."""
    comment = said(of(tmp_path, [("annee: 2021", "annee: 2031")]))
    assert "**Non comparé** : Illisible tel quel d’un côté au moins : cde-003." in comment
    assert "seront comparés quand tout le registre se lira" in comment


def test_a_proposal_that_only_tidies(tmp_path: Path) -> None:
    """Says so, in each part."""
    comment = said(of(tmp_path, []))
    assert "Rien : les valeurs sont les mêmes qu’avant." in comment
    assert "Aucun total ne change." in comment and comment.endswith("Elle ne change pas.")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"cites: [", b"[" * 200_000, b"a: &a [*a, *a]\n" * 50])
def test_a_broken_file_ends_in_a_review(content: bytes, tmp_path: Path) -> None:
    """Never in a traceback."""
    old, new = copy_mini(tmp_path / "old"), copy_mini(tmp_path / "new")
    (new / CITES).write_bytes(content)
    found = review(str(old), str(new), ROOT, TODAY)
    assert found.erreurs and said(found).startswith("**Le contrôle attend une correction")


@pytest.mark.parametrize("case", CASES[::9], ids=lambda case: case.name)
def test_a_broken_registry_ends_in_a_review(case: Path, tmp_path: Path) -> None:
    """Either way: what the check refuses, and what it refused before."""
    names = str(copy_mini(tmp_path / "old")), str(lay_case(case, tmp_path / "new"))
    for old, new in (names, names[::-1]):
        comment = said(review(old, new, ROOT, TODAY))
        assert comment.startswith("**Le contrôle ") and "None" not in comment


def test_it_travels_as_json(tmp_path: Path) -> None:
    """And comes back the same; what is not a review is refused."""
    found = of(tmp_path, [(QPV, QPV + '        - "QP013999"\n')])
    assert msgspec.json.decode(msgspec.json.encode(found), type=Review) == found
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"changements": "x"}', type=Review)


def made_of(text: str, times: int = 1) -> Review:
    """A review that a contributor wrote by hand, the same text wherever there is one."""
    one = Diagnostic(
        rule=text, severity=Severite.ERREUR, file=text, line=1, column=1, titre=text, message=text, diff=(text,) * times
    )
    sections = (Section(text, (text,) * times),) * times
    return Review(
        changements=sections,
        diagnostics=(one,) * times,
        deja_la=0,
        chiffres=(text,) * times,
        retrouves=0,
        publies=1,
        qualite=sections,
    )


def test_hostile_words_stay_words() -> None:
    """Read as GitHub reads Markdown: no link, no image, no element but empty comments, no heading of theirs."""
    comment = "\n".join(render(made_of(HOSTILE)))
    for forbidden in (
        "@equipe",
        "#12",
        "GH-3",
        "GH\\-3",
        "http://",
        "www.a",
        "a@b",
        "\u202e",
        "<b>",
        "<script",
        ":tada:",
    ):
        outside_code = re.sub(r"^  `{3,}diff$.*?^  `{3,}$", "", comment, flags=re.DOTALL | re.MULTILINE)
        assert forbidden not in outside_code, forbidden
    document = marko.Markdown(extensions=[GFM]).parse(comment)
    kinds = list(elements(document))
    assert not [one for one in kinds if isinstance(one, Link | AutoLink | Image)]
    assert {one.children for one in kinds if isinstance(one, InlineHTML)} <= {"<!-- -->"}
    assert sum(type(one).__name__ == "Heading" for one in kinds) == 4
    assert not [one for one in kinds if type(one).__name__ in ("HTMLBlock", "Table", "Quote")]


def elements(node: object) -> list[object]:
    """A node of a document and all that it holds."""
    children = getattr(node, "children", ())
    below = [found for child in children for found in elements(child)] if not isinstance(children, str) else []
    return [node, *below]


@pytest.mark.parametrize("text", ["x" * 5_000, "@" * 5_000, "é" * 900, "𝄞", HOSTILE * 9, "`" * 3_000, " ", ""])
def test_the_comment_is_never_too_long(text: str) -> None:
    """Whatever is repeated, whatever its length; what is left out is counted."""
    comment = "\n".join(render(made_of(text, times=300)))
    assert len(comment.encode()) < GITHUB_TAKES - 4_000
    assert re.search(r"… et [\d\u202f]+\u00a0autres\.", comment)


def test_the_command_prints_both_forms(tmp_path: Path) -> None:
    """Of two folders here, of two commits in a workflow."""
    old, new = copy_mini(tmp_path / "old"), copy_mini(tmp_path / "new")
    for arguments, start in ((["--format", "json"], '{"changements":'), ([], "**Le contrôle accepte")):
        done = subprocess.run(
            [sys.executable, "-m", "scripts", "review", str(old), str(new), *arguments],
            cwd=ROOT, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0 and done.stdout.startswith(start) and not done.stderr
