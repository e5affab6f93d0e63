"""A state of the registry: that of a folder, of a file, or of a commit or tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from scripts.failures import Failure
from scripts.registry.anciens import Ancien
from scripts.registry.exceptions import ExceptionDeRegle
from scripts.registry.load import CITES, FILES, Loaded, load
from scripts.registry.programme import Programme
from scripts.registry.records import Cite, Source
from scripts.repository import git
from scripts.temporary import temporary_folder


class State(Struct, frozen=True):
    """What could be read of one state; `unread` names the cités and the files that have faults of form.

    What is absent from a state that gives a file alone is None, as is what cannot be read.
    """

    cites: Mapping[str, Cite]
    sources: Mapping[str, Source] | None
    programme: Programme | None
    exceptions: tuple[ExceptionDeRegle, ...] | None
    anciens: Mapping[str, Ancien] | None
    unread: tuple[str, ...]


def read_state(name: str, repository: Path) -> State:
    """Read the state called `name`: a folder that holds `data/`, a file of cités, or a commit or tag of `repository`.

    Raises Failure where `name` is none of them.
    """
    with folder_of_state(name, repository) as root:
        return state_of(root, load(root))


def state_of_files(files: Mapping[str, bytes]) -> State:
    """Read the state that some files of a registry make; those that are not given are absent from it."""
    with _laid(files) as root:
        return state_of(root, load(root))


@contextmanager
def folder_of_state(name: str, repository: Path) -> Iterator[Path]:
    """Give the folder that holds the `data/` of a state, a temporary one for a file or a commit.

    Raises Failure as `read_state` does.
    """
    path = Path(name)
    if name and (path / CITES).is_file():
        yield path
        return
    files = {CITES: path.read_bytes()} if path.is_file() else _committed(name, repository)
    with _laid(files) as root:
        yield root


def state_of(root: Path, loaded: Loaded) -> State:
    """Return the state that was loaded from `root`."""
    present = {file for file in FILES if (root / file).is_file()}
    faults = [one for one in loaded.diagnostics if one.file in present]
    unread = {one.cite if one.file == CITES and one.cite else one.file for one in faults}
    return State(
        cites={cite.id: cite for _, cite in loaded.entrees},
        sources=loaded.sources and {source.id: source for source in loaded.sources.sources},
        programme=loaded.programme,
        exceptions=loaded.exceptions and loaded.exceptions.exceptions,
        anciens=loaded.anciens and {ancien.adresse: ancien for ancien in loaded.anciens.anciens},
        unread=tuple(sorted(unread)),
    )


@contextmanager
def _laid(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Lay files in a temporary folder, as those of a registry."""
    with temporary_folder("etat") as root:
        (root / "data").mkdir()
        for file, content in files.items():
            (root / file).write_bytes(content)
        yield root


def _committed(name: str, repository: Path) -> Mapping[str, bytes]:
    commit = git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None:
        raise Failure(f"« {name} » n’est ni un dossier qui contient data/cites.yaml, ni un fichier, ni un commit.")
    shown = {file: git(repository, "show", f"{commit.decode().strip()}:{file}") for file in FILES}
    return {file: content for file, content in shown.items() if content is not None}
