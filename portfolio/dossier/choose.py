"""Chooses the stories of a dossier and puts them in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from portfolio.errors import UnknownName, UsageError
from portfolio.model.dossier import DossierSpec
from portfolio.model.rubric import Rubric
from portfolio.model.story import STAR, Story
from portfolio.model.verdict import StoryReview


def choose(
    stories: Iterable[Story],
    reviews: Mapping[str, StoryReview],
    rubric: Rubric,
    spec: DossierSpec,
) -> tuple[Story, ...]:
    """Return the chosen stories: leadership before failure, each in the order asked."""
    bank = {s.id: s for s in stories}
    for story in spec.stories:
        if story not in bank:
            raise UnknownName("story", story, bank)
    if spec.stories:
        found = [bank[i] for i in dict.fromkeys(spec.stories)]
    else:
        found = [s for s in bank.values() if s.status in spec.statuses and told(s)]
    if spec.tags:
        found = [s for s in found if set(s.tags) & set(spec.tags)]
        if not found:
            tags = sorted({t for s in bank.values() for t in s.tags})
            raise UsageError(
                f"no story has the tag {' or '.join(spec.tags)}",
                fix=f"tags in this workspace: {', '.join(tags) or 'none'}",
            )
    key = {
        "scenario": lambda s: (_place(s.scenario, rubric), s.title, s.id),
        "title": lambda s: (s.title.casefold(), s.id),
        "reading": lambda s: (_rank(reviews.get(s.id), rubric), s.title, s.id),
        "given": lambda _: (),
    }[spec.order]
    ordered: list[Any] = sorted(found, key=key)
    return tuple(sorted(ordered, key=lambda s: s.kind == "failure"))


def told(story: Story) -> bool:
    """Tell whether there is anything of a story to print: a seed's line, or text of its STAR."""
    return story.status == "seed" or any(story.text(name).strip() for name in STAR)


def _place(scenario: str | None, rubric: Rubric) -> int:
    names = list(rubric.scenarios)
    return names.index(scenario) if scenario in names else len(names)


def _rank(review: StoryReview | None, rubric: Rubric) -> int:
    names = rubric.levels.names
    order = [names[-1], "between", *reversed(names[:-1]), "below"]
    level = review.reading.level if review else ""
    return order.index(level) if level in order else len(order)
