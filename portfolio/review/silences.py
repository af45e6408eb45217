"""Applies silences: a silenced finding stays listed, a silence without one becomes a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portfolio.errors import nearest
from portfolio.model.finding import CODES, Finding
from portfolio.model.story import Silence
from portfolio.review.case import Case

ACROSS = frozenset({"CO604", "CO605"})
"""Codes found only across stories, whose silences this story alone can't test."""
NEVER = "FI"
"""Findings that a file can't be read as meant are not a matter of taste."""


def hush(
    findings: Iterable[Finding], silences: Iterable[Silence]
) -> tuple[tuple[Finding, ...], frozenset[Silence]]:
    """Mark the findings a silence covers.

    Returns:
        All findings, silenced ones marked, and the silences that matched something.
    """
    given = tuple(silences)
    used: set[Silence] = set()
    marked = []
    for f in findings:
        by = None if f.code.startswith(NEVER) else _covering(f, given)
        if by:
            used.add(by)
            marked.append(f.model_copy(update={"silenced": True, "because": by.because}))
        else:
            marked.append(f)
    return tuple(marked), frozenset(used)


def _covering(found: Finding, silences: tuple[Silence, ...]) -> Silence | None:
    section = found.where.split(".")[0]
    return next(
        (s for s in silences if s.code == found.code and s.where in (None, "", section)), None
    )


def silence_findings(case: Case, used: frozenset[Silence]) -> Iterator[Finding]:
    """Yield the story's silences that match nothing, or name no code."""
    for place, silence in enumerate(case.story.silenced):
        where = f"silenced.{place}"
        if silence.code not in CODES:
            near = nearest(silence.code, CODES)
            hint = f": did you mean {near}?" if near else ""
            what = f"there is no finding {silence.code!r}"
            yield case.advise("SI902", what, where=where, near=hint)
        elif silence not in used and silence.code not in ACROSS:
            what = f"the silence of {silence.code} matches nothing any more"
            yield case.advise("SI901", what, where=where, code=silence.code)
