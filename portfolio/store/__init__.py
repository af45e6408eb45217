"""The disk: the only room that knows YAML and the syntax of our files."""

from __future__ import annotations
