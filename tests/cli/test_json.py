"""The JSON the commands print is the published contract."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from portfolio.model.coverage import Coverage
from portfolio.model.importing import ImportReport
from portfolio.model.verdict import CheckReport, StoryReview
from tests.cli.conftest import STORIES, Run

pytestmark = pytest.mark.usefixtures("workspace")


def test_check_prints_its_report(run: Run) -> None:
    ended = run("check", "--json")

    report = CheckReport.model_validate_json(ended.out)
    assert [s.story for s in report.stories] == sorted(STORIES)
    assert json.loads(ended.out)["schema"] == 1
    assert ended.err == ""


def test_coverage_prints_its_report(run: Run) -> None:
    assert Coverage.model_validate_json(run("coverage", "--json").out).stories == len(STORIES)


def test_import_prints_its_report(run: Run) -> None:
    Path("a.md").write_text("# T\n\n**S:** a.\n\n**T:** b.\n\n**A:** c.\n\n**R:** d.\n", "utf-8")

    report = ImportReport.model_validate_json(run("import", "a.md", "--dry-run", "--json").out)

    assert len(report.stories) == 1


def test_show_prints_the_story_and_its_review(run: Run) -> None:
    told = json.loads(run("show", "quantum-bet", "--json").out)

    assert told["story"]["id"] == "quantum-bet"
    assert StoryReview.model_validate(told["review"]).story == "quantum-bet"


@pytest.mark.parametrize("argv", [("list",), ("history", "quantum-bet"), ("doctor",)])
def test_every_answer_names_the_version_of_its_contract(argv: tuple[str, ...], run: Run) -> None:
    assert json.loads(run(*argv, "--json").out)["schema"] == 1


def test_measure_answers_line_by_line_in_the_published_shape(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (
        '{"id": 7, "text": "We saved $12.5M a year with 300 engineers; the CTO signed."}\n'
        '\n{"id": "b", "text": "", "section": "result"}\n'
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))

    first, second = map(json.loads, run("measure", "--jsonl").out.splitlines())

    assert first["id"] == 7
    assert first["labels"][0] == {
        "kind": "money_impact",
        "value": {
            "amount": 12500000,
            "amount_max": None,
            "currency": "USD",
            "nature": "savings",
        },
        "start": 9,
        "end": 15,
    }
    assert [label["kind"] for label in first["labels"][1:]] == ["people_scope", "executive"]
    assert second == {"id": "b", "labels": []}


@pytest.mark.parametrize("line", ["{bad", '{"text": "no id"}', "[]", '{"id": 1, "text": 2}'])
def test_a_line_that_is_not_as_asked_is_named(
    line: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"\n{line}\n".encode())))

    ended = run("measure", "--jsonl")

    assert ended.code == 2
    assert ended.err.startswith("stdin:2  ")


def test_json_survives_a_terminal_without_our_letters(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", plain)

    assert run("check", "--json").code == 0
    plain.seek(0)

    assert CheckReport.model_validate_json(plain.read())
