"""Reviews one story: evidence, verdicts, reading, seconds and findings."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio.model.finding import SEVERITIES, Finding
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings
from portfolio.model.story import STAR, Story
from portfolio.model.verdict import StoryReview
from portfolio.review.case import open_case
from portfolio.review.consistency import consistency_findings
from portfolio.review.criteria import judge
from portfolio.review.lacks import change, lack_findings, level_findings, lift
from portfolio.review.numbers import number_findings
from portfolio.review.prose import prose_findings, voices
from portfolio.review.readings import dimensions, read_failure, read_story
from portfolio.review.silences import hush, silence_findings
from portfolio.review.structure import structure_findings
from portfolio.review.timing import story_seconds, time_findings

UNREAD = frozenset({"FI110", "FI111"})
"""Findings that say there was no text to judge."""


def review(
    story: Story,
    rubric: Rubric,
    settings: Settings,
    *,
    also: Iterable[Finding] = (),
) -> StoryReview:
    """Review one story against a rubric.

    Args:
        story: The story.
        rubric: The bar.
        settings: The writer's pace, rates and silences.
        also: Findings made elsewhere (the file's own, those across stories) to list with ours.
    """
    case = open_case(story, rubric, settings)
    verdicts, judged = judge(case)
    rows = dimensions(case, judged)
    levels = {row.dimension: row.level for row in rows}
    verdicts = tuple(
        v.model_copy(update={"level": levels.get(rubric.criteria[v.criterion].dimension or "")})
        for v in verdicts
    )
    reading = (
        read_failure(case, verdicts, rows) if story.kind == "failure" else read_story(case, rows)
    )
    seconds = story_seconds(story, settings.pace)
    lifted = lift(case, verdicts)
    found: list[Finding] = list(also)
    if not UNREAD & {f.code for f in found}:
        found += structure_findings(case)
    if story.status != "seed" and any(story.text(name) for name in STAR):
        found += time_findings(seconds, rubric, settings.pace)
        found += lack_findings(case, verdicts)
        found += prose_findings(case)
        found += consistency_findings(case)
        found += level_findings(case, reading, rows, lifted)
    found += number_findings(case, verdicts)
    marked, used = hush(found, (*story.silenced, *settings.silenced))
    marked = (*marked, *silence_findings(case, used))
    return StoryReview(
        story=story.id,
        title=story.title,
        kind=story.kind,
        scenario=story.scenario,
        status=story.status,
        reading=reading,
        seconds=seconds,
        dimensions=rows,
        criteria=verdicts,
        findings=tuple(sorted(marked, key=_weight)),
        evidence=case.evidence,
        voices=voices(story),
        lift=lifted,
        change=change(case, verdicts),
    )


def _weight(found: Finding) -> tuple[bool, int]:
    """Order findings: silenced last, worst first."""
    return found.silenced, SEVERITIES.index(found.severity)
