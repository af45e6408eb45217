"""What is left of the typing when the program is taken away, and what keeping it costs a key."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from portfolio.store.journal import Journal
from tests.bench import Figure
from tests.tui.killing import ENDS, kill

KILLS = 50
KEYS = 2000
WORDS = "words as one writes them down " * 50


def figures() -> Iterator[Figure]:
    """Yield the price of a key in the journal, then the most that any of the kills cost."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _keys(Path(folder))
        yield from _kills(Path(folder))


def _keys(folder: Path) -> Iterator[Figure]:
    journal = Journal(folder, "story", "A story")
    took = []
    for at in range(KEYS):
        began = time.perf_counter()
        journal.note("action", f"{WORDS}{at}")
        took.append((time.perf_counter() - began) * 1000)
    journal.clear()
    yield Figure(name="a key into the journal, section of 300 words", value=median(took), unit="ms")
    worst = sorted(took)[-KEYS // 100]
    yield Figure(name="the same, 99 of 100", value=worst, unit="ms", most=5)


def _kills(folder: Path) -> Iterator[Figure]:
    lost: dict[str, list[float]] = {how: [] for how in ENDS}
    keys = 0
    for seed in range(KILLS):
        ended = kill(folder / str(seed), ENDS[seed % len(ENDS)], seed, most=4.0)
        keys += len(ended.keys)
        ended.in_file()  # a torn file ends it all here
        lost[ended.how].append(ended.lost(ended.recovered()) * 1000)
    for how, each in lost.items():
        name = f"{len(each)} times {how} while typing: most typing lost"
        yield Figure(name=name, value=max(each), unit="ms", most=1000)
    yield Figure(name="keys typed in all, no file torn", value=keys, unit="")
