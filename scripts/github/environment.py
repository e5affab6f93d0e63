"""What a workflow tells its steps: where the event is, and how to reach GitHub."""

from __future__ import annotations

import os
from pathlib import Path

from scripts.failures import Failure
from scripts.github.api import Api

NEEDED = ("GITHUB_EVENT_PATH", "GITHUB_API_URL", "GITHUB_TOKEN")


def of_workflow() -> tuple[Path, Api]:
    """Return the file of the event and GitHub's interface. Raises Failure outside a workflow."""
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if missing:
        raise Failure(f"Cette commande se lance d’un flux de GitHub : il manque {', '.join(missing)}.")
    return Path(os.environ["GITHUB_EVENT_PATH"]), Api(os.environ["GITHUB_API_URL"], os.environ["GITHUB_TOKEN"])
