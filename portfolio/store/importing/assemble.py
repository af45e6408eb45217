"""Makes a draft of a story out of its parts, and says what it had to guess."""

from __future__ import annotations

import re

from portfolio.model.rubric import Rubric
from portfolio.model.story import HEADINGS, STAR, FollowUp, Kind, Period, Section, Story
from portfolio.store import followups
from portfolio.store.importing.clean import closed, demoted, one_line, unquoted
from portfolio.store.importing.found import Draft, Parts
from portfolio.store.importing.marks import NUMBERED
from portfolio.store.importing.principles import settle_principles
from portfolio.store.importing.scenarios import guess_scenario, says_failure
from portfolio.store.settle import settled

_ORDER = (*STAR, "learned", "applied", "differently", "alternatives", "dig")
_FLOOR = 3
"""The highest heading a section's text may hold."""
_PERIOD = re.compile(
    r"^(?P<start>\d{4}(?:-(?:0[1-9]|1[0-2]))?)"
    r"(?:\s*(?:\.\.|–|—|-| to )\s*(?P<end>\d{4}(?:-(?:0[1-9]|1[0-2]))?|now))?$"
)


def make_draft(parts: Parts, rubric: Rubric) -> Draft:
    """Turn the parts of one story into a draft with its scenario, kind and principles."""
    title = _title(parts)
    texts = {key: _joined(parts, key) for key in _ORDER if parts.texts.get(key)}
    said = says_failure(parts.title or title, parts.questions, parts.above)
    prose = "\n".join(texts.get(key, "") for key in STAR)
    _settle_scenario(parts, title if parts.title else "", rubric, prose, failure=said)
    if parts.principles:
        found, kept, notes = settle_principles(parts.principles, rubric, prose)
        parts.fields.setdefault("principles", found)
        if kept:
            parts.kept.append(("Principles and their reasons", "\n".join(kept)))
        for note in notes:
            parts.note(note)
    for key in STAR:
        if not texts.get(key):
            parts.note(f"no {HEADINGS[key]} was found")
    sections, follow_ups = _sections(parts, texts)
    story = Story(
        **{"id": "", **parts.fields, "title": title, "questions": tuple(parts.questions)},
        sections=sections,
        follow_ups=follow_ups,
    )
    return Draft(story, tuple(parts.notes), parts.line)


def period_of(text: str) -> Period | None:
    """Read months or years, one or from one to the other, as a period."""
    found = _PERIOD.match(text.strip())
    return Period(**found.groupdict()) if found else None


def _sections(
    parts: Parts, texts: dict[str, str]
) -> tuple[tuple[Section, ...], tuple[FollowUp, ...]]:
    text = followups.write(parts.follow_ups)
    held = {key: texts[key] for key in STAR if texts.get(key)}
    if text:
        held["follow-ups"] = text
    held |= {key: texts[key] for key in _ORDER[len(STAR) :] if texts.get(key)}
    notes = _notes(parts)
    if notes:
        held["notes"] = notes
    made = tuple(
        Section(id=key, heading=HEADINGS[key], text=settled(body)) for key, body in held.items()
    )
    raw = next((one.text for one in made if one.id == "follow-ups"), "")
    return made, followups.read(raw)[0] if raw else ()


def _notes(parts: Parts) -> str:
    own = [text for text in parts.texts.get("notes", ()) if text]
    own += [text for heading, text in parts.kept if not heading and text]
    blocks = [demoted(closed(text)[0], _FLOOR) for text in own]
    for heading, text in parts.kept:
        if heading:
            below = demoted(closed(text)[0], _FLOOR + 1)
            blocks.append(f"### {one_line(heading)}\n{below}".strip())
    return "\n\n".join(blocks)


def _joined(parts: Parts, key: str) -> str:
    texts = []
    for text in parts.texts[key]:
        plain, note = unquoted(text)
        if note:
            parts.note(f"{HEADINGS[key]}: {note}")
        plain, note = closed(plain)
        if note:
            parts.note(f"{HEADINGS[key]}: {note}")
        texts.append(demoted(plain, _FLOOR))
    if len(texts) > 1:
        parts.note(f"{HEADINGS[key]} stood {len(texts)} times; the texts were joined")
    return "\n\n".join(text for text in texts if text)


def _title(parts: Parts) -> str:
    whole = one_line(unquoted(parts.title)[0])
    found = NUMBERED.match(whole)
    bare = re.sub(r"^\s*[:.)\-–—]+\s*", "", whole[found.end() :]) if found else whole
    if bare and bare != whole:
        parts.note(f"“{whole[: -len(bare)].strip()}” was left off the title")
    if bare or whole:
        return bare or whole
    for what, text in (
        ("headline", parts.fields.get("headline", "")),
        ("question", next(iter(parts.questions), "")),
        *((HEADINGS[key], next(iter(parts.texts.get(key, ())), "")) for key in STAR),
    ):
        plain = re.sub(r"[*_`#>|]+", "", one_line(unquoted(str(text))[0])).strip(" -•")
        if plain:
            parts.note(f"it had no title; this one is the beginning of its {what}")
            return _short(plain)
    parts.note("it had no title")
    return "Untitled story"


def _short(text: str) -> str:
    sentence = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    words = sentence.split()
    return sentence[:120].rstrip(".") if len(words) <= 9 else " ".join(words[:8])[:120] + " …"


def _settle_scenario(
    parts: Parts, title: str, rubric: Rubric, prose: str, *, failure: bool
) -> None:
    given = parts.fields.pop("scenario", None)
    kind: Kind | None = "failure" if failure else parts.fields.get("kind")
    if given in rubric.scenarios:
        parts.fields["scenario"] = given
        parts.fields.setdefault("kind", kind or rubric.scenarios[given].kind)
        return
    if given:
        parts.kept.append(("Scenario", str(given)))
        parts.note(f"“{given}” is no scenario of the rubric; kept in Notes")
    guess = guess_scenario(title, parts.questions, rubric, kind, told=prose)
    if guess.scenario:
        parts.fields["scenario"] = guess.scenario
        parts.fields.setdefault("kind", rubric.scenarios[guess.scenario].kind)
        parts.note(f"the scenario {guess.scenario} was guessed from the title and the question")
        return
    parts.fields.setdefault("kind", kind or "leadership")
    near = f"; it may be {' or '.join(guess.near[:2])}" if guess.near else ""
    parts.note(f"no scenario is clear from its title and question{near}")
