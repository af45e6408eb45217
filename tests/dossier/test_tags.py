"""The tags of every edition hold what PDF/UA asks of them, read with a second library."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pikepdf
import pytest

from portfolio.dossier.build import render
from portfolio.model.dossier import EDITIONS, DossierSpec, Edition
from tests.dossier import fixtures
from tests.dossier.fixtures import bank

_INSIDE = {
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/Lbl": {"/LI"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TR": {"/THead", "/TBody", "/Table"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
}
_INKS = {"Tj", "TJ", "f", "f*", "S", "B", "Do"}


class Tag(NamedTuple):
    """A tag, the kind of the one above it, and the page it is on."""

    node: Any
    above: str
    page: Any


@cache
def opened(edition: Edition) -> pikepdf.Pdf:
    spec = DossierSpec(edition=edition)
    content = render(fixtures.view(bank(3), spec), spec, "pdf", strict=True)
    assert isinstance(content, bytes)
    return pikepdf.open(io.BytesIO(content))


def tags(node: Any, above: str = "", page: Any = None) -> Iterator[Tag]:
    """Yield every tag in reading order."""
    page = node.get("/Pg", page)
    if "/S" in node:
        yield Tag(node, above, page)
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from tags(kid, str(node.get("/S", "")), page)


def kids(node: Any) -> list[Any]:
    found = node.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def all_tags(edition: Edition) -> list[Tag]:
    return list(tags(opened(edition).Root.StructTreeRoot.K[0]))


def told(edition: Edition) -> set[tuple[Any, int]]:
    """Return the marks that stand in a tag, each with its page."""
    return {
        (tag.page.objgen, int(kid))
        for tag in all_tags(edition)
        for kid in kids(tag.node)
        if not isinstance(kid, pikepdf.Dictionary)
    }


def inked(page: Any) -> Iterator[tuple[str, int | None]]:
    """Yield the innermost mark around everything inked on a page, with its number."""
    marks: list[tuple[str, int | None]] = [("", None)]
    for step in pikepdf.parse_content_stream(page):
        operands: Any = step.operands
        operator = step.operator
        if str(operator) in ("BMC", "BDC"):
            listed = str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
            marks.append((str(operands[0]), int(operands[1].MCID) if listed else None))
        elif str(operator) == "EMC":
            marks.pop()
        elif str(operator) in _INKS:
            yield marks[-1]


@pytest.mark.parametrize("edition", EDITIONS)
def test_all_ink_is_told_in_a_tag_or_is_an_artifact(edition: Edition) -> None:
    known = told(edition)
    for page in opened(edition).pages:
        for kind, number in inked(page):
            assert kind == "/Artifact" or (page.obj.objgen, number) in known


def test_the_running_foot_is_an_artifact() -> None:
    for page in list(opened("dossier").pages)[1:]:
        *_, (kind, _) = inked(page)
        assert kind == "/Artifact"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_mark_leads_back_to_the_tag_that_tells_it(edition: Edition) -> None:
    numbers = opened(edition).Root.StructTreeRoot.ParentTree.Nums
    for at, page in enumerate(opened(edition).pages):
        assert int(page.obj.StructParents) == int(numbers[2 * at])
        for mark, tag in enumerate(list(numbers[2 * at + 1])):
            assert mark in [k for k in kids(tag) if not isinstance(k, pikepdf.Dictionary)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_lists_and_tables_are_whole(edition: Edition) -> None:
    for tag in all_tags(edition):
        kind = str(tag.node.S)
        assert tag.above in _INSIDE.get(kind, {tag.above}), (kind, tag.above)
        if kind == "/Table":
            rows = [t.node for t in tags(tag.node) if t.node.S == "/TR"]
            assert len({len(kids(row)) for row in rows}) == 1
        if kind == "/Figure":
            assert str(tag.node.get("/Alt", "")).strip()


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_link_is_tagged_and_says_where_it_leads(edition: Edition) -> None:
    pages = opened(edition).pages
    links = [a for p in pages for a in p.get("/Annots", []) if a.Subtype == "/Link"]
    found = [k for t in all_tags(edition) if t.node.S == "/Link" for k in kids(t.node)]
    objects = [k for k in found if isinstance(k, pikepdf.Dictionary) and k.get("/Type") == "/OBJR"]
    assert {k.Obj.objgen for k in objects} == {a.objgen for a in links}
    assert all(str(a.Contents).strip() and "/StructParent" in a for a in links)
    assert all(page.Tabs == "/S" for page in pages)
