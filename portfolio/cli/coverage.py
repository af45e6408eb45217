"""`portfolio coverage`: the whole bank against principles, scenarios, criteria and mix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, json_option, open_workspace
from portfolio.cli.summary import tell_broken

if TYPE_CHECKING:
    from portfolio.model.coverage import AgainstRubric, Coverage
    from portfolio.model.rubric import Rubric
    from portfolio.model.verdict import BarReading
    from portfolio.workspace import Workspace

_NAME = 26
_STEPS = 3


@declare("coverage", "coverage", "coverage --json", "coverage --rubric l7 --rubric l6")
@click.option(
    "--rubric",
    "rubrics",
    multiple=True,
    metavar="NAME",
    help="Hold the bank against another rubric, or against several side by side.",
)
@click.option("--plain", is_flag=True, help="Text with signs, which is what it prints anyway.")
@json_option
def command(rubrics: tuple[str, ...], plain: bool, as_json: bool) -> None:
    """Show what the whole bank covers, where it is thin, and what to write next."""
    del plain
    space = open_workspace(rubric=rubrics[0] if rubrics else None)
    tell_broken(space)
    if len(rubrics) > 1:
        _beside(space, rubrics, as_json=as_json)
        return
    found = space.coverage()
    if as_json:
        terminal.json_of(found)
        return
    counted = [f.story.id for f in space.files() if f.story.counts]
    terminal.line(terminal.bold(f"{found.stories} stories of {found.wanted}"))
    terminal.line()
    for text in _matrix(found, counted, space.rubric):
        terminal.line(text)
    _scenarios(found, space.rubric)
    for text in _criteria(found):
        terminal.line(text)
    _weak(found)
    _steps(found)


def _beside(space: Workspace, rubrics: tuple[str, ...], *, as_json: bool) -> None:
    """Show the same bank against several rubrics: bars, principles and readings."""
    from portfolio.sides import side_by_side  # noqa: PLC0415 - the models load with it

    found = side_by_side(space, rubrics)
    if as_json:
        terminal.json_of(found)
        return
    sides = found.rubrics
    head = [one.rubric for one in sides]
    names = {bar.bar: bar.name for one in sides for bar in one.bars}
    rows = [[*(_thin(one) for one in sides), "principles with a primary story"]]
    for key, name in names.items():
        bars = [next((b for b in one.bars if b.bar == key), None) for one in sides]
        cells = [f"{_sign(b)} {b.have:g} of {b.want:g}" if b else "" for b in bars]
        rows.append([*cells, name])
    rows += [[*(one.readings[story] for one in sides), story] for story in sides[0].readings]
    for text in terminal.table(rows, head=[*head, ""]):
        terminal.line(text)


def _sign(bar: BarReading) -> str:
    return terminal.sign("met" if bar.met else "partly" if bar.have else "missing")


def _thin(one: AgainstRubric) -> str:
    held = one.coverage.principles
    told = sum(bool(p.primary) for p in held.values())
    sign = terminal.sign("met" if told == len(held) else "partly" if told else "missing")
    return f"{sign} {told} of {len(held)}"


def _matrix(found: Coverage, stories: list[str], rubric: Rubric) -> Iterator[str]:
    """Draw principles against stories, as many stories beside each other as there is room for."""
    number = {story: at for at, story in enumerate(stories, 1)}
    size = max(1, (terminal.width() - _NAME) // 3)
    for first in range(0, len(stories), size):
        chunk = stories[first : first + size]
        heads = "".join(terminal.pad(str(number[s]), 3, right=True) for s in chunk)
        yield terminal.bold(terminal.pad("principle", _NAME) + heads)
        for key, held in found.principles.items():
            signs = {c.story: "•" if c.shown else "◦" for c in held.secondary}
            signs |= {c.story: "●" if c.shown else "○" for c in held.primary}
            row = "".join(terminal.pad(signs.get(s, ""), 3, right=True) for s in chunk)
            thin = "" if held.primary and len(signs) > 1 else "  thin"
            name = terminal.fit(rubric.principles[key].name, _NAME - 1)
            yield (terminal.pad(name, _NAME) + row).rstrip() + thin
        yield ""
    yield "● told for first, its words stand  ○ only claimed  • beside, words stand  ◦ only claimed"
    yield ""
    for story in stories:
        yield f"{number[story]:>3}  {story}"
    yield ""


def _scenarios(found: Coverage, rubric: Rubric) -> None:
    """List the scenarios by their kind, each with its stories or the lack of one."""
    group = ""
    for name, ids in found.scenarios.items():
        scenario = rubric.scenarios[name]
        kind = scenario.kind if scenario.counted else "also asked"
        if kind != group:
            group = kind
            terminal.line(terminal.bold(f"scenarios, {kind}"))
        said = f"{name}: {', '.join(ids) or 'no story yet'}"
        sign = terminal.sign("met" if ids else "missing")
        terminal.wrap(said, indent="     ", first=f"{sign}  ")
    terminal.line()


def _criteria(found: Coverage) -> Iterator[str]:
    yield terminal.bold("criteria")
    rows = [
        (name, *(f"{terminal.sign(verdict)} {len(getattr(held, verdict)):>2} {verdict}"
                 for verdict in ("met", "partly", "missing")))
        for name, held in found.criteria.items()
    ]  # fmt: skip
    yield from terminal.table(rows)
    yield ""
    yield terminal.bold("mix")
    yield from terminal.table(
        [(name, f"{m.share:4.0%}", f"asked {m.wanted:.0%}") for name, m in found.mix.items()]
    )
    yield ""


def _weak(found: Coverage) -> None:
    """Say where too much rests on one thing, and what the assessment would ask."""
    if found.concentration:
        terminal.line(terminal.bold("too much on one thing"))
        for one in found.concentration:
            terminal.wrap(f"{one.what} {one.name}: {one.because}", indent="    ", first="  ")
        terminal.line()
    if found.single_points:
        terminal.line(terminal.bold("single points of failure"))
        for point in found.single_points:
            lost = ", ".join(f"{gone.principle} ({gone.left} left)" for gone in point.lost)
            terminal.wrap(f"without {point.story}: {lost}", indent="    ", first="  ")
        terminal.line()
    if found.assessment:
        terminal.line(terminal.bold("before the loop"))
        for line in found.assessment:
            mark = terminal.sign("met" if line.met else "missing")
            terminal.wrap(f"{line.line} {line.have}", indent="    ", first=f"{mark} ")
        terminal.line()


def _steps(found: Coverage) -> None:
    """Say what to write next, and what to change."""
    terminal.line(terminal.bold("next"))
    for step in found.next[:_STEPS]:
        terminal.wrap(f"write {step.scenario} (+{step.gain:.2g}): {step.because}", indent="    ")
    for change in found.changes[:_STEPS]:
        said = f"change {change.story} (+{change.gain:.2g}): {change.change} {change.because}"
        terminal.wrap(said, indent="    ")
    if not found.next and not found.changes:
        terminal.line("nothing is missing")
