"""What MkDocs gives of the site, kept in `.cache` from one build to the next: it changes with `content/` and the theme.

To start MkDocs takes as long as to render a thousand pages. What is kept serves only while no file that it was made of,
no variable that `mkdocs.yml` names, and none of the code that they depend on has changed.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from scripts import ROOT
from scripts.kept import code, dates
from scripts.rewriting import rewrite
from scripts.site.hand_written import HandWritten

KEPT = ROOT / ".cache" / "shells"
MADE_BY = (
    "__init__.py",
    "failures.py",
    "kept.py",
    "locks.py",
    "pages/__init__.py",
    "pages/parts/__init__.py",
    "pages/parts/page.py",
    "rewriting.py",
    "site/__init__.py",
    "site/hand_written.py",
    "site/kept_shells.py",
    "site/shells.py",
    "templates.py",
    "temporary.py",
)
"""The code that shells depend on: they outlive an edit of any other module."""
_WORD = re.compile(rb"\w+")


class _Kept(msgspec.Struct, frozen=True):
    state: bytes
    made: HandWritten


def hand_written(root: Path) -> HandWritten:
    """The hand-written part of the project at `root`; see `shells.build_hand_written` for what it raises."""
    if last := kept(root):
        return last
    from scripts.site.shells import build_hand_written

    state = _state(root)
    made = build_hand_written(root)
    with suppress(OSError):
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        rewrite(KEPT, msgspec.msgpack.encode(_Kept(state, made)))
    return made


def kept(root: Path) -> HandWritten | None:
    """The same without MkDocs, None where what is kept does not serve."""
    with suppress(OSError, msgspec.DecodeError):
        last = msgspec.msgpack.decode(KEPT.read_bytes(), type=_Kept)
        if last.state == _state(root):
            return last.made
    return None


def _state(root: Path) -> bytes:
    """What tells all that the shells are made of from what it may become."""
    settings = root / "mkdocs.yml"
    found = dates(settings, root / "content", root / "site_templates" / "theme")
    with suppress(OSError):
        written = settings.read_bytes()
        words = set(_WORD.findall(written))
        variables = {name: value for name, value in os.environb.items() if name in words}
        return sha256(repr((sorted(found.items()), sorted(variables.items()))).encode() + code(*MADE_BY)).digest()
    return b""
