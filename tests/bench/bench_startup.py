"""What a command pays before it does anything."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median

from tests.bench import Figure

RUNS = 15


def _milliseconds(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return (time.perf_counter() - began) * 1000


def figures() -> Iterator[Figure]:
    """Yield the interpreter's own start and what importing the commands adds to it."""
    pairs = [
        (_milliseconds("pass"), _milliseconds("import portfolio.cli"))  # in turns: load hits both
        for _ in range(RUNS)
    ]
    bare, loaded = (median(column) for column in zip(*pairs, strict=True))
    yield Figure(name="python alone", value=bare, unit="ms")
    yield Figure(name="import portfolio.cli, on top", value=loaded - bare, unit="ms")
