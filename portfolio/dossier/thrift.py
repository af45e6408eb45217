"""Spares the PDF library what it would do anew for every line, box and tag.

Each of these gives the same bytes as the library alone; a test says so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_FONT = ("font_family", "font_style", "font_stretch", "font_weight", "font_size",
         "font_variant_caps", "font_variation_settings")  # fmt: skip
_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = (*(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
            *(f"{bound}{axis}" for bound in ("", "min_", "max_") for axis in ("width", "height")),
            )  # fmt: skip
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)


@contextmanager
def thrift() -> Iterator[None]:
    """Keep fonts, struts, lengths and references while one document is set and written."""
    import pydyf  # type: ignore[import-untyped]  # noqa: PLC0415
    from weasyprint.layout import inline, percent  # noqa: PLC0415
    from weasyprint.text import line_break  # noqa: PLC0415

    layout = line_break.Layout
    swaps = [
        *_everywhere(percent.resolve_percentages, _fixed(percent.resolve_percentages)),
        (line_break, "get_font_description", _described(line_break.get_font_description)),
        (layout, "setup", _copied(layout, line_break)),
        (layout, "deactivate", lambda line: line),
        (layout, "reactivate", _as_laid_out(layout.reactivate)),
        (inline, "strut", _by_style(inline.strut)),
        (pydyf.PDF, "page_references", property(_references(pydyf.PDF.page_references))),
    ]
    was = [(place, name, getattr(place, name)) for place, name, _ in swaps]
    for place, name, quick in swaps:
        setattr(place, name, quick)
    try:
        yield
    finally:
        for place, name, own in was:
            setattr(place, name, own)


def _everywhere(own: Any, quick: Any) -> list[tuple[Any, str, Any]]:
    """Name every module of the library that took a function by its name."""
    name = own.__name__
    modules = [m for key, m in sorted(sys.modules.items()) if key.startswith("weasyprint.")]
    return [(m, name, quick) for m in modules if vars(m).get(name) is own]


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


def _copied(layout: Any, line_break: Any) -> Callable[[Any, Any], None]:
    """Set a line up as a copy of the first one of its style, which never gets a text."""
    set_up = layout.setup
    ffi, pango, gobject = line_break.ffi, line_break.pango, line_break.gobject
    ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *);", override=True)
    kept: dict[int, Any] = {}

    def copied(line: Any, style: Any) -> None:
        first = kept.get(id(style))
        if first is None:
            first = kept[id(style)] = object.__new__(layout)
            set_up(first, style)
            if style["white_space"] in ("normal", "nowrap"):  # as it is drawn; no line ends inside
                pango.pango_layout_set_single_paragraph_mode(first.layout, True)
        vars(line).update(vars(first))
        line.layout = ffi.gc(pango.pango_layout_copy(first.layout), gobject.g_object_unref)

    return copied


def _as_laid_out(shape_anew: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Draw a line as it was laid out: the library forgets it, and shapes it anew to draw it."""

    def drawn(line: Any, style: Any) -> None:
        if line.justification_spacing:
            shape_anew(line, style)

    return drawn


def _fixed(resolve: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Resolve the lengths of a style once where none of them depends on what is around it."""
    kept: dict[int, tuple[Any, dict[str, Any] | None]] = {}

    def resolved(box: Any, containing_block: Any) -> None:
        style = box.style
        found = kept.get(id(style))
        if found is None:
            found = kept[id(style)] = (style, _lengths(style))
        if found[1] is None:
            resolve(box, containing_block)
        else:
            vars(box).update(found[1])

    return resolved


def _lengths(style: Any) -> dict[str, Any] | None:
    """Return the lengths a box of a style has anywhere, nothing when they depend on the place."""
    if style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse":
        return None
    found = {name: style[name] for name in _BORDERS}
    for name in _LENGTHS:
        length = style[name]
        if length != "auto":
            if getattr(length, "unit", "%") != "px":
                return None
            length = length.value
        elif name.startswith("min"):
            length = 0
        found[name] = length
    return found


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
