"""Says why a story answers a question, in its own words, and what the question will still want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portfolio.model.story import HEADINGS, STAR, Story
from portfolio.review.ask.bank import AskedBank, short
from portfolio.review.ask.question import About, Question
from portfolio.review.ask.scoring import Scored
from portfolio.review.ask.thesaurus import Concept
from portfolio.review.ask.words import Words, near, places, related, stems
from portfolio.review.speech import listed, within
from portfolio.review.timing import story_seconds

NOTED = 0.8
"""A question this like one noted for the story is that question again."""
SHOWN, LACKING = 0.45, 0.25
"""A story at least this strong in a concept is named for it; one under the other lacks it."""
ALIKE = 0.2
"""An open follow-up this like the question will be asked."""
RELATED = 0.3
"""What a related word says of a question beside its own."""
MEANT, LITTLE = 6.0, 1.0
"""What a sentence that means just what is asked is worth, and the least that is quoted."""


def opening_line(story: Story) -> str:
    """Return the line to begin with: the headline, else the first sentence of the story."""
    if story.headline.strip():
        return story.headline.strip()
    texts = (story.text(name) for name in STAR)
    return next((said for text in texts for said in short(text)), story.title)


def because(scored: Scored, question: Question, bank: AskedBank) -> str:
    """Say in a sentence why a story answers a question, quoting it."""
    story = bank.stories[scored.place]
    if scored.asked >= NOTED:
        return "You noted this very question for it."
    best = max(question.about, key=lambda a: _worth(a, scored, bank), default=None)
    strong = best is not None and bank.strengths(best.at)[scored.place] >= SHOWN
    claim = _claim(best, story) if best and strong else "It speaks of what is asked"
    quoted = _shown(best, story) if best else ""
    quoted = quoted or _telling(best, scored.place, question, bank)
    return f"{claim}: “{quoted}”" if quoted else f"{claim}."


def _worth(about: About, scored: Scored, bank: AskedBank) -> float:
    return about.weight * bank.strengths(about.at)[scored.place]


def _claim(about: About, story: Story) -> str:
    concept = about.concept
    if concept.kind == "scenario" and story.scenario == concept.id:
        return f"It is your story of {within(concept.name)}"
    if concept.kind == "scenario" and concept.id in story.also:
        return f"It also answers {within(concept.name)}"
    if concept.kind == "principle" and concept.id in story.principles.primary:
        return f"You tell it first for {concept.name}"
    if concept.kind == "principle" and concept.id in story.principles.secondary:
        return f"It shows {concept.name} beside"
    return f"It tells of {_named(concept)}"


def _named(concept: Concept) -> str:
    """Name a concept inside a sentence; a principle's name stays a name."""
    return concept.name if concept.kind == "principle" else within(concept.name)


def _shown(about: About, story: Story) -> str:
    """Return the words quoted for a principle, when the concept is one."""
    if about.concept.kind != "principle":
        return ""
    key, held = about.concept.id, story.principles
    return held.primary.get(key, "") or held.secondary.get(key, "")


def _telling(about: About | None, place: int, question: Question, bank: AskedBank) -> str:
    """Return the sentence of a story which says most of what is asked."""
    weights = {stem: bank.told.rarity(stem) for stem in question.words}
    for stem in related(question.words):
        weights.setdefault(stem, RELATED * bank.told.rarity(stem))
    told = about.concept.told if about else ()
    may = bank.quotable(place)
    alike = may.meanings @ question.meaning
    worth = [
        _says(words, weights, told, bank) + MEANT * float(meant)
        for words, meant in zip(may.words, alike, strict=True)
    ]
    best = max(range(len(worth)), key=worth.__getitem__, default=None)
    return "" if best is None or worth[best] < LITTLE else may.said[best]


def _says(
    words: Words, weights: Mapping[str, float], told: Iterable[Words], bank: AskedBank
) -> float:
    """Return how much of what is asked and of what tells of it a sentence says."""
    found, where = set(words), places(words)
    phrases = [p for p in told if found.issuperset(p) and near(p, where)]
    tells = max((sum(map(bank.told.rarity, p)) for p in phrases), default=0.0)
    return tells + sum(weights.get(stem, 0.0) for stem in found)


def missing(scored: Scored, question: Question, bank: AskedBank, pace: int) -> tuple[str, ...]:
    """Say what the question will want and the story does not give yet."""
    story = bank.stories[scored.place]
    return tuple(
        dict.fromkeys(
            (
                *_unwritten(story, question),
                *_unsaid(scored, question, bank),
                *_open(story, question, bank),
                *_long(story, bank, pace),
            )
        )
    )


def _unwritten(story: Story, question: Question) -> Iterator[str]:
    """Name the sections that are empty and the question will come to."""
    for name in STAR:
        if not story.text(name).strip():
            yield f"{HEADINGS[name]} is not written yet."
    needs = [name for about in question.lead for name in about.concept.needs]
    empty = [HEADINGS[name] for name in dict.fromkeys(needs) if not story.text(name).strip()]
    if empty:
        verb = "is" if len(empty) == 1 else "are"
        yield f"{listed(empty)} {verb} empty, and this question ends there."


def _unsaid(scored: Scored, question: Question, bank: AskedBank) -> Iterator[str]:
    """Name what the question is chiefly about and the story neither declares nor says."""
    story = bank.stories[scored.place]
    for about in question.lead:
        concept = about.concept
        if concept.kind == "principle" and story.principles.primary.get(concept.id) == "":
            yield f"{concept.name} is only claimed: quote the words that show it."
        elif bank.strengths(about.at)[scored.place] < LACKING:
            yield f"It says little of {_named(concept)}."


def _open(story: Story, question: Question, bank: AskedBank) -> Iterator[str]:
    """Name the open follow-up that comes nearest to the question."""
    gaps = [
        (bank.told.alike(question.words, stems(f.question)), f.question)
        for f in story.follow_ups
        if f.state == "gap"
    ]
    likeness, asked = max(gaps, default=(0.0, ""))
    if likeness >= ALIKE:
        yield f"This follow-up is still a gap: {asked}"


def _long(story: Story, bank: AskedBank, pace: int) -> Iterator[str]:
    total, over = story_seconds(story, pace).total, 1 + bank.rubric.timing.over
    target = sum(section.target for section in bank.rubric.sections.values())
    if total > target * over:
        yield f"It takes {total:.0f} seconds, and {target} are meant."
