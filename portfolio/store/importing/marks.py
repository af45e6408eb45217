"""Reads Markdown into marks: the headings, labels, rules and table rows that part a file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from portfolio.model.story import STAR
from portfolio.store.importing.tables import rows_of_star
from portfolio.store.importing.words import LETTERS, META, OUTER, Role, bare, role_of

NUMBERED = re.compile(
    r"^(?:[A-Z]\d+\s+)?(?:\w+\s+)?(?:scenario|story|example|case)"
    r"\s*(?:no\.?\s*)?#?\d+\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?P<lead>[ \t]*(?:(?:[-*+•]|\d{1,2}[.)])[ \t]+)?)(?P<em>\*{1,3}|_{1,3})"
    r"(?P<name>[^*_]{1,300}?)(?P=em)(?P<rest>.*)$"
)
_PLAIN = re.compile(
    r"^(?P<lead>[ \t]*(?:(?:[-*+•]|\d{1,2}[.)])[ \t]+)?)(?P<name>[A-Za-z][\w /&+'’-]{0,40}?"
    r"(?:\s*[(\[][^)\]]{1,30}[)\]])?)\s*(?P<sep>:|[ \t][-–—](?=[ \t]|$))(?P<rest>.*)$"
)
_TIGHT = re.compile(r"^ {0,3}(#{1,6})([A-Za-z*].*)$")
_BOLD_LINE = re.compile(r"^(\*\*|__)([^*_]{3,120})\1$")
_SEPARATED = re.compile(r"^\s*(?:[(\[][^)\]]{1,30}[)\]])?\s*(?::|[-–—](?=\s|$))?\s*")
_ROW = re.compile(r"^[ \t]*\|?(?P<name>[^|]{1,80})\|(?P<rest>.*?)\|?[ \t]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One line that parts the file."""

    line: int
    """0-based."""
    last: int
    """One past its last line; two lines for an underlined heading."""
    kind: str
    """heading, label, rule, bold (a line which may be a title) or cell (a table's row)."""
    text: str
    """The heading or label, bare."""
    level: int = 7
    role: Role | None = None
    rest: str = ""
    """What follows a label on its own line."""
    weight: int = 0
    """How strong a mark it is; a heading is 0, the strongest."""
    lead: int = 0
    """Width of a label's indentation and bullet."""
    row: bool = False
    """Whether it is one of the cells of a row which tells a whole story."""

    @property
    def star(self) -> str:
        """Return the STAR section it opens, empty when none."""
        return self.role.name if self.role and self.role.name in STAR else ""

    @property
    def letter(self) -> bool:
        """Tell whether it is one of the single letters S, T, A, R."""
        return self.text.casefold() in LETTERS and not self.row


def read_marks(text: str) -> list[Mark]:
    """Find every mark of a text, in order."""
    lines = text.split("\n")
    blocks, opaque = _blocks(lines)
    marks: list[Mark] = []
    skip = 0
    for n in range(len(lines)):
        if n < skip or n in opaque:
            continue
        across = list(_across(lines, n))
        if across:
            marks += across
            skip = max(mark.last for mark in across)
            continue
        mark = blocks.get(n) or _line(lines, n)
        if mark:
            marks.append(mark)
            skip = mark.last
    return marks


def between(marks: list[Mark], first: int, end: int) -> list[Mark]:
    """Return the marks on the lines from first up to end, end not included."""
    begin = bisect_left(marks, first, key=lambda mark: mark.line)
    return marks[begin : bisect_left(marks, end, lo=begin, key=lambda mark: mark.line)]


def _across(lines: list[str], n: int) -> Iterator[Mark]:
    """Make marks of a table whose header row names the sections: one story in each row below."""
    for row in rows_of_star(lines, n):
        for name, role, rest in row.cells:
            yield Mark(row.line, row.last, "cell", name, 7, role, rest, 3, row=True)


def _blocks(lines: list[str]) -> tuple[dict[int, Mark], set[int]]:
    """Find headings and rules, and the lines of code and comments, where nothing is a mark."""
    found: dict[int, Mark] = {}
    opaque: set[int] = set()
    tokens = _tokens(lines)
    for n, token in enumerate(tokens):
        if token.map is None or token.level:
            continue
        first, last = token.map
        if token.type == "heading_open":
            mark = _heading(token, tokens[n + 1].content)
            found[mark.line] = mark
        elif token.type == "hr":
            found[first] = Mark(first, first + 1, "rule", "")
        elif _is_code(token):
            opaque.update(range(first, last))
    return found, opaque


def _tokens(lines: list[str]) -> list[Token]:
    """Parse the blocks; a fence or comment that never closes is taken for plain text."""
    parser = MarkdownIt("commonmark").disable("inline")
    tried = list(lines)
    for _ in range(8):
        tokens = parser.parse("\n".join(tried))
        last = next((t for t in reversed(tokens) if t.map and not t.level), None)
        if last is None or last.map is None or not _is_code(last) or _closes(last, tried):
            break
        tried[last.map[0]] = ""
    return tokens


def _is_code(token: Token) -> bool:
    comment = token.type == "html_block" and token.content.lstrip().startswith("<!--")
    return token.map is not None and not token.level and (token.type == "fence" or comment)


def _closes(token: Token, lines: list[str]) -> bool:
    if token.type != "fence":
        return "-->" in token.content
    first, last = token.map or (0, 0)
    final = lines[last - 1].strip()
    return last - first > 1 and final.startswith(token.markup) and not final.strip(token.markup[0])


def _heading(token: Token, content: str) -> Mark:
    first, last = token.map or (0, 1)
    level = int(token.tag[1])
    underlined = not token.markup.startswith("#")
    if underlined and ("\n" in content or len(content) > 80 or content.rstrip("*")[-1:] in '.!"”'):
        return Mark(last - 1, last, "rule", "")
    said = bare(content)
    return Mark(first, last, "heading", said or content.strip(), level, role_of(content))


def _line(lines: list[str], n: int) -> Mark | None:
    line = lines[n]
    if not line.strip():
        return None
    tight = _TIGHT.match(line)
    if tight and (role := role_of(tight[2])):
        return Mark(n, n + 1, "heading", bare(tight[2]), len(tight[1]), role)
    return _label(lines, n) or _cell(line, n) or _title(lines, n)


def _label(lines: list[str], n: int) -> Mark | None:
    line = lines[n]
    found = _LABEL.match(line)
    if found:
        return _bold(found, n)
    plain = _PLAIN.match(line)
    if plain:
        role = role_of(plain["name"])
        dash = plain["sep"].strip() != ":"
        if role and _speaks(role, plain["name"], dash=dash):
            return _labelled(plain, n, role, plain["rest"].strip(), 4)
        return None
    alone = not n or not lines[n - 1].strip()
    role = role_of(line) if alone and len(line) < 80 and line[:1].isalpha() else None
    said = role and (role.exact or line.isupper())
    if role and said and role.name not in META and len(line.strip()) > 1:
        return Mark(n, n + 1, "label", bare(line), 7, role, "", 4)
    return None


def _speaks(role: Role, name: str, *, dash: bool) -> bool:
    """Tell whether a plain label parts a story: the very word, or another with a colon."""
    if role.name in OUTER or (dash and role.name not in STAR):
        return False
    return role.exact or (not dash and name[:1].isupper())


def _bold(found: re.Match[str], n: int) -> Mark | None:
    name, rest = found["name"].strip(), found["rest"]
    role = role_of(name)
    if role is None:
        head, colon, tail = name.partition(":")
        role = role_of(head) if colon else None
        if role is None or (role.name not in STAR and role.name not in META):
            return None
        em = found["em"]
        return _labelled(found, n, role, f"{em}{tail.strip()}{em}{rest}", 1, name=head)
    body = _SEPARATED.sub("", rest, count=1)
    parted = (
        name.endswith((":", ".", "-", "–", "—", ")", "]"))
        or body != rest.lstrip()
        or not rest.strip()
    )
    if not parted or (role.name in OUTER and body):
        return None
    return _labelled(found, n, role, body.strip(), 1)


def _labelled(
    found: re.Match[str], n: int, role: Role, rest: str, weight: int, *, name: str = ""
) -> Mark:
    lead = len(found["lead"].expandtabs(4))
    indent = lead - len(found["lead"].expandtabs(4).lstrip())
    weight += (1 if found["lead"].strip() else 0) + 8 * (indent // 2)
    return Mark(n, n + 1, "label", _named(name or found["name"]), 7, role, rest, weight, lead)


def _named(label: str) -> str:
    return bare(label).rstrip(".")


def _cell(line: str, n: int) -> Mark | None:
    found = _ROW.match(line) if "|" in line else None
    role = role_of(found["name"]) if found else None
    if not found or not role:
        return None
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", found["rest"])]
    rest = "\n\n".join(cell.replace("\\|", "|") for cell in cells if cell)
    rest = re.sub(r"\s*<br\s*/?>\s*", "\n", rest)
    return Mark(n, n + 1, "cell", bare(found["name"]), 7, role, rest, 3)


def _title(lines: list[str], n: int) -> Mark | None:
    alone = (not n or not lines[n - 1].strip()) and (
        n + 1 == len(lines) or not lines[n + 1].strip()
    )
    line = lines[n].strip()
    found = _BOLD_LINE.match(line)
    if found and (alone or NUMBERED.match(found[2])):
        return Mark(n, n + 1, "bold", found[2].strip())
    if NUMBERED.match(line) and len(line) <= 100 and not line.endswith("."):
        return Mark(n, n + 1, "bold", line)
    return None
