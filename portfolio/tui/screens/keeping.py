"""Keeps a story's file and its screen the same: saving, and what other programs do to the file."""

from __future__ import annotations

from abc import abstractmethod

from textual.timer import Timer

from portfolio.errors import CannotWrite, ChangedOnDisk, PortfolioError, StoryBroken
from portfolio.store.compare import compare, told
from portfolio.store.stories import StoryFile
from portfolio.tui.desk import Draft
from portfolio.tui.screens.base import Page
from portfolio.tui.widgets.section import SectionEditor

SAVE_AFTER = 1.0
LOOK_EVERY = 0.5
SETTLE_EVERY = 1.0

Trace = tuple[int, int, int]
"""What tells one state of a file from the next without reading it."""


class Keeping(Page):
    """A screen that writes one story, and loses none of its words."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self._state = "saved"
        self._save_timer: Timer | None = None
        self._asking = False
        self._warned = False
        self._known = _trace(draft)
        self._glimpsed = self._known
        self._later: str | None = None

    @abstractmethod
    def _show_head(self) -> None:
        """Say the story's state on top."""

    @abstractmethod
    def _review_soon(self) -> None:
        """Review what stands here once the fingers rest."""

    @abstractmethod
    def _close(self) -> None:
        """Go back to where one came from."""

    def on_mount(self) -> None:
        """Look at the file now and then, and let the disk take in the journal."""
        self.set_interval(LOOK_EVERY, self._look)
        self.set_interval(SETTLE_EVERY, self._settle_journal)

    # typing

    def _keep(self, name: str, text: str) -> None:
        """Take what was typed into the draft and its journal, and save once the fingers rest."""
        try:
            self.draft.put(name, text)
        except CannotWrite as error:
            if not self._warned:
                self.notify(
                    f"A crash would cost what is not saved: {error.what}. {error.fix}.",
                    severity="warning",
                )
            self._warned = True
        if self._state != "not saved":
            self._state = "not saved"
            self._show_head()
        if self._save_timer:
            self._save_timer.stop()
        self._save_timer = self.set_timer(SAVE_AFTER, self._save_quietly)

    def _settle_journal(self) -> None:
        if self.draft.journal.unsure:
            self.run_worker(self.draft.journal.settle, thread=True, group="journal")

    # saving

    def action_save(self) -> None:
        """Write the file now, and say so."""
        if self._save():
            self.notify("Saved.", timeout=2)

    def _save_quietly(self) -> None:
        if self._save_timer:
            self._save_timer.stop()
            self._save_timer = None
        self._save(quiet=True)

    def _save(self, *, quiet: bool = False) -> bool:
        """Write the file, or ask what shall become of it; tell whether all is on disk."""
        if self._asking:
            return False
        try:
            self.draft.save()
        except ChangedOnDisk:
            theirs = self.draft.on_disk()
            if not quiet or self._later != _name(theirs):
                self._ask_whose(theirs)
            return False
        except PortfolioError as error:
            self._state = "not saved"
            self._show_head()
            self._asking = True
            self._show_error(error)
            return False
        self._known = _trace(self.draft)
        self._state = "saved"
        self._show_head()
        return True

    def _show_error(self, error: PortfolioError) -> None:
        from portfolio.tui.dialogs.error import ErrorDialog  # noqa: PLC0415 - rarely needed

        def closed(_: None) -> None:
            self._asking = False

        self.app.push_screen(ErrorDialog(error), closed)

    # two hands on one file

    def _look(self) -> None:
        """Take over what another program wrote, or ask when something was typed here too.

        A file is read once it rests: a program may write it in several goes.
        """
        seen = _trace(self.draft)
        rests, self._glimpsed = seen == self._glimpsed, seen
        if seen == self._known or not rests or self._asking or not self.is_current:
            return
        self._known = seen
        theirs = self.draft.on_disk()
        if theirs and theirs.hash in (self.draft.base.hash, ""):
            return
        for editor in self.query(SectionEditor):
            if not editor.words.holds(self.draft.text(editor.section)):
                self._keep(editor.section, editor.words.text)
        if theirs is None or self.draft.dirty:
            self._ask_whose(theirs)
        else:
            self._take(theirs, "Changed by another program: {}. ctrl+z takes it back.")

    def _ask_whose(self, theirs: StoryFile | None) -> None:
        from portfolio.tui.dialogs.diff import Conflict  # noqa: PLC0415 - rarely needed

        def answered(answer: str | None) -> None:
            self._asking = False
            self._later = _name(theirs)
            try:
                if answer == "mine":
                    self._keep_mine(theirs)
                elif answer == "theirs":
                    self._take_theirs(theirs)
            except PortfolioError as error:
                self.house.show_error(error)

        self._asking = True
        self._state = "not saved"
        self._show_head()
        self.app.push_screen(Conflict(self.draft.changes(theirs), gone=theirs is None), answered)

    def _keep_mine(self, theirs: StoryFile | None) -> None:
        self.draft.keep_mine(theirs)
        self._refill()
        self._save()

    def _take_theirs(self, theirs: StoryFile | None) -> None:
        if theirs:
            self._take(theirs, "Taken from the file: {}. What stood here is in the history.")
        else:
            self.draft.put_aside()
            self._close()

    def _take(self, theirs: StoryFile, says: str) -> None:
        """Show the file as it is now, and say what is different in it."""
        changes = compare(self.draft.base.parsed, theirs.parsed)
        self.draft.take_theirs(theirs)
        self._refill()
        self.notify(says.format(told(changes)), markup=False)
        if theirs.broken:
            problem = theirs.findings[0].what if theirs.findings else "unreadable"
            self.house.show_error(StoryBroken(f"stories/{self.draft.id}.md", problem))

    def _refill(self) -> None:
        """Show the draft's text in every section, by an edit that can be undone."""
        for editor in self.query(SectionEditor):
            editor.words.take(self.draft.text(editor.section))
        self._known = _trace(self.draft)
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
        theirs = self.draft.on_disk()
        if theirs is None:
            self._ask_whose(theirs)
        elif theirs.hash == self.draft.base.hash:
            self.notify("Nothing changed in your editor.", timeout=2)
        else:
            self._take(theirs, "Changed in your editor: {}.")


def _trace(draft: Draft) -> Trace | None:
    """Return what the disk says of the file without reading it; nothing when it is gone."""
    try:
        seen = draft.base.path.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino


def _name(theirs: StoryFile | None) -> str:
    return theirs.hash if theirs else "gone"
