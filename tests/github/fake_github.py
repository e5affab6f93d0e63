"""A server on the loopback that answers as GitHub documents, and keeps what it is asked. There is no GitHub here."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class FakeGitHub:
    """`answers` gives lists by path, cut into pages; `archives` bytes by path, after a redirection to another host."""

    def __init__(self) -> None:
        self.answers: dict[str, object] = {}
        self.archives: dict[str, bytes] = {}
        self.sent: list[tuple[str, str, dict]] = []
        self.asked: list[str] = []
        self.strangers: list[str | None] = []
        self.address = ""


@contextmanager
def github() -> Iterator[FakeGitHub]:
    """Run the server; `address` is that of its interface."""
    state = FakeGitHub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
            state.asked.append(self.path)
            if path.startswith("/elsewhere/"):
                state.strangers.append(self.headers["Authorization"])
                self._answer(200, state.archives[path.removeprefix("/elsewhere")])
            elif self.headers["Authorization"] != "Bearer jeton":
                self._answer(401, b"{}")
            elif path in state.archives:
                self.send_response(302)
                self.send_header("Location", f"http://localhost:{server.server_address[1]}/elsewhere{path}")
                self.end_headers()
            elif path in state.answers:
                self._answer(200, json.dumps(_page(state.answers[path], query)).encode())
            else:
                self._answer(404, b"{}")

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.sent.append((self.command, self.path, body))
            self._answer(201, b"{}")

        do_PATCH = do_POST  # noqa: N815 (http.server looks for this name)

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def _page(answer: object, query: dict[str, list[str]]) -> object:
    size, page = int(query["per_page"][0]), int(query["page"][0])
    span = slice((page - 1) * size, page * size)
    if isinstance(answer, dict):
        return {key: value[span] for key, value in answer.items()}
    return answer[span]
