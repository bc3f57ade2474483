"""Tables for a terminal."""

from __future__ import annotations

import pytest
from rich.console import Console

from persian_ie.io.tables import facts_table, shown
from persian_ie.types import Article, Extraction, Fact, Place


@pytest.mark.parametrize(
    ("raw", "cell"),
    [(None, ""), ("a\x1b[31mb", "a [31mb"), ("a\n\tb", "a b"), ("\u202eevil\u202c", "evil"), ("\ud800x", "x"), ("می‌شود", "می‌شود")],
)
def test_cells_are_harmless(raw: str | None, cell: str) -> None:
    assert shown(raw) == cell


def test_a_table_shows_the_facts() -> None:
    text = "۵۳۷ تعاونی [bold]در سلسله[/bold]"
    fact = Fact(
        0,
        10,
        "۵۳۷ تعاونی",
        537,
        "count",
        item="تعاونی [red]",
        bound="at_least",
        change="increase",
        indicator="cooperative_count",
        place=Place("سلسله", "county"),
    )
    console = Console(width=200, record=True, file=open("/dev/null", "w"))  # noqa: PTH123, SIM115
    console.print(facts_table(Extraction(Article(text, id="a1", title="عنوان"), facts=(fact,))))
    written = console.export_text().replace("\u200e", "")
    for part in ("a1 · عنوان", "۵۳۷ تعاونی", "↑ ≥ 537", "تعاونی [red]", "cooperative_count", "شهرستان سلسله"):
        assert part in written
