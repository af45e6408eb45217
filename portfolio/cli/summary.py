"""Says a review and a coverage in a few lines, the same wherever a command shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from portfolio.cli import terminal

if TYPE_CHECKING:
    from portfolio.model.coverage import Coverage
    from portfolio.model.finding import Finding
    from portfolio.model.verdict import BankReading, StoryReview
    from portfolio.workspace import Workspace


def clock(seconds: float) -> str:
    """Write seconds as minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def reading_line(review: StoryReview) -> str:
    """Say the reading of a story in a line."""
    signs = "".join(terminal.VERDICTS[c.verdict] for c in review.criteria)
    said = f"{review.story}  {signs}  {review.reading.level}  {clock(review.seconds.total)}"
    return f"{said}  {review.reading.because}".rstrip()


def readings(reviews: Iterable[StoryReview]) -> None:
    """Write a line a story: its signs, the level it reads, its time and the reason."""
    found = list(reviews)
    name = max((terminal.cells(r.story) for r in found), default=0)
    signs = max((len(r.criteria) for r in found), default=0)
    for review in found:
        marks = "".join(terminal.sign(c.verdict) for c in review.criteria)
        parts = (
            terminal.pad(review.story, name),
            terminal.pad(marks, signs),
            terminal.pad(review.reading.level, 7),
            terminal.pad(clock(review.seconds.total), 4, right=True),
        )
        terminal.wrap(review.reading.because, indent="    ", first="  ".join(parts) + "  ")


def finding_lines(review: StoryReview) -> Iterator[str]:
    """Say each finding that is not silenced: where, code, severity, what, and the mend."""
    for finding in review.findings:
        if not finding.silenced:
            yield from one_finding(finding)


def one_finding(found: Finding) -> Iterator[str]:
    """Say one finding: where, code, severity and what, then the mend."""
    place = f"{found.path}:{found.line}:{found.column}"
    what = " ".join(found.what.split())
    yield f"{place}  {found.code} {terminal.severity(found.severity)} {what}"
    yield f"fix: {' '.join(found.fix.split())}"


def tell_broken(space: Workspace) -> None:
    """Say beside the data which stories could only be read in part."""
    for file in space.files():
        if file.broken:
            for text in list(finding_lines(space.review(file)))[:2]:
                terminal.note(text)


def tell_loops(space: Workspace) -> None:
    """Say beside the data what keeps a loop's file from being read as meant."""
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    for shown in loops.report(space).loops:
        for found in shown.findings:
            if found.severity == "error":
                for text in one_finding(found):
                    terminal.note(text)


def counted(reviews: Iterable[StoryReview]) -> str:
    """Count the findings by severity: `2 errors, 5 warnings, 31 pieces of advice`."""
    found = [f.severity for review in reviews for f in review.findings if not f.silenced]
    nouns = (("error", "error", "errors"), ("warning", "warning", "warnings"),
             ("advice", "piece of advice", "pieces of advice"))  # fmt: skip
    parts = [
        f"{found.count(name)} {one if found.count(name) == 1 else many}"
        for name, one, many in nouns
        if name in found
    ]
    return ", ".join(parts) or "no findings"


def bar_lines(bank: BankReading) -> Iterator[str]:
    """Say each portfolio bar with its sign."""
    for bar in bank.bars:
        verdict = "met" if bar.met else "partly" if bar.have else "missing"
        yield f"{terminal.sign(verdict)} {bar.have:g} of {bar.want:g}  {bar.name or bar.bar}"


def coverage_lines(coverage: Coverage) -> Iterator[str]:
    """Say in a few lines what the bank covers and what to write next."""
    thin = [
        name for name, p in coverage.principles.items() if len(p.primary) + len(p.secondary) < 2
    ]
    yield (
        f"{coverage.stories} stories of {coverage.wanted}, "
        f"{sum(1 for p in coverage.principles.values() if p.primary)} of "
        f"{len(coverage.principles)} principles told for first"
    )
    if thin:
        yield f"thin: {', '.join(thin)}"
    for step in coverage.next[:1]:
        yield f"write next: {step.scenario}. {step.because}"
    for change in coverage.changes[:1]:
        yield f"change next: {change.story}: {change.change}"
