"""The two ways between a story and its file; the rest of our syntax stands behind it."""

from __future__ import annotations

from portfolio.store.reader import Parsed, parse, story_path
from portfolio.store.settle import canonical
from portfolio.store.source import SectionSpan, Source
from portfolio.store.writer import serialise

__all__ = ["Parsed", "SectionSpan", "Source", "canonical", "parse", "serialise", "story_path"]
