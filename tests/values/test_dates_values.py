"""Values first: each row of the tables is a value and all the forms that have it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from persian_ie.values.dates import find_dates

HERE = Path(__file__).parent
ANCHOR = date(2025, 9, 6)


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


VALUES = [(None if value == "-" else value, form) for value, *forms in rows("dates_values.tsv") for form in forms]
DURATIONS = [(kind, None if value == "-" else value, form) for kind, value, *forms in rows("dates_durations.tsv") for form in forms]


@pytest.mark.parametrize(("value", "form"), VALUES, ids=[form for _, form in VALUES])
def test_value_of_a_form(value: str | None, form: str) -> None:
    found = find_dates(form, anchor=ANCHOR)
    assert [(t.text, t.value) for t in found] == [(form, value)]
    assert found[0].kind in ("date", "time")
    assert found[0].rule


def test_spans_are_the_same_in_a_sentence() -> None:
    before, after = "این طرح را مدیران بررسی کردند (", ")، خبرنگار ما نوشت."
    wrong = []
    for _, form in VALUES:
        found = [t for t in find_dates(before + form + after, anchor=ANCHOR) if t.kind in ("date", "time")]
        if [(t.start, t.end) for t in found] != [(len(before), len(before) + len(form))]:
            wrong.append((form, [t.text for t in found]))
    assert wrong == []


@pytest.mark.parametrize(("kind", "value", "form"), DURATIONS, ids=[form for _, _, form in DURATIONS])
def test_durations_and_sets(kind: str, value: str | None, form: str) -> None:
    assert [(t.text, t.kind, t.value) for t in find_dates(form, anchor=ANCHOR)] == [(form, kind, value)]


def test_the_tables_are_long() -> None:
    assert len(VALUES) >= 500
    assert len({form for _, form in VALUES}) == len(VALUES)
