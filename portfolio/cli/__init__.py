"""The commands: one file each, loaded when its command runs."""

from __future__ import annotations
