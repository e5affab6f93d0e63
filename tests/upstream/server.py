"""A real HTTP server on loopback that answers as it is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Answers to GET by path: each path has its answers in order, the last of which is given for ever."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._gone = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """Stop; an answer that keeps silent ends."""
        self._gone.set()
        self._server.shutdown()
        self._server.server_close()

    def on(self, path: str, *answers: Answer) -> str:
        """Give answers to a path, and return its address."""
        self.answers[path] = list(answers)
        return self.url + path

    def silence(self, request: BaseHTTPRequestHandler) -> None:
        """Answer nothing until the server closes."""
        self._gone.wait(10)

    def half_silence(self, request: BaseHTTPRequestHandler) -> None:
        """Give the beginning of a file, then nothing until the server closes."""
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"id_cde;insee_com\n")
        request.wfile.flush()
        self._gone.wait(10)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.path, dict(self.headers)))
                answers = server.answers.get(self.path, [status(404)])
                (answers.pop(0) if len(answers) > 1 else answers[0])(self)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def file(content: bytes, code: int = 200, **headers: str) -> Answer:
    """Answer with a content; `headers` have underscores for hyphens, and a `Content_Length` may lie, or be empty."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in ({"Content_Length": str(len(content))} | headers).items():
            if value:
                request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(content)

    return answer


def status(code: int) -> Answer:
    """Answer with a status and a web page."""
    return file(b"<!doctype html><title>Erreur</title>", code)


def moved(code: int, where: str) -> Answer:
    """Answer that the file is elsewhere."""
    return file(b"", code, Location=where)


def validated(content: bytes, etag: str) -> Answer:
    """Answer with a content and its validator, or that it has not changed for who has it."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.headers["If-None-Match"] == etag:
            file(b"", 304, ETag=etag)(request)
        else:
            file(content, ETag=etag)(request)

    return answer
