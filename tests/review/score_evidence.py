"""Scores the engine on labelled passages: python -m tests.review.score_evidence FILE."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from portfolio.review.measure import measure

CORE = (
    "money_impact",
    "money_other",
    "people_scope",
    "org_scope",
    "executive",
    "recognition",
    "horizon",
    "percent_change",
)
MONEY = ("money_impact", "money_other")
UNKNOWN = "money_unknown"
Label = dict[str, Any]
Counts = dict[str, list[int]]


class Score(NamedTuple):
    """The figures of one labelled file."""

    kinds: dict[str, float]
    """F1 of every kind that occurs."""
    core: float
    macro: float
    amounts: tuple[float, float]
    """Precision and recall of amounts found and valued, whatever kind they were given."""
    impact: tuple[float, float]
    flags: tuple[float, float]
    quiet: float
    """The share of hard negatives without a false alarm."""
    errors: list[str]


def read(path: Path) -> list[Label]:
    """Return the labelled passages of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def judged(text: str, section: str = "") -> list[Label]:
    """Return what the engine says of a text, in the shape of labels."""
    return [
        {"kind": e.kind, "value": e.value.model_dump(), "start": e.start, "end": e.end}
        for e in measure(text, section)
    ]


def near(first: float | None, second: float | None) -> bool:
    """Say whether two amounts agree within half a percent."""
    if first is None or second is None:
        return first is second
    return abs(first - second) <= 0.005 * max(abs(first), abs(second))


def agrees(kind: str, gold: Label | None, said: Label | None) -> bool:
    """Say whether two values agree under the rule of their kind."""
    want, have = gold or {}, said or {}
    if kind in (*MONEY, UNKNOWN):
        amounts = near(want["amount"], have.get("amount"))
        tops = near(want.get("amount_max"), have.get("amount_max"))
        return amounts and tops and want["currency"] == have.get("currency")
    if kind == "percent_change":
        return have.get("percent") is not None and abs(want["percent"] - have["percent"]) <= 1.5
    keys = {
        "people_scope": ("count", "count_max"),
        "org_scope": ("count", "unit"),
        "horizon": ("months", "months_max"),
        "executive": ("tag",),
        "recognition": ("tag",),
        "talent": ("tag",),
    }.get(kind, ())
    return all(want.get(key) == have.get(key) for key in keys)


def overlap(gold: Label, said: Label) -> bool:
    """Say whether two labels share a character."""
    return bool(min(gold["end"], said["end"]) > max(gold["start"], said["start"]))


def matched(gold: list[Label], said: list[Label]) -> dict[int, int]:
    """Return the largest pairing of labels, from what was said to what is so."""
    edges = [
        [
            at
            for at, label in enumerate(said)
            if label["kind"] == want["kind"]
            and overlap(want, label)
            and agrees(want["kind"], want["value"], label["value"])
        ]
        for want in gold
    ]
    mates: dict[int, int] = {}

    def augment(at: int, seen: set[int]) -> bool:
        for other in edges[at]:
            if other not in seen:
                seen.add(other)
                if other not in mates or augment(mates[other], seen):
                    mates[other] = at
                    return True
        return False

    for at in range(len(gold)):
        augment(at, set())
    return mates


def rates(hits: int, alarms: int, misses: int) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    precision = hits / (hits + alarms) if hits + alarms else 0.0
    recall = hits / (hits + misses) if hits + misses else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def amounts(gold: list[Label], said: list[Label]) -> tuple[int, int, int]:
    """Count amounts found and valued, blind to their kind."""
    left = [label for label in said if label["kind"] in (*MONEY, UNKNOWN)]
    hits = misses = 0
    for want in (label for label in gold if label["kind"] in MONEY):
        found = next(
            (x for x in left if overlap(want, x) and agrees(UNKNOWN, want["value"], x["value"])),
            None,
        )
        if found:
            left.remove(found)
            hits += 1
        else:
            misses += 1
    return hits, len(left), misses


def score(passages: Iterable[Label]) -> Score:
    """Score the engine on labelled passages."""
    counts: Counts = {}
    sums = [0, 0, 0]
    hard: list[bool] = []
    errors: list[str] = []
    for passage in passages:
        gold, said = passage["labels"], judged(passage["text"])
        mates = matched(gold, said)
        wrong = [
            label for at, label in enumerate(said) if at not in mates and label["kind"] != UNKNOWN
        ]
        for at in mates.values():
            counts.setdefault(gold[at]["kind"], [0, 0, 0])[0] += 1
        for label in wrong:
            counts.setdefault(label["kind"], [0, 0, 0])[1] += 1
            errors.append(f"{passage['id']} false {label['kind']}: {_words(passage, label)}")
        for at, want in enumerate(gold):
            if at not in mates.values():
                counts.setdefault(want["kind"], [0, 0, 0])[2] += 1
                errors.append(f"{passage['id']} missed {want['kind']}: {_words(passage, want)}")
        sums = [a + b for a, b in zip(sums, amounts(gold, said), strict=True)]
        if passage.get("hard_negative"):
            hard.append(not wrong)
    return _summary(counts, sums, hard, errors)


def _words(passage: Label, label: Label) -> str:
    return repr(passage["text"][label["start"] : label["end"]])


def _summary(counts: Counts, sums: list[int], hard: list[bool], errors: list[str]) -> Score:
    kinds = {
        kind: rates(hits, alarms, misses)[2]
        for kind, (hits, alarms, misses) in sorted(counts.items())
        if hits + misses
    }
    core = [kinds[kind] for kind in CORE if kind in kinds]
    flags = [
        sum(cell[at] for kind, cell in counts.items() if kind.startswith("red_flag"))
        for at in range(3)
    ]
    return Score(
        kinds=kinds,
        core=sum(core) / len(core),
        macro=sum(kinds.values()) / len(kinds),
        amounts=rates(*sums)[:2],
        impact=rates(*counts.get("money_impact", [0, 0, 0]))[:2],
        flags=rates(*flags)[:2],
        quiet=sum(hard) / len(hard) if hard else 1.0,
        errors=errors,
    )


def main(paths: list[str]) -> None:
    """Print the figures of each file; --errors lists what was missed or invented."""
    for name in (path for path in paths if not path.startswith("--")):
        found = score(read(Path(name)))
        out = [Path(name).name]
        out += [f"  {kind:24s} F1 {value:.2f}" for kind, value in found.kinds.items()]
        out += [
            f"  core macro-F1 {found.core:.3f}, macro-F1 {found.macro:.3f}",
            "  amounts found and valued P {:.3f} R {:.3f}".format(*found.amounts),
            "  money_impact P {:.3f} R {:.3f}".format(*found.impact),
            "  red flags P {:.3f} R {:.3f}".format(*found.flags),
            f"  hard negatives without a false alarm {found.quiet:.0%}",
        ]
        out += [f"  {error}" for error in found.errors if "--errors" in paths]
        sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
