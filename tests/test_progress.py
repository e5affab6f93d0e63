import time

from scripts import progress as module
from scripts.progress import gauge, progress


def test_a_short_step_stays_silent(capsys):
    with progress("Étape"):
        pass
    assert capsys.readouterr().err == ""


def test_a_long_step_is_told_then_timed(capsys, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0.01)
    with progress("Étape"):
        time.sleep(0.2)
    told, timed = capsys.readouterr().err.splitlines()
    assert told == "Étape…"
    assert timed.startswith("Étape : 0,")


def test_the_bar_of_a_terminal_goes_when_the_step_ends(capsys, monkeypatch):
    monkeypatch.setattr(module.sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(module, "_BETWEEN_DRAWINGS_SECONDS", 0)
    with gauge("Fichier") as done:
        done(500, 1000)
        done(3_200_000, None)
        done(2000, 1000)
    drawn = capsys.readouterr().err.split("\r\x1b[K")
    assert drawn == [
        "",
        "Fichier [############------------]  50 %",
        "Fichier 3,2 Mo",
        f"Fichier [{'#' * 24}] 100 %",
        "",
    ]


def test_elsewhere_than_on_a_terminal_a_short_step_stays_silent(capsys):
    with gauge("Fichier") as done:
        done(500, 1000)
    assert capsys.readouterr().err == ""
