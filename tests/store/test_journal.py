"""What is typed stands in the journal at once, and no cut of it costs more than its last line."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.errors import CannotWrite, StoryBroken, UnknownName
from portfolio.store import journal as room
from portfolio.store.history import versions
from portfolio.store.journal import Journal, left
from portfolio.workspace import Workspace
from tests.store.sessions import cut_off
from tests.tui.stage import BROKEN, ORCHARD, workspace

NAMES = st.sampled_from(("title", "situation", "action", "notes"))
TEXTS = st.text(st.characters(codec=None), max_size=40)


def held(folder: Path, story: str = "orchard") -> str:
    """Return a story's file."""
    return (folder / "stories" / f"{story}.md").read_text(encoding="utf-8")


def test_what_is_noted_is_left_when_the_session_ends(tmp_path: Path) -> None:
    cut_off(tmp_path, situation="It rained.", headline="Rain.")

    (found,) = left(tmp_path)
    assert found.story == "orchard"
    assert found.texts == {"situation": "It rained.", "headline": "Rain."}


def test_a_session_that_lives_is_left_alone(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "orchard")
    journal.note("situation", "It rains.")

    assert left(tmp_path) == []
    journal.close()
    assert len(left(tmp_path)) == 1


def test_two_sessions_on_one_story_have_a_journal_each(tmp_path: Path) -> None:
    cut_off(tmp_path, situation="One hand.")
    cut_off(tmp_path, situation="The other.")

    assert {one.texts["situation"] for one in left(tmp_path)} == {"One hand.", "The other."}


def test_saving_takes_the_journal_away(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "orchard")
    journal.note("situation", "It rains.")
    journal.clear()

    assert list(room.folder(tmp_path).iterdir()) == []
    journal.note("situation", "It rains again.")
    journal.close()
    assert left(tmp_path)[0].texts == {"situation": "It rains again."}


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    cut_off(tmp_path, situation="Confidential.")

    (path,) = room.folder(tmp_path).iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_long_journal_is_written_anew_and_holds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_MOST", 2000)
    journal = Journal(tmp_path, "orchard")
    journal.note("task", "The task stands.")
    for at in range(100):
        journal.note("situation", "words " * 20 + str(at))
    assert left(tmp_path) == [], "the new file is locked like the old"
    journal.close()

    (path,) = room.folder(tmp_path).iterdir()
    assert path.stat().st_size < 4000
    texts = left(tmp_path)[0].texts
    assert texts == {"task": "The task stands.", "situation": "words " * 20 + "99"}


def test_a_disk_that_refuses_says_so_and_keeps_what_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path, "orchard")
    journal.note("situation", "It rains.")
    write = os.write
    halves = iter((10,))

    def full(handle: int, line: bytes) -> int:
        most = next(halves, None)
        if most is None:
            raise OSError(errno.ENOSPC, "no space")
        return write(handle, line[:most])

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(CannotWrite, match="the disk is full"):
        journal.note("situation", "It rains harder.")
    monkeypatch.setattr(os, "write", write)
    journal.note("task", "To stay dry.")
    journal.close()

    assert left(tmp_path)[0].texts == {"situation": "It rains.", "task": "To stay dry."}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=8), st.data())
def test_a_cut_anywhere_costs_the_last_line_at_most(
    typed: list[tuple[str, str]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder), "orchard")
        for name, text in typed:
            journal.note(name, text)
        journal.close()
        (path,) = room.folder(Path(folder)).iterdir()
        content = path.read_bytes()
        cut = data.draw(st.integers(0, len(content)))
        path.write_bytes(content[:cut])

        whole = content[:cut].count(b"\n")
        found = left(Path(folder))
        texts = dict(found[0].texts) if found else {}
        assert texts in (dict(typed[:whole]), dict(typed[: whole + 1]))


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"{}\n", b'{"v": 2}\n', b"\xff\xfe{[", b"[" * 99_999, b"3\n"]
)
def test_what_is_no_journal_is_left_where_it_lies(tmp_path: Path, content: bytes) -> None:
    room.folder(tmp_path).mkdir(parents=True)
    path = room.folder(tmp_path) / "strange.jsonl"
    path.write_bytes(content)

    assert left(tmp_path) == []
    assert path.exists()


def test_keeping_puts_it_into_the_story_and_the_version_before_into_the_history(
    tmp_path: Path,
) -> None:
    space = Workspace.open(workspace(tmp_path, orchard=ORCHARD))
    cut_off(tmp_path, action="I stayed on call, and slept in the data hall.")

    (leftover,) = space.leftovers()
    assert leftover.title == "The orchard network"
    assert [change.where for change in leftover.changes] == ["action"]
    space.recover(leftover)

    assert "slept in the data hall" in held(tmp_path)
    assert held(tmp_path).startswith(ORCHARD.partition("## Action")[0])
    assert versions(tmp_path, "orchard")[-1].path.read_text(encoding="utf-8") == ORCHARD
    assert not space.leftovers()


def test_dropping_puts_it_into_the_history_and_leaves_the_story(tmp_path: Path) -> None:
    space = Workspace.open(workspace(tmp_path, orchard=ORCHARD))
    cut_off(tmp_path, action="I slept in the data hall.")

    kept = space.put_aside(space.leftovers()[0])

    assert held(tmp_path) == ORCHARD
    assert "I slept in the data hall." in kept.read_text(encoding="utf-8")
    assert not space.leftovers()
    assert "data hall" in space.restore("orchard", kept.stem).story.text("action")


def test_what_the_story_has_by_now_is_not_offered(tmp_path: Path) -> None:
    space = Workspace.open(workspace(tmp_path, orchard=ORCHARD))
    cut_off(tmp_path, task="I was to bring them onto one, and I could order nobody.\n")

    assert space.leftovers() == ()
    assert list(room.folder(tmp_path).iterdir()) == []


def test_a_story_that_is_gone_is_made_anew(tmp_path: Path) -> None:
    space = Workspace.open(workspace(tmp_path))
    cut_off(tmp_path, "vineyard", "The vineyard", situation="It hailed.")

    (leftover,) = space.leftovers()
    assert leftover.gone
    space.recover(leftover)

    assert "title: The vineyard" in held(tmp_path, "vineyard")
    assert "It hailed." in held(tmp_path, "vineyard")


def test_a_line_that_was_to_become_a_seed_becomes_one(tmp_path: Path) -> None:
    space = Workspace.open(workspace(tmp_path))
    cut_off(tmp_path, "", title="the night billing fell")

    (leftover,) = space.leftovers()
    space.recover(leftover)

    assert "status: seed" in held(tmp_path, "the-night-billing-fell")


def test_a_broken_story_loses_nothing_either(tmp_path: Path) -> None:
    space = Workspace.open(workspace(tmp_path, broken=BROKEN))
    cut_off(tmp_path, "broken", situation="Words typed before it broke.")

    (leftover,) = space.leftovers()
    with pytest.raises(StoryBroken):
        space.recover(leftover)
    assert len(space.leftovers()) == 1
    kept = space.put_aside(leftover)
    assert "Words typed before it broke." in kept.read_text(encoding="utf-8")
    assert held(tmp_path, "broken") == BROKEN


def test_an_unknown_leftover_names_the_nearest(tmp_path: Path) -> None:
    space = Workspace.open(workspace(tmp_path, orchard=ORCHARD))
    cut_off(tmp_path, action="I slept.")

    with pytest.raises(UnknownName) as refused:
        space.leftovers("orchrad")
    assert "orchard" in refused.value.fix
