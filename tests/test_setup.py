"""What the set-up promises: pinned, hashed, and clear when the machine lacks something."""

import re
import shutil
import subprocess
import sys

import pytest

from scripts import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]
ALL_LOCKS = [*LOCKS, "requirements-mutants.lock", "requirements-tools.lock"]


def pins(lock: str) -> dict[str, str]:
    """Requirement (name, version, marker) -> its hashes, as text."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text(), flags=re.MULTILINE)
    entries = re.findall(r"^(\S.*?) \\\n((?: +--hash=.*\n?)+)", text, flags=re.MULTILINE)
    assert "".join(f"{name} \\\n{hashes}" for name, hashes in entries) == text
    return dict(entries)


@pytest.mark.parametrize("lock", ALL_LOCKS)
def test_every_line_of_a_lock_is_a_pin_or_its_hash(lock):
    for requirement, hashes in pins(lock).items():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", requirement)
        assert re.fullmatch(r"( +--hash=sha256:[0-9a-f]{64}( \\)?\n?)+", hashes)


@pytest.mark.parametrize("lock", ALL_LOCKS)
def test_a_lock_names_no_address(lock):
    assert not re.search(r"https?:|--index|--find-links|/", (ROOT / lock).read_text())


def test_the_two_locks_agree():
    site, dev = map(pins, LOCKS)
    assert site.items() <= dev.items()


def test_the_integration_script_may_be_run():
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)


def test_the_help_of_make_tells_every_target():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (site .*)$", makefile, re.MULTILINE)[1].split()
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.findall(r"^  make (\w+)", done.stdout, re.MULTILINE) == targets


def test_a_missing_python_is_one_french_line(tmp_path):
    for name in ("Makefile", *LOCKS):
        shutil.copy(ROOT / name, tmp_path)
    done = subprocess.run(["make", "site", "PYTHON=python-absent"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode
    assert done.stderr.splitlines()[0] == (
        "« python-absent » est introuvable : installez Python 3.11 ou plus récent, ou indiquez-le (make PYTHON=…)."
    )
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("asked", [["check"], ["format", "--check"]], ids=" ".join)
def test_the_code_has_the_form_that_ruff_gives(asked):
    done = subprocess.run([sys.executable, "-m", "ruff", *asked, "--quiet"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
