"""Importing: stories out of Markdown as people write it, or JSON; nothing is dropped silently."""

from __future__ import annotations

from portfolio.store.importing.found import Draft, Imported, Skipped
from portfolio.store.importing.reader import read_stories

__all__ = ["Draft", "Imported", "Skipped", "read_stories"]
