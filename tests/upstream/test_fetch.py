"""One file over HTTP, from a real server: whatever it does, a clear word, and the cache as it was."""

from __future__ import annotations

import gzip
import socket
from datetime import date
from pathlib import Path

import pytest

from scripts.upstream.cache import Cache, digest
from scripts.upstream.fetch import Fetched, Limits, cached, fetch
from scripts.upstream.refusal import Mot, Refusal
from tests.upstream.server import Server, file, moved, status, validated

CONTENT = b"id_cde;insee_com\ncde-001;49007\n"
TODAY = date(2026, 12, 24)
LIMITS = Limits(silence=0.3, total=5, retries=1, backoff=0, size=10_000)


def read(address: str, cache: Cache, limits: Limits = LIMITS, today: date = TODAY) -> Fetched:
    """Read, and keep, as the command does once the file has been compared."""
    found = fetch("cites", address, cache, today, limits)
    cache.keep("cites", found.content, found.kept)
    return found


def refused(address: str, cache: Cache, limits: Limits = LIMITS) -> Refusal:
    """Return why a file cannot be had; the last reading is still there, whole."""
    before = cache.facts("cites")
    with pytest.raises(Refusal) as caught:
        read(address, cache, limits)
    assert cache.facts("cites") == before
    return caught.value


@pytest.fixture(autouse=True)
def known(server: Server, cache: Cache) -> None:
    """A first reading, the day before, at another address."""
    read(server.on("/avant", file(b"avant")), cache, today=date(2026, 12, 23))


def test_a_file_is_read_and_kept(server: Server, cache: Cache) -> None:
    found = read(server.on("/cites.csv", file(CONTENT)), cache)
    assert found.content == CONTENT == cache.content("cites")
    assert found.kept.sha256 == digest(CONTENT)
    assert cache.facts("cites") == found.kept
    assert "registre-cites-emploi" in server.asked[-1][1]["User-Agent"]


def test_progress_is_told_in_bytes(server: Server, cache: Cache) -> None:
    told: list[tuple[int, int | None]] = []
    address = server.on("/cites.csv", file(CONTENT))
    fetch("cites", address, cache, TODAY, LIMITS, lambda done, total: told.append((done, total)))
    assert told[-1] == (len(CONTENT), len(CONTENT))


def test_a_compressed_answer_is_opened(server: Server, cache: Cache) -> None:
    address = server.on("/cites.csv", file(gzip.compress(CONTENT), Content_Encoding="gzip"))
    assert read(address, cache).content == CONTENT


@pytest.mark.parametrize("code", [301, 308])
def test_an_address_that_moved_for_good_is_told(server: Server, cache: Cache, code: int) -> None:
    server.on("/nouveau.csv", file(CONTENT))
    found = read(server.on("/ancien.csv", moved(code, "/nouveau.csv")), cache)
    assert found.content == CONTENT
    assert found.remarks[0] == (
        f"adresse déplacée pour de bon ({code}) : écrivez « {server.url}/nouveau.csv » dans data/amont.yaml"
    )


@pytest.mark.parametrize("code", [302, 307])
def test_a_passing_redirection_is_how_a_stable_address_works(server: Server, cache: Cache, code: int) -> None:
    server.on("/version-du-jour.csv", file(CONTENT))
    found = read(server.on("/stable", moved(code, "/version-du-jour.csv")), cache)
    assert found.content == CONTENT
    assert not any("déplacée" in remark for remark in found.remarks)


def test_an_address_that_turns_in_circles_is_refused(server: Server, cache: Cache) -> None:
    assert refused(server.on("/rond", moved(302, "/rond")), cache).mot is Mot.TROP_DE_RENVOIS


def test_a_truncated_file_is_never_taken_for_whole(server: Server, cache: Cache) -> None:
    refusal = refused(server.on("/cites.csv", file(CONTENT, Content_Length="5000")), cache)
    assert refusal.mot is Mot.TRONQUE
    assert str(refusal) == "la réponse est coupée en route : le fichier n’est pas entier, recommencez"


def test_a_damaged_compression_is_refused(server: Server, cache: Cache) -> None:
    half = gzip.compress(CONTENT * 50)[:40] + b"\x00" * 20
    assert refused(server.on("/cites.csv", file(half, Content_Encoding="gzip")), cache).mot is Mot.TRONQUE


def test_a_file_of_unknown_size_may_be_cut(server: Server, cache: Cache) -> None:
    """HTTP/1.0: the connection that ends is all that tells the end of the file."""
    found = read(server.on("/cites.csv", file(CONTENT, Content_Length="")), cache)
    assert found.content == CONTENT and "rien ne prouve que le fichier soit entier" in found.remarks[0]


def test_a_silent_server_is_too_slow(server: Server, cache: Cache) -> None:
    refusal = refused(server.on("/cites.csv", server.silence), cache)
    assert (refusal.mot, str(refusal)) == (Mot.TROP_LENT, "le serveur se tait plus de 0,3 s")
    assert len(server.asked) == 3, "one new attempt"


def test_a_server_that_falls_silent_is_too_slow(server: Server, cache: Cache) -> None:
    assert refused(server.on("/cites.csv", server.half_silence), cache).mot is Mot.TROP_LENT


def test_a_passing_error_is_tried_again(server: Server, cache: Cache) -> None:
    assert read(server.on("/cites.csv", status(500), file(CONTENT)), cache).content == CONTENT


def test_a_lasting_error_is_told(server: Server, cache: Cache) -> None:
    refusal = refused(server.on("/cites.csv", status(500)), cache)
    assert refusal.mot is Mot.ERREUR_DU_SERVEUR
    assert str(refusal).replace("\u00a0", " ") == "le serveur répond 500 après 2 essais : recommencez plus tard"


@pytest.mark.parametrize(("code", "mot"), [(404, Mot.INTROUVABLE), (410, Mot.INTROUVABLE), (403, Mot.REFUSE)])
def test_a_refusal_is_not_tried_again(server: Server, cache: Cache, code: int, mot: Mot) -> None:
    asked = len(server.asked)
    refusal = refused(server.on("/cites.csv", status(code)), cache)
    assert refusal.mot is mot
    assert str(code) in str(refusal)
    assert len(server.asked) == asked + 1


def test_nobody_at_the_address(cache: Cache) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/cites.csv"
        assert refused(address, cache).mot is Mot.INJOIGNABLE


@pytest.mark.parametrize("address", ["cites.csv", "ftp://exemple.test/cites.csv", "http://"])
def test_an_address_that_is_none(cache: Cache, address: str) -> None:
    assert refused(address, cache).mot is Mot.REFUSE


def test_a_file_too_big_is_not_read_to_the_end(server: Server, cache: Cache) -> None:
    assert refused(server.on("/cites.csv", file(CONTENT * 1000)), cache).mot is Mot.TROP_GROS


def test_what_has_changed_since_the_last_reading_is_told(server: Server, cache: Cache) -> None:
    assert read(server.on("/avant", file(CONTENT)), cache).remarks == (
        "le fichier a changé depuis la lecture du 23\u00a0décembre 2026",
    )
    assert read(server.on("/avant", file(CONTENT)), cache).remarks == (
        "inchangé depuis la lecture du 24\u00a0décembre 2026",
    )


def test_an_unchanged_file_is_not_sent_again(server: Server, cache: Cache) -> None:
    address = server.on("/cites.csv", validated(CONTENT, '"un"'))
    first = read(address, cache)
    again = read(address, cache)
    assert server.asked[-1][1]["If-None-Match"] == '"un"'
    assert again.content == CONTENT
    assert again.kept == first.kept
    assert again.remarks == ("inchangé depuis la lecture du 24\u00a0décembre 2026",)


def test_an_altered_copy_is_read_again(server: Server, cache: Cache, tmp_path: Path) -> None:
    address = server.on("/cites.csv", validated(CONTENT, '"un"'))
    read(address, cache)
    (tmp_path / "cache" / "cites.donnees").write_bytes(b"altered")
    assert read(address, cache).content == CONTENT
    assert "If-None-Match" not in server.asked[-1][1]


def test_without_the_network_the_last_reading_serves(cache: Cache) -> None:
    found = cached("cites", cache)
    assert (found.content, found.remarks) == (b"avant", ("copie lue le 23\u00a0décembre 2026",))
    with pytest.raises(Refusal) as caught:
        cached("autre", cache)
    assert caught.value.mot is Mot.ABSENT_DU_CACHE
