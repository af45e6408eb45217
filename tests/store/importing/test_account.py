"""Nothing is dropped silently: every line of a file is in a story, in a note, or reported."""

from __future__ import annotations

import itertools
import json
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.store.codec import parse, serialise
from portfolio.store.importing import Imported
from tests.store.importing.conftest import Read

_HEADS = ["# {}", "## {}", "### {}", "#### {}", "{}\n===", "{}\n---"]
_MARKS = [
    "**{}**", "**{}:**", "**{}:** %", "**{}.** %", "{}: %", "{} -", "- **{}:** %", "  - **{}:** %",
    "| {} | % |",
]  # fmt: skip
_PARTS = [
    "Situation", "SITUATION (45 seconds)", "Task", "Situation / Task", "Action", "Result",
    "Outcome", "S", "T", "A", "R", "Question", "The Interview Question",
    "Common Follow-up Questions", "Q", "Dig", "What I Learned", "Alternative Approaches",
    "Leadership Principles Demonstrated", "Notes", "Red Flags to Avoid", "Company", "Role",
    "Period", "Tags", "Title", "Headline", "Context", "The Problem", "My Role", "STEPS", "Impact",
]  # fmt: skip
_TEXTS = [
    "%", "- %", "  - %", "    %", "1. %", "1. **% ?**", "   - I %", '**Q: "% ?"**', 'A: "%"',
    "> %", "> advice: %", '"%', '%"', '%"**', "**%**", "*%*", "---", "***", "", "", "```",
    "```\n# %\n```", "<!-- % -->", "<!-- %", "| % | % |", "|---|---|", "1. **Think Big**: %",
    "- Ownership - %", "[safe] %", "# %", "## %", "### %", "Story 3: %", "% ?", "    - %?",
    "| Task | % | Story | Result |\n|---|---|---|---|\n| % | % | % | % |\n| % | % | | % |",
    "| Context | Impact |\n|---|---|\n| % | % |", "**%:** %", "X%: %",
    "\t%", "% <br> %", "Advice: %", "[x]: %",
]  # fmt: skip

_heading = st.builds(str.format, st.sampled_from(_HEADS), st.sampled_from(_PARTS))
_label = st.builds(str.format, st.sampled_from(_MARKS), st.sampled_from(_PARTS))
_line = st.one_of(_heading, _label, st.sampled_from(_TEXTS), st.sampled_from(_TEXTS))


def _numbered(lines: list[str]) -> str:
    count = itertools.count(1)
    return re.sub("%", lambda _: f"zq{next(count)}x", "\n".join(lines))


def _told(found: Imported) -> str:
    said = [draft.story.model_dump_json() + "\n".join(draft.notes) for draft in found.stories]
    return "\n".join(said)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(_line, min_size=1, max_size=25))
def test_every_word_of_a_document_is_told_or_reported(read_text: Read, lines: list[str]) -> None:
    text = _numbered(["x", *lines])
    found = read_text(text)
    told = _told(found)
    reported = {n for s in found.skipped for n in range(s.line, s.last + 1)}
    for number, line in enumerate(text.split("\n"), start=1):
        for word in re.findall(r"zq\d+x", line):
            assert word in told or number in reported, line


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(_line, min_size=1, max_size=25))
def test_a_draft_written_and_read_again_is_the_same_story(
    read_text: Read, lines: list[str]
) -> None:
    for draft in read_text(_numbered(["## A title", "Situation: here", *lines])).stories:
        story = draft.story.model_copy(update={"id": "bell"})
        again = parse(serialise(story), "bell").story
        assert again.model_dump() == story.model_dump()


_keys = st.sampled_from(
    ["title", "situation", "T", "action", "results", "star", "sections", "follow_ups", "questions",
     "principles", "whatILearned", "weather", "tags", "kind", "id", "story", "period", "reading"]
)  # fmt: skip
_values = st.recursive(
    st.sampled_from(["%", "%", "% ?", "### %", 7, None, ""]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(_keys, inside, max_size=3),
    max_leaves=8,
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(stories=st.lists(st.dictionaries(_keys, _values, max_size=6), min_size=1, max_size=3))
def test_every_value_of_a_json_file_is_told_or_reported(
    read_json: Read, stories: list[dict[str, object]]
) -> None:
    text = _numbered([json.dumps(stories, indent=1)])
    found = read_json(text)
    told = _told(found)
    reported = {n for s in found.skipped for n in range(s.line, s.last + 1)}
    for number, line in enumerate(text.split("\n"), start=1):
        for word in re.findall(r"zq\d+x", line):
            assert word in told or number in reported, line


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.sampled_from('ab #*_-:|`"“”\n\r\tSTARQ>[]()1.<!'), min_size=1, max_size=200))
def test_no_text_is_too_odd(read_text: Read, text: str) -> None:
    found = read_text(f"x\n{text}")
    assert found.stories or found.skipped
