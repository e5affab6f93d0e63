"""What the next release is: its number, what it changes since the last one, what it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from scripts.diagnostics.wording import typographic
from scripts.difference.changes import compare
from scripts.difference.sentences import sections
from scripts.difference.states import read_state
from scripts.failures import Failure
from scripts.french import compte, liste
from scripts.history.versions import VERSIONS, read_versions
from scripts.model.histoire import Titree, Version
from scripts.model.model import Model
from scripts.registry.promesses import read_promesses
from scripts.release.promises import broken, promised
from scripts.repository import Release, git, releases, standing

_TABLES = "data/reference"
_UNCHANGED = Titree("Hors des données", ("les données sont les mêmes ; le site, ou ce qui le fabrique, a changé",))
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

    Raises Failure where the repository is not whole and clean or lacks the tag of the last release, where the day has a
    release already, and where nothing has changed since the last one.
    """
    _ready(root)
    number = today.strftime("%Y.%m.%d")
    last = next(reversed(releases(root)), None)
    recorded = next((version.version for version in read_versions(root)), None)
    if recorded and (last is None or last.version != recorded):
        raise Failure(_without_tag(root, recorded))
    if (last and number <= last.version) or git(root, "rev-parse", "--verify", "--quiet", f"refs/tags/v{number}"):
        raise Failure(f"La version {number} existe déjà : une version par jour au plus.")
    if last and git(root, "diff", "--quiet", last.tag, "HEAD", "--", *_PUBLISHED) is not None:
        raise Failure(f"Rien n’a changé depuis la version {last.version} : il n’y a rien à publier.")
    ruptures = tuple(map(typographic, broken(read_promesses(root), promised(model))))
    return Plan(Version(number, ruptures, _changes(root, model, last)), last)


def _changes(root: Path, model: Model, last: Release | None) -> tuple[Titree, ...]:
    if last is None:
        return (Titree("Première version", (_counted(model),)),)
    difference = compare(read_state(last.tag, root), read_state(str(root), root), model.reference)
    told = tuple(Titree(section.titre, section.phrases) for section in sections(difference, model.reference))
    return (*told, *_changed_tables(root, last)) or (_UNCHANGED,)


def _counted(model: Model) -> str:
    cites, communes = compte(len(model.cites), "cité"), compte(len(model.cites_by_commune), "commune")
    qpv = compte(len(model.cites_by_qpv_2015), "QPV de 2015", "QPV de 2015")
    contrats = compte(len(model.cites_by_contrat_2015), "contrat de ville de 2015", "contrats de ville de 2015")
    return f"{cites}, {communes}, {qpv}, {contrats}, {compte(len(model.sources), 'source')}"


def _changed_tables(root: Path, last: Release) -> Iterator[Titree]:
    """Yield one heading for the files of the reference tables that are not as they were, by name."""
    printed = git(root, "diff", "--name-only", last.tag, "HEAD", "--", _TABLES) or b""
    names = [line.removeprefix(f"{_TABLES}/") for line in printed.decode().splitlines()]
    if names:
        yield Titree("Tables de référence", (f"fichiers changés : {liste(names)}",))


def _without_tag(root: Path, version: str) -> str:
    """What to do about a release whose tag is elsewhere, or was never made: one is killed between commit and tag."""
    commit = (git(root, "log", "-1", "--format=%h", "--", VERSIONS) or b"").decode().strip()
    return (
        f"L’étiquette v{version} de la dernière version manque ici : « git fetch --tags », puis recommencez. Si elle "
        f"n’est nulle part, la version a été interrompue : « git tag -a -m 'Version {version}' v{version} {commit} »."
    )


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
