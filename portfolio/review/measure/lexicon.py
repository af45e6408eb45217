"""Owns the compiled word lists: phrases by their first word, inflected by rule."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from portfolio.resources import lexicon
from portfolio.review.measure.tokens import words_of

WORD_FILES = ("grammar", "money", "scope", "people")
"""The word lists whose classes the rules ask for by name."""

BASE, THIRD, PAST, GERUND, PLAIN = "base", "s", "past", "ing", ""
Entry = tuple[tuple[str, ...], str, str]
"""The words after the first, the class, the verb's form."""

_VOWELS = "aeiou"


def inflect(
    verb: str, irregular: dict[str, tuple[str, ...]], doubling: frozenset[str] = frozenset()
) -> list[tuple[str, str]]:
    """Return the forms of a verb with the name of each form."""
    if verb.endswith("e"):
        stem, past = verb[:-1], verb + "d"
        gerund = verb + "ing" if verb.endswith(("ee", "ye", "oe")) else stem + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past, gerund = verb[:-1] + "ied", verb + "ing"
    elif verb in doubling:
        past, gerund = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    else:
        past, gerund = verb + "ed", verb + "ing"
    forms = [(verb, BASE), (plural(verb), THIRD), (gerund, GERUND)]
    forms += [(form, PAST) for form in irregular.get(verb, (past,))]
    if verb in doubling and verb.endswith("l"):
        forms += [(verb + "ed", PAST), (verb + "ing", GERUND)]
    return forms


def plural(noun: str) -> str:
    """Return the plural of a noun, or the third person of a verb."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def spellings(phrase: str) -> list[str]:
    """Return a phrase in British and American spelling."""
    out = [phrase]
    for british, american in (("ise", "ize"), ("isation", "ization"), ("our", "or")):
        if british in phrase and american not in phrase:
            out.append(phrase.replace(british, american))
    return out


def parse(text: str) -> list[tuple[str, str, list[str]]]:
    """Return the classes of a word list: name, sort (verb, noun or nothing), phrases."""
    out: list[tuple[str, str, list[str]]] = []
    for line in text.splitlines():
        bare = line.partition("#")[0].strip() if not line.startswith("[") else line.strip()
        if bare.startswith("["):
            name, _, sort = bare.strip("[]").partition(":")
            out.append((name.strip(), sort.strip(), []))
        elif bare:
            out[-1][2].extend(part.strip() for part in bare.split(",") if part.strip())
    return out


class Inflection:
    """The forms of verbs, regular and irregular, each worked out once."""

    def __init__(self) -> None:
        self._irregular: dict[str, tuple[str, ...]] = {}
        self._doubling: frozenset[str] = frozenset()
        self._known: dict[str, list[str]] = {}
        for name, _, phrases in parse(lexicon("irregular")):
            if name == "doubling":
                self._doubling = frozenset(phrases)
                continue
            for phrase in phrases:
                verb, *past = phrase.split()
                known = self._irregular.get(verb, ())
                self._irregular[verb] = (*known, *(form for form in past if form not in known))

    def named(self, verb: str) -> list[tuple[str, str]]:
        """Return the forms of a verb, each with its name."""
        return inflect(verb, self._irregular, self._doubling)

    def of(self, verb: str) -> list[str]:
        """Return the forms of a verb."""
        known = self._known.get(verb)
        if known is None:
            known = self._known[verb] = list(dict.fromkeys(form for form, _ in self.named(verb)))
        return known


class Lexicon:
    """Every phrase of the word lists: single words, and longer ones by their first two words."""

    def __init__(self) -> None:
        self.single: dict[str, list[tuple[str, str]]] = {}
        """A word to its classes, each with the form of a verb."""
        self.pairs: dict[str, dict[str, list[Entry]]] = {}
        """A first word to the second, to the phrases that begin so, the longest first."""
        self.gapped: dict[str, list[Entry]] = {}
        """A first word to the phrases with a gap right behind it."""
        self._forms = Inflection()
        for file in WORD_FILES:
            for name, sort, phrases in parse(lexicon(file)):
                if sort:
                    for phrase in phrases:
                        self._add(name, sort, phrase)
                else:
                    self._add_plain((name, PLAIN), phrases)
        for seconds in self.pairs.values():
            for entries in seconds.values():
                if len(entries) > 1:
                    entries.sort(key=_longest)

    def _add(self, name: str, sort: str, phrase: str) -> None:
        for spelling in spellings(phrase):
            words = split(spelling)
            if sort == "verb":
                rest = words[1:]
                for form, kind in self._forms.named(words[0]):
                    self._put((form, *rest), name, kind)
            else:
                self._put(words, name, PLAIN)
                self._put((*words[:-1], plural(words[-1])), name, PLAIN)

    def _add_plain(self, entry: tuple[str, str], phrases: list[str]) -> None:
        single = self.single
        for phrase in phrases:
            if phrase.isalpha():
                if phrase in single:
                    single[phrase].append(entry)
                else:
                    single[phrase] = [entry]
            else:
                self._put(split(phrase), *entry)

    def _put(self, words: tuple[str, ...], name: str, form: str) -> None:
        if len(words) == 1:
            self.single.setdefault(words[0], []).append((name, form))
        elif words[1] == ".":
            self.gapped.setdefault(words[0], []).append((words[1:], name, form))
        else:
            seconds = self.pairs.setdefault(words[0], {})
            seconds.setdefault(words[1], []).append((words[1:], name, form))


def _longest(entry: Entry) -> int:
    return -len(entry[0])


def split(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase, by the short way where it has only plain words."""
    if phrase.isalpha():
        return (phrase,)
    parts = tuple(phrase.replace("-", " ").split())
    return parts if all(map(str.isalpha, parts)) else words_of(phrase)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector still: it would scan a growing table many times for nothing."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()


@cache
def compiled() -> Lexicon:
    """Return the lexicon, compiled on first use."""
    with uncollected():
        return Lexicon()
