"""Tables for a terminal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from rich.console import Console

from persian_ie.io.tables import amount, facts_table, shown
from persian_ie.types import Article, Extraction, Fact, Place


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("537", {"value": 537}),
        ("≈ 12,000", {"value": 12000, "bound": "approximate"}),
        ("≤ 64.8", {"value": Decimal("64.8"), "bound": "at_most"}),
        ("3,000–5,000", {"value": 3000, "high": 5000, "bound": "range"}),
        ("↑ ≥ 55", {"value": 55, "change": "increase", "bound": "at_least"}),
        ("↓ 4", {"value": 4, "change": "decrease"}),
    ],
)
def test_amounts(text: str, slots: dict[str, Any]) -> None:
    assert amount(Fact(0, 1, "x", unit="count", **slots)) == text


def test_a_number_of_thousands_of_digits_is_shown() -> None:
    assert amount(Fact(0, 1, "x", 10**5000, "count"))


@pytest.mark.parametrize(
    ("raw", "cell"),
    [(None, ""), ("a\x1b[31mb", "a [31mb"), ("a\n\tb", "a b"), ("\u202eevil\u202c", "evil"), ("\ud800x", "x"), ("می‌شود", "می‌شود")],
)
def test_cells_are_harmless(raw: str | None, cell: str) -> None:
    assert shown(raw) == cell


def test_a_table_shows_the_facts() -> None:
    text = "۵۳۷ تعاونی [bold]در سلسله[/bold]"
    fact = Fact(0, 10, "۵۳۷ تعاونی", 537, "count", item="تعاونی [red]", indicator="cooperative_count", place=Place("سلسله", "county"))
    console = Console(width=200, record=True, file=open("/dev/null", "w"))  # noqa: PTH123, SIM115
    console.print(facts_table(Extraction(Article(text, id="a1", title="عنوان"), facts=(fact,))))
    written = console.export_text().replace("\u200e", "")
    for part in ("a1 · عنوان", "۵۳۷ تعاونی", "537", "تعاونی [red]", "cooperative_count", "شهرستان سلسله"):
        assert part in written
