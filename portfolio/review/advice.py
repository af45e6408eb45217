"""Makes findings whose mend comes from the rubric, filled with this story's own words."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.model.finding import Finding, finding
from portfolio.model.rubric import Rubric


class _Blanks(dict[str, object]):
    """Leaves a frame's unknown names as blanks to fill."""

    def __missing__(self, key: str) -> str:
        return "___"


def advise(
    rubric: Rubric,
    code: str,
    what: str,
    *,
    where: str = "",
    span: tuple[int, int] | None = None,
    fill: Mapping[str, object] | None = None,
) -> Finding:
    """Make a finding, its fix taken from the rubric and filled.

    Args:
        rubric: Where the advice stands, by finding code.
        code: The finding's code.
        what: What is wrong, in one sentence.
        where: The section's id or the front-matter key it is about.
        span: Offsets in the section's raw text.
        fill: Values for the names in the advice.
    """
    advice = rubric.advice.get(code)
    fix = advice.fix.format_map(_Blanks(fill or {})) if advice else ""
    return finding(code, what, fix, where=where, span=span)
