"""Several streams of files made at the same time, by as many processes as the machine has processors.

The one that asks for them makes none: it reads what the others send, so that none of them waits for what another is
long to make. They are forked: each sees the model as its parent has it, and the kernel copies to it what it touches,
if only to count who refers to it. One that has made much has come to hold a copy of most of the model, and gives its
place to another, forked again from the parent, which has touched nothing.
What they make comes back through pipes in small batches: nothing holds a whole stream, and a reader that is slow slows
the makers down.
Within a stream the order is kept; between streams it is not, so what is made of the files must not depend on it.

No process outlives the one that forked it. Who is interrupted ends its makers, each of which clears away what it has
begun, and so does who comes to its end while something still holds a stream that it has not read to its end; where it
is killed, nobody holds the other end of their pipes, and the next thing they send is their last.
"""

from __future__ import annotations

import fcntl
import gc
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from types import FrameType
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct

from scripts.failures import Failure
from scripts.store import File

Result = TypeVar("Result")
Stream = Callable[[], Iterable[File]]
_Makers: TypeAlias = dict[Connection, BaseProcess]

_BATCH_BYTES = 1 << 16
_LARGE_BYTES = 1 << 20
_PIPE_BYTES = 1 << 20
"""What a maker may send ahead while its parent is at work on a file: some forty pages."""
_MUCH_BYTES = 16 << 20
"""What a maker makes, or somewhat more, before another takes its place: a quarter of the real site."""
_RANK_BYTES = 2
_FORKING = multiprocessing.get_context("fork")
_INTERRUPTIONS = {signal.SIGINT, signal.SIGTERM, signal.SIGALRM}


class _Announced(Struct, frozen=True):
    """The path of a file whose bytes come next."""

    path: str


class _Gone(Struct, frozen=True):
    """The last word of a maker; `replaced` where another is to take its place."""

    replaced: bool


def together(streams: Sequence[Stream], processes: int | None = None) -> Iterator[File]:
    """Yield the files of all streams; `processes` is how many make them, by default one a processor.

    A stream is begun when those before it have been. With one process, or one stream, all are made here, in order.
    Raises what a stream raises, with the trace of its process as a note, and ends the others; Failure when a
    process dies.
    """
    count = min(processes or _processors(), len(streams))
    if count < 2:
        for stream in streams:
            yield from stream()
        return
    yield from _made(streams, count)


def apart(stream: Stream) -> Iterator[File]:
    """Yield the files of a stream made in a process of its own, whose memory goes with it. Raises as `together`."""
    yield from _made([stream], 1)


def _made(streams: Sequence[Stream], count: int) -> Iterator[File]:
    with _frozen(), _ranks(len(streams)) as todo, _ended_with_us() as makers:
        make = partial(_make, streams, todo)
        for _ in range(count):
            _start(make, makers)
        while makers:
            for receiver in wait([*makers]):
                received = _received_once(receiver)
                if isinstance(received, _Gone):
                    _end({receiver: makers[receiver]})
                    del makers[receiver]
                    if received.replaced:
                        _start(make, makers)
                else:
                    yield from received
                del received  # a large file would stay until the next comes


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """A while in which another process does some work; what is given waits for its result, or raises what it raised.

    It is to be called once. Failure when the process dies.
    """
    with _ended_with_us() as makers:
        _start(partial(_work, work), makers)
        yield partial(_received_once, *makers)


@contextmanager
def _frozen() -> Iterator[None]:
    """A while in which the garbage collector lets alone what was there before: to look at it would copy it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def _ended_with_us() -> Iterator[_Makers]:
    """Makers to be started, by the receiving ends of their pipes; those that are left are ended.

    As this process ends at the latest: multiprocessing would wait for them, who wait for a reader.
    """
    makers: _Makers = {}
    end = Finalize(None, _end, (makers,), exitpriority=0)
    try:
        yield makers
    finally:
        end()


def _start(make: Callable[[Connection], None], makers: _Makers) -> None:
    """Fork a process that runs `make` with the sending end of a pipe; `makers` learns it by the receiving end."""
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)
    try:
        receiver, sender = Pipe(duplex=False)
        if hasattr(fcntl, "F_SETPIPE_SZ"):
            with suppress(PermissionError):
                fcntl.fcntl(sender.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        maker = _FORKING.Process(target=_forked, args=(make, sender, [*makers, receiver], mask))
        makers[receiver] = maker
        maker.start()
        sender.close()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _forked(
    make: Callable[[Connection], None], sender: Connection, inherited: Iterable[Connection], mask: set[signal.Signals]
) -> None:
    """All that a process does. Its parent alone hears Ctrl+C, and ends it: a terminal tells both."""
    for receiver in inherited:
        receiver.close()
    with suppress(KeyboardInterrupt, BrokenPipeError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, _ended)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        make(sender)
        signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)


def _ended(number: int, frame: FrameType | None) -> None:
    """What was begun is cleared away; being asked a second time changes nothing."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _end(makers: _Makers) -> None:
    for receiver, maker in makers.items():
        receiver.close()
        if maker.pid is not None:
            maker.terminate()
            maker.join()


def _received_once(receiver: Connection) -> Any:
    try:
        received = receiver.recv()
    except EOFError:
        raise Failure(
            "Un processus de construction s’est arrêté sans rien dire : il a été tué, peut-être faute de mémoire ; "
            "recommencez."
        ) from None
    if isinstance(received, BaseException):
        raise received
    if isinstance(received, _Announced):
        return [(received.path, receiver.recv_bytes())]
    return received


def _make(streams: Sequence[Stream], todo: int, sender: Connection) -> None:
    """The work of another process: streams that no other has taken, until it has made much or none is left."""
    made = 0
    try:
        for stream in _untaken(streams, todo):
            for batch in _batches(stream()):
                made += sum(len(content) for _, content in batch)
                _send(batch, sender)
                del batch
            if made >= _MUCH_BYTES:
                break
        sender.send(_Gone(replaced=made >= _MUCH_BYTES))
    except Exception as error:
        _send_fault(error, sender)


@contextmanager
def _ranks(count: int) -> Iterator[int]:
    """A pipe that holds the numbers below `count`, of which every process takes one at a time: no lock to die with."""
    reading, writing = os.pipe()
    try:
        os.write(writing, b"".join(rank.to_bytes(_RANK_BYTES, "big") for rank in range(count)))
        os.close(writing)
        yield reading
    finally:
        os.close(reading)


def _untaken(streams: Sequence[Stream], todo: int) -> Iterator[Stream]:
    while rank := os.read(todo, _RANK_BYTES):
        yield streams[int.from_bytes(rank, "big")]


def _work(work: Callable[[], object], sender: Connection) -> None:
    try:
        sender.send(work())
    except Exception as error:
        _send_fault(error, sender)


def _send_fault(error: Exception, sender: Connection) -> None:
    error.add_note(traceback.format_exc())
    sender.send(error)


def _send(batch: list[File], sender: Connection) -> None:
    """Send some files, a large one as it stands: pickled, it would be in memory twice at each end."""
    *_, (path, content) = batch
    if len(content) < _LARGE_BYTES:
        sender.send(batch)
        return
    sender.send(batch[:-1])
    sender.send(_Announced(path))
    sender.send_bytes(content)


def _batches(files: Iterable[File]) -> Iterator[list[File]]:
    batch, size = [], 0
    for path, content in files:
        batch.append((path, content))
        size += len(content)
        del content  # a large file would stay until the next is made
        if size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _processors() -> int:
    """How many processors this process may use: a container may have fewer than its machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
