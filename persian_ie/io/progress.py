"""What a run says on standard error, and how far it is."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from time import monotonic

_MANY = 100  # articles, from which on a run says at its end what it did


def say(message: str) -> None:
    """Write a line on standard error."""
    print(f"persian-ie: {message}", file=sys.stderr)


@dataclass
class Progress:
    """How far a run is: a line that renews itself on a terminal, a line now and then in a log; nothing for a few articles."""

    quiet: bool
    started: float = field(default_factory=monotonic)
    told: float = field(default_factory=monotonic)
    count: int = 0
    facts: int = 0
    live: bool = False

    def step(self, facts: int) -> None:
        """Count an article."""
        self.count += 1
        self.facts += facts
        now = monotonic()
        terminal = sys.stderr.isatty()
        if self.quiet or now - self.told < (0.5 if terminal else 30):
            return
        self.told = now
        if terminal:
            print(f"\r\x1b[K{self}", end="", file=sys.stderr, flush=True)
            self.live = True
        else:
            say(str(self))

    def clear(self) -> None:
        """Wipe the live line, so that another can be written."""
        if self.live:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.live = False

    def close(self, failures: int) -> None:
        """Say what was done, after a run of many articles."""
        self.clear()
        if not self.quiet and self.count >= _MANY:
            say(f"{self}, {failures} failures")

    def __str__(self) -> str:
        rate = self.count / max(monotonic() - self.started, 0.001)
        return f"{self.count:,} articles, {self.facts:,} facts, {rate:,.0f} articles a second"
