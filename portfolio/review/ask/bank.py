"""Owns the bank as a question sees it: each story's words, and how far it answers each concept."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from portfolio.model.rubric import Rubric
from portfolio.model.story import LESSONS, STAR, Story
from portfolio.review.ask.meanings import meanings, unit
from portfolio.review.ask.ranking import Ranking
from portfolio.review.ask.thesaurus import Concept, concepts
from portfolio.review.ask.words import Words, near, places, stems
from portfolio.review.words import sentences

ALSO, PRIMARY, CLAIMED, SECONDARY, USUAL = 0.8, 0.95, 0.85, 0.65, 0.3
"""What a story's own word is worth: another scenario, a principle shown, only claimed, beside,
and a principle its scenario usually shows."""
DECLARED = {"scenario": 1.0, "principle": 0.7, "topic": 0.7}
"""How far a story's own word alone goes towards each kind of concept."""
TOLD = {"scenario": 0.4, "principle": 0.4, "topic": 0.8}
"""How far a story's words alone go, even where it declares nothing."""
ALOUD = 3.0
"""How much more a phrase weighs in title, headline and quoted words."""
LONGEST = 160
"""Characters of a story's words that a reason quotes."""
QUOTED = ("action", "result", "task", "situation", "learned")
"""Sections a reason quotes from, the first ones rather."""
ENOUGH = 3.0
"""The weight of phrases from which a story plainly tells of a concept."""


@dataclass(frozen=True, slots=True)
class StoryWords:
    """One story's words, once: what is said of it first, what it tells, what it was asked."""

    head: Words
    body: Words
    questions: tuple[Words, ...]
    head_places: Mapping[str, Sequence[int]]
    body_places: Mapping[str, Sequence[int]]


def story_words(story: Story) -> StoryWords:
    """Read a story's words; notes and discovery answers are nobody's business here."""
    shown = (*story.principles.primary.values(), *story.principles.secondary.values())
    head = stems(". ".join((story.title, story.headline, *story.tags, *story.anchors, *shown)))
    said = [story.text(name) for name in (*STAR, *LESSONS)]
    said += [f"{f.question} {f.answer}" for f in story.follow_ups]
    body = stems("\n".join(said))
    questions = tuple(stems(q) for q in story.questions)
    return StoryWords(head, body, questions, places(head), places(body))


@dataclass(frozen=True, slots=True)
class Quotable:
    """The sentences of one story that a reason may quote."""

    said: Sequence[str]
    words: Sequence[Words]
    meanings: Any


@dataclass(frozen=True, slots=True)
class StoryMeanings:
    """What each story means: as it opens, as a whole, and in each sentence and pair of them."""

    opening: Any
    whole: Any
    told: Any
    places: Any
    """Rows of `told` for each story, the last row, which means nothing, where it has no more."""


class AskedBank:
    """A bank of stories made ready for any number of questions."""

    def __init__(self, stories: Sequence[Story], rubric: Rubric) -> None:
        self.given = tuple(stories)
        self.rubric = rubric
        self.stories = tuple(s for s in stories if s.counts)
        self.concepts = concepts(rubric)
        self.words = tuple(story_words(s) for s in self.stories)
        self._by_id = {(c.kind, c.id): at for at, c in enumerate(self.concepts)}
        self.phrases = tuple((at, p) for at, c in enumerate(self.concepts) for p in c.asked)
        self._asking: dict[str, list[int]] = {}
        for number, (_, phrase) in enumerate(self.phrases):
            for stem in set(phrase):
                self._asking.setdefault(stem, []).append(number)
        self._strengths: dict[int, list[float]] = {}
        self._evidence: dict[int, list[float]] = {}
        self._most: dict[int, float] = {}
        self._quotable: dict[int, Quotable] = {}
        self._holding: dict[str, list[int]] = {}
        for place, words in enumerate(self.words):
            for stem in {**words.head_places, **words.body_places}:
                self._holding.setdefault(stem, []).append(place)

    @cached_property
    def asked(self) -> Ranking:
        """Return the ranking of concepts by how they are asked about."""
        return Ranking([c.text for c in self.concepts])

    @cached_property
    def told(self) -> Ranking:
        """Return the ranking of stories by their words."""
        return Ranking([self._document(at) for at in range(len(self.stories))])

    @cached_property
    def meanings(self) -> StoryMeanings:
        """Return what the stories mean, sentence by sentence."""
        known = meanings()
        openings, wholes, told, counts = [], [], [], []
        for story in self.stories:
            opening, *said = known.sums([_opening(story), *_told(story)])
            sums = np.array(said).reshape(-1, len(opening))
            openings.append(opening)
            wholes.append(opening + sums.sum(0))
            told += [sums, sums[:-1] + sums[1:]]
            counts.append(max(0, 2 * len(sums) - 1))
        ends = np.cumsum(counts)
        nothing = known.sums([""])
        most = np.arange(max(counts, default=0))
        within = most < np.array(counts)[:, None]
        places_ = np.where(within, (ends - counts)[:, None] + most, ends[-1:])
        return StoryMeanings(
            unit(np.array(openings)),
            unit(np.array(wholes)),
            unit(np.vstack([*told, nothing])),
            places_,
        )

    def _document(self, at: int) -> Words:
        """Return a story's words as often as they weigh, and what its scenario asks."""
        words, story = self.words[at], self.stories[at]
        asked = tuple(stem for q in words.questions for stem in q)
        found = self.concept("scenario", story.scenario or "")
        bridge = tuple(stem for q in found.wordings for stem in q) if found else ()
        return (*words.head * 3, *asked * 3, *bridge, *words.body)

    def quotable(self, place: int) -> Quotable:
        """Return the sentences of a story that a reason may quote."""
        found = self._quotable.get(place)
        if found is None:
            texts = (self.stories[place].text(name) for name in QUOTED)
            said = [sentence for text in texts for sentence in short(text)]
            found = Quotable(said, [*map(stems, said)], unit(meanings().sums(said)))
            self._quotable[place] = found
        return found

    def phrases_with(self, stems_: Iterable[str]) -> list[tuple[int, Words]]:
        """Return the phrases of those who ask that hold any of some words, in their order."""
        found = {number for stem in stems_ for number in self._asking.get(stem, ())}
        return [self.phrases[number] for number in sorted(found)]

    def concept(self, kind: str, key: str) -> Concept | None:
        """Return a concept by its kind and id, if the rubric has it."""
        at = self._by_id.get((kind, key))
        return None if at is None else self.concepts[at]

    def of_failure(self, at: int) -> bool:
        """Tell whether a concept is a failure, or one whose stories are failures first of all."""
        concept, scenarios = self.concepts[at], self.rubric.scenarios
        near_by = {key: share for key, share in (concept.near or {}).items() if key in scenarios}
        key = max(near_by, key=lambda key: near_by[key], default=concept.id)
        return key in scenarios and scenarios[key].kind == "failure"

    def strengths(self, at: int) -> list[float]:
        """Return how far each story answers a concept, 0 to 1, by its own word and its words."""
        found = self._strengths.get(at)
        if found is None:
            kind, told = self.concepts[at].kind, self.evidence(at)
            most = max(told, default=0.0) or 1.0
            against_best = TOLD[kind] * min(1.0, 2 * most) / most
            found = [
                _either(DECLARED[kind] * self.declared(at, place), against_best * told[place])
                for place in range(len(self.stories))
            ]
            self._strengths[at] = found
        return found

    def declared(self, at: int, place: int) -> float:
        """Return how far a story's own front matter says that it answers a concept."""
        concept, story = self.concepts[at], self.stories[place]
        if concept.kind == "scenario":
            return _scenario(story, concept.id)
        if concept.kind == "principle":
            return self._principle(story, concept.id)
        near_by = (concept.near or {}).items()
        return max((share * self._own(story, key) for key, share in near_by), default=0.0)

    def most_declared(self, at: int) -> float:
        """Return how far any story declares that it answers a concept."""
        if at not in self._most:
            places_ = range(len(self.stories))
            self._most[at] = max((self.declared(at, place) for place in places_), default=0.0)
        return self._most[at]

    def _own(self, story: Story, key: str) -> float:
        known = key in self.rubric.scenarios
        return _scenario(story, key) if known else self._principle(story, key)

    def _principle(self, story: Story, key: str) -> float:
        primary, secondary = story.principles.primary, story.principles.secondary
        if key in primary:
            return PRIMARY if primary[key] else CLAIMED
        if key in secondary:
            return SECONDARY
        scenario = self.rubric.scenarios.get(story.scenario or "")
        return USUAL if scenario and key in scenario.principles.all else 0.0

    def evidence(self, at: int) -> list[float]:
        """Return how far the words of each story tell of a concept, 0 to 1."""
        found = self._evidence.get(at)
        if found is None:
            weights = [0.0] * len(self.stories)
            for phrase in self.concepts[at].told:
                self._weigh(phrase, weights)
            found = [1 - math.exp(-weight / ENOUGH) for weight in weights]
            self._evidence[at] = found
        return found

    def _weigh(self, phrase: Words, weights: list[float]) -> None:
        """Add what one phrase is worth to the stories that say it; a rare one is worth more."""
        holding = min((self._holding.get(stem, []) for stem in phrase), key=len)
        held = []
        for place in holding:
            words = self.words[place]
            if near(phrase, words.head_places):
                held.append((place, ALOUD))
            elif near(phrase, words.body_places):
                held.append((place, 1.0))
        rarity = math.log((len(weights) + 1) / (len(held) + 0.5))
        worth = max(rarity, 0.1) * (0.6 if len(phrase) == 1 else 1.0)
        for place, loud in held:
            weights[place] += worth * loud


def _opening(story: Story) -> str:
    shown = (*story.principles.primary.values(), *story.principles.secondary.values())
    return ". ".join((story.title, story.headline, *shown))


def _told(story: Story) -> list[str]:
    """Return the sentences of a story and its follow-ups, as it tells them."""
    texts = (story.text(name) for name in (*STAR, *LESSONS))
    said = [text[start:end] for text in texts for start, end in sentences(text)]
    return said + [f"{f.question} {f.answer}" for f in story.follow_ups]


def short(text: str) -> Iterator[str]:
    """Yield the sentences of a text that are short enough to quote, on one line each."""
    for start, end in sentences(text):
        said = " ".join(text[start:end].split()).lstrip("-*>#1. ")
        if 3 <= len(said) <= LONGEST:
            yield said


_kept: list[AskedBank] = []


def bank_of(stories: Sequence[Story], rubric: Rubric) -> AskedBank:
    """Return a bank made ready, the last one when the very same stories are given again."""
    for kept in _kept:
        same = len(kept.given) == len(stories) and kept.rubric is rubric
        if same and all(one is other for one, other in zip(kept.given, stories, strict=True)):
            return kept
    _kept[:] = [AskedBank(stories, rubric)]
    return _kept[0]


def _scenario(story: Story, key: str) -> float:
    if story.scenario == key:
        return 1.0
    return ALSO if key in story.also else 0.0


def _either(one: float, other: float) -> float:
    """Join two reasons to believe a thing."""
    return 1 - (1 - one) * (1 - other)
