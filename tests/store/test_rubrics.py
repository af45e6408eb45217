"""Rubrics: those that ship, one's own, and every mistake named."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.errors import UnknownName, UnreadableFile
from portfolio.store import rubrics

OWN = Path(__file__).parents[1] / "data" / "rubrics"


def test_the_rubrics_that_ship_can_be_loaded() -> None:
    for name in rubrics.names():
        rubric = rubrics.load_rubric(name, Path())
        assert rubric.id == name
        assert rubric.scenarios


def test_a_rubric_of_ones_own_says_only_what_differs() -> None:
    l7 = rubrics.load_rubric("l7", Path())
    small = rubrics.load_rubric("small.yaml", OWN)
    assert small.criteria["scope"].params["met"] == 40
    assert small.criteria["scope"].gist == l7.criteria["scope"].gist
    assert small.bars["stories"].want == 6
    assert small.bars["stories"].name == l7.bars["stories"].name
    assert "RE507" in l7.advice
    assert "RE507" not in small.advice
    assert small.debrief == ("What went well?",)
    assert small.scenarios == l7.scenarios


def test_numbers_of_a_criterion_are_numbers() -> None:
    params = rubrics.load_rubric("l7", Path()).criteria["impact"].params
    assert params["met"] == 100_000_000


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("more", "where", "what", "fix"),
    [
        ("criteria: {scope: {parms: {}}}", "3:20", "'criteria.scope.parms'", "`params:`"),
        ("scenario: {}", "3:1", "'scenario'", "`scenarios:`"),
        ("bars: {stories: {want: many}}", "3:24", "'many', where a number", "`want: 1.10`"),
        ("criteria: {scope: {measure: peple}}", "3:29", "'peple'", "`people`"),
        ("criteria: {scope: {dimension: skope}}", "3:31", "'skope'", "scope"),
        ("families: {organisation: {share: 4}}", "3:34", "'4'", "at most 1"),
        ("levels: {names: [L7]}", "3:17", "too few", "at least 2"),
        ("sections: [a]", "3:11", "a list, where a mapping", "{key: value}"),
        ("dimensions: {scope: {bands: {L9: [1, 2]}}}", "3:34", "'L9'", "L7"),
        ("scenarios: {board-risk: {family: organization}}", "3:34", "organization", "organisation"),
        ("bars: {new: {name: N, measure: stories}}", "3:13", "bars.new.want is missing", "`want:`"),
        ("bars: {scope: null}", "3:8", "assessment.scale", "assessment.scale in this file"),
        ("a: b: c", "3:5", "a colon", "quotes"),
    ],
)
def test_a_mistake_in_ones_own_rubric_is_named_with_place_and_mend(
    tmp_path: Path, more: str, where: str, what: str, fix: str
) -> None:
    write(tmp_path, f"id: own\nextends: l7\n{more}\n")
    with pytest.raises(UnreadableFile) as caught:
        rubrics.load_rubric("own.yaml", tmp_path)
    assert caught.value.where == f"{tmp_path / 'own.yaml'}:{where}"
    assert what in caught.value.what
    assert fix in caught.value.fix


def test_a_rubric_that_extends_itself_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "id: a\nextends: b.yaml\n", "a.yaml")
    write(tmp_path, "id: b\nextends: a.yaml\n", "b.yaml")
    with pytest.raises(UnreadableFile, match="circle"):
        rubrics.load_rubric("a.yaml", tmp_path)


def test_a_rubric_that_extends_nothing_we_know_names_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, "id: a\nextends: l77\n")
    with pytest.raises(UnreadableFile) as caught:
        rubrics.load_rubric("own.yaml", tmp_path)
    assert str(caught.value.where).endswith(":2:10")
    assert caught.value.fix == "did you mean l7?"


def test_an_unknown_rubric_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownName) as caught:
        rubrics.load_rubric("l8", tmp_path)
    assert caught.value.nearest in rubrics.names()
    with pytest.raises(UnreadableFile):
        rubrics.load_rubric("no/such.yaml", tmp_path)
