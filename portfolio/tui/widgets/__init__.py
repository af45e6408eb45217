"""What the screens are built of: lists drawn line by line, margin notes, bars."""

from __future__ import annotations
