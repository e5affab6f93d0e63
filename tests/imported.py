"""The modules of ours that some code brings with it, as a process sees them that has imported nothing yet."""

from __future__ import annotations

import subprocess
import sys

from scripts import ROOT

_LISTED = """
import sys
from scripts import ROOT
{}
ours = (module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "scripts")
print(*sorted(file.removeprefix(f"{{ROOT}}/scripts/") for file in ours), sep="\\n")
"""


def imported_by(code: str) -> list[str]:
    """The files of `scripts/` that are imported once `code` has run, which sees ROOT, in order."""
    command = [sys.executable, "-c", _LISTED.format(code)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
