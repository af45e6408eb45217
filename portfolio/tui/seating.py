"""What the loop page says of a deck: its lines, and beside each why it is so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portfolio.model.deck import Answered, Chosen, DeckReport, Seat
from portfolio.model.loop import Loop
from portfolio.model.rubric import Rubric
from portfolio.tui.desk import Told
from portfolio.tui.prepared import Prepared
from portfolio.tui.widgets.facts import Fact
from portfolio.tui.widgets.notes import Note
from portfolio.tui.widgets.seats import Kind, Place

WORTH, GAVE_WAY, COMPROMISES = "worth", "gave way", "compromises"
_STATUS = {"ready": "●", "draft": "◐"}
_NOT_CHOSEN = "Not in this deck: others serve what is asked. p sends it to someone all the same."
_BANNED = "You keep it out of this loop. b lets it back in."


class Seating:
    """One deck, set as lines and notes."""

    def __init__(self, prepared: Prepared, told: Told, rubric: Rubric) -> None:
        self._prepared = prepared
        self._told = told
        self._rubric = rubric
        self._loop = prepared.loop or Loop(id="")
        self._deck = prepared.deck
        seats = prepared.deck.interviewers if prepared.deck else ()
        self._names = {seat.interviewer: seat.name for seat in seats}

    # lines

    def places(self) -> Iterator[Place]:
        """Yield the lines: who hears what, the spares, what is left, and the deck itself."""
        deck = self._deck
        if deck is None:
            return
        for seat in deck.interviewers:
            yield self._seat(seat)
            for story in seat.told:
                yield self._used(story, seat.interviewer)
            for chosen in seat.stories:
                yield self._chosen(chosen, "placed", seat.interviewer)
        heard = {story for seat in deck.interviewers for story in seat.told}
        yield from self._group("told", [self._used(s) for s in sorted(self._loop.used - heard)])
        yield from self._group("in reserve", [self._chosen(c, "reserve") for c in deck.reserve])
        gone = {*deck.deck, *self._loop.used, *self._loop.bans}
        rest = [r.id for r in self._told.rows if r.id not in gone and self._counts(r.id)]
        yield from self._group("not in this deck", [self._left(s, "rest") for s in rest])
        bans = [self._left(s, "banned") for s in self._loop.bans]
        yield from self._group("kept out", bans)
        yield from self._group("the deck itself", list(self._about(deck)))

    def _counts(self, story: str) -> bool:
        return self._told.files[story].story.counts and not self._told.files[story].broken

    def _group(self, name: str, places: Sequence[Place]) -> Iterator[Place]:
        if places:
            yield Place(Fact("", name, group=True), "head")
            yield from places

    def _seat(self, seat: Seat) -> Place:
        fact = Fact(
            "",
            called(seat.name, seat.role),
            "".join(map(_answered, seat.principles)),
            look="strong",
        )
        return Place(fact, "seat", seat=seat.interviewer)

    def _used(self, story: str, seat: str = "") -> Place:
        fact = Fact("×", self._title(story), "told", story=story, look="quiet")
        return Place(fact, "told", story, seat)

    def _chosen(self, chosen: Chosen, kind: Kind, seat: str = "") -> Place:
        points = sum(chosen.points.values())
        figure = "pinned" if chosen.pinned else f"{points} points"
        fact = Fact(self._sign(chosen.story), self._title(chosen.story), figure)
        return Place(fact._replace(story=chosen.story), kind, chosen.story, seat)

    def _left(self, story: str, kind: Kind) -> Place:
        fact = Fact("–", self._title(story), story=story, look="quiet")
        return Place(fact, kind, story)

    def _about(self, deck: DeckReport) -> Iterator[Place]:
        proof = "proven best" if deck.proven else "the best found in time"
        yield Place(Fact("●", f"Why these: {proof}", f"{deck.worth} points"), "about", WORTH)
        if deck.dropped:
            many = len(deck.dropped)
            yield Place(Fact("○", "What gave way", str(many)), "about", GAVE_WAY)
        if deck.compromises:
            many = len(deck.compromises)
            yield Place(Fact("◐", "Compromises", str(many)), "about", COMPROMISES)

    def _sign(self, story: str) -> str:
        file = self._told.files.get(story)
        return _STATUS.get(file.story.status if file else "", "◐")

    def _title(self, story: str) -> str:
        review = self._told.reviews.get(story)
        return (review.title if review else "") or story

    # notes

    def notes(self, place: Place) -> Iterator[Note]:
        """Say what stands behind a line."""
        if self._deck is None:
            return
        if place.kind == "about":
            yield from self._of_deck(place.story, self._deck)
        elif place.kind == "seat":
            seat = next(s for s in self._deck.interviewers if s.interviewer == place.seat)
            yield from self._of_seat(seat)
        else:
            yield Note(place.fact.text, "strong")
            yield from self._of_story(place)

    def _of_seat(self, seat: Seat) -> Iterator[Note]:
        yield Note(called(seat.name, seat.role), "strong")
        if not seat.principles:
            yield Note("No principles are named for them; enter says what they listen for.")
        for one in seat.principles:
            yield Note(self._says(one), "plain", _answered(one))
        heard = len(seat.told)
        if heard:
            yield Note(f"Heard already: {', '.join(map(self._title, seat.told))}.", "quiet", "×")

    def _says(self, one: Answered) -> str:
        known = self._rubric.principles.get(one.principle)
        name = known.name if known else one.principle
        if one.main is None:
            return f"{name}: no story."
        if one.spare is None:
            return f"{name}: {self._title(one.main)}; no spare."
        also = f", planned for {self._names.get(one.shared, one.shared)}" if one.shared else ""
        return f"{name}: {self._title(one.main)}; spare {self._title(one.spare)}{also}."

    def _of_story(self, place: Place) -> Iterator[Note]:
        if place.kind == "told":
            yield from self._of_used(place)
        elif place.kind == "banned":
            yield Note(_BANNED)
        elif place.kind == "rest":
            yield Note(_NOT_CHOSEN)
        else:
            chosen = self._find(place.story)
            yield Note(chosen.because)
            said = ", ".join(f"{term} {points}" for term, points in chosen.points.items())
            yield Note(
                f"{sum(chosen.points.values())} points: {said or 'none of its own'}", "quiet"
            )
        for one in self._told.told_in.get(place.story, ()):
            if one.note and one.loop != self._loop.id:
                yield Note(f"At {one.company or one.loop}: {one.note}", "quiet", "·")

    def _find(self, story: str) -> Chosen:
        deck = self._deck
        seats = deck.interviewers if deck else ()
        all_ = (*(c for s in seats for c in s.stories), *(deck.reserve if deck else ()))
        return next(chosen for chosen in all_ if chosen.story == story)

    def _of_used(self, place: Place) -> Iterator[Note]:
        telling = next(one for one in self._loop.told if one.story == place.story)
        who = self._names.get(telling.to, telling.to) or "someone"
        on = f" on {telling.on:%d %b}" if telling.on else ""
        yield Note(f"Told to {who}{on}: used up for this loop, since interviewers compare notes.")
        yield Note("t takes the mark back.", "quiet")
        if note := self._loop.debrief.stories.get(place.story):
            yield Note(note, "plain", "·")

    def _of_deck(self, topic: str, deck: DeckReport) -> Iterator[Note]:
        if topic == WORTH:
            yield Note(f"Worth {deck.worth} points", "strong")
            yield Note(_proof(deck))
            yield Note(_size(deck, self._prepared.counted))
            for term in deck.terms:
                yield Note(f"{term.term}: {term.says}", "quiet", f"{term.points:>3}")
        elif topic == GAVE_WAY:
            yield Note("What gave way", "strong")
            yield from (Note(one.because, "plain", "○") for one in deck.dropped)
            yield Note("Demands give way in this order, the first one first:", "quiet")
            yield from (Note(one, "quiet", str(n)) for n, one in enumerate(deck.order, 1))
        else:
            yield Note("Not as one would wish", "strong")
            yield from (Note(one, "plain", "·") for one in deck.compromises)


def called(name: str, role: str) -> str:
    """Say someone's name and role, a role their name says already only once."""
    return name if role.casefold() in name.casefold() else f"{name}, {role}"


def _proof(deck: DeckReport) -> str:
    return (
        "No other deck that meets the same demands is worth more."
        if deck.proven
        else "The best found in the time there was; another may be worth more."
    )


def _size(deck: DeckReport, counted: int) -> str:
    """Say how large a deck is, and why."""
    stories = f"{counted} {'story' if counted == 1 else 'stories'}"
    return (
        f"A deck holds {deck.wanted} stories, or all there are where a bank has fewer; "
        f"yours has {stories} that count, and this deck holds {len(deck.deck)}."
    )


def _answered(one: Answered) -> str:
    """Sign how well a principle is answered: main and spare, main alone, nothing."""
    return "●" if one.main and one.spare else "◐" if one.main else "○"
