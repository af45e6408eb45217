"""What the TUI costs beside Textual alone: the first frame, a key, a thousand stories."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from unittest.mock import patch

from portfolio.resources import sample
from portfolio.review.bank import bank
from portfolio.review.coverage import cover
from portfolio.tui.app import PortfolioApp
from portfolio.tui.desk import Desk, Told
from portfolio.tui.screens.coverage import CoveragePage
from portfolio.tui.widgets.matrix import Matrix
from portfolio.workspace import Workspace
from tests.bench import Figure
from tests.bench.drawn import Drawn

PAIRS = 15
KEYS = 120
BLOCK = 12
"""Keys typed at one go, before the next program gets as many."""
TYPED = "and then we shipped it to ninety teams "
BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Header(); yield Static("READY MARKER"); yield Footer()
Bare().run()
"""
PLAIN = """
import sys
from textual.app import App
from textual.widgets import TextArea
class Plain(App):
    def compose(self):
        yield TextArea(open(sys.argv[1], encoding="utf-8").read(), soft_wrap=True)
Plain().run()
"""


def figures() -> Iterator[Figure]:
    """Yield the first frame against a bare app, a key against a plain text area, the mount."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = _bank(Path(folder) / "few", 20), _bank(Path(folder) / "many", 200)
        yield from _first_frames(few, many)
        yield from _keys(few, many)
    yield from _mount(1000)


def _bank(folder: Path, count: int) -> Path:
    """Write a workspace of some stories, and its index as the last start left it."""
    (folder / "stories").mkdir(parents=True)
    (folder / "portfolio.yaml").write_text("name: Alex Example\n", encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in sorted(sample().glob("stories/*.md"))]
    for at in range(count):
        place = folder / "stories" / f"story-{at:03}.md"
        place.write_text(texts[at % len(texts)], encoding="utf-8")
    Workspace.open(folder).reviews()
    return folder


def _first_frames(few: Path, many: Path) -> Iterator[Figure]:
    bare, twenty, hundreds = [], [], []
    for run in range(PAIRS + 1):  # in turns: load hits all alike; the first run warms the disk
        times = (
            _first("-c", BARE, words="READY MARKER"),
            _first("-m", "portfolio", workspace=few, words="An audit in three days"),
            _first("-m", "portfolio", workspace=many, words="An audit in three days"),
        )
        if run:
            bare.append(times[0])
            twenty.append(times[1])
            hundreds.append(times[2])
    yield Figure(name="first frame of a bare Textual app", value=median(bare), unit="ms")
    for count, mine, most in ((20, twenty, 1.25), (200, hundreds, 1.5)):
        ratio = median(m / b for m, b in zip(mine, bare, strict=True))
        name = f"first frame of the board, {count} stories, against it"
        yield Figure(name=name, value=ratio, unit="x", most=most)


def _first(*arguments: str, words: str, workspace: Path | None = None) -> float:
    program = Drawn(*arguments, workspace=workspace)
    try:
        program.rest()
        return program.shown(words)
    finally:
        program.end()


def _keys(few: Path, many: Path) -> Iterator[Figure]:
    """Type the same into a plain text area and into Situation of two banks, in turns."""
    text = Workspace.open(few).file("story-000").story.text("situation")
    own = few / "situation.txt"
    own.write_text(text, encoding="utf-8")
    programs = [
        Drawn("-c", PLAIN, str(own)),
        Drawn("-m", "portfolio", workspace=few),
        Drawn("-m", "portfolio", workspace=many),
    ]
    try:
        programs[0].rest(0.3, 3.0)
        for program in programs[1:]:
            program.until("What is missing")
            program.press("\r")
            program.until("in time")
        took: list[list[float]] = [[], [], []]
        for block in range(KEYS // BLOCK):  # in turns and in any order: load hits all alike
            for place in sorted(range(3), key=lambda n: (n + block) % 3):
                programs[place].rest(0.3, 1.5)
                keys = (TYPED[(block * BLOCK + at) % len(TYPED)] for at in range(BLOCK))
                took[place] += [programs[place].key(key) for key in keys]
    finally:
        for program in programs:
            program.end()
    yield from _typed(*took)


def _typed(plain: Sequence[float], few: Sequence[float], many: Sequence[float]) -> Iterator[Figure]:
    yield Figure(name="a key in a plain text area, half of them", value=median(plain), unit="ms")
    against = median(few) / median(plain)
    yield Figure(name="a key in a section, against it", value=against, unit="x", most=1.25)
    slow = quantiles(few, n=20)[-1]
    yield Figure(name="a key in a section, 95 of 100", value=slow, unit="ms", most=100)
    grown = median(many) / median(few)
    yield Figure(name="a key with 200 stories, against 20", value=grown, unit="x", most=1.1)


def _mount(count: int) -> Iterator[Figure]:
    """Mount coverage, until its matrix is drawn; our own time, so that load does not count."""
    times = [asyncio.run(_mounted(told)) for told in [_told(count)] * 5]
    name = f"coverage of {count:,} stories on the screen"
    yield Figure(name=name, value=median(times), unit="ms", most=250)


def _told(count: int) -> Told:
    space = Workspace.open(sample())
    files, reviews = space.files(), space.reviews(space.files())
    stories = {
        f"{file.story.id}-{at}": (file, review)
        for at in range(count)
        for file, review in zip(files, reviews, strict=True)
    }
    kept = dict(list(stories.items())[:count])
    held = [f.story.model_copy(update={"id": key}) for key, (f, _) in kept.items()]
    read = [r.model_copy(update={"story": key}) for key, (_, r) in kept.items()]
    return Told(
        rows=(),
        files={key: file for key, (file, _) in kept.items()},
        reviews={r.story: r for r in read},
        coverage=cover(held, read, space.rubric),
        bank=bank(held, read, space.rubric),
    )


async def _mounted(told: Told) -> float:
    app = PortfolioApp(sample(), now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    still = patch.object(PortfolioApp, "read", lambda _: None)  # the stories are read already
    with still:
        return await _opened(app, told)


async def _opened(app: PortfolioApp, told: Told) -> float:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.desk, app.told = Desk(Workspace.open(sample())), told
        began = time.process_time()
        app.push_screen(CoveragePage())
        while not _stands(app):  # noqa: ASYNC110 - the frame is looked for, not told
            await asyncio.sleep(0)
        return (time.process_time() - began) * 1000


def _stands(app: PortfolioApp) -> bool:
    """Tell whether the matrix is laid out and drawn."""
    found = app.screen.query(Matrix)
    if not found or not found.first().size:
        return False
    strips = app.screen._compositor.render_strips()
    return any("Bias for Action" in strip.text for strip in strips)
