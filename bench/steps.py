"""One step of a build, timed in a process of its own: `python -m bench.steps STEP PROJECT OUTPUT [PAGES]`.

Prints a line of JSON: `seconds` of the step alone, and how many `pages`, `files` and `bytes` it made.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from bench.forms import widen
from bench.without_index import leave_index_out

widen()
gc.disable()  # as scripts/__main__.py does

from scripts.accept import accepted_model, accepting  # noqa: E402
from scripts.check import check  # noqa: E402
from scripts.model.model import Model  # noqa: E402
from scripts.outlines.contours import Contours  # noqa: E402
from scripts.pages import kinds, shares  # noqa: E402
from scripts.pages.parts.page import Page  # noqa: E402
from scripts.publish import publish  # noqa: E402
from scripts.site.hand_written import HandWritten  # noqa: E402
from scripts.together import File  # noqa: E402

Kind = Callable[[], Iterable[Page]]


def checked(root: Path, output: Path, count: int) -> dict[str, float]:
    """The check, as `make check` does it; nothing is written."""
    start = time.monotonic()
    if not check(root).sound:
        raise SystemExit("the registry does not pass the check")
    return {"seconds": time.monotonic() - start}


def package(root: Path, output: Path, count: int) -> dict[str, float]:
    """The data package, from the model."""
    from scripts.formats import package

    model = accepted_model(root)
    return _published(package.emit(model, _contours(root)), output)


def pages(root: Path, output: Path, count: int) -> dict[str, float]:
    """The pages and what the theme needs, from the model, without the full-text index."""
    leave_index_out()
    return _published(_site(accepted_model(root), root), output)


def index(root: Path, output: Path, count: int) -> dict[str, float]:
    """The full-text index, from pages that are made already."""
    from scripts.site.fulltext import FullText

    with FullText() as full_text:
        for path, document in _site(accepted_model(root), root):
            if path.endswith("/index.html"):
                full_text.add(path, document.decode())
        start = time.monotonic()
        made = publish(full_text.files(), output)
        return {"seconds": time.monotonic() - start, "files": made.count, "bytes": made.bytes}


def whole(root: Path, output: Path, count: int) -> dict[str, float]:
    """All of `make site`, from the files of the registry to those of the site; `count` 0 leaves the index out.

    Where it is run again with the same output, it finds what it kept the first time, beside the output.
    """
    from scripts.commands import site

    site.KEPT = output.absolute().with_name(f"{output.name}-kept")
    return _built(site.files, root, output, count)


def bare(root: Path, output: Path, count: int) -> dict[str, float]:
    """The same without the data package, its catalogue and the API: what they cost is the difference."""
    from scripts.site.emit import emit

    def site_alone(model: Model, hand_written: HandWritten, root: Path) -> Iterator[File]:
        return emit(model, _contours(root), hand_written, root / "site_templates")

    return _built(site_alone, root, output, count)


def some(root: Path, output: Path, count: int) -> dict[str, float]:
    """All of the way to the first `count` pages, from the files of the registry, their index included."""
    held = _held(kinds(accepted_model(root), _contours(root)), count)
    start = time.monotonic()
    made = _published(_site(accepted_model(root), root, held), output)
    return made | {"seconds": time.monotonic() - start}


STEPS = {
    "check": checked,
    "package": package,
    "pages": pages,
    "index": index,
    "bare": bare,
    "whole": whole,
    "some": some,
}


def _built(
    files: Callable[[Model, HandWritten, Path], Iterator[File]], root: Path, output: Path, count: int
) -> dict[str, float]:
    """Files made of the registry and of the shells, which another process makes meanwhile, all published."""
    from scripts.commands.site import beside_shells, import_makers
    from scripts.history.read import with_history

    if not count:
        leave_index_out()
    start = time.monotonic()
    with accepting(root) as accepted, beside_shells() as hand_written:
        import_makers()
        model = with_history(accepted(), root)
        made = _published(files(model, hand_written(), root), output)
    return made | {"seconds": time.monotonic() - start}


def _contours(root: Path) -> Contours:
    return Contours(root / "data" / "reference" / "contours")


def _site(model: Model, root: Path, held: Sequence[int] = ()) -> Iterator[File]:
    """The site around all pages, or around the first so many of each kind."""
    from scripts.site.emit import emit_pages
    from scripts.site.shells import build_hand_written

    contours = _contours(root)
    every = kinds(model, contours) if held else shares(model, contours)
    shown = [partial(_cut, kind, most) for kind, most in zip(every, held, strict=True)] if held else every
    return emit_pages(shown, build_hand_written(root), root / "site_templates")


def _held(every: Sequence[Kind], count: int) -> list[int]:
    """How many pages of each kind make the first `count`."""
    held = []
    for kind in every:
        held.append(min(count - sum(held), sum(1 for _ in kind())))
    return held


def _cut(kind: Kind, most: int) -> Iterator[Page]:
    return islice(kind(), most)


def _published(files: Iterable[File], output: Path) -> dict[str, float]:
    found = {"pages": 0}

    def counted() -> Iterator[File]:
        for path, content in files:
            found["pages"] += path.endswith(".html")
            yield path, content

    start = time.monotonic()
    made = publish(counted(), output)
    return found | {"seconds": time.monotonic() - start, "files": made.count, "bytes": made.bytes}


if __name__ == "__main__":
    step, root, output, *rest = sys.argv[1:]
    print(json.dumps(STEPS[step](Path(root), Path(output), int(rest[0]) if rest else 0)))
