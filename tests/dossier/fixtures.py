"""Fictional stories, reviews and coverage built by hand, so that pages need no workspace."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from portfolio.dossier.pages import unread
from portfolio.model.coverage import (
    Carrier,
    Coverage,
    CriterionCoverage,
    Lost,
    MixShare,
    NextStory,
    PrincipleCoverage,
    SinglePoint,
    StoryChange,
)
from portfolio.model.dossier import DossierSpec, View
from portfolio.model.evidence import Evidence, Horizon, Money, Organisations, People, Tag, Value
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings
from portfolio.model.story import HEADINGS, STAR, FollowUp, Period, Section, Story
from portfolio.model.verdict import (
    BankReading,
    BarReading,
    CriterionVerdict,
    Reading,
    Seconds,
    StoryReview,
)
from portfolio.resources import sample, schema

_IDS = {heading.lower(): section for section, heading in HEADINGS.items()}
_MARK = re.compile(r"^\[(safe|partly|gap)\]\s*", re.MULTILINE)
_CUES: tuple[tuple[str, str, str], ...] = (
    ("impact", "money_impact", r"\$(\d+(?:\.\d+)?)M(?: a year)?"),
    ("scope", "people_scope", r"(\d{2,4}) (?:people|engineers)"),
    ("scope", "org_scope", r"([Ff]our|six|nineteen) (?:organisations|divisions|depots)"),
    ("influence", "executive", r"vice presidents?|chief \w+ officer|the board"),
    ("recognition", "recognition", r"patent|keynote|published|standard"),
    ("vision", "horizon", r"(\d+|two|three|four|five|eighteen) (months|years)"),
    ("platform", "platform", r"platform"),
    ("talent", "talent", r"became our \w+ \w+|promoted"),
)


class Bank(NamedTuple):
    """Everything compose() takes of a workspace."""

    stories: tuple[Story, ...]
    reviews: tuple[StoryReview, ...]
    reading: BankReading
    coverage: Coverage
    rubric: Rubric
    settings: Settings


@cache
def rubric() -> Rubric:
    """Read the real rubric."""
    return Rubric.model_validate(yaml.safe_load(schema("rubrics", "l7.yaml").read_text("utf-8")))


@cache
def texts() -> tuple[Story, ...]:
    """Read the sample's stories loosely: split at `## `, nothing checked."""
    paths = sorted((sample() / "stories").glob("*.md"))
    return tuple(_story(p.stem, p.read_text("utf-8")) for p in paths)


def story(name: str = "a-story", **fields: Any) -> Story:
    """Make a story from sections given by id."""
    body = {k: fields.pop(k) for k in list(fields) if k in HEADINGS}
    if not body.keys() & set(STAR):
        body["situation"] = "It began."
    sections = tuple(Section(id=k, heading=HEADINGS[k], text=v) for k, v in body.items())
    fields.setdefault("title", "A story")
    return Story(id=name, sections=sections, **fields)


@cache
def bank(count: int = 18) -> Bank:
    """Make a bank of so many stories out of the sample's texts."""
    scenarios = [k for k, s in rubric().scenarios.items() if s.counted]
    base = texts()
    made = []
    for number in range(count):
        one = base[number % len(base)]
        if number >= len(base):
            scenario = scenarios[(number * 7) % len(scenarios)]
            kind = rubric().scenarios[scenario].kind
            one = one.model_copy(
                update={"id": f"{one.id}-{number}", "scenario": scenario, "kind": kind}
            )
        made.append(one)
    return of(tuple(made))


def of(stories: tuple[Story, ...]) -> Bank:
    """Make a bank of these stories."""
    reviews = tuple(review(s) for s in stories)
    coverage = cover(stories, reviews)
    return Bank(
        stories, reviews, bars(stories, reviews), coverage, rubric(),
        Settings(name="Ines Calder", aliases={"Brightloaf": "an online grocer"}),
    )  # fmt: skip


def view(made: Bank, spec: DossierSpec | None = None, **kwargs: Any) -> View:
    """Compose a bank."""
    from portfolio.dossier.view import compose  # noqa: PLC0415

    return compose(*made, spec or DossierSpec(), **kwargs)


def review(one: Story) -> StoryReview:
    """Judge a story roughly, with evidence at real places."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for section in STAR:
        for criterion, kind, pattern in _CUES:
            for match in re.finditer(pattern, one.text(section)):
                found[criterion].append(_evidence(kind, match, section))
    verdicts = tuple(
        CriterionVerdict(
            criterion=name,
            verdict="missing" if name not in found else _met(name, found[name]),
            because=f"Because of what stands there on {c.name}.",
            evidence=tuple(found.get(name, ())),
        )
        for name, c in rubric().criteria.items()
        if c.verdict and one.kind in c.kinds
    )
    spoken = {s: 60 * len(one.text(s).split()) / 140 for s in STAR}
    met = sum(v.verdict == "met" for v in verdicts)
    level = "L7" if met >= 5 else "between" if met == 4 else "L6" if met else "unclear"
    because = {
        "L7": "Reads L7: no dimension in evidence is under it.",
        "between": "Reads between on scope: “150 engineers” led over four organisations.",
        "L6": "Reads L6 on impact: the largest realised own amount is $50M a year.",
        "unclear": "Fewer than three dimensions are in evidence.",
    }[level]
    return unread(one).model_copy(
        update={
            "reading": Reading(level=level, because=because),
            "criteria": verdicts,
            "seconds": Seconds(**spoken, total=sum(spoken.values())),
            "evidence": tuple(e for rows in found.values() for e in rows),
            "lift": "" if level == "L7" else "Attest whether the amount in Result was realised.",
        }
    )


def cover(stories: tuple[Story, ...], reviews: tuple[StoryReview, ...]) -> Coverage:
    """Count a bank roughly."""
    bar = rubric()
    scenarios: dict[str, list[str]] = defaultdict(list)
    for one in stories:
        scenarios[one.scenario or ""].append(one.id)
    lead = [s for s in stories if s.kind == "leadership" and s.scenario in bar.scenarios]
    shares = {
        key: sum(bar.scenarios[s.scenario or ""].family == key for s in lead) / (len(lead) or 1)
        for key in bar.families
    }
    missing = [k for k in bar.counted() if k not in scenarios]
    return Coverage(
        stories=len(stories),
        wanted=15,
        principles={
            key: PrincipleCoverage(
                primary=_carriers(stories, key, "primary"),
                secondary=_carriers(stories, key, "secondary"),
            )
            for key in bar.principles
        },
        scenarios={k: tuple(scenarios.get(k, ())) for k in bar.scenarios},
        criteria={
            key: CriterionCoverage(met=_who(reviews, key, "met")) for key in bar.criteria
        },
        mix={k: MixShare(share=shares[k], wanted=f.share) for k, f in bar.families.items()},
        single_points=tuple(
            SinglePoint(story=s.id, lost=(Lost(principle="frugality", left=0),))
            for s in stories[:2]
        ),
        next=tuple(
            NextStory(
                scenario=k, gain=2.0, because="nothing covers it, and it would carry Frugality"
            )
            for k in missing[:3]
        ),
        changes=tuple(
            StoryChange(
                story=s.id, change="attest the $120M in Result", gain=1.0,
                because="one more story would meet impact",
            )
            for s in stories[:3]
        ),
    )  # fmt: skip


def bars(stories: tuple[Story, ...], reviews: tuple[StoryReview, ...]) -> BankReading:
    """Read the portfolio bars roughly."""
    rows = []
    for key, bar in rubric().bars.items():
        who = _who(reviews, bar.criterion or "", "met") if bar.criterion else ()
        have = len(who) if bar.criterion else len(stories) if key == "stories" else 3
        rows.append(
            BarReading(
                bar=key, name=bar.name, have=have, want=bar.want, met=have >= bar.want, stories=who
            )
        )
    return BankReading(bars=tuple(rows))


def _who(reviews: tuple[StoryReview, ...], criterion: str, word: str) -> tuple[str, ...]:
    found = ((r.story, r.verdict(criterion)) for r in reviews)
    return tuple(name for name, v in found if v and v.verdict == word)


def _carriers(stories: tuple[Story, ...], key: str, rank: str) -> tuple[Carrier, ...]:
    found = ((s, getattr(s.principles, rank)) for s in stories)
    return tuple(Carrier(story=s.id, shown=bool(p[key])) for s, p in found if key in p)


def _met(criterion: str, rows: list[Evidence]) -> str:
    if criterion == "impact":
        best = max(e.value.amount for e in rows if isinstance(e.value, Money))
        return "met" if best >= 1e8 else "partly"
    return "met" if len(rows) > 1 else "partly"


def _evidence(kind: str, match: re.Match[str], section: str) -> Evidence:
    value: Value = Tag(tag=match[0])
    if kind == "money_impact":
        per = "year" if "year" in match[0] else None
        value = Money(amount=float(match[1]) * 1e6, currency="USD", nature="savings", per=per)
    elif kind == "people_scope":
        value = People(count=int(match[1]))
    elif kind == "org_scope":
        value = Organisations(count={"four": 4, "six": 6}.get(match[1].lower(), 19))
    elif kind == "horizon":
        value = Horizon(months=36 if "year" in match[2] else 18)
    return Evidence(
        kind=kind, value=value, section=section, start=match.start(), end=match.end(),
        text=match[0],
    )  # fmt: skip


def _story(name: str, text: str) -> Story:
    _, front, body = text.split("---\n", 2)
    fields = yaml.safe_load(front)
    span = str(fields.pop("period", "") or "").split("..")
    starts = [m.start() for m in re.finditer(r"^## ", body, re.MULTILINE)]
    sections = []
    for begin, end in pairwise([*starts, len(body)]):
        heading, _, rest = body[begin + 3 : end].partition("\n")
        key = _IDS.get(heading.strip().lower(), heading.strip().lower().replace(" ", "-"))
        sections.append(Section(id=key, heading=heading.strip(), text=rest.strip()))
    asked = next((s.text for s in sections if s.id == "follow-ups"), "")
    period = Period(start=span[0], end=span[1] if len(span) > 1 else None) if span[0] else None
    return Story(
        id=name,
        period=period,
        sections=tuple(sections),
        follow_ups=tuple(_follow_up(part) for part in asked.split("### ")[1:]),
        **fields,
    )


def _follow_up(part: str) -> FollowUp:
    question, _, rest = part.partition("\n")
    advice, answer = "", rest.strip()
    if answer.startswith("> advice:"):
        advice, _, answer = answer.removeprefix("> advice:").strip().partition("\n")
    mark = _MARK.search(answer)
    state: Any = mark[1] if mark else "gap"
    return FollowUp(
        question=question.strip(), advice=advice, state=state, answer=_MARK.sub("", answer).strip()
    )
