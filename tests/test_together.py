"""Streams made in several processes: all files, in the order of their stream, faults told, no process left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
from functools import partial
from itertools import islice

import pytest

from scripts import ROOT
from scripts.failures import Failure
from scripts.together import apart, beside, together


def stream(name, count=3, size=10):
    for rank in range(count):
        yield f"{name}/{rank}", bytes(size)


def failing(error):
    yield "a", b""
    raise error


def dying():
    yield "a", b""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(autouse=True)
def no_process_left():
    yield
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("processes", [1, 2, 8])
def test_every_file_once_in_the_order_of_its_stream(processes):
    streams = [partial(stream, name, 50, 20_000) for name in "abcde"]
    paths = [path for path, _ in together(streams, processes)]
    assert len(paths) == 250
    for name in "abcde":
        assert [path for path in paths if path[0] == name] == [f"{name}/{rank}" for rank in range(50)]


def test_large_files_pass_as_they_are_in_their_order():
    """Of either side of the size from which a file is sent by itself, and of that of a whole batch."""
    sizes = [0, 10, 1 << 16, (1 << 20) - 1, 1 << 20, 10, 3 << 20, 1 << 21]
    expected = [(f"a/{rank}", os.urandom(size)) for rank, size in enumerate(sizes)]
    made = [file for file in together([partial(iter, expected), partial(stream, "b")], 2) if file[0][0] == "a"]
    assert made == expected


def test_no_stream_gives_no_file():
    assert list(together([], 2)) == []


def test_streams_are_made_in_other_processes_at_the_same_time():
    reading, writing = os.pipe()

    def waiting():
        os.read(reading, 1)
        yield "waiting", str(os.getpid()).encode()

    def awaited():
        os.write(writing, b"\0")
        yield "awaited", str(os.getpid()).encode()

    makers = {path: int(pid) for path, pid in together([waiting, awaited], 2)}
    assert len({os.getpid(), *makers.values()}) == 3
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize(("size", "replaced"), [(1 << 10, False), (1 << 20, True)])
def test_a_maker_that_has_made_much_gives_its_place_to_another(monkeypatch, size, replaced):
    monkeypatch.setattr("scripts.together._MUCH_BYTES", 1 << 20)

    def made():
        yield str(os.getpid()), bytes(size)

    pids = [path for path, _ in together([made] * 6, 2)]
    assert len(pids) == 6
    assert (len(set(pids)) == 6) == replaced


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_comes_out_as_it_was_raised(processes):
    with pytest.raises(Failure) as raised:
        list(together([partial(failing, Failure("le fichier manque")), partial(stream, "b", 10_000)], processes))
    assert str(raised.value) == "le fichier manque"


def test_the_trace_of_a_fault_tells_where_it_was_raised():
    with pytest.raises(KeyError) as raised:
        list(together([partial(failing, KeyError("x")), partial(stream, "b")], 2))
    assert "in failing" in "".join(raised.value.__notes__)


def test_a_process_that_dies_is_noticed():
    with pytest.raises(Failure, match="s’est arrêté"):
        list(together([dying, partial(stream, "b")], 2))


def test_a_reader_that_stops_ends_the_makers():
    """Each stream is far larger than a pipe: its maker is waiting when the reader goes."""
    files = together([partial(stream, name, 1000, 1 << 16) for name in "ab"], 2)
    assert len(list(islice(files, 3))) == 3
    files.close()


def test_what_is_made_apart_comes_in_order_from_one_other_process():
    def made():
        for rank in range(5):
            yield f"{rank} {os.getpid()}", bytes(1 << 20)

    ranks, pids = zip(*(path.split() for path, _ in apart(made)), strict=True)
    assert ranks == tuple("01234")
    assert len({*pids, str(os.getpid())}) == 2


def test_a_fault_of_what_is_made_apart_comes_out_as_it_was_raised():
    """Through the process that asked for it, which is a maker itself."""
    with pytest.raises(Failure, match="le fichier manque"):
        list(together([partial(apart, partial(failing, Failure("le fichier manque"))), partial(stream, "b")], 2))


def test_work_is_done_beside():
    with beside(os.getpid) as pid:
        assert pid() != os.getpid()


def test_a_fault_of_the_work_beside_comes_out_as_it_was_raised():
    def missing():
        raise Failure("le fichier manque")

    with pytest.raises(Failure, match="le fichier manque"), beside(missing) as result:
        result()


def test_a_process_that_is_ended_as_it_ends_by_itself_says_nothing(capfd):
    """Whoever has read the last result ends the process, which may be anywhere between that and its own end."""

    def end_once_done():
        def end(frame, event, argument):
            if frame.f_globals["__name__"] == "signal":
                os.kill(os.getpid(), signal.SIGTERM)

        sys.setprofile(end)
        return "fait"

    with beside(end_once_done) as done:
        assert done() == "fait"
    assert capfd.readouterr().err == ""


def test_who_leaves_does_not_wait_for_the_work_beside():
    with beside(threading.Event().wait):
        pass


@pytest.mark.parametrize("by_ctrl_c", [False, True])
def test_a_maker_that_is_ended_clears_away_what_it_has_begun(tmp_path, by_ctrl_c):
    """A terminal tells Ctrl+C to the makers too, which leave it to their parent."""

    def begun():
        with tempfile.TemporaryDirectory(dir=tmp_path):
            yield str(os.getpid()), bytes(1 << 20)
            threading.Event().wait()

    files = together([begun, begun, partial(stream, "c", 1)], 3)
    pids = [int(path) for path, _ in islice(files, 3) if path != "c/0"]
    assert len(list(tmp_path.iterdir())) == 2
    for pid in pids if by_ctrl_c else ():
        os.kill(pid, signal.SIGINT)
    files.close()
    assert list(tmp_path.iterdir()) == []


HELD = """
import os, sys
from scripts.together import apart, together

def much():
    for rank in range(64):
        yield f"{os.getpid()}/{rank}", bytes(1 << 20)

def nested():
    held = apart(much)
    sys.modules["held"] = held
    yield next(held)
    raise ValueError("nested")

held = together([much, eval(sys.argv[1])], 2)
for path, _ in held:
    print(path.partition("/")[0], flush=True)
    1 / int(sys.argv[2])
"""


@pytest.mark.parametrize(("other", "go_on"), [("much", 0), ("nested", 0), ("nested", 1)])
def test_who_ends_while_a_stream_is_held_ends_its_makers(other, go_on):
    """An error that is shown, or kept, holds all that was begun where it was raised."""
    done = subprocess.run(
        [sys.executable, "-c", HELD, other, str(go_on)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert ("ValueError: nested" if go_on else "ZeroDivisionError") in done.stderr
    for maker in {*done.stdout.split()}:
        with pytest.raises(ProcessLookupError):
            os.kill(int(maker), 0)


def test_no_maker_outlives_a_parent_that_is_killed(tmp_path):
    """The pipe is closed for the last time when the last maker has gone."""
    program = """
        import os, signal
        from scripts.together import together

        def endless():
            while True:
                yield str(os.getpid()), bytes(1 << 18)

        for path, _ in together([endless] * 3, 3):
            os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=ROOT,
        capture_output=True,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, b"")
