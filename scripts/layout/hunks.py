"""Where two texts differ, as the hunks of a unified diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

CONTEXT = 3
"""Lines shown around a change, as git does."""
WINDOW = 1_000
"""Lines between the first change and the last, beyond which common lines are not matched: it would be slow."""


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

    start, end = _shared(old, new, 1)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) > WINDOW)
    for group in matcher.get_grouped_opcodes(1):
        diff: list[str] = []
        changes = [(first, last) for tag, first, last, _, _ in group if tag != "equal"]
        for tag, first, last, new_first, new_last in group:
            if tag == "equal":
                diff += [f" {line}" for line in before[first:last] if line]
            else:
                diff += [f"-{line}" for line in before[first:last]]
                diff += [f"+{line}" for line in after[new_first:new_last]]
        yield Hunk(min(start + changes[0][0] + 1, len(old)), tuple(diff))


def unified(file: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a unified diff of a file of the repository, as `git apply` takes it.

    Both texts end in a newline: the last of their lines is empty.
    """
    from difflib import SequenceMatcher

    old, new = list(old)[:-1], list(new)[:-1]
    start, end = _shared(old, new, 0)
    last, new_last = len(old) - end, len(new) - end

    class Around(SequenceMatcher):
        """Compares the lines in between only, and knows those around them."""

        def get_opcodes(self) -> list[tuple[str, int, int, int, int]]:
            inside = [(tag, *(place + start for place in places)) for tag, *places in super().get_opcodes()]
            return [("equal", 0, start, 0, start), *inside, ("equal", last, len(old), new_last, len(new))]

    yield from (f"--- a/{file}", f"+++ b/{file}")
    around = Around(None, old[start:last], new[start:new_last], autojunk=last - start > WINDOW)
    for group in around.get_grouped_opcodes(CONTEXT):
        (_, first, _, new_first, _), (_, _, until, _, new_until) = group[0], group[-1]
        yield f"@@ -{first + 1},{until - first} +{new_first + 1},{new_until - new_first} @@"
        for tag, i, j, new_i, new_j in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[i:j])
            else:
                yield from (f"-{line}" for line in old[i:j])
                yield from (f"+{line}" for line in new[new_i:new_j])


def _shared(old: Sequence[str], new: Sequence[str], context: int) -> tuple[int, int]:
    """Return how many lines both have at the start and at the end, `context` lines left out of each count."""
    most = min(len(old), len(new))
    start = next((rank for rank in range(most) if old[rank] != new[rank]), most)
    end = next((rank for rank in range(most - start) if old[-1 - rank] != new[-1 - rank]), most - start)
    return max(start - context, 0), max(end - context, 0)
