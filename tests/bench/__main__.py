"""Prints the figures of every bench, or of those named; exits 1 when a promise is broken."""

from __future__ import annotations

import sys

from tests.bench import benches


def main(names: list[str]) -> int:
    """Print each figure as it is measured."""
    broken = 0
    for bench, figures in benches(names):
        for figure in figures:
            bound = "" if figure.most is None else f"  at most {figure.most:,.4g}"
            mark = "" if figure.kept else "  BROKEN"
            label = f"{bench}: {figure.name}"
            sys.stdout.write(f"{label:<52}{figure.value:>10,.4g} {figure.unit}{bound}{mark}\n")
            sys.stdout.flush()
            broken += not figure.kept
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
