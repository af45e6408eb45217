"""A diff is read by sentences, and names the sections."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.model.recovery import Change
from portfolio.store.codec import parse
from portfolio.store.compare import compare, differences, told
from tests.tui.stage import BROKEN, ORCHARD


def compared(before: str, after: str) -> tuple[Change, ...]:
    """Compare two texts of a file."""
    return compare(parse(before, "orchard"), parse(after, "orchard"))


def shown(change: Change) -> list[str]:
    """Return a change as lines."""
    return [f"{line.sign} {line.text}" for line in change.lines]


def test_the_same_file_has_no_changes() -> None:
    assert compared(ORCHARD, ORCHARD) == ()
    assert compared(BROKEN, BROKEN) == ()


def test_a_changed_sentence_stands_between_its_neighbours() -> None:
    before = ORCHARD.replace("Four organ", "It rained. It hailed. It froze. It thawed. Four organ")
    after = before.replace("It froze.", "It snowed.")

    (change,) = compared(before, after)

    assert change.where == "situation"
    assert shown(change) == ["  It hailed.", "- It froze.", "+ It snowed.", "  It thawed."]


def test_what_did_not_change_between_two_changes_is_left_out() -> None:
    lines = differences("abcdefg", "Abcdefg".replace("g", "G"))

    assert "".join(line.sign + line.text for line in lines) == "-a+A b … f-g+G"


def test_new_sections_and_the_front_matter_are_named() -> None:
    after = ORCHARD.replace("status: draft", "status: ready") + "\n## Learned\n\nAsk first.\n"

    front, learned = compared(ORCHARD, after)

    assert (front.where, front.heading) == ("front", "Front matter")
    assert "- status: draft" in shown(front)
    assert shown(learned) == ["+ Ask first."]
    assert told((front, learned)) == "Front matter, Learned (+2 words)"


def test_two_sections_of_one_name_are_told_apart() -> None:
    twice = ORCHARD + "\n## Notes\n\nOne.\n\n## Notes\n\nTwo.\n"

    (change,) = compared(twice, twice.replace("Two.", "Three."))

    assert shown(change) == ["- Two.", "+ Three."]


LINES = st.lists(st.sampled_from("abcd"), max_size=12)


@settings(max_examples=200)
@given(LINES, LINES)
def test_a_diff_holds_every_line_that_went_and_every_line_that_came(
    before: list[str], after: list[str]
) -> None:
    lines = differences(before, after)

    assert bool(lines) == (before != after)
    gone = sum(line.sign == "-" for line in lines)
    new = sum(line.sign == "+" for line in lines)
    assert len(after) - len(before) == new - gone
