import time

from scripts import progress as module
from scripts.progress import progress


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
