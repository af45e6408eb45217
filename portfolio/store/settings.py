"""Loads and saves portfolio.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from portfolio.errors import CannotWrite, UnreadableFile
from portfolio.model.settings import Settings
from portfolio.store import emit, files, patch, typed
from portfolio.store.source import newline_of

NAME = "portfolio.yaml"


def load(workspace: Path) -> Settings:
    """Load a workspace's settings, or raise UnreadableFile with the place and the mend."""
    path = workspace / NAME
    document = typed.read(_text(path), NAME)
    return _settings(document)


def _text(path: Path) -> str:
    try:
        return files.read_text(path)
    except UnreadableFile as error:
        where = (error.where or "").replace(str(path), NAME)
        raise UnreadableFile(error.what, where=where, fix=error.fix) from None


def _settings(document: typed.Document) -> Settings:
    given = {key: value for key, value in document.values.items() if value is not None}
    return typed.build(Settings, given, lambda _: document)


def save(workspace: Path, settings: Settings) -> None:
    """Save settings; comments, key order and what did not change stay as they are."""
    path = workspace / NAME
    text = _text(path)
    document = typed.read(text, NAME)
    old, new = _plain(_settings(document)), _plain(settings)
    if old == new:
        return
    top = text[: len(text) - len(document.text)]
    change = patch.Change(old, new, tuple(Settings.model_fields), {}, newline_of(text))

    def agrees(changed: str) -> bool:
        try:
            return _plain(_settings(typed.read(changed, NAME))) == new
        except UnreadableFile:
            return False

    files.write_text(path, top + patch.rewrite(document.text, document.root, change, agrees))


def write_new(workspace: Path, settings: Settings) -> Path:
    """Write a new workspace's portfolio.yaml, one explained key a line."""
    path = workspace / NAME
    if path.exists():
        raise CannotWrite(str(path), "there is a portfolio.yaml already")
    lines = ["# What portfolio knows about you. Change it here, or with `portfolio set`.\n"]
    for key, value in _plain(settings, every=True).items():
        says = Settings.model_fields[key].description or ""
        lines.append(f"\n# {says}\n{emit.entry(key, value)}")
    files.write_text(path, "".join(lines))
    return path


def _plain(settings: Settings, *, every: bool = False) -> dict[str, Any]:
    values: dict[str, Any] = {
        "name": settings.name,
        "rubric": settings.rubric,
        "pace": emit.Bare(settings.pace),
        "rates": {key: emit.Bare(f"{rate:g}") for key, rate in settings.rates.items()},
        "aliases": dict(settings.aliases),
        "silenced": [
            {k: v for k, v in (("code", s.code), ("where", s.where), ("because", s.because)) if v}
            for s in settings.silenced
        ],
        "keys": dict(settings.keys),
    }
    return values if every else {key: value for key, value in values.items() if value}
