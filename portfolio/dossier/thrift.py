"""Spares the PDF library what it would do anew for every line and every tag.

Each of these gives the same bytes as the library alone; a test says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_FONT = ("font_family", "font_style", "font_stretch", "font_weight", "font_size",
         "font_variant_caps", "font_variation_settings")  # fmt: skip


@contextmanager
def thrift() -> Iterator[None]:
    """Keep fonts, struts and page references while one document is set and written."""
    import pydyf  # type: ignore[import-untyped]  # noqa: PLC0415
    from weasyprint.layout import inline  # noqa: PLC0415
    from weasyprint.text import line_break  # noqa: PLC0415

    was = (line_break.get_font_description, inline.strut, pydyf.PDF.page_references)
    line_break.get_font_description = _described(was[0])
    inline.strut = _by_style(was[1])
    pydyf.PDF.page_references = property(_references(was[2]))
    try:
        yield
    finally:
        line_break.get_font_description, inline.strut, pydyf.PDF.page_references = was


def _described(describe: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Describe each font once: the library does for every line, and Pango copies it anyway."""
    kept: dict[tuple[Any, ...], Any] = {}

    def described(style: Any) -> Any:
        key = tuple([style[name] for name in _FONT])
        found = kept.get(key)
        if found is None:
            found = kept[key] = describe(style)
        return found

    return described


def _by_style(measure: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Measure the room of a line once a style; the style is kept, so that its id stays its own."""
    kept: dict[int, tuple[Any, Any]] = {}

    def measured(style: Any) -> Any:
        found = kept.get(id(style))
        if found is None:
            found = kept[id(style)] = (style, measure(style))
        return found[1]

    return measured


def _references(every: Any) -> Callable[[Any], tuple[bytes, ...]]:
    """Look a page's reference up: the library lists all pages anew for every tag."""
    kept: tuple[bytes, ...] = ()

    def references(document: Any) -> tuple[bytes, ...]:
        nonlocal kept
        if 3 * len(kept) != len(document.pages["Kids"]):
            kept = every.__get__(document)
        return kept

    return references
