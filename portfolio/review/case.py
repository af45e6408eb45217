"""The case a judge reads: one story, its evidence, the rubric and the writer's settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio.model.evidence import Evidence
from portfolio.model.finding import Finding
from portfolio.model.number import Number
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings
from portfolio.model.story import REVIEWED, STAR, Story
from portfolio.review.advice import advise
from portfolio.review.attest import Binding, bind
from portfolio.review.doubt import doubted
from portfolio.review.measure import measure


@dataclass(frozen=True, slots=True)
class Case:
    """What every judge is given, so that all have one signature."""

    story: Story
    rubric: Rubric
    settings: Settings
    evidence: tuple[Evidence, ...]
    """Evidence of headline and reviewed sections, attested natures applied, in reading order."""
    bindings: tuple[Binding, ...]
    """Each number of the front matter with the evidence it is about."""

    def of(self, *kinds: str, sections: Iterable[str] = STAR) -> Iterator[Evidence]:
        """Yield the evidence of some kinds in some sections, in reading order."""
        wanted = frozenset(sections)
        return (e for e in self.evidence if e.kind in kinds and e.section in wanted)

    def attested(self, evidence: Evidence) -> Number | None:
        """Return the writer's attestation of an amount, if there is one."""
        return next((b.number for b in self.bindings if evidence in b.evidence), None)

    def advise(
        self,
        code: str,
        what: str,
        /,
        *,
        where: str = "",
        span: tuple[int, int] | None = None,
        **fill: object,
    ) -> Finding:
        """Make a finding on this story with the rubric's advice."""
        named = {"story": self.story.id or "ID", **fill}
        return advise(self.rubric, code, what, where=where, span=span, fill=named)

    def about(self, code: str, what: str, evidence: Evidence, /, **fill: object) -> Finding:
        """Make a finding on the words of one piece of evidence."""
        span = (evidence.start, evidence.end)
        return self.advise(code, what, where=evidence.section, span=span, **fill)


def open_case(story: Story, rubric: Rubric, settings: Settings) -> Case:
    """Measure a story and apply what its writer attests."""
    found: list[Evidence] = list(measure(story.headline, "headline")) if story.headline else []
    for name in REVIEWED:
        if text := story.text(name):
            found.extend(e for e in (doubted(m, text) for m in measure(text, name)) if e)
    evidence, bindings = bind(tuple(found), story, rubric.currency)
    return Case(story, rubric, settings, evidence, bindings)
