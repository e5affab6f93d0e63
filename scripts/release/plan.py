"""What the next release is: its number, what it changes since the last one, what it breaks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from scripts.diagnostics.wording import typographic
from scripts.difference.changes import compare
from scripts.difference.sentences import sections
from scripts.difference.states import read_state
from scripts.failures import Failure
from scripts.model.histoire import Titree, Version
from scripts.model.model import Model
from scripts.registry.promesses import read_promesses
from scripts.release.promises import broken, promised
from scripts.repository import Release, git, releases, standing

_PUBLISHED = ("data", "scripts", "content", "site_templates", "mkdocs.yml")


class Plan(Struct, frozen=True):
    """A release to come, and the last one, absent before the first."""

    version: Version
    last: Release | None

    @property
    def tag(self) -> str:
        """The name that its tag will have."""
        return Release(self.version.version, "").tag


def planned(root: Path, model: Model, today: date) -> Plan:
    """Return the release that the repository at `root` is ready for, which `model` was read from.

    Raises Failure where the repository is not whole and clean, where the day has a release already, and where nothing
    has changed since the last one.
    """
    _ready(root)
    number = today.strftime("%Y.%m.%d")
    last = next(reversed(releases(root)), None)
    if (last and number <= last.version) or git(root, "rev-parse", "--verify", "--quiet", f"refs/tags/v{number}"):
        raise Failure(f"La version {number} existe déjà : une version par jour au plus.")
    if last and git(root, "diff", "--quiet", last.tag, "HEAD", "--", *_PUBLISHED) is not None:
        raise Failure(f"Rien n’a changé depuis la version {last.version} : il n’y a rien à publier.")
    ruptures = tuple(map(typographic, broken(read_promesses(root), promised(model))))
    return Plan(Version(number, ruptures, _changes(root, model, last)), last)


def _changes(root: Path, model: Model, last: Release | None) -> tuple[Titree, ...]:
    if last is None:
        return ()
    difference = compare(read_state(last.tag, root), read_state(str(root), root), model.reference)
    return tuple(Titree(section.titre, section.phrases) for section in sections(difference, model.reference))


def _ready(root: Path) -> None:
    """Refuse a repository from which no release can be made."""
    where = standing(root)
    if where is None:
        raise Failure("Une version se fait dans un dépôt git : ce dossier n’en est pas un.")
    top, whole = where
    if top != root.resolve():
        raise Failure(f"Une version se fait à la racine du dépôt, qui est {top}.")
    if not whole:
        raise Failure("Ce dépôt est une copie partielle : complétez-le avec « git fetch --unshallow --tags ».")
    if git(root, "symbolic-ref", "--quiet", "HEAD") is None:
        raise Failure("Une version se fait sur une branche : « git switch main », puis recommencez.")
    if git(root, "status", "--porcelain"):
        raise Failure("Des fichiers du dépôt ont changé : enregistrez-les (git commit) ou écartez-les d’abord.")
    if git(root, "var", "GIT_COMMITTER_IDENT") is None:
        raise Failure("git ne sait pas qui vous êtes : réglez user.name et user.email, puis recommencez.")
