"""Banks of stories built by hand, with the reviews a judge might have given them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml
from hypothesis import strategies as st

from portfolio.model.evidence import Evidence, Money
from portfolio.model.rubric import Rubric
from portfolio.model.story import Kind, Period, Principles, Section, Status, Story
from portfolio.model.verdict import CriterionVerdict, Reading, Seconds, StoryReview, VerdictWord

ROOT = Path(__file__).resolve().parents[2]
L7 = Rubric.model_validate(
    yaml.safe_load((ROOT / "schema/rubrics/l7.yaml").read_text(encoding="utf-8"))
)
HEADLINE = ("scope", "impact", "influence", "recognition")
Bank = tuple[list[Story], list[StoryReview]]


def story(
    name: str,
    scenario: str | None = None,
    *,
    first: Mapping[str, str] | tuple[str, ...] = (),
    beside: Mapping[str, str] | tuple[str, ...] = (),
    period: str = "2024",
    kind: Kind = "leadership",
    status: Status = "draft",
    company: str = "",
    also: tuple[str, ...] = (),
    action: str = "We did it.",
) -> Story:
    """Build one story, titled after its id."""
    start, _, end = period.partition("..")
    return Story(
        id=name,
        title=name.replace("-", " ").capitalize(),
        scenario=scenario,
        also=also,
        kind=kind,
        status=status,
        company=company,
        period=Period(start=start, end=end or None) if start else None,
        principles=Principles(primary=_words(first), secondary=_words(beside)),
        sections=(Section(id="action", heading="Action", text=action),),
    )


def review(name: str, *, nature: str | None = None, **verdicts: VerdictWord) -> StoryReview:
    """Build the review of one story; `nature` is what the amount behind its impact is."""
    amount = Evidence(
        kind="money_impact",
        value=Money(amount=1.2e8, currency="USD", nature=nature),
        section="result",
        start=0,
        end=5,
        text="$120M",
    )
    return StoryReview(
        story=name,
        title=name,
        kind="leadership",
        scenario=None,
        status="draft",
        reading=Reading(level="unclear", because="Built by hand."),
        seconds=Seconds(),
        criteria=tuple(
            CriterionVerdict(
                criterion=criterion,
                verdict=word,
                because=f"The words on {criterion} are these.",
                evidence=(amount,) if criterion == "impact" and nature else (),
            )
            for criterion, word in verdicts.items()
        ),
    )


def verdicts(word: VerdictWord, *criteria: str) -> dict[str, VerdictWord]:
    """Give some criteria one verdict, the headline ones unless told."""
    return dict.fromkeys(criteria or HEADLINE, word)


def guide_bank() -> Bank:
    """Build the twenty counted scenarios, one story each, with the guide's own map alone."""
    stories = [
        story(
            name, name, kind=s.kind, first=s.principles.source[:1], beside=s.principles.source[1:]
        )
        for name, s in L7.counted().items()
    ]
    return stories, [review(s.id) for s in stories]


def full_bank(size: int = 40) -> Bank:
    """Build a bank which meets every bar: twice the twenty scenarios, by the mix."""
    by_family: dict[str, list[str]] = {}
    for name, scenario in L7.counted("leadership").items():
        by_family.setdefault(scenario.family or "", []).append(name)
    stories = []
    principles = list(L7.principles)
    for place in range(size):
        family = (
            ("organisation",) * 4 + ("platform",) * 3 + ("innovation",) * 2 + ("communication",)
        )
        names = by_family[family[place % 10]]
        stories.append(
            story(
                f"story-{place:04d}",
                names[(place // 10 + place) % len(names)],
                first=(principles[place % 16],),
                beside=(principles[(place + 5) % 16], principles[(place + 9) % 16]),
                company=f"Company {place % 3}",
            )
        )
    for place, name in enumerate(L7.counted("failure")):
        stories.append(story(f"failure-{place}", name, kind="failure", first=("ownership",)))
    reviews = [review(s.id, **verdicts("met")) for s in stories]
    return stories, reviews


def banks(most: int = 7) -> st.SearchStrategy[Bank]:
    """Draw banks, unknown principles and scenarios, seeds and missing reviews included."""
    return st.integers(0, most).flatmap(
        lambda size: st.tuples(
            st.tuples(*(_stories(f"s{place}") for place in range(size))).map(list),
            st.tuples(*(_reviews(f"s{place}") for place in range(size))).map(
                lambda drawn: [r for r in drawn if r]
            ),
        )
    )


def _stories(name: str) -> st.SearchStrategy[Story]:
    known = st.sampled_from([*L7.principles, "unheard-of"])
    told = st.dictionaries(known, st.sampled_from(["", "I cut it", "gone"]), max_size=4)
    return st.builds(
        story,
        st.just(name),
        st.sampled_from([None, "unheard-of", *L7.scenarios]),
        first=told,
        beside=told,
        period=st.sampled_from(["", "2012", "2015-03..2016-01", "2020..now", "2024-05"]),
        kind=st.sampled_from(["leadership", "failure"]),
        status=st.sampled_from(["seed", "draft", "draft", "ready", "retired"]),
        company=st.sampled_from(["", "Northwind", "northwind ", "Contoso"]),
        also=st.lists(st.sampled_from([*L7.scenarios, "unheard-of"]), max_size=2).map(tuple),
        action=st.just("Then I cut it by half."),
    )


def _reviews(name: str) -> st.SearchStrategy[StoryReview | None]:
    words = st.sampled_from(["met", "partly", "missing"])
    drawn = st.fixed_dictionaries(dict.fromkeys((*HEADLINE, "vision"), words))
    natures = st.sampled_from([None, "savings", "revenue"])
    built = st.builds(lambda v, n: review(name, nature=n, **v), drawn, natures)
    return st.one_of(st.none(), built)


def _words(told: Mapping[str, str] | tuple[str, ...]) -> Mapping[str, str]:
    return told if isinstance(told, Mapping) else dict.fromkeys(told, "")
