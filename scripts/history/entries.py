"""Two states of a file of the registry, cut down to the entries that differ: reading them costs what has changed.

Entries are told apart by the one form that the check asks of these files: a line « - id: » or « - adresse: » at the
margin of the list. Where none is found the file stays whole, which costs more and says the same.
"""

from __future__ import annotations

import re

_ENTRY = re.compile(rb"^(?=  - (?:id|adresse): )", re.MULTILINE)


def differing(old: bytes, new: bytes) -> tuple[bytes, bytes] | None:
    """Return both states without the entries that they share, None where all entries are the same.

    Not for a file of several lists: an entry would be taken for one of another list.
    """
    (old_head, *before), (new_head, *after) = _ENTRY.split(old), _ENTRY.split(new)
    if not before or not after:
        return old, new
    shared = set(before) & set(after)
    gone = [entry for entry in before if entry not in shared]
    come = [entry for entry in after if entry not in shared]
    if not gone and not come:
        return None
    return _joined(old_head, gone), _joined(new_head, come)


def _joined(head: bytes, entries: list[bytes]) -> bytes:
    return head + b"".join(entries) if entries else head.rstrip().removesuffix(b":") + b": []\n"
