"""Names every command, and loads a command's module only when that command runs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

import click

from portfolio.errors import UnknownName


class Listed(NamedTuple):
    """Where a command stands and what it does, in a line."""

    module: str
    says: str


COMMANDS: Mapping[str, Listed] = {
    "demo": Listed("demo", "Write the sample workspace, review it and print its dossier."),
    "init": Listed("init", "Make a folder a workspace."),
    "new": Listed("new", "Begin a story, from a scenario if you like."),
    "add": Listed("add", "Catch a seed: one line, before it is gone."),
    "import": Listed("import_", "Make stories of what you wrote elsewhere."),
    "dig": Listed("dig", "Be asked, one question at a time, and keep the answers."),
    "list": Listed("list", "List the stories with their verdicts, readings and times."),
    "show": Listed("show", "Show one story with its evidence marked."),
    "edit": Listed("edit", "Open a story in your editor, and review it on return."),
    "set": Listed("set", "Change what a story says about itself."),
    "attest": Listed("attest", "Say what an amount is, whose, and that you looked it up."),
    "silence": Listed("silence", "Live with a finding, for a reason."),
    "note": Listed("note", "Keep a coach's comment with a story, list them, tick one off."),
    "compare": Listed("compare", "Put a story beside its last ready state, or L6 beside L7."),
    "ready": Listed("ready", "Say what is still open, and call a story ready."),
    "remove": Listed("remove", "Move a story to the workspace's trash."),
    "history": Listed("history", "List a story's earlier versions and what each changed."),
    "restore": Listed("restore", "Bring back an earlier version, or a removed story."),
    "recover": Listed("recover", "Bring back what a crash left: typed, and never saved."),
    "check": Listed("check", "Review the stories: findings, readings and bars."),
    "coverage": Listed("coverage", "Show what the whole bank covers, and what to write next."),
    "ask": Listed("ask", "Find the stories for a question, and the line to begin with."),
    "deck": Listed("deck", "Choose the stories for a loop, and who hears which."),
    "loop": Listed("loop", "Make an interview loop; list, show, pin and ban."),
    "told": Listed("told", "Mark a story as told to someone, for the rest of that loop."),
    "debrief": Listed("debrief", "Say how a loop went, and how each story was received."),
    "rehearse": Listed("rehearse", "Tell a story aloud, timed; say what is due; be drilled."),
    "timeline": Listed("timeline", "Lay the stories on a line of months, by company."),
    "plan": Listed("plan", "Plan the evenings from today to the loop."),
    "render": Listed("render", "Print the dossier as pdf, html, md, txt or json."),
    "measure": Listed("measure", "Find the evidence in a text from standard input."),
    "schema": Listed("schema", "Print a JSON Schema of a file or an output."),
    "doctor": Listed("doctor", "Say what this machine lacks, and what mends it."),
}


class Commands(click.Group):
    """The group of all commands, none of which is loaded before it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        del ctx
        listed = COMMANDS.get(cmd_name)
        if listed is None:
            return None
        found: click.Command = import_module(f"portfolio.cli.{listed.module}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command meant; an unknown one names the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UnknownName("command", args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in the help without loading one."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.says) for name, listed in COMMANDS.items()])
