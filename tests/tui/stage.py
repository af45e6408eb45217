"""A small workspace to play on, and the app waiting until its stories are read."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from portfolio.tui.app import PortfolioApp

SMALL = (80, 24)
WIDE = (120, 40)
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

ORCHARD = """---
title: The orchard network
headline: One network for four orchards.
kind: leadership
scenario: multi-org-transformation
status: draft
principles:
  primary: {ownership: "I stayed on call"}
  secondary: {think-big: "", dive-deep: "read every log"}
---
## Situation

Four organisations ran one network on four stacks, with 150 engineers.

## Task

I was to bring them onto one, and I could order nobody.

## Action

I stayed on call for the cut-over and read every log myself.

## Result

The board kept it; we saved $120M a year.
"""
BRIDGE = """---
title: The bridge that held
kind: failure
scenario: production-incident
status: ready
principles:
  primary: {earn-trust: ""}
---
## Situation

Nothing moved for three hours.
"""
BROKEN = """---
title: Not quite YAML
status: [draft
---
## Situation

Words which must not be lost.
"""
STORIES = {"bridge": BRIDGE, "orchard": ORCHARD}


def workspace(folder: Path, **stories: str) -> Path:
    """Write a workspace with the stories given, touched at fixed days."""
    (folder / "stories").mkdir(parents=True)
    (folder / "portfolio.yaml").write_text("name: Alex Example\nrubric: l7\n", encoding="utf-8")
    for day, (name, text) in enumerate(sorted(stories.items())):
        path = folder / "stories" / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        touched = NOW.timestamp() - 86_400 * (day + 1)
        os.utime(path, (touched, touched))
    return folder


def index(folder: Path, count: int) -> Path:
    """Write only what the board paints first: an index of that many stories."""
    verdicts = ("met", "partly", "missing")
    criteria = ("scope", "impact", "influence", "recognition")
    rows: list[dict[str, Any]] = [
        {
            "id": f"story-{at:03}",
            "title": f"Story number {at} of a long and patient career",
            "status": ("ready", "draft", "seed")[at % 3],
            "reading": ("L7", "between", "unclear")[at % 3],
            "verdicts": {name: verdicts[(at + n) % 3] for n, name in enumerate(criteria)},
            "seconds": {"total": 200.0 + at},
            "mtime_ns": int((NOW.timestamp() - 86_400 * at) * 1e9),
            "tags": [],
        }
        for at in range(count)
    ]
    kept = folder / ".portfolio" / "index.json"
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps({"version": 1, "rows": rows}), encoding="utf-8")
    return folder


def play(act: Callable[[], Coroutine[None, None, None]]) -> None:
    """Run one scene to its end."""
    asyncio.run(act())


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds, and say so when it never does."""
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to hold")


@asynccontextmanager
async def opened(
    folder: Path | None, size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[PortfolioApp, Pilot[None]]]:
    """Open the app on a workspace and wait until its stories are read."""
    app = PortfolioApp(folder, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        if folder is not None:
            await until(pilot, lambda: app.told)
        await pilot.pause()
        yield app, pilot


def shown(app: PortfolioApp) -> str:
    """Return what the screen shows, as plain lines."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join(line.text.rstrip() for line in lines[:height] if width)
