"""Composes what brings a story back in a glance: cues, and the cards they are printed on."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio.dossier import words
from portfolio.dossier.bank import Book
from portfolio.model.cue import Cue, Leaf
from portfolio.model.dossier import Amount, StoryPages
from portfolio.model.number import IMPACT_NATURES, OWN
from portfolio.model.story import Story

_ANCHORS = 3
_COST = frozenset({"loss", "budget", "acquisition"})
_BESIDE = 27
"""Characters of one line beside a cue; what is longer takes another line."""
UNSURE = {words.confirmed(None): "not confirmed", words.confirmed("cannot"): "can’t be confirmed"}
"""How a cue says that a number is not confirmed, by what the story's page says."""
_ACROSS = 2
_CARDS = 4


def cues(book: Book) -> tuple[Cue, ...]:
    """Return the cue of every story, in the order of their numbers."""
    return tuple(_cue(s, p, book) for s, p in zip(book.stories, book.pages, strict=True))


def _cue(story: Story, page: StoryPages, book: Book) -> Cue:
    amount = _amount(story, page)
    whose = amount.whose if amount else ""
    if amount and amount.confirmed in UNSURE:
        whose = f"{whose.partition(',')[0]}; {UNSURE[amount.confirmed]}"
    scenario = book.rubric.scenarios.get(story.scenario or "")
    asked = tuple(story.questions)
    question = scenario.question if scenario else next(iter(asked), page.title)
    return Cue(
        number=page.number,
        title=page.title,
        headline=page.headline,
        anchors=story.anchors[:_ANCHORS] or _from_evidence(page),
        amount=amount.says if amount else "",
        whose=whose,
        tall=len(whose) > _BESIDE,
        question=question,
        questions=tuple(q for q in asked if q != question),
        length=page.length,
    )


def _amount(story: Story, page: StoryPages) -> Amount | None:
    """Choose the number to say: one's own impact, of a failure what it cost, before any other."""
    wanted = _COST if story.kind == "failure" else IMPACT_NATURES
    own = [
        row
        for number, row in zip(story.numbers, page.amounts, strict=False)
        if number.nature in wanted and number.owner in OWN
    ]
    return next(iter([*own, *page.amounts]), None)


def _from_evidence(page: StoryPages) -> tuple[str, ...]:
    """Take anchors from the words the verdicts rest on, those of what is met first."""
    notes = [n for p in page.star for b in p.blocks for n in b.notes]
    notes.sort(key=lambda n: "●◐○".index(n.sign))
    amounts = {a.says for a in page.amounts}
    words = (n.words.strip() for n in notes)
    return tuple(dict.fromkeys(w for w in words if w not in amounts))[:_ANCHORS]


def leaves(found: Sequence[Cue]) -> tuple[Leaf, ...]:
    """Lay cues out four a sheet, so that each back lies behind its front."""
    return tuple(_leaf(four) for four in _fours(found))


def _leaf(four: tuple[Cue, ...]) -> Leaf:
    fronts: tuple[Cue | None, ...] = four + (None,) * (_CARDS - len(four))
    rows = [fronts[at : at + _ACROSS] for at in range(0, _CARDS, _ACROSS)]
    return Leaf(fronts=fronts, backs=tuple(c for row in rows for c in reversed(row)))


def _fours(found: Sequence[Cue]) -> list[tuple[Cue, ...]]:
    return [tuple(found[at : at + _CARDS]) for at in range(0, len(found), _CARDS)]
