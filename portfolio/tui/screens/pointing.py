"""Acts on what the margin says: goes to a finding's words, lives with it, attests an amount."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from portfolio import guided
from portfolio.model.evidence import Evidence, Money
from portfolio.model.finding import Finding
from portfolio.model.number import NATURES, Number
from portfolio.model.story import HEADINGS, FollowUpState
from portfolio.model.verdict import StoryReview
from portfolio.review.attest import MONEY, same_amount
from portfolio.review.measure import measure
from portfolio.review.money import amount_of
from portfolio.store import followups
from portfolio.tui.dialogs.attest import Attested
from portfolio.tui.screens.guiding import Guiding
from portfolio.tui.widgets import margin
from portfolio.tui.widgets.margin import of_the_whole
from portfolio.tui.widgets.section import Words
from portfolio.workspace import Workspace

_NEXT: dict[FollowUpState, FollowUpState] = {"gap": "partly", "partly": "safe", "safe": "gap"}
_SILENCED_IN = (*HEADINGS, "headline")
FOLLOW_UPS = "follow-ups"


class Pointing(Guiding):
    """A screen whose margin one can act on without leaving the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f5",
            "next_finding",
            "finding",
            id="write.finding",
            tooltip="Go to the words of the next finding",
        ),
        Binding(
            "f6",
            "take_question",
            "take a question",
            show=False,
            priority=True,
            id="write.question",
            tooltip="In follow-ups: take the next question that may be asked",
        ),
        Binding(
            "f7",
            "mark_answer",
            "mark the answer",
            show=False,
            priority=True,
            id="write.answer",
            tooltip="In follow-ups: gap, partly, safe",
        ),
        Binding(
            "f6",
            "tick_comment",
            "tick off",
            show=False,
            priority=True,
            id="write.tick",
            tooltip="Tick off the first comment beside the section",
        ),
        Binding(
            "f8",
            "silence_finding",
            "live with it",
            show=False,
            id="write.silence",
            tooltip="Live with the finding you stand on, for a reason",
        ),
        Binding(
            "f9",
            "attest_number",
            "attest",
            show=False,
            id="write.attest",
            tooltip="Say what an amount is, whose, and that you looked it up",
        ),
    ]
    review: StoryReview | None
    pointed: Finding | None = None

    def _show_margin(self) -> None:
        """Show what stands beside the section."""
        raise NotImplementedError

    def _words(self, name: str) -> Words | None:
        """Return where a section is written, once its part was opened."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep what is only for follow-ups to their part."""
        if action in ("take_question", "mark_answer"):
            return self.section == FOLLOW_UPS
        if action == "tick_comment":
            return self.section != FOLLOW_UPS and self._comment() > 0
        return super().check_action(action, parameters)

    # findings

    def point_anew(self) -> None:
        """Forget the finding one jumped to when the words no longer raise it."""
        told = self.review.findings if self.review else ()
        if self.pointed:
            now = (f for f in told if not f.silenced and _same(f, self.pointed))
            self.pointed = next(now, None)

    def action_next_finding(self) -> None:
        """Go to the words of the next finding."""
        told = self.review.findings if self.review else ()
        open_ = sorted((f for f in told if not f.silenced), key=self._order)
        if not open_:
            self.notify("Nothing to mend: no finding is open.", timeout=2)
            return
        at = open_.index(self.pointed) + 1 if self.pointed in open_ else self._first(open_)
        self.pointed = open_[at % len(open_)]
        span = (self.pointed.start, self.pointed.end)
        whole = of_the_whole(self.pointed)
        place = "title" if whole else self.pointed.where
        self.go_to(place, (span[0], span[1]) if span[0] is not None and span[1] else None)
        self._show_margin()

    def _order(self, finding: Finding) -> tuple[int, int]:
        """Order findings as one reads: section by section, then by place."""
        names = (*HEADINGS, "title", "headline")
        where = finding.where if finding.where in names else "title"
        return names.index(where), finding.start or 0

    def _first(self, open_: list[Finding]) -> int:
        """Return the first finding of the section one stands in, else the first of all."""
        here = (n for n, f in enumerate(open_) if f.where == self.section)
        return next(here, 0)

    def action_silence_finding(self) -> None:
        """Live with the finding one stands on, for a reason."""
        if self.pointed is None:
            self.action_next_finding()
        finding = self.pointed
        if finding is None:
            return
        from portfolio.tui.dialogs.line import Line  # noqa: PLC0415 - loaded when first used

        ask = Line(
            f"Why do you live with it? {finding.what}",
            example="the term is the product's name",
            verb="silences it",
        )
        self.app.push_screen(ask, partial(self._silence, finding))

    def _silence(self, finding: Finding, because: str | None) -> None:
        if not because:
            return
        where = finding.where if finding.where in _SILENCED_IN else None

        def change(space: Workspace) -> None:
            space.silence(finding.code, self.draft.id, because=because, where=where)

        if self.settled(change):
            self.pointed = None
            self.notify(f"{finding.code} is silent here; your reason stands in the file.")

    # numbers

    def action_attest_number(self) -> None:
        """Say what an amount is."""
        amounts = self._amounts()
        if not amounts:
            self.notify("No amount stands in this story yet.", timeout=3)
            return
        from portfolio.tui.dialogs.attest import Attest  # noqa: PLC0415 - when first used

        ask = Attest(tuple(amounts), amounts, today=self._today())
        self.app.push_screen(ask, self._attest)

    def _amounts(self) -> dict[str, Number]:
        """Return the amounts of the story, the one meant first, with what is known of each."""
        told = [e for e in self.review.evidence if e.kind in MONEY] if self.review else []
        told.sort(key=self._nearness)
        found: dict[str, Number] = {}
        for e in told:
            mine = (n for n in self.draft.base.story.numbers if _about(n, e))
            says = amount_of(e)
            number = next(mine, None) or Number.model_validate({"says": says, "nature": _nature(e)})
            found.setdefault(number.says, number)
        return found

    def _nearness(self, evidence: Evidence) -> tuple[bool, bool, int]:
        """Order amounts: the finding's own, those of this section, nearest the cursor."""
        pointed = self.pointed
        meant = bool(
            pointed
            and pointed.where == evidence.section
            and pointed.start is not None
            and evidence.start <= pointed.start < evidence.end
        )
        words = self._words(self.section)
        at = words.index if words else 0
        return not meant, evidence.section != self.section, abs(evidence.start - at)

    def _today(self) -> date:
        return self.house.now().date()

    def _attest(self, answer: Attested | None) -> None:
        if answer is None:
            return

        def change(space: Workspace) -> None:
            space.attest(self.draft.id, answer.says, **answer.given)

        if self.settled(change):
            self.notify(f"{answer.says}: attested.", timeout=2, markup=False)

    # comments

    def _comment(self) -> int:
        """Return the number of the first open comment beside the section, or 0."""
        found = enumerate(guided.remarks(self.draft.story()), 1)
        return next((n for n, one in found if margin.beside(one, self.section)), 0)

    def action_tick_comment(self) -> None:
        """Tick off the first open comment beside the section."""
        number = self._comment()

        def change(space: Workspace) -> None:
            guided.tick(space, self.draft.id, number)

        if number and self.settled(change):
            self.notify("Ticked off; it stays in the notes.", timeout=2)
            self._show_margin()

    # follow-ups

    def action_take_question(self) -> None:
        """Take the next question that may be asked."""
        desk, words = self.house.desk, self._words(FOLLOW_UPS)
        if desk is None or words is None:
            return
        scenario = desk.workspace.rubric.scenarios.get(self.draft.base.story.scenario or "")
        if scenario is None:
            self.notify("Choose what the story answers first: ctrl l.", timeout=3)
            return
        held = {one.question.casefold() for one in followups.read(words.text)[0]}
        probe = next((p for p in scenario.follow_ups if p.question.casefold() not in held), None)
        if probe is None:
            self.notify("Every question of this scenario stands here.", timeout=2)
            return
        words.take(followups.asked(words.text, probe.question, probe.tests))
        words.move_cursor(words.document.end)

    def action_mark_answer(self) -> None:
        """Mark the answer one stands in: gap, partly, safe."""
        words = self._words(FOLLOW_UPS)
        if words is None:
            return
        at = words.index
        held = [one for one in followups.read(words.text)[0] if one.start <= at]
        if held:
            words.take(followups.marked(words.text, held[-1], _NEXT[held[-1].state]))


def _same(one: Finding, other: Finding) -> bool:
    return (one.code, one.where, one.what) == (other.code, other.where, other.what)


def _about(number: Number, evidence: Evidence) -> bool:
    """Tell whether an attestation is about an amount of the prose."""
    if number.where not in (None, evidence.section) or not isinstance(evidence.value, Money):
        return False
    said = [e.value for e in measure(number.says) if isinstance(e.value, Money)]
    return any(same_amount(one, evidence.value) for one in said)


def _nature(evidence: Evidence) -> str | None:
    """Return what the words say an amount is, as far as a writer could attest it."""
    said = evidence.value.nature if isinstance(evidence.value, Money) else None
    return said if said in NATURES else None
