"""Everything a dossier says is decided before anything is set."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from portfolio.dossier.pages import beats
from portfolio.dossier.words import curled
from portfolio.errors import RenderFailed, UnknownName, UsageError
from portfolio.model.colour import contrast, darker
from portfolio.model.dossier import DossierSpec, View
from portfolio.model.evidence import Evidence, Money
from portfolio.model.number import Number
from portfolio.model.settings import Settings
from portfolio.model.story import FollowUp
from portfolio.model.verdict import CriterionVerdict, Seconds
from tests.dossier import fixtures
from tests.dossier.fixtures import bank, of, rubric, story


def one(**fields: Any) -> View:
    return fixtures.view(of((story(**fields),)))


def test_leadership_comes_first_and_numbers_run_on() -> None:
    view = fixtures.view(bank(18))
    assert [p.number for p in view.all_stories] == list(range(1, 19))
    assert {p.kind for p in view.failures} == {"failure"}


def test_seeds_and_retired_stories_stay_out_unless_named() -> None:
    made = of((story("a", status="seed"), story("b"), story("c", status="retired")))
    assert [p.id for p in fixtures.view(made).all_stories] == ["b"]
    named = fixtures.view(made, DossierSpec(stories=("c", "a"), order="given"))
    assert [p.id for p in named.all_stories] == ["c", "a"]


def test_an_unknown_story_names_the_nearest() -> None:
    with pytest.raises(UnknownName) as error:
        fixtures.view(of((story("billing"),)), DossierSpec(stories=("biling",)))
    assert error.value.nearest == "billing"


def test_an_unknown_tag_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as error:
        fixtures.view(of((story(tags=("vans",)),)), DossierSpec(tags=("van",)))
    assert "vans" in error.value.fix


def test_a_pale_accent_is_refused_with_a_darker_one() -> None:
    with pytest.raises(UsageError) as error:
        DossierSpec(accent="#ffcc00")
    near = error.value.fix.rpartition(" ")[2]
    assert contrast(near) >= 4.5
    assert darker("#000000") == "#000000"


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError):
        DossierSpec(accent="red; } body { background: url(x)")


def test_one_criterion_has_one_mark_a_paragraph_and_says_nothing_twice() -> None:
    for page in fixtures.view(bank(9)).all_stories:
        notes = [n for p in page.star for b in p.blocks for n in b.notes]
        assert len({n.mark for n in notes}) <= len(notes)
        for passage in page.star:
            for block in passage.blocks:
                names = [n.criterion for n in block.notes]
                assert len(names) == len(set(names))


def test_an_amount_under_the_bar_says_the_bar() -> None:
    text = "It saves $50M a year."
    words = Evidence(
        kind="money_impact",
        value=Money(amount=5e7, currency="USD", nature="savings", per="year"),
        section="result",
        start=9,
        end=20,
        text="$50M a year",
    )
    made = of((story(result=text),))
    verdict = CriterionVerdict(
        criterion="impact", verdict="partly", because="Because.", evidence=(words,)
    )
    review = made.reviews[0].model_copy(update={"criteria": (verdict,)})
    view = fixtures.view(made._replace(reviews=(review,)))
    (note,) = view.stories[0].star[3].blocks[0].notes
    assert note.says == "$50M a year, saved; the bar is $100M"
    assert note.sign == "◐"
    assert "year.<sup" in view.stories[0].star[3].blocks[0].html


def test_the_bar_of_time_is_filled_to_scale() -> None:
    seconds = Seconds(situation=45, task=15, action=150, result=45, total=255)
    found = beats(seconds, rubric())
    last = found["result"]
    assert last.tick == pytest.approx(1, abs=0.001)
    assert found["action"].over > 0
    assert found["task"].width == pytest.approx(found["situation"].width / 3, abs=0.001)


def test_numbers_are_told_in_plain_words() -> None:
    number = Number(says="$9M", nature="loss_avoided", owner="mine", confirmed=date(2026, 11, 1))
    (row,) = one(numbers=(number,)).stories[0].amounts
    assert (row.nature, row.owner, row.source, row.confirmed) == (
        "avoided",
        "mine",
        "–",
        "1 Nov 2026",
    )


def test_a_follow_up_without_an_answer_is_a_gap_and_listed() -> None:
    view = one(follow_ups=(FollowUp(question="Why?"),))
    assert view.stories[0].answers[0].sign == "□"
    assert any("Why?" in line for gap in view.gaps for line in gap.lines)


def test_notes_and_dig_are_never_printed_unasked() -> None:
    made = of((story(situation="One.", notes="from a coach", dig="### q\ndug up"),))
    assert "dug up" not in fixtures.view(made).model_dump_json()
    assert "dug up" in fixtures.view(made, DossierSpec(include_dig=True)).model_dump_json()
    everything = fixtures.view(made, DossierSpec(include_dig=True)).model_dump_json()
    assert "from a coach" not in everything


def test_every_counted_question_is_in_the_index() -> None:
    questions = {line.question for g in fixtures.view(bank(2)).index for line in g.lines}
    assert {curled(s.question) for s in rubric().counted().values()} <= questions


def test_a_matrix_wider_than_a_page_is_cut_in_two() -> None:
    matrices = fixtures.view(bank(30)).matrices
    assert [len(m.columns) for m in matrices] == [15, 15]


def test_a_dossier_without_stories_still_says_what_is_missing() -> None:
    view = fixtures.view(of(()))
    assert view.inside == "No story yet"
    assert view.gaps


def test_redaction_reaches_every_field() -> None:
    made = bank(9)
    view = fixtures.view(made, DossierSpec(redact=True))
    assert "brightloaf" in fixtures.view(made).model_dump_json().lower()
    assert "brightloaf" not in view.model_dump_json().lower()
    assert view.all_stories[0].id == "story-1"


@pytest.mark.parametrize("written", ["O'Brien Foods", "O’Brien Foods"])
def test_redaction_takes_either_apostrophe(written: str) -> None:
    told = [s.model_copy(update={"company": written}) for s in bank(9).stories]
    made = of(tuple(told))._replace(
        settings=Settings(name="Ines Calder", aliases={"O'Brien Foods": "an online grocer"})
    )
    view = fixtures.view(made, DossierSpec(redact=True))
    assert "brien" not in view.model_dump_json().lower()
    assert "an online grocer" in view.model_dump_json()


def test_a_name_that_would_still_stand_on_any_page_is_refused() -> None:
    torn = story("torn", title="Torn", situation="At Bright**loaf** we were.")
    with pytest.raises(RenderFailed, match="in story 1"):
        fixtures.view(of((torn,)), DossierSpec(redact=True))


def test_an_id_with_an_apostrophe_keeps_its_story_on_the_pages_about_the_bank() -> None:
    told = tuple(
        s.model_copy(update={"id": "bob's-bet"}) if s.id == "quantum-bet" else s
        for s in bank(18).stories
    )
    view = fixtures.view(of(told))
    number = next(p.number for p in view.all_stories if p.id == "bob's-bet")
    named = [r.number for f in view.families for s in f.scenarios for r in s.stories]
    assert number in named


def test_redaction_takes_links_out() -> None:
    made = of((story(situation="At [work](https://brightloaf.example) we were."),))
    view = fixtures.view(made, DossierSpec(redact=True))
    assert "href" not in view.stories[0].star[0].blocks[0].html
