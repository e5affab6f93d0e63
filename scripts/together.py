"""Several streams of files made at the same time, by as many processes as the machine has processors.

The processes are forked: each sees the model as its parent has it, and nothing is copied to it. What it makes comes
back through a pipe in small batches: nothing holds a whole stream, and a reader that is slow slows the makers down.
Within a stream the order is kept; between streams it is not, so what is made of the files must not depend on it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.queues import SimpleQueue

File = tuple[str, bytes]
Stream = Callable[[], Iterable[File]]

_BATCH_BYTES = 1 << 18


def together(streams: Sequence[Stream], processes: int | None = None) -> Iterator[File]:
    """Yield the files of all streams; `processes` is how many are at work, by default one a processor.

    Raises what a stream raises, with the trace of its process as a note, and ends the others; RuntimeError when a
    process dies. With one process, or one stream, it all happens here, in order.
    """
    count = min(processes or _processors(), len(streams))
    if count < 2:
        for stream in streams:
            yield from stream()
        return
    context = multiprocessing.get_context("fork")
    todo: SimpleQueue[int | None] = context.SimpleQueue()
    for rank in [*range(len(streams)), *[None] * count]:
        todo.put(rank)
    makers = {}
    gc.freeze()
    try:
        for _ in range(count):
            receiver, sender = Pipe(duplex=False)
            maker = context.Process(target=_make, args=(streams, todo, sender))
            maker.start()
            sender.close()
            makers[receiver] = maker
        yield from _received(list(makers))
    finally:
        for receiver, maker in makers.items():
            receiver.close()
            maker.terminate()
            maker.join()
        gc.unfreeze()


def _received(receivers: list[Connection]) -> Iterator[File]:
    while receivers:
        for receiver in wait(receivers):
            try:
                batch = receiver.recv()
            except EOFError:
                raise RuntimeError("un processus de construction s’est arrêté sans rien dire") from None
            if isinstance(batch, BaseException):
                raise batch
            if batch is None:
                receivers.remove(receiver)
            else:
                yield from batch


def _make(streams: Sequence[Stream], todo: SimpleQueue[int | None], sender: Connection) -> None:
    """The work of one process: streams that no other has taken, until none is left, then None."""
    with suppress(KeyboardInterrupt, BrokenPipeError):
        try:
            while (rank := todo.get()) is not None:
                for batch in _batches(streams[rank]()):
                    sender.send(batch)
            sender.send(None)
        except Exception as error:
            error.add_note(traceback.format_exc())
            sender.send(error)


def _batches(files: Iterable[File]) -> Iterator[list[File]]:
    batch, size = [], 0
    for path, content in files:
        batch.append((path, content))
        size += len(content)
        if size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _processors() -> int:
    """How many processors this process may use: a container may have fewer than its machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
