"""Binds what the writer attests to the amounts in the prose, by value and currency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portfolio.model.evidence import Evidence, Money, People
from portfolio.model.number import IMPACT_NATURES, OWN, Number
from portfolio.model.story import REVIEWED, Story
from portfolio.review.measure import measure

TOLERANCE = 0.005
"""Two amounts within half a percent are one."""
MONEY = ("money_impact", "money_other", "money_unknown")
BOUND_IN: tuple[str, ...] = ("headline", *REVIEWED)


@dataclass(frozen=True, slots=True)
class Binding:
    """One attested number and the evidence it is about; none when the prose moved on."""

    number: Number
    evidence: tuple[Evidence, ...]
    stands: bool
    """Whether the amount still stands in the prose."""


def bind(
    found: tuple[Evidence, ...], story: Story, currency: str
) -> tuple[tuple[Evidence, ...], tuple[Binding, ...]]:
    """Give attested amounts the nature their writer says, and pair them with their numbers.

    Returns:
        The evidence with natures applied, and one binding for each number of the story.
    """
    evidence = list(found)
    bindings = []
    for number in story.numbers:
        said = next(iter(_amounts(number.says)), None)
        places = [] if said is None else _places(number, said, evidence, currency)
        for place in places:
            evidence[place] = _attest(evidence[place], number)
        bound = tuple(evidence[place] for place in places)
        bindings.append(Binding(number, bound, bool(bound) or _verbatim(number, story, said)))
    return tuple(evidence), tuple(bindings)


def same_amount(one: Money, other: Money, currency: str = "XXX") -> bool:
    """Tell whether two amounts are one value in one currency; XXX matches the rubric's."""
    ours = {one.currency, other.currency}
    if len(ours - {"XXX"}) > 1:
        return False
    if "XXX" in ours and len(ours) > 1 and currency not in ours:
        return False
    return _close(one.amount, other.amount)


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))


def _amounts(says: str) -> tuple[Evidence, ...]:
    """Read the amount or head count an entry speaks of."""
    return tuple(e for e in measure(says) if e.kind in MONEY or e.kind == "people_scope")


def _places(number: Number, said: Evidence, evidence: list[Evidence], currency: str) -> list[int]:
    """Find the evidence an entry is about."""
    sections = (number.where,) if number.where else BOUND_IN
    return [
        place
        for place, e in enumerate(evidence)
        if e.section in sections and _same(e, said, currency)
    ]


def _same(one: Evidence, other: Evidence, currency: str) -> bool:
    if isinstance(one.value, Money) and isinstance(other.value, Money):
        return same_amount(one.value, other.value, currency)
    if isinstance(one.value, People) and isinstance(other.value, People):
        return one.value.count == other.value.count
    return False


def _verbatim(number: Number, story: Story, said: Evidence | None) -> bool:
    """Tell whether an entry that is no amount still stands word for word."""
    if said is not None and isinstance(said.value, Money):
        return False
    needle = " ".join(number.says.split()).casefold()
    sections = (number.where,) if number.where else REVIEWED
    prose = [story.headline, *(story.text(name) for name in sections)]
    return bool(needle) and any(needle in " ".join(p.split()).casefold() for p in prose)


def _attest(evidence: Evidence, number: Number) -> Evidence:
    """Apply the attested nature and owner to one amount."""
    if not isinstance(evidence.value, Money) or number.nature is None:
        return evidence
    someone_elses = number.owner is not None and number.owner not in OWN | {"company"}
    kind: Literal["money_impact", "money_other"] = (
        "money_impact" if number.nature in IMPACT_NATURES and not someone_elses else "money_other"
    )
    nature = "third_party" if someone_elses and number.nature in IMPACT_NATURES else number.nature
    value = evidence.value.model_copy(update={"nature": nature})
    owner = f", {number.owner}" if number.owner else ""
    cue = f"attested: {number.nature}{owner}"
    return evidence.model_copy(update={"kind": kind, "value": value, "cue": cue})


def standing(story: Story, currency: str) -> frozenset[str]:
    """Return which attested amounts still stand in a story's prose, as their entries say them."""
    found = [e for name in BOUND_IN[1:] for e in measure(story.text(name), name)]
    found += measure(story.headline, "headline")
    _, bindings = bind(tuple(found), story, currency)
    return frozenset(b.number.says for b in bindings if b.stands)
