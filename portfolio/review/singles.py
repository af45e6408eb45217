"""Names the stories without which a principle is gone or rests on one story."""

from __future__ import annotations

from portfolio.model.coverage import Lost, SinglePoint
from portfolio.model.rubric import Rubric
from portfolio.review.speech import listed
from portfolio.review.tally import Tally


def single_points(tally: Tally) -> tuple[SinglePoint, ...]:
    """List the stories the bank cannot lose, the dearest first.

    A principle carried by one story would be gone (0 left), by two would fall to one.
    """
    lost: dict[str, list[Lost]] = {}
    for name in tally.principles:
        held = tally.carrying(name)
        if len(held) <= 2:
            for story in held:
                lost.setdefault(story, []).append(Lost(principle=name, left=len(held) - 1))
    points = (
        SinglePoint(story=story, lost=tuple(sorted(gone, key=lambda one: one.left)))
        for story, gone in lost.items()
    )
    return tuple(sorted(points, key=_dearest))


def sentence(point: SinglePoint, title: str, rubric: Rubric) -> str:
    """Say what losing a story costs: "Lose X and Frugality is gone, Think Big falls to one."."""
    gone = [_name(rubric, one) for one in point.lost if one.left == 0]
    thin = [_name(rubric, one) for one in point.lost if one.left == 1]
    parts = []
    if gone:
        parts.append(f"{listed(gone)} {'is' if len(gone) == 1 else 'are'} gone")
    if thin:
        parts.append(f"{listed(thin)} {'falls' if len(thin) == 1 else 'fall'} to one")
    return f"Lose {title} and {', '.join(parts)}."


def _dearest(point: SinglePoint) -> tuple[int, int, str]:
    gone = sum(one.left == 0 for one in point.lost)
    return -gone, gone - len(point.lost), point.story


def _name(rubric: Rubric, lost: Lost) -> str:
    return rubric.principles[lost.principle].name
