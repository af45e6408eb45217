"""Rehearsals as the whole program sees them: kept, counted, printed, and never lost."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from portfolio import loops, rehearsing, timing
from portfolio.errors import UnknownName, UsageError
from portfolio.model.dossier import DossierSpec
from portfolio.model.story import STAR
from portfolio.resources import sample
from portfolio.store import edit, history
from portfolio.workspace import Workspace

TODAY = date(2026, 11, 20)
STORY = "quantum-bet"
TIMES = dict(zip(STAR, (45, 31, 118, 44), strict=True))


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    root = tmp_path / "bank"
    (root / "stories").mkdir(parents=True)
    shutil.copy(sample() / "portfolio.yaml", root)
    for name in (STORY, "the-night-checkout-fell-over", "robots-we-did-not-need"):
        shutil.copy(sample() / "stories" / f"{name}.md", root / "stories")
    return Workspace.open(root)


def tell(space: Workspace, *days: int, story: str = STORY) -> None:
    """Tell a story in time on some days of the month."""
    for day in days:
        rehearsing.keep(space, story, TIMES, day=date(2026, 11, day))


def test_a_telling_is_kept_and_the_story_counts_it(space: Workspace) -> None:
    heard = rehearsing.keep(space, STORY, TIMES, day=TODAY, note=" calm \n at last ")

    assert (heard.says, heard.note) == ("In time: 3:58 of 4:00.", "calm at last")
    found = rehearsing.report(space, STORY, TODAY)
    assert (found.aloud.counted, found.due) == (1, None)
    assert found.rehearsals == (heard,)


def test_a_change_of_words_is_seen_and_a_new_line_is_none(space: Workspace) -> None:
    tell(space, 12, 14, 16)
    story = space.file(STORY).story
    text = story.text("action")

    space.save(edit.with_texts(story, {"action": f"{text}\n\n"}), space.file(STORY))
    assert rehearsing.stands(space, STORY).counted == 3

    story = space.file(STORY).story
    space.save(edit.with_texts(story, {"action": f"{text} Again."}), space.file(STORY))
    assert rehearsing.stands(space, STORY).counted == 2
    due = rehearsing.report(space, STORY, TODAY).due
    assert due
    assert due.reason == "changed"


@pytest.mark.parametrize(("changed", "same"), [(13, False), (12, True), (11, True)])
def test_a_telling_logged_late_is_of_these_words_only_while_the_file_stood(
    space: Workspace, changed: int, same: bool
) -> None:
    moment = datetime(2026, 11, changed, 12).astimezone().timestamp()
    os.utime(space.root / "stories" / f"{STORY}.md", (moment, moment))

    heard = rehearsing.keep(space, STORY, TIMES, day=date(2026, 11, 12), today=TODAY)

    assert heard.same_words is same
    assert rehearsing.stands(space, STORY).changed is not same


def test_rehearsals_survive_the_trash(space: Workspace) -> None:
    tell(space, 12, 14)
    space.remove(STORY)
    assert STORY not in space.aloud()
    with pytest.raises(UnknownName):
        rehearsing.report(space, STORY, TODAY)

    space.restore(STORY, history.versions(space.root, STORY)[-1].name)

    assert rehearsing.stands(space, STORY).counted == 2


def test_the_boards_index_holds_the_count(space: Workspace) -> None:
    tell(space, 12, 14)
    space.reviews()

    rows = json.loads((space.root / ".portfolio" / "index.json").read_text("utf-8"))["rows"]
    assert {row["id"]: row["told"] for row in rows}[STORY] == 2


def test_the_deck_and_the_plan_know_what_was_told(space: Workspace) -> None:
    people = ("Ana:bar raiser:think-big", "Ben:peer:frugality")
    loop = loops.new(space, "Northwind", day=date(2026, 12, 1), interviewers=people).loop.id
    tell(space, 12, 14)

    because = {
        one.story: one.because
        for seat in loops.deck(space, loop, today=TODAY).interviewers
        for one in seat.stories
    }
    assert "2 of 3 tellings count" in because[STORY]
    evenings = [e for e in timing.evenings(space, loop, TODAY).evenings if e.work == "rehearse"]
    assert all(e.command.startswith("portfolio rehearse ") for e in evenings)
    title = space.file(STORY).story.title
    before = sum(e.what.count(title) for e in evenings)
    tell(space, 16)
    after = timing.evenings(space, loop, TODAY).evenings
    assert before == 1
    assert sum(e.what.count(title) for e in after if e.work == "rehearse") == 0


def test_the_deck_says_no_more_than_enough_of_a_story_told_often(space: Workspace) -> None:
    people = ("Ana:bar raiser:think-big", "Ben:peer:frugality")
    loop = loops.new(space, "Northwind", interviewers=people).loop.id
    tell(space, 10, 11, 12, 13)

    deck = loops.deck(space, loop, today=TODAY)

    said = [one.because for seat in deck.interviewers for one in seat.stories]
    assert any("3 of 3 tellings count" in one for one in said)


def test_what_is_due_begins_with_the_deck_of_the_loop_ahead(space: Workspace) -> None:
    loops.new(space, "Northwind", day=date(2026, 12, 1), interviewers=("Ana::think-big",))
    chosen = loops.deck(space, "northwind-2026-12", today=TODAY).deck

    found = rehearsing.due_now(space, None, TODAY)

    assert found.loop == "northwind-2026-12"
    assert {one.story for one in found.due if one.deck} == set(chosen)
    later = rehearsing.due_now(space, None, date(2027, 1, 5))
    assert (later.loop, [one.deck for one in later.due]) == (None, [False] * 3)


def test_what_a_loop_has_heard_or_is_spared_is_not_due_for_it(space: Workspace) -> None:
    loop = loops.new(space, "Northwind", day=date(2026, 12, 1), interviewers=("Ana::",)).loop.id
    loops.ban(space, loop, STORY)
    loops.tell(space, loop, "robots-we-did-not-need", "ana", TODAY)

    found = rehearsing.due_now(space, loop, TODAY)

    assert [one.story for one in found.due] == ["the-night-checkout-fell-over"]
    assert found.enough == 0


def test_a_deck_that_is_used_up_is_no_fault(space: Workspace) -> None:
    loops.new(space, "Northwind", day=date(2026, 12, 1), interviewers=("Ana::think-big",))
    for file in space.files():
        loops.ban(space, "northwind-2026-12", file.story.id)

    assert rehearsing.due_now(space, None, TODAY).due == ()


def test_seeds_and_what_is_empty_are_not_due_and_not_told(space: Workspace) -> None:
    space.new("It rained", status="seed")

    assert "it-rained" not in {one.story for one in rehearsing.due_now(space, None, TODAY).due}
    with pytest.raises(UsageError, match="nothing to tell"):
        rehearsing.keep(space, "it-rained", 240, day=TODAY)


@pytest.mark.parametrize("seconds", [0, 3601, dict.fromkeys(STAR, 0)])
def test_a_time_no_telling_takes_is_refused(
    space: Workspace, seconds: int | dict[str, int]
) -> None:
    with pytest.raises(UsageError, match="can't be meant"):
        rehearsing.keep(space, STORY, seconds, day=TODAY)

    assert rehearsing.stands(space, STORY).told == 0


def test_the_last_telling_is_taken_back_or_noted(space: Workspace) -> None:
    tell(space, 12, 14)
    rehearsing.note(space, STORY, "Ana laughed")
    assert rehearsing.take_back(space, STORY).note == "Ana laughed"
    assert rehearsing.take_back(space, STORY).day == date(2026, 11, 12)
    with pytest.raises(UsageError, match="never told"):
        rehearsing.take_back(space, STORY)


def test_a_telling_that_is_not_the_last_any_more_is_left_alone(space: Workspace) -> None:
    first = rehearsing.keep(space, STORY, 238, day=TODAY)
    rehearsing.keep(space, STORY, 300, day=TODAY)

    with pytest.raises(UsageError, match="the telling of 3:58 on 2026-11-20 is not the last"):
        rehearsing.take_back(space, STORY, first)
    with pytest.raises(UsageError, match="nothing was changed"):
        rehearsing.note(space, STORY, "calm", first)

    assert [(one.total, one.note) for one in rehearsing.report(space, STORY, TODAY).rehearsals] == [
        (238, ""),
        (300, ""),
    ]


@pytest.mark.parametrize("fmt", ["md", "txt", "html", "json"])
def test_the_dossier_says_it_in_a_line_and_nothing_of_a_story_never_told(
    space: Workspace, fmt: str
) -> None:
    tell(space, 12, 14)
    rehearsing.keep(space, STORY, 300, day=date(2026, 11, 15))

    made = space.render(DossierSpec(), fmt).read_text("utf-8")
    again = space.render(DossierSpec(), fmt, out=space.root / "again").read_text("utf-8")

    says = "told aloud 3 times, twice in time, last 15 Nov 2026 in 5:00"
    assert " ".join(made.split()).casefold().count(says.casefold()) == 1
    assert made.casefold().count("told aloud") == 1
    assert made == again


def test_the_record_names_the_sections_and_a_change_since(space: Workspace) -> None:
    tell(space, 12)
    story = space.file(STORY).story
    assert _lines(space) == ["told aloud once, last 12 Nov 2026 in 3:58 · 45 31 118 44"]

    space.save(edit.with_texts(story, {"task": "Other words."}), space.file(STORY))
    assert _lines(space) == [
        "told aloud once, last 12 Nov 2026 in 3:58 · 45 31 118 44 · rewritten since"
    ]


def _lines(space: Workspace) -> list[str]:
    return [one.aloud for one in space.view(DossierSpec()).all_stories if one.aloud]


def test_the_word_file_says_it_too(space: Workspace) -> None:
    tell(space, 12)

    made = docx.Document(str(space.render(DossierSpec(), "docx")))

    said = [part.text for part in made.paragraphs]
    assert "Told aloud once, last 12 Nov 2026 in 3:58 · 45 31 118 44." in said


def test_a_reviewer_reads_nothing_of_it(space: Workspace) -> None:
    tell(space, 12)
    spec = DossierSpec(edition="story", stories=(STORY,))

    assert "told aloud" not in space.render(spec, "md").read_text("utf-8").casefold()
