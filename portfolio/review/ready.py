"""The list a story is held against before its writer calls it ready; the decision is theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portfolio.model.finding import CODES, Finding
from portfolio.model.guided import Check
from portfolio.model.rubric import Rubric
from portfolio.model.story import STAR, Story
from portfolio.model.verdict import StoryReview
from portfolio.review.lacks import FAILURE_ASKS

_TIMES = {
    "empty": "empty",
    "under": "{have:.0f} s; under {floor} it sounds thin",
    "within": "{have:.0f} s of {target}",
    "over": "{have:.0f} s; {target} is the time it has",
}
_NUMBERS = ("NU401", "NU402", "NU403", "NU407")
_WORDS = ("PR", "CO", "FI")


def checklist(story: Story, review: StoryReview, rubric: Rubric) -> tuple[Check, ...]:
    """Say of each thing a listener will ask for whether it is there.

    The review must be of the story as if it were ready, since some is only asked of one that is.
    """
    return (
        *_times(review, rubric),
        _headline(story),
        *_criteria(story, review, rubric),
        _principle(story, review),
        _numbers(story, review),
        _follow_ups(story),
        _lesson(story),
        _prose(review),
    )


def _times(review: StoryReview, rubric: Rubric) -> Iterator[Check]:
    for name in STAR:
        have = getattr(review.seconds, name)
        target = rubric.sections[name]
        stands = rubric.band(have, name)
        says = _TIMES[stands].format(have=have, floor=target.floor, target=target.target)
        yield Check(name=target.name, done=stands == "within", says=says, where=name)


def _headline(story: Story) -> Check:
    says = story.headline or "the one sentence that must land is not written"
    return Check(name="Headline", done=bool(story.headline), says=says, where="headline")


def _criteria(story: Story, review: StoryReview, rubric: Rubric) -> Iterator[Check]:
    failure = story.kind == "failure"
    for verdict in review.criteria:
        criterion = rubric.criteria[verdict.criterion]
        wanted = criterion.measure in FAILURE_ASKS if failure else criterion.headline
        if wanted:
            where = verdict.evidence[0].section if verdict.evidence else ""
            yield Check(
                name=criterion.name.capitalize(),
                done=verdict.verdict == "met",
                says=verdict.because,
                where=where or ("action" if criterion.measure != "money" else "result"),
            )


def _principle(story: Story, review: StoryReview) -> Check:
    told = story.principles.primary
    moved = any(f.code == "ST206" and not f.silenced for f in review.findings)
    quoted = any(words.strip() for words in told.values())
    if not told:
        says = "no principle is named to tell it for first"
    elif moved:
        says = "the words quoted for it no longer stand in the story"
    elif not quoted:
        says = f"{', '.join(told)}: claimed, no words quoted for it"
    else:
        says = ", ".join(told)
    return Check(name="Principle", done=quoted and not moved, says=says, where="title")


def _numbers(story: Story, review: StoryReview) -> Check:
    open_ = _open(review, _NUMBERS)
    confirmed = sum(n.confirmed not in (None, "cannot") for n in story.numbers)
    says = open_[0].what if open_ else f"{confirmed} confirmed" if confirmed else "none to confirm"
    return Check(
        name="Numbers", done=not open_, says=says, where=_place(open_) if open_ else "result"
    )


def _follow_ups(story: Story) -> Check:
    counts = dict.fromkeys(("safe", "partly", "gap"), 0)
    for one in story.follow_ups:
        counts[one.state] += 1
    if not story.follow_ups:
        says = "no question after the story is prepared"
    else:
        says = " · ".join(f"{many} {state}" for state, many in counts.items() if many)
    done = bool(counts["safe"]) and not counts["gap"]
    return Check(name="Follow-ups", done=done, says=says, where="follow-ups")


def _lesson(story: Story) -> Check:
    learned = bool(story.text("learned").strip())
    says = "written" if learned else "what you know now is not written"
    return Check(name="Learned", done=learned, says=says, where="learned")


def _prose(review: StoryReview) -> Check:
    costs = [f for f in _open(review, _WORDS) if f.severity != "advice"]
    if not costs:
        return Check(name="Words", done=True, says="nothing in them costs you", where="action")
    many = f" and {len(costs) - 1} more" if len(costs) > 1 else ""
    says = f"{CODES[costs[0].code].title}: {costs[0].what}{many}"
    return Check(name="Words", done=False, says=says, where=_place(costs))


def _open(review: StoryReview, codes: tuple[str, ...]) -> list[Finding]:
    return [f for f in review.findings if f.code.startswith(codes) and not f.silenced]


def _place(findings: Iterable[Finding]) -> str:
    return next((f.where.split(".")[0] for f in findings if f.where), "result")


def left_open(checks: Iterable[Check]) -> tuple[str, ...]:
    """Name what is open, as the note a writer may keep with the story."""
    return tuple(check.name.lower() for check in checks if not check.done)
