"""Keeps a story's file and its screen the same: saving, and what other programs do to the file."""

from __future__ import annotations

from textual.timer import Timer

from portfolio.errors import ChangedOnDisk, PortfolioError, StoryBroken
from portfolio.tui.desk import Draft
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.section import SectionEditor

SAVE_AFTER = 1.0


class Keeping(Page):
    """A screen that writes one story, and loses none of its words."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self._state = "saved"
        self._save_timer: Timer | None = None
        self._asking = False

    def _show_head(self) -> None:
        """Say the story's state on top."""
        raise NotImplementedError

    def _review_soon(self) -> None:
        """Review what stands here once the fingers rest."""
        raise NotImplementedError

    def _save_soon(self) -> None:
        """Save once the fingers rest."""
        if self._save_timer:
            self._save_timer.stop()
        self._save_timer = self.set_timer(SAVE_AFTER, self._save_quietly)

    # saving

    def action_save(self) -> None:
        """Write the file now, and say so."""
        if self._save():
            self.notify("Saved.", timeout=2)

    def _save_quietly(self) -> None:
        if self._save_timer:
            self._save_timer.stop()
            self._save_timer = None
        self._save()

    def _save(self) -> bool:
        """Write the file, or ask what shall become of it; tell whether all is on disk."""
        if self._asking:
            return False
        try:
            self.draft.save()
        except ChangedOnDisk:
            self._ask_whose()
            return False
        except PortfolioError as error:
            self._state = "not saved"
            self._show_head()
            self._asking = True
            self._show_error(error)
            return False
        self._state = "saved"
        self._show_head()
        return True

    def _show_error(self, error: PortfolioError) -> None:
        from portfolio.tui.dialogs.error import ErrorDialog  # noqa: PLC0415 - rarely needed

        def closed(_: None) -> None:
            self._asking = False

        self.app.push_screen(ErrorDialog(error), closed)

    def _ask_whose(self) -> None:
        from portfolio.tui.dialogs.confirm import Conflict  # noqa: PLC0415 - rarely needed

        self._asking = True
        self.app.push_screen(Conflict(), self._settle)

    def _settle(self, answer: str | None) -> None:
        self._asking = False
        try:
            if answer == "mine":
                self.draft.reread()
                self._refill()
                self._save()
            elif answer == "theirs":
                self.draft.yield_to_disk()
                self._refill()
        except PortfolioError as error:
            self.house.show_error(error)

    def _refill(self) -> None:
        """Show the draft's text in every section, by an edit that can be undone."""
        for editor in self.query(SectionEditor):
            editor.words.take(self.draft.text(editor.section))
        self._state = "saved"
        self._show_head()
        self._review_soon()

    def action_open_outside(self) -> None:
        """Open the file in the writer's own editor, and show what changed on return."""
        from portfolio.tui import outside  # noqa: PLC0415 - loaded when first used

        if not self._save():
            return
        try:
            outside.editor(self.draft.base.path, usual=True)
            with self.app.suspend():
                outside.edit(self.draft.base.path)
            self._come_back()
        except PortfolioError as error:
            self.house.show_error(error)
        self.app.refresh(layout=True)

    def _come_back(self) -> None:
        self.draft.yield_to_disk()
        if self.draft.base.broken:
            story = self.draft.base
            problem = story.findings[0].what if story.findings else "unreadable"
            self.house.show_error(StoryBroken(f"stories/{self.draft.id}.md", problem))
        self._refill()
