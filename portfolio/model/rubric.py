"""The rubric: the bar as data, with its thresholds, scenarios, principles and advice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, PositiveInt

from portfolio.model.base import Frozen
from portfolio.model.evidence import EvidenceKind
from portfolio.model.loop import Interviewer
from portfolio.model.story import STAR, Kind

Params = Mapping[str, float | str | tuple[str, ...]]
Band = Literal["empty", "under", "within", "over"]


class Rates(Frozen):
    """Rough currency rates, so that a foreign amount can be held against the bar at all."""

    as_of: str
    """When they were roughly right, `YYYY-MM`."""
    per_unit: Mapping[str, float]
    """Currency to how much of the rubric's currency one unit is worth."""
    margin: float = 0.10
    """Within this part of a bar a rough rate alone does not decide it."""


class Pace(Frozen):
    """The words a minute a person may speak at."""

    default: int = 140
    """Unless the person sets their own."""
    low: int = 110
    """The slowest that is sensible."""
    high: int = 170
    """The fastest that is sensible."""


class Timing(Frozen):
    """When a section counts as over its time."""

    over: float = 0.10
    """More than this part above the target is over."""


class Repeats(Frozen):
    """How often a story is told aloud, and how long a telling holds."""

    times: int = Field(default=3, gt=0)
    """How many tellings in time are enough."""
    again_after: tuple[PositiveInt, ...] = Field(default=(1, 3, 7), min_length=1)
    """Days a telling holds, rising; the nearer the loop, the fewer."""


Written = Literal[
    "situation", "task", "action", "result", "learned", "applied", "differently", "alternatives"
]


class Cue(Frozen):
    """What a strong section answers, as one short question."""

    asks: str
    """The question."""
    shown_by: tuple[EvidenceKind, ...] = ()
    """Evidence in the section that answers it; empty when no evidence can tell."""


class Prompt(Frozen):
    """A question which digs a story out of memory."""

    asks: str
    """The question."""
    section: Written
    """The section an answer to it belongs to."""


class Fact(Prompt):
    """A question for one thing the bar listens for, whatever a story is about."""

    hint: str = ""
    """What a useful answer holds, in a line."""
    criterion: str
    """The criterion an answer helps to meet."""
    kinds: tuple[Kind, ...] = ("leadership", "failure")
    """The kinds of story it is asked of."""


class SectionTarget(Frozen):
    """What one timed section should take and answer."""

    name: str
    """The section's name."""
    target: int = Field(gt=0)
    """Seconds it should take."""
    floor: int = Field(ge=0)
    """Seconds under which it is thin."""
    asks: str
    """What the section is for, in a sentence."""
    cues: tuple[Cue, ...]
    """What a strong section answers, one short question each."""


class Levels(Frozen):
    """The levels the rubric tells apart, lowest first; the last is the bar."""

    names: tuple[str, ...] = Field(min_length=2)
    """Level names, lowest first, e.g. L6, L7."""
    least: int = 3
    """With fewer dimensions in evidence a story reads `unclear`."""
    needs: tuple[str, ...] = ("scope", "impact")
    """One of these must be in evidence for the top level."""

    @property
    def target(self) -> str:
        """Return the level the rubric is the bar of."""
        return self.names[-1]


class Dimension(Frozen):
    """One row of the level table."""

    name: str
    """What the row is called."""
    unit: Literal["people", "money", "months", "verdict"]
    """What its bands count; `verdict` reads the criterion's verdict instead."""
    bands: Mapping[str, tuple[float, float | None]] = Field(default_factory=dict)
    """Level to its lowest and highest value, both inclusive; nothing above means open."""
    says: Mapping[str, str] = Field(default_factory=dict)
    """Level to what the dimension looks like there, in a few words."""


Measure = Literal[
    "people",
    "money",
    "executive",
    "recognition",
    "horizon",
    "platform",
    "talent",
    "context",
    "decision",
    "accountability",
    "cause",
    "recovery",
    "applied",
]


class Criterion(Frozen):
    """One demand of the bar."""

    name: str
    """What it is called, one or two words."""
    gist: str
    """What it asks, in a sentence."""
    change: str = ""
    """What a writer would do to meet it, in a few words."""
    measure: Measure
    """Which judge reads it."""
    kinds: tuple[Kind, ...] = ("leadership", "failure")
    """The kinds of story it applies to."""
    headline: bool = False
    """Whether it is one of the headline criteria the bank is held to."""
    dimension: str | None = None
    """The row of the level table it feeds."""
    verdict: bool = True
    """Whether it gives a verdict of its own, or only feeds its dimension."""
    params: Params = Field(default_factory=dict)
    """The judge's numbers, e.g. `met: 100`."""


class Family(Frozen):
    """One family of scenarios in the mix."""

    name: str
    """What it is called."""
    share: float = Field(ge=0, le=1)
    """The part of the leadership stories it should have."""


class Principle(Frozen):
    """An employer's named value."""

    name: str
    """Its full name."""
    gist: str
    """What it asks of a leader, in our words."""
    listens_for: tuple[str, ...] = ()
    """What an interviewer listens for."""


class Probe(Frozen):
    """A follow-up an interviewer may ask, and what it tests."""

    question: str
    """The question."""
    tests: str
    """What it tests."""


class ScenarioPrinciples(Frozen):
    """The principles a scenario usually shows."""

    source: tuple[str, ...] = ()
    """Those the guide's own map names."""
    added: tuple[str, ...] = ()
    """Those we added, so that every principle has two scenarios."""

    @property
    def all(self) -> tuple[str, ...]:
        """Return both, the source's first."""
        return self.source + self.added


class Scenario(Frozen):
    """A type of story: how it is asked, what is evaluated and what digs it out of memory."""

    name: str
    """What it is called."""
    kind: Kind = "leadership"
    """Which kind of story answers it."""
    family: str | None = None
    """Its mix family; failures and extras have none."""
    counted: bool = True
    """Whether the bank's bars count it."""
    question: str
    """How it is usually asked."""
    wordings: tuple[str, ...]
    """Other ways an interviewer asks it."""
    evaluates: tuple[str, ...]
    """What the interviewer evaluates."""
    follow_ups: tuple[Probe, ...]
    """What may be asked next."""
    red_flags: tuple[str, ...]
    """What costs marks."""
    dig: tuple[Prompt, ...]
    """Questions which dig the story out of memory."""
    principles: ScenarioPrinciples
    """The principles it usually shows."""


class Bar(Frozen):
    """One demand on the whole bank."""

    name: str
    """The bar in words."""
    measure: Literal[
        "stories", "scenarios", "failures", "criterion", "all_headline", "primary", "carried", "mix"
    ]
    """What is counted."""
    want: float
    """How many are asked; for `mix` how many points a family may be off."""
    criterion: str | None = None
    """The criterion counted, for `criterion`."""


class AssessmentQuestion(Frozen):
    """One line of the pre-interview assessment."""

    asks: str
    """The question."""
    bars: tuple[str, ...] = ()
    """The portfolio bars that answer it."""
    criterion: str | None = None
    """The criterion whose stories answer it, when no bar does."""
    want: int = 8
    """How many such stories are enough."""


class Advice(Frozen):
    """What a finding tells its writer to do next."""

    fix: str
    """What to do, with `{names}` the finding fills and `___` for the writer to fill."""


class Rubric(Frozen):
    """A bar to hold stories against; everything about a level or an employer is in here."""

    id: str
    """Its name."""
    name: str
    """What it is the bar of."""
    summary: str
    """Where its numbers come from, in a sentence or two."""
    extends: str | None = None
    """The rubric it changes, if it is not whole."""
    currency: str = "USD"
    """The currency its amounts are in."""
    rates: Rates
    """Rough rates to that currency."""
    pace: Pace = Pace()
    """Sensible words a minute."""
    timing: Timing = Timing()
    """When a section is over its time."""
    aloud: Repeats = Repeats()
    """How many tellings aloud are enough, and for how long."""
    sections: Mapping[str, SectionTarget]
    """The timed sections."""
    levels: Levels
    """The levels it tells apart."""
    dimensions: Mapping[str, Dimension]
    """The rows of the level table."""
    criteria: Mapping[str, Criterion]
    """The demands on one story."""
    families: Mapping[str, Family]
    """The mix of scenarios."""
    principles: Mapping[str, Principle]
    """The employer's named values."""
    mapping: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Another employer's principle to the principles a story names it by, if they differ."""
    scenarios: Mapping[str, Scenario]
    """The types of story."""
    bars: Mapping[str, Bar]
    """The demands on the whole bank."""
    dig: tuple[Prompt, ...] = ()
    """Questions for a story whose scenario is not chosen yet."""
    facts: Mapping[str, Fact] = Field(default_factory=dict)
    """What is asked after a scenario's own questions: the things the bar listens for."""
    assessment: Mapping[str, AssessmentQuestion]
    """The pre-interview assessment."""
    loop: tuple[Interviewer, ...] = ()
    """The usual loop: who asks, and what each probes, where no loop's file names anybody."""
    debrief: tuple[str, ...] = ()
    """What to ask oneself after the loop."""
    advice: Mapping[str, Advice]
    """Finding code to what to do next."""

    def counted(self, kind: Kind | None = None) -> dict[str, Scenario]:
        """Return the scenarios the bank's bars count, of one kind or of all."""
        return {
            key: s
            for key, s in self.scenarios.items()
            if s.counted and (kind is None or s.kind == kind)
        }

    @property
    def timed(self) -> tuple[str, ...]:
        """Return the sections that are told against the clock, in the order of telling."""
        return tuple(name for name in STAR if name in self.sections)

    def band(self, seconds: float, section: str | None = None) -> Band:
        """Say how a time stands to a section's target and floor, or to those of the whole."""
        timed = [self.sections[section]] if section else list(self.sections.values())
        if not seconds:
            return "empty"
        if seconds > sum(one.target for one in timed) * (1 + self.timing.over):
            return "over"
        return "under" if seconds < sum(one.floor for one in timed) else "within"
