"""Composes the view every format of the dossier is set from; templates decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from portfolio import __version__
from portfolio.dossier import words
from portfolio.dossier.aloud import record
from portfolio.dossier.bank import Book, families, matrices, readiness, steps
from portfolio.dossier.choose import choose
from portfolio.dossier.cues import cues, leaves
from portfolio.dossier.gaps import gaps
from portfolio.dossier.index import index
from portfolio.dossier.pages import pages, unread
from portfolio.dossier.redact import redacted
from portfolio.model.coverage import Coverage
from portfolio.model.dossier import DossierSpec, StoryPages, View
from portfolio.model.rehearsal import Aloud
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings
from portfolio.model.story import Story
from portfolio.model.verdict import BankReading, StoryReview

_PLAN = 8
_SAID = frozenset({"name", "question", "wordings", "gist", "summary", "asks"})
"""What the rubric says to a person."""


def compose(  # noqa: PLR0917 - the nouns of a workspace, in the order they are made
    stories: Iterable[Story],
    reviews: Iterable[StoryReview],
    bank: BankReading,
    coverage: Coverage,
    rubric: Rubric,
    settings: Settings,
    spec: DossierSpec,
    today: date | None = None,
    *,
    aloud: Mapping[str, Aloud] | None = None,
) -> View:
    """Decide everything a dossier says.

    Args:
        stories: All readable stories of the workspace; the spec chooses among them.
        reviews: Their reviews, in any order.
        bank: The portfolio bars, read on the whole bank.
        coverage: Stories against principles, scenarios and mix.
        rubric: The bar.
        settings: Name, pace and aliases.
        spec: What is asked of this dossier.
        today: The day on the cover; without one the dossier is undated.
        aloud: How the stories stand to being told aloud; one that never was is not in it.

    Raises:
        UsageError: A story or tag of the spec does not exist.
    """
    rubric = _printed(rubric)
    read = {r.story: r for r in reviews}
    chosen = choose(stories, read, rubric, spec)
    lines = {story: record(stands) for story, stands in (aloud or {}).items()}
    told = tuple(
        pages(s, read.get(s.id) or unread(s), number, rubric, spec, aloud=lines.get(s.id, ""))
        for number, s in enumerate(chosen, start=1)
    )
    book = Book(stories=chosen, pages=told, bank=bank, coverage=coverage, rubric=rubric)
    view = View(
        title=_title(settings, rubric),
        person=settings.name.strip() or "Interview stories",
        target=rubric.name,
        date=words.long_day(today) if today else "",
        day=today.isoformat() if today else "",
        inside=_inside(told),
        readiness=readiness(book),
        matrices=matrices(book),
        families=families(book),
        index=index(book),
        stories=tuple(p for p in told if p.kind != "failure"),
        failures=tuple(p for p in told if p.kind == "failure"),
        gaps=gaps(book),
        plan=steps(book)[:_PLAN],
        colophon=_colophon(rubric, settings),
        cues=cues(book),
        leaves=leaves(cues(book)),
    )
    return redacted(view, settings.aliases) if spec.redact else view


def _printed(rubric: Rubric) -> Rubric:
    """Return a rubric whose sentences have a printer's apostrophes; ids and numbers stay."""

    def curled(node: Any, key: str = "") -> Any:
        if isinstance(node, dict):
            return {name: curled(held, name) for name, held in node.items()}
        if isinstance(node, list):
            return [curled(held, key) for held in node]
        return words.curled(node) if key in _SAID and isinstance(node, str) else node

    return Rubric.model_validate(curled(rubric.model_dump(mode="json")))


def _title(settings: Settings, rubric: Rubric) -> str:
    name = settings.name.strip()
    return f"{name} · interview stories" if name else f"Interview stories for {rubric.name}"


def _inside(told: tuple[StoryPages, ...]) -> str:
    """Say in a line what is inside."""
    if not told:
        return "No story yet"
    failures = sum(p.kind == "failure" for p in told)
    leadership = len(told) - failures
    parts = [
        _counted(leadership, "leadership story", "leadership stories"),
        _counted(failures, "failure told plainly", "failures told plainly"),
    ]
    minutes = max(1, round(sum(p.seconds for p in told) / 60))
    text = " and ".join(p for p in parts if p)
    return f"{text}, {_counted(minutes, 'minute', 'minutes')} to tell"


def _counted(number: int, noun: str, plural: str) -> str:
    """Say a count in figures, since one line holds large ones and small."""
    return f"{number} {noun if number == 1 else plural}" if number else ""


def _colophon(rubric: Rubric, settings: Settings) -> tuple[str, ...]:
    return (
        f"Held against {rubric.name}. {rubric.summary.strip()}",
        (
            f"Seconds are taken at {settings.pace} spoken words a minute; rough currency rates "
            f"are those of {rubric.rates.as_of}."
        ),
        (
            "A verdict quotes the words it rests on: the letters in the text lead to the notes "
            "in the margin. Nothing here was written by anybody but the person on the cover."
        ),
        f"Set in XCharter and Source Sans 3 by portfolio {__version__}.",
    )
