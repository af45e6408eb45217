"""Counts a bank once: the stories that count, and where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio.model.coverage import CriterionCoverage, MixShare, PrincipleCoverage
from portfolio.model.rubric import Bar, Rubric
from portfolio.model.story import Story
from portfolio.model.verdict import CriterionVerdict, StoryReview, VerdictWord
from portfolio.review.era import ends
from portfolio.review.principles import carriers

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What bars, gaps and advice all count from; stories in the order of their ids."""

    rubric: Rubric
    stories: tuple[Story, ...]
    """Those past seed and not retired."""
    titles: Mapping[str, str]
    """How a sentence names each story."""
    verdicts: Mapping[str, Mapping[str, CriterionVerdict]]
    """Story to criterion to verdict; empty for a story without a review."""
    principles: Mapping[str, PrincipleCoverage]
    scenarios: Mapping[str, Ids]
    """Every scenario the rubric knows, with the stories that answer it first or also."""
    criteria: Mapping[str, CriterionCoverage]
    families: Mapping[str, Ids]
    """Leadership stories by the family of their own scenario."""
    ended: Mapping[str, int]
    """The month each dated story ended."""
    newest: int
    """The last of those months; 0 when no story has a period."""

    def bar(self, measure: str) -> Bar | None:
        """Return the rubric's bar that counts something, if it has one."""
        return next((b for b in self.rubric.bars.values() if b.measure == measure), None)

    def carrying(self, principle: str) -> Ids:
        """Return the stories that show or claim a principle, primary first."""
        held = self.principles[principle]
        return tuple(c.story for c in (*held.primary, *held.secondary))

    def mix(self) -> dict[str, MixShare]:
        """Return each family's share; the shares sum to one, or to zero without stories."""
        total = sum(len(ids) for ids in self.families.values())
        return {
            name: MixShare(share=len(self.families[name]) / total if total else 0, wanted=f.share)
            for name, f in self.rubric.families.items()
        }


def tally(stories: Sequence[Story], reviews: Sequence[StoryReview], rubric: Rubric) -> Tally:
    """Count the bank; seeds, retired stories and unknown ids count nowhere."""
    counted = tuple(sorted((s for s in stories if s.counts), key=lambda s: s.id))
    judged = {r.story: {c.criterion: c for c in r.criteria} for r in reviews}
    verdicts = {s.id: judged.get(s.id, {}) for s in counted}
    ended = ends(counted)
    return Tally(
        rubric=rubric,
        stories=counted,
        titles={s.id: s.title or s.id for s in counted},
        verdicts=verdicts,
        principles=carriers(counted, rubric.principles),
        scenarios=_scenarios(counted, rubric),
        criteria=_criteria(verdicts, rubric),
        families=_families(counted, rubric),
        ended=ended,
        newest=max(ended.values(), default=0),
    )


def _scenarios(stories: Sequence[Story], rubric: Rubric) -> dict[str, Ids]:
    found: dict[str, list[str]] = {name: [] for name in rubric.scenarios}
    for story in stories:
        for name in dict.fromkeys((story.scenario, *story.also)):
            if name in found:
                found[name].append(story.id)
    return {name: tuple(ids) for name, ids in found.items()}


def _criteria(
    verdicts: Mapping[str, Mapping[str, CriterionVerdict]], rubric: Rubric
) -> dict[str, CriterionCoverage]:
    found: dict[str, dict[VerdictWord, list[str]]] = {
        name: {"met": [], "partly": [], "missing": []}
        for name, criterion in rubric.criteria.items()
        if criterion.verdict
    }
    for story, judged in verdicts.items():
        for name, verdict in judged.items():
            if name in found:
                found[name][verdict.verdict].append(story)
    return {
        name: CriterionCoverage(
            met=tuple(by["met"]), partly=tuple(by["partly"]), missing=tuple(by["missing"])
        )
        for name, by in found.items()
    }


def _families(stories: Sequence[Story], rubric: Rubric) -> dict[str, Ids]:
    found: dict[str, list[str]] = {name: [] for name in rubric.families}
    for story in stories:
        scenario = rubric.scenarios.get(story.scenario or "")
        if story.kind == "leadership" and scenario and scenario.family in found:
            found[scenario.family].append(story.id)
    return {name: tuple(ids) for name, ids in found.items()}
