"""The schemas say what the models say."""

from __future__ import annotations

import json

import pytest

from portfolio.model.schemas import SCHEMAS, render_schema
from tests.schemas import stale


def test_committed_schemas_are_those_of_the_models() -> None:
    assert not stale(), f"stale: {', '.join(stale())}; run `make schemas` and commit what it wrote"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_names_its_draft_and_itself_without_a_host(name: str) -> None:
    schema = json.loads(render_schema(name))

    assert schema["$schema"].endswith("/draft/2020-12/schema")
    assert schema["$id"] == f"urn:portfolio:schema:{name}"
    assert schema["title"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_of_a_schema_is_explained(name: str) -> None:
    schema = json.loads(render_schema(name))
    models = [schema, *schema.get("$defs", {}).values()]

    silent = [
        f"{model.get('title', '?')}.{key}"
        for model in models
        for key, field in model.get("properties", {}).items()
        if "description" not in field
    ]

    assert not silent


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_the_same_text_twice(name: str) -> None:
    assert render_schema(name) == render_schema(name)
