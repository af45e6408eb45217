"""The sample workspace: fictional, whole, and judged the same as yesterday."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from portfolio.loop.aloud import aloud
from portfolio.loop.due import due
from portfolio.model.story import STAR
from portfolio.model.verdict import StoryReview
from portfolio.resources import sample
from portfolio.review.across import across, joined
from portfolio.review.bank import bank
from portfolio.review.story import review
from portfolio.review.timing import spoken_words
from portfolio.store import rehearsals
from portfolio.store.rubrics import load_rubric
from portfolio.store.sample import write
from portfolio.store.settings import load
from portfolio.store.stories import StoryFile, load_all

GOLDEN = Path(__file__).parents[1] / "data" / "sample-check.txt"
SIGNS = {"met": "●", "partly": "◐", "missing": "○"}


@cache
def files() -> tuple[StoryFile, ...]:
    return tuple(load_all(sample()))


@cache
def reviews() -> tuple[StoryReview, ...]:
    rubric, settings = load_rubric("l7", sample()), load(sample())
    stories = [f.story for f in files()]
    alone = [review(f.story, rubric, settings, also=f.findings) for f in files()]
    between = across(stories, alone, rubric)
    return tuple(
        joined(r, s, between.get(s.id, []), settings) for s, r in zip(stories, alone, strict=True)
    )


def lines() -> Iterator[str]:
    rubric = load_rubric("l7", sample())
    for found in reviews():
        yield f"{found.story} [{found.status}]"
        yield f"  {found.reading.level}: {found.reading.because}"
        yield "  " + "  ".join(f"{SIGNS[c.verdict]} {c.criterion}" for c in found.criteria)
        yield f"  {found.seconds.total:.0f} s"
        yield from (f"  {f.code} {f.where}: {f.what}" for f in found.findings)
    for bar in bank([f.story for f in files()], reviews(), rubric).bars:
        yield f"{'●' if bar.met else '○'} {bar.name}: {bar.have:g} of {bar.want:g}"


def test_the_sample_is_judged_as_before() -> None:
    now = "\n".join(lines()) + "\n"
    if os.environ.get("PORTFOLIO_GOLDEN") == "write":
        GOLDEN.write_text(now, encoding="utf-8")
    assert now == GOLDEN.read_text(encoding="utf-8")


def test_it_holds_fifteen_leadership_and_all_three_failure_scenarios() -> None:
    rubric = load_rubric("l7", sample())
    told = [f.story for f in files()]
    assert [s.kind for s in told].count("leadership") == 15
    assert {s.scenario for s in told if s.kind == "failure"} == set(rubric.counted("failure"))
    assert len({s.scenario for s in told if s.kind == "leadership"}) >= 12


def test_every_story_has_the_length_of_a_good_answer_and_one_is_too_long() -> None:
    lengths = sorted(sum(spoken_words(f.story.text(name)) for name in STAR) for f in files())
    assert all(400 <= n <= 560 for n in lengths[:-1])
    assert 600 <= lengths[-1] <= 680


def test_no_file_of_it_is_broken() -> None:
    assert not [f for file in files() for f in file.findings]


def test_it_shows_what_the_tool_says() -> None:
    found = {f.code for r in reviews() for f in r.findings}
    levels = {r.reading.level for r in reviews()}
    assert {"NU403", "TI301", "RE505"} <= found
    assert {"L7", "between"} <= levels


def test_its_rehearsals_show_each_reason_and_are_of_the_words_as_they_stand(
    tmp_path: Path,
) -> None:
    write(tmp_path)
    rubric = load_rubric("l7", sample())
    kept = rehearsals.load_all(tmp_path)
    told = {f.story.id: f.story for f in files()}
    words = {key: rehearsals.words_of(told[key]) for key in kept}
    stale = {
        f"{key}: {words[key]}"
        for key, one in kept.items()
        if {told_.words for told_ in one.held} - {words[key], "0" * 32}
    }
    assert not stale, "put the words' new name into portfolio/sample/rehearsals"

    stands = {key: aloud(one.held, words[key], rubric) for key, one in kept.items()}
    found = due(told.values(), stands, rubric, date(2026, 11, 13))
    assert {one.reason for one in found} == {"never", "few", "changed", "faded"}
    assert len(found) == len(told) - 1
    assert not [f for one in kept.values() for f in one.findings]


def test_it_is_written_for_its_owner_alone_and_without_what_lies_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "bank")

    there = [path for path in (tmp_path / "bank").rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in there} == {0o600}
    tops = {path.relative_to(tmp_path / "bank").parts[0] for path in there}
    assert tops == {"portfolio.yaml", "stories", ".portfolio"}
