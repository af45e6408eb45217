"""Changes what a writer says about a story's amounts and findings: attestations and silences."""

from __future__ import annotations

from typing import Any

from portfolio.errors import UnknownName, UsageError
from portfolio.model.finding import CODES
from portfolio.model.number import NATURES, OWNERS, Number
from portfolio.model.story import HEADINGS, Silence, Story


def attested(story: Story, says: str, **given: Any) -> tuple[Number, ...]:
    """Return the numbers with one attestation added, or changed where it says the same.

    Raises:
        UnknownName: A nature, owner or section that does not exist.
    """
    for key, known in (("nature", NATURES), ("owner", OWNERS), ("where", tuple(HEADINGS))):
        if given.get(key) is not None and given[key] not in known:
            raise UnknownName(key, given[key], known)
    numbers = list(story.numbers)
    place = _place(numbers, says, given.get("where"))
    if place is None:
        numbers.append(Number(says=says, **given))
    else:
        numbers[place] = Number.model_validate({**dict(numbers[place]), **given})
    return tuple(numbers)


def unattested(story: Story, says: str, where: str | None) -> tuple[Number, ...]:
    """Return the numbers without one attestation."""
    numbers = list(story.numbers)
    place = _place(numbers, says, where)
    if place is None:
        raise UnknownName("attested number", says, [n.says for n in numbers])
    del numbers[place]
    return tuple(numbers)


def _place(numbers: list[Number], says: str, where: str | None) -> int | None:
    said = " ".join(says.split()).casefold()
    for place, number in enumerate(numbers):
        same = " ".join(number.says.split()).casefold() == said
        if same and (where is None or number.where in (None, where)):
            return place
    return None


def hushed(
    silenced: tuple[Silence, ...], code: str, *, because: str, where: str | None
) -> tuple[Silence, ...]:
    """Return the silences with one added; the same one given again takes the new reason.

    Raises:
        UnknownName: There is no such code or section.
        UsageError: The finding can't be silenced.
    """
    if code not in CODES:
        raise UnknownName("finding code", code, CODES)
    if code.startswith("FI"):
        raise UsageError(
            f"{code} says that a file can't be read as meant, which no reason mends",
            fix="mend the file: `portfolio edit ID`",
        )
    if where is not None and where not in (*HEADINGS, "headline", "numbers", "principles"):
        raise UnknownName("section", where, HEADINGS)
    kept = tuple(s for s in silenced if (s.code, s.where) != (code, where))
    return (*kept, Silence(code=code, where=where, because=because))


def unhushed(silenced: tuple[Silence, ...], code: str, where: str | None) -> tuple[Silence, ...]:
    """Return the silences without one code's."""
    kept = tuple(s for s in silenced if s.code != code or (where is not None and s.where != where))
    if kept == silenced:
        raise UnknownName("silence", code, [s.code for s in silenced])
    return kept
