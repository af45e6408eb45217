"""Stories on disk: saved whole or not at all, never over somebody else's change."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio.errors import CannotWrite, ChangedOnDisk, UnknownName
from portfolio.model.story import Story
from portfolio.store import edit, files, history, stories
from portfolio.store.codec import serialise


@pytest.fixture
def one(tmp_path: Path) -> stories.StoryFile:
    return stories.create(tmp_path, Story(id="one", title="One"))


def retitled(file: stories.StoryFile, title: str) -> Story:
    return edit.with_fields(file.story, title=title)


def everything(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_a_new_story_is_private(tmp_path: Path, one: stories.StoryFile) -> None:
    assert stat.S_IMODE(one.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(one.path.parent.stat().st_mode) == 0o700
    assert everything(tmp_path) == ["stories/one.md"]


def test_a_save_keeps_the_files_mode(tmp_path: Path, one: stories.StoryFile) -> None:
    one.path.chmod(0o640)
    stories.save(tmp_path, retitled(one, "Two"), one)
    assert stat.S_IMODE(one.path.stat().st_mode) == 0o640


def test_a_save_follows_a_link_and_leaves_it_one(tmp_path: Path, one: stories.StoryFile) -> None:
    real = tmp_path / "elsewhere.md"
    one.path.rename(real)
    one.path.symlink_to(real)
    stories.save(tmp_path, retitled(one, "Two"), one)
    assert one.path.is_symlink()
    assert "title: Two" in real.read_text(encoding="utf-8")


def test_saving_what_did_not_change_writes_nothing(tmp_path: Path, one: stories.StoryFile) -> None:
    before = one.path.stat()
    assert stories.save(tmp_path, one.story, one) is one
    assert one.path.stat().st_ino == before.st_ino
    assert history.versions(tmp_path, "one") == []


def test_a_save_hands_back_what_the_disk_now_holds(tmp_path: Path, one: stories.StoryFile) -> None:
    two = stories.save(tmp_path, retitled(one, "Two"), one)
    assert two == stories.load(tmp_path, "one")
    assert two.hash == files.content_hash(one.path.read_bytes())
    assert (two.story.title, two.size) == ("Two", one.path.stat().st_size)


@pytest.mark.parametrize("change", ["edited", "gone"])
def test_a_save_over_another_programs_change_is_refused(
    tmp_path: Path, one: stories.StoryFile, change: str
) -> None:
    if change == "edited":
        one.path.write_text("---\ntitle: Theirs\n---\n", encoding="utf-8")
    else:
        one.path.unlink()
    before = everything(tmp_path)
    with pytest.raises(ChangedOnDisk):
        stories.save(tmp_path, retitled(one, "Two"), one)
    assert everything(tmp_path) == before


def test_a_new_story_never_replaces_one(tmp_path: Path, one: stories.StoryFile) -> None:
    with pytest.raises(ChangedOnDisk):
        stories.create(tmp_path, one.story)


@pytest.mark.parametrize(
    "refusal",
    [
        ("fsync", errno.ENOSPC, "the disk is full"),
        ("write", errno.ENOSPC, "the disk is full"),
        ("replace", errno.EROFS, "the disk is read-only"),
        ("fchmod", errno.EPERM, "you may not write here"),
    ],
)
def test_a_disk_that_refuses_leaves_the_earlier_file_and_nothing_else(
    tmp_path: Path,
    one: stories.StoryFile,
    monkeypatch: pytest.MonkeyPatch,
    refusal: tuple[str, int, str],
) -> None:
    call, number, words = refusal
    before = one.path.read_bytes()
    two = stories.save(tmp_path, retitled(one, "Two"), one)
    kept = everything(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(os, call, refuse(number))
        with pytest.raises(CannotWrite) as caught:
            stories.save(tmp_path, retitled(two, "Three"), two)
    assert words in str(caught.value)
    assert everything(tmp_path) == kept
    assert one.path.read_bytes() != before
    assert stories.load(tmp_path, "one") == two


def refuse(number: int) -> Callable[..., None]:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def test_a_folder_that_may_not_be_written_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", refuse(errno.EACCES))
    with pytest.raises(CannotWrite, match="you may not write here"):
        stories.create(tmp_path, Story(id="x", title="X"))


def test_a_file_in_the_way_of_the_folder_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "stories").write_text("", encoding="utf-8")
    with pytest.raises(CannotWrite):
        stories.create(tmp_path, Story(id="x", title="X"))


def test_every_story_is_loaded_in_order_and_broken_ones_stay(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "b.md").write_text("---\ntitle: B\n---\n", encoding="utf-8")
    (folder / "a.md").write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
    (folder / "c.md").mkdir()
    (folder / "d.md").write_bytes(b"---\ntitle: Caf\xe9\n---\n")
    (folder / ".e.md.x").write_text("", encoding="utf-8")
    (folder / "notes.txt").write_text("", encoding="utf-8")
    loaded = stories.load_all(tmp_path)
    assert [f.story.id for f in loaded] == ["a", "b", "c", "d"]
    assert [f.broken for f in loaded] == [True, False, True, True]
    assert [x.code for x in loaded[2].findings] == ["FI111"]
    assert all(x.fix for f in loaded for x in f.findings)


def test_a_file_that_is_not_utf_8_is_refused_and_keeps_its_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "d.md").write_bytes(b"---\ntitle: Caf\xe9\n---\n")
    loaded = stories.load(tmp_path, "d")
    assert files.encode(serialise(loaded.story, loaded.parsed)) == loaded.path.read_bytes()
    assert stories.save(tmp_path, loaded.story, loaded) is loaded


def test_an_empty_folder_has_no_stories(tmp_path: Path) -> None:
    assert stories.load_all(tmp_path) == []


def test_an_unknown_story_names_the_nearest(tmp_path: Path, one: stories.StoryFile) -> None:
    for name in ("ones", "../one"):
        with pytest.raises(UnknownName) as caught:
            stories.load(tmp_path, name)
        assert caught.value.fix == "did you mean one?"
    assert one.story.id == "one"


def test_a_removed_story_lies_in_the_trash(tmp_path: Path, one: stories.StoryFile) -> None:
    content = one.path.read_bytes()
    trash = stories.remove(tmp_path, "one")
    assert trash.read_bytes() == content
    assert trash.parent == tmp_path / ".portfolio" / "trash"
    assert stories.ids(tmp_path) == []
    with pytest.raises(UnknownName):
        stories.remove(tmp_path, "one")


def test_earlier_versions_are_kept_and_brought_back(tmp_path: Path, one: stories.StoryFile) -> None:
    file = one
    for title in ("Two", "Three"):
        file = stories.save(tmp_path, retitled(file, title), file)
    first, second = history.versions(tmp_path, "one")
    assert first.when < second.when
    assert b"title: One" in history.read(first)
    back = stories.restore(tmp_path, "one", history.find(tmp_path, "one", first.name[-8:]))
    assert back.story.title == "One"
    assert [b"title: Three" in history.read(v) for v in history.versions(tmp_path, "one")] == [
        False,
        False,
        True,
    ]


def test_one_version_is_not_kept_twice_in_a_row(tmp_path: Path) -> None:
    assert history.keep(tmp_path, "one", b"a")
    assert history.keep(tmp_path, "one", b"a") is None
    assert history.keep(tmp_path, "one", b"b")
    assert history.keep(tmp_path, "one", b"a")
    assert [history.read(v) for v in history.versions(tmp_path, "one")] == [b"a", b"b", b"a"]


def test_an_unknown_version_is_named_as_such(tmp_path: Path) -> None:
    history.keep(tmp_path, "one", b"a")
    with pytest.raises(UnknownName):
        history.find(tmp_path, "one", "yesterday")


def test_a_story_deleted_by_hand_comes_back_from_its_history(
    tmp_path: Path, one: stories.StoryFile
) -> None:
    stories.save(tmp_path, retitled(one, "Two"), one)
    one.path.unlink()
    (version,) = history.versions(tmp_path, "one")
    assert stories.restore(tmp_path, "one", version).story.title == "One"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("One platform for four organisations!", "one-platform-for-four-organisations"),
        ("The VP's \u201cNo\u201d", "the-vps-no"),
        ("Übergang nach Łódź, Straße 5", "ubergang-nach-lodz-strasse-5"),
        ("Решение года", "решение-года"),
        ("危機", "危機"),
        ("🎈 ...", "story"),
        ("", "story"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con-2"),
        ("word " * 30, "-".join(["word"] * 12)),
    ],
)
def test_an_id_is_made_of_the_title(title: str, name: str) -> None:
    assert stories.new_id(title, ()) == name


def test_an_id_is_nobody_elses() -> None:
    assert stories.new_id("One", ("one", "one-2")) == "one-3"
    assert stories.new_id("Один", ("один",)) == "один-2"
