"""`portfolio history`: a story's earlier versions, and what each change did to its verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from portfolio.cli import terminal
from portfolio.cli.options import declare, json_option, open_workspace, story_argument
from portfolio.cli.summary import clock
from portfolio.errors import UnknownName

if TYPE_CHECKING:
    from portfolio.model.verdict import StoryReview
    from portfolio.store.history import Version
    from portfolio.workspace import Workspace


class State(NamedTuple):
    """One state of a story: the version it is, nothing for the one that stands."""

    version: Version | None
    review: StoryReview


@declare("history", "history billing-outage", "history billing-outage --json")
@story_argument
@json_option
def command(story: str, as_json: bool) -> None:
    """List a story's versions, newest first, and what each changed in the verdicts.

    The name of a version is what `portfolio restore ID VERSION` takes.
    """
    states = _states(open_workspace(), story)
    befores: list[StoryReview | None] = [None, *(state.review for state in states[:-1])]
    told = [
        _told(state, changes(before, state.review))
        for before, state in zip(befores, states, strict=True)
    ][::-1]
    if as_json:
        terminal.json_of({"schema": 1, "story": story, "versions": told})
        return
    for one in told:
        name = str(one["version"] or "now").rpartition("-")[2]
        day = str(one["put_aside"] or "stands").replace("T", " ")[:16]
        head = f"{name:<8}  {day:<16}  {one['level']}  {clock(one['seconds'])}"
        terminal.wrap("; ".join(one["changes"]), indent="    ", first=f"{head}  ")


def _states(space: Workspace, story: str) -> list[State]:
    """Review every state of a story, oldest first."""
    from portfolio.store import files, history, stories  # noqa: PLC0415 - YAML loads with it
    from portfolio.store.codec import parse  # noqa: PLC0415 - the same

    known = stories.ids(space.root)
    kept = sorted(space.versions(story), key=lambda version: version.when)
    if story not in known and not kept:
        raise UnknownName("story", story, known)
    states = [
        State(v, space.review_text(parse(files.decode(history.read(v)), story).story)) for v in kept
    ]
    if story in known:
        states.append(State(None, space.review_text(space.file(story).story)))
    return states


def changes(before: StoryReview | None, now: StoryReview) -> list[str]:
    """Say what differs between two reviews of a story, in a phrase each."""
    if before is None:
        return ["the first kept"]
    said = []
    if before.reading.level != now.reading.level:
        said.append(f"reads {before.reading.level} → {now.reading.level}")
    for verdict in now.criteria:
        was = before.verdict(verdict.criterion)
        if was and was.verdict != verdict.verdict:
            said.append(f"{verdict.criterion} {was.verdict} → {verdict.verdict}")
    if before.status != now.status:
        said.append(f"status {before.status} → {now.status}")
    seconds = round(now.seconds.total - before.seconds.total)
    if seconds:
        said.append(f"{seconds:+d} s".replace("-", "−"))
    return said or ["no verdict changed"]


def _told(state: State, changed: list[str]) -> dict[str, Any]:
    version = state.version
    return {
        "version": version.name if version else None,
        "put_aside": version.when.isoformat(timespec="seconds") if version else None,
        "level": state.review.reading.level,
        "seconds": round(state.review.seconds.total, 1),
        "verdicts": {c.criterion: c.verdict for c in state.review.criteria},
        "changes": changed,
    }
