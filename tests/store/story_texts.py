"""Texts and stories to throw at the codec, well-formed and not."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from portfolio.model.number import NATURES, OWNERS, Number
from portfolio.model.story import (
    HEADINGS,
    KINDS,
    STATUSES,
    Period,
    Principles,
    Section,
    Silence,
    Story,
)
from portfolio.store import followups
from portfolio.store.codec import canonical
from portfolio.store.headings import section_id

PIECES = (
    "---\n",
    "---",
    "...\n",
    "title: A\n",
    "title: 'x: y' # why\n",
    "kind: failure\r\n",
    "tags: [a, b]\n",
    "tags:\n  - a # first\n  - b\n",
    "numbers:\n  - {says: $1M, nature: savings}\n",
    "principles:\n  primary: {ownership: x}\n",
    "x: |\n  kept\n  ---\n",
    "a: &a [*a]\n",
    "? - q\n",
    "company: NO\n",
    "company:\n",
    "title: again\n",
    "## Situation\n",
    "## Task\r\n",
    "# Title\r",
    "##\n",
    "## Follow-ups ##\n",
    "### Why?\n",
    "> advice: be calm\n",
    "[safe] Yes.\n",
    "[sure] Yes.\n",
    "Setext\n===\n",
    "Two\nlines\n---\n",
    "```\n",
    "~~~ sql\n",
    "<!--\n",
    "-->\n",
    "<pre>\n",
    "</pre>\n",
    "<div>\n",
    "    ## indented\n",
    "- ## in a list\n",
    "> # quoted\n",
    "\n",
    "\r\n",
    "\r",
    "\t\n",
    "  \n",
    "\u2028",
    "\x85",
    "\x0b",
    "\x00",
    "\ufeff",
    "\ud800",
    "é 漢字 🎈\n",
    "plain words\n",
    "[ref]: /url\n",
    "\\\n",
)

pieced = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=24).map("".join)
any_text = pieced | st.text(max_size=80) | pieced.map(lambda t: f"---\ntitle: A\n{t}")

words = st.text(max_size=20) | st.sampled_from(
    ("NO", "null", "~", "1.0", "2022-01-01", "a: b", "a #b", "- x", "'", '"', "[", "x,", "*a", " ")
)
some_words = words.filter(lambda t: bool(t.strip()))
names = st.lists(words, max_size=3).map(tuple)
months = st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(lambda d: f"{d:%Y-%m}")
period = st.tuples(months, months).map(lambda m: Period(start=min(m), end=max(m)))
quotes = st.dictionaries(words, words, max_size=3)
numbers = st.builds(
    Number,
    says=words.filter(bool),
    nature=st.none() | st.sampled_from(NATURES),
    owner=st.none() | st.sampled_from(OWNERS),
    source=words,
    confirmed=st.none() | st.just("cannot") | st.dates(date(1000, 1, 1)),
    where=st.none() | st.sampled_from(tuple(HEADINGS)),
)
silences = st.builds(
    Silence,
    code=st.sampled_from(("PR701", "ST201")),
    where=st.none() | st.sampled_from(tuple(HEADINGS)),
    because=words,
)
extra_values = st.recursive(
    words,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(words, below, max_size=3),
    max_leaves=5,
)
extras = st.dictionaries(
    words.filter(lambda k: k not in Story.model_fields), extra_values, max_size=2
)


@st.composite
def sections(draw: st.DrawFn) -> Section:
    """Draw a section: a known one, or one of the writer's own."""
    known = draw(st.sampled_from(("", *HEADINGS)))
    own = draw(st.sampled_from(("Aside", "What then?", "C#", "Two #", "", "1. Plan", "Été")))
    heading = HEADINGS.get(known, own)
    return Section(id=section_id(heading), heading=heading, text=draw(body_text))


body_text = pieced.filter(lambda t: "\ud800" not in t)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw a story as a file can hold it."""
    body = tuple(draw(st.lists(sections(), max_size=4)))
    raw = next((s.text for s in body if s.id == "follow-ups"), "")
    story = Story(
        id="a-story",
        title=draw(words),
        headline=draw(words),
        kind=draw(st.sampled_from(KINDS)),
        scenario=draw(st.none() | st.sampled_from(("crisis-recovery", "my own"))),
        also=draw(names),
        questions=draw(names),
        status=draw(st.sampled_from(STATUSES)),
        open=draw(names),
        company=draw(words),
        role=draw(words),
        period=draw(st.none() | period),
        principles=Principles(primary=draw(quotes), secondary=draw(quotes)),
        tags=draw(names),
        anchors=draw(names),
        numbers=draw(st.lists(numbers, max_size=2).map(tuple)),
        silenced=draw(st.lists(silences, max_size=2).map(tuple)),
        extra=draw(extras),
        preamble=draw(body_text),
        sections=body,
        follow_ups=followups.read(raw)[0],
    )
    return canonical(story)
