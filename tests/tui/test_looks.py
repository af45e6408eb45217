"""A style sheet speaks only of its own screen: Textual applies a loaded one to all of them."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest
from textual.dom import DOMNode

import portfolio.tui

ROOM = Path(portfolio.tui.__path__[0])
SHEETS = sorted((*ROOM.glob("screens/*.tcss"), *ROOM.glob("dialogs/*.tcss")))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_styles_nothing_but_its_own_screen(sheet: Path) -> None:
    module = importlib.import_module(f"portfolio.tui.{sheet.parent.name}.{sheet.stem}")
    own = {
        name
        for name, found in vars(module).items()
        if isinstance(found, type) and issubclass(found, DOMNode)
    }
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    heads = re.findall(r"^([^\s&}][^{]*)\{", text, flags=re.MULTILINE)
    selectors = [one.strip() for head in heads for one in head.split(",")]

    assert selectors
    assert not [one for one in selectors if re.split(r"[ .:#]", one)[0] not in own]


def test_every_screen_has_its_sheet_beside_it() -> None:
    for module in (*ROOM.glob("screens/*.py"), *ROOM.glob("dialogs/*.py")):
        sheet = re.search(r'CSS_PATH = "([^"]+)"', module.read_text(encoding="utf-8"))
        assert not sheet or sheet[1] == f"{module.stem}.tcss"
