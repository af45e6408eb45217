"""Renders in a process of its own, so that keys never stall and a render can be stopped."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
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


class Rendering:
    """A render under way in a child: iterate over its progress, or kill it."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._killed = False
        path = os.pathsep.join(p for p in sys.path if p)
        self._child = subprocess.Popen(
            [sys.executable, "-m", "portfolio.dossier.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": path},
            encoding="utf-8",
        )

    def __iter__(self) -> Iterator[Progress]:
        """Yield progress until the file stands, or until somebody kills the child.

        Raises:
            RenderFailed: The child failed; carries its own sentence and fix.
        """
        done = False
        try:
            self._tell()
            for line in self._child.stdout or ():
                message = json.loads(line)
                if "what" in message:
                    raise RenderFailed(message["what"], where=message["where"], fix=message["fix"])
                done = message["fraction"] >= 1
                yield Progress(message["fraction"], message["stage"])
            if not done and not self._killed:
                raise RenderFailed("the render stopped half-way", fix="try it again")
        finally:
            self.kill()

    def kill(self) -> None:
        """End the child at once; the file that stood before still stands."""
        self._killed = True
        if self._child.poll() is None:
            self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()

    def _tell(self) -> None:
        if self._child.stdin:
            with contextlib.suppress(BrokenPipeError):
                self._child.stdin.write(self._order.model_dump_json())
                self._child.stdin.close()


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


def main(told: IO[str], out: IO[str]) -> int:
    """Read an order, report each step as a line of JSON, and fulfil it."""

    def say(message: dict[str, Any]) -> None:
        print(json.dumps(message), file=out, flush=True)

    try:
        fulfil(Order.model_validate_json(told.read()), lambda p: say(p._asdict()))
    except PortfolioError as error:
        say({"what": error.what, "where": error.where, "fix": error.fix})
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.stdin, sys.stdout))
