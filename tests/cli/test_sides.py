"""The same bank against several rubrics, another employer's among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.model.coverage import SideBySide
from portfolio.model.mapping import mapped
from portfolio.store.rubrics import load_rubric
from tests.cli.conftest import STORIES, Run
from tests.review.banks import L7, story

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def theirs(workspace: Path) -> str:
    """Write another employer's rubric: two principles, one of which is two of ours."""
    gone = "".join(f"  {name}: null\n" for name in L7.principles)
    own = (
        "  thrift: {name: Thrift, gist: Spend as if it were yours.}\n"
        "  nerve: {name: Nerve, gist: Say it.}\n"
    )
    text = (
        "id: contoso\nextends: l7\nname: Contoso\n"
        f"principles:\n{gone}{own}"
        "mapping: {thrift: [frugality], nerve: [have-backbone, think-big]}\n"
    )
    (workspace / "theirs.yaml").write_text(text, "utf-8")
    return "theirs.yaml"


def test_two_rubrics_stand_side_by_side(run: Run) -> None:
    ended = run("coverage", "--rubric", "l7", "--rubric", "l6", "--json")

    found = SideBySide.model_validate_json(ended.out)
    assert [one.rubric for one in found.rubrics] == ["l7", "l6"]
    assert all(set(one.readings) == set(STORIES) for one in found.rubrics)
    bars = [{bar.bar: bar.want for bar in one.bars} for one in found.rubrics]
    assert (bars[0]["stories"], bars[1]["stories"]) == (15, 12)


def test_the_table_has_a_column_for_each(run: Run) -> None:
    out = run("coverage", "--rubric", "l7", "--rubric", "l6").out

    assert out.splitlines()[0].split() == ["l7", "l6"]
    assert "3 of 15" in out
    assert "3 of 12" in out
    assert all(name in out for name in STORIES)


def test_another_employers_principles_are_read_through_their_mapping(run: Run, theirs: str) -> None:
    ended = run("coverage", "--rubric", "l7", "--rubric", theirs, "--json")

    ours, other = SideBySide.model_validate_json(ended.out).rubrics
    assert set(other.coverage.principles) == {"thrift", "nerve"}
    frugal = [c.story for c in ours.coverage.principles["frugality"].primary]
    assert frugal
    assert [c.story for c in other.coverage.principles["thrift"].primary] == frugal
    assert run("check", "--rubric", theirs).code == 0
    assert "ST204" not in run("check", "--rubric", theirs).out


def test_a_mapping_keeps_the_words_and_the_first_of_two(theirs: str) -> None:
    rubric = load_rubric(theirs, Path.cwd())
    told = story(
        "s", first={"think-big": "I cut it"}, beside={"have-backbone": "no", "frugality": ""}
    )

    found = mapped(told, rubric).principles

    assert found.primary == {"nerve": "I cut it"}
    assert found.secondary == {"thrift": ""}
    assert mapped(told, L7) is told


def test_a_mapping_of_a_principle_that_is_not_there_is_named(run: Run, workspace: Path) -> None:
    (workspace / "own.yaml").write_text(
        "id: own\nextends: l7\nmapping: {frugalty: [ownership]}\n", "utf-8"
    )

    ended = run("coverage", "--rubric", "l7", "--rubric", "own.yaml")

    assert ended.code == 2
    assert "own.yaml:3:" in ended.err
    assert "did you mean frugality?" in ended.err
