"""The dossier: what is asked of it, and the view every format of it is set from."""

from __future__ import annotations

import re
from typing import Literal, get_args

from pydantic import field_validator

from portfolio.errors import UsageError
from portfolio.model.base import Frozen
from portfolio.model.colour import LEAST_CONTRAST, contrast, darker
from portfolio.model.cue import Cue, Leaf
from portfolio.model.prose import Block
from portfolio.model.story import Status

Edition = Literal["dossier", "cheatsheet", "cards", "story"]
Paper = Literal["a4", "letter"]
Format = Literal["pdf", "html", "md", "txt", "json", "docx"]
Order = Literal["scenario", "given", "title", "reading"]

EDITIONS: tuple[Edition, ...] = get_args(Edition)
FORMATS: tuple[Format, ...] = get_args(Format)
ACCENT = "#0f4c55"
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


class DossierSpec(Frozen):
    """What is asked of a dossier: which stories, on which paper, in which colour."""

    edition: Edition = "dossier"
    """The form of the document."""
    paper: Paper = "a4"
    """a4 or letter."""
    ink: bool = False
    """Black and white only, for a plain printer."""
    accent: str | None = None
    """One colour, `#rrggbb`, dark enough to read on white; nothing means petrol."""
    stories: tuple[str, ...] = ()
    """Story ids; empty means all with one of the statuses."""
    statuses: tuple[Status, ...] = ("draft", "ready")
    """The statuses taken when no ids are given."""
    tags: tuple[str, ...] = ()
    """Only stories with one of these tags; empty means any."""
    order: Order = "scenario"
    """By scenario, as given, by title, or by reading."""
    pages: Literal[1, 2] = 1
    """How many pages the cheat sheet has."""
    include_dig: bool = False
    """Whether the answers to the discovery prompts are printed."""
    redact: bool = False
    """Whether names read as portfolio.yaml's aliases say."""

    @field_validator("accent")
    @classmethod
    def _readable(cls, colour: str | None) -> str | None:
        if colour is None:
            return None
        if not _HEX.fullmatch(colour):
            raise UsageError(
                f"{colour!r} is not a colour", fix=f"write it as #rrggbb, e.g. {ACCENT}"
            )
        if contrast(colour) < LEAST_CONTRAST:
            raise UsageError(
                f"{colour} is too pale to read on white paper: its contrast is "
                f"{contrast(colour):.1f}, and {LEAST_CONTRAST} is the least",
                fix=f"a darker one near it: {darker(colour)}",
            )
        return colour.lower()


class Beat(Frozen):
    """The time of one section against its target, in fractions of the story's bar."""

    seconds: int
    """How long it takes to tell."""
    target: int
    """How long it should take."""
    left: float
    """Where it begins on the bar."""
    width: float
    """How much of the bar it fills, up to its target."""
    over: float
    """How much it fills beyond its target."""
    tick: float
    """Where its target ends."""
    says: str
    """The same in words."""
    label: str = ""
    """The section's name under its part of the bar; empty where the part is too short for it."""


class Passage(Frozen):
    """One section of a story."""

    id: str
    """The section's id."""
    heading: str
    """Its heading."""
    text: str
    """The Markdown as its writer left it."""
    blocks: tuple[Block, ...] = ()
    """The same, set."""
    beat: Beat | None = None
    """Its time, when it is timed."""


class Judged(Frozen):
    """A criterion's verdict on one story."""

    sign: str
    """● met, ◐ partly, ○ missing."""
    criterion: str
    """The criterion in words."""
    verdict: str
    """met, partly or missing."""
    because: str
    """Why."""


class Amount(Frozen):
    """One row of a story's table of numbers."""

    says: str
    """The amount."""
    nature: str
    """What it is, in plain words."""
    owner: str
    """Whose it is."""
    whose: str
    """What it is and whose, in one phrase."""
    source: str
    """Where it can be looked up."""
    confirmed: str
    """When it was confirmed."""


class Answer(Frozen):
    """A follow-up: what may be asked next, and how safe the answer is."""

    question: str
    """The question."""
    advice: str
    """What a good answer shows."""
    sign: str
    """■ safe, ◧ partly, □ gap."""
    state: str
    """The same in a word."""
    text: str
    """The answer, in Markdown."""
    blocks: tuple[Block, ...] = ()
    """The answer, set."""
    room: int = 0
    """Lines the advice beside it needs at most."""


class StoryPages(Frozen):
    """One story as the dossier tells it."""

    number: int
    """Its number in this dossier."""
    anchor: str
    """Where links to it lead."""
    id: str
    """The story's id."""
    title: str
    """How its writer calls it."""
    headline: str
    """The sentence that must land."""
    kind: str
    """leadership or failure."""
    status: str
    """draft or ready."""
    context: str
    """Company, role and years, in one line."""
    scenario: str
    """Its scenario, by name."""
    principles: tuple[str, ...]
    """What it is told for, the first principles first."""
    primaries: int
    """How many of the principles are primary."""
    level: str
    """The level it reads."""
    reading: str
    """The same as a phrase, `reads L6`."""
    because: str
    """Why it reads so."""
    lift: str
    """The change that would lift it most."""
    verdicts: tuple[Judged, ...]
    """One a criterion."""
    seconds: int
    """How long it takes to tell."""
    length: str
    """The same as minutes and seconds."""
    target: str = ""
    """How long it should take, as minutes and seconds."""
    aloud: str = ""
    """How often it was told aloud, and when and how long the last time; empty when never."""
    star: tuple[Passage, ...]
    """Situation, Task, Action and Result."""
    amounts: tuple[Amount, ...]
    """Its numbers."""
    answers: tuple[Answer, ...]
    """Its follow-ups."""
    lessons: tuple[Passage, ...]
    """What was learned, and every other section that is printed."""
    apart: bool = False
    """Whether the follow-ups begin a page of their own."""


class Ref(Frozen):
    """A pointer to a story."""

    number: int
    """Its number."""
    title: str
    """Its title."""
    anchor: str
    """Where it stands."""


class BarRow(Frozen):
    """One bar of the rubric on the whole bank."""

    name: str
    """The bar in words."""
    have: str
    """What the bank has."""
    want: str
    """What is asked."""
    sign: str
    """● met, ◐ on the way, ○ nothing yet."""
    met: bool
    """Whether it is met."""
    behind: str
    """The numbers of the stories behind it, `1–4, 7`."""
    stories: tuple[Ref, ...]
    """The stories behind it."""


class Step(Frozen):
    """Something to do next."""

    lead: str
    """What to do."""
    because: str
    """Why."""


class Readiness(Frozen):
    """How the bank stands, on one page."""

    sentence: str
    """The reading of the bank."""
    levels: str
    """How many stories read which level."""
    bars: tuple[BarRow, ...]
    """Each bar of the rubric."""
    steps: tuple[Step, ...]
    """The three next steps."""


class MatrixRow(Frozen):
    """One principle across the stories."""

    name: str
    """The principle."""
    cells: tuple[str, ...]
    """One sign a story, or nothing."""
    primary: int
    """How many stories are told for it first."""
    total: int
    """How many carry it."""
    thin: bool
    """Whether it is carried by fewer than two, or primary in none."""


class Matrix(Frozen):
    """Principles against stories."""

    columns: tuple[Ref, ...]
    """The stories."""
    rows: tuple[MatrixRow, ...]
    """The principles, thin ones included."""
    few: bool = False
    """Whether its columns are so few that it is set narrow."""


class ScenarioRow(Frozen):
    """One scenario and the stories that answer it."""

    name: str
    """The scenario."""
    sign: str
    """● a story of its own, ◐ only answered by another, ○ none."""
    stories: tuple[Ref, ...]
    """The stories written for it."""
    also: tuple[Ref, ...]
    """Those that answer it beside."""


class FamilyRows(Frozen):
    """One family of the mix, with its scenarios."""

    name: str
    """The family."""
    share: float | None
    """Its part of the leadership stories, 0–1."""
    wanted: float | None
    """The part asked, 0–1."""
    says: str
    """Both in words."""
    scenarios: tuple[ScenarioRow, ...]
    """Its scenarios."""


class IndexLine(Frozen):
    """One question and the story to reach for."""

    question: str
    """The question."""
    main: Ref | None
    """The first choice."""
    spare: Ref | None
    """The second."""
    asked: bool = False
    """Whether the writer was asked it in these words."""
    again: bool = False
    """Whether the story is the one of the question above."""


class IndexGroup(Frozen):
    """The questions of one family."""

    name: str
    """The family."""
    lines: tuple[IndexLine, ...]
    """Its questions."""


class Gap(Frozen):
    """One kind of hole in the bank and where it shows."""

    name: str
    """The kind, in words."""
    lines: tuple[str, ...]
    """Each hole, in a line."""


class View(Frozen):
    """A whole dossier, decided: what is left is only to set it."""

    title: str
    """The document's title."""
    person: str
    """Whose it is."""
    target: str
    """The bar it is held against."""
    date: str
    """The day, in words; empty when not told."""
    day: str
    """The day as YYYY-MM-DD."""
    inside: str
    """One line of what is inside."""
    language: str = "en"
    """The language tag of the document."""
    redacted: bool = False
    """Whether names read as their aliases."""
    readiness: Readiness
    """How the bank stands."""
    matrices: tuple[Matrix, ...]
    """Principles against stories, a page's width each."""
    families: tuple[FamilyRows, ...]
    """Scenarios and mix."""
    index: tuple[IndexGroup, ...]
    """Questions and the stories for them."""
    stories: tuple[StoryPages, ...]
    """The leadership stories."""
    failures: tuple[StoryPages, ...]
    """The failure stories."""
    gaps: tuple[Gap, ...]
    """Holes in the bank."""
    plan: tuple[Step, ...]
    """What to write and change next."""
    colophon: tuple[str, ...]
    """Rubric, pace and version, a line each."""
    cues: tuple[Cue, ...] = ()
    """Every story in a glance."""
    asked: int = 3
    """How many questions a cue has room for."""
    left_out: str = ""
    """What did not fit on the cheat sheet; empty when everything did."""
    leaves: tuple[Leaf, ...] = ()
    """The cues on cards."""

    @property
    def all_stories(self) -> tuple[StoryPages, ...]:
        """Return every story in the order of its number."""
        return self.stories + self.failures
