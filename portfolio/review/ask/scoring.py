"""Scores every story for a question: what it is about, its words, and what it was asked before."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.review.ask.bank import AskedBank
from portfolio.review.ask.question import Question
from portfolio.review.ask.words import related

SURE = 6.0
"""The weight of a concept from which a question is read with certainty."""
CONCEPTS, WORDS, ASKED = 0.8, 0.6, 0.5
"""What concepts, words and the story's own noted questions are worth at their best."""
RELATED, REACH = 0.3, 1.2
"""What related words are worth beside the question's own, and how little of them is enough."""
FOREIGN = 0.4
"""What is lost on a question of words that neither the stories nor the thesaurus know."""
TOLD = 0.6
"""What words are worth beside front matter when asking whether a story supports a question."""


@dataclass(frozen=True, slots=True)
class Scored:
    """How one story stands to a question."""

    place: int
    """The story's place in the bank."""
    fit: float
    support: float
    """How far front matter and words support what the question is chiefly about."""
    asked: float
    """How alike the question is to one noted for the story."""


def score(question: Question, bank: AskedBank) -> list[Scored]:
    """Score every story, best first; equal ones by their ids."""
    concepts, words = _by_concepts(question, bank), _by_words(question, bank)
    certain = CONCEPTS * min(1.0, question.sure / SURE)
    known = 1 - FOREIGN * question.foreign
    found = []
    for place, story in enumerate(bank.words):
        asked = max((bank.told.alike(question.words, q) for q in story.questions), default=0.0)
        fit = certain * concepts[place] + (1 - certain) * WORDS * words[place]
        fit *= known
        fit += (1 - fit) * ASKED * asked**2
        found.append(Scored(place, fit, max(_support(question, bank, place), asked), asked))
    found.sort(key=lambda s: (-s.fit, bank.stories[s.place].id))
    return found


def _by_concepts(question: Question, bank: AskedBank) -> list[float]:
    total = sum(about.weight for about in question.about) or 1.0
    sums = [0.0] * len(bank.stories)
    for about in question.about:
        for place, strength in enumerate(bank.strengths(about.at)):
            sums[place] += about.weight * strength
    return [found / total for found in sums]


def _by_words(question: Question, bank: AskedBank) -> list[float]:
    """Return how far each story shares the question's words, against the best and all of them."""
    own, others = bank.told.scores(question.words), bank.told.scores(related(question.words))
    both = [one + RELATED * other for one, other in zip(own, others, strict=True)]
    most = max(both, default=0.0)
    if not most:
        return both
    ceiling = sum(bank.told.rarity(stem) for stem in set(question.words)) or 1.0
    covered = min(1.0, REACH * most / ceiling)
    return [found / most * covered for found in both]


def _support(question: Question, bank: AskedBank, place: int) -> float:
    """Return how far a story bears out what the question is chiefly about."""
    total = sum(about.weight for about in question.lead)
    if not total:
        return 1.0
    return (
        sum(
            about.weight * (bank.declared(about.at, place) + TOLD * bank.evidence(about.at)[place])
            for about in question.lead
        )
        / total
    )
