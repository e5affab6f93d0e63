"""git, as several rooms call it: what it prints, or nothing where it refuses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from msgspec import Struct

from scripts.failures import Failure

TAGS = "v[0-9][0-9][0-9][0-9].[0-9][0-9].[0-9][0-9]"


class Release(Struct, frozen=True):
    """A version of the data and the commit that its tag (`v2026.11.22`) names."""

    version: str
    commit: str

    @property
    def tag(self) -> str:
        """The name of its tag."""
        return f"v{self.version}"


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return what git prints in the folder `root`, None where it refuses; `given` is its standard input.

    Nothing is fetched: what a partial clone lacks is absent. Raises Failure where there is no git.
    """
    environment = os.environ | {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, input=given, env=environment)
    except FileNotFoundError as error:
        raise Failure("Il faut git pour lire un état passé du registre : installez-le.") from error
    return done.stdout if done.returncode == 0 else None


def standing(root: Path) -> tuple[Path, bool] | None:
    """Return the top of the repository that `root` is in, and whether it has all its history; None outside git."""
    printed = git(root, "rev-parse", "--show-toplevel", "--is-shallow-repository")
    if printed is None:
        return None
    top, shallow = printed.decode().splitlines()
    return Path(top), shallow == "false"


def references(root: Path) -> bytes | None:
    """Return the commit that stands and all that branches and tags name, as git prints it; None outside git."""
    return git(root, "show-ref", "--head")


def releases(root: Path) -> tuple[Release, ...]:
    """Return the releases that the current commit comes from, the oldest first; none outside git."""
    printed = git(
        root,
        "tag",
        "--merged=HEAD",
        "--list",
        "--sort=version:refname",
        "--format=%(refname:strip=2) %(*objectname) %(objectname)",
        TAGS,
    )
    lines = (line.split() for line in (printed or b"").decode().splitlines())
    return tuple(Release(name.removeprefix("v"), commits[0]) for name, *commits in lines)
