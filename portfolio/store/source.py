"""Remembers where everything stood in a story's file, so that a save can copy it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from yaml.nodes import MappingNode

from portfolio.store import nodes

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BREAK = re.compile(r"\r\n?|\n")


def line_starts(text: str) -> list[int]:
    """Return where each line begins; a lone carriage return ends a line too."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]


def newline_of(text: str) -> str:
    """Return the newline a text uses first."""
    found = _BREAK.search(text)
    return found.group() if found else "\n"


@dataclass(frozen=True)
class SectionSpan:
    """Where one section stands in the file."""

    id: str
    start: int
    """The heading's first character."""
    body: int
    """The first character after the heading's line."""
    text: int
    """The first character of the section's raw text."""
    text_end: int
    """One past its last."""
    end: int
    """Where the next heading starts, or the file ends."""


@dataclass(frozen=True)
class Source:
    """A story's raw text and the place of each thing in it."""

    text: str
    front: tuple[int, int] | None = None
    """The YAML between the two lines of dashes."""
    body: int = 0
    """Where the body begins."""
    root: MappingNode | None = field(default=None, repr=False, compare=False)
    """The front matter's nodes, counted from the front matter's first character."""
    preamble: tuple[int, int] = (0, 0)
    sections: tuple[SectionSpan, ...] = ()
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """For each list of the front matter, which of its raw entries the story took."""

    @property
    def bom(self) -> bool:
        """Tell whether the file begins with a byte order mark."""
        return self.text.startswith("\ufeff")

    @cached_property
    def readable(self) -> str:
        """Return the text with a mark in place of bytes that are not UTF-8."""
        return _SURROGATE.sub("\ufffd", self.text)

    @cached_property
    def newline(self) -> str:
        """Return the newline the file uses first."""
        return newline_of(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.text)

    def position(self, index: int) -> tuple[int, int]:
        """Return the 1-based line and column of a code point; a byte order mark is not counted."""
        index = max(0, min(index, len(self.text)))
        line = bisect_right(self._starts, index)
        column = index - self._starts[line - 1] + 1
        return line, max(1, column - 1) if line == 1 and self.bom else column

    def locate(self, name: str, offset: int = 0) -> tuple[int, int]:
        """Return the line and column of an offset in a section or under a key path.

        Args:
            name: A section's id, `preamble`, or a key path such as `numbers.0.says`.
            offset: Code points into the section's raw text or the value.
        """
        for span in self.sections:
            if span.id == name:
                if span.text == span.text_end and offset == 0:
                    return self.position(span.start)
                return self.position(span.text + offset)
        if name == "preamble":
            return self.position(self.preamble[0] + offset)
        return self.position(self._key(name) + offset)

    def _key(self, name: str) -> int:
        if self.root is None or self.front is None:
            return 0
        path = self._raw_path(name)
        node = nodes.find(self.root, path)
        if node is None or node is self.root:
            return self.front[0]
        return self.front[0] + nodes.start_of(node)

    def _raw_path(self, name: str) -> tuple[str, ...]:
        path = name.split(".")
        kept = self.kept.get(path[0], ())
        if len(path) > 1 and path[1].isdigit() and int(path[1]) < len(kept):
            path[1] = str(kept[int(path[1])])
        return tuple(path)
