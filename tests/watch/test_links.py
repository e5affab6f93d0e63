"""`make links`, against a real server: what is dead, what is only out of order, and what is then proposed."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import requests

from scripts import ROOT
from scripts.registry.load import SOURCES, load
from scripts.watch.addresses import addresses
from scripts.watch.proposal import proposed
from scripts.watch.visit import Etat, Visite, visit, visits
from tests.small_registry import copy_mini, diagnose, real_reference, replace
from tests.upstream.server import Server, file, moved, status

ALDEV = "https://angers-developpement.com/z7h9"


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def seen(address: str, delay: float = 5) -> tuple[Etat, str | None]:
    with requests.Session() as session:
        found = visit(session, address, delay)
    return found.etat, found.ailleurs


@pytest.mark.parametrize(
    ("code", "etat"),
    [
        (200, Etat.VIVANTE),
        (206, Etat.VIVANTE),
        (404, Etat.MORTE),
        (410, Etat.MORTE),
        (403, Etat.INCONNUE),
        (429, Etat.INCONNUE),
        (500, Etat.EN_PANNE),
        (503, Etat.EN_PANNE),
    ],
)
def test_a_status_tells_what_became_of_it(server, code, etat):
    assert seen(server.on("/x", status(code))) == (etat, None)


def test_one_that_moved_for_good_says_where(server):
    there = server.on("/nouvelle", status(200))
    assert seen(server.on("/ancienne", moved(301, "/nouvelle"))) == (Etat.DEPLACEE, there)
    assert seen(server.on("/passagere", moved(302, "/nouvelle"))) == (Etat.VIVANTE, None)
    assert seen(server.on("/perdue", moved(301, "/absente"))) == (Etat.MORTE, None)


def test_a_circle_is_out_of_order(server):
    assert seen(server.on("/rond", moved(302, "/rond")))[0] is Etat.EN_PANNE


def test_a_silence_a_refusal_and_a_host_without_tls_are_out_of_order(server):
    assert seen(server.on("/muette", server.silence), delay=0.3)[0] is Etat.EN_PANNE
    assert seen(server.on("/claire", status(200)).replace("http://", "https://"))[0] is Etat.EN_PANNE
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert seen(f"http://127.0.0.1:{port}/")[0] is Etat.EN_PANNE


def test_a_host_without_a_name_is_dead():
    assert seen("http://ce-nom-n-existe-pas.invalid/")[0] is Etat.MORTE


def test_an_address_that_cannot_be_read_is_told_and_not_raised():
    assert seen("http://[::1/")[0] is Etat.EN_PANNE


def test_a_long_answer_is_not_read(server):
    answer = server.on("/longue", server.half_silence)
    start = time.monotonic()
    assert seen(answer)[0] is Etat.VIVANTE
    assert time.monotonic() - start < 5


def test_hosts_take_turns_and_wait(server):
    asked = [server.on(f"/{rank}", status(200)) for rank in range(3)]
    others = [address.replace("127.0.0.1", "localhost") for address in asked]
    start = time.monotonic()
    found = [visite.adresse for visite in visits([*asked, *others], 5, 0.2)]
    assert found == [address for pair in zip(asked, others, strict=True) for address in pair]
    assert time.monotonic() - start >= 0.4
    assert {headers["User-Agent"] for _, headers in server.asked} == {"registre-cites-emploi (veille des liens)"}


def test_every_address_that_people_see_is_watched():
    found = addresses(ROOT, load(ROOT))
    urls = {source.url for source in load(ROOT).sources.sources if source.url}
    assert urls <= found.keys()
    assert found["https://pagefind.app/"] == ("site_templates/theme/partials/footer.html:16",)
    assert any(place.startswith("content/") for places in found.values() for place in places)
    assert all(address.startswith(("https://", "http://")) for address in found)


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    return copy_mini(tmp_path)


def test_a_death_is_proposed_and_passes_the_check(mini):
    text = proposed(load(mini), real_reference(), [Visite(ALDEV, Etat.MORTE, "réponse 404")], date(2026, 12, 1))
    before = (mini / SOURCES).read_text(encoding="utf-8")
    assert text != before
    assert set(text.splitlines()) - set(before.splitlines()) == {"    morte_depuis: 2026-12-01"}
    (mini / SOURCES).write_text(text, encoding="utf-8")
    assert not diagnose(mini)
    again = proposed(load(mini), real_reference(), [Visite(ALDEV, Etat.MORTE, "réponse 404")], date(2027, 1, 1))
    assert again == text
    assert proposed(load(mini), real_reference(), [Visite(ALDEV, Etat.VIVANTE, "")], date(2027, 1, 1)) == before


@pytest.mark.parametrize("etat", [Etat.EN_PANNE, Etat.INCONNUE, Etat.VIVANTE, Etat.DEPLACEE])
def test_nothing_else_changes_the_file(mini, etat):
    text = proposed(load(mini), real_reference(), [Visite(ALDEV, etat, "")], date(2026, 12, 1))
    assert text == (mini / SOURCES).read_text(encoding="utf-8")


def links(root: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "scripts", "links", f"--racine={root}", "--pause=0", "--delai=5", *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.fixture
def watched(mini: Path, server: Server) -> Path:
    """The mini registry, one of whose addresses is dead and another alive, on the loopback."""
    text = (mini / SOURCES).read_text(encoding="utf-8")
    for rank, source in enumerate([one for one in load(mini).sources.sources if one.url]):
        here = server.on(f"/{rank}", status(404) if source.url == ALDEV else file(b"x"))
        replace(mini, [(f'"{source.url}"', f'"{here}"')], SOURCES)
        for path in (mini / "data").glob("*.yaml"):
            path.write_text(path.read_text("utf-8").replace(f'"{source.url}"', f'"{here}"'), encoding="utf-8")
    assert text != (mini / SOURCES).read_text(encoding="utf-8")
    return mini


def test_the_command_shows_what_it_would_write_and_writes_only_if_told(watched):
    before = (watched / SOURCES).read_bytes()
    done = links(watched)
    assert done.returncode == 0, done.stderr
    assert "morte (réponse 404)" in done.stdout
    assert "+    morte_depuis: " in done.stdout
    assert "adresses visitées (" in done.stdout
    assert (watched / SOURCES).read_bytes() == before
    assert links(watched, "--ecrire").returncode == 0
    assert b"morte_depuis: " in (watched / SOURCES).read_bytes()
    assert "n’a pas à changer" in links(watched).stdout


def test_without_a_network_nothing_is_proposed(watched, server):
    server.close()
    done = links(watched, "--ecrire")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Aucune adresse n’a répondu")
    assert b"morte_depuis" not in (watched / SOURCES).read_bytes()
