"""Changes of lines of the registry's files, placed by what the files say, so that all else stays byte for byte.

The files are in their one form (the check saw to it): one value a line, nothing inline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from scripts.failures import Failure
from scripts.layout.entry import Values, entry, item, listed, scalar
from scripts.layout.remarks import STEP
from scripts.registry import positions
from scripts.registry.positions import Mapping, Mark, Node, Positions, ValuePath
from scripts.registry.shapes import Block, Scalar, Text


class Edit(Struct, frozen=True):
    """Lines written in the place of `removed` lines of a file, from line `line` (from 1) on."""

    file: str
    line: int
    removed: int
    lines: tuple[str, ...]


def applied(read: Positions, edits: Iterable[Edit]) -> str:
    """Return the text of a file once its edits are made; those of other files are left out."""
    lines = list(read.lines)
    own = [(edit.line, edit.removed > 0, rank, edit) for rank, edit in enumerate(edits) if edit.file == read.file]
    for *_, edit in sorted(own, key=lambda one: one[:3], reverse=True):
        lines[edit.line - 1 : edit.line - 1 + edit.removed] = edit.lines
    return "\n".join(lines)


def set_value(read: Positions, path: ValuePath, shape: Scalar, text: str) -> Edit:
    """Write another value in the place of the one at `path`; what follows it on its line stays."""
    mark = read.node(path)
    if not isinstance(mark, Mark) or mark.end_column is None:
        raise Failure(f"{read.file} n’est pas en forme : lancez « make format ».")
    line = read.lines[mark.line - 1]
    written = line[: mark.column - 1] + scalar(shape, text) + line[mark.end_column - 1 :]
    return Edit(read.file, mark.line, 1, (written,))


def set_list(read: Positions, path: ValuePath, shape: Text, texts: Sequence[str]) -> Edit:
    """Write other texts in the place of the list at `path`."""
    node = read.node(path)
    lines = listed((scalar(shape, one) for one in texts), node.column - 1)
    return Edit(read.file, node.line, last_line(node) - node.line + 1, tuple(lines))


def set_item(read: Positions, path: ValuePath, lines: Sequence[str]) -> Edit:
    """Write an item of a list anew."""
    node = read.node(path)
    indent = read.node(path[:-1]).column - 1
    return Edit(read.file, node.line, last_line(node) - node.line + 1, tuple(item(lines, indent)))


def add_items(read: Positions, path: ValuePath, items: Sequence[Sequence[str]]) -> Edit:
    """Add items at the end of the list at `path`; where there is no list, its key comes with them."""
    node = read.node(path)
    if isinstance(node, positions.Sequence) and node.items:
        indent = node.column - 1
        return Edit(read.file, _after(read, node, indent), 0, _items(items, indent))
    block = read.node(path[:-1])
    indent = block.column - 1
    key = f"{' ' * indent}{path[-1]}:"
    return Edit(read.file, _after(read, block, indent), 0, (key, *_items(items, indent + STEP)))


def add_keys(read: Positions, path: ValuePath, lines: Sequence[str]) -> Edit:
    """Add keys at the end of the block at `path`; its form then puts them in order."""
    node = read.node(path)
    indent = node.column - 1
    return Edit(read.file, _after(read, node, indent), 0, tuple(f"{' ' * indent}{line}" for line in lines))


def insert_item(read: Positions, path: ValuePath, lines: Sequence[str]) -> Edit:
    """Add an item before the one at `path`, or at the end where there is none there; comments above it stay its own."""
    node = read.node(path)
    if node is None:
        return add_items(read, path[:-1], (lines,))
    line = node.line
    while read.lines[line - 2].lstrip().startswith("#"):
        line -= 1
    return Edit(read.file, line, 0, tuple(item(lines, node.column - 1 - STEP)))


def remove(read: Positions, path: ValuePath) -> Edit:
    """Take away the item of a list, or the key of a block, at `path`."""
    node, mark = read.node(path), read.at(path)
    first = mark.line if isinstance(path[-1], str) else node.line
    return Edit(read.file, first, last_line(node) - first + 1, ())


def record(shape: Block, values: Values) -> tuple[str, ...]:
    """Return the lines of an entry, from the left margin."""
    return tuple(entry(shape, values))


def _items(items: Sequence[Sequence[str]], indent: int) -> tuple[str, ...]:
    return tuple(line for lines in items for line in item(lines, indent))


def last_line(node: Node) -> int:
    """Return the last line of a value."""
    while not isinstance(node, Mark):
        node = node.flat[-1] if isinstance(node, Mapping) else node.items[-1]
    return node.line


def _after(read: Positions, node: Node, indent: int) -> int:
    """Return the line after a value and the comments that end it."""
    line = last_line(node) + 1
    while line <= len(read.lines) and _is_comment(read.lines[line - 1], indent):
        line += 1
    return line


def _is_comment(line: str, indent: int) -> bool:
    text = line.lstrip(" ")
    return text.startswith("#") and len(line) - len(text) >= indent
