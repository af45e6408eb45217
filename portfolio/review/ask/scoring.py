"""Scores every story for a question by its signs: concepts, words, meaning, questions noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from portfolio.review.ask.bank import AskedBank
from portfolio.review.ask.learned import Judge
from portfolio.review.ask.question import Question
from portfolio.review.ask.words import related

SURE = 6.0
"""The weight of a concept from which a question is read with certainty."""
RELATED, REACH = 0.3, 1.2
"""What related words are worth beside the question's own, and how little of them is enough."""
MOST = 4
"""Concepts of a kind that a question may lean to, and sentences that tell of it together."""
NOTED = 8.0
"""What it is worth that the question was noted for a story."""
KINDS = ("scenario", "principle", "topic")
FIT = ("about", "words", "ranks", "best", "several", "opening", "whole", *KINDS, "failed")
"""The signs of how well a story answers, in their order."""
SHARED = [FIT.index(sign) for sign in ("about", "words", *KINDS)]
"""The signs that rest on a word or a declaration, not on likeness alone."""
NONE = (
    "ahead", "share", "foreign", "unsaid", "sure", "certain", "leans", "declared", "unborne",
    "apart", "named",
)  # fmt: skip
"""The signs of whether any story answers, in their order."""


@dataclass(frozen=True, slots=True)
class Scored:
    """How one story stands to a question."""

    place: int
    """The story's place in the bank."""
    fit: float
    """How well it answers; comparable within one question."""
    asked: float
    """How alike the question is to one noted for the story."""


def ranked(rows: Any, noted: Sequence[float], bank: AskedBank, judge: Judge) -> list[Scored]:
    """Judge every story by its signs, best first; equal ones by their ids."""
    fits = judge.scores(rows)
    found = [
        Scored(place, round(float(fits[place]) + NOTED * alike**2, 6), alike)
        for place, alike in enumerate(noted)
    ]
    found.sort(key=lambda s: (-s.fit, bank.stories[s.place].id))
    return found


def noted(question: Question, bank: AskedBank) -> list[float]:
    """Return how alike the question is to one noted for each story."""
    return [
        max((bank.told.alike(question.words, q) for q in words.questions), default=0.0)
        for words in bank.words
    ]


def signs(question: Question, bank: AskedBank) -> Any:
    """Return the signs of how well each story answers, a row for each."""
    ranks = np.array(bank.told.scores(question.words))
    others = np.array(bank.told.scores(related(question.words)))
    means = bank.meanings
    alike = (means.told @ question.meaning)[means.places]
    alike = np.sort(np.pad(alike, ((0, 0), (0, MOST))), axis=1)[:, ::-1]
    return np.array([
        _about(question, bank),
        _words(question, bank, ranks, others),
        np.log1p(ranks),
        alike[:, 0],
        alike[:, :MOST].mean(1),
        means.opening @ question.meaning,
        means.whole @ question.meaning,
        *(_leaning(kind, question, bank) for kind in KINDS),
        _failed(question, bank),
    ]).T  # fmt: skip


def doubts(question: Question, bank: AskedBank, found: Sequence[Scored]) -> Any:
    """Return the signs of whether any story answers the question at all."""
    fits = np.array([s.fit for s in found])
    leans, concepts = question.leans, bank.concepts
    likeliest = np.argsort(-leans, kind="stable")[: 2 * MOST]
    return np.array([
        fits[0] - fits[min(1, len(fits) - 1)],
        -np.log(np.exp(fits - fits[0]).sum()),
        question.foreign,
        _unsaid(question, bank),
        min(question.sure, 2 * SURE),
        leans.max(),
        sum(leans[at] * max(bank.strengths(at)) for at in likeliest),
        sum(leans[at] * bank.most_declared(at) for at in likeliest),
        _unborne(question, bank),
        sum(leans[at] for at, concept in enumerate(concepts) if concept.alone),
        float(any(about.concept.alone for about in question.lead)),
    ])  # fmt: skip


def _about(question: Question, bank: AskedBank) -> Any:
    """Return how far each story answers the concepts whose phrases stand in the question."""
    sums = np.zeros(len(bank.stories))
    for about in question.about:
        sums += about.weight * np.array(bank.strengths(about.at))
    return sums / (sum(about.weight for about in question.about) or 1.0)


def _words(question: Question, bank: AskedBank, own: Any, others: Any) -> Any:
    """Return how far each story shares the question's words, against the best and all of them."""
    both = own + RELATED * others
    most = both.max()
    if not most:
        return both
    ceiling = sum(bank.told.rarity(stem) for stem in set(question.words)) or 1.0
    return both / most * min(1.0, REACH * most / ceiling)


def _leaning(kind: str, question: Question, bank: AskedBank) -> Any:
    """Return how far each story answers the concepts of a kind which the question means."""
    of_kind = [at for at, concept in enumerate(bank.concepts) if concept.kind == kind]
    likeliest = sorted(of_kind, key=lambda at: -question.leans[at])[:MOST]
    sums = np.zeros(len(bank.stories))
    for at in likeliest:
        sums += question.leans[at] * np.array(bank.strengths(at))
    return sums / max(sum(question.leans[at] for at in of_kind), 1e-9)


def _failed(question: Question, bank: AskedBank) -> Any:
    """Return for the stories of a failure how surely the question asks for one."""
    total = sum(about.weight for about in question.lead) or 1.0
    asked = sum(about.weight for about in question.lead if bank.of_failure(about.at)) / total
    return asked * np.array([float(story.kind == "failure") for story in bank.stories])


def _unsaid(question: Question, bank: AskedBank) -> float:
    """Return how much of the question's words, rare ones first, no story says at all."""
    weights = {stem: bank.asked.rarity(stem) for stem in question.words}
    unsaid = sum(worth for stem, worth in weights.items() if not bank.told.knows(stem))
    return unsaid / (sum(weights.values()) or 1.0)


def _unborne(question: Question, bank: AskedBank) -> float:
    """Return how surely a question is read as being about what no story declares."""
    total = sum(about.weight for about in question.lead) or 1.0
    borne = sum(about.weight * bank.most_declared(about.at) for about in question.lead) / total
    return min(1.0, question.sure / SURE) * max(0.0, 1 - borne)
