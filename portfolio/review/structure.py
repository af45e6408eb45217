"""Findings on structure: what a story must have before its words can be judged."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.errors import nearest
from portfolio.model.finding import Finding
from portfolio.model.story import HEADINGS, STAR
from portfolio.review.case import Case
from portfolio.review.principles import shown


def structure_findings(case: Case) -> Iterator[Finding]:
    """Yield what the story's form lacks; a seed is left to grow."""
    if case.story.status == "seed":
        return
    yield from _sections(case)
    yield from _scenario(case)
    yield from _principles(case)
    yield from _lessons(case)


def _sections(case: Case) -> Iterator[Finding]:
    story = case.story
    for name in STAR:
        if not story.text(name).strip():
            target = case.rubric.sections.get(name)
            what = (
                f"{HEADINGS[name]} is empty"
                if story.section(name)
                else (f"there is no {HEADINGS[name]}")
            )
            asks = target.asks if target else ""
            yield case.advise("ST201", what, where=name, section=HEADINGS[name], asks=asks)
    if not story.headline.strip():
        yield case.advise("ST202", "there is no headline", where="headline")


def _scenario(case: Case) -> Iterator[Finding]:
    story, known = case.story, case.rubric.scenarios
    if story.scenario is None:
        yield case.advise("ST208", "no scenario is chosen", where="scenario")
    for place, name in enumerate((story.scenario, *story.also)):
        if name is not None and name not in known:
            where = "scenario" if place == 0 else f"also.{place - 1}"
            what = f"the rubric has no scenario {name!r}"
            yield case.advise("ST203", what, where=where, near=_near(name, list(known)))
    scenario = known.get(story.scenario or "")
    if scenario and scenario.counted and scenario.kind != story.kind:
        what = f"the story is a {story.kind} story, its scenario a {scenario.kind} one"
        yield case.advise("ST210", what, where="kind", scenario=story.scenario, kind=scenario.kind)


def _principles(case: Case) -> Iterator[Finding]:
    story, known = case.story, case.rubric.principles
    if not story.principles.primary:
        scenario = case.rubric.scenarios.get(story.scenario or "")
        usual = scenario.principles.all if scenario else ()
        example = usual[0] if usual else "ownership"
        what = "no principle is its primary one"
        yield case.advise("ST205", what, where="principles", example=example)
    for role, declared in (
        ("primary", story.principles.primary),
        ("secondary", story.principles.secondary),
    ):
        for name, quoted in declared.items():
            where = f"principles.{role}.{name}"
            if name not in known:
                what = f"the rubric has no principle {name!r}"
                yield case.advise("ST204", what, where=where, near=_near(name, list(known)))
            elif quoted.strip() and not shown(story, quoted):
                what = f"the words quoted for {known[name].name} no longer stand in the story"
                yield case.advise("ST206", what, where=where)


def _lessons(case: Case) -> Iterator[Finding]:
    story = case.story
    if story.follow_ups and not any(f.state == "safe" for f in story.follow_ups):
        question = story.follow_ups[0].question
        yield case.advise(
            "ST207", "no follow-up is safe yet", where="follow-ups", question=question
        )
    if not story.text("learned").strip():
        yield case.advise("ST209", "nothing is said about what you learned", where="learned")


def _near(name: str, known: list[str]) -> str:
    found = nearest(name, known)
    return f": did you mean {found}?" if found else ""
