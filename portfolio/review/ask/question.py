"""Reads a question: which concepts it is about, and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from portfolio.review.ask.bank import AskedBank
from portfolio.review.ask.learned import learned
from portfolio.review.ask.meanings import meanings, unit
from portfolio.review.ask.thesaurus import Concept
from portfolio.review.ask.words import Words, forms, near, places, plain, related, stems

MOST = 8
"""Concepts a question is read as being about."""
LEAST, LOWEST = 0.55, 1.2
"""A concept under this part of the strongest is left out, and one under this weight."""
LEAD = 0.7
"""A concept from this part of the strongest is what the question is chiefly about."""
SPOKEN, LIKE = 12.0, 6.0
"""What sharing a concept's words is worth at most, and being one of its own questions."""
MEANT = 4.0
"""What it is worth that a question can only mean a concept."""
RELATED = 0.15
"""What related words are worth beside the question's own."""
LONG = 4
"""Telling words from which a shared one is no accident."""
FRAMED, WHOLE = 4.0, 4.5
"""What a phrase weighs whose framing words tell, and one that holds word for word."""
MOSTLY, PARTLY = 0.65, 0.4
"""The share of a phrase that is enough for a hint, and what the hint is worth."""
APART = 2.5
"""How much more it tells when a topic is named to which nothing else leads."""
ALONE, BESIDE = 0.5, 0.15
"""What a phrase of one word is worth against its rarity, and each phrase beside the best."""


@dataclass(frozen=True, slots=True)
class About:
    """One concept a question is about."""

    at: int
    """The concept's place in the bank."""
    concept: Concept
    weight: float
    """How surely; the weights of one question are comparable, not shares."""
    phrase: Words = ()
    """The phrase it was recognised by, if it was by one."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read."""

    text: str
    words: Words
    about: tuple[About, ...]
    """What it is about, the surest first."""
    foreign: float
    """The share of its words which nobody here knows."""
    meaning: Any
    """What it means, as a vector."""
    leans: Any
    """How likely it is about each concept of the bank, by its meaning; together 1."""

    @property
    def sure(self) -> float:
        """Return how surely the question is read at all."""
        return self.about[0].weight if self.about else 0.0

    @property
    def lead(self) -> tuple[About, ...]:
        """Return what the question is chiefly about."""
        return tuple(a for a in self.about if a.weight >= LEAD * self.sure)

    @property
    def no_story(self) -> bool:
        """Tell whether this is no question for a story: salary, motives, an exercise."""
        return bool(self.about) and self.about[0].concept.no_story


def read(text: str, bank: AskedBank) -> Question:
    """Read what a question is about, the surest concept first."""
    words = stems(text)
    meaning = unit(meanings().sums([text]))[0]
    leans = _leans(meaning, bank)
    ceiling = sum(bank.asked.rarity(stem) for stem in set(words)) or 1.0
    spoken = SPOKEN * min(1.0, len(set(words)) / LONG) / ceiling
    own, others = bank.asked.scores(words), bank.asked.scores(related(words))
    recognised = _recognised(text, words, bank)
    found = []
    for at, concept in enumerate(bank.concepts):
        weight, phrase = recognised.get(at, (0.0, ()))
        weight += spoken * (own[at] + RELATED * others[at]) + MEANT * leans[at]
        likeness = max((bank.asked.alike(words, w) for w in concept.wordings), default=0.0)
        found.append(About(at, concept, float(weight + LIKE * likeness**2), phrase))
    found.sort(key=lambda a: -a.weight)
    least = max(LOWEST, LEAST * found[0].weight) if found else 0.0
    about = tuple(a for a in found[:MOST] if a.weight > least)
    return Question(text, words, about, _foreign(words, about, bank), meaning, leans)


def _leans(meaning: Any, bank: AskedBank) -> Any:
    """Return how likely each concept is, as the trained reader sees it."""
    keys = [(concept.kind, concept.id) for concept in bank.concepts]
    scores = learned().reader.scores(meaning, keys)
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()


def _foreign(words: Words, about: tuple[About, ...], bank: AskedBank) -> float:
    """Return the share of words that stand in no story and in nothing known of questions."""
    known = {stem for a in about for stem in a.phrase}
    asked = set(words)
    strange = [
        w for w in asked if w not in known and not bank.told.knows(w) and not bank.asked.knows(w)
    ]
    return len(strange) / len(asked) if asked else 1.0


def _recognised(text: str, words: Words, bank: AskedBank) -> dict[int, tuple[float, Words]]:
    """Return how strongly each concept's phrases stand in a question, and its strongest."""
    held: dict[int, list[tuple[float, Words]]] = {}
    where = places(words)
    for at, phrase in bank.phrases_with(where):
        if worth := _worth(phrase, where, bank):
            held.setdefault(at, []).append((worth, phrase))
    framed, whole = places(forms(text)), tuple(plain(text))
    for at, concept in enumerate(bank.concepts):
        for phrase in concept.framed:
            if near(phrase, framed, slack=2):
                held.setdefault(at, []).append((FRAMED, phrase))
        for phrase in concept.exact:
            if _within(phrase, whole):
                held.setdefault(at, []).append((WHOLE, phrase))
    return {at: _joined(found, bank.concepts[at]) for at, found in held.items()}


def _worth(phrase: Words, where: Mapping[str, list[int]], bank: AskedBank) -> float:
    """Return what a phrase weighs: all of it near together, or most of it."""
    full = sum(bank.asked.rarity(stem) for stem in phrase)
    if near(phrase, where):
        return full * (ALONE if len(phrase) == 1 else 1.0)
    share = sum(bank.asked.rarity(stem) for stem in phrase if stem in where) / full
    return PARTLY * full * share**1.5 if MOSTLY <= share < 1 else 0.0


def _joined(found: list[tuple[float, Words]], concept: Concept) -> tuple[float, Words]:
    """Join the phrases of one concept: the strongest, and a little for each beside it."""
    best, phrase = max(found, key=lambda f: f[0])
    beside = sum(worth for worth, _ in found) - best
    worth = best + BESIDE * min(beside, 2 * best)
    return worth * (APART if concept.alone and best >= FRAMED else 1.0), phrase


def _within(phrase: Words, whole: Words) -> bool:
    size = len(phrase)
    return any(whole[at : at + size] == phrase for at in range(len(whole) - size + 1))
