"""What stands beside a section: its evidence quoted and named, its findings with their fix."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Evidence
from portfolio.model.finding import Finding
from portfolio.model.rubric import Rubric
from portfolio.model.verdict import StoryReview
from portfolio.tui.widgets.notes import Note

_NAMES = {
    "money_impact": "impact",
    "money_other": "an amount, not impact",
    "money_unknown": "an amount: what is it?",
    "people_scope": "people",
    "org_scope": "organisations",
    "executive": "influence",
    "recognition": "recognition",
    "horizon": "horizon",
    "percent_change": "change",
    "platform": "platform",
    "competitive": "market",
    "decision": "decision",
    "talent": "talent",
}
_SIGNS = {"error": "▲", "warning": "▲", "advice": "△"}
_QUOTE = 64


def section_notes(
    section: str, review: StoryReview | None, rubric: Rubric, *, whole: bool = False
) -> tuple[Note, ...]:
    """Return the margin of one section; `whole` adds what is said of the whole story."""
    target = rubric.sections.get(section)
    notes: list[Note] = []
    if review:
        names = {section, "", "scenario", "principles", "numbers"} if whole else {section}
        findings = [f for f in review.findings if not f.silenced and f.where in names]
        evidence = [e for e in review.evidence if e.section == section]
        notes += [*_found(evidence), *_advised(findings)]
    if target:
        notes += [Note(target.asks, "quiet"), Note("")]
        notes += [Note(cue.asks, "quiet", "·") for cue in target.cues]
    return tuple(notes)


def _found(evidence: list[Evidence]) -> Iterator[Note]:
    for one in evidence:
        name = _NAMES.get(one.kind)
        if name:
            yield Note(f"{name}  “{_short(one.text)}”", "cool", "●")
    if any(one.kind in _NAMES for one in evidence):
        yield Note("")


def _advised(findings: list[Finding]) -> Iterator[Note]:
    for one in findings:
        sign = _SIGNS[one.severity]
        yield Note(one.what, "plain" if one.severity == "advice" else "warm", sign)
        yield Note(f"{one.fix}  {one.code}", "quiet", " ")
        yield Note("")


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _QUOTE else said[: _QUOTE - 1].rstrip() + "…"
