"""The real site, built as `make site` builds it, and served on this machine as a host of static files would."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts import ROOT
from scripts.commands.site import files
from scripts.model.model import Model
from scripts.publish import publish
from scripts.site.shells import build_hand_written

COMPRESSED = {"text/html", "text/css", "text/javascript", "application/javascript", "application/json", "image/svg+xml"}


@dataclass(frozen=True)
class Site:
    """A built site: its folder, the path that it is served under (`/`, `/registre/`), and the address of the server."""

    folder: Path
    base: str
    server: str

    @property
    def address(self) -> str:
        """The address of the home page."""
        return self.server + self.base

    @cached_property
    def documents(self) -> dict[str, str]:
        """Every HTML document by its path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.folder.rglob("*.html"))
        }


@contextmanager
def built(model: Model, top: Path, base: str, **environment: str) -> Iterator[Site]:
    """Build the site below `top`, where it is served under `base`; `environment` has SITE_URL and REPO_URL, or not."""
    folder = top / (base.strip("/") or "site")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("SITE_URL", "REPO_URL"):
            patch.setenv(name, environment.get(name, ""))
        publish(files(model, build_hand_written(ROOT), ROOT), folder)
    with served(folder if base == "/" else top, folder / "404.html") as server:
        yield Site(folder, base, server)


@contextmanager
def served(folder: Path, missing: Path) -> Iterator[str]:
    """Serve a folder on the loopback, compressed, with the document `missing` for what is not there.

    Gives the address of the server.
    """

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            if path.is_dir():
                if not urlsplit(self.path).path.endswith("/"):
                    return super().do_GET()
                path /= "index.html"
            found = path.is_file()
            kind = self.guess_type(str(path)) if found else "text/html"
            body = (path if found else missing).read_bytes()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            if kind in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
