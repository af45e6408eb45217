"""What coverage says, as lines: scenarios, criteria, mix, single points, what to write next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portfolio.model.rubric import Rubric
from portfolio.tui.desk import Told
from portfolio.tui.widgets.facts import Fact

VIEWS = ("Principles", "Scenarios", "Criteria", "Mix", "Single points", "Next")


def facts(view: str, told: Told, rubric: Rubric) -> tuple[Fact, ...]:
    """Return the lines of one view."""
    make = {
        "Scenarios": _scenarios,
        "Criteria": _criteria,
        "Mix": _mix,
        "Single points": _single_points,
        "Next": _next,
    }[view]
    found = tuple(make(told, rubric))
    return found or (Fact("●", "Nothing to say here: nothing is missing."),)


def _titles(told: Told, ids: Sequence[str]) -> str:
    return " · ".join(told.reviews[i].title for i in ids if i in told.reviews)


def _scenarios(told: Told, rubric: Rubric) -> Iterator[Fact]:
    group = ""
    for key, scenario in rubric.scenarios.items():
        name = scenario.kind if scenario.counted else "also asked"
        if name != group:
            group = name
            yield Fact("", group, group=True)
        stories = told.coverage.scenarios.get(key, ())
        yield Fact(
            "●" if stories else "○",
            scenario.name,
            str(len(stories)) if stories else "none",
            says=_titles(told, stories) or f"“{scenario.question}”  enter starts this story.",
            story=stories[0] if stories else "",
            scenario=key,
        )


def _criteria(told: Told, rubric: Rubric) -> Iterator[Fact]:
    for key, found in told.coverage.criteria.items():
        criterion = rubric.criteria[key]
        yield Fact("", f"{criterion.name} — {criterion.gist}", group=True)
        for sign, ids in (("●", found.met), ("◐", found.partly)):
            for story in ids:
                review = told.reviews.get(story)
                verdict = review.verdict(key) if review else None
                yield Fact(
                    sign,
                    review.title if review else story,
                    says=verdict.because if verdict else "",
                    story=story,
                )
        if found.missing:
            yield Fact(
                "○",
                f"{len(found.missing)} say nothing of it",
                says=_titles(told, found.missing),
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
    for one in told.coverage.concentration:
        yield Fact(
            "▲",
            f"{one.what}: {one.name}",
            f"{one.share:.0%}",
            says=one.because,
            story=one.stories[0] if one.stories else "",
            look="warm",
        )


def _single_points(told: Told, rubric: Rubric) -> Iterator[Fact]:
    for point in told.coverage.single_points:
        lost = ", ".join(
            f"{rubric.principles[x.principle].name} ({x.left} left)"
            for x in point.lost
            if x.principle in rubric.principles
        )
        review = told.reviews.get(point.story)
        yield Fact(
            "▲",
            review.title if review else point.story,
            str(len(point.lost)),
            says=f"Without it: {lost}.",
            story=point.story,
        )


def _next(told: Told, rubric: Rubric) -> Iterator[Fact]:
    if told.coverage.next:
        yield Fact("", "stories to write", group=True)
    for one in told.coverage.next:
        yield Fact(
            "○",
            rubric.scenarios[one.scenario].name,
            f"+{one.gain:.2f}",
            says=f"{one.because} enter starts it.",
            scenario=one.scenario,
        )
    if told.coverage.changes:
        yield Fact("", "changes to stories you have", group=True)
    for change in told.coverage.changes:
        review = told.reviews.get(change.story)
        title = review.title if review else change.story
        yield Fact(
            "◐",
            title,
            f"+{change.gain:.2f}",
            says=f"{change.change} {change.because}",
            story=change.story,
        )
