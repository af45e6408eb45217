"""Makes schema/lexicon/senses.json of the word lists: `python -m tests.training.senses`."""

from __future__ import annotations

import json
from itertools import starmap

from portfolio.resources import lexicon, schema
from portfolio.review.measure.lexicon import Inflection, parse, plural, spellings, split

FILES = ("grammar", "money", "scope", "people", "standing", "senses-money", "senses-soft")
"""The word lists whose classes the trained model knows."""


def compiled() -> str:
    """Return every phrase of the word lists, inflected, with the numbers of its classes."""
    numbers: dict[str, int] = {}
    found: dict[str, set[int]] = {}
    forms = Inflection()
    for file in FILES:
        for name, sort, phrases in parse(lexicon(file)):
            number = numbers.setdefault(name, len(numbers))
            for phrase in phrases:
                for words in _variants(phrase, sort, forms):
                    found.setdefault(" ".join(words), set()).add(number)
    reach: dict[str, int] = {}
    for phrase in found:
        first, _, rest = phrase.partition(" ")
        if rest:
            size = rest.count(" ") + 2
            start = f"{first} {rest.partition(' ')[0]}"
            reach[start] = max(reach.get(start, 0), size)
    phrases_of = dict(starmap(lambda words, held: (words, sorted(held)), sorted(found.items())))
    out = {"names": list(numbers), "phrases": phrases_of, "reach": dict(sorted(reach.items()))}
    return json.dumps(out, ensure_ascii=False, separators=(",", ":"))


def _variants(phrase: str, sort: str, forms: Inflection) -> list[tuple[str, ...]]:
    """Return the forms in which a phrase may stand in a text; none for a phrase with a gap."""
    if "." in phrase.split():
        return []
    if not sort:
        return [split(phrase)]
    out: list[tuple[str, ...]] = []
    for spelling in spellings(phrase):
        words = split(spelling)
        if sort == "verb":
            out += [(form, *words[1:]) for form in forms.of(words[0])]
        else:
            out += [words, (*words[:-1], plural(words[-1]))]
    return [words for words in out if words]


if __name__ == "__main__":
    schema("lexicon", "senses.json").write_text(compiled() + "\n", encoding="utf-8")
