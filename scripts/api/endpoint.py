"""What the API offers at one kind of path: the one description from which its files and its documentation are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from scripts.api.records import Records
from scripts.api.schemas import Schema


class Parameter(Struct, frozen=True):
    """A part of a path that changes from file to file."""

    name: str
    description: str
    example: str


class Endpoint(Struct, frozen=True, kw_only=True):
    """One path or one kind of paths under `api/v1/`.

    `path` has each parameter in braces (`cites/{slug}.json`). `schemas` are those that one of its files may follow,
    by name. `documents` yields (parameters, content) of each file.
    """

    path: str
    title: str
    description: str
    documents: Callable[[Records], Iterator[tuple[Mapping[str, str], bytes]]]
    schemas: Mapping[str, Schema] = field(default_factory=lambda: MappingProxyType({}))
    parameters: tuple[Parameter, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """What the paths of its files look like, and no others do."""
        return re.compile(re.sub(r"\\{\w+\\}", "[a-z0-9_-]+", re.escape(self.path)))

    @property
    def example(self) -> str:
        """The path of one of its files, which exists."""
        return self.path.format(**{parameter.name: parameter.example for parameter in self.parameters})

    def files(self, records: Records) -> Iterator[tuple[str, bytes]]:
        """Yield (path, content) of each file."""
        for parameters, content in self.documents(records):
            yield self.path.format(**parameters), content
