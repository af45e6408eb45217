"""`portfolio show`: one story with its evidence marked in the words and named beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from portfolio.cli import terminal
from portfolio.cli.options import (
    declare,
    json_option,
    open_workspace,
    rubric_option,
    story_argument,
)
from portfolio.cli.summary import finding_lines, readings

if TYPE_CHECKING:
    from portfolio.model.evidence import Evidence
    from portfolio.model.rubric import Rubric
    from portfolio.model.story import Section, Story
    from portfolio.model.verdict import StoryReview


@declare("show", "show billing-outage", "show billing-outage --json")
@story_argument
@rubric_option
@json_option
def command(story: str, rubric: str | None, as_json: bool) -> None:
    """Show one story: its words with the evidence marked, its verdicts and its findings."""
    space = open_workspace(rubric=rubric)
    file = space.file(story)
    found = space.review(file)
    if as_json:
        told: dict[str, Any] = {"schema": 1, "story": file.story.model_dump(mode="json")}
        terminal.json_of({**told, "review": found.model_dump(mode="json", by_alias=True)})
        return
    _Page(file.story, found, space.rubric).print()
    for text in finding_lines(found):
        terminal.line(text)


class _Page:
    """One story on the terminal, its marks numbered through."""

    def __init__(self, story: Story, review: StoryReview, rubric: Rubric) -> None:
        self._story = story
        self._review = review
        self._rubric = rubric
        self._held: dict[tuple[str, int, int, str], list[tuple[str, str]]] = {}
        for verdict in review.criteria:
            for e in verdict.evidence:
                name = rubric.criteria[verdict.criterion].name
                key = (e.section, e.start, e.end, e.kind)
                self._held.setdefault(key, []).append((verdict.verdict, name))
        self._count = 0

    def print(self) -> None:
        """Write the whole story."""
        self._top()
        for section in self._story.sections:
            self._section(section)
        terminal.line(terminal.bold("Verdicts"))
        for verdict in self._review.criteria:
            name = self._rubric.criteria[verdict.criterion].name
            lead = f"{terminal.sign(verdict.verdict)} {name}: {verdict.verdict}. "
            terminal.wrap(verdict.because, indent="    ", first=lead)
        terminal.line()
        readings([self._review])
        if self._review.lift:
            terminal.wrap(self._review.lift, indent="    ", first="lift: ")
        terminal.line()

    def _top(self) -> None:
        story = self._story
        terminal.line(terminal.bold(story.title or story.id))
        if story.headline:
            terminal.wrap(*self._marked("headline", story.headline))
            self._named("headline", self._count - len(self._of("headline")))
        parts = [story.kind, story.scenario or "no scenario", story.status]
        parts += [story.company, story.role, str(story.period) if story.period else ""]
        terminal.wrap(" · ".join(part for part in parts if part), indent="  ", first="  ")
        for name, held in (("primary", story.principles.primary),
                           ("secondary", story.principles.secondary)):  # fmt: skip
            for key, words in held.items():
                quoted = f" “{words}”" if words else ""
                terminal.wrap(f"{name}: {key}{quoted}", indent="    ", first="  ")
        terminal.line()

    def _section(self, section: Section) -> None:
        took = getattr(self._review.seconds, section.id, None)
        target = self._rubric.sections.get(section.id)
        time = f"  {round(took)} s of {target.target} s" if target and took is not None else ""
        terminal.line(terminal.bold(section.heading) + terminal.dim(time))
        before = self._count
        terminal.wrap(*self._marked(section.id, section.text))
        self._named(section.id, before)
        terminal.line()

    def _of(self, section: str) -> list[Evidence]:
        return [e for e in self._review.evidence if e.section == section]

    def _marked(self, section: str, text: str) -> tuple[str]:
        """Put the number of each piece of evidence behind its words."""
        marks = sorted(
            ((e.end, number) for number, e in enumerate(self._of(section), self._count + 1)),
            reverse=True,
        )
        for end, number in marks:
            text = f"{text[:end]}[{number}]{text[end:]}"
        self._count += len(marks)
        return (text,)

    def _named(self, section: str, before: int) -> None:
        """Say what each marked piece counts as."""
        from portfolio.dossier.words import meaning  # noqa: PLC0415 - the models load with it

        for number, e in enumerate(self._of(section), before + 1):
            held = self._held.get((e.section, e.start, e.end, e.kind), [])
            kind = e.kind.replace("red_flag:", "costs marks: ").replace("_", " ")
            for_what = ", ".join(f"{terminal.VERDICTS[v]} {name}" for v, name in held) or kind
            words = " ".join(e.text.split())
            said = meaning(e)
            tail = f": {said}" if said and said.lower() != words.lower() else ""
            terminal.wrap(f"[{number}] “{words}” {for_what}{tail}", indent="      ", first="  ")
