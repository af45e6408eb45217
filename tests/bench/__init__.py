"""Figures worth keeping an eye on: what one is, and how the bench_*.py beside this are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured quantity, and the most it may be where a promise rests on it."""

    name: str
    value: float
    unit: str
    most: float | None = None

    @property
    def kept(self) -> bool:
        """Tell whether the promise holds; true where there is none."""
        return self.most is None or self.value <= self.most


def benches(only: Iterable[str] = ()) -> Iterator[tuple[str, Iterable[Figure]]]:
    """Yield each bench by its short name with its figures, measured as they are read."""
    wanted = set(only)
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        short = module.name.removeprefix(f"{__name__}.bench_")
        if short != module.name and (not wanted or short in wanted):
            yield short, importlib.import_module(module.name).figures()
