"""The smaller editions: the cheat sheet fits, cards meet back to back, a review leaves room."""

from __future__ import annotations

import io
import re
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import pdfplumber
import pytest

from portfolio.dossier.build import render
from portfolio.dossier.fit import fitted
from portfolio.model.dossier import DossierSpec, Edition, Format, View
from portfolio.model.number import Number
from tests.dossier import fixtures
from tests.dossier.fixtures import bank, of, story


def spec(edition: Edition, **fields: Any) -> DossierSpec:
    return DossierSpec.model_validate({"edition": edition, **fields})


@cache
def opened(edition: Edition, count: int, pages: int = 1) -> tuple[Any, ...]:
    asked = spec(edition, pages=pages)
    content = render(fixtures.view(bank(count), asked), asked, "pdf", strict=True)
    assert isinstance(content, bytes)
    with pdfplumber.open(io.BytesIO(content)) as book:
        return tuple(
            (p.extract_text(), p.chars, p.width, p.height, [*p.lines, *p.rects]) for p in book.pages
        )


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (9, 1), (40, 1), (18, 2)])
def test_a_cheat_sheet_never_runs_over(count: int, pages: int) -> None:
    assert 1 <= len(opened("cheatsheet", count, pages)) <= pages


def test_nothing_on_a_cheat_sheet_is_under_nine_points() -> None:
    (page,) = opened("cheatsheet", 40)
    sizes = Counter(round(c["size"], 1) for c in page[1])
    assert min(sizes) >= 9
    assert len(sizes) <= 3


def test_what_does_not_fit_is_named_on_the_page() -> None:
    (page,) = opened("cheatsheet", 40)
    text = re.sub(r"\s+", " ", page[0])
    assert "Not here for want of room: the questions, and" in text
    last = fixtures.view(bank(40)).cues[-1]
    assert f"{last.number} {last.title}" in text


def test_questions_go_before_stories() -> None:
    view = fixtures.view(bank(9))
    tried: list[View] = []

    def pages(one: View) -> int:
        tried.append(one)
        return 1 if one.asked == 0 and len(one.cues) <= 4 else 2

    found = fitted(view, 1, pages)
    assert [t.asked for t in tried[:3]] == [3, 1, 0]
    assert len(found.cues) == 4
    assert "five stories: 5 " in found.left_out


def test_what_fits_leaves_nothing_out() -> None:
    assert fitted(fixtures.view(bank(2)), 1, lambda _: 1).left_out == ""


def test_four_cards_lie_on_a_sheet_and_each_cue_behind_its_question() -> None:
    found = opened("cards", 5)
    assert len(found) == 4
    view = fixtures.view(bank(5))
    numbers = [[c.number if c else 0 for c in leaf.backs] for leaf in view.leaves]
    assert numbers == [[2, 1, 4, 3], [0, 5, 0, 0]]
    cues = view.cues
    assert cues[0].question[:20] in found[0][0]
    assert cues[0].anchors[0] in found[1][0]


def test_cards_have_marks_to_cut_along() -> None:
    front = opened("cards", 5)[0]
    assert front[4], "no lines to cut along"


@pytest.mark.parametrize("edition", ["cheatsheet", "cards", "story"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_nothing_leaves_the_page(edition: Edition, paper: str) -> None:
    asked = spec(edition, paper=paper)
    content = render(fixtures.view(bank(5), asked), asked, "pdf", strict=True)
    with pdfplumber.open(io.BytesIO(content)) as book:  # type: ignore[arg-type]
        for page in book.pages:
            for char in page.chars:
                assert 12 <= char["x0"] <= char["x1"] <= page.width - 12
                assert 12 <= char["top"] <= char["bottom"] <= page.height - 12


def test_a_reviewer_reads_no_judgement_of_ours_and_has_room() -> None:
    made = bank(3)
    asked = spec("story", stories=(made.stories[0].id,))
    content = render(fixtures.view(made, asked), asked, "pdf", strict=True)
    with pdfplumber.open(io.BytesIO(content)) as book:  # type: ignore[arg-type]
        text = " ".join(p.extract_text() for p in book.pages)
    assert made.stories[0].headline[:20] in text
    assert "for review" in text
    assert "What would you ask next?" in text
    assert "●" not in text
    assert "reads l" not in text.lower()


@pytest.mark.parametrize("edition", ["cheatsheet", "cards", "story"])
@pytest.mark.parametrize("fmt", ["html", "md", "txt", "json"])
def test_every_edition_has_every_format(edition: Edition, fmt: Format) -> None:
    asked = spec(edition)
    view = fixtures.view(bank(3), asked)
    text = render(view, asked, fmt)
    assert isinstance(text, str)
    plain = re.sub(r"\s+", " ", text)
    assert all(cue.headline[:20] in plain for cue in view.cues)


@pytest.mark.parametrize("edition", ["cheatsheet", "cards", "story"])
def test_an_edition_without_stories_says_so(edition: Edition) -> None:
    asked = spec(edition)
    content = render(fixtures.view(of(()), asked), asked, "pdf", strict=True)
    with pdfplumber.open(io.BytesIO(content)) as book:  # type: ignore[arg-type]
        assert "No story yet" in book.pages[0].extract_text()


def test_anchors_come_from_the_evidence_when_none_are_written() -> None:
    text = "I led 150 engineers and the board said yes, and it saves $50M a year."
    view = fixtures.view(of((story(action=text),)))
    assert view.cues[0].anchors
    assert all(a in text for a in view.cues[0].anchors)


def test_a_cue_says_that_its_number_is_not_confirmed_and_what_a_failure_cost() -> None:
    numbers = (
        Number(says="$17M", nature="value", owner="mine", confirmed=date(2026, 10, 1)),
        Number(says="$38M", nature="loss", owner="mine", confirmed="cannot"),
    )
    told = story(kind="failure", result="We lost $38M and sold for $17M.", numbers=numbers)

    (cue,) = fixtures.view(of((told,))).cues

    assert cue.amount == "$38M"
    assert cue.whose.endswith("can’t be confirmed")
