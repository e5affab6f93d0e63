"""The writer of the output when processes are killed, or build the same output at once."""

import inspect
import random
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.publish import PublicationError, publish
from tests.test_publish import store, tree


@pytest.fixture
def link(tmp_path: Path) -> Path:
    return tmp_path / "build" / "site"


def content_of(version: int, count: int = 30) -> dict[str, bytes]:
    """A site whose every third file differs between versions; the stamp tells which it is."""
    pages = {f"page/{n}/index.html": b"%d" % (version if n % 3 == 0 else 0) * 50 for n in range(count)}
    return {"stamp": b"%d" % version} | pages


class TestKilled:
    """SIGKILL before the n-th thing asked of the file system, for twenty seeded moments and those around a rename."""

    CHILD = textwrap.dedent("""
        import itertools, os, signal, sys
        from pathlib import Path
        sys.path.insert(0, {root!r})
        from scripts.publish import publish

        calls = itertools.count(1)
        asked = []
        watched = {{"open", "os.mkdir", "os.chmod", "os.link", "os.symlink", "os.rename",
                   "os.remove", "os.rmdir", "shutil.rmtree", "fcntl.flock"}}

        def hook(event, arguments):
            if event in watched:
                if next(calls) == {moment}:
                    os.kill(os.getpid(), signal.SIGKILL)
                asked.append(event)

        content = content_of(3)
        sys.addaudithook(hook)
        publish(content.items(), Path({link!r}))
        print(*asked)
    """)

    def run(self, link: Path, moment: int) -> subprocess.CompletedProcess:
        code = self.CHILD.format(root=str(ROOT), link=str(link), moment=moment)
        return subprocess.run(
            [sys.executable, "-c", inspect.getsource(content_of) + code],
            capture_output=True,
            text=True,
        )

    def test_old_or_new_whole_at_every_moment(self, tmp_path):
        def two_versions(name: str) -> Path:
            link = tmp_path / name / "site"
            for version in (0, 1, 2):
                publish(content_of(version).items(), link)
            return link

        asked = self.run(two_versions("whole"), 0).stdout.split()
        # The spare folder is taken, the link replaced, the oldest folder set aside.
        renames = [at for at, event in enumerate(asked, 1) if event == "os.rename"]
        assert len(renames) == 3
        moments = set(random.Random(84).sample(range(1, len(asked) + 1), 20))
        moments |= {at + near for at in renames for near in (-1, 0, 1) if at + near <= len(asked)}
        seen = []
        for moment in sorted(moments):
            link = two_versions(f"at{moment}")
            done = self.run(link, moment)
            assert done.returncode == -signal.SIGKILL, done.stderr
            version = int((link / "stamp").read_bytes())
            assert tree(link) == content_of(version)
            seen.append(version)
            publish(content_of(4).items(), link)
            assert tree(link) == content_of(4)
            assert len(store(link)) == 3
        assert set(seen) == {2, 3}
        assert seen == sorted(seen)


class TestTwoBuildsAtOnce:
    CHILD = textwrap.dedent("""
        import sys
        from pathlib import Path
        sys.path.insert(0, {root!r})
        from scripts.publish import publish

        for turn in range(8):
            publish(content_of({base} + turn).items(), Path({link!r}))
    """)

    def test_they_do_not_mix(self, link):
        publish(content_of(1).items(), link)
        children = []
        for base in (100, 200, 300):
            code = self.CHILD.format(root=str(ROOT), base=base, link=str(link))
            code = inspect.getsource(content_of) + code
            children.append(subprocess.Popen([sys.executable, "-c", code]))
        readings = 0
        while any(child.poll() is None for child in children) or not readings:
            readings += self.read_a_version(link)
        assert [child.wait() for child in children] == [0, 0, 0]
        last = int((link / "stamp").read_bytes())
        assert last in (107, 207, 307)
        assert tree(link) == content_of(last)
        assert len(store(link)) == 3

    @staticmethod
    def read_a_version(link: Path) -> bool:
        """Reads one version whole; False when two more were published in the meantime."""
        folder = link.resolve()
        try:
            stamp = int((folder / "stamp").read_bytes())
            found = {name: (folder / name).read_bytes() for name in content_of(stamp)}
        except FileNotFoundError:
            return False
        assert found == content_of(stamp)
        return True

    def test_the_second_gives_up_with_one_french_line(self, link):
        def files():
            yield "a", b"1"
            with pytest.raises(PublicationError, match="Une autre construction"):
                publish([("c", b"")], link, patience=0.05)
            yield "b", b"2"

        publish(files(), link)
        assert tree(link) == {"a": b"1", "b": b"2"}
