"""Owns how a text falls into sentences and a sentence into tokens, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterator


def listed(words: str) -> frozenset[str]:
    """Return the words of a list written as one line."""
    return frozenset(words.split())


_TOKEN = re.compile(
    r"([^\W\d_]+(?:['’][^\W\d_]+)?)"  # 1 a word, perhaps with an apostrophe
    r"|(\d+(?:[.,'’]\d+)*)"  # 2 a number in digits
    r"|([$£€¥₹₩₽₺₪฿₫₱₦₴])"  # 3 a currency sign
    r"|([-‐‑‒−])"  # 4 a hyphen
    r"|([–—―→])"  # 5 a dash or an arrow
    r"|(['’](?:[^\W\d_]{1,2}(?![^\W\d_]))?)"  # 6 a possessive that stands off
    r"|([%‰;:,.!?()+~≈/&½¼¾<>\[\]])"  # 7 a mark that means something
)
_BREAK = re.compile(r"[.!?…]|\n")
_TAILS = ("'s", "'d", "'ll", "'ve", "'re", "'m")
_ABBREVIATIONS = listed(
    "c ca approx approximately e.g i.e eg ie vs dr mr mrs ms prof rs no p pp inc ltd st jr sr "
    "mio mln mrd mill fr sfr est incl excl max min fig dept corp co etc u.s u.k a.k.a circa"
)
_CLOSERS = "\"'”’)]*_`»"
LONGEST = 1000
"""Characters a sentence may hold; a longer one is cut, so that work stays linear."""

WORD, NUMBER, CURRENCY, HYPHEN, DASH, TAIL, MARK = range(1, 8)


class Tokens:
    """The tokens of one sentence as parallel lists: word, raw text, place, kind."""

    __slots__ = ("ends", "glued", "kinds", "raws", "starts", "text", "tight", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.words: list[str] = []
        self.raws: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[int] = []
        self.tight: list[bool] = []
        """Whether nothing stands between this token and the one before."""
        self.glued: list[bool] = []
        """Whether a hyphen joins this token to the one before."""
        self._fill(start, end)

    def _fill(self, start: int, end: int) -> None:
        text, last, hyphen = self.text, start - 1, -1
        for match in _TOKEN.finditer(text, start, end):
            kind = match.lastindex or MARK
            at, stop = match.span()
            if kind == HYPHEN:
                if at != last and (stop >= end or text[stop].isspace()):
                    self._add("-", at, stop, DASH, tight=False, glued=False)
                elif at == last:
                    hyphen = stop
                else:
                    stop = -1  # a sign: what follows does not lean on the word before
            else:
                self._split(match.group(), at, stop, kind, tight=at == last, glued=at == hyphen)
            last = stop

    def _split(self, raw: str, at: int, stop: int, kind: int, *, tight: bool, glued: bool) -> None:
        if kind == WORD and ("'" in raw or "’" in raw):
            low = raw.lower().replace("’", "'")
            for tail in _TAILS:
                if low.endswith(tail) and len(low) > len(tail):
                    cut = stop - len(tail)
                    self._add(raw[: -len(tail)], at, cut, WORD, tight=tight, glued=glued)
                    self._add(tail, cut, stop, TAIL, tight=True, glued=False)
                    return
        self._add(raw, at, stop, kind, tight=tight, glued=glued)

    def _add(self, raw: str, at: int, stop: int, kind: int, *, tight: bool, glued: bool) -> None:
        self.words.append(raw.lower().replace("’", "'"))
        self.raws.append(raw)
        self.starts.append(at)
        self.ends.append(stop)
        self.kinds.append(kind)
        self.tight.append(tight)
        self.glued.append(glued)


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the tokeniser would see them in a text."""
    return tuple(Tokens(phrase, 0, len(phrase)).words)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every sentence of a text, in order, none beyond bounds."""
    for start, end in _sentences(text):
        at = start
        while end - at > LONGEST:
            cut = text.rfind(" ", at + 1, at + LONGEST) + 1 or at + LONGEST
            yield at, cut
            at = cut
        yield at, end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start, size = 0, len(text)
    for match in _BREAK.finditer(text):
        at = match.start()
        if at < start:
            continue
        stop = _newline(text, at) if text[at] == "\n" else _full_stop(text, at, start)
        if stop:
            if text[start:stop].strip():
                yield start, stop
            start = stop
    if start < size and text[start:].strip():
        yield start, size


def _newline(text: str, at: int) -> int:
    """Return where a sentence ends at this line break, or 0 where it goes on."""
    rest = text[at + 1 : at + 6].lstrip(" \t\r")
    if not rest or rest[0] in "\n#>-*+|•·‣◦▪–—":
        return at + 1
    digits = rest.lstrip("0123456789")
    if len(digits) < len(rest) and digits[:1] in (".", ")"):
        return at + 1
    return 0


def _full_stop(text: str, at: int, start: int) -> int:
    """Return where a sentence ends at this full stop, or 0 where it goes on."""
    stop, size = at + 1, len(text)
    while stop < size and text[stop] in ".!?…":
        stop += 1
    while stop < size and text[stop] in _CLOSERS and stop - at < 9:
        stop += 1
    if stop < size and not text[stop].isspace():
        return 0
    if text[at] == ".":
        word = _word_before(text, at, start)
        if word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I"):
            return 0
    ahead = text[stop : stop + 4].lstrip(" \t\r\n*_\"“‘'([`")
    if ahead[:1].islower():
        return 0
    return stop


def _word_before(text: str, at: int, start: int) -> str:
    low = at
    while low > start and at - low < 14 and (text[low - 1].isalnum() or text[low - 1] == "."):
        low -= 1
    return text[low:at]
