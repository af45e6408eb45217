"""The workspace's settings: what portfolio.yaml says."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from portfolio.model.base import Frozen
from portfolio.model.story import Silence


class Settings(Frozen):
    """Who you are, the rubric you write against, your pace, rates and silences."""

    name: str = ""
    """Your name, as the dossier's cover says it."""
    rubric: str = "l7"
    """A name in schema/rubrics, or a path to your own file."""
    pace: int = Field(default=140, ge=110, le=170)
    """Words you speak in a minute, 110–170."""
    rates: Mapping[str, float] = Field(default_factory=dict)
    """Currency to how much of the rubric's currency one unit is worth."""
    aliases: Mapping[str, str] = Field(default_factory=dict)
    """What a name reads as in a redacted dossier."""
    silenced: tuple[Silence, ...] = ()
    """Findings silenced in every story."""
    keys: Mapping[str, str] = Field(default_factory=dict)
    """Your own keys: the name of what a key does, e.g. board.new, to the key."""
