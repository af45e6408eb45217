"""What was learned knows what the code asks of it, and texts that mean alike are found alike."""

from __future__ import annotations

import numpy as np

from portfolio.review.ask import AskedBank, answer
from portfolio.review.ask.learned import learned
from portfolio.review.ask.meanings import meanings, unit
from portfolio.review.ask.question import read
from portfolio.review.ask.scoring import FIT, NONE, signs
from portfolio.review.ask.thesaurus import concepts
from tests.review.ask.questions import PACE
from tests.review.banks import L7, story


def test_texts_that_mean_alike_point_the_same_way() -> None:
    dismissed, parted, shone = unit(
        meanings().sums(["I had to dismiss him.", "We let her go.", "The lake was frozen."])
    )

    assert dismissed @ parted > dismissed @ shone + 0.1


def test_words_nobody_knows_mean_nothing() -> None:
    empty, strange = unit(meanings().sums(["", "Qwzxv 12 – !"]))

    assert not empty.any()
    assert not strange.any()


def test_a_text_means_the_same_whoever_stands_beside_it() -> None:
    alone = meanings().sums(["The team fell apart."])
    beside = meanings().sums(["", "The team fell apart.", "Rain."])

    assert np.array_equal(alone[0], beside[1])


def test_every_concept_of_the_rubric_was_learned() -> None:
    assert set(learned().reader.concepts) == {(c.kind, c.id) for c in concepts(L7)}


def test_the_judges_weigh_the_signs_they_are_given() -> None:
    assert learned().fit.signs == FIT
    assert learned().none.signs == NONE


def test_a_question_leans_to_something_with_its_whole_weight() -> None:
    told = AskedBank([story("told", "crisis-recovery")], L7)

    leans = read("Which night would you rather forget?", told).leans

    assert abs(leans.sum() - 1) < 1e-9
    assert leans.min() >= 0


def test_a_concept_never_learned_is_the_least_likely() -> None:
    own = L7.scenarios["crisis-recovery"].model_copy(update={"name": "Circus"})
    widened = L7.model_copy(update={"scenarios": {**L7.scenarios, "circus": own}})
    told = AskedBank([story("told", "circus")], widened)

    leans = read("Tell me about a crisis.", told).leans

    at = [c.id for c in told.concepts].index("circus")
    assert leans[at] == leans.min()


def test_a_story_of_one_word_has_every_sign() -> None:
    told = AskedBank([story("told", action="Rain"), story("other", action="We left.")], L7)

    found = signs(read("Tell me about a flood.", told), told)

    assert found.shape == (2, len(FIT))
    assert np.isfinite(found).all()
    assert answer("Tell me about a flood.", told, pace=PACE).question
