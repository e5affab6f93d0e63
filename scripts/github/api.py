"""GitHub's REST interface: what the workflows ask of it, nothing more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from scripts.failures import Failure

_PAGE = 100
_MOST_PAGES = 30
_MOST_BYTES = 32_000_000
_SECONDS = 30


class Api:
    """One address and one token; every method raises Failure where GitHub refuses or does not answer."""

    def __init__(self, address: str, token: str) -> None:
        self._address, self._token = address.rstrip("/"), token

    def items(self, path: str, key: str | None = None, **query: str) -> Iterator[dict[str, Any]]:
        """Yield the objects of a list, page after page; `key` is where the list stands in an answer that wraps it."""
        for page in range(1, _MOST_PAGES + 1):
            content = self.read(f"{path}?{urlencode({**query, 'per_page': _PAGE, 'page': page})}", _MOST_BYTES)
            try:
                answer = json.loads(content)
            except ValueError as error:
                raise Failure(f"GitHub ne répond pas en JSON à GET {path}.") from error
            found = answer[key] if key else answer
            yield from found
            if len(found) < _PAGE:
                return

    def send(self, method: str, path: str, document: Mapping[str, Any]) -> None:
        """Send a document; the answer is not read."""
        self._open(method, path, json.dumps(document).encode()).close()

    def read(self, path: str, most: int) -> bytes:
        """Return what lies at a path, `most` bytes at most. Raises Failure where there is more."""
        with self._open("GET", path) as answer:
            try:
                content = answer.read(most + 1)
            except (OSError, ValueError) as error:
                raise Failure(f"GitHub n’a pas répondu en entier à GET {path}.") from error
        if len(content) > most:
            raise Failure(f"GitHub répond à GET {path} par plus de {most} octets.")
        return content

    def _open(self, method: str, path: str, body: bytes | None = None) -> Any:
        request = Request(self._address + path, data=body, method=method)
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        # Artefacts are elsewhere: a redirection must not take the token along.
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        try:
            return urlopen(request, timeout=_SECONDS)
        except HTTPError as error:
            raise Failure(f"GitHub répond {error.code} à {method} {path}.") from error
        except (URLError, OSError) as error:
            raise Failure(f"GitHub ne répond pas à {method} {path}.") from error
