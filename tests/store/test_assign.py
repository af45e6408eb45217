"""Setting a field from typed words: the same sentences as the file's findings."""

from __future__ import annotations

import pytest

from portfolio.errors import UnknownName, UsageError
from portfolio.model.number import Number
from portfolio.model.story import Story
from portfolio.store.assign import assign

ONE = Story(id="one", title="One", tags=("old",), company="A")


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("title", "Two: again", "Two: again"),
        ("title", "[draft] Two", "[draft] Two"),
        ("status", " Ready", "ready"),
        ("scenario", "none", None),
        ("tags", "board, money", ("board", "money")),
        ("questions", '["Why, then?", How?]', ("Why, then?", "How?")),
        ("tags", "", ()),
        ("company", "", ""),
        ("numbers", "[{says: $3M}]", (Number(says="$3M"),)),
    ],
)
def test_words_become_a_value(key: str, words: str, value: object) -> None:
    assert getattr(assign(ONE, key, words), key) == value


def test_principles_are_set_side_by_side() -> None:
    story = assign(ONE, "principles.primary", "ownership, think-big")
    story = assign(story, "principles.secondary", '{frugality: "no more"}')
    assert story.principles.primary == {"ownership": "", "think-big": ""}
    assert story.principles.secondary == {"frugality": "no more"}
    assert assign(story, "principles.primary", "").principles.primary == {}
    assert str(assign(story, "period", "2022..now").period) == "2022..now"


@pytest.mark.parametrize(
    ("key", "words", "fix"),
    [
        ("kind", "failed", "`failure`"),
        ("period", "spring", "2022-01..2023-06"),
        ("tags", "[a", "[board, money]"),
        ("numbers", "$3M", "says:"),
        ("principles", "ownership", "primary"),
    ],
)
def test_words_that_fit_no_value_say_what_would(key: str, words: str, fix: str) -> None:
    with pytest.raises(UsageError) as caught:
        assign(ONE, key, words)
    assert fix in caught.value.fix


def test_an_unknown_field_names_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        assign(ONE, "staus", "ready")
    assert caught.value.fix == "did you mean status?"
