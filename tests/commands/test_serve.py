"""The preview server, on the loopback: real server, real files, a small site of its own."""

import errno
import os
import re
import signal
import socket
import subprocess
import sys
import textwrap
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.commands.serve import Workshop, build_apart
from tests.browser import listened
from tests.clone import command, lay_clone

PATIENCE = 30
"""Seconds after which a test gives up; never reached unless something is broken."""

SERVER = textwrap.dedent("""
    import sys
    import time
    from functools import partial
    from pathlib import Path
    sys.path.insert(0, sys.argv[1])
    from scripts.commands.serve import serve
    from scripts.publish import publish

    def make_page(root, path):
        text = (root / "content" / "page.html").read_text()
        if "broken" in text:
            print("content/page.html:1:1: [casse]", flush=True)
            return None
        return {"index.html": text, "autre/index.html": f"<p>Autre</p>{text}"}.get(path, "")

    def build(root):
        if (root / "refuse").exists():
            raise OSError(11, "Resource temporarily unavailable")
        pages = {path: make_page(root, path) for path in ("index.html", "autre/index.html")}
        if None in pages.values():
            return 1
        while (root / "wait").exists():
            time.sleep(0.01)
        files = {path: text.encode() for path, text in pages.items()}
        publish([*files.items(), ("404.html", b"<p>Page introuvable</p>")], root / "build" / "site")
        return 0

    root = Path(sys.argv[2])
    sys.exit(serve(root, 0, build, partial(make_page, root)))
""")


class Preview:
    """A server in a process of its own, and what it has said so far."""

    def __init__(self, root: Path) -> None:
        self._page = root / "content" / "page.html"
        self._output = root / "output.txt"
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVER, str(ROOT), str(root)], stdout=output, stderr=output
            )
        self.wait(lambda: "Le site est à" in self.said())
        self.url = re.search(r"http://127\.0\.0\.1:\d+/", self.said())[0]

    def change(self, text: str) -> None:
        """Put a whole page in the place of the former: no build sees the half of it."""
        fresh = self._page.parents[1] / "fresh.html"
        fresh.write_text(text)
        os.replace(fresh, self._page)

    def said(self) -> str:
        return self._output.read_text()

    def get(self, path: str = "") -> str:
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
            return answer.read().decode()

    def wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.05)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "page.html").write_text("<body>un</body>")
    (tmp_path / "mkdocs.yml").write_text("site_name: a\n")
    return tmp_path


@pytest.fixture
def preview(root):
    preview = Preview(root)
    yield preview
    preview.process.kill()
    preview.process.wait()


def test_a_change_is_built_and_the_page_reloads(preview):
    page = preview.get()
    assert page.startswith("<body>un<script>")
    poll = re.search(r"livereload\((\d+), (\d+)\);", page)
    preview.change("<body>deux</body>")
    assert int(preview.get(f"livereload/{poll[1]}/{poll[2]}")) > int(poll[1])
    assert preview.get().startswith("<body>deux<script>")


def test_the_page_one_looks_at_is_shown_before_the_site_is_built(preview, root):
    preview.get()
    (root / "wait").touch()
    preview.change("<body>deux</body>")
    preview.wait(lambda: preview.get().startswith("<body>deux<script>"))
    assert preview.said().count("Site construit.") == 1
    assert (root / "build" / "site" / "index.html").read_text() == "<body>un</body>"
    (root / "wait").unlink()
    preview.wait(lambda: preview.said().count("Site construit.") == 2)
    assert preview.get().startswith("<body>deux<script>")


def test_a_page_that_nobody_looked_at_is_new_before_the_site_is_built(preview, root):
    preview.get()
    (root / "wait").touch()
    preview.change("<body>deux</body>")
    preview.wait(lambda: preview.get().startswith("<body>deux<script>"))
    assert preview.get("autre/").startswith("<p>Autre</p><body>deux<script>")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        preview.get("nulle-part/")
    (root / "wait").unlink()
    preview.wait(lambda: preview.said().count("Site construit.") == 2)
    assert preview.get("autre/").startswith("<p>Autre</p><body>deux<script>")


def test_a_style_sheet_is_served_as_it_lies_in_the_templates(preview, root):
    assets = root / "site_templates" / "assets"
    assets.mkdir(parents=True)
    (root / "build" / "site" / "assets").mkdir()
    (root / "build" / "site" / "assets" / "theme.css").write_text("theme {}")
    for rule in ("un {}", "deux {}"):
        (assets / "a.css").write_text(rule)
        assert preview.get("assets/a.css") == rule
    assert preview.get("assets/theme.css") == "theme {}"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        preview.get("assets/../assets/../content/page.html")


def test_a_page_opened_in_a_browser_reloads_in_spite_of_its_policy(preview, browser):
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    preview.change(f"<head>{policy}</head><body>un</body>")
    preview.wait(lambda: "<head></head>" in preview.get())
    with listened(browser, preview.url) as (page, complaints):
        preview.change(f"<head>{policy}</head><body>deux</body>")
        page.get_by_text("deux").wait_for(timeout=PATIENCE * 1000)
        assert [complaint for complaint in complaints if "Security" in complaint] == []


def test_a_page_written_in_place_in_two_strokes_ends_up_whole(preview, root):
    with (root / "content" / "page.html").open("w") as page:
        preview.wait(lambda: preview.get().startswith("<script>"))
        page.write("<body>deux</body>")
    preview.wait(lambda: preview.get().startswith("<body>deux<script>"))


def test_a_change_of_mkdocs_yml_saved_by_renaming_is_seen(preview, root):
    fresh = root / "fresh.yml"
    fresh.write_text("site_name: another\n")
    os.replace(fresh, root / "mkdocs.yml")
    preview.wait(lambda: preview.said().count("Site construit.") == 2)


def test_a_failing_build_keeps_the_last_good_site_then_recovers(preview):
    preview.change("<body>broken</body>")
    preview.wait(lambda: "le dernier site construit reste affiché" in preview.said())
    assert "content/page.html:1:1: [casse]" in preview.said()
    assert "un" in preview.get()
    preview.change("<body>deux, guéri</body>")
    preview.wait(lambda: "guéri" in preview.get())
    assert "Traceback" not in preview.said()


def test_a_build_that_the_machine_refuses_does_not_end_those_that_follow(preview, root):
    (root / "refuse").touch()
    preview.change("<body>deux</body>")
    preview.wait(lambda: "La construction n’a pas pu commencer (la machine n’en permet pas plus" in preview.said())
    (root / "refuse").unlink()
    preview.change("<body>trois</body>")
    preview.wait(lambda: preview.said().count("Site construit.") == 2)
    assert "trois" in preview.get() and "Traceback" not in preview.said()


def test_a_first_build_that_fails_waits_for_the_repair(root):
    (root / "content" / "page.html").write_text("broken")
    preview = Preview(root)
    try:
        assert "rien à afficher" in preview.said()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            preview.get()
        preview.change("<body>enfin</body>")
        preview.wait(lambda: preview.said().count("Site construit.") == 1)
        assert "enfin" in preview.get()
    finally:
        preview.process.kill()
        preview.process.wait()


def test_the_site_s_own_404(preview):
    with pytest.raises(urllib.error.HTTPError) as caught:
        preview.get("nulle-part/")
    assert caught.value.code == 404
    assert caught.value.read().decode() == "<p>Page introuvable</p>"


def test_nothing_outside_of_the_site_is_served(preview):
    with socket.create_connection(("127.0.0.1", int(preview.url.split(":")[2][:-1])), PATIENCE) as connection:
        connection.sendall(b"GET /../../mkdocs.yml HTTP/1.0\r\n\r\n")
        assert b" 404 " in connection.makefile("rb").readline()


def test_ctrl_c_ends_it_quietly(preview):
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(PATIENCE) == 0
    assert preview.said().endswith("Arrêté.\n")
    assert "Traceback" not in preview.said()


def test_a_build_ends_with_the_server(tmp_path):
    """Which alone is told to end, as by a supervisor, while it builds for the first time."""
    clone = lay_clone(tmp_path / "clone")
    child = command(clone, "serve", "--port", "0")
    deadline = time.monotonic() + PATIENCE
    while not list(clone.glob("build/.site/0*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    child.terminate()
    said, complained = child.communicate(timeout=PATIENCE)
    assert (child.returncode, said) == (0, "Arrêté.\n")
    assert complained.splitlines()[-1] == "Interrompu." and "Traceback" not in complained
    assert not list(clone.glob("build/.site/0*"))
    with pytest.raises(ProcessLookupError):
        os.killpg(child.pid, 0)


def test_a_port_already_taken_is_one_french_line(root):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code = SERVER.replace(", 0, build,", f", {port}, build,")
        done = subprocess.run(
            [sys.executable, "-c", code, str(ROOT), str(root)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    assert f"Failure: Le port {port} n’est pas libre" in done.stderr
    assert "Site construit" not in done.stdout


def test_each_build_is_a_process_that_sees_the_code_of_the_moment(tmp_path):
    (tmp_path / "scripts").mkdir()
    main = tmp_path / "scripts" / "__main__.py"
    for status in (0, 1, 0):
        main.write_text(f"import sys\nassert sys.argv[1:] == ['site']\nsys.exit({status})\n")
        assert build_apart(tmp_path) == status
    assert list(tmp_path.rglob("*.pyc")) == []


PAGES = """
import json, sys
assert sys.argv[1:] == ["page"]
for line in sys.stdin:
    path = json.loads(line)
    if path == "dies":
        sys.exit(70)
    print(json.dumps(None if path == "refused" else "{says} " + path), flush=True)
"""


@pytest.fixture
def workshop(tmp_path):
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "__main__.py").write_text(PAGES.replace("{says}", "un"))
    workshop = Workshop(tmp_path)
    yield workshop
    workshop.close()
    assert list(tmp_path.rglob("*.pyc")) == []


def test_pages_are_made_one_after_the_other_by_a_process_that_stays(workshop):
    workshop.open()
    assert workshop.page("cites/arras/index.html") == "un cites/arras/index.html"
    assert workshop.page("refused") is None
    assert workshop.page("two\nlines") == "un two\nlines"


def test_pages_are_made_with_the_code_of_the_moment(workshop, tmp_path):
    main = tmp_path / "scripts" / "__main__.py"
    assert workshop.page("a-propos/index.html") == "un a-propos/index.html"
    main.write_text(PAGES.replace("{says}", "deux"))
    assert workshop.page("a-propos/index.html") == "deux a-propos/index.html"
    main.write_text("raise SystemExit(70)")
    assert workshop.page("a-propos/index.html") is None
    main.write_text(PAGES.replace("{says}", "trois"))
    assert workshop.page("a-propos/index.html") == "trois a-propos/index.html"


def test_a_process_that_the_machine_refuses_is_told_of_and_tried_again(workshop, monkeypatch, capsys):
    def refused(*_arguments, **_options):
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "Popen", refused)
        assert workshop.page("a-propos/index.html") is None
    assert "La page n’a pas pu être faite (la machine n’en permet pas plus" in capsys.readouterr().out
    assert workshop.page("a-propos/index.html") == "un a-propos/index.html"


def test_a_process_that_dies_has_a_successor(workshop):
    assert workshop.page("dies") is None
    assert workshop.page("a-propos/index.html") == "un a-propos/index.html"


@pytest.mark.parametrize("port", ["abc", "-1", "70000", "²"])
def test_a_port_that_is_none_is_refused_in_french(port):
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "serve", f"--port={port}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 2
    assert f"--port : « {port} » n’est pas un port" in done.stderr
