"""How commands end: exit codes, one clear message with its mend, and quiet pipes."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portfolio.cli.check import command as check
from portfolio.errors import CannotWrite, MissingLibrary
from portfolio.workspace import Workspace
from tests.cli.conftest import Run

PROGRAM = (sys.executable, "-m", "portfolio")


def clear(err: str) -> None:
    """Assert that a message says what to do, and is no traceback."""
    assert "fix: " in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("argv", "meant"),
    [
        (("chekc",), "check"),
        (("check", "--jsno"), "--json"),
        (("show", "quantum-bit"), "quantum-bet"),
        (("set", "quantum-bet", "titel=x"), "title"),
        (("set", "quantum-bet", "status=redy"), "ready"),
        (("set", "quantum-bet", "primary=ownershp"), "ownership"),
        (("new", "A title", "--scenario", "crisis-recovry"), "crisis-recovery"),
        (("render", "--status", "draaft"), "draft"),
        (("render", "dosier"), "dossier"),
        (("schema", "stroy"), "story"),
        (("list", "--status", "seeds"), "seed"),
        (("set", "quantum-bet", "primary=bias"), "bias-for-action"),
        (("render", "--stories", "quant"), "quantum-bet"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_an_unknown_name_names_the_nearest(argv: tuple[str, ...], meant: str, run: Run) -> None:
    ended = run(*argv)

    assert ended.code == 2
    assert ended.out == ""
    assert f"fix: did you mean {meant}?" in ended.err


@pytest.mark.parametrize(
    "argv",
    [
        ("show",),
        ("render", "-f", "docx9"),
        ("render", "md"),
        ("render", "--accent", "#fefefe"),
        ("set", "quantum-bet", "status"),
        ("import", "no-such-file.md"),
        ("import", "."),
        ("remove", "quantum-bet"),
        ("new",),
        ("add",),
        ("restore", "quantum-bet", "no-such-version"),
        ("history", "no-such-story"),
        ("check", "--fail-on", "warnings"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_wrong_question_exits_two_with_a_fix(argv: tuple[str, ...], run: Run) -> None:
    ended = run(*argv)

    assert ended.code == 2
    assert ended.out == ""
    clear(ended.err)


def test_a_folder_without_a_workspace_says_how_to_make_one(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PORTFOLIO_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)

    ended = run("list")

    assert ended.code == 2
    assert "portfolio init" in ended.err


@pytest.mark.usefixtures("workspace")
def test_no_editor_is_a_message(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert "$VISUAL" in run("edit", "quantum-bet").err

    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert "not on this machine" in run("edit", "quantum-bet").err


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_is_a_message_and_changes_nothing(
    number: int, workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace / "stories" / "quantum-bet.md"
    before = path.read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    for argv in (("set", "quantum-bet", "status=draft"), ("render", "-f", "md"), ("add", "a")):
        ended = run(*argv)

        assert ended.code == 2, argv
        clear(ended.err)
    assert path.read_bytes() == before
    assert not (workspace / "dossier" / "dossier.md").exists()


@pytest.mark.usefixtures("workspace")
def test_a_missing_library_exits_three(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def lack(*_: object, **__: object) -> None:
        raise MissingLibrary("Pango", "brew install pango")

    monkeypatch.setattr(Workspace, "render", lack)

    ended = run("render")

    assert ended.code == 3
    assert "brew install pango" in ended.err


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (CannotWrite("a.md", "no space left"), 2, "a.md  can't write"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "no space left"),
        (PermissionError(errno.EACCES, "Permission denied", "a.md"), 2, "a.md  the system"),
        (KeyError("x"), 2, "portfolio itself failed here (KeyError"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_every_end_has_its_code_and_its_sentence(
    error: BaseException, code: int, says: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(check, "callback", fail)

    ended = run("check")

    assert ended.code == code
    assert says in ended.err
    assert "Traceback" not in ended.err
    assert bool(ended.err) == bool(says)


@pytest.mark.usefixtures("workspace")
def test_a_fault_shows_where_it_is_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "callback", lambda **_: 1 / 0)
    monkeypatch.setenv("PORTFOLIO_DEBUG", "1")

    assert "Traceback" in run("check").err


def test_a_closed_pipe_is_quiet(workspace: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [*PROGRAM, "coverage"],
            cwd=workspace,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)

    assert ended.stderr == b""
    assert ended.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
def test_a_full_disk_under_stdout_is_a_message(workspace: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*PROGRAM, "schema", "story"],
            cwd=workspace,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert ended.returncode == 2
    assert "no space left" in ended.stderr
    clear(ended.stderr)
    assert "Exception ignored" not in ended.stderr


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_escape_codes_where_none_are_wanted(
    name: str, value: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert "\x1b[" in run("list").out

    monkeypatch.setenv(name, value)
    for argv in (("list",), ("show", "quantum-bet"), ("coverage",), ("chekc",)):
        ended = run(*argv)
        assert "\x1b" not in ended.out + ended.err, argv


def test_a_story_cannot_steer_the_terminal(workspace: Path, run: Run) -> None:
    path = workspace / "stories" / "quantum-bet.md"
    told = path.read_text(encoding="utf-8").replace("## Task", "## Task\n\x1b]0;title\x07\x1b[2J")
    path.write_text(told, encoding="utf-8")

    out = run("show", "quantum-bet").out

    assert "\x1b" not in out
    assert "\x07" not in out


def test_the_commands_import_nothing_heavy_before_they_run() -> None:
    code = (
        "import sys, portfolio.cli.main\n"
        "from portfolio.cli.commands import COMMANDS\n"
        "from importlib import import_module\n"
        "for c in COMMANDS.values(): import_module('portfolio.cli.' + c.module)\n"
        "print([n for n in ('textual', 'weasyprint', 'jinja2', 'pydantic', 'yaml') "
        "if n in sys.modules])"
    )

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"


def test_the_shell_can_complete_commands_and_ids(workspace: Path) -> None:
    def completed(words: str, at: int) -> str:
        env = {**os.environ, "_PORTFOLIO_COMPLETE": "bash_complete"}
        env |= {"COMP_WORDS": words, "COMP_CWORD": str(at)}
        return subprocess.run(
            ["portfolio"],
            executable=str(Path(sys.executable).parent / "portfolio"),
            cwd=workspace,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    assert "plain,coverage" in completed("portfolio cov", 1)
    assert "plain,quantum-bet" in completed("portfolio show quan", 2)


@pytest.mark.parametrize(
    "words", [("render", "cheatsheet", "-f", "txt"), ("ask", "When did you fail?"), ("coverage",)]
)
def test_a_story_read_only_in_part_is_named_beside_the_data(
    workspace: Path, run: Run, words: tuple[str, ...]
) -> None:
    file = next((workspace / "stories").glob("*.md"))
    file.write_text(file.read_text("utf-8").replace("title: ", "title: [unclosed ", 1), "utf-8")

    ended = run(*words)

    assert f"stories/{file.name}:" in ended.err
    assert "fix: " in ended.err


@pytest.mark.parametrize("command", ["check", "doctor"])
def test_a_loop_that_cannot_be_read_is_named(workspace: Path, run: Run, command: str) -> None:
    (workspace / "loops").mkdir()
    (workspace / "loops" / "acme.yaml").write_text("company: Acme\ndate: [2027\n", "utf-8")

    ended = run(command)

    assert "loops/acme.yaml:" in ended.out + ended.err
