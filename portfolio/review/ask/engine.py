"""Answers a question: the stories that fit, best first, or none and the scenario that would."""

from __future__ import annotations

from collections import defaultdict

from portfolio.errors import UsageError
from portfolio.model.asking import Answer, Match
from portfolio.review.ask.bank import AskedBank
from portfolio.review.ask.question import Question, read
from portfolio.review.ask.reasons import because, missing, opening_line
from portfolio.review.ask.scoring import Scored, score
from portfolio.review.timing import story_seconds

MOST = 5
"""Stories an answer names."""
FITS = 0.28
"""A story under this fit does not answer."""
PLAIN, SUPPORTED = 6.0, 0.5
"""Where a question is read at least so surely, a story must bear it out at least so far."""
BESIDE = 0.5
"""A story under this part of the best one's fit is not named beside it."""
WOULD, LIKELY = 3.0, 0.6


def answer(text: str, bank: AskedBank, *, pace: int) -> Answer:
    """Find the stories that answer a question, or say which scenario would.

    Raises:
        UsageError: There is no question to answer.
    """
    if not text.strip():
        raise UsageError("there is no question", fix='put one: `portfolio ask "…"`')
    question = read(text, bank)
    ranked = score(question, bank)
    if not ranked or question.no_story or not _answers(ranked[0], question):
        return Answer(question=text, none_fits=True, would_fit=would_fit(question, bank))
    named = [s for s in ranked if s.fit >= BESIDE * ranked[0].fit][:MOST]
    return Answer(
        question=text,
        none_fits=False,
        stories=tuple(_match(s, question, bank, pace) for s in named),
    )


def _answers(scored: Scored, question: Question) -> bool:
    return scored.fit >= FITS and (scored.support >= SUPPORTED or question.sure < PLAIN)


def _match(scored: Scored, question: Question, bank: AskedBank, pace: int) -> Match:
    story = bank.stories[scored.place]
    return Match(
        story=story.id,
        fit=round(min(1.0, scored.fit), 3),
        because=because(scored, question, bank),
        opening=opening_line(story),
        seconds=story_seconds(story, pace).total,
        missing=missing(scored, question, bank, pace),
    )


def would_fit(question: Question, bank: AskedBank) -> tuple[str, ...]:
    """Return the scenarios whose stories would answer a question, the likeliest first."""
    votes: dict[str, float] = defaultdict(float)
    for about in question.lead:
        if about.concept.kind == "scenario":
            votes[about.concept.id] += about.weight
        for key, share in (about.concept.near or {}).items():
            if key in bank.rubric.scenarios and share >= LIKELY:
                votes[key] += about.weight * share
    best = sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:2]
    return tuple(key for key, worth in best if worth >= max(WOULD, LIKELY * best[0][1]))
