"""`portfolio measure`: finds the evidence in a text from standard input."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, json_option
from portfolio.errors import UsageError

if TYPE_CHECKING:
    from portfolio.model.evidence import Evidence

_SHAPE = '{"id": "a", "text": "We saved $12M a year.", "section": "result"}'


@declare("measure", "measure --section result < story.txt", "measure --jsonl < in.jsonl")
@click.option("--section", default="", metavar="NAME", help="Where the text stands, e.g. result.")
@click.option("--jsonl", is_flag=True, help="Lines {id, text, section?} in, {id, labels} out.")
@json_option
def command(section: str, jsonl: bool, as_json: bool) -> None:
    """Find the evidence in a text from standard input: its kind, its meaning and what decided."""
    from portfolio.review.measure import measure  # noqa: PLC0415 - the word lists load with it

    if sys.stdin.isatty():
        terminal.note("type or paste a text, and end it with Ctrl-D")
    if jsonl:
        _lines()
        return
    found = measure(_text(), section)
    if as_json:
        said = [e.model_dump(mode="json") for e in found]
        terminal.json_of({"schema": 1, "evidence": said})
        return
    _print(found)


def _text() -> str:
    """Read standard input whole, as UTF-8 and without touching its line ends."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"this is not UTF-8 text (byte {error.start + 1})",
            where="stdin",
            fix="save it as UTF-8, or `iconv -f latin1 -t utf-8 FILE | portfolio measure`",
        ) from None


def _lines() -> None:
    from portfolio.review.measure import measure  # noqa: PLC0415 - loaded already

    for number, raw in enumerate(sys.stdin.buffer, 1):
        if not raw.strip():
            continue
        given = _read(raw, number)
        labels = [_label(e) for e in measure(given["text"], given.get("section") or "")]
        sys.stdout.write(json.dumps({"id": given["id"], "labels": labels}) + "\n")


def _read(raw: bytes, number: int) -> dict[str, Any]:
    """Read one line of JSON and see to its shape."""
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except ValueError as error:
        what = f"this line is not JSON: {error}"
        raise UsageError(what, where=f"stdin:{number}", fix=f"write it as {_SHAPE}") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str) or "id" not in given:
        what = "this line lacks an id or a text"
        raise UsageError(what, where=f"stdin:{number}", fix=f"write it as {_SHAPE}")
    if not isinstance(given.get("section") or "", str):
        what = "the section is not a name"
        raise UsageError(what, where=f"stdin:{number}", fix=f"write it as {_SHAPE}")
    return given


def _label(e: Evidence) -> dict[str, Any]:
    return {"kind": e.kind, "value": _value(e), "start": e.start, "end": e.end}


def _value(e: Evidence) -> dict[str, Any]:
    """Say a value in the published shape: whole numbers whole, nothing beside."""
    shown = e.value.model_dump(mode="json", exclude={"per"})
    return {
        key: int(v) if isinstance(v, float) and v.is_integer() else v for key, v in shown.items()
    }


def _print(found: tuple[Evidence, ...]) -> None:
    from portfolio.dossier.words import meaning  # noqa: PLC0415 - the models load with it

    rows = [
        (f"{e.start}-{e.end}", e.kind, " ".join(e.text.split()), meaning(e), e.cue) for e in found
    ]
    for text in terminal.table(rows, head=("place", "kind", "words", "means", "because")):
        terminal.line(text)
    if not found:
        terminal.note("no evidence in this text")
