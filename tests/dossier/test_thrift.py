"""What is kept between lines and boxes changes no byte of what is printed."""

from __future__ import annotations

import contextlib

import pytest

from portfolio.dossier import pdf
from portfolio.dossier.build import sheet
from portfolio.dossier.pdf import Sheet, render_pdf
from portfolio.dossier.thrift import thrift
from portfolio.model.dossier import EDITIONS, DossierSpec
from tests.dossier import fixtures
from tests.dossier.fixtures import of, story

_HARD = """A **bold** and an *italic* word, `code` too, and a line\u2028that wraps
more\u2029than once.

- one
- two

| a | b |
|---|---|
| 1 | 2 |

```
code  with   room
	and a tab
```
"""
_OWN = (
    "p { text-align: justify; letter-spacing: 0.2pt; word-spacing: 1pt; margin: 2% 1% }"
    "div { box-sizing: border-box; width: 50%; padding: 3pt; min-height: calc(10pt + 1%) }"
    "table { border-collapse: collapse } td { border: 1pt solid }"
)


def _without(made: Sheet, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as patched:
        patched.setattr(pdf, "thrift", contextlib.nullcontext)
        return render_pdf(made)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_the_same_to_the_byte(
    edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = DossierSpec.model_validate({"edition": edition})
    told = story(situation=_HARD * 3, headline="One that moved four organisations at once")
    made = sheet(fixtures.view(of((told, *fixtures.texts()[:1]))), spec)

    assert render_pdf(made) == _without(made, monkeypatch)


def test_a_stylesheet_of_ones_own_is_the_same_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "One line that is long enough to be broken at least twice over here. " * 4
    table = "<table><tr><td>a</td><td>b</td></tr></table>"
    body = f"<p>{lines}</p><div>{lines}</div><pre>a\nb\tc</pre>{table}"
    made = Sheet(f'<html lang="en"><title>x</title><body>{body}', _OWN, 1)

    assert render_pdf(made) == _without(made, monkeypatch)


def test_the_library_is_left_as_it_was() -> None:
    from weasyprint.layout import block, inline  # noqa: PLC0415 - heavy
    from weasyprint.text.line_break import Layout  # noqa: PLC0415

    def inside() -> tuple[object, ...]:
        return (block.resolve_percentages, inline.strut, Layout.setup, Layout.deactivate)

    was = inside()
    with thrift():
        kept = inside()

    assert all(one is not other for one, other in zip(was, kept, strict=True))
    assert inside() == was
