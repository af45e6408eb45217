"""Every format tells the same view."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from portfolio.dossier.build import render
from portfolio.errors import RenderFailed
from portfolio.model.dossier import DossierSpec, Format, View
from tests.dossier import fixtures
from tests.dossier.fixtures import bank, of, story

_VOID = {"meta", "br", "hr", "img", "input", "link"}


class Outline(HTMLParser):
    """Collects headings, addresses and the balance of tags."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch(r"h\d", tag):
            self.levels.append(int(tag[1]))
        for name, value in attrs:
            if name in ("href", "src"):
                self.addresses.append(value or "")
            if name == "id":
                self.ids.add(value or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def text_of(view: View, fmt: Format, own: Path | None = None) -> str:
    found = render(view, DossierSpec(), fmt, own=own)
    assert isinstance(found, str)
    return found


def outline(html: str) -> Outline:
    found = Outline()
    found.feed(html)
    return found


def test_the_html_page_is_whole_and_asks_for_nothing() -> None:
    html = text_of(fixtures.view(bank(4)), "html")
    found = outline(html)
    assert found.open == []
    assert all(a.startswith("#") for a in found.addresses)
    assert {a[1:] for a in found.addresses} <= found.ids
    assert not re.search(r"url\(|@import|<link", html)


def test_the_page_runs_its_search_and_no_other_script() -> None:
    html = text_of(fixtures.view(bank(1)), "html")
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    seal = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{seal}'\"" in html
    assert not re.search(r"fetch|XMLHttp|innerHTML|https?:", script)


def test_headings_never_skip_a_level() -> None:
    made = of((story(situation="##### Deep\n\nText.", learned="### A\n\n###### B"),))
    levels = outline(text_of(fixtures.view(made), "html")).levels
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_hostile_words_stay_words() -> None:
    nasty = '"><script>alert(1)</script>{{ 7*7 }}</style>'
    made = of((story(title=nasty, headline=nasty, company=nasty, situation=nasty),))
    html = text_of(fixtures.view(made), "html")
    assert html.count("<script") == 1
    assert "<script>alert" not in html
    assert "{{ 7*7 }}" in html
    assert outline(html).open == []


@pytest.mark.parametrize("fmt", ["md", "txt", "json", "html"])
def test_every_format_holds_every_story_twice_the_same(fmt: Format) -> None:
    view = fixtures.view(bank(4))
    text = text_of(view, fmt)
    assert text == text_of(view, fmt)
    for page in view.all_stories:
        assert page.title in text
    first = view.stories[0].star[1].text.split(". ", maxsplit=1)[0]
    assert first[:40] in re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))


def test_json_says_its_version_and_carries_no_html() -> None:
    tree = json.loads(text_of(fixtures.view(bank(2)), "json"))
    assert tree["schema"] == 1
    assert tree["stories"][0]["star"][0]["notes"][0]["sign"] in "●◐○"
    assert "<p>" not in json.dumps(tree)


def test_plain_text_is_never_wider_than_a_terminal() -> None:
    text = text_of(fixtures.view(bank(9)), "txt")
    prose = [line for line in text.splitlines() if "  " not in line.strip()]
    assert max(map(len, prose)) <= 80


def test_a_story_without_a_word_is_printed_only_when_named_and_says_so() -> None:
    made = of((story(situation=""),))
    assert "Not written yet." not in text_of(fixtures.view(made), "md")
    text = text_of(fixtures.view(made, DossierSpec(stories=("a-story",))), "md")
    assert "Not written yet." in text


def test_a_workspace_template_comes_before_ours(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "cover.html.j2").write_text("<h1>My own {{ view.person }}</h1>")
    assert "My own Ines Calder" in text_of(fixtures.view(bank(1)), "html", tmp_path)


def test_a_workspace_stylesheet_follows_ours(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text(".cover { color: rebeccapurple }")
    assert "rebeccapurple" in text_of(fixtures.view(bank(1)), "html", tmp_path)


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("<p>\n{{ view.nothing }}</p>", 2),
        ("<p>\n\n{% if %}", 3),
        ("{{ view.__class__.__mro__ }}", 1),
        ("{{ view.person.nothing() }}", 1),
    ],
)
def test_a_template_error_names_file_line_and_fix(tmp_path: Path, template: str, line: int) -> None:
    folder = tmp_path / "templates" / "dossier"
    folder.mkdir(parents=True)
    (folder / "cover.html.j2").write_text(template)
    with pytest.raises(RenderFailed) as error:
        text_of(fixtures.view(bank(1)), "html", tmp_path)
    assert error.value.where == f"{folder / 'cover.html.j2'}:{line}"
    assert error.value.fix


def test_a_missing_include_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "body.html.j2").write_text('{% include "covr.html.j2" %}')
    with pytest.raises(RenderFailed) as error:
        text_of(fixtures.view(bank(1)), "html", tmp_path)
    assert error.value.fix == "did you mean cover.html.j2?"
