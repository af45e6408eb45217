"""Offsets hold in any text, work is remembered by sentence, and effort grows with length only."""

from __future__ import annotations

import json

import pytest

from portfolio.resources import schema
from portfolio.review.measure import engine, measure
from portfolio.review.measure.senses import senses
from portfolio.review.measure.tokens import LONGEST, sentences
from tests.training.senses import compiled

STORY = "We cut **$4M** a year.\r\n\r\n- The CTO agreed.\n- It took “eighteen months”.\n"


def test_offsets_are_code_points_of_the_text_as_given() -> None:
    found = measure(STORY, "result")
    assert [e.text for e in found] == [STORY[e.start : e.end] for e in found]
    assert {"$4M", "CTO", "eighteen months"} <= {e.text for e in found}
    assert {e.section for e in found} == {"result"}


def test_evidence_comes_in_reading_order_with_its_cue() -> None:
    found = measure(STORY)
    assert [e.start for e in found] == sorted(e.start for e in found)
    assert all(e.cue for e in found)


def test_the_same_text_is_measured_the_same() -> None:
    assert measure(STORY) == measure(STORY)


def test_only_an_edited_sentence_is_measured_again() -> None:
    lines = [f"In sprint {number} the CTO saw what we cut." for number in range(40)]
    measure(" ".join(lines))
    before = engine._sentence.cache_info().misses
    lines[7] = "In sprint 7 the CFO saw what we cut."
    measure(" ".join(lines))
    assert engine._sentence.cache_info().misses == before + 1


@pytest.mark.parametrize("piece", ["$1 to ", "and a half ", "not ", "from 3 ", "**", "a, ", "“"])
def test_adversarial_repeats_are_cut_into_bounded_pieces(piece: str) -> None:
    text = piece * 4000
    spans = list(sentences(text))
    assert all(end - start <= LONGEST for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).strip() == text.strip()
    measure(text)


def test_the_senses_are_those_of_the_word_lists() -> None:
    kept = schema("lexicon", "senses.json").read_text(encoding="utf-8")
    assert kept == compiled() + "\n", "run: python -m tests.training.senses"


def test_the_model_knows_every_class_it_was_trained_on() -> None:
    model = json.loads(schema("lexicon", "model.json").read_text(encoding="utf-8"))
    assert set(model["classes"]) <= set(senses().names)


@pytest.mark.parametrize(
    "text",
    [
        "It is 9 per cent a year, down from 26.",
        "3 years instead of 4,2",
        "A decade-long plan",
        "5 p.c",
    ],
)
def test_a_span_ends_within_its_sentence(text: str) -> None:
    assert [e.text for e in measure(text)] == [text[e.start : e.end] for e in measure(text)]


def test_a_run_on_sentence_of_many_words_overflows_no_judge() -> None:
    plain = " and then we met again, as we did on most days of that long year," * 14
    assert {e.kind for e in measure(plain)} <= {"horizon"}


def test_words_that_end_in_somebody_else_are_read_to_their_end() -> None:
    assert measure("We made it for merchants, $2M, made by merchants.")
