"""Says counts, lists and clauses the way a sentence wants them."""

from __future__ import annotations

from collections.abc import Sequence

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count_word(number: int) -> str:
    """Say a small number as a word, a large one in digits."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)


def listed(names: Sequence[str]) -> str:
    """Join names as one says them: a, b and c."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def within(text: str) -> str:
    """Begin a text small, so that it can stand inside a sentence; L7, VP and I stay."""
    first = text.partition(" ")[0]
    stays = first == "I" or any(not c.islower() for c in first[1:] if c.isalnum())
    return text if stays else text[:1].lower() + text[1:]


def opening(text: str) -> str:
    """Begin a text large, so that it can open a sentence."""
    return text[:1].upper() + text[1:]
