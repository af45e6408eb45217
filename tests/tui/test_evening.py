"""From an empty folder to a printed story, by keyboard alone, in a real terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tui.stage import ORCHARD

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not on this machine"),
]
PATIENCE = 90.0


class Pane:
    """The program in a window of tmux, 80 by 24."""

    def __init__(self, folder: Path) -> None:
        self._server = ("tmux", "-f", "/dev/null", "-L", f"evening-{os.getpid()}")
        self.keys = 0
        env = {k: v for k, v in os.environ.items() if not k.startswith(("TMUX", "PORTFOLIO"))}
        size = ("-x", "80", "-y", "24")
        program = f"'{sys.executable}' -m portfolio"
        command = (*self._server, "new-session", "-d", *size, "-c", str(folder), program)
        subprocess.run(command, check=True, env=env)

    def screen(self) -> str:
        """Return what the window shows."""
        command = (*self._server, "capture-pane", "-p")
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def wait(self, holds: str | Callable[[], object]) -> None:
        """Wait until words stand in the window, or something else holds."""
        until = time.monotonic() + PATIENCE
        while not (holds in self.screen() if isinstance(holds, str) else holds()):
            assert time.monotonic() < until, f"{holds!r} never came:\n{self.screen()}"
            time.sleep(0.1)

    def press(self, *names: str) -> None:
        """Press keys by their names."""
        self.keys += len(names)
        subprocess.run((*self._server, "send-keys", *names), check=True)

    def type(self, words: str) -> None:
        """Type words."""
        self.keys += len(words)
        subprocess.run((*self._server, "send-keys", "-l", words), check=True)

    def close(self) -> None:
        """Close the window and its server."""
        subprocess.run((*self._server, "kill-server"), check=False, capture_output=True)


@pytest.fixture
def pane(tmp_path: Path) -> Iterator[Pane]:
    """Open the program in an empty folder."""
    opened = Pane(tmp_path)
    yield opened
    opened.close()


def _sections() -> dict[str, str]:
    """Return the four sections of a story, a paragraph each."""
    parts = ORCHARD.split("## ")[1:]
    return {part.split("\n")[0]: part.partition("\n")[2].strip() for part in parts}


def test_a_story_is_caught_dug_written_and_printed(pane: Pane, tmp_path: Path) -> None:
    pane.wait("Make a workspace here")
    pane.press("Enter")
    pane.wait("Whose stories are these?")
    pane.type("Alex Example")
    pane.press("Enter")
    pane.wait("No stories yet.")

    pane.press("a")
    pane.wait("What happened, in one line?")
    pane.type("The orchard network")
    pane.press("Enter")
    pane.wait("Dig out The orchard network")

    pane.press("g")
    pane.wait("1 of ")
    pane.type("Four orchards on four stacks.")
    pane.press("Tab")
    pane.wait("2 of ")
    pane.press("Escape")
    pane.wait("Situation")

    story = tmp_path / "stories" / "the-orchard-network.md"
    for number, (heading, words) in enumerate(_sections().items()):
        if number:
            pane.press("Tab")
        pane.wait(f"▸ {heading}")
        pane.type(words)
        pane.wait(lambda words=words: words in story.read_text(encoding="utf-8"))  # type: ignore[misc]
    assert "Four orchards on four stacks." in story.read_text(encoding="utf-8")

    pane.press("Escape")
    pane.wait("n new")
    pane.press("r")
    pane.wait("Render the dossier")
    pane.press("Enter")
    pane.wait("o  open it")
    made = tmp_path / "dossier" / "dossier.pdf"
    assert made.read_bytes().startswith(b"%PDF")

    pane.press("Escape", "C-q")
    steps = pane.keys - sum(map(len, _sections().values()))
    assert steps < 90, f"{steps} keys beside the story's own words"
