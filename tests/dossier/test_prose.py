"""Markdown becomes safe HTML, and a mark stands where its words end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.dossier.prose import Spot, clean, pieces, plain

_TAG = re.compile(r"<[^>]+>")


def marked(text: str, *words: str) -> str:
    spots = [
        Spot(text.index(word) + len(word), letter)
        for word, letter in zip(words, "abcdef", strict=False)
    ]
    return "".join(p.html for p in pieces(text, spots))


def test_a_mark_follows_its_words() -> None:
    assert "$50M<sup" in marked("It saves $50M a year.", "$50M")


def test_a_mark_inside_emphasis_stays_inside() -> None:
    assert "<strong>$50M<sup" in marked("It saves **$50M** a year.", "$50M")


def test_a_mark_in_a_list_a_quote_or_a_table_finds_its_words() -> None:
    text = "- one\n- saves $5M\n\n> quoted $6M\n\n| a |\n|---|\n| $7M |\n"
    html = marked(text, "$5M", "$6M", "$7M")
    assert [w for w in ("$5M<sup", "$6M<sup", "$7M<sup") if w in html] == [
        "$5M<sup",
        "$6M<sup",
        "$7M<sup",
    ]


def test_a_mark_on_a_later_line_of_a_paragraph_finds_its_words() -> None:
    assert "150<sup" in marked("First line,\nsecond of 150 people.", "150")


def test_a_mark_inside_syntax_goes_to_the_end_of_its_paragraph() -> None:
    html = marked("See [there](https://a.example/b) and go.\n\nNext.", "https://a.ex")
    assert html.startswith('<p>See <a href="https://a.example/b">there</a> and go.<sup')


def test_raw_html_is_shown_as_text() -> None:
    html = pieces("<script>alert(1)</script> and <b onload=x>b</b>")[0].html
    assert "<script" not in html
    assert "<b " not in html


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://a.example", "//a.b"],
)
def test_a_link_elsewhere_than_the_web_keeps_only_its_words(link: str) -> None:
    assert pieces(f"[words]({link})")[0].html == "<p>words</p>"


def test_a_web_link_and_a_mailbox_are_kept() -> None:
    html = pieces("[a](https://a.example) <me@a.example>")[0].html
    assert html.count("href=") == 2


def test_an_image_is_its_words() -> None:
    assert pieces("![a chart](https://a.example/x.png)")[0].html == "<p>a chart</p>"


def test_comments_vanish_and_keep_every_offset() -> None:
    text = "One <!-- private --> two $5M."
    assert len(clean(text)) == len(text)
    assert "private" not in marked(text, "$5M")
    assert "$5M<sup" in marked(text, "$5M")


def test_a_comment_inside_a_fence_is_code() -> None:
    assert "&lt;!-- kept --&gt;" in pieces("```\n<!-- kept -->\n```")[0].html


def test_headings_are_lowered_without_a_skip() -> None:
    html = "".join(p.html for p in pieces("##### a\n\n### b\n\n###### c"))
    assert re.findall(r"<(h\d)>", html) == ["h4", "h4", "h5"]


def test_plain_words_lose_their_syntax() -> None:
    assert plain("**Bold** [link](https://a.example)\n\n- item") == "Bold link\nitem"


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab $1M*_[]()<>&`\n-#|!\\\t", max_size=60),
    st.lists(st.integers(0, 60), max_size=3),
)
def test_marks_change_nothing_but_themselves(text: str, places: list[int]) -> None:
    spots = [Spot(min(p, len(text)), "z") for p in places]
    html = "".join(p.html for p in pieces(text, spots))
    bare = "".join(p.html for p in pieces(text))
    assert html.replace('<sup class="mark">z</sup>', "") == bare
