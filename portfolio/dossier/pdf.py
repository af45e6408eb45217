"""Sets HTML as PDF: lazily, without a network, with the same bytes each time."""

from __future__ import annotations

import gc
import io
import logging
import platform
import shutil
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from functools import cache
from typing import Any, NamedTuple

from portfolio.dossier import fonts
from portfolio.dossier.feet import set_apart
from portfolio.dossier.thrift import thrift
from portfolio.errors import MissingLibrary, RenderFailed

Progress = Callable[[float], None]
_VARIANT = "pdf/ua-1"
_TYPES = {b"OTTO": "font/otf"}
_PACKAGES: tuple[tuple[str, str], ...] = (
    ("apt-get", "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ("dnf", "sudo dnf install pango"),
    ("apk", "sudo apk add pango"),
    ("pacman", "sudo pacman -S pango"),
    ("zypper", "sudo zypper install pango"),
    ("brew", "brew install pango"),
)
# What the elements of our templates and of Markdown are before they are styled. The library's own
# sheet gives every element six boxes for footnotes and notes, which we have none of: a fifth.
_ELEMENTS = """
head, title, meta, style { display: none }
html, body, main, header, nav, section, article, div, p, pre, blockquote, ul, ol, hr,
h1, h2, h3, h4, h5, h6 { display: block }
li { display: list-item }
.story li::marker { font-variant-numeric: tabular-nums; white-space: pre; text-transform: none }
ul { list-style-type: disc; counter-reset: list-item }
ol { list-style-type: decimal; counter-reset: list-item }
table { display: table; box-sizing: border-box; text-indent: 0 }
thead { display: table-header-group }
tbody { display: table-row-group }
tr { display: table-row }
td, th { display: table-cell }
em, i { font-style: italic }
b, strong { font-weight: bold }
sup { vertical-align: super; line-height: normal }
br::before { content: "\\A"; white-space: pre-line }
hr { border-top: 0.75pt solid; margin: 7.3pt 0 }
"""
# Where layout and writing stand on the way from 0 to 1, as measured.
_STYLED, _LAID_OUT, _PAINTED = 0.12, 0.68, 0.86


class Sheet(NamedTuple):
    """What is to be set: the words, how they look, and about how many pages they make."""

    html: str
    css: str
    pages: int


def render_pdf(sheet: Sheet, *, progress: Progress | None = None, strict: bool = False) -> bytes:
    """Set a document as tagged PDF.

    Args:
        sheet: HTML, CSS and the pages expected.
        progress: Told a fraction that never falls; may raise to stop.
        strict: Whether anything the library logs is a failure, as in our tests.

    Raises:
        MissingLibrary: Pango is not on this machine.
        RenderFailed: Something outside our own assets was asked for, or the library gave up.
    """
    library = _library()
    told = _rising(progress or (lambda _: None))
    watched = _watched(told, sheet.pages)
    with watched as said, _refused(library), _without_gc(), thrift():
        document = _laid_out(sheet, library)
        _tell_painting(document.pages, told)
        done: bytes = document.write_pdf(finisher=set_apart, pdf_variant=_VARIANT)
    if strict and said:
        raise RenderFailed(f"the page was not set cleanly: {said[0]}", fix="mend the template")
    return done


def _rising(progress: Progress) -> Progress:
    """Tell a fraction again rather than let it fall."""
    best = 0.0

    def told(fraction: float) -> None:
        nonlocal best
        best = max(best, fraction)
        progress(best)

    return told


def _tell_painting(pages: Sequence[Any], progress: Progress) -> None:
    """Report each page as it is painted, of which the library says nothing."""

    def told(paint: Callable[..., None], done: float) -> Callable[..., None]:
        def painted(*args: Any, **kwargs: Any) -> None:
            paint(*args, **kwargs)
            progress(_LAID_OUT + (_PAINTED - _LAID_OUT) * done)

        return painted

    for number, page in enumerate(pages, start=1):
        page.paint = told(page.paint, number / len(pages))


def count_pages(sheet: Sheet) -> int:
    """Lay a document out and say how many pages it has."""
    library = _library()
    with _watched(lambda _: None, sheet.pages), _refused(library), _without_gc(), thrift():
        return len(_laid_out(sheet, library).pages)


def _laid_out(sheet: Sheet, library: Any) -> Any:
    """Lay a document out."""
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    config = FontConfiguration()
    fetcher = _fetcher(library)
    style = library.CSS(string=sheet.css, font_config=config, url_fetcher=fetcher)
    page = library.HTML(string=sheet.html, url_fetcher=fetcher)
    page._ua_stylesheets = lambda forms=False: [_elements(library)]  # noqa: ARG005, SLF001
    return page.render(font_config=config, stylesheets=[style], pdf_variant=_VARIANT)


@contextmanager
def _refused(library: Any) -> Iterator[None]:
    """Say plainly what was refused when something outside our own assets was asked for."""
    try:
        yield
    except library.urls.FatalURLFetchingError as refused:
        raise RenderFailed(
            str(refused),
            fix="take the address out of the template or dossier.css: a dossier is made "
            "from its own files only",
        ) from None


def _library() -> Any:
    """Import WeasyPrint, whose banner about missing libraries goes to stdout."""
    try:
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint  # noqa: PLC0415
            import weasyprint.urls  # noqa: PLC0415
    except OSError as missing:
        raise MissingLibrary("Pango", install_command()) from missing
    return weasyprint


def install_command() -> str:
    """Return the one command that brings Pango to this system."""
    for tool, command in _PACKAGES:
        if shutil.which(tool):
            return command
    if platform.system() == "Darwin":
        return "install Homebrew, then `brew install pango`"
    return "install Pango with this system's package manager"


def _fetcher(library: Any) -> Any:
    """Make a fetcher that serves our own fonts and stops at anything else."""
    urls = library.urls

    class Fetcher(urls.URLFetcher):  # type: ignore[misc,name-defined]
        """Our own assets and nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Serve a font of ours, or stop the render."""
            del headers
            content = fonts.read(url)
            if content is None:
                raise urls.FatalURLFetchingError(
                    f"{url[:120]!r} was asked for, and nothing outside is ever fetched"
                )
            kind = _TYPES.get(content[:4], "font/ttf")
            return urls.URLFetcherResponse(url, content, {"Content-Type": kind})

    return Fetcher(allowed_protocols=(), allow_redirects=False)


@cache
def _elements(library: Any) -> Any:
    return library.CSS(string=_ELEMENTS)


@contextmanager
def _without_gc() -> Iterator[None]:
    """Keep the collector out of layout, where it costs a tenth and frees nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def _watched(progress: Progress, pages: int) -> Iterator[list[str]]:
    """Report steps as fractions, and collect what the library complains of."""
    said: list[str] = []
    steps = _Steps(progress, pages)
    complaints = _Complaints(said)
    loggers = ((logging.getLogger("weasyprint"), complaints, logging.WARNING),
               (logging.getLogger("weasyprint.progress"), steps, logging.INFO))  # fmt: skip
    before = [(x, x.level, x.propagate, x.handlers[:]) for x, _, _ in loggers]
    for logger, handler, level in loggers:
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
    try:
        yield said
        progress(1.0)
    finally:
        for logger, level, propagate, handlers in before:
            logger.setLevel(level)
            logger.propagate = propagate
            logger.handlers = handlers


class _Complaints(logging.Handler):
    """Collects warnings."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


class _Steps(logging.Handler):
    """Turns the library's steps into a fraction."""

    def __init__(self, progress: Progress, pages: int) -> None:
        super().__init__(logging.INFO)
        self._progress = progress
        self._pages = max(pages, 1)
        self._page = 0

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text.startswith("Step 5") and record.args and "Page" in text:
            self._page += 1
            part = self._page / (self._page + max(self._pages - self._page, 1))
            found = _STYLED + (_LAID_OUT - _STYLED) * part
        elif text.startswith("Step 6"):
            found = _LAID_OUT
        else:
            found = 0.02
        self._progress(found)
