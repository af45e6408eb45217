"""Reads a question: which concepts it is about, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.review.ask.bank import AskedBank
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
RELATED = 0.15
"""What related words are worth beside the question's own."""
LONG = 4
"""Telling words from which a shared one is no accident."""
FRAMED, WHOLE = 4.0, 4.5
"""What a phrase weighs whose framing words tell, and one that holds word for word."""
ALONE, BESIDE = 0.7, 0.15
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
    words, whole = stems(text), tuple(plain(text))
    where, framed = places(words), places(forms(text))
    ceiling = sum(bank.asked.rarity(stem) for stem in set(words)) or 1.0
    spoken = SPOKEN * min(1.0, len(set(words)) / LONG) / ceiling
    own, others = bank.asked.scores(words), bank.asked.scores(related(words))
    found = []
    for at, ranked in enumerate(o + RELATED * r for o, r in zip(own, others, strict=True)):
        concept = bank.concepts[at]
        weight, phrase = _recognised(concept, where, framed, whole, bank)
        likeness = max((bank.asked.alike(words, w) for w in concept.wordings), default=0.0)
        found.append(About(at, concept, weight + spoken * ranked + LIKE * likeness**2, phrase))
    found.sort(key=lambda a: -a.weight)
    least = max(LOWEST, LEAST * found[0].weight) if found else 0.0
    about = tuple(a for a in found[:MOST] if a.weight > least)
    return Question(text, words, about, _foreign(words, about, bank))


def _foreign(words: Words, about: tuple[About, ...], bank: AskedBank) -> float:
    """Return the share of words that stand in no story and in nothing known of questions."""
    known = {stem for a in about for stem in a.phrase}
    asked = set(words)
    strange = [
        w for w in asked if w not in known and not bank.told.knows(w) and not bank.asked.knows(w)
    ]
    return len(strange) / len(asked) if asked else 1.0


def _recognised(
    concept: Concept,
    where: dict[str, list[int]],
    framed: dict[str, list[int]],
    whole: Words,
    bank: AskedBank,
) -> tuple[float, Words]:
    """Return how strongly a concept's phrases stand in the question, and the strongest."""
    best, phrase, rest = 0.0, (), 0.0
    for one in concept.asked:
        if near(one, where):
            worth = sum(bank.asked.rarity(stem) for stem in one)
            worth *= ALONE if len(one) == 1 else 1.0
            if worth > best:
                best, phrase, worth = worth, one, best
            rest += worth
    for one in concept.framed:
        if near(one, framed, slack=2) and best < FRAMED:
            best, phrase = FRAMED, one
    for one in concept.exact:
        if _within(one, whole) and best < WHOLE:
            best, phrase = WHOLE, one
    return best + BESIDE * min(rest, 2 * best), phrase


def _within(phrase: Words, whole: Words) -> bool:
    size = len(phrase)
    return any(whole[at : at + size] == phrase for at in range(len(whole) - size + 1))
