"""A rubric and the files of this room's tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from portfolio.model.rubric import Rubric
from portfolio.store.importing import Imported, read_stories

ROOT = Path(__file__).parents[3]

Read = Callable[[str], Imported]


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    text = (ROOT / "schema" / "rubrics" / "l7.yaml").read_text("utf-8")
    return Rubric.model_validate(yaml.safe_load(text))


@pytest.fixture(scope="session")
def read_file(rubric: Rubric) -> Read:
    """Import a file of tests/data/import by its name."""

    def read(name: str) -> Imported:
        path = ROOT / "tests" / "data" / "import" / name
        return read_stories(path.read_text("utf-8"), name=name, format=None, rubric=rubric)

    return read


@pytest.fixture(scope="session")
def read_text(rubric: Rubric) -> Read:
    """Import a text as Markdown."""

    def read(text: str) -> Imported:
        return read_stories(text, name="stories.md", format=None, rubric=rubric)

    return read


@pytest.fixture(scope="session")
def read_json(rubric: Rubric) -> Read:
    """Import a text as JSON."""

    def read(text: str) -> Imported:
        return read_stories(text, name="bank.json", format="json", rubric=rubric)

    return read
