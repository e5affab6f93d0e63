"""One scalar at a time: what YAML would read, and whether it is what the record expects."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from scripts.diagnostics.diagnostic import Regle
from scripts.diagnostics.nearest import nearest
from scripts.diagnostics.wording import quoted
from scripts.french import compte, liste, nombre
from scripts.registry import faults, provenance
from scripts.registry.positions import Mark
from scripts.registry.shapes import Choice, Day, Flag, Integer, Scalar, Text, pattern_of

_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_MISREAD = {"int", "float", "bool", "null", "timestamp"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OTHER_QUOTES = "«»“”„‟‘’ \u00a0\u202f"
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")

_SLUG = pattern_of(provenance.Slug)
_CALENDAR = pattern_of(provenance.MoisOuJour)
_FORMS = {
    pattern_of(provenance.CiteId): "« cde- » suivi de trois chiffres, comme « cde-001 »",
    _CALENDAR: "une année, un mois ou un jour, comme « 2024 », « 2024-12 » ou « 2024-12-31 »",
}


class Fault(Exception):
    """A scalar that is not what its record expects: the rule, the French sentence, and what to write."""

    def __init__(self, regle: Regle, message: str, propose: str | None = None) -> None:
        super().__init__(message)
        self.regle, self.message, self.propose = regle, message, propose


def yaml_kind(mark: Mark) -> str | None:
    """Return what YAML takes a bare scalar for (int, float, bool, null, timestamp); None where it is a text."""
    if mark.quoted:
        return None
    for tag, pattern in _RESOLVERS.get(mark.text[:1], ()):
        if pattern.match(mark.text):
            kind = tag.rpartition(":")[2]
            return kind if kind in _MISREAD else None
    return None


def read_scalar(shape: Scalar, mark: Mark, name: str) -> Any:
    """Return the value that `msgspec.convert` expects for the key `name`. Raises Fault."""
    return _READERS[type(shape)](shape, mark, name)


def _text(shape: Text, mark: Mark, name: str) -> str:
    kind = yaml_kind(mark)
    wanted = f'"{mark.text}"'
    if shape.code and not mark.quoted:
        bare = mark.text.strip(_OTHER_QUOTES)
        reason = f"YAML y lit {_as_read(mark, kind)}" if kind else "un code s’écrit toujours entre guillemets"
        told = f"Le code {quoted(bare)} est sans guillemets, et {reason}"
        if bare != mark.text:
            wanted, told = f'"{bare}"', "YAML ne connaît que les guillemets droits"
        raise Fault(faults.GUILLEMETS, f"{told} : écrivez {wanted}.", wanted)
    if kind:
        message = f"La clé « {name} » attend un texte, et YAML lit ici {_as_read(mark, kind)} : écrivez {wanted}."
        raise Fault(faults.GUILLEMETS, message, wanted)
    _check_length(shape, mark, name)
    if shape.pattern and ("\n" in mark.text or not re.search(shape.pattern, mark.text)):
        raise Fault(
            faults.FORME, f"La valeur {quoted(mark.text)} n’a pas la forme attendue : {_form(shape, mark, name)}."
        )
    if shape.pattern and re.match(r"[0-9]{4}(?:[-.][0-9]{2}){0,2}$", mark.text):
        _check_calendar(mark.text.replace(".", "-"), mark.text)
    return mark.text


def _form(shape: Text, mark: Mark, name: str) -> str:
    example = quoted(shape.example or "")
    if name == "sources" and "://" in mark.text:
        return f"une adresse s’écrit dans data/sources.yaml, et ici l’identifiant de sa source, comme {example}"
    if shape.pattern == _SLUG:
        return f"des lettres minuscules sans accent, des chiffres et des traits d’union, comme {example}"
    return _FORMS.get(shape.pattern or "") or f"celle de l’exemple {example}"


def _check_length(shape: Text, mark: Mark, name: str) -> None:
    length = len(mark.text)
    if length < shape.min_length or not mark.text.strip():
        raise Fault(faults.VALEUR_VIDE, f"La clé « {name} » a un texte vide : écrivez-le, ou retirez la clé.")
    if shape.max_length is not None and length > shape.max_length:
        raise Fault(
            faults.LONGUEUR,
            f"Le texte de « {name} » a {compte(length, 'caractère')}, "
            f"{nombre(shape.max_length)} au plus : raccourcissez-le.",
        )


def _check_calendar(iso: str, shown: str) -> None:
    try:
        provenance.first_day(iso)
    except ValueError:
        raise Fault(faults.DATE, f"La date {quoted(shown)} n’existe pas au calendrier : corrigez-la.") from None


def _choice(shape: Choice, mark: Mark, name: str) -> str | int:
    if mark.text not in shape.values:
        close = None if shape.numbers else nearest(mark.text, shape.values)
        hint = f" Vouliez-vous écrire {quoted(close)} ?" if close else ""
        raise Fault(
            faults.CHOIX,
            f"La clé « {name} » n’admet pas {quoted(mark.text)} : choisissez {liste(shape.values, 'ou')}.{hint}",
            close,
        )
    if not shape.numbers:
        return mark.text
    if mark.quoted:
        raise Fault(faults.GUILLEMETS, f"La clé « {name} » attend un nombre : retirez les guillemets.", mark.text)
    return int(mark.text)


def _day(shape: Day, mark: Mark, name: str) -> str:
    if not _DAY.fullmatch(mark.text):
        raise Fault(
            faults.DATE,
            f"La clé « {name} » attend un jour écrit année-mois-jour, comme « 2026-11-22 », "
            f"et non {quoted(mark.text)}.",
        )
    _check_calendar(mark.text, mark.text)
    return mark.text


def _integer(shape: Integer, mark: Mark, name: str) -> int:
    if mark.quoted:
        raise Fault(faults.GUILLEMETS, f"La clé « {name} » attend un nombre : retirez les guillemets.", mark.text)
    if not _WHOLE.fullmatch(mark.text):
        raise Fault(
            faults.NOMBRE,
            f"La clé « {name} » attend un nombre entier écrit en chiffres, sans espace, et non {quoted(mark.text)}.",
        )
    value = int(mark.text)
    if shape.minimum is not None and value < shape.minimum:
        raise Fault(faults.NOMBRE, f"La clé « {name} » attend un nombre d’au moins {shape.minimum}.")
    return value


def _flag(shape: Flag, mark: Mark, name: str) -> bool:
    if mark.quoted or mark.text not in ("true", "false"):
        raise Fault(
            faults.CHOIX,
            f"La clé « {name} » attend true (vrai) ou false (faux), sans guillemets, et non {quoted(mark.text)}.",
        )
    return mark.text == "true"


_READERS: dict[type, Callable[[Any, Mark, str], Any]] = {
    Text: _text,
    Choice: _choice,
    Day: _day,
    Integer: _integer,
    Flag: _flag,
}


def _as_read(mark: Mark, kind: str) -> str:
    if kind == "bool":
        return "« vrai »" if mark.text.lower() in ("yes", "true", "on") else "« faux »"
    if kind == "int":
        try:
            return f"le nombre {_yaml_int(mark.text)}"
        except ValueError:
            return "un nombre"
    return {"float": "un nombre à virgule", "null": "« rien »", "timestamp": "une date"}[kind]


def _yaml_int(text: str) -> int:
    node = yaml.ScalarNode("tag:yaml.org,2002:int", text)
    return yaml.constructor.SafeConstructor().construct_yaml_int(node)
