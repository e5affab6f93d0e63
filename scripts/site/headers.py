"""What a host of static files should say of them: `_headers`, which Netlify, Cloudflare Pages and others read.

`hosting/nginx.conf` says the same to nginx; a test compares what a real one serves with what this file says. A path
ends at its first `*`, the only kind of pattern that all these hosts have in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

PATH = "_headers"

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_OPEN_DATA = ("/donnees/*", "/api/*", "/schemas/*")
# Pagefind names these files after what they hold, as the theme does.
_NEVER_CHANGE = ("/pagefind/fragment/*", "/pagefind/index/*", "/assets/stylesheets/*")
_UNKNOWN_TO_HOSTS = (".gpkg", ".parquet", ".sqlite")


def header_file(document: str) -> tuple[str, bytes]:
    """The file, whole; `document` is any page: all have one policy. Raises ValueError without it."""
    policy = _POLICY.search(document)
    if policy is None:
        raise ValueError("no page states a Content-Security-Policy")
    lines = [
        "/*",
        f"  Content-Security-Policy: {policy[1]}",
        "  Permissions-Policy: camera=(), geolocation=(self), microphone=()",
        "  Referrer-Policy: strict-origin-when-cross-origin",
        "  X-Content-Type-Options: nosniff",
    ]
    for path in _OPEN_DATA:
        lines += [path, "  Access-Control-Allow-Origin: *"]
        lines += ["  Access-Control-Expose-Headers: Accept-Ranges, Content-Length, Content-Range, ETag"]
    for path in _NEVER_CHANGE:
        lines += [path, "  Cache-Control: public, max-age=31536000, immutable"]
    for path, media_type in sorted(_types()):
        lines += [path, f"  Content-Type: {media_type}"]
    return PATH, ("\n".join(lines) + "\n").encode()


def _types() -> Iterator[tuple[str, str]]:
    """The media types that hosts lack: the feed's, a folder for the tables in Parquet, a path for each other file."""
    from scripts.formats import geopackage, parquet, sqlite
    from scripts.history.emit import ATOM

    yield f"/{ATOM}", "application/atom+xml; charset=utf-8"
    files = {file.path: file.media_type for module in (geopackage, parquet, sqlite) for file in module.files()}
    seen = set()
    for path, media_type in files.items():
        if PurePosixPath(path).suffix in _UNKNOWN_TO_HOSTS:
            folder = PurePosixPath(path).parent.as_posix()
            shown = path if folder == "." else f"{folder}/*"
            if shown not in seen:
                seen.add(shown)
                yield f"/donnees/paquet/{shown}", media_type
