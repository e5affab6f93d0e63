"""A small page with the search field, served at the root and under a sub-path."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page

from scripts import ROOT
from scripts.find import emit
from scripts.pages.parts.interlocuteurs import address_check

CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"
SUB_PATH = "sous/chemin/"


@dataclass(frozen=True)
class Served:
    """The address of a server on this machine, and that of the same site under a sub-path."""

    address: str
    below: str


@pytest.fixture(scope="session")
def files(model, contours, tmp_path_factory) -> Path:
    """The folder that is served."""
    folder = tmp_path_factory.mktemp("trouver")
    verification = address_check(model)
    for base in ("", SUB_PATH):
        for path, content in emit(model, contours):
            place = folder / base / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        for asset in (ROOT / "site_templates" / "assets").iterdir():
            shutil.copy(asset, folder / base / "assets" / asset.name)
        _write(folder / base / "index.html", "", "js", verification)
        _write(folder / base / "sans-script.html", "", "no-js", verification)
        _write(folder / base / "communes" / "index.html", "../", "js", verification)
    return folder


@pytest.fixture(scope="session")
def served(files) -> Iterator[Served]:
    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=files))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    yield Served(address, address + SUB_PATH)
    server.shutdown()


@pytest.fixture
def page(browser, served) -> Iterator[Page]:
    """The page with the field, new for each test."""
    with opened(browser, served) as page:
        yield page


@pytest.fixture(scope="module")
def same_page(browser, served) -> Iterator[Page]:
    """The page with the field, one for all tests of a module."""
    with opened(browser, served) as page:
        yield page


@contextmanager
def opened(browser: Browser, served: Served, **settings: Any) -> Iterator[Page]:
    """A page on the screen of a phone; whatever it complains of fails the test."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 412, "height": 900}, **settings)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(served.address)
    yield page
    context.close()
    assert complaints == []


def _write(path: Path, to_root: str, script: str, verification: str | None) -> None:
    environment = Environment(loader=FileSystemLoader(ROOT / "site_templates" / "pages"), autoescape=True)
    environment.filters["href"] = lambda path: to_root + path or "./"
    form = environment.get_template("trouver.html").render(verification=verification)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<!doctype html><html lang="fr" class="{script}"><head><meta charset="utf-8"><title>Trouver</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
        '<link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{to_root}assets/registre.css"></head>'
        f'<body class="md-typeset"><main><h1>Essai</h1><h2>Trouver</h2>{form}</main></body></html>',
        encoding="utf-8",
    )
