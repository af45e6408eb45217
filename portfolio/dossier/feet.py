"""Tells a screen reader that the line at a page's foot is no part of the text.

The library marks it as text but hangs it into no tag; what is neither tagged nor an artifact is a
fault under PDF/UA. It is drawn last on its page, so only the last marks are looked at.
"""

from __future__ import annotations

from typing import Any


def set_apart(document: Any, pdf: Any) -> None:
    """Make artifacts of the running feet of a PDF about to be written.

    Args:
        document: The pages; not needed, but handed to every finisher.
        pdf: The file.
    """
    del document
    numbers = _at(pdf, _at(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    for number, reference in enumerate(pdf.page_references):
        marks = numbers[2 * number + 1]
        stream = _at(pdf, _at(pdf, reference)["Contents"]).stream
        while marks and not _hangs(pdf, marks[-1]):
            marks.pop()
            _unmark(stream, len(marks))


def _at(pdf: Any, reference: str | bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _hangs(pdf: Any, reference: Any) -> bool:
    """Say whether a tag and all above it are among the children of what they name as parent."""
    tag = _at(pdf, reference)
    while tag["S"] != "/Document":
        above = _at(pdf, tag["P"])
        if tag.reference not in above["K"]:
            return False
        tag = above
    return True


def _unmark(stream: list[Any], mark: int) -> None:
    """Take one mark from a page, whose last words it begins."""
    for at in range(len(stream) - 1, 1, -1):
        if stream[at] == b"BDC" and stream[at - 1].get("MCID") == mark:
            stream[at - 2 : at + 1] = ["/Artifact", b"BMC"]
            return
