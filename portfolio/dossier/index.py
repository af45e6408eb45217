"""Composes the question index: for each question the story to reach for, and a spare."""

from __future__ import annotations

from portfolio.dossier.bank import Book, ref
from portfolio.model.dossier import IndexGroup, IndexLine, Ref, StoryPages
from portfolio.model.rubric import Scenario

_FAILURES = "failures"
_BEYOND = "also asked"


def index(book: Book) -> tuple[IndexGroup, ...]:
    """Group the questions by family; one without a story is kept, since it will be asked."""
    groups: dict[str, list[IndexLine]] = {f.name: [] for f in book.rubric.families.values()}
    for key, scenario in book.rubric.scenarios.items():
        main, spare = _choice(key, book)
        if main or scenario.counted:
            lines = groups.setdefault(_family(scenario, book), [])
            lines.append(IndexLine(question=scenario.question, main=main, spare=spare))
            lines += _as_asked(key, book, main)
    stray = [s for s in book.stories if s.scenario not in book.rubric.scenarios]
    lines = [line for s in stray for line in _lines_of(s.id, s.questions, book)]
    if lines:
        groups.setdefault(_BEYOND, []).extend(lines)
    return tuple(IndexGroup(name=n, lines=tuple(found)) for n, found in groups.items() if found)


def _family(scenario: Scenario, book: Book) -> str:
    family = book.rubric.families.get(scenario.family or "")
    if family:
        return family.name
    return _FAILURES if scenario.counted else _BEYOND


def _choice(scenario: str, book: Book) -> tuple[Ref | None, Ref | None]:
    """Return the first and the second choice: written for it, then by reading, then ready."""
    own = {s.id for s in book.stories if s.scenario == scenario}
    also = {s.id for s in book.stories if scenario in s.also} - own
    names = book.rubric.levels.names
    order = [names[-1], "between", *reversed(names[:-1]), "below", "unclear"]

    def rank(page: StoryPages) -> tuple[bool, int, bool, int]:
        level = order.index(page.level) if page.level in order else len(order)
        return page.id not in own, level, page.status != "ready", page.number

    found = [ref(p) for p in sorted(book.pages, key=rank) if p.id in own | also]
    main, spare, *_ = [*found, None, None]
    return main, spare


def _as_asked(scenario: str, book: Book, main: Ref | None) -> list[IndexLine]:
    """List a scenario's questions as they were asked, those of the main story first."""
    found = [
        line
        for s in book.stories
        if s.scenario == scenario
        for line in _lines_of(s.id, s.questions, book, main)
    ]
    return sorted(found, key=lambda line: not line.again)


def _lines_of(
    story: str, questions: tuple[str, ...], book: Book, above: Ref | None = None
) -> list[IndexLine]:
    main = next(iter(book.refs([story])), None)
    return [
        IndexLine(question=q, main=main, spare=None, asked=True, again=main == above)
        for q in questions
    ]
