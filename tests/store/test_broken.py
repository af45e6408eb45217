"""Broken story files: each says where it is broken and how to mend it, and stays in the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.model.finding import CODES
from portfolio.store import files
from portfolio.store.codec import Parsed, parse, serialise

BROKEN = sorted(Path(__file__).parents[1].glob("data/broken/*.md"))


def read(path: Path) -> Parsed:
    return parse(files.decode(path.read_bytes()), path.stem)


@pytest.mark.parametrize("path", BROKEN, ids=lambda p: p.stem)
def test_a_broken_story_says_what_is_wrong_and_where(path: Path) -> None:
    said = [f"{f.code} {f.line}:{f.column} {f.what}" for f in read(path).findings]
    assert said == path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert said


@pytest.mark.parametrize("path", BROKEN, ids=lambda p: p.stem)
def test_every_finding_of_a_broken_story_has_a_mend_and_a_place(path: Path) -> None:
    for found in read(path).findings:
        assert len(found.fix) > 10
        assert found.severity == CODES[found.code].severity
        assert found.path == f"stories/{path.stem}.md"


@pytest.mark.parametrize("path", BROKEN, ids=lambda p: p.stem)
def test_a_broken_story_keeps_its_bytes(path: Path) -> None:
    parsed = read(path)
    assert files.encode(serialise(parsed.story, parsed)) == path.read_bytes()


def test_the_breakages_cover_every_code_of_the_file() -> None:
    seen = {found.code for path in BROKEN for found in read(path).findings}
    assert {code for code in CODES if code.startswith("FI")} - seen == {"FI111"}
    assert len(BROKEN) >= 18
