"""The stories in their years: a bar each on one line of months, by company, and what is odd."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from portfolio.model.plan import Dated, Stretch, Timeline
from portfolio.tui.widgets.lines import Lines, Piece, clip
from portfolio.tui.widgets.notes import Note

HEADS = 1
_TAIL = 10
_RECENT, _OLD, _GAP, _BOTH, _SPAN = "━", "┄", "·", "═", "─"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Span(NamedTuple):
    """One line: what it is, when, and the story on it if there is one."""

    label: str
    sign: str = ""
    when: Stretch | None = None
    tail: str = ""
    look: str = "plain"
    story: str = ""
    says: str = ""


class Years(Lines):
    """The line of months."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: tuple[Span, ...] = ()
        self._first = self._months = 0

    def lay(self, timeline: Timeline, titles: Mapping[str, str]) -> None:
        """Lay out a timeline, with the titles of its stories."""
        self.spans = tuple(_spans(timeline, titles))
        times = [one.period for one in timeline.companies]
        starts = [_month(one.start) for one in times]
        self._first = min(starts, default=0) // 12 * 12
        ends = [_month(one.end) for one in times]
        self._months = (max(ends) // 12 + 1) * 12 - self._first if ends else 0
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """Draw one visible line; the years stay on top however far one scrolls."""
        if y or not self.spans:
            return super().render_line(y)
        base = self.rich_style
        return self._strip(self.line(0)).apply_style(base).crop_extend(0, self.size.width, base)

    def watch_cursor(self) -> None:
        """Keep the line under the years in sight."""
        super().watch_cursor()
        self.on_show()

    def on_show(self) -> None:
        """Keep the cursor under the years, and with the first story show its company."""
        if self.is_mounted:
            over = 2 if self.cursor == self._nearest(0, 1) else 1
            region = Region(0, max(0, self.cursor - over), 1, over + 1)
            self.scroll_to_region(region, animate=False, force=True)

    def spots(self) -> Iterator[tuple[Offset, Callable[[], object]]]:
        """Yield the lines in sight; under the years one can't be gone to."""
        return (spot for spot in super().spots() if spot[0].y)

    def on_click(self, event: events.Click) -> None:
        """Choose nothing under the years."""
        if not event.y:
            event.prevent_default()

    @property
    def span(self) -> Span | None:
        """Return the line under the cursor."""
        at = self.cursor - HEADS
        return self.spans[at] if 0 <= at < len(self.spans) else None

    @property
    def story(self) -> str:
        """Return the story under the cursor, if one is."""
        return self.span.story if self.span else ""

    def count(self) -> int:
        """Count the lines, with the years over them."""
        return len(self.spans) + HEADS if self.spans else 0

    def selectable(self, index: int) -> bool:
        """Tell whether a line says something of its own."""
        return index >= HEADS and bool(self.spans[index - HEADS].says)

    @property
    def _left(self) -> int:
        return max(22, min(48, self.size.width * 2 // 5))

    @property
    def _room(self) -> int:
        return max(12, self.size.width - self._left - _TAIL - 1)  # the scroll bar stands in it

    def _cell(self, month: int) -> int:
        """Return where a month stands on the line."""
        return (month - self._first) * self._room // max(1, self._months)

    def line(self, index: int) -> list[Piece]:
        """Draw one line, or the years over all of them."""
        if index < HEADS:
            return [Piece(" " * self._left), Piece(self._scale(), "quiet")]
        one = self.spans[index - HEADS]
        pieces = [
            Piece("▸ " if index == self.cursor else "  ", "here"),
            Piece(clip(one.label, self._left - 4) + "  ", _label(one)),
        ]
        if one.when:
            start = self._cell(_month(one.when.start))
            end = max(start + 1, self._cell(_month(one.when.end) + 1))
            bar = " " * start + one.sign * (end - start)
            pieces.append(Piece(bar.ljust(self._room)[: self._room], one.look))
        else:
            pieces.append(Piece(" " * self._room))
        return [*pieces, Piece(f"{one.tail:>{_TAIL}}", "warm" if one.look == "warm" else "quiet")]

    def _scale(self) -> str:
        """Write as many years over the line as can be read; where nothing has a day, none."""
        if not self._months:
            return ""
        years = range(self._first // 12, (self._first + self._months) // 12)
        step = next(n for n in (1, 2, 5, 10, 100) if n * self._cell(self._first + 12) >= 5 or n > 9)
        scale = [" "] * self._room
        for year in years:
            at = self._cell(year * 12)
            if year % step == 0 and at + 4 <= self._room:
                scale[at : at + 4] = str(year)
        return "".join(scale)

    def notes(self) -> Iterator[Note]:
        """Say of the line under the cursor when it was and what it costs."""
        one = self.span
        if one is None or not one.says:
            return
        yield Note(one.label, "strong")
        if one.when:
            yield Note(f"{_spoken(one.when)}", "quiet")
        yield Note(one.says, "warm" if one.look == "warm" else "plain", "▲" * (one.look == "warm"))
        if one.story:
            yield Note("enter opens it, y says when it happened.", "quiet")


def _label(one: Span) -> str:
    if one.sign == _SPAN:
        return "strong"
    return "plain" if one.says else "quiet"


def _spans(timeline: Timeline, titles: Mapping[str, str]) -> Iterator[Span]:
    for company in timeline.companies:
        yield Span(company.company, _SPAN, company.period, _long(company.period), "quiet")
        for one in company.stories:
            yield _story(one, titles)
    if timeline.gaps:
        yield Span("no story tells of")
    for gap in timeline.gaps:
        says = "If your CV has something there, write it, or know what you say when asked."
        yield Span(_spoken(gap), _GAP, gap, _long(gap), "warm", says=says)
    if timeline.overlaps:
        yield Span("two companies at once")
    for both in timeline.overlaps:
        names = " and ".join(both.companies)
        says = "Stories of both claim these months: hold them against your CV."
        yield Span(names, _BOTH, both.period, _long(both.period), "warm", says=says)
    if timeline.undated:
        yield Span("without a period")
    for story in timeline.undated:
        says = "It says nowhere when it happened, so it lies on no year."
        yield Span(titles.get(story, story), look="warm", tail="no day", story=story, says=says)


def _story(one: Dated, titles: Mapping[str, str]) -> Span:
    says = (
        "Ended more than five years ago: interviewers ask for recent work."
        if one.old
        else "Recent: it ended within five years."
    )
    return Span(
        titles.get(one.story, one.story),
        _OLD if one.old else _RECENT,
        one.period,
        "older" if one.old else "",
        "quiet" if one.old else "cool",
        one.story,
        says,
    )


def _month(said: str) -> int:
    year, _, month = said.partition("-")
    return int(year) * 12 + int(month) - 1


def _long(stretch: Stretch) -> str:
    """Say how long a stretch is: in months, from two years on in years."""
    if stretch.months < 24:
        return "1 month" if stretch.months == 1 else f"{stretch.months} months"
    return f"{stretch.months / 12:.0f} years"


def _spoken(stretch: Stretch) -> str:
    """Say a stretch as one would: Oct 2015 to Mar 2018."""
    first, last = (
        f"{_MONTHS[_month(one) % 12]} {_month(one) // 12}" for one in (stretch.start, stretch.end)
    )
    return first if first == last else f"{first} to {last}"
