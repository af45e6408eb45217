"""Coverage: stories against principles, scenarios, criteria and mix; a gap is a hole in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen
from portfolio.model.verdict import BarReading


class Carrier(Frozen):
    """A story that carries a principle."""

    story: str
    """The story's id."""
    shown: bool
    """Whether the words quoted for it still stand in STAR; else it is only claimed."""


class PrincipleCoverage(Frozen):
    """Who carries one principle."""

    primary: tuple[Carrier, ...] = ()
    """Stories told for it first."""
    secondary: tuple[Carrier, ...] = ()
    """Stories which show it beside."""


class CriterionCoverage(Frozen):
    """How the bank stands on one criterion."""

    met: tuple[str, ...] = ()
    """Stories that meet it."""
    partly: tuple[str, ...] = ()
    """Stories that meet it partly."""
    missing: tuple[str, ...] = ()
    """Stories that say nothing of it."""


class MixShare(Frozen):
    """The share of one family of scenarios."""

    share: float
    """Its part of the leadership stories, 0–1."""
    wanted: float
    """The part the rubric asks, 0–1."""


class Concentration(Frozen):
    """Too much of the bank resting on one thing."""

    what: str
    """company, era, number or story."""
    name: str
    """Which one."""
    share: float
    """Its part of the bank, 0–1."""
    stories: tuple[str, ...] = ()
    """The stories it is made of."""
    because: str
    """Why it matters, in a sentence."""


class Lost(Frozen):
    """What one principle would be left with."""

    principle: str
    """The principle's id."""
    left: int
    """How many stories would still carry it."""


class SinglePoint(Frozen):
    """A story without which the bank loses something."""

    story: str
    """The story's id."""
    lost: tuple[Lost, ...]
    """What would go, and what would be left."""


class NextStory(Frozen):
    """A scenario worth writing next."""

    scenario: str
    """The scenario's id."""
    gain: float
    """What it would add to the whole; the sum of its terms."""
    terms: Mapping[str, float] = Field(default_factory=dict)
    """The formula's terms."""
    because: str
    """Why, in a sentence."""


class StoryChange(Frozen):
    """One change to a story that exists which closes a gap."""

    story: str
    """The story's id."""
    change: str
    """What to change."""
    gain: float
    """What it would add."""
    because: str
    """Why, in a sentence."""


class AssessmentLine(Frozen):
    """One line of the pre-interview assessment, answered from evidence."""

    line: str
    """The question."""
    have: str
    """The answer, with its count."""
    met: bool
    """Whether the rubric's bar behind it is met."""
    stories: tuple[str, ...] = ()
    """The stories behind it."""


class Coverage(Frozen):
    """What `portfolio coverage --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    stories: int
    """Stories that count: past seed and not retired."""
    wanted: int
    """Stories the rubric asks."""
    principles: Mapping[str, PrincipleCoverage]
    """Each principle and who carries it."""
    scenarios: Mapping[str, tuple[str, ...]]
    """Each scenario and the stories of it."""
    criteria: Mapping[str, CriterionCoverage]
    """Each criterion and how the bank stands."""
    mix: Mapping[str, MixShare]
    """Each family and its share."""
    concentration: tuple[Concentration, ...] = ()
    """Where too much rests on one thing."""
    single_points: tuple[SinglePoint, ...] = ()
    """Stories without which something is gone."""
    next: tuple[NextStory, ...] = ()
    """Scenarios worth writing next, best first."""
    changes: tuple[StoryChange, ...] = ()
    """Changes to existing stories, best first."""
    assessment: tuple[AssessmentLine, ...] = ()
    """The pre-interview assessment, answered."""


class AgainstRubric(Frozen):
    """The bank held against one rubric."""

    rubric: str
    """The rubric's id."""
    name: str
    """What it is the bar of."""
    bars: tuple[BarReading, ...]
    """Its demands on the whole bank."""
    readings: Mapping[str, str]
    """Story id to the level it reads there."""
    coverage: Coverage
    """What the bank covers of it."""


class SideBySide(Frozen):
    """What `portfolio coverage --rubric A --rubric B --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    rubrics: tuple[AgainstRubric, ...]
    """The same bank against each, in the order asked."""
