"""People, organisations, executives, horizons, changes and claims are told from their likes."""

from __future__ import annotations

import pytest

from portfolio.model.evidence import Change, Horizon, Organisations, People, Tag
from portfolio.review.measure import measure


def kinds(text: str) -> list[str]:
    return [e.kind for e in measure(text)]


def values(text: str, kind: str) -> list[object]:
    out: list[object] = []
    for found in measure(text):
        if found.kind != kind:
            continue
        value = found.value
        if isinstance(value, People | Organisations):
            out.append(value.count)
        elif isinstance(value, Change):
            out.append(round(value.percent))
        elif isinstance(value, Horizon):
            out.append(value.months)
        elif isinstance(value, Tag):
            out.append(value.tag)
        else:
            out.append(kind)
    return out


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I led 420 engineers.", [420]),
        ("I ran a 260-person org.", [260]),
        ("The org I ran numbered about 1,300, contractors included.", [1300]),
        ("There were sixteen of us at the start.", [16]),
        ("The vendor put 80 engineers on it.", []),
        ("The app has 4 million users.", []),
        ("I was one of sixty people.", []),
        ("Team: 73, in two squads.", [73]),
        ("My forty have gone home on time.", [40]),
        ("The 230-strong organisation was mine.", [230]),
        ("Nineteen hundred inspectors moved to one mobile file.", [1900]),
        ("I lead all ninety-five.", [95]),
        ("A bank with 12,000 employees signed.", []),
        ("We bought the yard, 450 riders included.", []),
        ("It took a hundred engineer-years.", []),
    ],
)
def test_people_count_when_the_story_led_them(text: str, count: list[int]) -> None:
    assert values(text, "people_scope") == count


def test_units_and_teams_are_told_apart() -> None:
    found = measure("Five product lines and their twelve teams moved to one calendar.")
    units = [e.value.unit for e in found if isinstance(e.value, Organisations)]
    assert units == ["unit", "team"]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("I briefed the chief financial officer and two senior vice presidents.", ["CFO", "SVP"]),
        ("I took it to the executive committee and to the board.", ["EXEC_TEAM", "BOARD"]),
        ("I was promoted to director and then to VP.", []),
        ("The CEO of our main competitor mocked it.", []),
        ("We shipped it without VP support.", []),
        ("The Kanban board was on board across the board.", []),
        ("Our security chief and finance's chief signed.", ["CISO", "CFO"]),
        ("I wrote nine pages for the trust board.", ["BOARD"]),
        ("Two of my old reports are VPs today.", []),
    ],
)
def test_executives_count_when_they_were_there(text: str, tags: list[str]) -> None:
    assert values(text, "executive") == tags


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("I wrote a five-year vision.", [60]),
        ("The target architecture ran 2025–2028.", [36]),
        ("It was a multi-year commitment.", [None]),
        ("We planned a decade-long programme.", [120]),
        ("I have twenty years of experience.", []),
        ("I saw it two years ago.", []),
        ("Invoices fall under a seven-year retention rule.", []),
        ("It took nine months.", []),
        ("28 months from bench to bedside.", [28]),
        ("Half a decade of depot renewal.", [60]),
        ("By the fifteenth month it paid for itself.", [15]),
        ("A three-to-four-year mandate.", [36]),
        ("The plan, begun in 2026 and running until 2031, was mine.", [60]),
        ("It was the worst outage in ten years.", []),
        ("He had eighteen years in claims.", []),
    ],
)
def test_a_horizon_is_a_plan_not_an_age(text: str, months: list[int | None]) -> None:
    assert values(text, "horizon") == months


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Latency came down 40% and throughput rose by a quarter.", [-40, 25]),
        ("Build times shrank from 48 minutes to 11.", [-77]),
        ("Release lead time went from 6 weeks to 3 days.", [-93]),
        ("Orders tripled and complaints were halved.", [200, -50]),
        ("Defects are down by half.", [-50]),
        ("We hoped for a 30% lift.", []),
        ("Uptime stayed at 99.99%.", []),
        ("60% of our shops are franchises.", []),
        ("- throughput +30%", [30]),
        ("Rebuffering: \N{MINUS SIGN}38%", [-38]),
        ("Cold start, 2.4 s \N{RIGHTWARDS ARROW} 300 ms.", [-88]),
        ("Escapes per release: 12 before, 3 after.", [-75]),
        ("Onboarding needs one hour instead of twenty.", [-95]),
        ("Complaints are down three in ten.", [-30]),
        ("The bill was \N{POUND SIGN}2.5m; it is now \N{POUND SIGN}1.9m.", [-24]),
        ("The review took five weeks instead of one.", []),
    ],
)
def test_a_change_is_measured_not_hoped_for(text: str, percent: list[int]) -> None:
    assert values(text, "percent_change") == percent


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I single-handedly saved it.", "red_flag:sole_credit"),
        ("The platform team never delivered.", "red_flag:blame"),
        ("There was nothing I could have done.", "red_flag:no_ownership"),
        ("We hugely improved the customer experience.", "red_flag:vague"),
        ("My remit was a single microservice.", "red_flag:component"),
        ("I never presented it to any executives.", "red_flag:no_exec"),
        ("We sharded Kafka, put Envoy before gRPC and rewrote the CRDT.", "red_flag:jargon"),
    ],
)
def test_wording_that_costs_marks_is_flagged(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "I dropped the ball on the rollback plan and said so.",
        "We significantly improved latency, from 800 ms to 200 ms.",
        "We sharded Kafka, gRPC, Envoy and Rust because customers lost their carts.",
        "From one microservice the pattern spread to thirty teams.",
    ],
)
def test_the_honest_version_is_not_flagged(text: str) -> None:
    assert not [kind for kind in kinds(text) if kind.startswith("red_flag")]


@pytest.mark.parametrize(
    ("text", "kind", "tag"),
    [
        ("We hold two patents on it.", "recognition", "patent"),
        (
            "Three other utilities have since licensed the model.",
            "recognition",
            "external_adoption",
        ),
        ("I promoted two of my leads to managers.", "talent", "promotion"),
        ("I hired thirty data scientists.", "talent", "hiring"),
    ],
)
def test_standing_carries_its_tag(text: str, kind: str, tag: str) -> None:
    assert values(text, kind) == [tag]


def test_a_time_of_day_is_no_change() -> None:
    assert (
        values("My telephone rang at half past one, and I wondered which.", "percent_change") == []
    )
