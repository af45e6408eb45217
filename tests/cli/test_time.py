"""The timeline and the plan by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.model.plan import PlanReport, Timeline
from tests.cli.conftest import STORIES, Run

pytestmark = pytest.mark.usefixtures("workspace")
NEW = ("loop", "new", "Northwind", "--date", "2026-12-15", "--interviewer", "Ana::frugality")


def test_the_timeline_shows_each_story_in_its_company(run: Run) -> None:
    out = run("timeline", "--today", "2026-11-20").out

    assert all(name in out for name in STORIES)
    found = Timeline.model_validate_json(run("timeline", "--today", "2026-11-20", "--json").out)
    assert str(found.today) == "2026-11-20"
    assert sum(len(one.stories) for one in found.companies) == len(STORIES)


def test_a_plan_has_an_evening_for_each_day_to_the_loop(run: Run) -> None:
    run(*NEW)

    found = PlanReport.model_validate_json(run("plan", "--today", "2026-12-01", "--json").out)

    assert len(found.evenings) == 14
    assert {one.work for one in found.evenings} >= {"write", "rehearse", "rest"}
    out = run("plan", "--today", "2026-12-01").out
    assert out.startswith("14 evenings to northwind-2026-12, 2026-12-15")
    assert "Tue 01 Dec" in out


def test_a_plan_of_an_empty_bank_is_for_writing(run: Run, workspace: Path) -> None:
    run(*NEW)
    for file in (workspace / "stories").glob("*.md"):
        file.unlink()

    found = PlanReport.model_validate_json(run("plan", "--today", "2026-12-12", "--json").out)

    assert [one.work for one in found.evenings] == ["write", "write", "rest"]


def test_without_a_loop_or_after_it_the_mend_is_named(run: Run) -> None:
    assert "portfolio loop new" in run("plan").err
    run(*NEW)
    assert "portfolio debrief" in run("plan", "northwind-2026-12", "--today", "2027-01-01").err
