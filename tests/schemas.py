"""Writes schema/*.schema.json from the models, or with --check names those that are stale."""

from __future__ import annotations

import sys
from pathlib import Path

from portfolio.model.schemas import SCHEMAS, render_schema
from portfolio.resources import schema

ENDING = ".schema.json"


def committed(name: str) -> Path:
    """Return the place of one schema's file."""
    return schema(name + ENDING)


def stale() -> list[str]:
    """List the files that no longer say what the models say, left-over ones included."""
    wrong = [
        name
        for name in SCHEMAS
        if not committed(name).is_file()
        or committed(name).read_text(encoding="utf-8") != render_schema(name)
    ]
    known = {committed(name) for name in SCHEMAS}
    left_over = [p.name for p in schema().glob("*" + ENDING) if p not in known]
    return sorted([name + ENDING for name in wrong] + left_over)


def write() -> None:
    """Write every schema and remove those of models that are gone."""
    for name in stale():
        schema(name).unlink(missing_ok=True)
    for name in SCHEMAS:
        committed(name).write_text(render_schema(name), encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Write the schemas, or only look."""
    if "--check" not in arguments:
        write()
        return 0
    names = stale()
    if names:
        sys.stderr.write(f"stale in schema/: {', '.join(names)}\nfix: make schemas\n")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
