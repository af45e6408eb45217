"""Loop files: read with a finding for what can't be meant, saved without touching the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.errors import CannotWrite, ChangedOnDisk, UnknownName, UnreadableFile
from portfolio.model.loop import Debrief, Interviewer, Loop, Telling
from portfolio.store import loops
from tests.store.test_settings import TEXT as NOT_A_LOOP

TEXT = """\
# the day before my birthday
company: Northwind   # the big one
date: 2026-12-15
interviewers:
  # Ana wrote the book
  - {id: ana, name: Ana, role: bar raiser, probes: [earn-trust, dive-deep], mood: stern}
  - name: Ben
    probes: [ownership]   # said the recruiter
pins: {ana: [billing-outage]}
bans: [old-reorg]   # not again
told: [{story: billing-outage, to: ana, on: 2026-12-15}]
debrief: {}
dress: casual
"""


def write(folder: Path, text: str, name: str = "northwind") -> Path:
    path = folder / "loops" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


def test_a_loop_is_read_as_a_person_writes_it(tmp_path: Path) -> None:
    write(tmp_path, "\ufeff" + TEXT)

    read = loops.load(tmp_path, "northwind")

    assert read.loop.company == "Northwind"
    assert read.loop.date == date(2026, 12, 15)
    assert [one.id for one in read.loop.interviewers] == ["ana", "ben"]
    assert read.loop.interviewers[0].probes == ("earn-trust", "dive-deep")
    assert read.loop.pins == {"ana": ("billing-outage",)}
    assert read.loop.used == {"billing-outage"}
    assert [f.code for f in read.findings] == ["FI112", "FI112"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_save_changes_only_what_changed(tmp_path: Path, newline: str) -> None:
    path = write(tmp_path, "\ufeff" + TEXT.replace("\n", newline))
    base = loops.load(tmp_path, "northwind")
    ben = base.loop.interviewers[1].model_copy(update={"probes": ("ownership", "think-big")})
    told = Telling(story="the-night", to="ben", on=date(2026, 12, 15))

    saved = loops.save(
        base.loop.model_copy(
            update={
                "interviewers": (base.loop.interviewers[0], ben),
                "bans": (),
                "told": (*base.loop.told, told),
                "debrief": Debrief(stories={"the-night": "They laughed."}),
            }
        ),
        base,
    )

    expected = (
        TEXT.replace("[ownership]", "[ownership, think-big]")
        .replace("bans: [old-reorg]", "bans: []")
        .replace(
            "on: 2026-12-15}]\n", "on: 2026-12-15}, {story: the-night, to: ben, on: 2026-12-15}]\n"
        )
        .replace("debrief: {}\n", "debrief:\n  stories:\n    the-night: They laughed.\n")
    )
    assert path.read_bytes().decode() == "\ufeff" + expected.replace("\n", newline)
    assert saved.loop.debrief.begun


def test_a_key_stays_under_its_comment_while_it_is_emptied_and_filled(tmp_path: Path) -> None:
    ana = Interviewer(id="ana", name="Ana")
    made = loops.create(tmp_path, Loop(id="new", company="Northwind", interviewers=(ana,)))
    before = made.path.read_text("utf-8")
    full = made.loop.model_copy(update={"bans": ("a", "b"), "told": (Telling(story="c"),)})

    filled = loops.save(full, made)
    loops.save(made.loop, filled)

    assert made.path.read_text("utf-8") == before.replace("told: []", "told:")


def test_saving_the_same_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT)
    before = path.stat()
    base = loops.load(tmp_path, "northwind")

    loops.save(base.loop, base)

    assert path.stat().st_ino == before.st_ino


def test_a_new_file_explains_itself_and_reads_back(tmp_path: Path) -> None:
    mine = Loop(id="no", company="NO", interviewers=(Interviewer(id="a", name="A: b"),))

    made = loops.create(tmp_path, mine)

    assert made.loop == mine
    assert made.findings == ()
    assert made.path.read_text("utf-8").count("\n# ") == len(Loop.model_fields) - 1
    with pytest.raises(CannotWrite):
        loops.create(tmp_path, mine)


@pytest.mark.parametrize(
    ("text", "code", "place", "fix"),
    [
        ("company: a: b\n", "LO001", (1, 11), "quotes"),
        ("- a\n", "LO001", (1, 1), "`company: Northwind`"),
        ("company: A\ndate: 12/15\n", "FI109", (2, 7), "`date: 2026-12-15`"),
        ("date: 2026-02-30\n", "FI109", (1, 7), "`date: 2026-12-15`"),
        ("bans: old\n", "FI107", (1, 7), "`bans: [old]`"),
        ("pins: [ana]\n", "FI107", (1, 7), "`pins: {ana: [billing-outage]}`"),
        ("interviewers:\n  - {role: peer}\n", "FI107", (2, 5), "name: Ana"),
        ("told:\n  - {to: ana}\n", "FI107", (2, 5), "story: billing-outage"),
        ("told:\n  - {story: a, on: soon}\n", "FI109", (2, 20), "`on: 2026-12-15`"),
        ("compny: A\n", "FI112", (1, 1), "`company:`"),
        ("company: A\ncompany: B\n", "FI105", (2, 1), "keep one"),
        ("debrief: well\n", "FI107", (1, 10), "debrief: {stories"),
        ("company: \udcff\n", "FI110", (1, 10), "UTF-8"),
    ],
)
def test_a_mistake_is_a_finding_with_place_and_mend(
    tmp_path: Path, text: str, code: str, place: tuple[int, int], fix: str
) -> None:
    write(tmp_path, text)

    (found,) = loops.load(tmp_path, "northwind").findings

    assert (found.code, (found.line, found.column)) == (code, place)
    assert found.path == "loops/northwind.yaml"
    assert fix in found.fix


def test_a_broken_loop_hides_no_other_and_refuses_a_change(tmp_path: Path) -> None:
    write(tmp_path, "company: [\n", "broken")
    write(tmp_path, TEXT)

    broken, whole = loops.load_all(tmp_path)

    assert broken.broken
    assert not whole.broken
    with pytest.raises(UnreadableFile, match=r"loops/broken\.yaml:\d"):
        loops.save(broken.loop.model_copy(update={"company": "A"}), broken)


def test_a_file_changed_by_another_is_not_written_over(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT)
    base = loops.load(tmp_path, "northwind")
    path.write_text(TEXT + "\n", "utf-8")

    with pytest.raises(ChangedOnDisk):
        loops.save(base.loop.model_copy(update={"company": "B"}), base)


def test_an_unknown_loop_names_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, TEXT)

    with pytest.raises(UnknownName) as caught:
        loops.load(tmp_path, "nortwind")

    assert caught.value.nearest == "northwind"
    assert loops.ids(tmp_path / "nowhere") == []


def test_any_text_is_read_without_an_exception(tmp_path: Path) -> None:
    for text in ("", "# nothing\n", NOT_A_LOOP, "a: &b [*b]\n", "? [a]\n: b\n", "\0", "told: {}\n"):
        write(tmp_path, text)
        assert loops.load(tmp_path, "northwind").loop.id == "northwind"


_words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
_ids = st.from_regex(r"[a-z]{1,6}(-[a-z]{1,4})?", fullmatch=True)
_loops = st.builds(
    Loop,
    id=st.just("northwind"),
    company=_words.map(str.strip),
    date=st.none() | st.dates(),
    interviewers=st.lists(
        st.builds(Interviewer, id=_ids, name=_ids, role=_ids, probes=st.lists(_ids).map(tuple)),
        max_size=3,
    ).map(tuple),
    pins=st.dictionaries(_ids, st.lists(_ids, min_size=1, max_size=2).map(tuple), max_size=3),
    bans=st.lists(_ids, max_size=3).map(tuple),
    told=st.lists(
        st.builds(Telling, story=_ids, to=_ids, on=st.none() | st.dates()), max_size=3
    ).map(tuple),
    debrief=st.builds(
        Debrief,
        answers=st.dictionaries(_words, _words.filter(bool), max_size=2),
        stories=st.dictionaries(_ids, _words.filter(bool), max_size=2),
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_loops, second=_loops)
def test_whatever_is_saved_reads_back(tmp_path: Path, first: Loop, second: Loop) -> None:
    write(tmp_path, "")
    base = loops.load(tmp_path, "northwind")

    saved = loops.save(second, loops.save(first, base))

    assert loops.plain_values(saved.loop) == loops.plain_values(second)
