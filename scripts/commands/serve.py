"""`make serve`: the site on this machine, built again and reloaded at each change.

The server is MkDocs' own (`mkdocs.livereload`). Upon a change, the page that was asked for last is made at once, alone,
and shown; the whole site is then built behind it, and takes its place. Until then, any other page that is asked for is
made alone as well. Both are the work of processes of their own, `python -m scripts page` and `python -m scripts site`:
a change of `scripts/` is taken into account, and a build that dies leaves the server standing. Style sheets and scripts
are served as they lie in `site_templates/assets/`.

Pages are served without their Content-Security-Policy, which forbids the script that reloads them.
"""

import argparse
import errno
import gc
import json
import logging
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from scripts import ROOT
from scripts.failures import Failure, describe
from scripts.kept import Dates, dates

SUMMARY = "Voir le site sur cette machine, reconstruit à chaque modification"

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')

_POLLING_SECONDS = 0.1
_STILL_SECONDS = 0.05
"""How long no file must change before a build begins."""
_BEHIND = 10
"""What is added to the niceness of a whole build: a page that is asked for meanwhile comes first."""
WATCHED = ("data", "content", "site_templates", "scripts", "mkdocs.yml")
_building: set[subprocess.Popen] = set()
"""The processes of whole builds, which end with this one, and clear away what they have begun."""


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the argument of the command: the port."""
    parser.add_argument("--port", type=_port, default=8000, metavar="PORT", help="port de 127.0.0.1 (8000)")


def run(args: argparse.Namespace) -> int:
    """Build, then serve and build again until Ctrl+C; returns 0. Raises Failure when the port cannot be had."""
    gc.enable()
    workshop = Workshop(ROOT)

    def build(root: Path) -> int:
        status = build_apart(root)
        workshop.open()
        return status

    try:
        return serve(ROOT, args.port, build, workshop.page)
    finally:
        workshop.close()
        for process in tuple(_building):
            process.terminate()
            process.wait()


def build_apart(root: Path) -> int:
    """Builds the site of a clone in a new process, which prints its own diagnostics; returns the exit status."""
    process = _start(root, "site", stdin=subprocess.DEVNULL)
    _building.add(process)
    with suppress(ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, process.pid, _BEHIND)
    process.wait()
    _building.discard(process)
    return process.returncode


class Workshop:
    """A process that has imported the code of a clone and makes page after page; another, once the code has changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._process: subprocess.Popen | None = None
        self._code: Dates = {}

    def open(self) -> None:
        """Start the process, which gets ready by itself, unless it is there."""
        with self._lock:
            self._open()

    def page(self, path: str) -> str | None:
        """Make the page at a path of the site, empty where there is none; None where it tells why it cannot be made."""
        with self._lock:
            try:
                process = self._open()
            except OSError as error:
                _say(f"La page n’a pas pu être faite ({describe(error)}).")
                return None
            with suppress(BrokenPipeError):
                process.stdin.write(json.dumps(path).encode() + b"\n")
                process.stdin.flush()
            answer = process.stdout.readline()
            if not answer.endswith(b"\n"):
                self._close()
                return None
        return json.loads(answer)

    def close(self) -> None:
        """End the process, even if it is at work: who waits for its answer gets none, and lets go of it."""
        if (process := self._process) is not None:
            process.terminate()
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process.stdout.close()
            with suppress(BrokenPipeError):
                self._process.stdin.close()
            self._process = None

    def _open(self) -> subprocess.Popen:
        code = dates(self._root / "scripts")
        if self._process is None or self._process.poll() is not None or self._code != code:
            self._close()
            self._code = code
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "start_new_session": True}
            self._process = _start(self._root, "page", **pipes)  # Ctrl+C does not reach it
        return self._process


def _start(root: Path, command: str, **options: int) -> subprocess.Popen:
    """No bytecode is written, since `scripts/` is watched."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen([sys.executable, "-m", "scripts", command], cwd=root, env=environment, **options)


def serve(root: Path, port: int, build: Callable[[Path], int], make_page: Callable[[str], str | None]) -> int:
    """Serves `build/site` of a clone on 127.0.0.1 until Ctrl+C; returns 0.

    `build` makes `build/site` and returns an exit status; when it fails, the last good site goes on being served.
    `make_page` gives a page alone, an empty text where there is none, None where it cannot be made. `port` 0 takes a
    free one. Raises Failure when the port cannot be had.
    """
    from mkdocs.livereload import LiveReloadServer

    class Server(LiveReloadServer):
        def serve_forever(self, poll_interval: float) -> None:
            """Say where, once files are watched."""
            _say(f"Le site est à http://127.0.0.1:{self.server_address[1]}/ (Ctrl+C pour arrêter).")
            super().serve_forever(poll_interval)

        def _serve_request(self, environ, start_response):
            address = environ["PATH_INFO"]
            if address.endswith("/") and (page := changes.page(address.removeprefix("/") + "index.html")):
                start_response("200 OK", [("Content-Type", "text/html")])
                return [self._inject_js_into_html(page.encode(), self._visible_epoch)]
            asset = root / "site_templates" / "assets" / PurePosixPath(address).name
            if address == f"/assets/{asset.name}" and asset.is_file():
                start_response("200 OK", [("Content-Type", self._guess_type(asset.name))])
                return [asset.read_bytes()]
            return super()._serve_request(environ, start_response)

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
        socket.create_server(("127.0.0.1", port)).close()
        changes.build()
        threading.Thread(target=changes.keep_building, daemon=True).start()
        server.serve()
    except KeyboardInterrupt:
        _say("Arrêté.")
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise Failure(f"Le port {port} n’est pas libre : choisissez-en un autre (make serve PORT=8001).") from error
    finally:
        server.shutdown()
    return 0


class _Changes:
    """What becomes of a change: the page last looked at is made at once, others as they are asked for, then all."""

    def __init__(self, root: Path, build: Callable[[Path], int], make_page: Callable[[str], str | None]) -> None:
        self._root, self._build, self._make_page = root, build, make_page
        self._site = root / "build" / "site"
        self._seen = "index.html"
        self._wanted = threading.Event()
        self._pages: dict[str, str] = {}
        self._count = self._built = 0
        """How many changes there were, and how many of them the site has."""

    def show(self) -> None:
        """Make the page last looked at, and ask for the rest, unless the registry is refused."""
        seen = self._seen
        page = self._make_page(seen) if self._site.exists() else ""
        if page is None:
            self._tell(refused=True)
        else:
            self._pages = {seen: page}
            self._count += 1
            self._wanted.set()

    def page(self, path: str) -> str:
        """The page at a path as the last change has made it; empty where the site has it so, or where there is none."""
        self._seen = path
        if self._count == self._built:
            return ""
        pages = self._pages
        if path not in pages:
            pages[path] = self._make_page(path) or ""
        return pages[path]

    def keep_building(self) -> None:
        """Build the site each time that it is asked for, for ever."""
        while self._wanted.wait():
            self._wanted.clear()
            count = self._count
            if self.build():
                self._built = count

    def build(self) -> bool:
        """Build the whole site, and say what came of it: another change may go better than what the machine refuses."""
        try:
            built = self._build(self._root) == 0
        except OSError as error:
            _say(f"La construction n’a pas pu commencer ({describe(error)}).")
            built = False
        self._tell(refused=not built)
        return built

    def _tell(self, *, refused: bool) -> None:
        if not refused:
            _say("Site construit.")
        elif self._site.exists():
            _say("La construction a échoué : le dernier site construit reste affiché.")
        else:
            _say("La construction a échoué : rien à afficher tant que l’erreur demeure.")


def _say(line: str) -> None:
    print(line, flush=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un port (un nombre de 0 à 65535)")
    return int(text)
