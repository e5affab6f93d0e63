"""Files kept on the disk from one build to the next, and made again only where what they are made of has changed.

Whoever keeps something here tells all that it is made of, as bytes; the code, and the folders that the store is opened
with, count for every file. Nothing else decides: no date of the registry, no name, no order of builds. What is damaged,
whether cut, mixed or altered, is not what its digest says, and is made again; where the disk refuses, nothing is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from struct import Struct
from typing import BinaryIO

from scripts.kept import code

File = tuple[str, bytes]

_DIGEST = hashlib.sha256
_DIGEST_BYTES = _DIGEST().digest_size
_LENGTHS = Struct(">IQ")


class Store:
    """What is kept in a folder; `made_of` are the files and folders that all of it depends on, the code aside.

    Without a folder nothing is kept, and everything is made each time.
    """

    def __init__(self, folder: Path | None = None, *made_of: Path) -> None:
        self._folder = folder
        self._common = _content(made_of) if folder else b""

    def files(self, name: str, made_of: Iterable[bytes], make: Callable[[], Iterable[File]]) -> Iterator[File]:
        """Yield the files kept under a name if they were made of the same, else those that `make` gives, and keep them.

        `made_of` tells all that they depend on besides what the store knows. Nothing holds them all at once. Raises
        what `make` raises, and then keeps nothing.
        """
        if self._folder is None:
            yield from make()
            return
        state = self._state(made_of)
        kept = self._folder / name
        if found := _opened(kept, state):
            with found:
                yield from _read(found)
        else:
            yield from _keeping(kept, state, make())

    def text(self, name: str, made_of: Iterable[bytes], make: Callable[[], str]) -> str:
        """The same for one text."""
        [(_, content)] = self.files(name, made_of, lambda: [(name, make().encode())])
        return content.decode()

    def _state(self, made_of: Iterable[bytes]) -> bytes:
        state = _DIGEST(self._common)
        for part in made_of:
            state.update(len(part).to_bytes(8, "big") + part)
        return state.digest()


def _content(paths: Iterable[Path]) -> bytes:
    """One digest of the code and of the files of some folders, their paths included."""
    digest = _DIGEST(code())
    for path in paths:
        for file in sorted(path.rglob("*")):
            if file.is_file():
                digest.update(repr((file.relative_to(path).as_posix(), file.stat().st_size)).encode())
                digest.update(file.read_bytes())
    return digest.digest()


def _opened(kept: Path, state: bytes) -> BinaryIO | None:
    """A kept file, at the first of its files, if it is of this state and whole."""
    with suppress(OSError), ExitStack() as opened:
        file = opened.enter_context(open(kept, "rb"))
        if (
            file.read(_DIGEST_BYTES) == state
            and file.read(_DIGEST_BYTES) == hashlib.file_digest(file, _DIGEST).digest()
        ):
            file.seek(2 * _DIGEST_BYTES)
            opened.pop_all()
            return file
    return None


def _read(file: BinaryIO) -> Iterator[File]:
    while head := file.read(_LENGTHS.size):
        path, content = _LENGTHS.unpack(head)
        yield file.read(path).decode(), file.read(content)


def _keeping(kept: Path, state: bytes, files: Iterable[File]) -> Iterator[File]:
    """The same files, one by one; once all have come, they are kept."""
    with _Copy(kept, state) as copy:
        for path, content in files:
            copy.add(path.encode(), content)
            yield path, content
        copy.keep()


NOTHING_KEPT = Store()


class _Copy:
    """What is about to be kept, beside its place until it is whole; given up in silence where the disk refuses."""

    def __init__(self, kept: Path, state: bytes) -> None:
        self._kept, self._state = kept, state
        self._beside = kept.with_name(f".{kept.name}.en-cours")
        self._digest = _DIGEST()
        self._file: BinaryIO | None = None

    def __enter__(self) -> _Copy:
        with self._refusals():
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            self._file = open(self._beside, "wb")
            self._file.seek(2 * _DIGEST_BYTES)
        return self

    def __exit__(self, *exception: object) -> None:
        self._give_up()

    def add(self, path: bytes, content: bytes) -> None:
        with self._refusals():
            for part in (_LENGTHS.pack(len(path), len(content)), path, content):
                self._digest.update(part)
                if self._file:
                    self._file.write(part)

    def keep(self) -> None:
        if self._file:
            with self._refusals():
                self._file.seek(0)
                self._file.write(self._state + self._digest.digest())
                self._file.close()
                self._beside.replace(self._kept)
                self._file = None

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self._give_up()

    def _give_up(self) -> None:
        if self._file:
            with suppress(OSError):
                self._file.close()
            with suppress(OSError):
                self._beside.unlink()
            self._file = None
