"""Answers a question: the stories that fit, best first, or none and the scenario that would."""

from __future__ import annotations

import math
from collections import defaultdict

from portfolio.errors import UsageError
from portfolio.model.asking import Answer, Match
from portfolio.review.ask.bank import AskedBank
from portfolio.review.ask.learned import learned
from portfolio.review.ask.question import Question, read
from portfolio.review.ask.reasons import NOTED as AGAIN
from portfolio.review.ask.reasons import because, missing, opening_line
from portfolio.review.ask.scoring import SHARED, Scored, doubts, noted, ranked, signs
from portfolio.review.timing import story_seconds

MOST, LEAST = 5, 3
"""Stories an answer names, and those it names even if the best is far ahead."""
BESIDE = 0.2
"""A story under this part of the best one's fit is not named beside it, past the first few."""
FAR = 0.01
"""A story under this part of the best one's fit is not named at all."""
SURE = 5.0
"""How surely a story answers for which this very question was noted, and none does by no sign."""
HARDLY = 0.05
"""A sign this weak says nothing."""
SLOPE = 1.5
"""How far behind in score a story's fit is a third of the best one's."""
WOULD, LIKELY = 3.0, 0.6


def answer(text: str, bank: AskedBank, *, pace: int) -> Answer:
    """Find the stories that answer a question, or say which scenario would.

    Raises:
        UsageError: There is no question to answer.
    """
    if not text.strip():
        raise UsageError("there is no question", fix='put one: `portfolio ask "…"`')
    question = read(text, bank)
    found, doubt = _found(question, bank)
    if not found or question.no_story or doubt > 0:
        return Answer(question=text, none_fits=True, would_fit=would_fit(question, bank))
    sure = 1 / (1 + math.exp(doubt))
    fits = [sure * math.exp((one.fit - found[0].fit) / SLOPE) for one in found[:MOST]]
    return Answer(
        question=text,
        none_fits=False,
        stories=tuple(
            _match(one, fit, question, bank, pace)
            for n, (one, fit) in enumerate(zip(found, fits, strict=False))
            if n == 0 or fit >= (FAR if n < LEAST else BESIDE) * fits[0]
        ),
    )


def _found(question: Question, bank: AskedBank) -> tuple[list[Scored], float]:
    """Return the stories, best first, and the doubt that any answers: above 0, none does."""
    if not bank.stories:
        return [], 0.0
    rows, alike = signs(question, bank), noted(question, bank)
    found = ranked(rows, alike, bank, learned().fit)
    if found[0].asked >= AGAIN:
        return found, -SURE
    if not question.about or rows[:, SHARED].max() < HARDLY:
        return found, SURE  # it is about nothing known, or nothing is said or declared of it
    return found, float(learned().none.scores(doubts(question, bank, found)))


def _match(scored: Scored, fit: float, question: Question, bank: AskedBank, pace: int) -> Match:
    story = bank.stories[scored.place]
    return Match(
        story=story.id,
        fit=round(fit, 3),
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
