"""Settings: read strictly, saved without touching what did not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.errors import CannotWrite, UnreadableFile
from portfolio.model.settings import Settings
from portfolio.model.story import Silence
from portfolio.store import settings

TEXT = """\
# who I am
name: Alex Example   # for the cover
rubric: l7
rates: {EUR: 1.10}   # since May
aliases:
  Northwind: a global retailer   # never named
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "portfolio.yaml"
    path.write_bytes(text.encode())
    return path


def test_settings_are_read(tmp_path: Path) -> None:
    write(tmp_path, "\ufeff" + TEXT)
    read = settings.load(tmp_path)
    assert (read.name, read.pace, read.rates) == ("Alex Example", 140, {"EUR": 1.1})
    assert read.aliases == {"Northwind": "a global retailer"}


def test_a_file_of_comments_gives_the_defaults(tmp_path: Path) -> None:
    write(tmp_path, "# nothing yet\nname:\n")
    assert settings.load(tmp_path) == Settings()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_save_changes_only_what_changed(tmp_path: Path, newline: str) -> None:
    path = write(tmp_path, TEXT.replace("\n", newline))
    changed = settings.load(tmp_path).model_copy(
        update={"rates": {"EUR": 1.2}, "pace": 150, "aliases": {"Northwind": "a shop", "B": "c"}}
    )
    settings.save(tmp_path, changed)
    after = path.read_bytes().decode()
    expected = (
        TEXT.replace("{EUR: 1.10}   #", "{EUR: 1.2}   #")
        .replace("a global retailer   #", "a shop   #")
        .replace("rubric: l7\n", "rubric: l7\npace: 150\n")
    )
    assert after == (expected + "  B: c\n").replace("\n", newline)
    assert settings.load(tmp_path) == changed


def test_saving_the_same_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT)
    before = path.stat()
    settings.save(tmp_path, settings.load(tmp_path))
    assert path.stat().st_ino == before.st_ino


def test_a_new_file_explains_itself_and_reads_back(tmp_path: Path) -> None:
    mine = Settings(
        name="NO", rates={"EUR": 1.1}, silenced=(Silence(code="PR701", because="a: name"),)
    )
    path = settings.write_new(tmp_path, mine)
    assert settings.load(tmp_path) == mine
    assert path.read_text(encoding="utf-8").count("\n# ") == len(Settings.model_fields)
    with pytest.raises(CannotWrite):
        settings.write_new(tmp_path, mine)


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        ("pace: 20\n", "1:7", "at least 110"),
        ("pace: 900\n", "1:7", "at most 170"),
        ("pace: fast\n", "1:7", "`pace: 140`"),
        ("name: A\npaze: 140\n", "2:1", "`pace:`"),
        ("rates: [1]\n", "1:8", "`rates: {key: value}`"),
        ("rates: {EUR: x}\n", "1:14", "`EUR: 1.10`"),
        ("silenced:\n  - {cod: PR701}\n", "2:6", "`code:`"),
        ("silenced: [{because: a}]\n", "1:12", "`code:`"),
        ("name: a\nname: b\n", "2:1", "keep one"),
        ("- a\n", "1:1", "`name: Alex Example`"),
        ("name: a: b\n", "1:8", "quotes"),
        ("name: *who\n", "1:7", "quotes"),
        ("? [a]\n: b\n", "1:3", "`name: Alex Example`"),
        ("name: &a [*a]\n", "1:7", "write the value out"),
        ("name: [a]\n", "1:7", '`name: "some words"`'),
    ],
)
def test_a_mistake_is_named_with_place_and_mend(
    tmp_path: Path, text: str, where: str, fix: str
) -> None:
    write(tmp_path, text)
    with pytest.raises(UnreadableFile) as caught:
        settings.load(tmp_path)
    assert caught.value.where == f"portfolio.yaml:{where}"
    assert fix in caught.value.fix
    assert "Input should" not in caught.value.what


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"portfolio\.yaml  there is no such file"):
        settings.load(tmp_path)
    (tmp_path / "portfolio.yaml").write_bytes(b"name: A\nx: \xff\n")
    with pytest.raises(UnreadableFile, match=r"portfolio\.yaml:2:1"):
        settings.load(tmp_path)
