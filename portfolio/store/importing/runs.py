"""Finds where stories begin and end: runs of STAR marks, and the heading each one stands under."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice

from portfolio.store.importing.marks import NUMBERED, Mark, between
from portfolio.store.importing.words import META, Role

_COLLECTION = re.compile(
    r"\b(stories|scenarios|examples|portfolio|bank|guide|prep|preparation|interviews?|"
    r"behaviou?ral|failures|answers|collection)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"((the|my|full|whole|long|short|complete|sample) )*"
    r"(story|answer|response|details?|version|draft|example|narrative|text)s?",
    re.IGNORECASE,
)
_NEXT = {"s": "t", "t": "a", "a": "r"}


@dataclass(slots=True)
class Run:
    """The STAR marks of one story, and what it stands under."""

    marks: list[Mark]
    chain: list[Mark]
    """Headings above it, outermost first."""
    start: int = 0
    """0-based line where the story begins."""
    end: int = 0
    """One past its last line."""
    title: Mark | None = None
    beside: list[Mark] = field(default_factory=list)
    """Cells of its table's row which are no section of STAR."""

    @property
    def first(self) -> int:
        """Return the line of its first STAR mark."""
        return self.marks[0].line

    @property
    def final(self) -> int:
        """Return the line of its last STAR mark."""
        return self.marks[-1].line


def credible(marks: list[Mark]) -> list[Mark]:
    """Drop labels which only look like one: weaker repeats, letters out of order."""
    kept = _settle_synonyms(_letters(marks))
    weak: set[int] = set()
    for group in _neighbourhoods(kept):
        strongest: dict[str, int] = {}
        for mark in group:
            if mark.star and not mark.row:
                strongest[mark.star] = min(mark.weight, strongest.get(mark.star, 99))
        named = [m for m in group if m.star and not m.row]
        weak |= {id(m) for m in named if m.weight > strongest[m.star]}
    return [m for m in kept if id(m) not in weak]


def find_runs(marks: list[Mark], lines: int) -> list[Run]:
    """Group the STAR marks into stories and give each its place in the file."""
    runs = [run for run in _group(marks) if _is_story(run)]
    over = Counter(m.line for run in runs for m in run.chain)
    nested = all(_directly_below(run, marks) for run in runs)
    for run in runs:
        if run.marks[0].row:
            run.beside = [m for m in between(marks, run.first, run.first + 1) if not m.star]
        run.title = _own_heading(run, over, alone=len(runs) == 1)
        if nested and run.title and over[run.chain[-1].line] == 1:
            run.title = run.chain[-1]
    _level(runs)
    for before, run in zip([None, *runs], runs, strict=False):
        gap = between(marks, before.final + 1 if before else 0, run.first)
        if run.title is None or (before and run.title.line <= before.final):
            run.title = None
            _place(run, gap)
        else:
            run.start = run.title.line
        if any(m.role and m.role.name == "title" for m in run.beside):
            run.title, run.start = None, run.first
    ends = [*(run.start for run in runs[1:]), lines]
    for run, end in zip(runs, ends, strict=False):
        run.end = end
    return runs


def find_plain_titles(runs: list[Run], lines: list[str]) -> None:
    """Take a short line that stands alone above a story without a heading for its title."""
    for n, run in enumerate(runs):
        if run.title or (n and run.start == run.first):
            continue
        begin = run.start if n else 0
        said = [at for at in range(begin, run.first) if lines[at].strip(" \t-*_")]
        at = said[0] if said else run.first
        alone = at + 1 == len(lines) or not lines[at + 1].strip() or at + 1 == run.first
        if said and alone and re.match(r"\w[^:|]{0,78}[^.:;,|?]$", lines[at].strip()):
            run.title = Mark(at, at + 1, "bold", lines[at].strip())
            run.start = at


def is_collection(heading: str) -> bool:
    """Tell whether a heading names a collection of stories, not one of them."""
    return bool(_COLLECTION.search(heading))


def _settle_synonyms(marks: list[Mark]) -> list[Mark]:
    """Take other words for a section at their word only where nothing speaks against it.

    A chapter's heading may be such a word too, and so may a label inside a section, when the
    story names the section by its own word elsewhere.
    """
    kept = [_denied(m) if _holds_stories(marks, n) else m for n, m in enumerate(marks)]
    settled = [m for m in kept if m]
    denied: set[int] = set()
    for run in _group(settled):
        exact = {(m.star, m.weight) for m in run.marks if m.role and m.role.exact}
        for mark in run.marks:
            near = mark.role and not mark.role.exact
            over = mark is run.marks[0] and mark.kind == "heading"
            if near and any(mark.star == s and (over or mark.weight >= w) for s, w in exact):
                denied.add(id(mark))
        if run.marks[0].text.casefold() == "my role":
            denied.add(id(run.marks[0]))
    kept = [_denied(m) if id(m) in denied else m for m in settled]
    return [m for m in kept if m]


def _denied(mark: Mark) -> Mark | None:
    """Take a heading's meaning away; a label without one is text."""
    if mark.text.casefold() == "my role":
        return replace(mark, role=Role("role"))
    return replace(mark, role=None) if mark.kind == "heading" else None


def _holds_stories(marks: list[Mark], n: int) -> bool:
    """Tell whether a heading which may mean a section has STAR under a heading of its own."""
    mark = marks[n]
    if mark.kind != "heading" or not mark.star or (mark.role and mark.role.exact):
        return False
    below = False
    for one in islice(marks, n + 1, None):
        if one.kind == "heading" and one.level <= mark.level:
            return False
        if below and one.star and one.role and one.role.exact:
            return True
        below = below or (one.kind == "heading" and not one.role)
    return False


def _directly_below(run: Run, marks: list[Mark]) -> bool:
    """Tell whether STAR stands right below a heading of its own under another one's."""
    if len(run.chain) < 2 or _GENERIC.fullmatch(run.chain[-1].text):
        return False
    above, own = run.chain[-2:]
    gap = between(marks, own.last, run.first)
    plain = all(m.role and m.role.name in META for m in gap)
    empty = run.first - own.last - len(gap) <= 1 + len(gap)
    return plain and empty and not any(m.role for m in between(marks, above.last, own.line))


def _letters(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    wanted = ""
    for mark in marks:
        letter = mark.text.casefold() if mark.letter and mark.star else ""
        if letter and letter not in ("s", wanted):
            continue
        if letter:
            wanted = _NEXT.get(letter, "")
        elif mark.star:
            wanted = {"situation": "t", "task": "a", "action": "r"}.get(mark.star, "")
        elif mark.kind == "heading":
            wanted = wanted if mark.role is None else ""
        kept.append(mark)
    return kept


def _neighbourhoods(marks: list[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = [[]]
    level = 7
    for mark in marks:
        parts = mark.kind in ("rule", "bold") or (mark.kind == "heading" and not mark.role)
        if parts and mark.level <= level and (mark.kind == "heading" or level == 7):
            groups.append([])
            level = 7
        elif mark.star and mark.kind == "heading":
            level = min(level, mark.level)
            again = any(m.star == "situation" and not m.weight for m in groups[-1])
            if mark.star == "situation" and again:
                groups.append([])
        groups[-1].append(mark)
    return groups


def _group(marks: list[Mark]) -> list[Run]:
    runs: list[Run] = []
    stack: list[Mark] = []
    seen: set[str] = set()
    parted = False
    level = 0
    for mark in marks:
        if mark.kind == "heading":
            while stack and stack[-1].level >= mark.level:
                stack.pop()
        if mark.kind == "heading" and not mark.role:
            parted = True
            level = min(level, mark.level)
            stack.append(mark)
        elif mark.kind in ("rule", "bold"):
            parted = True
        elif mark.star:
            again = mark.star in seen and (parted or mark.star == "situation")
            again = again or bool(runs and _told_in_a_row(runs[-1], mark))
            if not runs or again or _elsewhere(runs[-1], mark, level):
                runs.append(Run([], list(stack)))
                seen = set()
            runs[-1].marks.append(mark)
            seen.add(mark.star)
            parted = False
            level = 7
    return runs


def _told_in_a_row(run: Run, mark: Mark) -> bool:
    """Tell whether a run or the mark behind it is a table's row, which is a story by itself."""
    final = run.marks[-1]
    return (final.row or mark.row) and final.line != mark.line


def _elsewhere(run: Run, mark: Mark, level: int) -> bool:
    if mark.kind == "heading" and run.marks[-1].kind == "heading" and level < mark.level:
        return True
    return bool(run.chain) and level < 7 and level <= run.chain[-1].level


def _is_story(run: Run) -> bool:
    exact = any(m.role and m.role.exact for m in run.marks)
    if len({m.star for m in run.marks}) >= 2:
        return True
    mark = run.marks[0]
    return exact and (mark.kind == "heading" or (mark.weight <= 2 and mark.star == "situation"))


def _own_heading(run: Run, over: Counter[int], *, alone: bool) -> Mark | None:
    """Choose the outermost heading no other story stands under; a collection's name is none."""
    own = [m for m in run.chain if over[m.line] == 1]
    if own and len(own) > 1 and is_collection(own[0].text) and not NUMBERED.match(own[0].text):
        return own[1]
    if alone and len(own) == 1 and is_collection(own[0].text):
        return None
    return own[0] if own else None


def _level(runs: list[Run]) -> None:
    levels = Counter(run.title.level for run in runs if run.title)
    if len(levels) < 2:
        return
    usual = max(levels, key=lambda level: (levels[level], level))
    for run in runs:
        if run.title and run.title.level < usual:
            run.title = next((m for m in run.chain if m.level == usual), run.title)


def _place(run: Run, gap: list[Mark]) -> None:
    headings = [m for m in gap if m.kind == "heading" and not m.role]
    numbered = [
        m for m in gap if m.kind in ("heading", "bold") and not m.role and NUMBERED.match(m.text)
    ]
    titles = [m for m in gap if m.kind == "bold"]
    rules = [m for m in gap if m.kind == "rule"]
    opening = [m for m in gap if m.role and m.role.name in META | {"question"}]
    opening = opening or [m for m in gap[-1:] if _leads(m, gap, run)]
    asked = next((m.line for m in reversed(gap) if m.role and m.role.name == "question"), None)
    before = [m for m in headings if asked is None or m.line < asked] or headings
    if numbered:
        run.title = numbered[-1]
    elif before and not (rules and rules[-1].line > before[-1].last + 2):
        run.title = before[-1]
    elif titles and (not rules or titles[-1].line > rules[-1].line):
        run.title = titles[-1]
    run.start = run.title.line if run.title else run.first
    if not run.title and (rules or opening):
        run.start = rules[-1].line if rules else opening[0].line


def _leads(mark: Mark, gap: list[Mark], run: Run) -> bool:
    """Tell whether a `Q:` line asks for the story below it."""
    asks = mark.role is not None and mark.role.name == "asked"
    return asks and (len(gap) == 1 or mark.last == run.first)
