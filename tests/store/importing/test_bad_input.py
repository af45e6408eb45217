"""Files that are no stories: each a clear answer, none a crash, none slow."""

from __future__ import annotations

import pytest

from portfolio.errors import UnreadableFile
from tests.store.importing.conftest import Read


@pytest.mark.parametrize("text", ["", "  \n\n\t", "\ufeff\r\n"])
def test_an_empty_file_is_refused(read_text: Read, text: str) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        read_text(text)


def test_a_binary_file_is_refused(read_text: Read) -> None:
    with pytest.raises(UnreadableFile, match="not a text file"):
        read_text("PK\x03\x04\x00\x00 # Situation")


def test_a_file_with_no_story_is_skipped_chapter_by_chapter(read_text: Read) -> None:
    found = read_text("words\n\n# Bread\n- flour\n\n## Result of the vote\nyes\n")
    assert not found.stories
    assert [(s.line, s.last) for s in found.skipped] == [(1, 1), (3, 4), (6, 7)]


def test_prose_is_skipped_whole(read_text: Read) -> None:
    (skipped,) = read_text("A result: none.\n\nThe action of the play is slow.\n").skipped
    assert skipped.what == "the whole text (lines 1–3)"


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        '"' * 1_000_000,
        "**" * 500_000,
        "|" * 1_000_000,
        "## Bell\n" + '**Situation:** "it cracked\n**Result:** it rang\n' * 500,
        "> " * 3000 + "S: x",
        "# b\n**S:** a\n**R:** b\n## Follow-ups\n" + "**Q: x\n" * 10_000,
        "```\n" * 9_999,
    ],
    ids=["words", "quotes", "stars", "bars", "stories", "nesting", "questions", "fences"],
)
def test_a_megabyte_of_anything_is_read_to_its_end(read_text: Read, text: str) -> None:
    found = read_text(text)
    assert found.stories or found.skipped
