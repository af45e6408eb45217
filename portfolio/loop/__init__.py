"""Getting ready for a loop: the deck, what is told, the time that is left. No I/O."""

from __future__ import annotations
