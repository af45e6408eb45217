"""Owns how each concept is spoken of: in the thesaurus, in the rubric and in tests/data/heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from portfolio.model.rubric import Rubric
from portfolio.resources import lexicon
from portfolio.review.ask.thesaurus import _FILES, _listed
from portfolio.review.ask.words import groups_of

_HEARD = Path(__file__).parents[1] / "data/heard"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One concept and the texts that speak of it."""

    kind: str
    id: str
    asked: tuple[str, ...]
    questions: tuple[str, ...]
    """Whole questions."""
    said: tuple[str, ...]
    """What the rubric says of it."""
    told: tuple[str, ...]
    sentences: tuple[str, ...]
    """Whole sentences of stories that answer."""

    @property
    def all(self) -> tuple[str, ...]:
        """Return every text that speaks of it."""
        return (*self.asked, *self.questions, *self.said, *self.told, *self.sentences)


def concepts(rubric: Rubric) -> list[Spoken]:
    """Return every concept of the thesaurus that a rubric or a topic names."""
    lines: dict[str, list[str]] = {}
    for name in _FILES:
        for key, found in groups_of(lexicon(name)).items():
            lines.setdefault(key, []).extend(found)
    heard = _heard()
    return [_spoken(key, found, heard.get(key, {}), rubric) for key, found in lines.items()]


def _heard() -> dict[str, dict[str, list[str]]]:
    """Return whole questions and sentences of stories by concept, of five writers."""
    out: dict[str, dict[str, list[str]]] = {}
    for path in sorted(_HEARD.glob("*.yaml")):
        for key, parts in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for part, texts in parts.items():
                out.setdefault(key, {}).setdefault(part, []).extend(texts)
    return out


def _spoken(key: str, lines: list[str], heard: Mapping[str, list[str]], rubric: Rubric) -> Spoken:
    kind, _, name = key.partition(":")
    parts: dict[str, list[str]] = {"asked": [], "told": []}
    for line in lines:
        label, _, rest = line.partition(":")
        if label in parts:
            parts[label] += [phrase.strip('"') for phrase in _listed(rest, "|")]
    questions, said = list(heard.get("asked", [])), [name] if kind == "topic" else []
    if kind == "scenario" and (scenario := rubric.scenarios.get(name)):
        questions += [scenario.question, *scenario.wordings]
        dug = (prompt.asks for prompt in scenario.dig)
        said += [*scenario.evaluates, *(p.question for p in scenario.follow_ups), *dug]
    if kind == "principle" and (principle := rubric.principles.get(name)):
        said += [principle.name, principle.gist, *principle.listens_for]
    return Spoken(
        kind,
        name,
        tuple(parts["asked"]),
        tuple(questions),
        tuple(said),
        tuple(parts["told"]),
        tuple(heard.get("told", [])),
    )
