"""Writes one view as HTML, Markdown, plain text or JSON."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from portfolio.dossier.colours import colours, night
from portfolio.dossier.glance import teller
from portfolio.dossier.plain import MarkdownWriter, TextWriter
from portfolio.dossier.templates import fill, search, stylesheet
from portfolio.dossier.word import WordWriter
from portfolio.model.dossier import DossierSpec, Format, View

_SHEETS = {
    "a4": "@page { size: A4; margin: 24mm 24mm 27mm 25mm }",
    "letter": "@page { size: letter; margin: 21mm 27.9mm 24mm 27mm }",
}
_SET = frozenset({"html", "blocks", "anchor", "leaves", "room", "apart", "label", "few", "tall"})


def write(view: View, spec: DossierSpec, fmt: Format, own: Path | None = None) -> bytes | str:
    """Write a view in any format but PDF: Word as bytes, all others as text."""
    if fmt == "html":
        return _page(view, spec, own)
    if fmt == "json":
        tree = {"schema": 1, "edition": spec.edition, **_unset(view.model_dump(mode="json"))}
        return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
    if fmt == "docx":
        word = WordWriter(view.title, view.person)
        teller(spec.edition)(view, word)
        return word.content()
    writer = MarkdownWriter() if fmt == "md" else TextWriter()
    teller(spec.edition)(view, writer)
    return writer.text()


def _page(view: View, spec: DossierSpec, own: Path | None) -> str:
    """Fill the page for the screen, which runs our search and no other script."""
    css = "\n".join(
        (colours(spec), night(spec), _SHEETS[spec.paper], stylesheet("page.css", spec, own))
    )
    script = search()
    seal = b64encode(sha256(script.encode()).digest()).decode()
    page = fill(
        "page.html.j2", view, spec, own, css=css.replace("</", "<\\/"), script=script, seal=seal
    )
    return page + "\n"


def _unset(node: Any) -> Any:
    """Leave out what only serves setting the page; the notes stay with their section."""
    if isinstance(node, dict):
        kept = {k: _unset(v) for k, v in node.items() if k not in _SET}
        if "blocks" in node:
            kept["notes"] = [n for b in node["blocks"] for n in b["notes"]]
        return kept
    return [_unset(v) for v in node] if isinstance(node, list) else node
