"""An edit under `make serve`: the seconds until it is shown, by a real server on a copy of the project.

What is shown is asked for as a browser does: it waits for the server to tell that there is something new. Each edit is
made once the whole site has been built again after the one before, but for those that say so.
"""

from __future__ import annotations

import compileall
import itertools
import os
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from scripts import ROOT
from tests.clone import lay_clone

_PATIENCE_SECONDS = 300.0
_STEP_SECONDS = 0.01
_REST_SECONDS = 2.0
"""From the end of a build to the next edit."""
_TYPING_SECONDS = 1.0
"""From what shows an edit to the next one, where nothing else is waited for."""
_READY = re.compile(r"http://127\.0\.0\.1:\d+/")
_POLL = re.compile(r"livereload\((\d+), (\d+)\);")
_FIRST_YEAR = 2027
"""What edits write are years, which stand nowhere else and may be those of a version of the data."""
_SOMEBODY = ("-c", "user.name=bench", "-c", "user.email=bench@localhost")
_FICHE, _QPV, _CITES, _HOME, _DATA, _ABOUT = (
    "cites/angers-loire-metropole/",
    "qpv/qp049001/",
    "cites/",
    "",
    "donnees/",
    "a-propos/",
)


class Edit(Struct, frozen=True):
    """A text of a file that becomes another, in which `{}` is a year, and where this year is to be seen.

    `page` is the address that is looked at, `shown` what is asked for upon a reload where that is not the same: a page
    that nobody looked at, a style sheet. `refused`: it is the terminal that tells. `hurried`: the next edit does not
    wait for the whole site, which is being built.
    """

    name: str
    file: str
    before: str
    after: str
    page: str
    shown: str | None = None
    refused: bool = False
    hurried: bool = False


class Timed(Struct, frozen=True):
    """The seconds from each edit to what shows it, and to the whole site: 0 where that is not waited for."""

    shown: tuple[float, ...]
    whole: tuple[float, ...]

    @property
    def row(self) -> tuple[str, str, str]:
        """Median and worst until it is shown, median until the whole site is built."""
        whole = statistics.median(self.whole)
        return f"{statistics.median(self.shown):.2f}", f"{max(self.shown):.2f}", f"{whole:.1f}" if whole else ""


_VALUE = ("data/cites.yaml", 'nom: "Angers Loire Métropole"', 'nom: "Angers Loire Métropole {}"')
_VERSION = ("data/cites.yaml", 'version: "2026', 'version: "{}')
_PAGE = ("content/a-propos.md", "# À propos du registre", "# À propos {}")
_BLOCK = ("{% block content %}", "{% block content %}<p>{}</p>")
_MODULE = ("scripts/pages/cite.py", "Une source nomme cette cité et donne l’année.", "Une source donne l’année {}.")
_STYLE = ("site_templates/assets/registre.css", ":root {", "/* {} */\n:root {")
_SCRIPT = ("site_templates/assets/cites.js", "const KEYS", "// {}\nconst KEYS")


def _template(file: str) -> tuple[str, str, str]:
    return (f"site_templates/pages/{file}", *_BLOCK)


EDITS = (
    Edit("a value of data/cites.yaml, on the fiche", *_VALUE, _FICHE),
    Edit("— while the site is being built", *_VALUE, _FICHE, hurried=True),
    Edit("— on a fiche that is opened after the edit", *_VALUE, _HOME, _FICHE),
    Edit("— on the page of a QPV", *_VALUE, _QPV),
    Edit("— on /cites/", *_VALUE, _CITES),
    Edit("— on the home page", *_VALUE, _HOME),
    Edit("— on /donnees/", *_VERSION, _DATA),
    Edit("— a wrong one, told by the terminal", "data/cites.yaml", "annee: 2020", "annee: {}", _FICHE, refused=True),
    Edit("a template, on the fiche", *_template("cite.html"), _FICHE),
    Edit("— on the page of a QPV", *_template("qpv_2015.html"), _QPV),
    Edit("— on /cites/", *_template("cites.html"), _CITES),
    Edit("— on the home page", *_template("home.html"), _HOME),
    Edit("— on /donnees/", *_template("donnees.html"), _DATA),
    Edit("a page of content/, on that page", *_PAGE, _ABOUT),
    Edit("— on that page, opened after the edit", *_PAGE, _FICHE, _ABOUT),
    Edit("a style sheet, on the fiche", *_STYLE, _FICHE, "assets/registre.css"),
    Edit("a script, on /cites/", *_SCRIPT, _CITES, "assets/cites.js"),
    Edit("a module of scripts/, on the fiche", *_MODULE, _FICHE),
)


def edits(folder: Path, count: int, wanted: Sequence[Edit] = EDITS) -> Iterator[tuple[Edit, Timed]]:
    """Yield what each edit takes, made `count` times in a copy of the project, which is laid in `folder`.

    Raises RuntimeError where an edit is not shown, or the server ends.
    """
    preview = _Preview(lay_clone(folder / "edits"))
    try:
        preview.start()
        for edit in wanted:
            years = itertools.count(_FIRST_YEAR)
            times = [preview.time(edit, years) for _ in range(count)]
            yield edit, Timed(*zip(*times, strict=True))
            if edit.hurried:
                preview.wait_for_site(edit)
    finally:
        preview.stop()


class _Preview:
    """`make serve` in a copy of the project, and what it has said so far."""

    def __init__(self, root: Path) -> None:
        self._root, self._output = root, root / "said.txt"
        for arguments in (["init", "--quiet"], ["add", "."], [*_SOMEBODY, "commit", "--quiet", "--message=copy"]):
            subprocess.run(["git", *arguments], cwd=root, check=True)
        compileall.compile_dir(root / "scripts", quiet=1)  # as setting up does
        with self._output.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "scripts", "serve", "--port", "0"],
                cwd=root,
                env={**os.environ, "SITE_URL": "", "REPO_URL": ""},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        self._year = 0

    def start(self) -> None:
        """Wait until the site is built for the first time, and served."""
        self._wait(lambda: _READY.search(self._said) is not None)
        self._url = _READY.search(self._said)[0]
        time.sleep(_REST_SECONDS)

    def stop(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait()

    def time(self, edit: Edit, years: Iterator[int]) -> tuple[float, float]:
        """Make an edit; the seconds until it is shown, and until the whole site is built (0 if that is not waited for).

        An edit that is refused is undone.
        """
        self._year = next(years)
        while self._is_built(edit) or self._stands_in(self._said):
            self._year = next(years)
        opened = self._get(edit.page)
        original = (ROOT / edit.file).read_text(encoding="utf-8")
        if edit.before not in original:
            raise RuntimeError(f"{edit.file} has no « {edit.before} »")
        start = time.monotonic()
        self._write(edit, original.replace(edit.before, edit.after.replace("{}", str(self._year)), 1))
        if edit.refused:
            self._wait(lambda: self._stands_in(self._said))
        else:
            self._wait_for_reload(opened)
            self._wait(lambda: self._shows(edit))
        shown = time.monotonic() - start
        if edit.refused:
            self._write(edit, original)
        if edit.refused or edit.hurried:
            time.sleep(_TYPING_SECONDS)
            return shown, 0.0
        return shown, self.wait_for_site(edit) - start

    def wait_for_site(self, edit: Edit) -> float:
        """Wait until the last edit stands in the site that is built, rest, and return when it was."""
        self._wait(lambda: self._is_built(edit))
        built = time.monotonic()
        time.sleep(_REST_SECONDS)
        return built

    def _is_built(self, edit: Edit) -> bool:
        address = edit.page if edit.shown is None else edit.shown
        file = self._root / "build" / "site" / f"{address}{'' if '.' in address else 'index.html'}"
        return self._stands_in(file.read_text(encoding="utf-8"))

    def _write(self, edit: Edit, text: str) -> None:
        (self._root / edit.file).write_text(text, encoding="utf-8")

    def _wait_for_reload(self, opened: str) -> None:
        """Wait as the script of an open page does: a request is answered once there is something new."""
        known, poll = _POLL.search(opened).groups()
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while int(self._get(f"livereload/{known}/{poll}")) <= int(known):
            if time.monotonic() > deadline:
                raise RuntimeError(self._said)

    def _shows(self, edit: Edit) -> bool:
        """Whether the year of the edit is there, when its page is loaded again."""
        page = self._get(edit.page)
        return self._stands_in(page if edit.shown is None else self._get(edit.shown))

    def _stands_in(self, text: str) -> bool:
        return re.search(rf"\b{self._year}\b", text) is not None

    def _get(self, address: str) -> str:
        with urllib.request.urlopen(self._url + address, timeout=_PATIENCE_SECONDS) as answer:
            return answer.read().decode()

    @property
    def _said(self) -> str:
        return self._output.read_text(encoding="utf-8")

    def _wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not condition():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(self._said)
            time.sleep(_STEP_SECONDS)
