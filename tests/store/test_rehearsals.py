"""The rehearsals' files only grow, are private, and forgive a line that is none."""

from __future__ import annotations

import errno
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.errors import CannotWrite
from portfolio.model.rehearsal import Rehearsal
from portfolio.model.story import STAR, Section, Story
from portfolio.store import rehearsals

ONE = Rehearsal(
    day=date(2026, 11, 12),
    seconds={"situation": 44, "task": 31, "action": 118, "result": 45},
    total=238,
    words="ab12",
    note="calmer, but „Leeds“ came late",
)
TWO = Rehearsal(day=date(2026, 11, 14), total=251, words="ab12")


def path_of(folder: Path) -> Path:
    """Return the file of one story."""
    return folder / ".portfolio" / "rehearsals" / "bridge.jsonl"


def test_tellings_come_back_in_the_order_they_were_kept(tmp_path: Path) -> None:
    rehearsals.keep(tmp_path, "bridge", TWO)
    rehearsals.keep(tmp_path, "bridge", ONE)

    assert rehearsals.load(tmp_path, "bridge").held == (TWO, ONE)
    assert rehearsals.load_all(tmp_path).keys() == {"bridge"}


def test_the_file_is_private_and_each_telling_is_one_line(tmp_path: Path) -> None:
    rehearsals.keep(tmp_path, "bridge", ONE)
    rehearsals.keep(tmp_path, "bridge", TWO)

    path = path_of(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_text("utf-8").splitlines()[1] == (
        '{"v": 1, "day": "2026-11-14", "total": 251, "words": "ab12"}'
    )


def test_what_is_taken_back_stays_in_the_file(tmp_path: Path) -> None:
    rehearsals.keep(tmp_path, "bridge", ONE)
    rehearsals.keep(tmp_path, "bridge", TWO)
    before = path_of(tmp_path).read_bytes()

    rehearsals.take_back(tmp_path, "bridge", ONE)
    assert rehearsals.load(tmp_path, "bridge").held == (TWO,)
    rehearsals.take_back(tmp_path, "bridge", TWO)
    rehearsals.take_back(tmp_path, "bridge", TWO)

    assert rehearsals.load(tmp_path, "bridge").held == ()
    assert path_of(tmp_path).read_bytes().startswith(before)


def test_of_two_tellings_alike_one_is_taken_back(tmp_path: Path) -> None:
    for _ in range(2):
        rehearsals.keep(tmp_path, "bridge", ONE)

    rehearsals.take_back(tmp_path, "bridge", ONE)

    assert rehearsals.load(tmp_path, "bridge").held == (ONE,)


def test_a_telling_taken_back_that_cannot_be_read_takes_no_other_with_it(tmp_path: Path) -> None:
    rehearsals.keep(tmp_path, "bridge", ONE)
    rehearsals.keep(tmp_path, "bridge", TWO)
    rehearsals.take_back(tmp_path, "bridge", TWO)
    path = path_of(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"total": 251, "words": "ab12"}\n', b"\n", 1))

    found = rehearsals.load(tmp_path, "bridge")

    assert found.held == (ONE,)
    assert [one.line for one in found.findings] == [2]


def test_a_telling_is_said_anew_in_one_go(tmp_path: Path) -> None:
    rehearsals.keep(tmp_path, "bridge", ONE)
    rehearsals.keep_instead(tmp_path, "bridge", ONE, TWO)

    assert rehearsals.load(tmp_path, "bridge").held == (TWO,)


@pytest.mark.parametrize(
    "line",
    [
        b'{"v": 1, "day": "2026-11-1',
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b"3",
        b'{"day": "2026-11-12", "total": 240}',
        b'{"v": 2, "day": "2026-11-12", "total": 240}',
        b'{"v": 1, "day": "yesterday", "total": 240}',
        b'{"v": 1, "day": "2026-11-12", "total": 0}',
        b'{"v": 1, "day": "2026-11-12", "total": 99999}',
        b'{"v": 1, "day": "2026-11-12", "total": 240, "mood": "good"}',
        b'{"v": 1, "day": "2026-11-12", "total": 9, "seconds": {"task": 8}}',
        b'{"v": 1, "day": "2026-11-12", "total": 240, "note": "\\ud800"}',
        b'{"v": 1, "taken_back": 3}',
        b'{"v": 1, "taken_back": {"day": "2026-11-12"}}',
    ],
)
def test_a_strange_line_is_left_out_and_told(tmp_path: Path, line: bytes) -> None:
    rehearsals.keep(tmp_path, "bridge", ONE)
    with path_of(tmp_path).open("ab") as stream:
        stream.write(line + b"\n")
    rehearsals.keep(tmp_path, "bridge", TWO)

    found = rehearsals.load(tmp_path, "bridge")

    assert found.held == (ONE, TWO)
    (told,) = found.findings
    assert (told.code, told.severity, told.line) == ("RH001", "warning", 2)
    assert told.path == ".portfolio/rehearsals/bridge.jsonl"


def test_a_line_cut_off_by_a_crash_takes_no_other_with_it(tmp_path: Path) -> None:
    rehearsals.keep(tmp_path, "bridge", ONE)
    path = path_of(tmp_path)
    path.write_bytes(path.read_bytes() + b'{"v": 1, "day"')

    rehearsals.keep(tmp_path, "bridge", TWO)

    assert rehearsals.load(tmp_path, "bridge").held == (ONE, TWO)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_whatever_a_file_holds_it_is_read(tmp_path: Path, content: bytes) -> None:
    path_of(tmp_path).parent.mkdir(parents=True, exist_ok=True)
    path_of(tmp_path).write_bytes(content)

    found = rehearsals.load(tmp_path, "bridge")

    assert len(found.held) + len(found.findings) <= content.count(b"\n") + 1


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    path_of(tmp_path).mkdir(parents=True)

    found = rehearsals.load(tmp_path, "bridge")

    assert [one.code for one in found.findings] == ["RH002"]


def test_no_file_is_no_rehearsal(tmp_path: Path) -> None:
    assert rehearsals.load(tmp_path, "bridge") == rehearsals.Kept()
    assert rehearsals.load_all(tmp_path) == {}


@pytest.mark.parametrize("half", [0, 7])
def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, half: int
) -> None:
    rehearsals.keep(tmp_path, "bridge", ONE)
    before, write = path_of(tmp_path).read_bytes(), os.write
    room = [half] if half else []

    def full(handle: int, content: bytes) -> int:
        if not room:
            raise OSError(errno.ENOSPC, "full")
        return write(handle, bytes(content)[: room.pop()])

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(CannotWrite, match="disk is full"):
        rehearsals.keep(tmp_path, "bridge", TWO)
    monkeypatch.undo()

    assert path_of(tmp_path).read_bytes() == before


def test_the_name_of_the_words_follows_the_words_and_not_the_lines() -> None:
    def story(action: str, learned: str = "") -> Story:
        texts = {"action": action, "learned": learned}
        told = tuple(Section(id=n, heading=n, text=t) for n, t in texts.items())
        return Story(id="a", sections=told)

    assert rehearsals.words_of(story("one two")) == rehearsals.words_of(story("one\n two ", "x"))
    assert rehearsals.words_of(story("one two")) != rehearsals.words_of(story("one two."))
    apart = [Story(id="a", sections=(Section(id=name, heading="h", text="one"),)) for name in STAR]
    assert len({rehearsals.words_of(one) for one in apart}) == len(STAR)
