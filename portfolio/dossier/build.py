"""Renders a view in a format."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from portfolio.dossier import fonts
from portfolio.dossier.colours import settled
from portfolio.dossier.fit import fitted
from portfolio.dossier.formats import write
from portfolio.dossier.pdf import Sheet, count_pages, render_pdf
from portfolio.dossier.spelled import spelled
from portfolio.dossier.templates import fill, stylesheet
from portfolio.model.dossier import DossierSpec, Format, View

_WORDS_A_PAGE = 330
_LONG_WORD = re.compile(r"[^\s<>\"=&;:]{30,}")  # half a line; the narrow columns always break
_SIZES = {"a4": "A4", "letter": "Letter"}
_MARGINS = {"a4": "24mm 24mm 27mm 25mm", "letter": "21mm 27.9mm 24mm 27mm"}
# What is glanced at has narrower margins than what is read, and what is cut apart has none.
_NARROW = {"a4": "14mm 14mm 12mm", "letter": "12mm 16.95mm 11mm"}
_HALVES = {"a4": (105, 148.5), "letter": (107.95, 139.7)}


def render(
    view: View,
    spec: DossierSpec,
    fmt: Format,
    *,
    own: Path | None = None,
    progress: Callable[[float], None] | None = None,
    strict: bool = False,
) -> bytes | str:
    """Render a view: PDF as bytes, every other format as text.

    Args:
        view: What `compose` decided.
        spec: Paper, ink and accent.
        fmt: The format.
        own: The workspace, whose templates and stylesheets come before ours.
        progress: Told a fraction from 0 to 1 that never falls; may raise to stop.
        strict: Whether anything the PDF library logs is a failure.
    """
    if fmt == "pdf":
        if spec.edition == "cheatsheet":
            view = fitted(view, spec.pages, lambda tried: count_pages(sheet(tried, spec, own)))
        return render_pdf(sheet(view, spec, own), progress=progress, strict=strict)
    text = write(view, spec, fmt, own)
    if progress:
        progress(1.0)
    return text


def sheet(view: View, spec: DossierSpec, own: Path | None = None) -> Sheet:
    """Fill the printed edition's templates and gather its styles."""
    html = spelled(fill("dossier.html.j2", view, spec, own))
    css = fonts.css(html, settled(stylesheet("dossier.css", spec, own), spec))
    if _LONG_WORD.search(html):  # to look for a place to break costs on every line
        css += "\nhtml { overflow-wrap: break-word }"
    css += f"\n@page {{ size: {_SIZES[spec.paper]}; margin: {_margin(spec)} }}"
    if spec.edition == "cards":
        wide, tall = _HALVES[spec.paper]
        css = css.replace("var(--half)", f"{wide}mm").replace("var(--tall)", f"{tall}mm")
    return Sheet(html=html, css=css, pages=len(html.split()) // _WORDS_A_PAGE + 4)


def _margin(spec: DossierSpec) -> str:
    if spec.edition == "cards":
        return "0"
    return (_NARROW if spec.edition == "cheatsheet" else _MARGINS)[spec.paper]
