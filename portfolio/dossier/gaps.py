"""Composes the last pages: what the bank lacks, said plainly."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio.dossier import words
from portfolio.dossier.bank import Book
from portfolio.model.dossier import Gap


def gaps(book: Book) -> tuple[Gap, ...]:
    """List the holes in the bank by kind, leaving out kinds without one."""
    kinds = (
        ("scenarios without a story", _scenarios(book)),
        ("thin principles", _principles(book)),
        ("resting on one story", _single_points(book)),
        ("too much in one place", [words.sentence(c.because) for c in book.coverage.concentration]),
        ("questions without a safe answer", _unsafe(book)),
        ("numbers to confirm", _unconfirmed(book)),
    )
    found = [(name, tuple(lines)) for name, lines in kinds]
    return tuple(Gap(name=name, lines=lines) for name, lines in found if lines)


def _scenarios(book: Book) -> Iterable[str]:
    return [
        s.name for key, s in book.rubric.counted().items() if not book.coverage.scenarios.get(key)
    ]


def _principles(book: Book) -> Iterable[str]:
    for key, principle in book.rubric.principles.items():
        found = book.coverage.principles.get(key)
        primary = len(found.primary) if found else 0
        total = primary + (len(found.secondary) if found else 0)
        if total == 0:
            yield f"{principle.name}: in no story"
        elif primary == 0:
            beside = words.count(total, "story", "stories")
            yield f"{principle.name}: primary in none, beside in {beside}"
        elif total == 1:
            yield f"{principle.name}: in one story only"


def _single_points(book: Book) -> Iterable[str]:
    for point in book.coverage.single_points:
        names = [
            book.rubric.principles[x.principle].name
            for x in point.lost
            if x.principle in book.rubric.principles
        ]
        yield f"{book.title(point.story)}: without it, {', '.join(names)} would be thin"


def _unsafe(book: Book) -> Iterable[str]:
    for page in book.pages:
        for answer in page.answers:
            if answer.sign != words.ANSWER_SIGNS["safe"]:
                yield f"{answer.sign} {page.number} · {answer.question}"


def _unconfirmed(book: Book) -> Iterable[str]:
    for page in book.pages:
        rows = [a for a in page.amounts if a.confirmed in (words.confirmed(None), "can’t be")]
        if rows:
            yield f"{page.number} · {page.title}: " + ", ".join(a.says for a in rows)
