"""Owns what a question may be about, and how those who ask and those who tell speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from portfolio.model.rubric import Principle, Rubric, Scenario
from portfolio.resources import lexicon
from portfolio.review.ask.words import Words, forms, groups_of, plain, stems

LEADS = 0.25
"""From this share on a scenario or principle leads to a topic."""
_FILES = (
    "asked-scenarios",
    "asked-principles",
    "asked-topics",
    "asked-turns",
    "asked-clauses",
    "asked-hints",
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a question may be about."""

    kind: str
    """scenario, principle or topic."""
    id: str
    """The rubric's id, or the topic in words."""
    name: str
    """How a sentence names it."""
    asked: tuple[Words, ...]
    """Phrases of those who ask, as stems."""
    framed: tuple[Words, ...] = ()
    """Phrases of those who ask in which the framing words tell: say no, went wrong."""
    exact: tuple[Words, ...] = ()
    """Phrases of those who ask which only hold word for word, framing words included."""
    told: tuple[Words, ...] = ()
    """Phrases of stories that answer, as stems."""
    near: Mapping[str, float] | None = None
    """Scenarios and principles whose stories usually answer, and how well."""
    needs: tuple[str, ...] = ()
    """Sections the answer rests on."""
    wordings: tuple[Words, ...] = ()
    """The rubric's own questions."""
    text: Words = ()
    """All that is known of how it is asked, for ranking."""

    @property
    def no_story(self) -> bool:
        """Tell whether nothing a story says would answer it."""
        return self.kind == "topic" and not self.near and not self.told

    @property
    def alone(self) -> bool:
        """Tell whether this is a topic no scenario or principle leads to, told of or not at all."""
        return self.kind == "topic" and max((self.near or {}).values(), default=0.0) < LEADS


@dataclass(frozen=True, slots=True)
class _Entry:
    """One group of the thesaurus, as the file has it."""

    asked: tuple[Words, ...]
    framed: tuple[Words, ...]
    exact: tuple[Words, ...]
    told: tuple[Words, ...]
    near: Mapping[str, float]
    needs: tuple[str, ...]
    hints: Words


@cache
def _entries() -> Mapping[str, _Entry]:
    lines: dict[str, list[str]] = {}
    for name in _FILES:
        for key, found in groups_of(lexicon(name)).items():
            lines.setdefault(key, []).extend(found)
    return {key: _entry(found) for key, found in lines.items()}


def _entry(lines: Iterable[str]) -> _Entry:
    asked: dict[Words, None] = {}
    exact: dict[Words, None] = {}
    framed: dict[Words, None] = {}
    told: dict[Words, None] = {}
    near: dict[str, float] = {}
    needs: list[str] = []
    hints: Words = ()
    for line in lines:
        label, _, rest = line.partition(":")
        if label == "near":
            near |= {key: float(share) for key, share in map(str.split, _listed(rest, ","))}
        elif label == "needs":
            needs += _listed(rest, ",")
        elif label == "hints":
            hints += stems(rest)
        elif label == "told":
            told |= dict.fromkeys(filter(None, map(stems, _listed(rest, "|"))))
        else:
            for phrase in _listed(rest, "|"):
                if phrase.startswith('"'):
                    exact[tuple(plain(phrase))] = None
                else:
                    _add(phrase, asked, framed)
    return _Entry(tuple(asked), tuple(framed), tuple(exact), tuple(told), near, tuple(needs), hints)


def _add(phrase: str, asked: dict[Words, None], framed: dict[Words, None]) -> None:
    """Keep a phrase by its telling words, with its framing words where few others are left."""
    telling, whole = stems(phrase), forms(phrase)
    if telling and (len(telling) > 1 or len(whole) == 1):
        asked[telling] = None
    elif len(whole) > 1:
        framed[whole] = None


def _listed(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]


def concepts(rubric: Rubric) -> tuple[Concept, ...]:
    """Return every concept a rubric knows, and the topics that lead to its stories."""
    return (*_scenarios(rubric), *_principles(rubric), *_topics(rubric))


def _scenarios(rubric: Rubric) -> Iterator[Concept]:
    for key, scenario in rubric.scenarios.items():
        questions = (scenario.question, *scenario.wordings)
        yield _of_rubric("scenario", key, scenario, questions, _said(scenario))


def _principles(rubric: Rubric) -> Iterator[Concept]:
    for key, principle in rubric.principles.items():
        said = (principle.gist, *principle.listens_for)
        yield _of_rubric("principle", key, principle, (), said)


def _said(scenario: Scenario) -> tuple[str, ...]:
    dug = (prompt.asks for prompt in scenario.dig)
    return (*scenario.evaluates, *(p.question for p in scenario.follow_ups), *dug)


def _of_rubric(
    kind: str, key: str, noun: Scenario | Principle, questions: Iterable[str], said: Iterable[str]
) -> Concept:
    """Join what the rubric and the thesaurus say of one of the rubric's own nouns."""
    entry = _entries().get(f"{kind}:{key}")
    name, hints = stems(noun.name), entry.hints if entry else ()
    asked = (*(entry.asked if entry else ()), *((name,) if name else ()))
    wordings = tuple(stems(q) for q in questions)
    return Concept(
        kind=kind,
        id=key,
        name=noun.name,
        asked=asked,
        framed=entry.framed if entry else (),
        exact=entry.exact if entry else (),
        told=entry.told if entry else (),
        wordings=wordings,
        text=_joined((*asked, *wordings, *wordings, *map(stems, said), hints, hints)),
    )


def _topics(rubric: Rubric) -> Iterator[Concept]:
    known = {*rubric.scenarios, *rubric.principles}
    for key, entry in _entries().items():
        kind, _, name = key.partition(":")
        if kind != "topic":
            continue
        yield Concept(
            kind=kind,
            id=name,
            name=name,
            asked=entry.asked,
            framed=entry.framed,
            exact=entry.exact,
            told=entry.told,
            near={k: share for k, share in entry.near.items() if k in known},
            needs=entry.needs,
            text=_joined(entry.asked),
        )


def _joined(parts: Iterable[Words]) -> Words:
    return tuple(stem for part in parts for stem in part)
