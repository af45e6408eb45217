"""Reads the principles stories name as another employer's, by the mapping of its rubric."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portfolio.model.rubric import Rubric
from portfolio.model.story import Principles, Story


def mapped_names(names: Iterable[str], rubric: Rubric) -> tuple[str, ...]:
    """Name principles as the rubric does; one that is mapped to nothing is not asked there."""
    found = [
        target
        for name in names
        for target in ((name,) if name in rubric.principles else _targets(name, rubric))
    ]
    return tuple(dict.fromkeys(found))


def mapped(story: Story, rubric: Rubric) -> Story:
    """Return a story told for the rubric's principles; without a mapping it stays as it is."""
    if not rubric.mapping:
        return story
    primary = _words(story.principles.primary, rubric)
    beside = _words(story.principles.secondary, rubric)
    secondary = {name: words for name, words in beside.items() if name not in primary}
    told = Principles(primary=primary, secondary=secondary)
    return story.model_copy(update={"principles": told})


def _targets(name: str, rubric: Rubric) -> tuple[str, ...]:
    return tuple(target for target, sources in rubric.mapping.items() if name in sources)


def _words(held: Mapping[str, str], rubric: Rubric) -> dict[str, str]:
    """Keep the words quoted for a principle with each it is mapped to, the first that has any."""
    found: dict[str, str] = {}
    for name, words in held.items():
        for target in mapped_names((name,), rubric):
            found[target] = found.get(target) or words
    return found
