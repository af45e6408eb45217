"""The thesaurus is plain data: what it names exists, and what it says is heard."""

from __future__ import annotations

from portfolio.resources import lexicon
from portfolio.review.ask.thesaurus import _FILES, concepts
from portfolio.review.ask.words import forms, groups_of, near, places, related, stems
from tests.review.banks import L7


def test_every_scenario_and_principle_has_its_phrases() -> None:
    thin = [c.id for c in concepts(L7) if c.kind != "topic" and len(c.asked) < 30]

    assert not thin


def test_what_the_thesaurus_names_stands_in_the_rubric() -> None:
    named = {key for name in _FILES for key in groups_of(lexicon(name))}
    kinds = {key.partition(":")[0] for key in named}
    rubric = {f"scenario:{s}" for s in L7.scenarios} | {f"principle:{p}" for p in L7.principles}

    assert kinds == {"scenario", "principle", "topic"}
    assert {key for key in named if not key.startswith("topic:")} == rubric


def test_a_rubric_without_a_principle_loses_its_bridge_and_nothing_else() -> None:
    kept = {k: p for k, p in L7.principles.items() if k != "frugality"}
    found = concepts(L7.model_copy(update={"principles": kept}))

    assert all(c.id != "frugality" for c in found)
    assert all("frugality" not in (c.near or {}) for c in found)


def test_framing_words_count_only_where_little_else_is_left() -> None:
    assert stems("Tell me about a time when you") == ()
    assert forms("What did you say no to?") == ("what", "do", "say", "not") or forms("say no")


def test_like_words_are_one_and_inflections_too() -> None:
    assert stems("CEO") == stems("executives") == stems("my managers")
    assert stems("disagreeing") == stems("objected")


def test_a_phrase_holds_in_any_order_but_not_across_a_text() -> None:
    phrase = stems("blue whale")

    assert near(phrase, places(stems("the whale was blue")))
    far = "blue " + "stone " * 20 + "whale"
    assert not near(phrase, places(stems(far)))


def test_related_words_are_others() -> None:
    words = stems("lonely")

    assert related(words)
    assert not set(related(words)) & set(words)
