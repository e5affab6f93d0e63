"""The programs that some tests run, from the packages of the machine."""

from __future__ import annotations

import os
import shutil

import pytest


def program(name: str, package: str) -> str:
    """Where a program is. The test is skipped where it is missing, but never in continuous integration."""
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not on this machine (Debian: {package})"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return found
