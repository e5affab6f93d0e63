"""`make serve`: the site on this machine, built again and reloaded at each change.

The server is MkDocs' own (`mkdocs.livereload`). Each build runs in a process of its own, as
`python -m scripts site` would: a change of `scripts/` is taken into account, and a build that dies
leaves the server standing.

Pages are served without their Content-Security-Policy, which forbids the script that reloads them.
"""

import argparse
import errno
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from scripts import ROOT
from scripts.failures import Failure

SUMMARY = "Voir le site sur cette machine, reconstruit à chaque modification"

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')

WATCHED = ("data", "content", "site_templates", "scripts", "mkdocs.yml")


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8000, metavar="PORT", help="port de 127.0.0.1 (8000)")


def run(args: argparse.Namespace) -> int:
    return serve(ROOT, args.port, build_apart)


def build_apart(root: Path) -> int:
    """Builds the site of a clone in a new process, which prints its own diagnostics.

    Returns the exit status. No bytecode is written, since `scripts/` is watched.
    """
    return subprocess.run(
        [sys.executable, "-m", "scripts", "site"],
        cwd=root,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
    ).returncode


def serve(root: Path, port: int, build: Callable[[Path], int]) -> int:
    """Serves `build/site` of a clone on 127.0.0.1 until Ctrl+C; returns 0.

    `build` makes `build/site` and returns an exit status; when it fails, the last good site goes
    on being served. `port` 0 takes a free one. Raises Failure when the port cannot be had.
    """
    from mkdocs.livereload import LiveReloadServer

    class Server(LiveReloadServer):
        def server_activate(self) -> None:
            super().server_activate()
            _say(f"Le site est à http://127.0.0.1:{self.server_address[1]}/ (Ctrl+C pour arrêter).")

        def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
            return super()._inject_js_into_html(_POLICY.sub(b"", content), epoch)

        def handle_error(self, request, client_address) -> None:
            """A reader that hangs up is no news."""

    def rebuild() -> None:
        if build(root) == 0:
            _say("Site construit.")
        elif site.exists():
            _say("La construction a échoué : le dernier site construit reste affiché.")
        else:
            _say("La construction a échoué : rien à afficher tant que l'erreur demeure.")

    def error_page(status: int) -> bytes | None:
        page = site / f"{status}.html"
        return page.read_bytes() if page.is_file() else None

    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    site = root / "build" / "site"
    server = Server(rebuild, "127.0.0.1", port, os.fspath(site))
    server.error_handler = error_page
    for name in WATCHED:
        if (root / name).exists():
            server.watch(os.fspath(root / name))
    try:
        rebuild()
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


def _say(line: str) -> None:
    print(line, flush=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas un port (un nombre de 0 à 65535)")
    return int(text)
