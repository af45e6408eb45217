"""Times a telling section by section, by whatever clock it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime


class Stopwatch:
    """The seconds of each section; it stands still until it is started, and while it is held."""

    def __init__(self, now: Callable[[], datetime], sections: Sequence[str]) -> None:
        """Begin before the first section.

        Args:
            now: Tells the moment.
            sections: What is told, in order.
        """
        self._now = now
        self.sections = tuple(sections)
        self.restart()

    def restart(self) -> None:
        """Go back to before the first section, with nothing timed."""
        self.at = 0
        self._spent = [0.0] * len(self.sections)
        self._since: datetime | None = None

    @property
    def section(self) -> str:
        """Return the section that is told, the last one once all are."""
        return self.sections[min(self.at, len(self.sections) - 1)]

    @property
    def running(self) -> bool:
        """Tell whether time passes."""
        return self._since is not None

    @property
    def begun(self) -> bool:
        """Tell whether anything was timed, so that it could be lost."""
        return self.running or self.at > 0 or any(self._spent)

    @property
    def done(self) -> bool:
        """Tell whether every section was told."""
        return self.at >= len(self.sections)

    def spent(self) -> float:
        """Return the seconds of the section that is told."""
        if self.done:
            return self._spent[-1]
        return self._spent[self.at] + self._passed()

    def total(self) -> float:
        """Return the seconds of the whole so far."""
        return sum(self._spent) + (0.0 if self.done else self._passed())

    def _passed(self) -> float:
        """Return the seconds since it was started; a clock set back gives none."""
        if self._since is None:
            return 0.0
        return max(0.0, (self._now() - self._since).total_seconds())

    def start(self) -> None:
        """Let time pass."""
        if not self.done and self._since is None:
            self._since = self._now()

    def hold(self) -> None:
        """Let time stand still."""
        if not self.done:
            self._spent[self.at] += self._passed()
        self._since = None

    def next(self) -> None:
        """End this section and begin the next; after the last one time stands still."""
        self.hold()
        self.at = min(self.at + 1, len(self.sections))
        self.start()

    def seconds(self) -> dict[str, int]:
        """Return whole seconds for each section."""
        return {name: round(took) for name, took in zip(self.sections, self._spent, strict=True)}
