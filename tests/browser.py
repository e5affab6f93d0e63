"""The browser of the tests: a real Chromium, had in whatever way this machine offers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import Browser, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

FLAGS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu")
DOWNLOAD_PATIENCE = 200
"""Seconds given to one download; a machine without network gives up long before."""


class NoBrowser(Exception):
    """No Chromium could be had; the message is one French line that says what to install."""


def launch(playwright: Playwright) -> Browser:
    """Start $CHROMIUM, else a Chromium on the path, else Playwright's own, else, as root on a Debian, the system's.

    The last two are downloaded when they are missing. Raises NoBrowser.
    """
    if named := os.environ.get("CHROMIUM"):
        try:
            return _start(playwright, named)
        except PlaywrightError as error:
            raise NoBrowser(f"$CHROMIUM ({named}) ne démarre pas : indiquez un Chromium, ou rien.") from error
    for way in (_on_the_path, _of_playwright, _of_debian):
        with suppress(PlaywrightError, OSError, subprocess.SubprocessError):
            if program := way(playwright):
                return _start(playwright, program)
    raise NoBrowser(
        "Les essais ont besoin d’un navigateur : installez Chromium (Debian ou Ubuntu : « apt install chromium » ; "
        "ailleurs : « .venv/bin/python -m playwright install --with-deps chromium »), ou indiquez-le dans $CHROMIUM."
    )


@contextmanager
def listened(browser: Browser, address: str, init: str = "", **options) -> Iterator[tuple[Page, list[str]]]:
    """A new page at an address, and all that its console, its scripts and its policy complain of, as it comes.

    `init` is a script that runs in each document before its own; `options` are those of `Browser.new_context`.
    """
    context = browser.new_context(locale="fr-FR", **options)
    if init:
        context.add_init_script(init)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    try:
        yield page, complaints
    finally:
        context.close()


def _start(playwright: Playwright, program: str) -> Browser:
    return playwright.chromium.launch(executable_path=program, args=list(FLAGS))


def _on_the_path(_: Playwright) -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def _of_playwright(playwright: Playwright) -> str:
    program = playwright.chromium.executable_path
    if not os.path.exists(program):
        _run(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")
    return program


def _of_debian(_: Playwright) -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    _run("apt-get", "update", "-qq")
    _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation")
    return shutil.which("chromium")


def _run(*command: str) -> None:
    subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=DOWNLOAD_PATIENCE,
        check=True,
    )
