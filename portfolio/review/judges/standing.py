"""Judges of standing: executives, recognition, platform, people who grew, market, decisions."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.model.evidence import Bare, Evidence, Organisations, Tag
from portfolio.model.rubric import Criterion
from portfolio.model.story import STAR
from portfolio.review.case import Case
from portfolio.review.judges.verdict import Judged, names, number, place, quote
from portfolio.review.words import find, sentence_at, sentences

UNNAMED = ("EXEC_TEAM", "C-SUITE")
"""Tags which name no single executive."""
SINCE = ("task", "action", "result")
"""Where recognition can come from the work: what stood before it is no fruit of it."""
OUTSIDE = ("external_adoption", "open_source")
"""Recognition that says somebody outside uses the work."""


def executive(case: Case, criterion: Criterion) -> Judged:
    """Judge the influence: an executive or a board in Action or Result."""
    found = [e for e in case.of("executive") if isinstance(e.value, Tag)]
    named = [e for e in found if isinstance(e.value, Tag) and e.value.tag not in UNNAMED]
    where = names(criterion, "sections", ("action", "result"))
    acting = [e for e in named if e.section in where]
    if acting:
        because = f"{quote(acting[0])} stands in {place(acting[0])}."
        return Judged("met", because, tuple(acting[:3]))
    if named:
        because = f"{quote(named[0])} stands only in {place(named[0])}, before what you did."
        return Judged("partly", because, tuple(named[:2]))
    if found:
        because = f"{quote(found[0])} names no one: which executive was it?"
        return Judged("partly", because, tuple(found[:2]))
    return Judged("missing", "No executive or board is said to have heard or decided anything.")


def recognition(case: Case, criterion: Criterion) -> Judged:
    """Judge the recognition: anyone outside the company, else elsewhere inside it."""
    del criterion  # one item is enough, whatever the rubric
    found = list(case.of("recognition", sections=SINCE))
    if found:
        because = f"{quote(found[0])} comes from outside the company."
        return Judged("met", because, tuple(found[:3]))
    inside = next(_adopted_inside(case), None)
    if inside:
        because = f"{quote(inside)} is recognition from inside only."
        return Judged("partly", because, (inside,))
    return Judged("missing", "No one outside the company is said to have noticed.")


def platform(case: Case, criterion: Criterion) -> Judged:
    """Judge the platform: taken up by enough organisations, or by someone outside."""
    enough = number(criterion, "organisations", 2)
    found = list(case.of("platform"))
    if not found:
        return Judged("missing", "Nothing others build on is said.")
    outside = [
        e
        for e in case.of("recognition", sections=SINCE)
        if isinstance(e.value, Tag) and e.value.tag in OUTSIDE
    ]
    taken = outside or list(_taken_up(case, enough))
    if taken:
        because = f"{quote(found[0])}, and {quote(taken[0])} took it up."
        return Judged("met", because, (found[0], taken[0]))
    because = f"{quote(found[0])} is named, but not who took it up."
    return Judged("partly", because, (found[0],))


def talent(case: Case, criterion: Criterion) -> Judged:
    """Judge the talent: other people grew, and into what."""
    del criterion
    found = list(case.of("talent"))
    if found:
        because = f"{quote(found[0])} is an outcome for other people."
        return Judged("met", because, tuple(found[:3]))
    hint = next(_phrases(case, "developed", ("action", "result")), None)
    if hint:
        because = f"{quote(hint)} says people were developed, not what became of them."
        return Judged("partly", because, (hint,))
    return Judged("missing", "No one is said to have grown.")


def context(case: Case, criterion: Criterion) -> Judged:
    """Judge the context: market or rivals, where the story opens."""
    where = names(criterion, "sections", ("situation",))
    opening = next(_market(case, where), None)
    if opening:
        because = f"{quote(opening)} sets the market in {place(opening)}."
        return Judged("met", because, (opening,))
    elsewhere = next(_market(case, tuple(s for s in STAR if s not in where)), None)
    if elsewhere:
        because = f"{quote(elsewhere)} names the market, but only in {place(elsewhere)}."
        return Judged("partly", because, (elsewhere,))
    return Judged("missing", "Neither market nor rivals are said.")


def decision(case: Case, criterion: Criterion) -> Judged:
    """Judge the authority: a choice that could not be undone."""
    del criterion
    found = list(case.of("decision"))
    if found:
        return Judged("met", f"{quote(found[0])} could not be undone.", tuple(found[:2]))
    return Judged("missing", "No choice is said to have been irreversible.")


def _market(case: Case, sections: tuple[str, ...]) -> Iterator[Evidence]:
    yield from _phrases(case, "market", sections)
    yield from case.of("competitive", sections=sections)


def _phrases(case: Case, group: str, sections: tuple[str, ...]) -> Iterator[Evidence]:
    """Yield the words of a group as evidence without a value."""
    for name in sections:
        text = case.story.text(name)
        for start, end in find(text, group):
            yield words_as_evidence(text, name, start, end, f"words: {group}")


def words_as_evidence(text: str, section: str, start: int, end: int, cue: str) -> Evidence:
    """Make evidence of plain words a judge rests on."""
    return Evidence(
        kind="platform" if "adoption" in cue else "competitive",
        value=Bare(),
        section=section,
        start=start,
        end=end,
        text=text[start:end],
        cue=cue,
    )


def _adopted_inside(case: Case) -> Iterator[Evidence]:
    """Yield sentences' words where others in the company took the work up."""
    for name in ("action", "result"):
        text = case.story.text(name)
        for start, end in sentences(text):
            said = text[start:end]
            takes = next(find(said, "adoption"), None)
            where = next(find(said, "inside"), None)
            if takes and where:
                first, last = min(takes[0], where[0]), max(takes[1], where[1])
                yield words_as_evidence(text, name, start + first, start + last, "words: adoption")


def _taken_up(case: Case, enough: float) -> Iterator[Evidence]:
    """Yield counts of organisations or teams that are said to have taken something up."""
    for e in case.of("org_scope", "people_scope", sections=("action", "result")):
        text = case.story.text(e.section)
        start, end = sentence_at(text, e.start)
        many = not isinstance(e.value, Organisations) or e.value.count >= enough
        if many and next(find(text[start:end], "adoption"), None):
            yield e
