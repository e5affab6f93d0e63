"""Where two texts differ, as the hunks of a unified diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct


class Hunk(Struct, frozen=True):
    """Lines that change: the first of them (from 1, in the old text), and the lines of the diff, signs included."""

    line: int
    diff: tuple[str, ...]

    @property
    def changed(self) -> int:
        """How many lines are written anew or taken away."""
        added = sum(line.startswith("+") for line in self.diff)
        return max(added, sum(line.startswith("-") for line in self.diff))


def hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[Hunk]:
    """Yield where the lines of `old` and `new` differ, in order, each with one line of context on either side."""
    from difflib import SequenceMatcher  # only a file that is not in form pays for it

    start, end = _shared(old, new)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    for group in SequenceMatcher(None, before, after).get_grouped_opcodes(1):
        diff: list[str] = []
        changes = [(first, last) for tag, first, last, _, _ in group if tag != "equal"]
        for tag, first, last, new_first, new_last in group:
            if tag == "equal":
                diff += [f" {line}" for line in before[first:last] if line]
            else:
                diff += [f"-{line}" for line in before[first:last]]
                diff += [f"+{line}" for line in after[new_first:new_last]]
        yield Hunk(min(start + changes[0][0] + 1, len(old)), tuple(diff))


def _shared(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how many lines both have at the start and at the end, one line of context left out of each count."""
    most = min(len(old), len(new))
    start = next((rank for rank in range(most) if old[rank] != new[rank]), most)
    end = next((rank for rank in range(most - start) if old[-1 - rank] != new[-1 - rank]), most - start)
    return max(start - 1, 0), max(end - 1, 0)
