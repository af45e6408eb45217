"""`portfolio schema`: prints a JSON Schema."""

from __future__ import annotations

import sys

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare
from portfolio.errors import UnknownName


@declare("schema", "schema", "schema story > story.schema.json")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Print the JSON Schema of a file or an output; without a name, list the names."""
    from portfolio.model.schemas import SCHEMAS, render_schema  # noqa: PLC0415 - pydantic

    if name is None:
        for text in terminal.table([(key, one.title) for key, one in SCHEMAS.items()]):
            terminal.line(text)
        return
    if name not in SCHEMAS:
        raise UnknownName("schema", name, SCHEMAS)
    sys.stdout.write(render_schema(name))
