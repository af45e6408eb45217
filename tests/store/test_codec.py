"""The codec: what is read, what is written, and what stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.errors import StoryBroken
from portfolio.model.number import Number
from portfolio.model.story import HEADINGS, Story
from portfolio.store import edit
from portfolio.store.codec import Parsed, canonical, parse, serialise
from tests.store.story_texts import any_text, stories, words

SLOW = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
EXAMPLE = """\
---
# mine
title: One platform              # how I call it
kind: leadership                 # leadership | failure
mood: calm
status: draft
company: NO
period: 2022-01..2023-06
tags: [a, b]   # two
numbers:                         # what I attest
  # the big one
  - {says: $120M a year, nature: savings, owner: mine}   # ask Ana
  - says: $3M
    nature: budget   # FY22
    colour: red
---
A word before.

## Situation
It was bad.

## My aside

Kept.

## Action

I moved.
```
## not a heading
```

## Follow-ups

### How did you handle the VP?
> advice: show empathy
> for autonomy
[safe] I flew to Leeds.

### And then?
Nothing.
"""


def at(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def test_reads_every_field_as_words_first() -> None:
    story = parse(EXAMPLE, "one").story
    assert story.company == "NO"
    assert story.title == "One platform"
    assert str(story.period) == "2022-01..2023-06"
    assert story.tags == ("a", "b")
    assert story.extra == {"mood": "calm"}
    assert story.numbers[1] == Number(says="$3M", nature="budget")


def test_reads_sections_without_the_blank_lines_around_them() -> None:
    story = parse(EXAMPLE, "one").story
    assert [s.id for s in story.sections] == ["situation", "my-aside", "action", "follow-ups"]
    assert story.preamble == "A word before."
    assert story.text("action") == "I moved.\n```\n## not a heading\n```"


def test_reads_follow_ups_with_their_places() -> None:
    story = parse(EXAMPLE, "one").story
    first, second = story.follow_ups
    raw = story.text("follow-ups")
    assert (first.question, first.advice, first.state) == (
        "How did you handle the VP?",
        "show empathy for autonomy",
        "safe",
    )
    assert raw[first.answer_start : first.end] == first.answer == "I flew to Leeds."
    assert raw[first.start :].startswith("### How")
    assert (second.state, second.answer) == ("gap", "Nothing.")
    assert raw[second.answer_start : second.end] == "Nothing."


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("## situation", "situation"),
        ("## FOLLOW UPS", "follow-ups"),
        ("## Followups ##", "follow-ups"),
        ("## Applied", "applied"),
        ("## Would Do Differently", "differently"),
        ("Task\n----", "task"),
        ("# Result", "result"),
        ("## **Dig**", "dig"),
    ],
)
def test_knows_a_section_in_its_plain_spellings(heading: str, section: str) -> None:
    parsed = parse(f"---\ntitle: A\n---\n{heading}\nx\n", "one")
    assert parsed.story.text(section) == "x"
    assert {f.code for f in parsed.findings} <= {"FI119"}


@SLOW
@given(any_text)
def test_an_untouched_story_keeps_every_byte(text: str) -> None:
    parsed = parse(text, "a-story")
    assert serialise(parsed.story, parsed) == text
    assert all(f.fix and f.what and f.line >= 1 and f.column >= 1 for f in parsed.findings)


@SLOW
@given(any_text)
def test_what_was_read_can_be_written_afresh_and_read_again(text: str) -> None:
    story = canonical(parse(text, "a-story").story)
    assert parse(serialise(story), "a-story").story == story


@SLOW
@given(stories())
def test_every_story_comes_back_from_a_fresh_file(story: Story) -> None:
    assert parse(serialise(story), story.id).story == story


@SLOW
@given(any_text, st.sampled_from(("title", "company", "headline")), words)
def test_a_changed_field_reads_back_and_leaves_the_body(text: str, key: str, value: str) -> None:
    parsed = parse(text, "a-story")
    story = edit.with_fields(parsed.story, **{key: value})
    if parsed.broken:
        if story != parsed.story:
            with pytest.raises(StoryBroken):
                serialise(story, parsed)
        return
    written = serialise(story, parsed)
    assert written.endswith(text[parsed.source.body :])
    assert parse(written, "a-story").story == story


@SLOW
@given(any_text, st.sampled_from(("task", "follow-ups", "my-own")), any_text)
def test_a_changed_section_reads_back_and_leaves_the_others(
    text: str, section: str, words: str
) -> None:
    parsed = parse(text, "a-story")
    if "\ud800" in text or "\ud800" in words:
        return
    story = edit.with_section(parsed.story, section, words).story
    try:
        read = parse(serialise(story, parsed), "a-story")
    except StoryBroken:
        assert parsed.broken
        return
    meant = {s.id: s.text for s in canonical(story).sections}
    got = {s.id: s.text for s in canonical(read.story).sections}
    assert plain(got) == plain(meant)


def plain(texts: dict[str, str]) -> dict[str, str]:
    return {k: v.replace("\r\n", "\n").replace("\r", "\n") for k, v in texts.items()}


@SLOW
@given(stories(), stories())
def test_any_story_can_be_written_over_any_other(old: Story, new: Story) -> None:
    over = parse(serialise(old), old.id)
    read = parse(serialise(new, over), new.id).story
    assert canonical(read).model_dump() == canonical(new).model_dump()


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [x for x in old if x not in new], [x for x in new if x not in old]


def test_one_edited_section_changes_only_its_own_bytes() -> None:
    parsed = parse(EXAMPLE, "one")
    story = edit.with_section(parsed.story, "situation", "It was good.").story
    assert serialise(story, parsed) == at(EXAMPLE, "It was bad.", "It was good.")


def test_one_changed_value_changes_only_its_own_bytes() -> None:
    parsed = parse(EXAMPLE, "one")
    cases = {
        "title": ("Two", "title: One platform   ", "title: Two   "),
        "status": ("ready", "status: draft", "status: ready"),
        "tags": (("a", "c, d"), "tags: [a, b]", 'tags: [a, "c, d"]'),
        "company": ("", "company: NO\n", ""),
        "role": ("Boss", "company: NO\n", "company: NO\nrole: Boss\n"),
        "headline": ("X: y", "mood: calm", "mood: calm"),
    }
    for key, (value, old, new) in cases.items():
        written = serialise(edit.with_fields(parsed.story, **{key: value}), parsed)
        if key == "headline":
            assert lines_changed(EXAMPLE, written) == ([], ['headline: "X: y"'])
        else:
            assert written == at(EXAMPLE, old, new), key


def test_attesting_a_number_keeps_comments_and_what_we_do_not_know() -> None:
    parsed = parse(EXAMPLE, "one")
    small = parsed.story.numbers[1].model_copy(update={"owner": "company"})
    story = edit.attest(edit.attest(parsed.story, small), Number(says="$9M"))
    gone, come = lines_changed(EXAMPLE, serialise(story, parsed))
    assert gone == []
    assert come == ["    owner: company", "  - {says: $9M}"]


def test_a_number_in_braces_changes_on_its_own_line() -> None:
    parsed = parse(EXAMPLE, "one")
    big = parsed.story.numbers[0].model_copy(update={"confirmed": "cannot"})
    gone, come = lines_changed(EXAMPLE, serialise(edit.attest(parsed.story, big), parsed))
    assert len(gone) == len(come) == 1
    assert "confirmed: cannot}" in come[0]
    assert "# ask Ana" in come[0]


def test_a_bad_value_survives_the_save_of_another_field() -> None:
    text = "---\ntitle: A\nkind: triumph\nperiod: last year\n---\n"
    parsed = parse(text, "one")
    assert parsed.story.kind == "leadership"
    written = serialise(edit.with_fields(parsed.story, company="B"), parsed)
    assert written == at(text, "kind: triumph\n", "kind: triumph\ncompany: B\n")


def test_setting_what_a_bad_value_fell_back_to_mends_the_file() -> None:
    text = "---\ntitle: A\nkind: triumph # sic\nperiod: last year\ntags: [b, [c]]\n---\n"
    parsed = parse(text, "one")
    touched = ("kind", "period", "title")
    assert serialise(parsed.story, parsed, touched=touched) == (
        "---\ntitle: A\nkind: leadership # sic\ntags: [b, [c]]\n---\n"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_newline_style_the_mark_and_the_missing_last_newline_survive(newline: str) -> None:
    text = "\ufeff" + EXAMPLE.rstrip("\n").replace("\n", newline)
    parsed = parse(text, "one")
    assert (parsed.source.bom, parsed.source.newline) == (True, newline)
    story = edit.with_fields(parsed.story, status="ready", role="Boss", headline="H")
    story = edit.with_section(story, "situation", "One.\n\nTwo.").story
    story = edit.with_section(story, "task", "New.\n\nHere.").story
    written = serialise(story, parsed)
    left = written.replace("\r\n", "").replace("\r" if newline == "\r" else "\0", "")
    assert written.startswith("\ufeff---")
    assert not written.endswith(("\n", "\r"))
    if newline == "\r\n":
        assert "\n" not in left
    assert parse(written, "one").story.status == "ready"


def test_a_new_section_goes_where_it_belongs() -> None:
    parsed = parse(EXAMPLE, "one")
    story = edit.with_section(parsed.story, "task", "Do it.").story
    written = serialise(story, parsed)
    assert written == at(EXAMPLE, "It was bad.\n\n", "It was bad.\n\n## Task\n\nDo it.\n\n")
    notes = edit.with_section(parsed.story, "notes", "Ana says so.").story
    assert serialise(notes, parsed) == EXAMPLE + "\n## Notes\n\nAna says so.\n"


def test_an_empty_section_is_filled_in_place() -> None:
    text = "---\ntitle: A\n---\n## Situation\n## Task\n## Action\n"
    parsed = parse(text, "one")
    story = edit.with_section(parsed.story, "task", "Do it.").story
    assert serialise(story, parsed) == at(text, "## Task\n", "## Task\n\nDo it.\n\n")


def test_a_removed_section_is_gone_with_its_heading() -> None:
    parsed = parse(EXAMPLE, "one")
    kept = tuple(s for s in parsed.story.sections if s.id != "my-aside")
    written = serialise(parsed.story.model_copy(update={"sections": kept}), parsed)
    assert written == at(EXAMPLE, "## My aside\n\nKept.\n\n", "")


def test_headings_that_would_split_a_section_go_down_a_level() -> None:
    story = parse(EXAMPLE, "one").story
    text = "One.\n\n# Big\n\nTwo\n===\n\n```\n# code\n```"
    edited = edit.with_section(story, "task", text)
    said = "One.\n\n### Big\n\n### Two\n\n```\n# code\n```"
    assert edited.story.text("task") == said
    assert edited.demoted == (said.index("### Big"), said.index("### Two"))


def test_editing_the_follow_ups_reads_them_anew() -> None:
    story = parse(EXAMPLE, "one").story
    edited = edit.with_section(story, "follow-ups", "### Why?\n[partly] So.").story
    assert [(f.question, f.state) for f in edited.follow_ups] == [("Why?", "partly")]


def test_a_fresh_file_has_the_shape_the_house_writes() -> None:
    story = parse(EXAMPLE, "one").story
    fresh = serialise(story)
    head = fresh.split("---\n")[1]
    assert head.splitlines()[:4] == [
        "title: One platform",
        "kind: leadership",
        "status: draft",
        'company: "NO"',
    ]
    assert "tags: [a, b]\n" in head
    assert "  - {says: $120M a year, nature: savings, owner: mine}\n" in head
    assert serialise(Story(id="x", title="A")) == (
        "---\ntitle: A\nkind: leadership\nstatus: draft\n---\n"
    )


def test_places_are_found_in_sections_and_in_the_front_matter() -> None:
    source = parse(EXAMPLE, "one").source
    lines = EXAMPLE.splitlines()

    def word_at(place: tuple[int, int]) -> str:
        return lines[place[0] - 1][place[1] - 1 :]

    assert word_at(source.locate("numbers.0.says")).startswith("$120M")
    assert word_at(source.locate("numbers.1.nature")).startswith("budget")
    assert word_at(source.locate("title")).startswith("One")
    assert word_at(source.locate("situation")) == "It was bad."
    assert word_at(source.locate("action", len("I moved.\n"))) == "```"
    assert source.locate("unheard-of") == (2, 1)


def test_a_broken_front_matter_is_copied_while_its_sections_change() -> None:
    text = "---\ntitle: a: b\n---\n## Task\nx\n"
    parsed = parse(text, "one")
    assert parsed.broken
    story = edit.with_section(parsed.story, "task", "y").story
    assert serialise(story, parsed) == at(text, "\nx\n", "\ny\n")
    with pytest.raises(StoryBroken) as caught:
        serialise(edit.with_fields(story, status="ready"), parsed)
    assert "colon" in str(caught.value)


def test_a_file_without_front_matter_gets_one_when_a_field_is_set() -> None:
    parsed = parse("## Task\nx\n", "one")
    written = serialise(edit.with_fields(parsed.story, title="A"), parsed)
    assert written == "---\ntitle: A\nkind: leadership\nstatus: draft\n---\n## Task\nx\n"


def test_a_fence_left_open_ends_at_the_next_section() -> None:
    text = "---\ntitle: A\n---\n## Situation\n```\nx\n## Task\ny\n```\nz\n```\n"
    parsed = parse(text, "one")
    assert parsed.story.text("task") == "y\n```\nz\n```"
    assert [(f.code, f.line) for f in parsed.findings] == [("FI114", 5)]


def test_deep_nesting_is_a_finding_and_no_crash() -> None:
    for inside in ("[" * 60_000 + "]" * 60_000, "- " * 60_000, "{a: " * 3000):
        parsed = parse(f"---\ntitle: A\nx: {inside}\n---\n", "one")
        assert parsed.broken


def sample() -> list[Path]:
    return sorted(Path(__file__).parents[2].glob("portfolio/sample/stories/*.md"))


@pytest.mark.parametrize("path", sample(), ids=lambda p: p.stem)
def test_the_sample_stories_read_without_findings(path: Path) -> None:
    parsed: Parsed = parse(path.read_bytes().decode(), path.stem)
    assert [f"{f.code} {f.what}" for f in parsed.findings] == []
    assert all(s.id in HEADINGS for s in parsed.story.sections)
