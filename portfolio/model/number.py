"""A number: an amount in the prose together with what its writer attests."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from portfolio.model.base import Frozen

ImpactNature = Literal["revenue", "profit", "savings", "loss_avoided", "value"]
OtherNature = Literal[
    "budget", "acquisition", "loss", "market", "target", "negated", "third_party", "price"
]
Nature = Literal[ImpactNature, OtherNature]
Owner = Literal["mine", "organisation", "company", "industry", "other"]

IMPACT_NATURES: tuple[str, ...] = get_args(ImpactNature)
NATURES: tuple[str, ...] = IMPACT_NATURES + get_args(OtherNature)
OWNERS: tuple[str, ...] = get_args(Owner)
OWN: frozenset[str] = frozenset({"mine", "organisation"})


class Number(Frozen):
    """What the writer attests about one amount in the prose."""

    says: str
    """The amount as the prose says it, e.g. `$120M a year`."""
    nature: Nature | None = None
    """What the amount is: earned, saved, avoided, spent, lost or somebody else's."""
    owner: Owner | None = None
    """Whose it is: mine and organisation are both own."""
    source: str = ""
    """Where it can be looked up, e.g. `FY23 finance review, p. 14`."""
    confirmed: date | Literal["cannot"] | None = None
    """The day the writer confirmed it, `cannot` if it can't be, nothing if not yet."""
    where: str | None = None
    """The section meant, when one story says the amount twice with two meanings."""
