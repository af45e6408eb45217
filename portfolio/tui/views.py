"""What coverage says, as lines: scenarios, criteria, mix, bars, single points, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portfolio.loop.reasons import listed
from portfolio.model.coverage import NextStory, SinglePoint
from portfolio.model.rubric import Rubric, Scenario
from portfolio.review.concentration import LEAST
from portfolio.tui.desk import Told
from portfolio.tui.widgets.facts import Fact

VIEWS = ("Principles", "Scenarios", "Criteria", "Mix", "Bars", "Single", "Next", "Rubrics")
MATRIX, RUBRICS = 0, len(VIEWS) - 1


def facts(view: str, told: Told, rubric: Rubric) -> tuple[Fact, ...]:
    """Return the lines of one view."""
    make = {
        "Scenarios": _scenarios,
        "Criteria": _criteria,
        "Mix": _mix,
        "Bars": _bars,
        "Single": _single_points,
        "Next": _next,
    }[view]
    found = tuple(make(told, rubric))
    return found or (Fact("●", "Nothing to say here: nothing is missing."),)


def _titles(told: Told, ids: Sequence[str]) -> str:
    return " · ".join(told.reviews[i].title for i in ids if i in told.reviews)


def _scenarios(told: Told, rubric: Rubric) -> Iterator[Fact]:
    group = ""
    held = told.coverage.scenarios
    for key, scenario in rubric.scenarios.items():
        name = _kind(scenario)
        if name != group:
            group = name
            of = [k for k, one in rubric.scenarios.items() if _kind(one) == name]
            have = sum(bool(held.get(k)) for k in of)
            yield Fact("", f"{group}: {have} of {len(of)} have a story", group=True)
        stories = told.coverage.scenarios.get(key, ())
        yield Fact(
            "●" if stories else "○",
            scenario.name,
            str(len(stories)) if stories else "none",
            says=_titles(told, stories) or f"“{scenario.question}”  enter starts this story.",
            story=stories[0] if stories else "",
            scenario=key,
        )


def _kind(scenario: Scenario) -> str:
    return scenario.kind if scenario.counted else "also asked"


def _criteria(told: Told, rubric: Rubric) -> Iterator[Fact]:
    for key, found in told.coverage.criteria.items():
        criterion = rubric.criteria[key]
        counts = f"● {len(found.met)}  ◐ {len(found.partly)}  ○ {len(found.missing)}"
        asks = f"{criterion.name[:1].upper()}{criterion.name[1:]}: {criterion.gist}"
        yield Fact("", f"{criterion.name}   {counts}", group=True)
        for sign, ids in (("●", found.met), ("◐", found.partly)):
            for story in ids:
                review = told.reviews.get(story)
                verdict = review.verdict(key) if review else None
                yield Fact(
                    sign,
                    review.title if review else story,
                    says=f"{verdict.because if verdict else ''} {asks}".strip(),
                    story=story,
                )
        if found.missing:
            yield Fact(
                "○",
                f"{len(found.missing)} say nothing of it",
                says=f"{_titles(told, found.missing)}. {asks}",
                story=found.missing[0],
                look="quiet",
            )


def _mix(told: Told, rubric: Rubric) -> Iterator[Fact]:
    for key, share in told.coverage.mix.items():
        off = abs(share.share - share.wanted)
        bar = "━" * round(share.share * 40)
        yield Fact(
            "●" if off <= 0.1 else "○",
            f"{rubric.families[key].name:<26} {bar}",
            f"{share.share:.0%} of {share.wanted:.0%}",
            says="Within ten points of the mix."
            if off <= 0.1
            else f"{off * 100:.0f} points {'under' if share.share < share.wanted else 'over'}.",
        )
    yield Fact("", "too much on one thing", group=True)
    for one in told.coverage.concentration:
        yield Fact(
            "▲",
            f"{one.what}: {one.name}",
            f"{one.share:.0%}",
            says=one.because,
            story=one.stories[0] if one.stories else "",
            look="warm",
        )
    if not told.coverage.concentration:
        enough = told.coverage.stories >= LEAST
        says = "No company, era, kind of number or story makes up too much of the bank."
        few = f"With fewer than {LEAST} stories anything would be too much of it."
        said = "nothing" if enough else "too few stories to tell"
        yield Fact("●" if enough else "–", said, says=says if enough else few, look="quiet")


def _bars(told: Told, rubric: Rubric) -> Iterator[Fact]:
    yield Fact("", f"what {rubric.levels.target} asks of the whole bank", group=True)
    for bar in told.bank.bars:
        figure = f"{bar.have:g} of {bar.want:g}"
        yield Fact(bar.sign, bar.name or bar.bar, figure, says=_behind(told, bar.stories))
    if told.coverage.assessment:
        yield Fact("", "before the loop, answered from your stories", group=True)
    for line in told.coverage.assessment:
        says = f"{line.have}.\n{_behind(told, line.stories)}"
        yield Fact("●" if line.met else "○", line.line, says=says)


def _behind(told: Told, ids: Sequence[str]) -> str:
    """Name the stories something rests on."""
    if not ids:
        return "No story is behind it."
    return f"{'One story' if len(ids) == 1 else f'{len(ids)} stories'}: {_titles(told, ids)}"


def _single_points(told: Told, rubric: Rubric) -> Iterator[Fact]:
    for point in told.coverage.single_points:
        review = told.reviews.get(point.story)
        yield Fact(
            "▲",
            review.title if review else point.story,
            str(len(point.lost)),
            says=_lost(point, rubric),
            story=point.story,
        )


def _lost(point: SinglePoint, rubric: Rubric) -> str:
    """Say in a sentence what a bank without the story would lack."""
    known = rubric.principles
    clauses = []
    for left, says in ((0, "nothing carries"), (1, "one story is left for")):
        names = [
            known[one.principle].name
            for one in point.lost
            if one.left == left and one.principle in known
        ]
        if names:
            clauses.append(f"{says} {listed(names)}")
    more = sum(one.left > 1 for one in point.lost)
    clauses += [f"{more} principles are thinner"] * bool(more)
    return f"Without it {', and '.join(clauses)}."


def _next(told: Told, rubric: Rubric) -> Iterator[Fact]:
    if told.coverage.next:
        yield Fact("", "stories to write", group=True)
    for one in told.coverage.next:
        yield Fact(
            "○",
            rubric.scenarios[one.scenario].name,
            f"+{one.gain:.2f}",
            says=f"{one.because}\n{_gain(one)}\nenter starts it.",
            scenario=one.scenario,
        )
    if told.coverage.changes:
        yield Fact("", "changes to stories you have", group=True)
    for change in told.coverage.changes:
        review = told.reviews.get(change.story)
        title = review.title if review else change.story
        yield Fact(
            "◐",
            f"{title}: {change.change}",
            f"+{change.gain:.2f}",
            says=change.because,
            story=change.story,
        )


def _gain(one: NextStory) -> str:
    """Say a gain as the sum of the formula's terms."""
    terms = " + ".join(f"{name} {part:.2f}" for name, part in one.terms.items())
    return f"+{one.gain:.2f} = {terms}" if terms else f"+{one.gain:.2f}"
