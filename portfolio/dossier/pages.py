"""Composes the pages of one story."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio.dossier import words
from portfolio.dossier.margin import Margin, room_for, set_blocks
from portfolio.dossier.turn import apart
from portfolio.model.amount import say_money
from portfolio.model.dossier import Amount, Answer, Beat, DossierSpec, Judged, Passage, StoryPages
from portfolio.model.evidence import Money
from portfolio.model.prose import Block
from portfolio.model.rubric import Rubric
from portfolio.model.story import HEADINGS, LESSONS, STAR, Section, Story
from portfolio.model.verdict import Reading, Seconds, StoryReview

_GAP = 0.008
_LETTER = 0.0105
"""The room one letter of a label takes of the bar, at least."""
_AMOUNTS = ("money_impact", "money_unknown")


def pages(
    story: Story,
    review: StoryReview,
    number: int,
    rubric: Rubric,
    spec: DossierSpec,
    *,
    aloud: str = "",
) -> StoryPages:
    """Compose one story."""
    margin = Margin(review, rubric)
    primary = tuple(_principle(p, rubric) for p in story.principles.primary)
    secondary = tuple(_principle(p, rubric) for p in story.principles.secondary)
    told = StoryPages(
        number=number,
        anchor=f"story-{number}",
        id=story.id,
        title=story.title or story.id,
        headline=story.headline or story.title or story.id,
        kind=story.kind,
        status=story.status,
        context=_context(story),
        scenario=_scenario(story, rubric),
        principles=primary + secondary,
        primaries=len(primary),
        level=review.reading.level,
        reading=words.level(review.reading.level, rubric),
        because=words.sentence(review.reading.because or words.level(review.reading.level, rubric)),
        lift=words.sentence(review.lift),
        verdicts=_verdicts(review, rubric),
        seconds=round(review.seconds.total),
        length=words.clock(review.seconds.total),
        target=words.clock(sum(t.target for t in rubric.sections.values())),
        aloud=aloud,
        star=_star(story, review, rubric, margin),
        amounts=amounts(story, review),
        answers=_answers(story),
        lessons=_lessons(story, margin, spec),
    )
    return told.model_copy(update={"apart": apart(told, spec.paper)})


def unread(story: Story) -> StoryReview:
    """Return the review of a story that nobody has reviewed."""
    return StoryReview(
        story=story.id,
        title=story.title,
        kind=story.kind,
        scenario=story.scenario,
        status=story.status,
        reading=Reading(level="unclear", because="not reviewed yet"),
        seconds=Seconds(),
    )


def beats(seconds: Seconds, rubric: Rubric) -> dict[str, Beat]:
    """Lay the timed sections out on one bar, each from where its target lets it begin."""
    rows = [
        (name, t.target, float(getattr(seconds, name, 0))) for name, t in rubric.sections.items()
    ]
    whole = sum(max(target, spent) for _, target, spent in rows) or 1
    scale = (1 - _GAP * (len(rows) - 1)) / whole
    found = {}
    left = 0.0
    for name, target, spent in rows:
        found[name] = Beat(
            seconds=round(spent),
            target=target,
            left=round(left, 4),
            width=round(min(spent, target) * scale, 4),
            over=round(max(spent - target, 0) * scale, 4),
            tick=round(left + target * scale, 4),
            says=f"{round(spent)} s of {target}",
            label=name if len(name) * _LETTER <= max(target, spent) * scale + _GAP else "",
        )
        left += max(target, spent) * scale + _GAP
    return found


def amounts(story: Story, review: StoryReview) -> tuple[Amount, ...]:
    """List what is attested, then the amounts of the prose nobody has attested."""
    rows = [
        Amount(
            says=n.says,
            nature=words.NATURES[n.nature],
            owner=words.OWNERS[n.owner],
            whose=words.belonging(words.NATURES[n.nature], n.owner),
            source=n.source or "–",
            confirmed=words.confirmed(n.confirmed),
        )
        for n in story.numbers
    ]
    known = {_bare(n.says) for n in story.numbers}
    for evidence in review.evidence:
        value = evidence.value
        if evidence.kind not in _AMOUNTS or not isinstance(value, Money):
            continue
        said = {_bare(evidence.text), _bare(say_money(value))}
        if not any(s in k or k in s for s in said for k in known):
            known |= said
            nature = words.NATURES.get(value.nature, words.NATURES[None])
            nature = f"{nature}, as the text has it" if value.nature else "not said"
            rows.append(
                Amount(
                    says=say_money(value),
                    nature=nature,
                    whose=nature,
                    owner=words.OWNERS[None],
                    source="–",
                    confirmed=words.confirmed(None),
                )
            )
    return tuple(rows)


def _bare(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum() or c == ".")


def _principle(name: str, rubric: Rubric) -> str:
    return rubric.principles[name].name if name in rubric.principles else name


def _context(story: Story) -> str:
    return " · ".join(p for p in (story.company, story.role, words.period(story.period)) if p)


def _scenario(story: Story, rubric: Rubric) -> str:
    found = rubric.scenarios.get(story.scenario or "")
    return found.name if found else ""


def _verdicts(review: StoryReview, rubric: Rubric) -> tuple[Judged, ...]:
    return tuple(
        Judged(
            sign=words.VERDICT_SIGNS[v.verdict],
            criterion=rubric.criteria[v.criterion].name
            if v.criterion in rubric.criteria
            else v.criterion,
            verdict=v.verdict,
            because=v.because,
        )
        for v in review.criteria
    )


def _star(story: Story, review: StoryReview, rubric: Rubric, margin: Margin) -> tuple[Passage, ...]:
    times = beats(review.seconds, rubric)
    return tuple(
        _passage(name, HEADINGS[name], story.text(name), margin, times.get(name)) for name in STAR
    )


def _passage(
    section: str, heading: str, text: str, margin: Margin, beat: Beat | None = None
) -> Passage:
    blocks: tuple[Block, ...] = margin.blocks(section, text)
    return Passage(id=section, heading=heading, text=text, blocks=blocks, beat=beat)


def _answers(story: Story) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            question=f.question,
            advice=f.advice,
            sign=words.ANSWER_SIGNS[f.state],
            state=f.state if f.answer.strip() else "no answer yet",
            text=f.answer,
            blocks=set_blocks(f.answer),
            room=room_for(f.advice, f"{f.question}\n{f.answer}") if f.advice else 0,
        )
        for f in story.follow_ups
    )


def _lessons(story: Story, margin: Margin, spec: DossierSpec) -> tuple[Passage, ...]:
    """Return what is printed after the follow-ups, the house's sections first."""
    known = [story.section(name) for name in LESSONS]
    others = [s for s in story.sections if not s.known]
    dig = [story.section("dig")] if spec.include_dig else []
    return tuple(
        _passage(s.id, s.heading, s.text, margin) for s in _written([*known, *others, *dig])
    )


def _written(sections: Sequence[Section | None]) -> list[Section]:
    return [s for s in sections if s and s.text.strip()]
