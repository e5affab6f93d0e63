"""The review that a run has left, read as what it is: bytes that a stranger may have written."""

from __future__ import annotations

import io
import zipfile

import msgspec

from scripts.failures import Failure
from scripts.github.api import Api
from scripts.review.review import Review

NAME = "compte-rendu"
FILE = f"{NAME}.json"
MOST_BYTES = 4_000_000


class Unusable(Failure):
    """The artefact is absent, too large, or no review."""


def read_review(api: Api, repository: str, run: int) -> Review:
    """Fetch the review of a run and decode it, without writing anything to the disk.

    Raises Unusable where there is none, Failure where GitHub does not answer.
    """
    listed = api.items(f"/repos/{repository}/actions/runs/{run}/artifacts", "artifacts", name=NAME)
    found = [one for one in listed if one["name"] == NAME and not one["expired"]]
    if not found:
        raise Unusable("L’exécution n’a pas laissé de compte rendu.")
    latest = max(found, key=lambda one: one["id"])  # each attempt of a run leaves its own
    if latest["size_in_bytes"] > MOST_BYTES:
        raise Unusable("Le compte rendu est trop long.")
    return decode(api.read(f"/repos/{repository}/actions/artifacts/{latest['id']}/zip", MOST_BYTES))


def decode(archive: bytes) -> Review:
    """Return the review that an archive holds, alone. Raises Unusable."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            if opened.namelist() != [FILE]:
                raise Unusable("L’archive ne contient pas le seul compte rendu.")
            with opened.open(FILE) as file:
                content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Unusable("Le compte rendu est trop long.")
        return msgspec.json.decode(content, type=Review)
    except Unusable:
        raise
    except Exception as error:  # BadZipFile, zlib.error, EOFError, DecodeError…: a stranger’s bytes may break anything
        raise Unusable("Le compte rendu n’a pas la forme attendue.") from error
