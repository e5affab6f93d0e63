"""The one writer of the output: a folder that appears whole or not at all.

`publish` puts files behind a symbolic link, `build/site` say, which points at a numbered version
in a hidden folder beside it:

    build/site -> .site/000042
    build/.site/000041/          the version before, that a server may still be reading
    build/.site/000042/          the version served
    build/.site/spare/           the one before these two, that nobody reads any more
    build/.site/lock             held by the build in progress

A new version is written under the next number: changed files are written, unchanged ones are
hard-linked to the last version, then one `rename` replaces the link. Readers see the old version
or the new one, never a mixture, and a build that dies leaves the old one in place. The new version
is made of the spare one, where most files are the same already: to make thousands of folders and
links, and to remove as many, takes longer than all the rest of a small change.

One build at a time: an `flock` on `lock` is held from the first file to the last step. The kernel
lets go of it when the process dies, however it dies, so whoever holds it knows that a folder
numbered above the served one is the leftover of a killed build, and may sweep it. (A process
number in a file would survive its process and may be given to another.)

Nothing is forced to the disk (`fsync`): that costs more than the whole build, and the output is
derived. After a power cut a file may be empty, and the next build, which compares every byte with
what lies on the disk, writes it again.
"""

import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from scripts.failures import Failure, describe, shown
from scripts.locks import take

_FILE_MODE = 0o644
_FOLDER_MODE = 0o755
_SPARE = "spare"


class PublicationError(Failure):
    """The output could not be published; the last good one is still in place."""


class PathError(Failure):
    """A path that no output may hold."""


class Published(Struct, frozen=True):
    """What one publication did.

    `count` files make the version, `bytes` in all; `written` were new or changed and `linked`
    were already there with the same bytes. `path` is the version's own folder.
    """

    count: int
    written: int
    linked: int
    bytes: int
    path: Path


def publish(files: Iterable[tuple[str, bytes]], link: Path, patience: float = 60.0) -> Published:
    """Publishes files behind a symbolic link, whole or not at all.

    `files` yields pairs of a relative path, parts separated by `/`, and a content; it is read
    once, and one content is held at a time. `link` is the symbolic link to create or replace.
    When nothing changed, nothing is written and the link is left as it is. `patience` is how many
    seconds to wait for another build of the same link.

    Raises PathError (a path that is absolute, climbs, is empty, given twice, or both a file and a
    folder; no file at all), PublicationError (the disk refused, another build holds the output,
    the link's place is taken by something else), and whatever `files` raises. The last output is
    untouched by all of these.
    """
    link = Path(os.path.abspath(link))
    store = link.parent / f".{link.name}"
    with _refusals(link):
        _make_folder(store)
    with _lock(store / "lock", link, patience):
        with _refusals(link):
            current = _current(link, store)
            _sweep(store, _kept(store, current))
        return _publish_version(files, link, store, current)


def _publish_version(files: Iterable[tuple[str, bytes]], link: Path, store: Path, current: int | None) -> Published:
    last = store / _name(current) if current is not None else None
    version = store / _name(current + 1 if current is not None else 1)
    paths: set[str] = set()
    unlinked: list[str] = []
    written = size = 0
    writer = _Writer(version, store / _SPARE)
    try:
        for path, content in _checked(files):
            paths.add(path)
            size += len(content)
            with _refusals(link):
                if last is not None and _holds(last / path, content):
                    unlinked.append(path)
                else:
                    writer.write(path, content)
                    written += 1
                if written:
                    writer.link_all(unlinked, last)
        count = len(paths)
        if count == 0:
            raise PathError("Rien n’a été écrit : aucun fichier à publier")
        with _refusals(link):
            if last is not None and not written and _count_files(last) == count:
                return Published(count, 0, count, size, last)
            writer.link_all(unlinked, last)
            writer.remove_all_but(paths)
            _point(link, version)
    except BaseException:
        if _target(link) != version:
            _sweep(store, _kept(store, current))
        raise
    _set_aside(store, {current, current + 1} if current is not None else {1})
    return Published(count, written, count - written, size, version)


class _Writer:
    """Puts files into a new folder, which begins as the spare one, with the same modes whatever the umask.

    A file of the spare folder may be one of another version: it is replaced, never written to.
    """

    def __init__(self, folder: Path, spare: Path) -> None:
        self._folder, self._spare = os.fspath(folder), spare
        self._made: set[str] = set()
        self._begun_empty = False

    def write(self, path: str, content: bytes) -> None:
        descriptor = _created(self._place(path))
        try:
            os.fchmod(descriptor, _FILE_MODE)
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)

    def link_all(self, paths: list[str], folder: Path | None) -> None:
        """Link files of a folder, and empty the list of those that are left to link."""
        for path in paths:
            self._link(path, folder / path)
        paths.clear()

    def _link(self, path: str, source: Path) -> None:
        target = self._place(path)
        if _same(source, target):
            return
        _clear(target)
        try:
            os.link(source, target)
        except OSError:
            self.write(path, source.read_bytes())

    def remove_all_but(self, paths: Collection[str]) -> None:
        """Leave nothing in the folder that was not put there."""
        if not self._begun_empty:
            self._remove(paths, "")

    def _remove(self, paths: Collection[str], folder: str) -> None:
        with os.scandir(f"{self._folder}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if path in self._made:
                    self._remove(paths, path)
                elif path not in paths:
                    _clear(entry.path)

    def _place(self, path: str) -> str:
        self._make(os.path.dirname(path))
        return f"{self._folder}/{path}"

    def _make(self, folder: str) -> None:
        if folder in self._made:
            return
        if folder:
            self._make(os.path.dirname(folder))
        else:
            try:
                os.rename(self._spare, self._folder)
            except FileNotFoundError:
                self._begun_empty = True
        target = f"{self._folder}/{folder}" if folder else self._folder
        try:
            os.mkdir(target)
        except FileExistsError:
            if not _is_folder(target):
                _clear(target)
                os.mkdir(target)
        os.chmod(target, _FOLDER_MODE)
        self._made.add(folder)


def _created(path: str) -> int:
    """The descriptor of a new file, in place of whatever stands at its path."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        return os.open(path, flags, _FILE_MODE)
    except FileExistsError:
        _clear(path)
        return os.open(path, flags, _FILE_MODE)


def _same(one: str | Path, other: str) -> bool:
    """Whether two paths are links to one file."""
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except (FileNotFoundError, NotADirectoryError):
        return False


def _clear(path: str) -> None:
    """Remove whatever stands at a path, if anything does."""
    if _is_folder(path):
        shutil.rmtree(path)
    else:
        with suppress(FileNotFoundError):
            os.unlink(path)


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def _checked(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The same pairs, once each path is known to be fit for an output."""
    names: set[str] = set()
    folders: set[str] = set()
    for path, content in files:
        _check_form(path)
        if path in names:
            raise PathError(f"Rien n’a été écrit : chemin donné deux fois : {path!r}")
        if path in folders:
            raise PathError(f"Rien n’a été écrit : chemin à la fois fichier et dossier : {path!r}")
        names.add(path)
        folder = os.path.dirname(path)
        while folder and folder not in folders:
            if folder in names:
                raise PathError(f"Rien n’a été écrit : chemin à la fois fichier et dossier : {folder!r} (par {path!r})")
            folders.add(folder)
            folder = os.path.dirname(folder)
        yield path, content


def _check_form(path: str) -> None:
    if path.startswith("/"):
        raise PathError(f"Rien n’a été écrit : chemin absolu : {path!r}")
    if any(part in ("", ".", "..") for part in path.split("/")):
        raise PathError(f"Rien n’a été écrit : chemin vide, ou qui a une partie vide, « . » ou « .. » : {path!r}")
    if not path.isprintable() or "\\" in path:
        raise PathError(f"Rien n’a été écrit : chemin avec un caractère refusé : {path!r}")


def _holds(path: Path, content: bytes) -> bool:
    """Whether a published file has exactly this content (and is a plain file of the right mode).

    The bytes are read again and compared. A manifest of digests would not be faster, and would
    not see a file that was altered since.
    """
    try:
        state = os.lstat(path)
        if state.st_mode != stat.S_IFREG | _FILE_MODE or state.st_size != len(content):
            return False
        with open(path, "rb", buffering=0) as file:
            return file.read(len(content) + 1) == content
    except (FileNotFoundError, NotADirectoryError):
        return False


def _count_files(folder: Path) -> int:
    return sum(len(names) for _, _, names in os.walk(folder))


def _current(link: Path, store: Path) -> int | None:
    """The number of the version that the link shows, None when there is none.

    Raises PublicationError when the link's place is taken by something that is not ours.
    """
    if not os.path.lexists(link):
        return None
    target = _target(link)
    if target is None or target.parent != store or not target.name.isdecimal():
        raise PublicationError(
            f"{shown(link)} existe et n’est pas un lien de publication : déplacez-le ou supprimez-le, puis recommencez."
        )
    return int(target.name) if target.is_dir() else None


def _target(link: Path) -> Path | None:
    try:
        return link.parent / os.readlink(link)
    except OSError:
        return None


def _point(link: Path, version: Path) -> None:
    """Makes the link show a version, in one step."""
    fresh = version.parent / "link"
    os.symlink(f"{version.parent.name}/{version.name}", fresh)
    os.replace(fresh, link)


def _kept(store: Path, current: int | None) -> set[int]:
    """The versions that a build must leave alone: the one served, and the one before it."""
    if current is None:
        return set()
    numbers = [int(name) for name in os.listdir(store) if name.isdecimal()]
    return {current, max((number for number in numbers if number < current), default=current)}


def _set_aside(store: Path, kept: Collection[int]) -> None:
    """Makes the version before the kept ones the spare one, and sweeps."""
    with suppress(OSError):
        os.rename(store / _name(min(kept) - 1), store / _SPARE)
    _sweep(store, kept)


def _sweep(store: Path, kept: Iterable[int]) -> None:
    """Removes whatever the store holds besides the kept versions, the spare one and the lock.

    What cannot be removed is left for the next time: it harms nothing.
    """
    names = {"lock", _SPARE, *map(_name, kept)}
    with suppress(OSError):
        for entry in os.scandir(store):
            if entry.name in names:
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                os.unlink(entry.path)


def _name(number: int) -> str:
    return f"{number:06d}"


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True)
        folder.chmod(_FOLDER_MODE)


@contextmanager
def _lock(path: Path, link: Path, patience: float) -> Iterator[None]:
    """Holds the store for one build; raises PublicationError when another keeps it too long."""
    with _refusals(link):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _FILE_MODE)
    try:
        with _refusals(link):
            taken = take(descriptor, patience)
        if not taken:
            raise PublicationError(
                f"Une autre construction écrit déjà {shown(link)} : attendez qu’elle finisse, puis recommencez."
            )
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _refusals(link: Path) -> Iterator[None]:
    """Turns what the system refuses into the one line to show."""
    try:
        yield
    except OSError as error:
        raise PublicationError(
            f"{shown(link)} n’a pas pu être écrit ({describe(error)}) ; ce qui était publié reste en place."
        ) from error
