"""The HTML edition in a real browser: it opens, is searched and is printed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from portfolio.dossier.build import render
from portfolio.model.dossier import DossierSpec
from tests.dossier import fixtures
from tests.dossier.browser import Page, browser, installed
from tests.dossier.fixtures import bank

_PROGRAM = installed()
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not _PROGRAM, reason="no Chromium here: apt-get install chromium"),
]
_SEARCH = """(() => {{
  const input = document.querySelector("#search input");
  input.value = {words!r};
  input.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("#search ol a")].map((a) => a.textContent);
}})()"""


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """Open the dossier of three stories."""
    html = render(fixtures.view(bank(3)), DossierSpec(), "html")
    assert isinstance(html, str)
    file = tmp_path / "dossier.html"
    file.write_text(html, encoding="utf-8")
    with browser(str(_PROGRAM), tmp_path / "profile") as shown:
        shown.open(file.as_uri())
        yield shown


def test_it_opens_without_a_complaint_and_asks_for_nothing_else(page: Page) -> None:
    assert page.value("document.title") == "Ines Calder · interview stories"
    assert page.complaints == []
    assert [a for a in page.asked if not a.endswith("dossier.html")] == []


def test_a_search_finds_words_in_any_order_and_jumps_to_them(page: Page) -> None:
    first, *_, last = fixtures.view(bank(3)).stories[0].title.split()
    found = page.value(_SEARCH.format(words=f"{last.upper()} {first}"))
    assert found
    assert all(last.lower() in text.lower() for text in found)
    page.value("document.querySelector('#search ol a').click()")
    assert page.value("document.querySelector(location.hash).textContent").strip()
    assert page.value(_SEARCH.format(words="zyzzyva")) == []
    assert page.value("document.querySelector('#search output').textContent") == "0 places"
    assert page.complaints == []


@pytest.mark.parametrize("width", [390, 1200])
def test_nothing_is_wider_than_the_window_nor_lies_on_other_words(page: Page, width: int) -> None:
    page.narrow(width)
    assert page.value("document.documentElement.scrollWidth") <= width
    beside = page.value(
        "[...document.querySelectorAll('.secs, .notes, .reading, .time p')].map((e) => {"
        "const r = e.getBoundingClientRect();"
        "return [Math.round(r.left), Math.round(r.top + scrollY)] })"
    )
    assert min(top for _, top in beside) > 100
    assert len({(left, top) for left, top in beside}) == len(beside)


def test_it_prints_every_story_on_a_page_of_its_own_without_the_search(page: Page) -> None:
    with pdfplumber.open(io.BytesIO(page.printed())) as book:
        sheets = [sheet.extract_text() for sheet in book.pages]
    assert not any("Search" in text for text in sheets)
    for told in fixtures.view(bank(3)).all_stories:
        words = re.sub(r"\s+", "", told.headline)[:25]
        assert any(re.sub(r"\s+", "", text).startswith(words) for text in sheets), told.headline
