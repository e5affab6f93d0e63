"""Bytes to text: says what is wrong with an encoding, its line ends, its tabs and its control characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from scripts.diagnostics.diagnostic import Diagnostic, Place, Regle
from scripts.french import compte
from scripts.registry import faults

_BOM_8 = b"\xef\xbb\xbf"
_BOM_16 = (b"\xff\xfe", b"\xfe\xff")
# Everything that YAML would take for a line break, or refuse, apart from the line feed and the tab.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Decoded(Struct, frozen=True):
    """The text with line feeds only; not `readable` where it would be of no use to read on."""

    text: str
    readable: bool
    diagnostics: tuple[Diagnostic, ...]


def decode(raw: bytes, file: str) -> Decoded:
    """Decode one file; whatever the bytes, nothing is raised."""
    start = Place(file=file, line=1, column=1)
    if raw.startswith(_BOM_16) or _looks_like_utf_16(raw):
        return _unreadable(faults.ENCODAGE, start, "Ce fichier est en UTF-16 : enregistrez-le en « UTF-8 » (sans BOM).")
    found = []
    if raw.startswith(_BOM_8):
        raw = raw[len(_BOM_8) :]
        message = "Ce fichier commence par une marque invisible (BOM) : enregistrez-le en « UTF-8 » (sans BOM)."
        found.append(faults.ENCODAGE.diagnose(start, message))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _unreadable(faults.ENCODAGE, *_wrong_byte(raw, error, file))
    if "\r" in text:
        found.append(_line_ends(text, file))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocking = [*_forbidden(text, file), *_tabs(text, file)]
    return Decoded(text, not blocking, (*found, *blocking))


def _unreadable(regle: Regle, place: Place, message: str) -> Decoded:
    return Decoded("", False, (regle.diagnose(place, message),))


def _looks_like_utf_16(raw: bytes) -> bool:
    head = raw[:200]
    return len(head) > 3 and (not any(head[1::2]) or not any(head[::2])) and any(head)


def _wrong_byte(raw: bytes, error: UnicodeDecodeError, file: str) -> tuple[Place, str]:
    offset = error.start
    line_start = raw.rfind(b"\n", 0, offset) + 1
    place = Place(
        file=file,
        line=raw.count(b"\n", 0, offset) + 1,
        column=len(raw[line_start:offset].decode("utf-8", "replace")) + 1,
    )
    if error.reason == "unexpected end of data":
        return (
            place,
            "Ce fichier s’arrête au milieu d’un caractère : il a été coupé, remettez la dernière bonne version.",
        )
    letter = raw[offset : offset + 1].decode("cp1252", "replace")
    if letter.isalpha():
        return place, (
            f"Ce fichier n’est pas en UTF-8 : ici, « {letter} » est écrit à la façon de Windows-1252 (Latin-1). "
            "Enregistrez le fichier en « UTF-8 » (sans BOM)."
        )
    return place, "Ce fichier n’est pas en UTF-8 : enregistrez-le en « UTF-8 » (sans BOM)."


def _line_ends(text: str, file: str) -> Diagnostic:
    lines = text.count("\r")
    first = text.index("\r")
    line_start = text.rfind("\n", 0, first) + 1
    place = Place(file=file, line=text.count("\n", 0, first) + 1, column=first - line_start + 1)
    return faults.FIN_DE_LIGNE.diagnose(
        place,
        f"{compte(lines, 'ligne se termine', 'lignes se terminent')} à la façon de Windows (CRLF) "
        "ou des anciens Mac (CR) : enregistrez le fichier avec des fins de ligne « LF ».",
    )


def _forbidden(text: str, file: str) -> Iterator[Diagnostic]:
    found = _FORBIDDEN.search(text)
    if found:
        yield faults.CARACTERE_INTERDIT.diagnose(
            _place(text, found.start(), file),
            f"Un caractère invisible (U+{ord(found[0]):04X}) se trouve ici : effacez-le.",
        )


def _tabs(text: str, file: str) -> Iterator[Diagnostic]:
    first = text.find("\t")
    if first >= 0:
        lines = sum("\t" in line for line in text.split("\n"))
        others = f" ({compte(lines - 1, 'autre ligne en a', 'autres lignes en ont')} aussi)" if lines > 1 else ""
        yield faults.TABULATION.diagnose(
            _place(text, first, file), f"Une tabulation se trouve ici{others} : remplacez-la par des espaces."
        )


def _place(text: str, offset: int, file: str) -> Place:
    line_start = text.rfind("\n", 0, offset) + 1
    column = offset - line_start + 1
    return Place(file=file, line=text.count("\n", 0, offset) + 1, column=column, end_column=column + 1)
