"""What a story is asked, one question at a time, and where its answers belong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from portfolio.model.guided import Answer, Asked, Outlined
from portfolio.model.rubric import Prompt, Rubric, Written
from portfolio.model.story import HEADINGS, LESSONS, STAR, Story

SECTIONS: tuple[str, ...] = (*STAR, *LESSONS)


def asked(
    story: Story, rubric: Rubric, answers: Iterable[Answer], key: Callable[[str], str]
) -> tuple[Asked, ...]:
    """Return every question put to a story: its scenario's, the bar's, then its writer's own.

    Args:
        story: The story.
        rubric: Where the questions stand.
        answers: What its dig section holds.
        key: Tells whether two wordings are one question.
    """
    held = {key(one.question): one for one in answers}
    found = []
    for one in _questions(story, rubric):
        said = held.pop(key(one.question), None)
        found.append(one.model_copy(update={"answer": said.answer}) if said else one)
    places = {key(prompt.asks): prompt.section for prompt in _all(rubric)}
    found += [
        Asked(question=one.question, section=places.get(name), by="writer", answer=one.answer)
        for name, one in held.items()
    ]
    return tuple(found)


def _questions(story: Story, rubric: Rubric) -> Iterator[Asked]:
    scenario = rubric.scenarios.get(story.scenario or "")
    for prompt in scenario.dig if scenario else rubric.dig:
        yield Asked(question=prompt.asks, section=prompt.section, by="scenario")
    for fact in rubric.facts.values():
        if story.kind in fact.kinds and fact.criterion in rubric.criteria:
            yield Asked(
                question=fact.asks,
                hint=fact.hint,
                section=fact.section,
                by="bar",
                criterion=fact.criterion,
            )


def _all(rubric: Rubric) -> Iterator[Prompt]:
    """Yield every question of the rubric: an answer outlives the scenario it was given for."""
    for scenario in rubric.scenarios.values():
        yield from scenario.dig
    yield from rubric.dig
    yield from rubric.facts.values()


def outline(story: Story, rubric: Rubric, questions: Iterable[Asked]) -> tuple[Outlined, ...]:
    """Lay the answers under their sections, beside the cues; not a word is added to them."""
    given = [one for one in questions if one.answer.strip()]
    found = []
    for name in SECTIONS:
        target = rubric.sections.get(name)
        answers = tuple(one.answer for one in given if one.section == name)
        if target or answers:
            found.append(
                Outlined(
                    section=_written(name),
                    name=target.name if target else HEADINGS[name],
                    written=bool(story.text(name).strip()),
                    answers=answers,
                    cues=tuple(cue.asks for cue in target.cues) if target else (),
                )
            )
    return tuple(found)


def laid_out(parts: Iterable[Outlined]) -> Mapping[str, str]:
    """Return a first text for each section that is still empty: its answers as a list."""
    return {
        one.section: "\n".join(_item(answer) for answer in one.answers)
        for one in parts
        if one.answers and not one.written
    }


def _item(answer: str) -> str:
    first, *rest = answer.strip().splitlines()
    return "\n".join([f"- {first}", *(f"  {line}".rstrip() for line in rest)])


def _written(name: str) -> Written:
    return name  # type: ignore[return-value] # SECTIONS holds nothing else
