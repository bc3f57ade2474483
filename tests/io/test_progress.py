"""What a long run says on its way: a line that renews itself on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from persian_ie.io import progress
from persian_ie.io.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(progress, "monotonic", made)
    return made


def run(clock: Clock, articles: int, seconds: float, *, quiet: bool = False) -> Progress:
    """A run of articles with two facts each that take so many seconds each."""
    shown = Progress(quiet, started=clock(), told=clock())
    for _ in range(articles):
        clock.seconds += seconds
        shown.step(2)
    return shown


def test_on_a_terminal_one_line_renews_itself(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Terminal()
    monkeypatch.setattr(sys, "stderr", out)
    shown = run(clock, 5, 0.25)
    assert out.getvalue() == "\r\x1b[K2 articles, 4 facts, 4 articles a second\r\x1b[K4 articles, 8 facts, 4 articles a second"
    shown.clear()
    shown.clear()
    assert out.getvalue().count("\r\x1b[K") == 3
    assert "\n" not in out.getvalue()


def test_in_a_log_a_line_comes_now_and_then(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    out = StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    run(clock, 1000, 0.0625)
    assert out.getvalue().splitlines() == [
        "persian-ie: 480 articles, 960 facts, 16 articles a second",
        "persian-ie: 960 articles, 1,920 facts, 16 articles a second",
    ]


def test_a_run_of_many_says_at_its_end_what_it_did(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    out = StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    run(clock, 99, 0.1).close(0)
    run(clock, 100, 10, quiet=True).close(0)
    assert out.getvalue() == ""
    run(clock, 100, 0.1).close(3)
    assert out.getvalue() == "persian-ie: 100 articles, 200 facts, 10 articles a second, 3 failures\n"
