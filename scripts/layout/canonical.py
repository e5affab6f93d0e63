"""What was read, written anew: keys in the order of the records, one value a line, comments where they belong.

Only form changes: what is read from the result is what was read from the file. A block with a key that is unknown or
given twice keeps its order, and a value that is not what its key expects stays as it is: that is for a person to mend.
Lists keep their order too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from scripts.layout import scalars
from scripts.layout.remarks import STEP, Spot, read_remarks
from scripts.registry import positions
from scripts.registry.positions import Mark, Node, Positions
from scripts.registry.scalars import yaml_kind
from scripts.registry.shapes import Block, Many, Shape, Text


def as_read(text: str) -> str:
    """Leave a text as it is."""
    return text


def canonical(
    read: Positions,
    shape: Block,
    names: Mapping[Spot, str] | None = None,
    is_stale: Callable[[Spot, str], bool] = lambda spot, comment: False,
    mended: Callable[[str], str] = as_read,
) -> str:
    """Return the canonical text of a file that could be read; canonical text gives itself.

    A file that is no block of keys stays as it is.

    `names` are the names to write beside codes, by the place of each code. Another comment there goes above, unless
    `is_stale` tells, of the place and the comment, that it only names another code. `mended` gives what to write for
    a text that is no code.
    """
    if not isinstance(read.root, positions.Mapping) or not read.root.flat:
        return "\n".join(read.lines)
    return _Writer(read, names or {}, is_stale, mended).text(shape)


class _Writer:
    """Writes one file, line by line."""

    def __init__(
        self,
        read: Positions,
        names: Mapping[Spot, str],
        is_stale: Callable[[Spot, str], bool],
        mended: Callable[[str], str],
    ) -> None:
        self._read, self._names, self._is_stale, self._mended = read, names, is_stale, mended
        self._remarks = read_remarks(read)
        self._lines: list[str] = []

    def text(self, shape: Block) -> str:
        """Return the whole text."""
        self._alone(self._remarks.head, "")
        self._node(self._read.root, shape, 0)
        self._alone(self._remarks.foot, "")
        return "\n".join([*self._lines, ""])

    def _node(self, node: positions.Mapping | positions.Sequence, shape: Shape | None, indent: int) -> None:
        """Write a block or a list from the start of a line."""
        if isinstance(node, positions.Mapping):
            self._block(node, shape if isinstance(shape, Block) else None, indent, " " * indent)
        else:
            self._many(node, shape.item if isinstance(shape, Many) else None, indent)

    def _block(self, node: positions.Mapping, shape: Block | None, indent: int, lead: str) -> None:
        """Write a block of keys, the first one after `lead`."""
        pad = " " * indent
        fields = shape.fields if shape else {}
        for key, value in _ordered(node, fields):
            spot = key.line, key.column
            self._above(spot, lead)
            inner = fields[key.text].shape if key.text in fields else None
            start = f"{lead}{key.text if inner else scalars.key(key, self._read.lines)}:"
            if _is_short(value):
                self._line(f"{start} ", value, inner, spot)
            else:
                comment = self._remarks.beside.get(spot)
                self._lines.append(f"{start} # {comment}" if comment else start)
                self._below(spot, lead)
                self._node(value, inner, indent + STEP)
            lead = pad

    def _many(self, node: positions.Sequence, shape: Shape | None, indent: int) -> None:
        """Write a list, one item after each dash."""
        lead = f"{' ' * indent}- "
        block = shape if isinstance(shape, Block) else None
        for item in node.items:
            if _is_short(item):
                self._line(lead, item, shape)
            elif isinstance(item, positions.Sequence):
                self._lines.append(lead.rstrip())
                self._node(item, shape, indent + STEP)
            elif block and block.short and [key.text for key, _ in item.pairs] == [block.short]:
                key, value = item.flat
                self._line(lead, value, block, (key.line, key.column))
            else:
                first = item.flat[0]
                self._above((first.line, first.column), lead)
                self._block(item, block, indent + STEP, lead)

    def _line(self, start: str, node: Node, shape: Shape | None, key: Spot | None = None) -> None:
        """Write one value on its line, with its comments and those of its key."""
        spot = node.line, node.column
        spots = (key, spot) if key else (spot,)
        for one in spots if self._remarks.above else ():
            self._above(one, start)
        comment = self._remarks.beside.get(spot) or self._remarks.beside.get(key)
        name = self._names.get(spot)
        if name:
            if comment and comment != name and not self._is_stale(spot, comment):
                self._alone([comment], start)
            comment = name
        written = start + self._written(node, shape)
        self._lines.append(f"{written.rstrip()} # {comment}" if comment else written.rstrip())
        for one in spots if self._remarks.below else ():
            self._below(one, start)

    def _written(self, node: Node, shape: Shape | None) -> str:
        if not isinstance(node, Mark):
            return "[]" if isinstance(node, positions.Sequence) else "{}"
        if isinstance(shape, Block):
            shape = shape.fields[shape.short].shape if shape.short else None
        if isinstance(shape, Text) and (node.quoted or yaml_kind(node) != "null"):
            return scalars.quote(node.text if shape.code else self._mended(node.text))
        return scalars.written(node, None if isinstance(shape, Many) else shape, self._read.lines)

    def _above(self, spot: Spot, lead: str) -> None:
        if self._remarks.above:
            self._alone(self._remarks.above.pop(spot, ()), lead)

    def _below(self, spot: Spot, lead: str) -> None:
        if self._remarks.below:
            self._alone(self._remarks.below.get(spot, ()), lead)

    def _alone(self, comments: Iterable[str], lead: str) -> None:
        """Write comments on lines of their own, indented like the line that begins with `lead`."""
        pad = lead[: len(lead) - len(lead.lstrip(" "))]
        self._lines.extend(f"{pad}# {comment}".rstrip() for comment in comments)


def _is_short(node: Node) -> bool:
    """Tell whether a node is written on the line of its key or of its dash."""
    return isinstance(node, Mark) or not (node.items if isinstance(node, positions.Sequence) else node.flat)


def _ordered(node: positions.Mapping, fields: Mapping[str, object]) -> Iterable[tuple[Mark, Node]]:
    """Return the pairs in the order of the fields, or as they are where a key is unknown or given twice."""
    pairs = {key.text: (key, value) for key, value in node.pairs}
    ordered = [pairs[name] for name in fields if name in pairs]
    return ordered if 2 * len(ordered) == len(node.flat) else node.pairs
