"""The codec's promises over many more texts than the quick suite has time for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.resources import sample
from portfolio.store.codec import parse, serialise

SAMPLE = [p.read_text(encoding="utf-8") for p in sorted((sample() / "stories").glob("*.md"))]


@pytest.mark.long
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text())
def test_any_text_at_all_comes_back_as_it_was(text: str) -> None:
    parsed = parse(text, "any")
    assert serialise(parsed.story, over=parsed) == text


@pytest.mark.long
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SAMPLE), st.integers(0, 6000), st.integers(0, 40), st.text(max_size=8))
def test_a_damaged_story_comes_back_as_it_was(text: str, place: int, lost: int, noise: str) -> None:
    damaged = text[:place] + noise + text[place + lost :]
    parsed = parse(damaged, "damaged")
    assert serialise(parsed.story, over=parsed) == damaged
