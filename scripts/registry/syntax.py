"""YAML syntax errors, told in French to people who do not know YAML."""

from __future__ import annotations

import re

import yaml

from scripts.diagnostics.diagnostic import Diagnostic, Place
from scripts.registry.culprit import MISSING_DASH, Culprit, conflict, misaligned
from scripts.registry.faults import SYNTAXE

_INDENTATION = (
    "Le retrait de cette ligne ne correspond à aucun des blocs ouverts : "
    "alignez-la sur les lignes sœurs, avec des espaces."
)
_MISSING_COLON = "Il manque un deux-points suivi d’une espace après la clé (« clé : valeur » s’écrit « clé: valeur »)."
_QUOTES = (
    'Un texte suit le guillemet fermant : mettez toute la valeur entre guillemets doubles (" au début et à la fin).'
)
_SEVERAL = "Plusieurs valeurs se suivent sur cette ligne : écrivez-en une par ligne, chacune après son tiret."
_UNCLOSED = "Un guillemet s’ouvre ici et ne se referme pas : ajoutez le guillemet fermant à la fin de la valeur."
_ESCAPE = (
    "Après une barre oblique inverse (\\), ce caractère n’a pas de sens entre guillemets doubles : "
    "doublez la barre (\\\\)."
)
_BRACKET = "Un crochet ou une accolade s’ouvre ici et n’est pas refermé : fermez-le, ou écrivez une valeur par ligne."
_SPECIAL = "Une valeur ne peut pas commencer par ce caractère : mettez-la entre guillemets doubles."
_COLON = (
    "Il y a un deux-points de trop : mettez la valeur entre guillemets doubles, ou revoyez le retrait de cette ligne."
)
_DASH_AFTER_KEY = "Une liste commence à la ligne, pas après les deux-points : passez à la ligne avant le tiret."
_GENERIC = (
    "Cette ligne ne se lit pas comme du YAML : comparez-la aux entrées voisines (retrait, deux-points, guillemets)."
)

# Parser's problem (as libyaml words it) -> sentence, and whether to show where the construct began.
_SENTENCES: dict[str, tuple[str, bool]] = {
    "could not find expected ':'": (_MISSING_COLON, True),
    "mapping values are not allowed in this context": (_COLON, False),
    "did not find expected key": (_INDENTATION, False),
    "did not find expected '-' indicator": (MISSING_DASH, False),
    "did not find expected <document start>": (_INDENTATION, False),
    "block sequence entries are not allowed in this context": (_DASH_AFTER_KEY, False),
    "found unexpected end of stream": (_UNCLOSED, True),
    "found unexpected document indicator": (_UNCLOSED, True),
    "did not find expected ',' or ']'": (_BRACKET, True),
    "did not find expected ',' or '}'": (_BRACKET, True),
    "did not find expected node content": (
        "Un crochet, une accolade ou une virgule n’a pas sa place ici : "
        "retirez-le, ou mettez la valeur entre guillemets.",
        False,
    ),
    "found character that cannot start any token": (_SPECIAL, False),
    "found unknown escape character": (_ESCAPE, False),
    "did not find expected hexdecimal number": (_ESCAPE, False),
    "did not find expected alphabetic or numeric character": (_SPECIAL, True),
    "found undefined tag handle": (_SPECIAL, False),
}


_KEY_ALONE = re.compile(r" *(?:- +)*[\w-]+")


def explain(error: yaml.MarkedYAMLError, file: str, lines: tuple[str, ...]) -> Diagnostic:
    """Return the one diagnostic of a parser's error, at the place that helps most."""
    culprit = conflict(lines) or _told(error, lines)
    return SYNTAXE.diagnose(Place(file=file, line=culprit.line + 1, column=culprit.column + 1), culprit.sentence)


def _told(error: yaml.MarkedYAMLError, lines: tuple[str, ...]) -> Culprit:
    sentence, at_start = _SENTENCES.get(error.problem or "", (_GENERIC, False))
    mark = error.context_mark if at_start and error.context_mark else error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines) or (line == len(lines) - 1 and not lines[line]):
        line = max(index for index, content in enumerate(lines) if content.strip() or index == 0)
        column = len(lines[line])
    before = lines[line][:column]
    if sentence is _COLON and _KEY_ALONE.fullmatch(before):
        sentence, column = _INDENTATION, len(before) - len(before.lstrip())
    if sentence is _MISSING_COLON:
        found = misaligned(lines, line)
        return found if found and found.line == line else Culprit(line, column, sentence)
    if sentence not in (_INDENTATION, MISSING_DASH):
        return Culprit(line, column, sentence)
    if before.rstrip().endswith(("'", '"')):
        opened = _opened_before(lines, line, before.rstrip()[-1], before)
        if opened:
            return Culprit(*opened, _UNCLOSED)
        return Culprit(line, column, _SEVERAL if lines[line][column:].startswith(",") else _QUOTES)
    return misaligned(lines, line) or Culprit(line, column, sentence)


def _opened_before(lines: tuple[str, ...], line: int, mark: str, before: str) -> tuple[int, int] | None:
    """Find the quotation mark of an earlier line that the last one of `before` closes, if there is one."""
    if before.count(mark) % 2 == 0:
        return None
    opening = (index for index in reversed(range(line)) if lines[index].count(mark) % 2)
    return next(((index, lines[index].index(mark)) for index in opening), None)
