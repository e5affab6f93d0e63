"""Reads one official file over HTTP: bounded in time and size, tried again, never taken for whole when it is not."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date

import requests
from msgspec import Struct
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from scripts.french import compte, jour, nombre
from scripts.upstream.cache import Cache, Kept, digest
from scripts.upstream.refusal import Mot, Refusal

USER_AGENT = "registre-cites-emploi (comparaison avec les fichiers officiels)"

_MOVED_FOR_GOOD = (301, 308)
_PASSING = (429, 500, 502, 503, 504)
_CHUNK = 1 << 16

Progress = Callable[[int, int | None], None]


class Limits(Struct, frozen=True, kw_only=True):
    """How long and how much: seconds of silence, seconds in all, new attempts, seconds between two, bytes."""

    silence: float = 30
    total: float = 600
    retries: int = 3
    backoff: float = 2
    longest_wait: int = 60
    size: int = 400_000_000


class Fetched(Struct, frozen=True, kw_only=True):
    """A whole file, what is known of it, and French remarks on how it was had."""

    content: bytes
    kept: Kept
    remarks: tuple[str, ...] = ()


def fetch(
    name: str, address: str, cache: Cache, today: date, limits: Limits, progress: Progress = lambda done, total: None
) -> Fetched:
    """Read the file called `name` at `address`; `cache` serves where it has not changed, and stays as it is.

    What comes is to be kept once it has been compared. `progress` is told the bytes that have come and, where the
    server says it, how many there are. Raises Refusal.
    """
    kept = cache.facts(name)
    known = kept if kept and kept.adresse == address else None
    try:
        with _session(limits) as session, _get(session, address, known, limits) as response:
            remarks = tuple(_moves(response))
            if response.status_code == 304 and known:
                same = f"inchangé depuis la lecture du {jour(known.lu_le)}"
                return Fetched(content=cache.content(name), kept=known, remarks=(*remarks, same))
            _judge(response, limits)
            content = b"".join(_body(response, limits, progress))
            remarks += tuple(_doubts(response))
    except requests.RequestException as error:
        raise _refusal(error, limits) from error
    now = Kept(
        adresse=address,
        lu_le=today,
        sha256=digest(content),
        etag=response.headers.get("ETag"),
        modifie=response.headers.get("Last-Modified"),
    )
    return Fetched(content=content, kept=now, remarks=(*remarks, *_since(kept, now)))


def cached(name: str, cache: Cache) -> Fetched:
    """Return the last reading of a file, without the network. Raises Refusal where there is none."""
    kept = cache.facts(name)
    if kept is None:
        raise Refusal(Mot.ABSENT_DU_CACHE, "aucune lecture n’est gardée : relancez sans --hors-ligne")
    return Fetched(content=cache.content(name), kept=kept, remarks=(f"copie lue le {jour(kept.lu_le)}",))


def _session(limits: Limits) -> requests.Session:
    session = requests.Session()
    retry = Retry(
        total=limits.retries,
        redirect=0,
        backoff_factor=limits.backoff,
        retry_after_max=limits.longest_wait,
        status_forcelist=_PASSING,
        allowed_methods={"GET"},
        raise_on_status=False,
    )
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    session.max_redirects = 5
    session.headers["User-Agent"] = USER_AGENT
    return session


def _get(session: requests.Session, address: str, known: Kept | None, limits: Limits) -> requests.Response:
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modifie} if known else {}
    headers = {name: value for name, value in asked.items() if value}
    return session.get(address, headers=headers, timeout=limits.silence, stream=True)


def _moves(response: requests.Response) -> Iterator[str]:
    """Say where an address has moved for good; a passing redirection is how a stable address works."""
    if response.history and response.history[0].status_code in _MOVED_FOR_GOOD:
        yield (
            f"adresse déplacée pour de bon ({response.history[0].status_code}) : "
            f"écrivez « {response.url} » dans data/amont.yaml"
        )


def _doubts(response: requests.Response) -> Iterator[str]:
    """Say where the end of the file is only that of the connection: a cut one would look the same."""
    if "Content-Length" not in response.headers and "chunked" not in response.headers.get("Transfer-Encoding", ""):
        yield "le serveur n’en a pas dit la taille : rien ne prouve que le fichier soit entier"


def _judge(response: requests.Response, limits: Limits) -> None:
    status = response.status_code
    if status in (404, 410):
        raise Refusal(Mot.INTROUVABLE, f"le fichier n’est plus à cette adresse (réponse {status})")
    if status in _PASSING:
        tries = compte(limits.retries + 1, "essai")
        raise Refusal(Mot.ERREUR_DU_SERVEUR, f"le serveur répond {status} après {tries} : recommencez plus tard")
    if status != 200:
        raise Refusal(Mot.REFUSE, f"le serveur refuse de donner le fichier (réponse {status})")


def _body(response: requests.Response, limits: Limits, progress: Progress) -> Iterator[bytes]:
    length = response.headers.get("Content-Length", "")
    total = int(length) if length.isdecimal() and "Content-Encoding" not in response.headers else None
    start, done = time.monotonic(), 0
    for chunk in response.iter_content(_CHUNK):
        done += len(chunk)
        if done > limits.size:
            raise Refusal(Mot.TROP_GROS, f"le fichier dépasse {nombre(limits.size // 1_000_000)} Mo")
        if time.monotonic() - start > limits.total:
            raise Refusal(Mot.TROP_LENT, f"le fichier n’est pas arrivé en {_seconds(limits.total)}")
        progress(done, total)
        yield chunk


def _since(before: Kept | None, now: Kept) -> Iterator[str]:
    if before and before.sha256 != now.sha256:
        yield f"le fichier a changé depuis la lecture du {jour(before.lu_le)}"
    elif before:
        yield f"inchangé depuis la lecture du {jour(before.lu_le)}"


def _refusal(error: requests.RequestException, limits: Limits) -> Refusal:
    match error:
        case requests.TooManyRedirects():
            return Refusal(Mot.TROP_DE_RENVOIS, "l’adresse renvoie sans fin d’une page à l’autre")
        case requests.exceptions.ChunkedEncodingError() | requests.exceptions.ContentDecodingError():
            return Refusal(Mot.TRONQUE, "la réponse est coupée en route : le fichier n’est pas entier, recommencez")
        case requests.Timeout():
            return Refusal(Mot.TROP_LENT, f"le serveur se tait plus de {_seconds(limits.silence)}")
        case requests.ConnectionError() if "timed out" in str(error).lower():
            return Refusal(Mot.TROP_LENT, f"le serveur se tait plus de {_seconds(limits.silence)}")
        case requests.ConnectionError():
            return Refusal(Mot.INJOIGNABLE, "le serveur est injoignable : vérifiez l’adresse et l’accès au réseau")
    return Refusal(Mot.REFUSE, "l’adresse ne peut pas être lue : vérifiez-la dans data/amont.yaml")


def _seconds(value: float) -> str:
    return f"{value:g} s".replace(".", ",")
