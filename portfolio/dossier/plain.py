"""Tells a view in lines, as Markdown or as plain text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

from portfolio.dossier import words
from portfolio.dossier.prose import clean
from portfolio.dossier.words import sentence
from portfolio.model.dossier import FamilyRows, IndexLine, Passage, Ref, StoryPages, View
from portfolio.model.prose import Block

_WIDTH = 76
_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


class MarkdownWriter:
    """Gathers lines of Markdown."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def heading(self, level: int, text: str) -> None:
        """Add a heading."""
        self._lines += [f"{'#' * level} {self.words(text)}", ""]

    def line(self, text: str) -> None:
        """Add a paragraph of our own words."""
        self._lines += [self.words(text), ""]

    def prose(self, text: str, level: int) -> None:
        """Add the writer's Markdown, its headings lowered."""
        self._lines += [_HEADING.sub("#" * level + " ", clean(text)).strip(), ""]

    def bullets(self, items: Iterable[str]) -> None:
        """Add a list."""
        found = [f"- {self.words(item)}" for item in items]
        self._lines += [*found, ""] if found else []

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table."""
        self._lines.append(f"| {' | '.join(self.words(c) for c in head)} |")
        self._lines.append(f"|{'---|' * len(head)}")
        self._lines += [f"| {' | '.join(self.words(c) for c in row)} |" for row in rows]
        self._lines.append("")

    def text(self) -> str:
        """Return all lines."""
        return "\n".join(self._lines).rstrip() + "\n"

    def words(self, text: str) -> str:
        """Make words mean themselves in Markdown."""
        return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


class TextWriter(MarkdownWriter):
    """Gathers lines of plain text, 76 characters wide."""

    def heading(self, level: int, text: str) -> None:
        """Add a heading, ruled when it opens a part."""
        title = self.words(text)
        rule = {1: "=", 2: "-"}.get(level, "") * min(len(title), _WIDTH)
        room = [""] if rule and self._lines else []
        self._lines += [*room, title, *filter(None, [rule]), ""]

    def line(self, text: str) -> None:
        """Add a paragraph of our own words."""
        self._lines += [textwrap.fill(self.words(text), _WIDTH, break_long_words=False), ""]

    def prose(self, text: str, level: int) -> None:
        """Add the writer's words as they stand, long lines wrapped."""
        del level
        for line in clean(text).strip().split("\n"):
            wrapped = textwrap.wrap(
                line, _WIDTH, break_long_words=False, subsequent_indent=_indent(line)
            )
            self._lines += wrapped or [""]
        self._lines.append("")

    def bullets(self, items: Iterable[str]) -> None:
        """Add a list."""
        for item in items:
            self._lines += textwrap.wrap(
                self.words(item), _WIDTH, initial_indent="- ", subsequent_indent="  "
            )
        self._lines.append("")

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table as columns."""
        cells = [list(map(self.words, row)) for row in (head, *rows)]
        wide = [max(len(row[i]) for row in cells) for i in range(len(head))]
        for row in cells:
            padded = (c.ljust(w) for c, w in zip(row, wide, strict=True))
            self._lines.append("  ".join(padded).rstrip())
        self._lines.append("")

    def words(self, text: str) -> str:
        """Return words as they are, on one line."""
        return " ".join(text.split())


def _indent(line: str) -> str:
    """Return the hanging indent of a line, under the words of a bullet."""
    match = re.match(r"\s*(?:[-*+] +|\d+[.)] +)?", line)
    return " " * len(match[0]) if match else ""


def tell(view: View, writer: MarkdownWriter) -> None:
    """Tell a whole view, in the order of the printed dossier."""
    writer.heading(1, view.title)
    writer.line(f"{view.target}. {view.inside}." + (f" {view.date}." if view.date else ""))
    _readiness(view, writer)
    _matrix(view, writer)
    writer.heading(2, "Scenarios and mix")
    for family in view.families:
        _family(family, writer)
    writer.heading(2, "Questions")
    for group in view.index:
        writer.heading(3, group.name)
        writer.bullets(_asked(line) for line in group.lines)
    for story in view.all_stories:
        tell_story(story, writer)
    _gaps(view, writer)
    writer.heading(2, "Colophon")
    for line in view.colophon:
        writer.line(line)


def _readiness(view: View, writer: MarkdownWriter) -> None:
    ready = view.readiness
    writer.heading(2, "Readiness")
    writer.line(ready.sentence)
    writer.line(ready.levels)
    if ready.bars:
        rows = [(b.sign, b.name, b.have, b.want, b.behind) for b in ready.bars]
        writer.table(("", "bar", "have", "want", "stories"), rows)
    if ready.steps:
        writer.heading(3, "Next")
        writer.bullets(f"{sentence(s.lead)} {s.because}".strip() for s in ready.steps)


def _matrix(view: View, writer: MarkdownWriter) -> None:
    for matrix in view.matrices:
        writer.heading(2, "Principles across the stories")
        head = ["", *(str(c.number) for c in matrix.columns), "first", "all"]
        rows = [[r.name, *r.cells, str(r.primary), str(r.total)] for r in matrix.rows]
        writer.table(head, rows)
    if view.matrices:
        writer.line("● first, shown · ○ first, claimed · • beside, shown · ◦ beside, claimed")


def _family(family: FamilyRows, writer: MarkdownWriter) -> None:
    writer.heading(3, f"{family.name} ({family.says})" if family.says else family.name)
    writer.bullets(
        f"{s.sign} {s.name}: {_numbers(s.stories) or '–'}"
        + (f", also {_numbers(s.also)}" if s.also else "")
        for s in family.scenarios
    )


def _asked(line: IndexLine) -> str:
    main = f"{line.main.number} {line.main.title}" if line.main else "no story yet"
    spare = f"; spare: {line.spare.number} {line.spare.title}" if line.spare else ""
    return f"{line.question} → {main}{spare}"


def tell_story(story: StoryPages, writer: MarkdownWriter, *, judged: bool = True) -> None:
    """Tell one story, with our judgement of it or without."""
    writer.heading(2, f"{story.number}. {story.title}")
    writer.line(story.headline)
    told = " · ".join(x for x in (story.context, story.scenario, ", ".join(story.principles)) if x)
    if told:
        writer.line(told)
    writer.line(
        f"{story.because} {story.length} to tell." if judged else f"{story.length} to tell."
    )
    if story.aloud and judged:
        writer.line(words.sentence(story.aloud))
    if story.verdicts and judged:
        writer.line(" · ".join(f"{v.sign} {v.criterion}" for v in story.verdicts))
    for passage in story.star:
        _passage(passage, writer, judged=judged)
    if story.amounts:
        writer.heading(3, "Numbers")
        rows = [(a.says, a.nature, a.owner, a.source, a.confirmed) for a in story.amounts]
        writer.table(("amount", "what it is", "whose", "source", "confirmed"), rows)
    _answers(story, writer, judged=judged)
    for passage in story.lessons:
        _passage(passage, writer, judged=judged)


def _answers(story: StoryPages, writer: MarkdownWriter, *, judged: bool) -> None:
    if story.answers:
        writer.heading(3, "Follow-ups")
    for answer in story.answers:
        writer.heading(4, answer.question)
        if judged:
            advice = f" · {answer.advice}" if answer.advice else ""
            writer.line(f"{answer.sign} {answer.state}{advice}")
        if answer.text.strip():
            writer.prose(answer.text, 5)


def _passage(passage: Passage, writer: MarkdownWriter, *, judged: bool) -> None:
    writer.heading(3, passage.heading + (f" ({passage.beat.says})" if passage.beat else ""))
    if passage.text.strip():
        writer.prose(passage.text, 4)
    else:
        writer.line("Not written yet.")
    notes = _notes(passage.blocks) if judged else []
    if notes:
        writer.bullets(notes)


def _notes(blocks: Sequence[Block]) -> list[str]:
    return [
        f"{n.sign} {n.criterion}: “{n.words}”" + (f" – {n.says}" if n.says else "")
        for b in blocks
        for n in b.notes
    ]


def _gaps(view: View, writer: MarkdownWriter) -> None:
    if view.gaps or view.plan:
        writer.heading(2, "Gaps and plan")
        writer.bullets(f"{sentence(s.lead)} {s.because}".strip() for s in view.plan)
    for gap in view.gaps:
        writer.heading(3, gap.name)
        writer.bullets(gap.lines)


def _numbers(stories: Sequence[Ref]) -> str:
    return ", ".join(str(s.number) for s in stories)
