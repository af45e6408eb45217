"""The Word file tells the same stories, in Word's own styles."""

from __future__ import annotations

import io
import sys
from typing import Any

import docx
import pytest

from portfolio.dossier.build import render
from portfolio.errors import RenderFailed
from portfolio.model.dossier import DossierSpec, Edition
from tests.dossier import fixtures
from tests.dossier.fixtures import bank, of, story


def made(edition: Edition = "dossier", **fields: Any) -> bytes:
    spec = DossierSpec(edition=edition)
    held = of((story(**fields),)) if fields else bank(3)
    content = render(fixtures.view(held, spec), spec, "docx")
    assert isinstance(content, bytes)
    return content


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    found = docx.Document(io.BytesIO(content)).paragraphs
    return [(p.style.name if p.style and p.style.name else "", p.text) for p in found]


@pytest.mark.parametrize("edition", ["dossier", "cheatsheet", "cards", "story"])
def test_every_edition_can_be_a_word_file(edition: Edition) -> None:
    text = " ".join(words for _, words in paragraphs(made(edition)))
    assert fixtures.view(bank(3)).stories[0].headline in text


def test_headings_lists_and_tables_are_words_own() -> None:
    text = "### Deep\n\nThen **this**.\n\n- one\n- two"
    content = made(title="A story", action=text)
    found = paragraphs(content)
    assert ("Title", "Ines Calder · interview stories") in found
    assert ("Heading 3", "Deep") in found
    assert ("Normal", "Then this.") in found
    assert ("List Bullet", "one") in found
    assert docx.Document(io.BytesIO(content)).tables


def test_the_same_view_gives_the_same_bytes() -> None:
    assert made() == made()


def test_without_the_extra_the_fix_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(RenderFailed, match="python-docx") as error:
        made()
    assert "python-docx" in error.value.fix
