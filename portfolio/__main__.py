"""The way in: the TUI for a bare word on a terminal, the commands for anything else."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run what the command line asks for, loading only the room that answers it."""
    arguments = sys.argv[1:]
    gc.disable()  # a tenth of any start; the app collects once the board stands
    if not arguments and sys.stdin.isatty() and sys.stdout.isatty():
        from portfolio.tui.app import run  # noqa: PLC0415 - the commands never pay for the TUI

        return run()
    from portfolio.cli.main import main as command  # noqa: PLC0415 - nor the TUI for them

    return command(arguments)


if __name__ == "__main__":
    sys.exit(main())
