"""Evidence: words in a story that support a criterion, with their meaning."""

from __future__ import annotations

from typing import Literal, get_args

from portfolio.model.base import Frozen

EvidenceKind = Literal[
    "money_impact",
    "money_other",
    "money_unknown",
    "people_scope",
    "org_scope",
    "executive",
    "recognition",
    "horizon",
    "percent_change",
    "platform",
    "competitive",
    "decision",
    "talent",
    "red_flag:sole_credit",
    "red_flag:blame",
    "red_flag:no_ownership",
    "red_flag:vague",
    "red_flag:component",
    "red_flag:no_exec",
    "red_flag:jargon",
]
KINDS: tuple[str, ...] = get_args(EvidenceKind)


class Money(Frozen):
    """An amount of money and what it is."""

    amount: float
    """The amount in its own currency; the low end of a range."""
    amount_max: float | None = None
    """The high end of a range."""
    currency: str = "XXX"
    """ISO code; XXX when the words name none."""
    nature: str | None = None
    """What it is (see number.Nature); nothing when the words don't say."""
    per: Literal["year", "month", "total"] | None = None
    """Whether it recurs, when the words say so."""


class People(Frozen):
    """A head count."""

    count: int
    """How many; the low end of a range."""
    count_max: int | None = None
    """The high end of a range."""


class Organisations(Frozen):
    """A count of organisations or teams."""

    count: int
    """How many."""
    unit: Literal["unit", "team"] = "unit"
    """`unit`: business unit, division, organisation; `team`: team, squad, crew."""


class Tag(Frozen):
    """What sort of executive, recognition or talent outcome it is."""

    tag: str
    """E.g. CTO, patent, promotion."""


class Horizon(Frozen):
    """How long a plan, programme or advantage lasts."""

    months: int | None = None
    """Its months; nothing for a plain `multi-year`."""
    months_max: int | None = None
    """The high end of a range."""


class Change(Frozen):
    """A measured change."""

    percent: float
    """(after - before) / before x 100, signed."""


class Bare(Frozen):
    """Evidence whose words are its whole value."""


Value = Money | People | Organisations | Tag | Horizon | Change | Bare


class Evidence(Frozen):
    """Words that support a criterion or cost marks, and why they were read so."""

    kind: EvidenceKind
    """What the words are evidence of."""
    value: Value
    """What they say, in numbers or a tag."""
    section: str
    """The section's id; empty for text that stands alone."""
    start: int
    """First code point in the section's raw text."""
    end: int
    """One past the last code point."""
    text: str
    """The words themselves."""
    cue: str = ""
    """What decided the reading, e.g. `frame: saved` or `attested`."""
