"""What is kept between lines changes no byte of what is printed."""

from __future__ import annotations

import contextlib

import pytest

from portfolio.dossier import pdf
from portfolio.dossier.build import sheet
from portfolio.dossier.pdf import render_pdf
from portfolio.model.dossier import DossierSpec
from tests.dossier import fixtures
from tests.dossier.fixtures import of, story


def test_what_is_kept_between_lines_changes_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(situation="A **bold** and an *italic* word, `code` too.\n\n- one\n- two\n" * 9)
    made = sheet(fixtures.view(of((told,))), DossierSpec())
    quick = render_pdf(made)
    monkeypatch.setattr(pdf, "thrift", contextlib.nullcontext)
    assert quick == render_pdf(made)
