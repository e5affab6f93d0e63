"""The command line, run as a user runs it: `python -m scripts` in a process of its own."""

import argparse
import ast
import importlib
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.__main__ import command_names
from scripts.failures import describe
from scripts.french_argparse import FRENCH

COMMANDS = {
    "wait": "import time; print('prêt', flush=True); time.sleep(60)",
    "missing_file": "open('data/absent.yaml')",
    "missing_module": "import yaml_absent",
    "refused": "from scripts.failures import Failure; raise Failure('Non, parce que.')",
    "bug": "raise LookupError('deux\\nlignes')",
    "full": "open('/dev/full', 'w', buffering=1).write('x\\n')",
    "much": "[print('ligne', n) for n in range(100_000)]",
    "hang_up": "import os; r, w = os.pipe(); os.close(r); os.write(w, b'x')",
    "accents": "print('« œuvre », 𝄞')",
    "status": "return args.status",
    "dropped": (
        "import os, signal, time; kill = lambda self: os.kill(os.getpid(), signal.SIGINT);"
        "type('Deleted', (), {'__del__': kill})(); time.sleep(60)"
    ),
    "first_free": "import os; return int(os.open('/dev/null', os.O_RDONLY) < 3)",
}


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """A clone whose commands are those above."""
    root = tmp_path_factory.mktemp("clone")
    (root / "scripts" / "commands").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py", "failures.py", "french_argparse.py"):
        shutil.copy(ROOT / "scripts" / name, root / "scripts" / name)
    for name, body in COMMANDS.items():
        code = f"""
            SUMMARY = "Essai de {name}"

            def register(parser):
                parser.add_argument("--status", type=int, default=0)

            def run(args):
                {body}
        """
        (root / "scripts" / "commands" / f"{name}.py").write_text(textwrap.dedent(code))
    return root


def environment(**changes: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("REGISTRE_DEBUG", "PYTHONUNBUFFERED")}
    return kept | {"COLUMNS": "200"} | changes


def call(root: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "scripts", *arguments],
        cwd=root,
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


class TestHelp:
    @pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
    def test_every_command_has_its_line(self, clone, arguments):
        done = call(clone, *arguments)
        assert done.returncode == 0
        assert done.stdout.startswith("usage : python -m scripts")
        for name in COMMANDS:
            line = rf"^    {name.replace('_', '-')}\s+Essai de {name}$"
            assert re.search(line, done.stdout, re.MULTILINE)

    def test_a_command_has_its_own(self, clone):
        done = call(clone, "status", "--help")
        assert "Essai de status" in done.stdout
        assert "afficher cette aide" in done.stdout

    def test_of_the_real_commands_needs_the_standard_library_only(self):
        code = (
            "import sys; from scripts.__main__ import command_names, parser_for;"
            "parser_for(command_names()).format_help();"
            "print(*{name.partition('.')[0] for name in sys.modules})"
        )
        done = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        imported = set(done.stdout.split()) - {"__main__", "scripts"}
        assert imported <= set(sys.stdlib_module_names)

    @pytest.mark.parametrize("name", command_names())
    def test_every_real_command_keeps_the_contract(self, name):
        module = importlib.import_module(f"scripts.commands.{name.replace('-', '_')}")
        assert module.SUMMARY
        assert "\n" not in module.SUMMARY
        module.register(argparse.ArgumentParser())
        assert callable(module.run)


class TestUsageErrors:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["statut"], "« statut » est inconnu (au choix :"),
            (["status", "--sttus=1"], "arguments inconnus : --sttus=1"),
            (["status", "--status"], "--status : attend une valeur"),
            (["status", "--status=un"], "--status : « un » n’a pas la forme attendue (int)"),
            (["--status"], "il manque : commande"),
        ],
    )
    def test_are_in_french_with_status_2(self, clone, arguments, message):
        done = call(clone, *arguments)
        assert done.returncode == 2
        assert f"erreur : {message}" in done.stderr.replace("erreur : commande : ", "erreur : ")

    def test_every_text_of_this_python_s_argparse_is_known(self):
        """A text is either translated, or one that only a mistake of ours can raise."""
        ours = {
            ".__call__() not defined",
            "conflicting subparser: %s",
            "conflicting subparser alias: %s",
            "'required' is an invalid argument for positionals",
            "invalid option string %(option)r: must start with a character %(prefix_chars)r",
            "dest= is required for options like %r",
            "invalid conflict_resolution value: %r",
            "conflicting option string: %s",
            "conflicting option strings: %s",
            "mutually exclusive arguments must be optional",
            "cannot merge actions - two groups are named %r",
            'argument "-" with mode %r',
            "%r is not callable",
            "dest supplied twice for positional argument, did you mean metavar?",
        }
        texts = set()
        for node in ast.walk(ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                constants = (a.value for a in node.args if isinstance(a, ast.Constant))
                texts |= {value for value in constants if isinstance(value, str)}
        assert texts - set(FRENCH) - ours == set()

    def test_translations_keep_the_places_to_fill(self):
        for english, french in FRENCH.items():
            places = re.compile(r"%(?:\((\w+)\))?[sr]")
            assert sorted(places.findall(english)) == sorted(places.findall(french)), english


class TestEndings:
    @pytest.mark.parametrize("status", [0, 1, 3])
    def test_the_status_of_the_command_is_the_status(self, clone, status):
        assert call(clone, "status", f"--status={status}").returncode == status

    @pytest.mark.parametrize(
        ("name", "status", "line"),
        [
            ("missing-file", 1, "Erreur : data/absent.yaml : n’existe pas."),
            ("refused", 1, "Non, parce que."),
            ("full", 1, "Erreur : il n’y a plus de place sur le disque."),
            ("hang-up", 1, "Erreur : le programme qui lisait s’est arrêté."),
            (
                "missing-module",
                1,
                "Il manque le module Python « yaml_absent » : passez par make, ou par "
                ".venv/bin/python ; au besoin, « make clean » puis recommencez.",
            ),
            (
                "bug",
                70,
                "Erreur interne (LookupError : deux). REGISTRE_DEBUG=1 en affiche le détail.",
            ),
        ],
    )
    def test_a_failure_is_one_line(self, clone, name, status, line):
        done = call(clone, name)
        assert (done.returncode, done.stderr) == (status, line + "\n")

    def test_a_traceback_is_shown_upon_request(self, clone):
        done = call(clone, "bug", REGISTRE_DEBUG="1")
        assert "Traceback" in done.stderr
        assert "LookupError" in done.stderr

    @pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
    def test_an_interruption_is_130(self, clone, asked):
        child = subprocess.Popen(
            [sys.executable, "-m", "scripts", "wait"],
            cwd=clone,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert child.stdout.readline() == "prêt\n"
        child.send_signal(asked)
        _, said = child.communicate(timeout=60)
        assert (child.returncode, said) == (130, "Interrompu.\n")

    def test_an_interruption_that_python_drops_is_one_all_the_same(self, clone):
        done = call(clone, "dropped")
        assert (done.returncode, done.stderr) == (130, "Interrompu.\n")

    @pytest.mark.parametrize("unbuffered", ["", "1"])
    @pytest.mark.parametrize("name", ["much", "--help"])
    def test_a_reader_that_stops_reading_is_no_error(self, clone, name, unbuffered):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "scripts", name],
            cwd=clone,
            env=environment(PYTHONUNBUFFERED=unbuffered),
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
        )
        os.close(writing)
        assert done.stderr == b""
        assert done.returncode in ((141,) if name == "much" else (0, 141))

    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    @pytest.mark.parametrize(("name", "status"), [("accents", 0), ("refused", 1), ("first-free", 0)])
    def test_a_closed_stream_leads_nowhere(self, clone, closed, name, status):
        """No file that is opened later takes its place."""
        done = subprocess.run(
            ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-m", "scripts", name],
            cwd=clone,
            env=environment(),
            capture_output=True,
            timeout=60,
        )
        assert done.returncode == status
        assert b"Traceback" not in done.stderr

    def test_a_terminal_without_accents_is_no_error(self, clone):
        done = call(clone, "accents", PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stdout) == (0, "? ?uvre ?, ?\n")


class TestSystemErrors:
    def test_a_file_under_the_current_folder_is_named_from_there(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with pytest.raises(OSError) as caught:
            (tmp_path / "rien").read_text()
        assert describe(caught.value) == "rien : n’existe pas"

    def test_an_unknown_number_keeps_the_words_of_the_system(self):
        assert describe(OSError(84, "Odd")) == "erreur du système (Odd)"
        assert describe(OSError("bare")) == "erreur du système (bare)"
