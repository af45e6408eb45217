"""The program is taken away while a person types: hung up, ended, killed, its terminal closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.killing import ENDS, UNHEARD, Killed, kill

MOST_LOST = 1.0
LONG = 50


def judge(ended: Killed) -> None:
    """Assert what each end leaves: a whole file, the code of its end, no word gone."""
    codes = {"HUP": 129, "CLOSE": 129, "TERM": 143, "KILL": -9, UNHEARD: 129}
    assert ended.code == codes[ended.how]
    in_file = ended.in_file()
    kept = ended.recovered()
    assert ended.lost(kept) <= MOST_LOST
    if ended.how != "KILL":
        assert kept == in_file, "what can save itself needs no recovery"


@pytest.mark.parametrize("how", [*ENDS, UNHEARD])
def test_no_word_is_lost_and_no_file_is_torn(tmp_path: Path, how: str) -> None:
    judge(kill(tmp_path / "bank", how, seed=len(how), most=1.2))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(LONG))
def test_no_word_is_lost_at_any_moment(tmp_path: Path, seed: int) -> None:
    judge(kill(tmp_path / "bank", ENDS[seed % len(ENDS)], seed, most=4.0))
