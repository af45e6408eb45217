"""What stands beside a section: its evidence quoted and named, its findings with their fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from portfolio.model.comment import Comment
from portfolio.model.evidence import Evidence
from portfolio.model.finding import Finding
from portfolio.model.guided import Asked
from portfolio.model.rubric import Rubric, Scenario
from portfolio.model.story import FollowUp
from portfolio.model.verdict import CriterionVerdict, StoryReview
from portfolio.store.edit import FIELDS
from portfolio.tui.rows import SIGNS
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
_STATES = {"safe": "■", "partly": "◧", "gap": "□"}
_LOOKS = {"met": "cool", "partly": "warm", "missing": "warm"}
_WHOLE = frozenset({"", "scenario", "principles", "numbers", "also", "kind", "silenced", "period"})
_QUOTE = 64
_SILENCE = "f8  live with it, for a reason"
_ATTEST = "f9  say what the amount is"
_THIN = "TI302"
_OF_AMOUNTS = ("NU", "RE505")


def section_notes(
    section: str,
    review: StoryReview | None,
    rubric: Rubric,
    *,
    text: str,
    whole: bool = False,
    pointed: Finding | None = None,
    answers: Iterable[Asked] = (),
) -> tuple[Note, ...]:
    """Return the margin of one section.

    Args:
        section: The section.
        review: What the review says of the story, once it has.
        rubric: The bar.
        text: What the section holds.
        whole: Whether what is said of the whole story stands here too.
        pointed: The finding one jumped to.
        answers: What was dug out.
    """
    target = rubric.sections.get(section)
    here = [f for f in _findings(section, review, whole=whole) if f != pointed]
    found = [e for e in review.evidence if e.section == section] if review else []
    cues = (
        [c for c in target.cues if not {e.kind for e in found} & set(c.shown_by)] if target else ()
    )
    open_ = [Note(cue.asks, "quiet", "○" if cue.shown_by else "·") for cue in cues]
    dug = list(_dug(section, text, answers))
    asks = [Note(target.asks, "quiet")] if target else []
    blocks = [list(_pointed(pointed, section, whole=whole))]
    says = [list(_found(found)), list(_advised(here))]
    if not text.strip():
        blocks += [asks, dug, open_, *says]
    elif any(f.code == _THIN for f in here):  # still being filled: what to say comes first
        blocks += [dug, open_, *says]
    else:
        blocks += [*says, dug, open_]
    return joined(blocks)


def joined(blocks: Iterable[Sequence[Note]]) -> tuple[Note, ...]:
    """Set blocks under each other with a line of air between."""
    notes: list[Note] = []
    for block in blocks:
        if block:
            notes += [Note(""), *block] if notes else block
    return tuple(notes)


def beside(comment: Comment, section: str) -> bool:
    """Tell whether an open comment stands beside a section; one on no section is on the whole."""
    place = comment.section or FIELDS[0]
    return not comment.done and (place == section or (place in FIELDS and section in FIELDS))


def comment_notes(comments: Iterable[Comment], section: str) -> tuple[Note, ...]:
    """Set the open comments of a section, the first with the key that ticks it off."""
    here = [one for one in comments if beside(one, section)]
    notes = [Note(f"{one.who}: {one.text}", "plain", "»") for one in here]
    if here and section != "follow-ups":
        notes.insert(1, Note("f6  tick it off", "quiet", " "))
    return tuple(notes)


def of_the_whole(finding: Finding) -> bool:
    """Tell whether a finding is about the whole story and no section of it."""
    return finding.where.split(".")[0] in _WHOLE


def _findings(section: str, review: StoryReview | None, *, whole: bool) -> list[Finding]:
    told = review.findings if review else ()
    return [
        f for f in told if not f.silenced and (f.where == section or (whole and of_the_whole(f)))
    ]


def _pointed(pointed: Finding | None, section: str, *, whole: bool) -> Iterator[Note]:
    if pointed and (pointed.where == section or (whole and of_the_whole(pointed))):
        yield Note(pointed.what, "here", "▸")
        yield Note(f"{pointed.fix}  {pointed.code}", "plain", " ")
        if pointed.code.startswith(_OF_AMOUNTS):
            yield Note(_ATTEST, "quiet", " ")
        yield Note(_SILENCE, "quiet", " ")


def _found(evidence: list[Evidence]) -> Iterator[Note]:
    for one in evidence:
        name = _NAMES.get(one.kind)
        if name:
            yield Note(f"{name}  “{_short(one.text)}”", "cool", "●")


def _advised(findings: list[Finding]) -> Iterator[Note]:
    for number, one in enumerate(findings):
        if number:
            yield Note("")
        yield Note(one.what, "plain" if one.severity == "advice" else "warm", _SIGNS[one.severity])
        yield Note(f"{one.fix}  {one.code}", "quiet", " ")


def _dug(section: str, text: str, answers: Iterable[Asked]) -> Iterator[Note]:
    """Yield the answers that belong here and do not stand in the section word for word."""
    written = " ".join(text.split())
    said = [" ".join(one.answer.split()) for one in answers if one.section == section]
    left = [one for one in said if one and one not in written]
    if left:
        yield Note("you dug out", "quiet")
    for one in left:
        yield Note(one, "plain", "–")


def needs_of_failure(review: StoryReview | None, rubric: Rubric) -> tuple[Note, ...]:
    """Say of the four things a failure story needs how each stands."""
    if not review or review.kind != "failure":
        return ()
    own = [v for v in review.criteria if rubric.criteria[v.criterion].kinds == ("failure",)]
    said = " · ".join(f"{SIGNS[v.verdict]} {rubric.criteria[v.criterion].name}" for v in own)
    return (Note(f"a failure needs  {said}", "plain"),)


def verdict_notes(review: StoryReview | None, rubric: Rubric) -> tuple[Note, ...]:
    """Say the reading, and of every criterion how it stands and why."""
    if not review:
        return ()
    notes = [Note(review.reading.because, "strong")]
    if review.lift:
        notes += [Note(review.lift, "here", "→")]
    for verdict in review.criteria:
        notes += [Note(""), *_verdict(verdict, rubric)]
    return tuple(notes)


def _verdict(verdict: CriterionVerdict, rubric: Rubric) -> Iterator[Note]:
    criterion = rubric.criteria[verdict.criterion]
    yield Note(criterion.name, _LOOKS[verdict.verdict], SIGNS[verdict.verdict])
    yield Note(verdict.because, "quiet", " ")


def follow_up_notes(
    held: Sequence[FollowUp], scenario: Scenario | None, findings: Iterable[Note] = ()
) -> tuple[Note, ...]:
    """Say how safe each answer is, and what else may be asked."""
    counts = {state: sum(one.state == state for one in held) for state in _STATES}
    said = "   ".join(f"{_STATES[s]} {many} {s}" for s, many in counts.items())
    listed = [Note(one.question, "plain", _STATES[one.state]) for one in held]
    head = [Note(said, "strong"), Note("f7 marks the answer you stand in.", "quiet")]
    known = {" ".join(one.question.split()).casefold() for one in held}
    more = [
        Note(f"{probe.question}  {probe.tests}", "quiet", "·")
        for probe in (scenario.follow_ups if scenario else ())
        if " ".join(probe.question.split()).casefold() not in known
    ]
    asked = [Note("may be asked · f6 takes the first", "quiet"), *more] if more else []
    return joined([head if held else [], listed, list(findings), asked])


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _QUOTE else said[: _QUOTE - 1].rstrip() + "…"
