"""`attest` and `silence`: what a writer says about a number or a finding, and takes back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from portfolio import resources
from tests.cli.conftest import Run

STORY = "eleven-countries-before-christmas"


@pytest.fixture
def story(workspace: Path) -> Path:
    """Add the sample's one story with an unattested number."""
    place = workspace / "stories" / f"{STORY}.md"
    shutil.copy(resources.sample() / "stories" / place.name, place)
    return place


def test_an_attested_number_is_no_longer_asked_about(run: Run, story: Path) -> None:
    assert "NU403" in run("check", STORY).out
    done = run(
        "attest", STORY, "$160M a year", "--nature", "revenue", "--owner", "mine",
        "--source", "FY17 accounts", "--confirmed",
    )  # fmt: skip
    assert done.code == 0
    assert "source: FY17 accounts" in story.read_text()
    assert "NU4" not in run("check", STORY).out


@pytest.mark.usefixtures("story")
def test_an_amount_the_story_does_not_hold_names_those_it_does(run: Run) -> None:
    done = run("attest", STORY, "$99M", "--nature", "revenue")
    assert done.code == 2
    assert "$160M" in done.err


@pytest.mark.usefixtures("story")
def test_an_unknown_nature_names_the_nearest(run: Run) -> None:
    done = run("attest", STORY, "$160M", "--nature", "saving")
    assert "did you mean savings?" in done.err


@pytest.mark.usefixtures("story")
def test_confirming_and_denying_at_once_is_refused(run: Run) -> None:
    assert run("attest", STORY, "$160M", "--confirmed", "--cannot").code == 2


def test_an_attestation_can_be_taken_back(run: Run, story: Path) -> None:
    before = story.read_text()
    run("attest", STORY, "$160M a year", "--nature", "revenue")
    assert story.read_text() != before
    run("attest", STORY, "$160M a year", "--remove")
    assert "160M a year, nature" not in story.read_text()


def test_a_silence_keeps_the_finding_listed_and_can_be_taken_out(run: Run, workspace: Path) -> None:
    place = workspace / "stories" / "quantum-bet.md"
    run("silence", "RE507", "quantum-bet", "--because", "nothing was built to last")
    report = json.loads(run("check", "quantum-bet", "--json").out)
    hushed = [f for f in report["stories"][0]["findings"] if f["silenced"]]
    assert [f["code"] for f in hushed] == ["RE507"]
    assert hushed[0]["because"] == "nothing was built to last"
    run("silence", "RE507", "quantum-bet", "--remove")
    assert "RE507" not in place.read_text()


@pytest.mark.usefixtures("workspace")
def test_a_silence_needs_a_reason_where_nobody_can_be_asked(run: Run) -> None:
    done = run("silence", "RE507", "quantum-bet")
    assert done.code == 2
    assert "--because" in done.err


@pytest.mark.usefixtures("workspace")
def test_a_file_that_can_t_be_read_as_meant_can_t_be_silenced(run: Run) -> None:
    assert run("silence", "FI103", "quantum-bet", "--because", "later").code == 2


def test_a_silence_everywhere_stands_in_the_settings(run: Run, workspace: Path) -> None:
    run("silence", "RE507", "--everywhere", "--because", "none of these are about platforms")
    assert "RE507" in (workspace / "portfolio.yaml").read_text()
    report = json.loads(run("check", "--json").out)
    found = [f for s in report["stories"] for f in s["findings"] if f["code"] == "RE507"]
    assert found
    assert all(f["silenced"] for f in found)
