"""What each command does to a workspace and says of it."""

from __future__ import annotations

import ctypes
import io
import shutil
import sys
from importlib import import_module
from pathlib import Path

import pytest

from portfolio.cli import render
from portfolio.cli.commands import COMMANDS
from portfolio.cli.set import KEYS
from portfolio.tui import outside
from tests.cli.conftest import STORIES, Run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_says_what_it_does_and_ends_with_an_example(name: str, run: Run) -> None:
    ended = run(name, "--help")

    assert ended.code == 0
    assert "--workspace DIR" in ended.out
    example = ended.out.partition("Example:\n")[2].strip().splitlines()
    assert example
    assert all(line.strip().startswith(f"portfolio {name}") for line in example[:1])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_names_each_command_as_it_names_itself(name: str) -> None:
    assert import_module(f"portfolio.cli.{COMMANDS[name].module}").command.name == name


def test_help_is_what_a_bare_word_prints_where_nobody_sits(run: Run) -> None:
    ended = run()

    assert ended.code == 0
    assert "_PORTFOLIO_COMPLETE=bash_source" in ended.out
    assert all(name in ended.out for name in COMMANDS)


def test_the_options_offer_what_the_models_hold() -> None:
    from typing import get_args  # noqa: PLC0415

    from portfolio.model.dossier import FORMATS, Order, Paper  # noqa: PLC0415
    from portfolio.store.pairs import SETTABLE  # noqa: PLC0415

    assert set(render.FORMATS) <= set(FORMATS)
    assert get_args(Order) == render.ORDERS
    assert get_args(Paper) == render.PAPERS
    assert set(KEYS) == set(SETTABLE)


def test_a_workspace_begins_with_init_and_a_seed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("init", "mine", "--name", "Alex Example").out == "mine\n"
    added = run("add", "the night billing fell over", "--workspace", "mine")
    listed = run("--workspace", "mine", "list")

    assert added.out == "mine/stories/the-night-billing-fell-over.md\n"
    assert "the-night-billing-fell-over" in listed.out
    assert "seed" in listed.out
    again = run("init", "mine")
    assert again.code == 2
    assert "workspace already" in again.err


def test_a_new_story_takes_its_kind_from_its_scenario(workspace: Path, run: Run) -> None:
    ended = run("new", "The Friday roll-out", "--scenario", "production-incident")

    written = (workspace / ended.out.strip()).read_text(encoding="utf-8")
    assert "kind: failure" in written
    assert "## Situation" in written
    assert "next: portfolio dig the-friday-roll-out" in ended.err


@pytest.mark.usefixtures("workspace")
def test_list_gives_a_line_a_story_with_signs_and_words_for_them(run: Run) -> None:
    ended = run("list")

    lines = ended.out.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == sorted(STORIES)
    assert "● met  ◐ partly  ○ missing" in ended.out
    assert run("list", "--tag", "no-such-tag").out == ""


@pytest.mark.usefixtures("workspace")
def test_show_marks_the_evidence_and_names_it_beneath(run: Run) -> None:
    out = run("show", "the-night-checkout-fell-over").out

    assert "$9M[1] of orders" in out
    assert "[1] “$9M”" in out
    assert "Verdicts" in out
    assert "fix: " in out


@pytest.mark.usefixtures("workspace")
def test_check_says_findings_readings_and_bars(run: Run) -> None:
    ended = run("check")

    first, second = ended.out.splitlines()[:2]
    assert first.startswith("stories/quantum-bet.md:")
    assert second.startswith("fix: ")
    assert "quantum-bet  " in ended.out
    assert "stories past seed" in ended.out
    assert ended.code == 0


@pytest.mark.usefixtures("workspace")
def test_check_fails_on_the_severity_asked(run: Run) -> None:
    assert run("check", "quantum-bet", "--fail-on", "error").code == 0
    assert run("check", "quantum-bet", "--fail-on", "advice").code == 1


def test_check_fails_on_a_broken_story_and_still_reads_the_others(
    workspace: Path, run: Run
) -> None:
    (workspace / "stories" / "broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")

    ended = run("check")

    assert ended.code == 1
    assert "stories/broken.md:" in ended.out
    assert "quantum-bet  " in ended.out
    refused = run("set", "broken", "status=ready")
    assert refused.code == 1
    assert "fix: " in refused.err


@pytest.mark.usefixtures("workspace")
def test_another_rubric_is_another_bar(run: Run) -> None:
    assert run("check", "--rubric", "l6").out != run("check").out
    assert "did you mean l6" in run("check", "--rubric", "l66").err


@pytest.mark.usefixtures("workspace")
def test_coverage_draws_principles_against_stories_in_the_width_there_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = run("coverage", "--plain").out

    assert "3 stories of 15" in out
    assert "thin" in out
    assert "next" in out
    matrix = out.partition("scenarios\n")[0]
    assert max(map(len, matrix.splitlines())) <= 90


def test_set_changes_only_what_was_named(workspace: Path, run: Run) -> None:
    path = workspace / "stories" / "quantum-bet.md"
    before = path.read_text(encoding="utf-8").splitlines()

    ended = run("set", "quantum-bet", "status=draft")

    after = path.read_text(encoding="utf-8").splitlines()
    assert ended.out == "stories/quantum-bet.md\n"
    assert [line for line in after if line not in before] == ["status: draft"]


def test_history_says_what_changed_and_restore_brings_it_back(workspace: Path, run: Run) -> None:
    path = workspace / "stories" / "quantum-bet.md"
    before = path.read_bytes()
    run("set", "quantum-bet", "status=draft")

    told = run("history", "quantum-bet").out.splitlines()

    assert told[0].startswith("now")
    assert "status ready → draft" in told[0]
    assert run("restore", "quantum-bet", told[1].split()[0]).code == 0
    assert path.read_bytes() == before


def test_a_removed_story_comes_back(workspace: Path, run: Run) -> None:
    path = workspace / "stories" / "quantum-bet.md"
    before = path.read_bytes()

    trashed = run("remove", "quantum-bet", "--yes")

    assert not path.exists()
    assert (workspace / trashed.out.strip()).is_file()
    version = run("history", "quantum-bet").out.split()[0]
    assert run("restore", "quantum-bet", version).code == 0
    assert path.read_bytes() == before


def test_edit_opens_the_real_file_and_keeps_the_version_before(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = workspace / "my editor"
    script.write_text('#!/bin/sh\nprintf "\\nMore words.\\n" >> "$1"\n', encoding="utf-8")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", f"'{script}'")

    ended = run("edit", "quantum-bet")

    assert ended.code == 0
    assert "More words." in (workspace / "stories" / "quantum-bet.md").read_text(encoding="utf-8")
    assert "quantum-bet  " in ended.out
    assert len(run("history", "quantum-bet").out.splitlines()) == 2


@pytest.mark.parametrize(
    ("named", "line", "words"),
    [
        ("code", 1, ["code", "--wait", "s.md"]),
        ("code -w", 4, ["code", "-w", "--goto", "s.md:4"]),
        ("subl", 4, ["subl", "--wait", "s.md:4"]),
        ("gvim -p", 1, ["gvim", "-p", "--nofork", "s.md"]),
        ("vi", 9, ["vi", "+9", "s.md"]),
        ("ed", 9, ["ed", "s.md"]),
    ],
)
def test_an_editor_is_told_to_wait_and_where(
    named: str, line: int, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", named)
    monkeypatch.setattr(shutil, "which", lambda name: name)

    assert outside.editor(Path("s.md"), line=line) == words


def test_import_says_what_it_made_and_a_dry_run_writes_nothing(workspace: Path, run: Run) -> None:
    told = (
        "# One night\n\n**S:** It was dark.\n\n**T:** I led.\n\n**A:** I called.\n\n**R:** Well.\n"
    )
    (workspace / "notes.md").write_text(told, encoding="utf-8")
    before = sorted(workspace.rglob("*.md"))

    assert "1 story would be made" in run("import", "notes.md", "--dry-run").out
    assert sorted(workspace.rglob("*.md")) == before
    assert "1 story made" in run("import", "notes.md").out
    assert len(sorted(workspace.glob("stories/*.md"))) == len(STORIES) + 1


def test_render_prints_the_path_last_and_takes_the_format_from_the_name(
    workspace: Path, run: Run
) -> None:
    ended = run("render", "-o", "out/coach.html", "--stories", "quantum-bet", "--ink")

    assert ended.out == "out/coach.html\n"
    assert "<html" in (workspace / "out" / "coach.html").read_text(encoding="utf-8")
    assert run("render", "-f", "md").out == "dossier/dossier.md\n"


def test_measure_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We saved $120M a year and the CFO confirmed it."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    out = run("measure", "--section", "result").out

    assert "money_impact" in out
    assert "$120M a year, saved" in out


def test_the_demo_works_twice_and_keeps_what_was_changed(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portfolio.cli import demo  # noqa: PLC0415
    from portfolio.errors import MissingLibrary  # noqa: PLC0415

    drawn = render.draw

    def without_pango(space: object, spec: object, fmt: str) -> Path:
        if fmt == "pdf":
            raise MissingLibrary("Pango", "install it")
        return drawn(space, spec, fmt)  # type: ignore[arg-type]

    monkeypatch.setattr(demo, "draw", without_pango)
    monkeypatch.chdir(tmp_path)
    first = run("demo", "a demo")
    story = tmp_path / "a demo" / "stories" / "quantum-bet.md"
    mode = story.stat().st_mode & 0o777
    story.write_text(story.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    second = run("demo", "a demo")

    assert first.code == second.code == 0
    assert first.out.splitlines()[-1] == "a demo/dossier/dossier.html"
    assert "no PDF" in first.err
    assert story.read_text(encoding="utf-8").endswith("Mine.\n")
    assert mode == 0o600
    assert "not the sample" in run("demo", str(tmp_path)).err


def test_schema_prints_the_published_text(run: Run) -> None:
    from portfolio import resources  # noqa: PLC0415

    published = resources.schema("story.schema.json").read_text(encoding="utf-8")

    assert run("schema", "story").out == published
    assert "coverage" in run("schema").out


def test_doctor_names_the_command_that_mends_a_lack(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", refuse)

    ended = run("doctor")

    assert ended.code == 1
    assert "Pango" in ended.out
    assert "fix: " in ended.out
