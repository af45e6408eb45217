"""The tags of the printed dossier: what a screen reader is told."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from portfolio.dossier.build import render
from portfolio.model.dossier import EDITIONS, DossierSpec, Edition
from tests.dossier import fixtures
from tests.dossier.fixtures import bank


@cache
def opened(edition: Edition) -> PdfReader:
    spec = DossierSpec(edition=edition)
    content = render(fixtures.view(bank(3), spec), spec, "pdf", strict=True)
    assert isinstance(content, bytes)
    return PdfReader(io.BytesIO(content))


def elements(node: Any) -> Iterator[Any]:
    """Yield every structure element in reading order."""
    node = node.get_object()
    if not isinstance(node, dict):
        return
    if "/S" in node:
        yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from elements(kid)


@cache
def tree(edition: Edition) -> tuple[Any, ...]:
    return tuple(elements(opened(edition).root_object["/StructTreeRoot"]))


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_document_says_what_it_is(edition: Edition) -> None:
    root: Any = opened(edition).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert opened(edition).metadata
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


@pytest.mark.parametrize("edition", EDITIONS)
def test_headings_begin_at_one_and_skip_no_level(edition: Edition) -> None:
    levels = [int(e["/S"][2]) for e in tree(edition) if e["/S"][1:] in {f"H{n}" for n in range(7)}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_headers_and_their_cells_name_them() -> None:
    tables = [e for e in tree("dossier") if e["/S"] == "/Table"]
    assert tables
    headed = 0
    for table in tables:
        found = list(elements(table))
        if any(e["/S"] == "/TH" for e in found):
            cells = [e for e in found if e["/S"] == "/TD" and "/Headers" in e.get("/A", {})]
            headed += bool(cells)
    assert headed >= 3


def test_links_lists_and_stories_are_tagged() -> None:
    kinds = {str(e["/S"]) for e in tree("dossier")}
    assert {"/Link", "/L", "/LI", "/LBody", "/Art", "/Sect", "/P", "/TH"} <= kinds
    links = [e for e in tree("dossier") if e["/S"] == "/Link"]
    assert all(e["/K"] for e in links)


def test_a_headline_comes_before_its_sections() -> None:
    story = next(e for e in tree("dossier") if e["/S"] == "/Art")
    kinds = [str(e["/S"]) for e in elements(story)]
    assert kinds.index("/H2") < kinds.index("/H3")
