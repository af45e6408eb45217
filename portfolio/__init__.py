"""Write, judge and print the stories of a senior leader's interview loop."""

from __future__ import annotations

__version__ = "0.1.0"
