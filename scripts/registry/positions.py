"""One YAML file, read safely: nodes that keep the line and column of every key and value.

The size is judged first, then the bytes, then the parser's events one by one; the tree is built from these events
alone, without recursion, so that no file whatever can exhaust the stack or expand an alias.
libyaml (in every wheel of PyYAML) is required: its columns count characters, and it is ten times faster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import yaml
from msgspec import Struct

from scripts.diagnostics.diagnostic import Diagnostic, Place, Regle
from scripts.diagnostics.wording import quoted
from scripts.french import nombre
from scripts.registry import faults
from scripts.registry.encoding import decode
from scripts.registry.syntax import explain

MAX_BYTES = 2_000_000
MAX_NODES = 200_000
MAX_DEPTH = 16

Step: TypeAlias = str | int
ValuePath: TypeAlias = tuple[Step, ...]


class Mark(Struct, frozen=True, gc=False):
    """A key or a value: where it stands (from 1), its text as YAML decodes it, and whether it is quoted.

    `end_column` is the first column after it, absent where it runs over several lines: `end` is then the line and the
    column after it.
    A block of text (`|` or `>`) counts as quoted: YAML never reads it as anything but text.
    """

    line: int
    column: int
    end_column: int | None
    text: str
    quoted: bool
    end: tuple[int, int] | None = None


class Sequence(Struct, frozen=True):
    """A list, at its first item."""

    line: int
    column: int
    items: list[Node]


class Mapping(Struct, frozen=True):
    """A block of keys, at its first key; keys may repeat."""

    line: int
    column: int
    flat: list[Node]

    @property
    def pairs(self) -> Iterator[tuple[Mark, Node]]:
        """Yield (key, value) in the order of the file."""
        steps = iter(self.flat)
        return zip(steps, steps, strict=True)


Node: TypeAlias = Mark | Sequence | Mapping


class Positions(Struct, frozen=True):
    """Finds the mark of any value of one file by its path, such as ("cites", 0, "qpv", "coeur", 3)."""

    file: str
    root: Node | None
    lines: tuple[str, ...]

    def at(self, path: ValuePath) -> Mark:
        """Return the mark of the value at `path`.

        A block or a list is marked at its key, or at its first line where it is an item of a list.
        What the file does not hold (an absent key, a default) is marked at the nearest that holds it; a code
        written alone stands for its own key `code`.
        """
        node, best = self.root, Mark(1, 1, None, "", False)
        for step in path:
            key, node = _step(node, step)
            if node is None:
                break
            best = node if isinstance(node, Mark) else key or Mark(node.line, node.column, None, "", False)
        return best

    def node(self, path: ValuePath) -> Node | None:
        """Return the value at `path`, None where the file does not hold it."""
        node = self.root
        for step in path:
            _, node = _step(node, step)
        return node

    def size(self, path: ValuePath) -> int:
        """Return how many items the list at `path` has; 0 where there is no list."""
        node = self.node(path)
        return len(node.items) if isinstance(node, Sequence) else 0

    def scalars(self) -> Iterator[tuple[ValuePath, Mark]]:
        """Yield (path, mark) of every value that is neither a block nor a list, in the order of the file."""
        stack: list[tuple[ValuePath, Node | None]] = [((), self.root)]
        while stack:
            path, node = stack.pop()
            if isinstance(node, Mark):
                yield path, node
            elif isinstance(node, Sequence):
                stack.extend(reversed([((*path, index), item) for index, item in enumerate(node.items)]))
            elif isinstance(node, Mapping):
                stack.extend(reversed([((*path, key.text), value) for key, value in node.pairs]))


def _step(node: Node | None, step: Step) -> tuple[Mark | None, Node | None]:
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    if isinstance(node, Mapping):
        return next(((key, value) for key, value in node.pairs if key.text == step), (None, None))
    if isinstance(node, Mark) and isinstance(step, str):
        return None, node
    return None, None


class Reading(Struct, frozen=True):
    """What one file gives: its positions (without root where it cannot be read) and its diagnostics."""

    positions: Positions
    diagnostics: tuple[Diagnostic, ...]


def read_yaml(path: Path, file: str) -> Reading:
    """Read the file at `path`, called `file` in diagnostics; whatever it holds, nothing is raised."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError:
        place = Place(file=file, line=1, column=1)
        found = faults.FICHIER_ABSENT.diagnose(
            place, f"Le fichier {file} manque ou ne peut pas être lu : remettez-le à sa place."
        )
        return Reading(Positions(file, None, ()), (found,))
    if len(raw) > MAX_BYTES:
        place = Place(file=file, line=1, column=1)
        found = faults.FICHIER_TROP_GROS.diagnose(
            place,
            f"Ce fichier dépasse {nombre(MAX_BYTES // 1_000_000)} Mo, bien plus que tout le registre : "
            "remettez la dernière bonne version.",
        )
        return Reading(Positions(file, None, ()), (found,))
    return parse_yaml(raw, file)


def parse_yaml(raw: bytes, file: str) -> Reading:
    """Read bytes as the file called `file`; whatever they hold, nothing is raised. Their size is not judged."""
    decoded = decode(raw, file)
    lines = tuple(decoded.text.split("\n"))
    if not decoded.readable:
        return Reading(Positions(file, None, lines), decoded.diagnostics)
    root, found = _parse(decoded.text, file, lines)
    return Reading(Positions(file, root, lines), (*decoded.diagnostics, *found))


class _Refusal(Exception):
    """Ends the reading of a file; carries the rule, the event's mark and the French sentence."""

    def __init__(self, regle: Regle, mark: yaml.Mark, message: str) -> None:
        super().__init__(message)
        self.regle, self.mark, self.message = regle, mark, message


def _parse(text: str, file: str, lines: tuple[str, ...]) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    try:
        root = _tree(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        return None, (explain(error, file, lines),)
    except _Refusal as refusal:
        place = Place(file=file, line=refusal.mark.line + 1, column=refusal.mark.column + 1)
        return None, (refusal.regle.diagnose(place, refusal.message),)
    if root is None:
        place = Place(file=file, line=1, column=1)
        message = "Ce fichier est vide : remettez la dernière bonne version."
        return None, (faults.FICHIER_VIDE.diagnose(place, message),)
    return root, ()


def _tree(events: Iterable[yaml.Event]) -> Node | None:
    root: Node | None = None
    stack: list[Sequence | Mapping] = []
    nodes = documents = 0
    for event in events:
        kind = type(event)
        if kind in _ENDS:
            stack.pop()
            continue
        if kind in _OUTSIDE:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                raise _Refusal(
                    faults.PLUSIEURS_DOCUMENTS,
                    event.start_mark,
                    "Une ligne « --- » commence ici un second document : retirez-la.",
                )
            continue
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise _reference(event)
        nodes += 1
        if nodes > MAX_NODES:
            raise _Refusal(
                faults.FICHIER_TROP_GROS,
                event.start_mark,
                f"Ce fichier dépasse {nombre(MAX_NODES)} valeurs : remettez la dernière bonne version.",
            )
        node = _node(event)
        if stack:
            _attach(stack[-1], node, event)
        else:
            root = node
        if kind is not yaml.ScalarEvent:
            stack.append(node)
            if len(stack) > MAX_DEPTH:
                raise _Refusal(
                    faults.PROFONDEUR,
                    event.start_mark,
                    f"Plus de {MAX_DEPTH} niveaux sont imbriqués ici : "
                    "vérifiez les retraits, les tirets et les crochets.",
                )
    return root


_ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
_OUTSIDE = frozenset({yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent})


def _node(event: yaml.NodeEvent) -> Node:
    start = event.start_mark
    if isinstance(event, yaml.ScalarEvent):
        end = event.end_mark
        line, column, quoted = start.line + 1, start.column + 1, not event.implicit[0]
        if end.line == start.line:
            return Mark(line, column, end.column + 1, event.value, quoted)
        return Mark(line, column, None, event.value, quoted, (end.line + 1, end.column + 1))
    kind = Sequence if isinstance(event, yaml.SequenceStartEvent) else Mapping
    return kind(start.line + 1, start.column + 1, [])


def _attach(parent: Sequence | Mapping, node: Node, event: yaml.NodeEvent) -> None:
    if isinstance(parent, Sequence):
        parent.items.append(node)
        return
    if len(parent.flat) % 2 == 0:
        if not isinstance(node, Mark):
            raise _Refusal(faults.SYNTAXE, event.start_mark, "Une clé est un mot suivi de deux-points, pas un bloc.")
        if node.text == "<<" and not node.quoted:
            raise _Refusal(
                faults.RENVOI, event.start_mark, "La fusion « << » n’est pas permise : recopiez les clés voulues."
            )
    parent.flat.append(node)


def _reference(event: yaml.NodeEvent) -> _Refusal:
    if isinstance(event, yaml.AliasEvent):
        what, end = f"Le renvoi {quoted('*' + event.anchor)} n’est pas permis", "recopiez la valeur"
    elif event.anchor is not None:
        what, end = f"L’ancre {quoted('&' + event.anchor)} n’est pas permise", "retirez-la"
    else:
        what, end = f"L’étiquette {quoted(event.tag)} n’est pas permise", "retirez-la"
    return _Refusal(faults.RENVOI, event.start_mark, f"{what} : {end}, ou mettez la valeur entre guillemets.")
