"""Finds the rubric's scenario a story answers, by the words of its title and question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from portfolio.model.rubric import Rubric, Scenario
from portfolio.model.story import Kind

ENOUGH = 0.2
"""The least part of a story's words, by weight, that its scenario must share."""
STRONG = 0.36
"""What a title must share where no question speaks beside it."""
BACKED = 0.3
"""What is enough for a title when the story's own text speaks for the same scenario."""
LEAST_WORDS = 2
"""One word shared is chance."""
AHEAD = 0.03
"""How far it must be ahead of the next one."""
UNSAID = 0.8
"""What a failure scenario's share counts for when neither title nor question speaks of failing."""
_FIELDS = (("name", 1.0), ("question", 0.8), ("wordings", 0.6), ("evaluates", 0.5))
_SHORT = {"org": "organization", "orgs": "organization", "exec": "executive", "tech": "technology"}
_COMMON = frozenset((  # words of asking, and words too common to tell anything
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "did",
    "do", "does", "for", "from", "had", "has", "have", "how", "i", "in", "into", "is", "it",
    "its", "me", "my", "of", "on", "one", "or", "our", "over", "so", "such", "tell", "than",
    "that", "the", "their", "them", "then", "there", "they", "this", "time", "to", "up",
    "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with",
    "would", "you", "your", "yours", "ve", "s", "t", "describe", "walk", "through", "about",
    "example", "give", "story", "scenario", "handle",
))  # fmt: skip
_ENDINGS = (
    "isational", "izational", "ational", "isation", "ization", "ations", "ically", "itions",
    "ances", "ation", "ators", "ences", "ingly", "ional", "ities", "ition", "ments",
    "ships", "ance", "ator", "edly", "ence", "ical", "ings", "ions", "ment", "ness", "ship",
    "ers", "ial", "ied", "ies", "ing", "ion", "ity", "ive", "ors", "ory", "ure", "al", "ed",
    "er", "es", "ic", "ly", "or", "e", "s", "y",
)  # fmt: skip
_FAILED_TITLE = re.compile(
    r"\bfailed\b|\bfailure (scenario|story)\b|^failure\b|\bmy\b.*\b(failure|mistake)\b",
    re.IGNORECASE,
)
_FAILED_QUESTION = re.compile(
    r"\bthat (\w+ )?failed\b|\b(you|i|we)(['’]ve| have)? (\w+ )?failed\b|"
    r"\b(didn['’]t|did not) (work|pay|succeed)|"
    r"\byour (\w+ )?(failures?|mistakes?)\b|\bwent wrong\b",
    re.IGNORECASE,
)


class Guess(NamedTuple):
    """The scenario that fits a story best."""

    scenario: str | None
    near: tuple[str, ...]
    """What it might be when unsure, best first."""


def says_failure(title: str, questions: Iterable[str], above: Iterable[str] = ()) -> bool:
    """Tell whether a story's own heading or question calls it a failure."""
    return (
        bool(_FAILED_TITLE.search(title))
        or any(_FAILED_QUESTION.search(q) for q in questions)
        or any(re.match(r"(my )?failures?\b", heading, re.IGNORECASE) for heading in above)
    )


def guess_scenario(
    title: str, questions: Sequence[str], rubric: Rubric, kind: Kind | None, *, told: str = ""
) -> Guess:
    """Find the scenario whose words a title and its questions share most.

    A title without a question must speak strongly, or fairly so when the story's own text,
    `told`, speaks most for the same scenario.
    """
    wanted: Counter[str] = Counter()
    for word in set(_words(title)):
        wanted[word] = 2
    for word in set(_words(" ".join(questions))):
        wanted[word] += 1
    scores = _ranked(wanted, rubric, kind)
    near = tuple(key for score, key in scores[:3] if score > 0)
    if not scores or scores[0][0] < ENOUGH:
        return Guess(None, near)
    if len(scores) > 1 and scores[0][0] - scores[1][0] < AHEAD:
        return Guess(None, near)
    if not questions and scores[0][0] < BACKED:
        return Guess(None, near)
    if not questions and scores[0][0] < STRONG:
        text = _ranked(Counter(set(_words(told))), rubric, kind)
        if not text[0][0] or text[0][1] != scores[0][1]:
            return Guess(None, near)
    return Guess(scores[0][1], near)


def _ranked(wanted: Counter[str], rubric: Rubric, kind: Kind | None) -> list[tuple[float, str]]:
    held = {key: _weights(key, s) for key, s in rubric.scenarios.items()}
    rarity = _rarity(held.values())
    whole = sum(count * rarity.get(word, rarity[""]) for word, count in wanted.items()) or 1.0
    scores = []
    for key, words in held.items():
        other = rubric.scenarios[key].kind
        if kind in (None, other):
            part = UNSAID if kind is None and other == "failure" else 1.0
            scores.append((part * _score(wanted, words, rarity) / whole, key))
    return sorted(scores, key=lambda one: (-one[0], one[1]))


def _score(wanted: Counter[str], words: dict[str, float], rarity: dict[str, float]) -> float:
    shared = [word for word in wanted if word in words]
    if len(shared) < LEAST_WORDS:
        return 0.0
    return sum(wanted[word] * words[word] * rarity[word] for word in shared)


def _weights(key: str, scenario: Scenario) -> dict[str, float]:
    held: dict[str, float] = {}
    texts: list[tuple[str, float]] = [(key.replace("-", " "), 1.0)]
    for field, weight in _FIELDS:
        value = getattr(scenario, field)
        texts.append((value if isinstance(value, str) else " ".join(value), weight))
    for text, weight in texts:
        for word in _words(text):
            held[word] = max(weight, held.get(word, 0.0))
    return held


def _rarity(held: Iterable[dict[str, float]]) -> dict[str, float]:
    documents = list(held)
    seen = Counter(word for words in documents for word in words)
    rarity = {word: math.log(1 + len(documents) / count) for word, count in seen.items()}
    return {**rarity, "": math.log(1 + len(documents))}


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    plain = text.casefold().replace("m&a", "acquisition").replace("’", "'").replace("-", " ")
    found = re.findall(r"[a-z][a-z']*", plain)
    return tuple(_stem(_SHORT.get(w, w)) for w in found if w not in _COMMON and len(w) > 1)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
