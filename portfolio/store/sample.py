"""Writes the sample workspace: its stories, its settings, and how often they were told aloud."""

from __future__ import annotations

from pathlib import Path

from portfolio import resources
from portfolio.store import files, rehearsals

_REHEARSALS = "rehearsals"
_APART = frozenset({"levels", _REHEARSALS})
"""What lies beside the workspace: a telling at L6 to compare with, and the rehearsals."""


def write(root: Path) -> None:
    """Copy the sample's own files to a folder, for their owner alone."""
    sample = resources.sample()
    for path in sorted(sample.rglob("*")):
        below = path.relative_to(sample)
        hidden = any(part.startswith((".", "__")) for part in below.parts)
        if path.is_file() and not hidden and below.parts[0] not in _APART:
            files.write_bytes(root / below, path.read_bytes(), durable=False)
    for path in sorted((sample / _REHEARSALS).glob("*.jsonl")):
        files.write_bytes(rehearsals.folder(root) / path.name, path.read_bytes(), durable=False)
