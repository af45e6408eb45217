"""JSON Schemas of what a person writes and what the commands print, made from the models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from portfolio.model.asking import Answer
from portfolio.model.comment import NoteReport
from portfolio.model.coverage import Coverage, SideBySide
from portfolio.model.deck import DeckReport
from portfolio.model.guided import CompareReport, DigReport, ReadyReport
from portfolio.model.importing import ImportReport
from portfolio.model.loop import DebriefReport, Loop, LoopReport
from portfolio.model.plan import PlanReport, Timeline
from portfolio.model.recovery import RecoverReport
from portfolio.model.rehearsal import DrillReport, DueReport, RehearsalReport
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings
from portfolio.model.story import Story
from portfolio.model.verdict import CheckReport


class Published(NamedTuple):
    """A model with a schema of its own: what it describes, and whether we read or print it."""

    model: type[BaseModel]
    title: str
    mode: Literal["validation", "serialization"]


SCHEMAS: Mapping[str, Published] = {
    "ask": Published(Answer, "What `portfolio ask --json` prints", "serialization"),
    "check": Published(CheckReport, "What `portfolio check --json` prints", "serialization"),
    "coverage": Published(Coverage, "What `portfolio coverage --json` prints", "serialization"),
    "compare": Published(CompareReport, "What `portfolio compare --json` prints", "serialization"),
    "debrief": Published(DebriefReport, "What `portfolio debrief --json` prints", "serialization"),
    "deck": Published(DeckReport, "What `portfolio deck --json` prints", "serialization"),
    "dig": Published(DigReport, "What `portfolio dig --json` prints", "serialization"),
    "drill": Published(
        DrillReport, "What `portfolio rehearse --drill --json` prints", "serialization"
    ),
    "due": Published(DueReport, "What `portfolio rehearse --json` prints", "serialization"),
    "import": Published(ImportReport, "What `portfolio import --json` prints", "serialization"),
    "loop": Published(Loop, "loops/<id>.yaml, as the program holds it", "validation"),
    "loops": Published(LoopReport, "What `portfolio loop --json` prints", "serialization"),
    "note": Published(NoteReport, "What `portfolio note --json` prints", "serialization"),
    "plan": Published(PlanReport, "What `portfolio plan --json` prints", "serialization"),
    "portfolio": Published(Settings, "portfolio.yaml, a workspace's settings", "validation"),
    "ready": Published(ReadyReport, "What `portfolio ready --json` prints", "serialization"),
    "recover": Published(RecoverReport, "What `portfolio recover --json` prints", "serialization"),
    "rehearse": Published(
        RehearsalReport, "What `portfolio rehearse ID --json` prints", "serialization"
    ),
    "rubric": Published(Rubric, "A rubric, the bar stories are held against", "validation"),
    "sides": Published(
        SideBySide, "What `portfolio coverage --rubric A --rubric B --json` prints", "serialization"
    ),
    "story": Published(Story, "A story, as the program holds it", "validation"),
    "timeline": Published(Timeline, "What `portfolio timeline --json` prints", "serialization"),
}


class _Plain(GenerateJsonSchema):
    """Leave out the title of each field, which only repeats its key."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False


def render_schema(name: str) -> str:
    """Return one schema as the text of its file: keys sorted, one newline at the end."""
    model, title, mode = SCHEMAS[name]
    schema = model.model_json_schema(mode=mode, schema_generator=_Plain)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$id"] = f"urn:portfolio:schema:{name}"
    schema["title"] = title
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
