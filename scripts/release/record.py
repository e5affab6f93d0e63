"""What a release writes in the repository: the number of the data, its changelog, what it promises; all or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from scripts.failures import Failure
from scripts.history.versions import VERSIONS, read_versions
from scripts.history.versions import written as written_versions
from scripts.registry.load import CITES
from scripts.release.plan import Plan
from scripts.repository import git
from scripts.rewriting import rewrite

_VERSION = re.compile(rb'^version: ".*"$', re.MULTILINE)


def numbered(root: Path, plan: Plan) -> Mapping[str, bytes]:
    """Return the files that bear the number of a release and its changelog, as they must become.

    The changelog comes first: by it `scripts/release/interrupted.py` knows what a release that was killed has written.
    """
    return {
        VERSIONS: written_versions((plan.version, *read_versions(root))),
        CITES: renumbered((root / CITES).read_bytes(), plan.version.version),
    }


def renumbered(registry: bytes, version: str) -> bytes:
    """Return the registry with the number of a release in the place of its own."""
    return _VERSION.sub(b'version: "%s"' % version.encode(), registry, count=1)


@contextmanager
def laid(root: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """Write files; if what follows fails, those that were there come back, and the others go: all that can."""
    with ExitStack() as undoing:
        for file, content in files.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            undoing.callback(put_back, path, path.read_bytes() if path.exists() else None)
            rewrite(path, content)
        yield
        undoing.pop_all()


def commit(root: Path, plan: Plan, files: Mapping[str, bytes]) -> None:
    """Commit the files, and tag the commit. Raises Failure, with nothing committed nor staged, where git refuses."""
    lines = [f"- {one.titre}: {phrase}" for one in plan.version.sections for phrase in one.phrases]
    message = "\n".join([f"Version {plan.version.version}", "", *lines, *plan.version.ruptures]).encode()
    told = ("--file=-", "--cleanup=whitespace")
    added = git(root, "add", "--", *files) is not None
    committed = added and git(root, "commit", "--quiet", *told, given=message) is not None
    if committed and git(root, "tag", "--annotate", *told, plan.tag, given=message) is not None:
        return
    if committed:
        git(root, "reset", "--quiet", "--soft", "HEAD~1")
    git(root, "reset", "--quiet", "--", *files)
    raise Failure("git a refusé le commit ou l’étiquette (une vérification locale, peut-être) : rien n’a été gardé.")


def put_back(path: Path, content: bytes | None) -> None:
    """Write a file as it was, or take it away where there was none."""
    if content is None:
        path.unlink(missing_ok=True)
    else:
        rewrite(path, content)
