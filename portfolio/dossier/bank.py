"""Composes what the dossier says of the whole bank: readiness, matrix, scenarios, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from portfolio.dossier import words
from portfolio.model.coverage import Coverage
from portfolio.model.dossier import (
    BarRow,
    FamilyRows,
    Matrix,
    MatrixRow,
    Readiness,
    Ref,
    ScenarioRow,
    Step,
    StoryPages,
)
from portfolio.model.rubric import Rubric, Scenario
from portfolio.model.story import Story
from portfolio.model.verdict import BankReading, BarReading

COLUMNS = 24
_FEW = 6
_STEPS = 3


class Book(NamedTuple):
    """Everything the pages on the bank are made from."""

    stories: Sequence[Story]
    pages: Sequence[StoryPages]
    bank: BankReading
    coverage: Coverage
    rubric: Rubric

    def refs(self, ids: Iterable[str]) -> tuple[Ref, ...]:
        """Point to stories by their ids; those not in this dossier are left out."""
        known = {p.id: p for p in self.pages}
        found = sorted((known[i] for i in dict.fromkeys(ids) if i in known), key=_number)
        return tuple(ref(p) for p in found)

    def title(self, story: str) -> str:
        """Return a story's title, also when it is not in this dossier."""
        page = next((p for p in self.pages if p.id == story), None)
        return page.title if page else story.replace("-", " ")

    def scenario(self, scenario: str) -> str:
        """Return a scenario's name."""
        found = self.rubric.scenarios.get(scenario)
        return found.name if found else scenario


def ref(page: StoryPages) -> Ref:
    """Point to a story."""
    return Ref(number=page.number, title=page.title, anchor=page.anchor)


def readiness(book: Book) -> Readiness:
    """Say how the bank stands, and the three steps that come next."""
    return Readiness(
        sentence=_verdict_of_bank(book),
        levels=_levels(book),
        bars=tuple(_bar_row(bar, book) for bar in book.bank.bars),
        steps=steps(book)[:_STEPS],
    )


def _verdict_of_bank(book: Book) -> str:
    bars, target = book.bank.bars, book.rubric.levels.target
    met = sum(b.met for b in bars)
    if not bars:
        return f"The bank has not been held against {target} yet."
    if met == len(bars):
        return f"The bank carries {target}: every bar of the rubric is met."
    far = min((b for b in bars if not b.met), key=lambda b: b.have / b.want if b.want else 0)
    name = _bar_name(far, book.rubric)
    return (
        f"The bank does not carry {target} yet: {_of(met, len(bars), 'bar')} met. "
        f"Furthest away: {name}, {words.number(far.have)} of {words.number(far.want)}."
    )


def _of(have: int, want: int, noun: str) -> str:
    return f"{have} of its {want} {noun}s {'is' if have == 1 else 'are'}"


def _levels(book: Book) -> str:
    """Count the readings of the stories, the highest level first."""
    names = book.rubric.levels.names
    said = {
        names[-1]: names[-1],
        "between": f"between {names[-2]} and {names[-1]}",
        **{name: name for name in reversed(names[:-1])},
        "below": f"below {names[0]}",
        "unclear": "not clearly",
    }
    tally = Counter(p.level for p in book.pages)
    parts = [(tally[level], phrase) for level, phrase in said.items() if tally[level]]
    if not parts:
        return "There is no story in it yet."
    verb = "reads" if parts[0][0] == 1 else "read"
    first = f"{words.count(parts[0][0], verb, verb)} {parts[0][1]}"
    rest = [f"{words.count(many, phrase, phrase)}" for many, phrase in parts[1:]]
    told = ", ".join([first, *rest[:-1]]) + (f" and {rest[-1]}" if rest else "")
    return f"Of {words.count(len(book.pages), 'story', 'stories')}, {told}."


def _bar_name(bar: BarReading, rubric: Rubric) -> str:
    return bar.name or (rubric.bars[bar.bar].name if bar.bar in rubric.bars else bar.bar)


def _bar_row(bar: BarReading, book: Book) -> BarRow:
    stories = book.refs(bar.stories)
    return BarRow(
        name=_bar_name(bar, book.rubric),
        have=words.number(bar.have),
        want=words.number(bar.want),
        sign=bar.sign,
        met=bar.met,
        behind=words.ranges([s.number for s in stories]),
        stories=stories,
    )


def steps(book: Book) -> tuple[Step, ...]:
    """List what to do next: changes to stories and new ones in turn, then what lifts a story.

    Of several stories that could close the same gap, the best one alone is named.
    """
    best = {c.change: c for c in reversed(book.coverage.changes)}
    changes = [
        Step(lead=f"{book.title(c.story)}: {_lower(c.change)}", because=words.sentence(c.because))
        for c in book.coverage.changes
        if best[c.change] is c
    ]
    new = [
        Step(
            lead=f"Write a story of “{_lower(book.scenario(n.scenario))}”",
            because=words.sentence(n.because.partition(": ")[2] or n.because),
        )
        for n in book.coverage.next
    ]
    lifts = [_lift(p) for p in book.pages if p.lift]
    turns = chain.from_iterable(zip_longest(changes, new))
    found = {s.lead: s for s in [*turns, *lifts] if s}
    return tuple(_as_named(s, book.rubric) for s in found.values())


def _as_named(step: Step, rubric: Rubric) -> Step:
    """Spell principles in a review's sentences as the page spells them."""
    lead, because = step.lead, step.because
    for principle in rubric.principles.values():
        plain = principle.name.replace("’", "'")
        lead, because = (said.replace(plain, principle.name) for said in (lead, because))
    return Step(lead=lead, because=because)


def _lift(page: StoryPages) -> Step:
    """Say what lifts a story, and under it what that would make of it."""
    change, arrow, then = page.lift.partition(" → ")
    return Step(lead=f"{page.title}: {_lower(change)}", because=f"→\u00a0{then}" if arrow else "")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def matrices(book: Book) -> tuple[Matrix, ...]:
    """Lay principles against stories, as many columns as a page is wide."""
    if not book.pages:
        return ()
    sheets = -(-len(book.pages) // COLUMNS)
    size = -(-len(book.pages) // sheets)
    chunks = [book.pages[i : i + size] for i in range(0, len(book.pages), size)]
    return tuple(
        Matrix(
            columns=tuple(ref(p) for p in chunk),
            few=len(chunk) <= _FEW,
            rows=tuple(_matrix_row(name, chunk, book) for name in book.rubric.principles),
        )
        for chunk in chunks
    )


def _matrix_row(principle: str, pages: Sequence[StoryPages], book: Book) -> MatrixRow:
    found = book.coverage.principles.get(principle)
    primary = {c.story: "●" if c.shown else "○" for c in (found.primary if found else ())}
    secondary = {c.story: "•" if c.shown else "◦" for c in (found.secondary if found else ())}
    signs: Mapping[str, str] = {**secondary, **primary}
    return MatrixRow(
        name=book.rubric.principles[principle].name,
        cells=tuple(signs.get(p.id, "") for p in pages),
        primary=len(primary),
        total=len(signs),
        thin=not primary or len(signs) < 2,
    )


def families(book: Book) -> tuple[FamilyRows, ...]:
    """List the scenarios by family, each family with its share of the mix."""
    groups = [
        FamilyRows(
            name=family.name,
            share=_share(key, book),
            wanted=family.share,
            says=f"{100 * _share(key, book):.0f} %, asked {100 * family.share:.0f} %",
            scenarios=_scenario_rows(book, _of_family(key)),
        )
        for key, family in book.rubric.families.items()
    ]
    rest = (
        ("failures", _scenario_rows(book, lambda s: s.counted and s.kind == "failure")),
        (
            "asked in every real loop, counted in no bar",
            _scenario_rows(book, lambda s: not s.counted),
        ),
    )
    return tuple(groups) + tuple(
        FamilyRows(name=name, share=None, wanted=None, says="", scenarios=rows)
        for name, rows in rest
        if rows
    )


def _of_family(family: str) -> Callable[[Scenario], bool]:
    return lambda scenario: scenario.counted and scenario.family == family


def _share(family: str, book: Book) -> float:
    found = book.coverage.mix.get(family)
    return found.share if found else 0.0


def _scenario_rows(book: Book, wanted: Callable[[Scenario], bool]) -> tuple[ScenarioRow, ...]:
    rows = []
    for key, scenario in book.rubric.scenarios.items():
        if wanted(scenario):
            own = book.coverage.scenarios.get(key, ())
            also = [s.id for s in book.stories if key in s.also and s.id not in own]
            rows.append(
                ScenarioRow(
                    name=scenario.name,
                    sign="●" if own else "◐" if also else "○",
                    stories=book.refs(own),
                    also=book.refs(also),
                )
            )
    return tuple(rows)


def _number(page: StoryPages) -> int:
    return page.number
