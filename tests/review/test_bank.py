"""The portfolio bars, read on banks built by hand."""

from __future__ import annotations

from hypothesis import given

from portfolio.model.verdict import BarReading
from portfolio.review.bank import bank
from tests.review.banks import HEADLINE, L7, Bank, banks, full_bank, review, story, verdicts


def bars(built: Bank) -> dict[str, BarReading]:
    return {b.bar: b for b in bank(*built, L7).bars}


def test_an_empty_bank_has_nothing_of_any_bar() -> None:
    read = bars(([], []))

    assert list(read) == list(L7.bars)
    assert all(b.have == 0 and not b.met and b.stories == () for b in read.values())


def test_a_full_bank_meets_every_bar() -> None:
    assert [b.bar for b in bars(full_bank()).values() if not b.met] == []


def test_seeds_and_retired_stories_count_nowhere() -> None:
    stories = [
        story("a", "board-risk", status="seed", first=("ownership",)),
        story("b", "board-risk", status="retired", first=("ownership",)),
    ]
    reviews = [review("a", scope="met"), review("b", scope="met")]

    assert all(b.have == 0 for b in bars((stories, reviews)).values())


def test_principles_are_counted_against_all_of_the_rubric() -> None:
    stories = [
        story("a", first=("ownership",), beside=("think-big",)),
        story("b", first=("ownership",), beside=("frugality",)),
    ]

    read = bars((stories, []))

    assert (read["primary"].have, read["primary"].want) == (1, 16)
    assert (read["carried"].have, read["carried"].want) == (1, 16)
    assert read["carried"].stories == ("a", "b")


def test_a_story_must_meet_all_headline_criteria_at_once() -> None:
    stories = [story("a"), story("b")]
    three = verdicts("met", *HEADLINE[:3])
    reviews = [review("a", **three, recognition="partly"), review("b", recognition="met")]
    assert bars((stories, reviews))["all-four"].have == 0

    reviews[0] = review("a", **three, recognition="met")
    assert bars((stories, reviews))["all-four"].stories == ("a",)


def test_a_story_covers_the_scenarios_it_also_answers_but_its_own_family_only() -> None:
    stories = [story("a", "board-risk", also=("platform-ecosystem", "low-performer"))]

    read = bars((stories, []))

    assert read["scenarios"].have == 2
    assert read["mix"].have == 0


def test_a_family_exactly_ten_points_off_is_within() -> None:
    names = ["crisis-recovery"] * 5 + ["platform-ecosystem"] * 3 + ["due-diligence"] * 2
    stories = [story(f"s{place}", name) for place, name in enumerate(names)]

    assert bars((stories, []))["mix"].have == 4


def test_a_bars_sign_says_met_on_the_way_or_nothing_yet() -> None:
    begun = bars(([story("a", first=("ownership",))], []))

    assert {bar.sign for bar in bars(full_bank()).values()} == {"●"}
    assert begun["primary"].sign == "◐"
    assert {bar.sign for bar in bars(([], [])).values()} == {"○"}


@given(banks())
def test_a_bar_is_met_when_it_has_what_it_wants_and_names_only_stories_that_count(
    built: Bank,
) -> None:
    counted = {s.id for s in built[0] if s.counts}

    for bar in bank(*built, L7).bars:
        assert bar.met == (bar.have >= bar.want)
        assert set(bar.stories) <= counted
