"""Renders in a process of its own, so that keys never stall and a render can be stopped.

The process stays for the next order: what takes a second the first time is loaded then.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from pydantic import BaseModel

from portfolio.dossier.build import render
from portfolio.errors import CannotWrite, PortfolioError, RenderFailed
from portfolio.model.dossier import DossierSpec, Format, View

_STEP = 0.01


class Order(BaseModel):
    """What is rendered, and where to."""

    view: View
    spec: DossierSpec
    fmt: Format = "pdf"
    path: Path
    own: Path | None = None


class Progress(NamedTuple):
    """How far a render has come."""

    fraction: float
    stage: str


class _Child:
    """A process that renders one order after the other; it ends when its input does."""

    def __init__(self) -> None:
        path = os.pathsep.join(p for p in sys.path if p)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "portfolio.dossier.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": path},
            encoding="utf-8",
        )

    def alive(self) -> bool:
        """Tell whether it can take an order."""
        return self._process.poll() is None

    def ask(self, order: Order) -> Iterator[dict[str, Any]]:
        """Give an order and yield what it answers, until it falls silent."""
        if self._process.stdin:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.write(order.model_dump_json() + "\n")
                self._process.stdin.flush()
        for line in self._process.stdout or ():
            yield json.loads(line)

    def kill(self) -> None:
        """End it at once."""
        if self.alive():
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()


_warm: deque[_Child] = deque()


@atexit.register
def cool() -> None:
    """End the child that waits for another order, if there is one."""
    while _warm:
        _warm.pop().kill()


def _ready() -> _Child:
    """Take the child that is warm, else start one; a first order waits for its libraries."""
    while _warm:
        child = _warm.pop()
        if child.alive():
            return child
        child.kill()
    return _Child()


class Rendering:
    """A render under way in a child: iterate over its progress, or kill it."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._killed = False
        self._child: _Child | None = _ready()

    def __iter__(self) -> Iterator[Progress]:
        """Yield progress until the file stands, or until somebody kills the child.

        Raises:
            RenderFailed: The child failed; carries its own sentence and fix.
        """
        done = False
        try:
            for message in self._child.ask(self._order) if self._child else ():
                if "what" in message:
                    self._let_go()
                    raise RenderFailed(message["what"], where=message["where"], fix=message["fix"])
                done = message["fraction"] >= 1
                if done:
                    self._let_go()
                yield Progress(message["fraction"], message["stage"])
                if done:
                    return
            if not self._killed:
                raise RenderFailed("the render stopped half-way", fix="try it again")
        finally:
            self.kill()

    def kill(self) -> None:
        """End the child at once; the file that stood before still stands."""
        self._killed = True
        if self._child:
            self._child.kill()

    def _let_go(self) -> None:
        """Keep the child for the next order: it has answered this one."""
        if self._child and self._child.alive() and not _warm:
            _warm.append(self._child)
            self._child = None


def fulfil(order: Order, report: Callable[[Progress], None]) -> None:
    """Render to a file that takes the old one's place only when it is whole.

    Raises:
        RenderFailed: The dossier could not be made.
        CannotWrite: The disk refused.
    """
    told = -1.0

    def step(fraction: float) -> None:
        nonlocal told
        if fraction < 1 and fraction - told >= _STEP:
            told = fraction
            report(Progress(round(fraction, 3), "setting"))

    content = render(order.view, order.spec, order.fmt, own=order.own, progress=step)
    report(Progress(0.99, "writing"))
    write(order.path, content if isinstance(content, bytes) else content.encode())
    report(Progress(1.0, "done"))


def write(path: Path, content: bytes) -> None:
    """Put a whole file in place of the old one, or leave the old one.

    Raises:
        CannotWrite: The disk refused.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or "no reason given") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or "no reason given") from None
    finally:
        Path(name).unlink(missing_ok=True)


def main(told: IO[str], out: IO[str]) -> None:
    """Fulfil one order a line, and report each step as a line of JSON."""

    def say(message: dict[str, Any]) -> None:
        print(json.dumps(message), file=out, flush=True)

    gc.disable()  # once an order, when nobody waits, is enough
    for line in told:
        try:
            fulfil(Order.model_validate_json(line), lambda p: say(p._asdict()))
        except PortfolioError as error:
            say({"what": error.what, "where": error.where, "fix": error.fix})
        gc.collect()


if __name__ == "__main__":
    main(sys.stdin, sys.stdout)
