"""`make serve`: the site on this machine, built again and reloaded at each change.

The server is MkDocs' own (`mkdocs.livereload`). Upon a change, the page that was asked for last is made at once, alone,
and shown; the whole site is then built behind it, and takes its place. Both run in processes of their own, as
`python -m scripts page` and `python -m scripts site` would: a change of `scripts/` is taken into account, and a build
that dies leaves the server standing. The process of the next page is started beforehand, and waits for its path: half
of what a page costs is to import the code.

Pages are served without their Content-Security-Policy, which forbids the script that reloads them.
"""

import argparse
import errno
import gc
import logging
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from scripts import ROOT
from scripts.failures import Failure

SUMMARY = "Voir le site sur cette machine, reconstruit à chaque modification"

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')

_POLLING_SECONDS = 0.1
_STILL_SECONDS = 0.05
"""How long no file must change before a build begins."""
_BEHIND = 10
"""What is added to the niceness of a whole build: a page that is asked for meanwhile comes first."""
_MADE_OR_REFUSED = (0, 1)
WATCHED = ("data", "content", "site_templates", "scripts", "mkdocs.yml")
_running: set[subprocess.Popen] = set()
"""The processes at work, which end with this one, and clear away what they have begun."""


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the argument of the command: the port."""
    parser.add_argument("--port", type=_port, default=8000, metavar="PORT", help="port de 127.0.0.1 (8000)")


def run(args: argparse.Namespace) -> int:
    """Build, then serve and build again until Ctrl+C; returns 0. Raises Failure when the port cannot be had."""
    gc.enable()
    standby = Standby(ROOT)
    try:
        return serve(ROOT, args.port, build_apart, standby.page)
    finally:
        standby.dismiss()
        for process in tuple(_running):
            process.terminate()
            process.wait()


def build_apart(root: Path) -> int:
    """Builds the site of a clone in a new process, which prints its own diagnostics; returns the exit status."""
    process = _start(root, "site", stdin=subprocess.DEVNULL)
    os.setpriority(os.PRIO_PROCESS, process.pid, _BEHIND)
    _finish(process)
    return process.returncode


class Standby:
    """A process that has imported the code of a clone, and waits to be told which page to make.

    It makes one; then another takes its place. One that has imported code which has changed since is never asked.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen | None = None
        self._begin()

    def page(self, path: str) -> bytes | None:
        """Makes the page at a path of the site; the process prints its own diagnostics, None if it is refused.

        Without a page at this path, gives no bytes.
        """
        if self._process is None or self._process.poll() is not None or self._code != _dates(self._root / "scripts"):
            self.dismiss()
            self._begin()
        process, self._process = self._process, None
        page = _finish(process, path.encode() + b"\n")
        if process.returncode in _MADE_OR_REFUSED:
            self._begin()
        return page if process.returncode == 0 else None

    def dismiss(self) -> None:
        """Ends the process that waits, which has begun nothing."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _begin(self) -> None:
        self._code = _dates(self._root / "scripts")
        apart = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "start_new_session": True}  # Ctrl+C is not for it
        self._process = _start(self._root, "page", **apart)


def _dates(folder: Path) -> dict[str, int]:
    """When each module of a folder was last written."""
    dates = {}
    for path in folder.rglob("*.py"):
        with suppress(FileNotFoundError):
            dates[os.fspath(path)] = path.stat().st_mtime_ns
    return dates


def _start(root: Path, command: str, **options: int) -> subprocess.Popen:
    """No bytecode is written, since `scripts/` is watched."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen([sys.executable, "-m", "scripts", command], cwd=root, env=environment, **options)


def _finish(process: subprocess.Popen, given: bytes | None = None) -> bytes | None:
    """Waits for the end of a process, and returns what it has said."""
    _running.add(process)
    said, _ = process.communicate(given)
    _running.discard(process)
    return said


def serve(root: Path, port: int, build: Callable[[Path], int], make_page: Callable[[str], bytes | None]) -> int:
    """Serves `build/site` of a clone on 127.0.0.1 until Ctrl+C; returns 0.

    `build` makes `build/site` and returns an exit status; when it fails, the last good site goes on being served.
    `make_page` gives a page alone, no bytes where there is none, None where the registry is refused. `port` 0 takes a
    free one. Raises Failure when the port cannot be had.
    """
    from mkdocs.livereload import LiveReloadServer

    class Server(LiveReloadServer):
        def serve_forever(self, poll_interval: float) -> None:
            """Say where, once files are watched."""
            _say(f"Le site est à http://127.0.0.1:{self.server_address[1]}/ (Ctrl+C pour arrêter).")
            super().serve_forever(poll_interval)

        def _serve_request(self, environ, start_response):
            path = environ["PATH_INFO"].removeprefix("/") + "index.html"
            if not environ["PATH_INFO"].endswith("/"):
                return super()._serve_request(environ, start_response)
            changes.seen = path
            found = changes.pages.get(path)
            if found is None:
                return super()._serve_request(environ, start_response)
            start_response("200 OK", [("Content-Type", "text/html")])
            return [self._inject_js_into_html(found, self._visible_epoch)]

        def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
            return super()._inject_js_into_html(_POLICY.sub(b"", content), epoch)

        def handle_error(self, request, client_address) -> None:
            """A reader that hangs up is no news."""

    def error_page(status: int) -> bytes | None:
        page = site / f"{status}.html"
        return page.read_bytes() if page.is_file() else None

    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    site = root / "build" / "site"
    changes = _Changes(root, build, make_page)
    server = Server(changes.show, "127.0.0.1", port, os.fspath(site), polling_interval=_POLLING_SECONDS)
    server.error_handler = error_page
    server.build_delay = _STILL_SECONDS
    for name in WATCHED:
        if (root / name).exists():
            server.watch(os.fspath(root / name))
    try:
        changes.build()
        threading.Thread(target=changes.keep_building, daemon=True).start()
        server.serve()
    except KeyboardInterrupt:
        _say("Arrêté.")
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise Failure(f"Le port {port} n'est pas libre : choisissez-en un autre (make serve PORT=8001).") from error
    finally:
        server.shutdown()
    return 0


class _Changes:
    """What becomes of a change: the page last `seen` is made first, kept in `pages`, then the whole site is built."""

    def __init__(self, root: Path, build: Callable[[Path], int], make_page: Callable[[str], bytes | None]) -> None:
        self._root, self._build, self._make_page = root, build, make_page
        self._site = root / "build" / "site"
        self._count, self._wanted = 0, threading.Event()
        self.seen = "index.html"
        self.pages: dict[str, bytes] = {}

    def show(self) -> None:
        """Make the page last seen, and ask for the rest, unless the registry is refused."""
        self._count += 1
        if self._site.exists():
            seen = self.seen
            page = self._make_page(seen)
            if page is None:
                self._tell(refused=True)
                return
            if page:
                self.pages[seen] = page
        self._wanted.set()

    def keep_building(self) -> None:
        """Build the site each time that it is asked for, for ever; pages made before the last build are let go."""
        while self._wanted.wait():
            self._wanted.clear()
            count = self._count
            self.build()
            if count == self._count:
                self.pages.clear()

    def build(self) -> None:
        """Build the whole site, and say what came of it."""
        self._tell(refused=self._build(self._root) != 0)

    def _tell(self, *, refused: bool) -> None:
        if not refused:
            _say("Site construit.")
        elif self._site.exists():
            _say("La construction a échoué : le dernier site construit reste affiché.")
        else:
            _say("La construction a échoué : rien à afficher tant que l'erreur demeure.")


def _say(line: str) -> None:
    print(line, flush=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas un port (un nombre de 0 à 65535)")
    return int(text)
