"""Pagefind, run as the service that it can be: it is given pages one by one, and keeps them in that order.

Given a folder, it reads the pages as the file system lists them, which is not the same from one machine to the next;
their order decides between answers that are worth the same. Its Python interface speaks to the same service, but waits
a tenth of a second before each answer it reads, and says itself that it may hang on the answer that holds the files.

A request and its answer are JSON in base64, ended by a comma. At the end of its input Pagefind stops, answered or not.
"""

from __future__ import annotations

import base64
import itertools
import json
import subprocess
from collections.abc import Iterable, Iterator
from typing import IO, Any

from scripts.failures import Failure, describe

_AT_ONCE = 32
"""Requests sent before their answers are read: less than a pipe holds of either."""
_INDEX = {"index_id": 0}


class IndexingError(Failure):
    """Pagefind could not index the pages; the message is one French line."""


def indexed(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Index pages, as (path of the file, HTML whose `main` is searched), and return the files of the index by path.

    They come in one answer: written to a folder, the last are cut short where Pagefind ends before the disk is done.

    Raises IndexingError when Pagefind is missing, refuses a page, or stops.
    """
    from pagefind_bin import get_executable  # without `pagefind`, which brings asyncio

    try:
        program = get_executable()
    except FileNotFoundError as error:
        raise IndexingError("Pagefind est introuvable : relancez make clean, puis make site.") from error
    try:
        with subprocess.Popen(
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as service:
            answer = _last_answer(_requests(pages), service.stdin, service.stdout)
    except OSError as error:
        raise IndexingError(f"L’index de recherche n’a pas pu être construit : {describe(error)}.") from error
    return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}


def _requests(pages: Iterable[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"root_selector": "main", "force_language": "fr"}}
    for path, document in pages:
        yield {"type": "AddFile", **_INDEX, "file_path": path, "file_contents": document}
    yield {"type": "GetFiles", **_INDEX}


def _last_answer(requests: Iterator[dict[str, Any]], asked: IO[bytes], told: IO[bytes]) -> dict[str, Any]:
    answers, answer = _answers(told), {}
    while some := list(itertools.islice(requests, _AT_ONCE)):
        asked.write(b"".join(_encoded({"message_id": 1, "payload": one}) for one in some))
        asked.flush()
        for _ in some:
            answer = next(answers, {"type": "Error", "message": "Pagefind s’est arrêté"})
            if answer["type"] == "Error":
                raise IndexingError(f"L’index de recherche n’a pas pu être construit : {answer['message']}.")
    return answer


def _encoded(message: dict[str, Any]) -> bytes:
    return base64.b64encode(json.dumps(message).encode()) + b","


def _answers(told: IO[bytes]) -> Iterator[dict[str, Any]]:
    begun: list[bytes] = []
    while received := told.read1():
        *ends, rest = received.split(b",")
        for end in ends:
            yield json.loads(base64.b64decode(b"".join([*begun, end])))["payload"]
            begun.clear()
        begun.append(rest)
