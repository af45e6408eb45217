"""Renders a view in a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from portfolio.dossier import fonts
from portfolio.dossier.colours import settled
from portfolio.dossier.formats import write
from portfolio.dossier.pdf import Sheet, render_pdf
from portfolio.dossier.templates import fill, stylesheet
from portfolio.model.dossier import DossierSpec, Format, View

_WORDS_A_PAGE = 330
_SIZES = {"a4": "A4", "letter": "Letter"}
_MARGINS = {"a4": "24mm 24mm 27mm 25mm", "letter": "21mm 27.9mm 24mm 27mm"}


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
        return render_pdf(sheet(view, spec, own), progress=progress, strict=strict)
    text = write(view, spec, fmt, own)
    if progress:
        progress(1.0)
    return text


def sheet(view: View, spec: DossierSpec, own: Path | None = None) -> Sheet:
    """Fill the printed edition's templates and gather its styles."""
    html = fill("dossier.html.j2", view, spec, own)
    css = fonts.css(html, settled(stylesheet("dossier.css", spec, own), spec))
    css += f"\n@page {{ size: {_SIZES[spec.paper]}; margin: {_MARGINS[spec.paper]} }}"
    return Sheet(html=html, css=css, pages=len(html.split()) // _WORDS_A_PAGE + 4)
