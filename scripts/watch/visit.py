"""One visit to each address: slowly to each host, bounded in time, and nothing is read but the answer's head."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from enum import StrEnum
from urllib.parse import urlsplit

import requests
from msgspec import Struct

USER_AGENT = "registre-cites-emploi (veille des liens)"

_GONE = (404, 410)
_FOR_GOOD = (301, 308)
_KEPT_OUT = (401, 403, 405, 429, 451)


class Etat(StrEnum):
    """What a visit tells of an address; only a dead one is a fact to keep."""

    VIVANTE = "vivante"
    DEPLACEE = "déplacée"
    MORTE = "morte"
    EN_PANNE = "en panne"
    INCONNUE = "sans réponse pour un programme"


class Visite(Struct, frozen=True):
    """What became of an address, and why in French; `ailleurs` is where a moved one leads."""

    adresse: str
    etat: Etat
    pourquoi: str
    ailleurs: str | None = None


def visits(addresses: Iterable[str], delay: float, pause: float) -> Iterator[Visite]:
    """Visit each address once, hosts in turn; `delay` is how many seconds a silence may last.

    `pause` is how many seconds pass between two requests to one host.
    """
    last: dict[str, float] = {}
    with requests.Session() as session:
        session.headers["User-Agent"] = USER_AGENT
        for address in _in_turn(addresses):
            host = urlsplit(address).netloc
            time.sleep(max(0.0, last.get(host, 0.0) + pause - time.monotonic()))
            yield visit(session, address, delay)
            last[host] = time.monotonic()


def visit(session: requests.Session, address: str, delay: float) -> Visite:
    """Ask for an address, and read its status only; whatever the network does, nothing is raised."""
    try:
        with session.get(address, timeout=delay, stream=True) as response:
            return _judged(address, response)
    except requests.exceptions.SSLError:
        return Visite(address, Etat.EN_PANNE, "la connexion chiffrée est impossible")
    except requests.Timeout:
        return Visite(address, Etat.EN_PANNE, f"aucune réponse en {delay:g} s")
    except requests.TooManyRedirects:
        return Visite(address, Etat.EN_PANNE, "les renvois tournent en rond")
    except requests.ConnectionError as error:
        if "NameResolutionError" in repr(error):
            return Visite(address, Etat.MORTE, "le nom du site est introuvable")
        return Visite(address, Etat.EN_PANNE, "la connexion est refusée ou coupée")
    except (requests.RequestException, ValueError):
        return Visite(address, Etat.EN_PANNE, "l’adresse ou la réponse est illisible")


def _judged(address: str, response: requests.Response) -> Visite:
    code = response.status_code
    if code in _GONE:
        return Visite(address, Etat.MORTE, f"réponse {code}")
    if code in _KEPT_OUT:
        return Visite(address, Etat.INCONNUE, f"réponse {code}")
    if code >= 400:
        return Visite(address, Etat.EN_PANNE, f"réponse {code}")
    if response.history and all(hop.status_code in _FOR_GOOD for hop in response.history):
        return Visite(address, Etat.DEPLACEE, f"réponse {response.history[0].status_code}", response.url)
    return Visite(address, Etat.VIVANTE, f"réponse {code}")


def _in_turn(addresses: Iterable[str]) -> Iterator[str]:
    """The addresses, a host after another, so that no host is asked twice in a row where that can be."""
    by_host: dict[str, deque[str]] = defaultdict(deque)
    for address in addresses:
        by_host[urlsplit(address).netloc].append(address)
    while by_host:
        for host in list(by_host):
            yield by_host[host].popleft()
            if not by_host[host]:
                del by_host[host]
