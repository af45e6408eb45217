"""Every page of every kind of bank is fit to hand over, as the PDF itself shows it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from portfolio.dossier.build import render
from portfolio.model.dossier import DossierSpec, View
from portfolio.model.story import FollowUp, Story
from tests.dossier import fixtures
from tests.dossier.fixtures import bank, of, story
from tests.dossier.reading import faults

_LONG = "A sentence that says what was done, by whom, and what came of it in the end. "
_STRANGE: dict[str, dict[str, Any]] = {
    "very long": {"action": "\n\n".join([_LONG * 14] * 9), "result": _LONG * 60},
    "very short": {"situation": "Once.", "task": "Do it.", "action": "Did it.", "result": "Done."},
    "long words": {"situation": "W" * 400, "action": ("pneumono" * 20 + " ") * 6},
    "nested lists": {"action": "- one\n  - two\n    - three\n      1. four\n      2. five\n" * 9},
    "tables": {"action": "| a | b | c |\n|---|---|---|\n" + "| one | two words | three |\n" * 40},
    "code": {"action": "```\n" + "def f(x): return x ** 2  # " + "long " * 40 + "\n```\n" * 1},
    "chinese": {"situation": "我们把四个组织迁移到一个平台上。" * 20},
    "japanese": {"situation": "日本語の文章です。" * 30},
    "arabic": {"situation": "نقلنا أربع مؤسسات إلى منصة واحدة. " * 20},
    "emoji": {"situation": "We shipped 🚀 and 🎉 came, 👩‍👩‍👧 too. " * 12},
    "follow-ups": {
        "result": _LONG,
        "follow_ups": tuple(FollowUp(question=_LONG, answer=_LONG * 5) for _ in range(12)),
    },
    "advice": {
        "result": _LONG,
        "follow_ups": tuple(FollowUp(question="Why?", advice=_LONG) for _ in range(12)),
    },
}  # fmt: skip


def read(view: View, **asked: Any) -> list[str]:
    content = render(view, DossierSpec(**asked), "pdf", strict=True)
    assert isinstance(content, bytes)
    return faults(content, view)


def strange(kind: str) -> Story:
    return story(kind.replace(" ", "-"), title=kind.capitalize(), **_STRANGE[kind])


def test_a_bank_of_one_story_is_fit_to_hand_over() -> None:
    assert read(fixtures.view(bank(1))) == []


@pytest.mark.parametrize("kind", ["very short", "long words", "code"])
def test_strange_stories_are_fit_to_hand_over(kind: str) -> None:
    assert read(fixtures.view(of((strange(kind),)))) == []


@pytest.mark.long
@pytest.mark.parametrize("kind", _STRANGE)
def test_every_strange_story_is_fit_to_hand_over(kind: str) -> None:
    assert read(fixtures.view(of((strange(kind),)))) == []


@pytest.mark.long
@pytest.mark.parametrize("count", [15, 18, 40])
def test_a_bank_of_any_size_is_fit_to_hand_over(count: int) -> None:
    assert read(fixtures.view(bank(count))) == []


@pytest.mark.long
def test_the_same_bytes_in_two_folders_and_two_time_zones(tmp_path: Path) -> None:
    made = []
    code = (
        "import sys; from pathlib import Path; from portfolio.dossier.build import render;"
        "from portfolio.model.dossier import DossierSpec; from tests.dossier import fixtures;"
        "Path('x.pdf').write_bytes(render(fixtures.view(fixtures.bank(2)), DossierSpec(), 'pdf'))"
    )
    for zone in ("Pacific/Auckland", "America/Los_Angeles"):
        folder = tmp_path / zone
        folder.mkdir(parents=True)
        env = {**os.environ, "TZ": zone, "PYTHONPATH": str(Path.cwd())}
        subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, check=True)
        made.append((folder / "x.pdf").read_bytes())
    assert made[0] == made[1]
