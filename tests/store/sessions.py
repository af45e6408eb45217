"""Sessions that type into a story and are cut off before they save."""

from __future__ import annotations

from pathlib import Path

from portfolio.store.journal import Journal


def cut_off(folder: Path, story: str = "orchard", about: str = "", **texts: str) -> None:
    """Type into a story, and end without saving."""
    journal = Journal(folder, story, about)
    for name, text in texts.items():
        journal.note(name, text)
    journal.close()
