"""The walls of the house: sizes, openings, names, and what may not stand in any file."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from portfolio import resources

ROOT = Path(__file__).resolve().parent.parent
MODULE_LINES = 400
FUNCTION_LINES = 60
FOLDERS = {"portfolio", "templates", "schema", "tests"}
OPENING = "from __future__ import annotations"

# Words are put together here, so that this file does not hold what it looks for.
VAGUE_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers"} | {
    "handler",
    "handlers",
    "process",
    "data",
    "info",
}
VAGUE_ENDINGS = ("Manager", "Handler", "Helper", "Util", "Utils", "Info", "Data")
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "HA" + "CK")) + r")\b")
HOSTS = re.compile(
    "|".join(
        (
            r"https?://[\w.-]*(registry|packages|files)\.",
            r"https?://[\w./-]*/sim" + r"ple\b",
            r"(extra-)?index" + r"-url",
            r"find" + r"-links",
        )
    ),
    re.IGNORECASE,
)
MACHINE_PATHS = re.compile(r"(?<![\w.~>*-])/(work|root|home|Users|opt/\w+/simple)/\w")


@cache
def modules() -> tuple[Path, ...]:
    """List the Python files of the program and its tests."""
    return tuple(
        sorted(
            path
            for folder in ("portfolio", "tests")
            for path in (ROOT / folder).rglob("*.py")
            if "data" not in path.relative_to(ROOT).parts[:-1]
        )
    )


@cache
def tree(path: Path) -> ast.Module:
    """Parse one module, once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    """Say a path as seen from the checkout."""
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """List the files git knows, or skip where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def lines_with(pattern: re.Pattern[str], paths: Iterator[Path] | list[Path]) -> list[str]:
    """List `file:line  text` wherever the pattern stands in a text file."""
    found = []
    for path in paths:
        raw = path.read_bytes()
        if b"\0" in raw:
            continue
        for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{named(path)}:{number}  {line.strip()[:100]}")
    return found


def test_no_module_is_too_long() -> None:
    sizes = {named(p): len(p.read_text(encoding="utf-8").splitlines()) for p in modules()}

    assert not {name: size for name, size in sizes.items() if size > MODULE_LINES}


def test_no_function_is_too_long() -> None:
    sizes = {
        f"{named(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert not {name: size for name, size in sizes.items() if size > FUNCTION_LINES}


def test_every_module_opens_with_one_sentence() -> None:
    silent = [
        named(path)
        for path in modules()
        if not (ast.get_docstring(tree(path)) or "").partition("\n")[0].endswith((".", "?", ":"))
    ]

    assert not silent, "the first line of the docstring is a plain sentence saying what it owns"


def test_every_module_has_postponed_annotations() -> None:
    assert not [named(p) for p in modules() if OPENING not in p.read_text(encoding="utf-8")]


def test_no_module_or_class_has_a_name_that_says_nothing() -> None:
    files = [
        named(path)
        for path in modules()
        if VAGUE_NAMES & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    ]
    classes = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(VAGUE_ENDINGS)
    ]

    assert not files + classes


def test_the_top_level_holds_only_the_rooms() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in tracked() if path.parent != ROOT}

    assert not {folder for folder in folders if not folder.startswith(".")} - FOLDERS


def test_no_file_names_a_package_host() -> None:
    assert not lines_with(HOSTS, tracked())


def test_no_file_names_a_place_on_one_machine() -> None:
    assert not lines_with(MACHINE_PATHS, tracked())


def test_nothing_is_marked_as_unfinished() -> None:
    assert not lines_with(UNFINISHED, list(modules()))


def test_the_commands_load_no_heavy_library() -> None:
    heavy = ("textual", "weasyprint", "jinja2", "pydantic")
    code = (
        "import sys, portfolio.cli, portfolio.__main__\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert loaded.stdout.strip() == "[]"


def test_templates_and_schemas_are_found() -> None:
    assert resources.templates().is_dir()
    assert resources.schema("rubrics", "l7.yaml").is_file()
    assert resources.schema("story.schema.json").is_file()


@pytest.mark.parametrize("wall", [HOSTS, MACHINE_PATHS, UNFINISHED])
def test_a_wall_sees_what_it_is_there_for(wall: re.Pattern[str]) -> None:
    seen = {
        HOSTS: "https://index.example.org/sim" + "ple",
        MACHINE_PATHS: "cd /ho" + "me/alex/portfolio",
        UNFINISHED: "# TO" + "DO later",
    }
    unseen = "a home/work/life balance; see ~/work/notes and https://example.com/home/page"

    assert wall.search(seen[wall])
    assert not wall.search(unseen)
