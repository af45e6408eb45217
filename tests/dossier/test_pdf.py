"""The printed dossier, opened and measured."""

from __future__ import annotations

import io
import itertools
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader

from portfolio.dossier import fonts, pdf, signs
from portfolio.dossier.build import render, sheet
from portfolio.dossier.pdf import Sheet, render_pdf
from portfolio.errors import MissingLibrary, RenderFailed
from portfolio.model.dossier import DossierSpec, View
from portfolio.model.number import Number
from portfolio.model.story import FollowUp
from tests.dossier import fixtures
from tests.dossier.fixtures import bank, of, story

_TODAY = date(2026, 11, 23)
_OURS = {"Dossier-Serif", "Dossier-Sans", "Dossier-Signs", "Dossier-More"}


def printed(view: View, spec: DossierSpec | None = None) -> bytes:
    found = render(view, spec or DossierSpec(), "pdf", strict=True)
    assert isinstance(found, bytes)
    return found


def composed() -> View:
    return fixtures.view(bank(3), today=_TODAY)


@cache
def sample() -> bytes:
    return printed(composed())


@cache
def pages() -> tuple[str, ...]:
    return tuple(page.extract_text() for page in PdfReader(io.BytesIO(sample())).pages)


def small(**fields: Any) -> bytes:
    return printed(fixtures.view(of((story(**fields),))))


def words(content: bytes) -> str:
    text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(content)).pages)
    return re.sub(r"\s+", " ", text)


def test_the_same_view_gives_the_same_bytes() -> None:
    view = fixtures.view(of((story(situation="One."),)))
    assert printed(view) == printed(view)


def starts() -> dict[str, int]:
    reader = PdfReader(io.BytesIO(sample()))
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    return {str(m.title): reader.get_destination_page_number(m) or 0 for m in marks}


def test_contents_name_the_pages_on_which_stories_really_are() -> None:
    with pdfplumber.open(io.BytesIO(sample())) as book:
        contents = book.pages[1].extract_text()
    for page in composed().all_stories:
        shown = re.search(rf"{re.escape(page.title)} (\d+)\b", contents)
        assert shown
        assert int(shown[1]) == starts()[page.title] + 1


def test_every_story_begins_a_page_and_ends_within_three() -> None:
    begun = starts()
    ends = [*sorted(begun.values()), len(pages())]
    for page in composed().all_stories:
        first = begun[page.title]
        opening = re.sub(r"\s+", " ", pages()[first])
        assert opening.startswith(re.sub(r"\s+", " ", page.headline)[:20])
        assert min(e for e in ends if e > first) - first <= 3


def test_no_page_is_blank() -> None:
    assert all(len(text.split()) > 8 for text in pages())


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_nothing_leaves_the_page_or_meets_in_the_margin(paper: Any) -> None:
    view = fixtures.view(bank(2))
    content = sample() if paper == "a4" else printed(view, DossierSpec(paper=paper))
    with pdfplumber.open(io.BytesIO(content)) as book:
        for page in book.pages:
            for char in page.chars:
                assert 30 <= char["x0"] <= char["x1"] <= page.width - 30
                assert 30 <= char["top"] <= char["bottom"] <= page.height - 30
            margin = [c for c in page.chars if c["x0"] > 400 and c["text"].strip()]
            lines = sorted({round(c["bottom"], 1) for c in margin})
            gaps = [b - a for a, b in itertools.pairwise(lines)]
            assert all(g < 2.5 or g > 7 for g in gaps), gaps


def test_titles_language_and_tags_are_there() -> None:
    reader = PdfReader(io.BytesIO(sample()))
    assert reader.metadata
    assert reader.metadata.title == "Ines Calder · interview stories"
    assert reader.metadata.author == "Ines Calder"
    catalog: dict[str, Any] = dict(reader.root_object)
    assert catalog["/Lang"] == "en"
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/AF" not in catalog


def test_only_our_own_fonts_are_used() -> None:
    found = set()
    for page in PdfReader(io.BytesIO(sample())).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            found.add(str(font.get_object()["/BaseFont"]).split("+")[1])
    assert {re.sub("-(Italic|Bold)+$", "", name) for name in found} <= _OURS


def test_every_sign_is_drawn_and_read_back() -> None:
    assert set("●◐○■◧□•◦▸") == set(signs.SIGNS)
    assert signs.font() == signs.font.__wrapped__()
    text = "".join(pages())
    assert all(sign in text for sign in "●◐○•■□")


def test_words_stand_in_the_order_they_are_told() -> None:
    text = re.sub(r"\s+", " ", " ".join(pages()))
    first = composed().stories[0].star[0].text.split("\n")[0].split(". ")[0]
    assert first in text


def test_long_words_lists_tables_code_and_other_scripts_survive() -> None:
    content = small(
        title="漢字 and한글",
        situation="x" * 300 + "\n\n日本語のテキスト、中国 and Ελληνικά",
        task="- a\n  - b\n    - c\n\n1. one\n2. two",
        action="| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n"
        + "code " * 60
        + "\n```\n\n### Inner\n\n> q",
        result="",
        numbers=(Number(says="$1M", source="s" * 200),),
        follow_ups=(FollowUp(question="q" * 150, advice="w" * 90),),
    )
    assert "日本語のテキスト" in words(content)
    with pdfplumber.open(io.BytesIO(content)) as book:
        assert all(c["x1"] <= p.width - 30 for p in book.pages for c in p.chars)


def test_a_dossier_without_stories_can_be_printed() -> None:
    assert "No story yet" in words(printed(fixtures.view(of(()))))


def test_black_and_white_holds_no_colour() -> None:
    css = sheet(composed(), DossierSpec(ink=True)).css
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", css)) <= {"#000", "#fff"}


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/passwd">',
        '<link rel=attachment href="file:///etc/passwd">',
        '<link rel=stylesheet href="https://a.example/x.css">',
        '<object data="file:///etc/passwd"></object>',
        '<style>@import url("https://a.example/x.css");</style>',
        '<style>@font-face{font-family:x;src:url("dossier:../../secret")}p{font:9pt x}</style>',
    ],
)
def test_nothing_outside_is_ever_fetched(html: str) -> None:
    page = f'<html lang="en"><head><title>x</title></head><body>{html}<p>x</p></body></html>'
    with pytest.raises(RenderFailed, match="nothing outside is ever fetched"):
        render_pdf(Sheet(page, "", 1))


def test_only_named_fonts_are_served() -> None:
    assert fonts.read("dossier:signs")
    for url in ("dossier:../secret", "file:///etc/passwd", "dossier:", "https://a.example"):
        assert fonts.read(url) is None


def test_what_the_library_complains_of_fails_our_tests() -> None:
    page = '<html lang="en"><head><title>x</title></head><body><p>x</p></body></html>'
    with pytest.raises(RenderFailed, match="not set cleanly"):
        render_pdf(Sheet(page, "p { colour: red }", 1), strict=True)


def test_progress_rises_to_one_and_can_stop_the_render() -> None:
    told: list[float] = []
    made = sheet(fixtures.view(bank(1)), DossierSpec())
    render_pdf(made, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) > 5
    assert any(0.62 < fraction < 0.9 for fraction in told)  # while pages are painted

    def stop(fraction: float) -> None:
        if fraction > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render_pdf(made, progress=stop)


def test_a_missing_pango_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = __import__

    def broken(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "weasyprint":
            print("a long banner")  # noqa: T201
            raise OSError("cannot load library")
        return real(name, *args, **kwargs)

    monkeypatch.setattr("builtins.__import__", broken)
    monkeypatch.setattr("shutil.which", lambda tool: "/bin/dnf" if tool == "dnf" else None)
    with pytest.raises(MissingLibrary) as error:
        pdf._library()
    assert error.value.fix.startswith("sudo dnf install pango")
    assert error.value.exit_code == 3


def test_a_workspace_stylesheet_that_fetches_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dossier.css").write_text('body { background: url("https://a.example/x.png") }')
    with pytest.raises(RenderFailed):
        render(fixtures.view(bank(1)), DossierSpec(), "pdf", own=tmp_path)
