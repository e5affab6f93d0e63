"""No text holds a person's e-mail address or mobile number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.diagnostics.diagnostic import Diagnostic, Niveau, Regle
from scripts.dossier import Dossier

REGLE = Regle(
    "donnee-personnelle",
    "Donnée personnelle",
    Niveau.COHERENCE,
    "Le registre ne nomme que des institutions : ni adresse électronique ni téléphone portable d’une personne.",
)

# No address has more than 64 signs before its @ (RFC 5321): a bound keeps a text without end from taking long.
_EMAIL = re.compile(
    r"([\w.+-]{1,64})\s?(?:@|\((?:at|a)\)|\[(?:at|a)\])\s?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})", re.IGNORECASE
)
_MOBILE = re.compile(r"(?<![\w/=.-])(?:\+\s?33|0033|0)\s?(?:\(0\)\s?)?[67](?:[\s.\-/]?[0-9]{2}){4}(?![0-9])")
_SHORTEST = len("0612345678")
_LOGIN = re.compile(r"//[^/\s]*@")
# Words of an address that answers for an institution, whoever reads it.
_SHARED = re.compile(
    r"(?:^|[._+-])(?:accueil|agence|association|bonjour|cite|cites|citeemploi|cites-?emploi|communication|contact|"
    r"developpement|direction|emploi|info|infos|insertion|mairie|mission|politique|prefecture|quartiers?|secretariat|"
    r"service|ville)(?:$|[._+0-9-])",
    re.IGNORECASE,
)
_PRIVATE_HOSTS = re.compile(
    r"(?:gmail|hotmail|outlook|live|yahoo|orange|wanadoo|free|sfr|laposte|icloud|proton\w*)\.", re.IGNORECASE
)


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Yield each value that holds one."""
    for place, path, mark in dossier.scalars:
        message = fault(mark.text, is_address=path[-1] == "url")
        if message:
            yield REGLE.diagnose(place, message)


def fault(text: str, *, is_address: bool = False) -> str | None:
    """Return the French sentence that tells what a text holds of a person, which it does not repeat; None for nothing.

    `is_address` is for the address of a page, where ten digits are no telephone number.
    """
    if _holds_email(text):
        return (
            "Une adresse électronique de personne se trouve ici : "
            "retirez-la, ou mettez celle, générique, de l’institution."
        )
    if not is_address and len(text) >= _SHORTEST and _MOBILE.search(text):
        return "Un numéro de téléphone portable se trouve ici : retirez-le, ou mettez le numéro fixe de l’institution."
    return None


def _holds_email(text: str) -> bool:
    if not any(sign in text for sign in "@(["):
        return False
    found = _EMAIL.finditer(_LOGIN.sub("//", text))
    return any(_PRIVATE_HOSTS.match(email[2]) or not _SHARED.search(email[1]) for email in found)
