"""The façade CLI and TUI talk to: open a workspace, review it, change it, render it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.errors import StoryBroken, UnknownName, UsageError
from portfolio.loop.aloud import aloud
from portfolio.model.asking import Answer
from portfolio.model.coverage import Coverage
from portfolio.model.finding import Finding
from portfolio.model.mapping import mapped
from portfolio.model.recovery import Leftover
from portfolio.model.rehearsal import Aloud
from portfolio.model.rubric import Rubric
from portfolio.model.settings import Settings
from portfolio.model.story import HEADINGS, STAR, Section, Silence, Story
from portfolio.model.verdict import BankReading, CheckReport, StoryReview
from portfolio.review.across import across, joined
from portfolio.review.attest import MONEY, standing
from portfolio.review.bank import bank
from portfolio.review.coverage import cover
from portfolio.review.money import amount_of
from portfolio.review.story import review
from portfolio.store import (
    edit,
    history,
    index,
    journal,
    notes,
    recovery,
    rehearsals,
    settings,
    stories,
)
from portfolio.store.names import new_id
from portfolio.store.pairs import fields_of, scenario_fields
from portfolio.store.place import MARKER, find_workspace
from portfolio.store.rubrics import load_rubric
from portfolio.store.stories import StoryFile

if TYPE_CHECKING:
    from portfolio.dossier.child import Order, Progress
    from portfolio.model.dossier import DossierSpec
    from portfolio.model.importing import ImportReport


class Workspace:
    """One person's folder of stories, with the bar they are held against."""

    def __init__(self, root: Path, settings_: Settings, rubric: Rubric) -> None:
        self.root = root
        self.settings = settings_
        self.rubric = rubric
        self._files: dict[str, StoryFile] = {}
        self._reviews: dict[str, tuple[StoryFile, StoryReview]] = {}

    # opening

    @classmethod
    def open(cls, folder: str | Path | None = None, *, rubric: str | None = None) -> Workspace:
        """Open a workspace, against its own rubric or another."""
        root = find_workspace(folder)
        kept = settings.load(root)
        return cls(root, kept, load_rubric(rubric or kept.rubric, root))

    @classmethod
    def create(cls, folder: Path, *, name: str = "", rubric: str = "l7") -> Workspace:
        """Make a workspace in a folder that is none yet."""
        if (folder / MARKER).exists():
            raise UsageError(
                "this folder is a workspace already",
                where=str(folder),
                fix="open it with `portfolio`, or choose another folder",
            )
        settings.write_new(folder, Settings(name=name, rubric=rubric))
        stories.begin(folder)
        return cls.open(folder)

    # reading

    def files(self) -> tuple[StoryFile, ...]:
        """Read every story file, broken ones included; unchanged ones are not read again."""
        kept = self._files
        read = (_same_or_new(kept.get(f.story.id), f) for f in stories.load_all(self.root))
        self._files = {f.story.id: f for f in read}
        return tuple(self._files.values())

    def file(self, story_id: str) -> StoryFile:
        """Read one story's file.

        Raises:
            UnknownName: There is no such story; names the nearest.
        """
        found = _same_or_new(self._files.get(story_id), stories.load(self.root, story_id))
        self._files[story_id] = found
        return found

    def review(self, file: StoryFile) -> StoryReview:
        """Review a story as its file stands, findings placed by line and column."""
        kept = self._reviews.get(file.story.id)
        if kept and kept[0] is file:
            return kept[1]
        told = mapped(file.story, self.rubric)
        found = review(told, self.rubric, self.settings, also=file.parsed.findings)
        placed = tuple(self._placed(file, f) for f in found.findings)
        found = found.model_copy(update={"findings": placed})
        self._reviews[file.story.id] = (file, found)
        return found

    def review_text(self, story: Story) -> StoryReview:
        """Review a story that is being written, before it is saved."""
        return review(story, self.rubric, self.settings)

    def _placed(self, file: StoryFile, found: Finding) -> Finding:
        path = file.path.relative_to(self.root).as_posix()
        if found.code.startswith("FI"):
            return found.model_copy(update={"path": path})
        line, column = file.parsed.source.locate(found.where, found.start or 0)
        return found.model_copy(update={"path": path, "line": line, "column": column})

    def reviews(self, files: Iterable[StoryFile] | None = None) -> tuple[StoryReview, ...]:
        """Review every story, and keep what the board shows for the next start."""
        given = self.files() if files is None else tuple(files)
        alone = tuple(self.review(f) for f in given)
        told = [f.story for f in given]
        between = across(told, alone, self.rubric)
        found = tuple(
            joined(
                r, f.story, [self._placed(f, c) for c in between.get(r.story, ())], self.settings
            )
            for f, r in zip(given, alone, strict=True)
        )
        if files is None:
            index.keep(self.root, zip(given, found, strict=True), self.aloud(given))
        return found

    def bank(self) -> BankReading:
        """Hold the whole bank against the rubric's portfolio bars."""
        files = self.files()
        told = [mapped(f.story, self.rubric) for f in files]
        return bank(told, self.reviews(files), self.rubric)

    def aloud(self, files: Iterable[StoryFile] | None = None) -> dict[str, Aloud]:
        """Say of each story that was told aloud how often it was, and how often in time."""
        kept = rehearsals.load_all(self.root)
        told = [f.story for f in (self.files() if files is None else files) if f.story.id in kept]
        return {s.id: aloud(kept[s.id].held, rehearsals.words_of(s), self.rubric) for s in told}

    def check(self, ids: Sequence[str] = ()) -> CheckReport:
        """Review the named stories, or all, and the bank."""
        chosen = [self.file(i) for i in ids] if ids else list(self.files())
        found = self.reviews(chosen) if ids else self.reviews()
        return CheckReport(
            rubric=self.rubric.id,
            pace_wpm=self.settings.pace,
            stories=found,
            portfolio=self.bank(),
        )

    def coverage(self) -> Coverage:
        """Say what the whole bank covers, and what to write next."""
        files = self.files()
        told = [mapped(f.story, self.rubric) for f in files]
        return cover(told, self.reviews(files), self.rubric)

    def ask(self, question: str, *, without: Collection[str] = ()) -> Answer:
        """Find the stories for a question as an interviewer would put it, but for some."""
        from portfolio.review.ask import answer, bank_of  # noqa: PLC0415 - only to ask

        stories_ = [f.story for f in self.files() if f.story.id not in without]
        return answer(question, bank_of(stories_, self.rubric), pace=self.settings.pace)

    # changing

    def new(self, title: str, **fields: Any) -> StoryFile:
        """Create a story with a title; its id comes from the title."""
        if not title.strip():
            raise UsageError("a story needs a title", fix='name it: `portfolio new "…"`')
        known = stories.ids(self.root)
        if fields.get("scenario"):
            fields = scenario_fields(fields["scenario"], self.rubric) | fields
        fields.setdefault("sections", tuple(_empty(name) for name in STAR))
        story = Story(id=new_id(title, known), title=title.strip(), **fields)
        return stories.create(self.root, story)

    def save(self, story: Story, base: StoryFile, *, touched: tuple[str, ...] = ()) -> StoryFile:
        """Save a changed story over the file it was read from.

        A key the file held in an unreadable form is only written when it is `touched`.
        """
        if base.broken:
            problem = base.parsed.findings[0].what if base.parsed.findings else "unreadable"
            raise StoryBroken(base.path.relative_to(self.root).as_posix(), problem)
        saved = stories.save(self.root, self._unconfirmed(story, base.story), base, touched=touched)
        self._files[story.id] = saved
        return saved

    def _unconfirmed(self, story: Story, before: Story) -> Story:
        """Drop the confirmation of numbers whose amount this change took out of the prose."""
        if not story.numbers or (
            story.sections == before.sections and (story.headline == before.headline)
        ):
            return story
        had, have = standing(before, self.rubric.currency), standing(story, self.rubric.currency)
        numbers = tuple(
            n.model_copy(update={"confirmed": None}) if n.says in had and n.says not in have else n
            for n in story.numbers
        )
        return story.model_copy(update={"numbers": numbers})

    def change(self, story_id: str, **fields: Any) -> StoryFile:
        """Change fields of a story's front matter and save it."""
        base = self.file(story_id)
        return self.save(edit.with_fields(base.story, **fields), base, touched=tuple(fields))

    def set(self, story_id: str, pairs: Mapping[str, str]) -> StoryFile:
        """Change a story by `key=value` pairs, as the command line gives them."""
        story = self.file(story_id).story
        return self.change(story_id, **fields_of(story, pairs, self.rubric))

    def attest(self, story_id: str, says: str, **given: Any) -> StoryFile:
        """Say what an amount of a story is; it must stand in the prose."""
        story = self.file(story_id).story
        numbers = notes.attested(story, says, **given)
        told = story.model_copy(update={"numbers": numbers})
        if says not in standing(told, self.rubric.currency):
            said = [amount_of(e) for e in self.review_text(story).evidence if e.kind in MONEY]
            raise UnknownName("amount in this story", says, said)
        return self.change(story_id, numbers=numbers)

    def unattest(self, story_id: str, says: str, *, where: str | None = None) -> StoryFile:
        """Take an attestation back."""
        story = self.file(story_id).story
        return self.change(story_id, numbers=notes.unattested(story, says, where))

    def silence(
        self, code: str, story_id: str | None, *, because: str, where: str | None = None
    ) -> Path:
        """Live with a finding in one story, or everywhere; return the file that says so."""
        held = self._silences(story_id)
        return self._hush(story_id, notes.hushed(held, code, because=because, where=where))

    def unsilence(self, code: str, story_id: str | None, *, where: str | None = None) -> Path:
        """Take a silence out again."""
        return self._hush(story_id, notes.unhushed(self._silences(story_id), code, where))

    def _silences(self, story_id: str | None) -> tuple[Silence, ...]:
        return self.file(story_id).story.silenced if story_id else self.settings.silenced

    def _hush(self, story_id: str | None, silences: tuple[Silence, ...]) -> Path:
        if story_id:
            return self.change(story_id, silenced=silences).path
        self.settings = self.settings.model_copy(update={"silenced": silences})
        self._reviews.clear()
        settings.save(self.root, self.settings)
        return self.root / MARKER

    def remove(self, story_id: str) -> Path:
        """Move a story to the workspace's trash."""
        file = self.file(story_id)
        if file.hash:
            history.keep(self.root, story_id, file.path.read_bytes())
        self._files.pop(story_id, None)
        return stories.remove(self.root, story_id)

    def restore(self, story_id: str, version: str) -> StoryFile:
        """Bring back an earlier version, or a removed story; the version now goes to history."""
        return stories.restore(self.root, story_id, history.find(self.root, story_id, version))

    def versions(self, story_id: str) -> list[history.Version]:
        """List a story's earlier versions, oldest first."""
        return history.versions(self.root, story_id)

    # what was typed and not saved

    def leftovers(self, name: str = "") -> tuple[Leftover, ...]:
        """Say what sessions that were cut off left, all of it or one story's, oldest first."""
        found = recovery.find(self.root, name) if name else recovery.leftovers(self.root)
        return tuple(recovery.described(self.root, one) for one in found)

    def recover(self, leftover: Leftover) -> StoryFile:
        """Put what was left into its story; the version now goes to the history.

        Raises:
            StoryBroken: The story's file can't be written as it is; nothing is lost.
        """
        (one,) = recovery.find(self.root, leftover.name)
        base = recovery.standing(self.root, one)
        story = recovery.typed_over(one, base)
        if base:
            kept = self.save(story, base)
        elif one.story:
            kept = stories.create(self.root, story)
        else:
            kept = self.new(story.title, status="seed")
        journal.drop(one)
        return kept

    def put_aside(self, leftover: Leftover) -> Path:
        """Let go of what was left; it goes to the story's history."""
        (one,) = recovery.find(self.root, leftover.name)
        return recovery.aside(self.root, one)

    def import_files(self, paths: Iterable[Path], *, dry: bool = False) -> ImportReport:
        """Make stories of what people wrote elsewhere; nothing of a file is dropped silently."""
        from portfolio.store.importing.into import import_files  # noqa: PLC0415 - only to import

        return import_files(self.root, paths, self.rubric, dry=dry)

    # printing

    def render(
        self,
        spec: DossierSpec,
        fmt: str = "pdf",
        *,
        out: Path | None = None,
        today: date | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Path:
        """Render the dossier to a file and return its path."""
        from portfolio.dossier.child import fulfil  # noqa: PLC0415 - Jinja2 and WeasyPrint

        order = self.order(spec, fmt, out=out, today=today)
        fulfil(order, progress or _unheard)
        return order.path

    def order(
        self, spec: DossierSpec, fmt: str, *, out: Path | None = None, today: date | None = None
    ) -> Order:
        """Say what is to be rendered and where to, for a render here or in a child process."""
        from portfolio.dossier.child import Order  # noqa: PLC0415 - only to print

        return Order.model_validate(
            {
                "view": self.view(spec, today=today),
                "spec": spec,
                "fmt": fmt,
                "path": out or self.target(spec, fmt),
                "own": self.root,
            }
        )

    def view(self, spec: DossierSpec, *, today: date | None = None) -> Any:
        """Compose what the dossier shows, before it has a form."""
        from portfolio.dossier.view import compose  # noqa: PLC0415 - only to print

        files = self.files()
        if spec.redact and (spec.stories or spec.tags):  # the unchosen are nobody's business
            chosen = self._chosen(spec)
            files = tuple(f for f in files if f.story.id in chosen)
        found = self.reviews(files)
        told = [f.story for f in files]
        return compose(
            told,
            found,
            bank(told, found, self.rubric),
            cover(told, found, self.rubric),
            self.rubric,
            self.settings,
            spec,
            today,
            aloud=self.aloud(files),
        )

    def _chosen(self, spec: DossierSpec) -> frozenset[str]:
        """Return the ids of the stories a dossier is made of."""
        from portfolio.dossier.choose import choose  # noqa: PLC0415 - only to print

        told = [f.story for f in self._files.values()]
        return frozenset(s.id for s in choose(told, {}, self.rubric, spec))

    def target(self, spec: DossierSpec, fmt: str) -> Path:
        """Return where a rendered edition goes when nobody says."""
        return self.root / "dossier" / f"{spec.edition}.{fmt}"


def _same_or_new(kept: StoryFile | None, read: StoryFile) -> StoryFile:
    """Keep the file already held when its bytes are the same, and its review with it."""
    return kept if kept and kept.hash == read.hash else read


def _empty(name: str) -> Section:
    """Make a section whose heading waits for its words."""
    return Section(id=name, heading=HEADINGS[name], text="")


def _unheard(progress: Progress) -> None:
    """Take progress nobody listens to."""
