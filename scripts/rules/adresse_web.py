"""An address is one that a browser opens without surprise: https or http, a host, no login, no space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.diagnostics.wording import quoted
from scripts.dossier import Dossier

REGLE = Regle(
    "adresse-web",
    "Adresse de page",
    Niveau.COHERENCE,
    "Les adresses deviennent des liens : seules https et http y ont leur place, sans identifiant ni mot de passe.",
)

_FORBIDDEN = re.compile(r"[\s\"<>\\^`{|}\x00-\x1f]")
_HOST = re.compile(r"(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}", re.IGNORECASE | re.ASCII)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each address that is not of this kind."""
    for place, path, mark in dossier.scalars:
        message = fault(mark.text) if path[-1] == "url" else None
        if message:
            yield REGLE.diagnose(place, message, trouve=mark.text)


def fault(url: str) -> str | None:
    """Return the French sentence that tells what is wrong with an address, None where nothing is."""
    reason = _reason(url)
    return reason and f"L’adresse {quoted(url)} {reason}."


def _reason(url: str) -> str | None:
    if not url.lower().startswith(("https://", "http://")):
        return "ne commence pas par https:// ou http:// : recopiez-la depuis le navigateur"
    forbidden = _FORBIDDEN.search(url)
    if forbidden:
        what = "une espace" if forbidden[0].isspace() else f"le signe {quoted(forbidden[0])}"
        return f"contient {what} : recopiez-la depuis le navigateur"
    try:
        parts = urlsplit(url)
        host, login, _ = parts.hostname or "", "@" in parts.netloc, parts.port
    except ValueError:
        return "est incomplète, ou son numéro de port n’en est pas un : recopiez-la depuis le navigateur"
    if login:
        return "contient un identifiant devant le nom du site : retirez ce qui précède l’arobase"
    if not _HOST.fullmatch(host):
        return "n’a pas de nom de site lisible : recopiez-la depuis le navigateur"
    return None
