"""Too much of a bank on one company, era, kind of number or story is said; less is not."""

from __future__ import annotations

from hypothesis import given

from portfolio.model.coverage import Concentration, Lost, SinglePoint
from portfolio.review.coverage import cover
from portfolio.review.singles import sentence
from tests.review.banks import L7, Bank, banks, review, story


def found(built: Bank, what: str) -> list[Concentration]:
    return [c for c in cover(*built, L7).concentration if c.what == what]


def test_over_half_from_one_company_is_said_however_it_is_spelt() -> None:
    companies = ["Northwind", "northwind ", "Northwind", "Contoso", ""]
    stories = [story(f"s{n}", company=c) for n, c in enumerate(companies)]

    (only,) = found((stories, []), "company")

    assert (only.name, only.share, only.stories) == ("Northwind", 0.6, ("s0", "s1", "s2"))
    assert only.because.startswith("3 of 5 stories come from Northwind;")


def test_half_from_one_company_is_no_concentration() -> None:
    stories = [story(f"s{n}", company=c) for n, c in enumerate(["A", "A", "B", "C"])]

    assert found((stories, []), "company") == []


def test_two_stories_are_too_few_to_say() -> None:
    assert cover([story("a", company="A"), story("b", company="A")], [], L7).concentration == ()


def test_most_stories_ending_long_before_the_newest_are_an_era() -> None:
    periods = ["2012..2014", "2015-01", "2016..2018-11", "2023..2024-01"]
    stories = [story(f"s{n}", period=p) for n, p in enumerate(periods)]

    (only,) = found((stories, []), "era")

    assert only.stories == ("s0", "s1", "s2")
    assert only.name == "before 2019-01"


def test_exactly_five_years_is_not_old_and_a_story_that_still_runs_is_new() -> None:
    periods = ["2019-01", "2019-01", "2012..now", "2024-01"]
    stories = [story(f"s{n}", period=p) for n, p in enumerate(periods)]

    assert found((stories, []), "era") == []


def test_numbers_of_one_nature_are_said() -> None:
    stories = [story(f"s{n}") for n in range(5)]
    reviews = [review(f"s{n}", nature="savings", impact="met") for n in range(3)]

    (only,) = found((stories, reviews), "number")
    assert (only.name, only.share) == ("savings", 0.6)
    assert only.because.startswith("3 of the 3 stories with an impact number rest on savings;")

    reviews += [review(f"s{n}", nature="revenue", impact="partly") for n in (3, 4)]
    assert found((stories, reviews), "number") == []


def test_a_story_that_carries_five_principles_is_said() -> None:
    five = tuple(L7.principles)[:5]
    stories = [story("a", first=five[:1], beside=five[1:]), story("b", first=five[:4]), story("c")]

    (only,) = found((stories, []), "story")

    assert (only.name, only.share) == ("a", 5 / 16)


def test_a_single_point_can_be_said() -> None:
    point = SinglePoint(
        story="quantum-bet",
        lost=(Lost(principle="frugality", left=0), Lost(principle="are-right-a-lot", left=1)),
    )

    said = sentence(point, "Quantum bet", L7)

    assert said == "Lose Quantum bet and Frugality is gone, Are Right, A Lot falls to one."


@given(banks())
def test_a_share_is_a_part_of_the_bank(built: Bank) -> None:
    coverage = cover(*built, L7)

    for c in coverage.concentration:
        assert 0 < c.share <= 1
        if c.what != "story":
            assert c.share == len(c.stories) / coverage.stories
