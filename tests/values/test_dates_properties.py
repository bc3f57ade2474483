"""Any text is data: nothing raises, spans are true, time is linear; every rule has an example that it reads."""

from __future__ import annotations

import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.errors import DateError, TextTypeError
from persian_ie.types import Timex
from persian_ie.values.dates import find_dates, parse_date
from persian_ie.values.dates_rules import rules
from persian_ie.values.dates_words import words

ANCHOR = date(2019, 9, 4)
WORDS = sorted(
    {*words().entries, "۱۲", "۹۸", "۱۳۹۸", "۲۰۱۹", "۲۰:۳۰", "۱۳۹۸/۰۶/۱۳", "(", ")", "،", "-", ".", "\n", "«", "»", "۹۷-۹۸", "۳.۵", "۰۴"}
)


def checked(text: str, found: list[Timex]) -> None:
    end = 0
    for timex in found:
        assert end <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.text
        assert "\n" not in timex.text
        end = timex.end
        if timex.value is not None and timex.kind in ("date", "time") and not timex.value.startswith("T"):
            for part in timex.value.split("/"):
                assert datetime.fromisoformat(part) if len(part) > 7 else part.replace("-", "").isdigit()
        assert Timex.from_dict(timex.to_dict()) == timex


@given(st.text())
def test_any_text(text: str) -> None:
    checked(text, find_dates(text, anchor=ANCHOR))
    parse_date(text)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_words_of_the_tables(text: str) -> None:
    checked(text, find_dates(text, anchor=ANCHOR))
    checked(text, find_dates(text))


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.dates(date(1930, 1, 1), date(2100, 1, 1)))
def test_any_anchor(text: str, anchor: date) -> None:
    checked(text, find_dates(text, anchor=anchor))


@pytest.mark.parametrize("anchor", [date.min, date.max, date(622, 1, 1), date(9000, 1, 1)])
def test_far_anchors(anchor: date) -> None:
    find_dates("امروز، فردا، دیروز، سال گذشته، ۲۰ سال پیش، ۱۰ محرم، ۱۵ شهریور، هفته آینده، عاشورا، سال ۹۸، ۳۰۰۰ سال پیش", anchor=anchor)


def test_anchor_as_text_or_datetime() -> None:
    expected = [t.value for t in find_dates("امروز", anchor=ANCHOR)]
    assert [t.value for t in find_dates("امروز", anchor="2019-09-04T10:00")] == expected == ["2019-09-04"]
    assert [t.value for t in find_dates("امروز", anchor=datetime(2019, 9, 4, 10))] == expected
    with pytest.raises(DateError):
        find_dates("امروز", anchor="۱۴۰۴")
    with pytest.raises(DateError):
        find_dates("امروز", anchor=1398)  # type: ignore[arg-type]
    with pytest.raises(TextTypeError):
        parse_date(1398)  # type: ignore[arg-type]


CONTEXTS = {
    "bare_year": "تا پایان ۹۸",
    "budget_span": "بودجه ۹۷-۹۸",
    "bare_unit": "پایان سال",
    "performance": "عملکرد یک‌ساله",
    "year_in_brackets": "(۱۳۹۸)",
}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_reads_its_example(rule) -> None:  # type: ignore[no-untyped-def]
    found = find_dates(CONTEXTS.get(rule.name, rule.example), anchor=ANCHOR)
    assert any(rule.name in t.rule.split("+") for t in found), [(t.text, t.rule) for t in found]


@pytest.mark.parametrize(
    "unit",
    [
        "۱",
        " ",
        "\u200c",
        "و ",
        "(",
        "سال ",
        "۱۲ ",
        "شنبه تا ",
        "دو و ",
        "۱۲ شهریور ",
        "سال ۹۸، ۹۷ و ",
        "12/",
        "12-",
        "بیست و ",
        "از ابتدای سال تا ",
        "تا به ",
        "12:",
        "سال‌های ۹۶ و ",
        "پایان سال ",
        "هزار و ",
        "جمعه ",
        "هفته دولت این هفته ",
        "روز شنبه ، ",
        "المپیک ۲۰۲۰ ",
        "دقیقه ۶۰ ",
        "صبح تا ",
        "سال هزارو",
        "۱۲، ۱۳ و ",
    ],
)
def test_linear(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    began = time.process_time()
    find_dates(text, anchor=ANCHOR)
    assert time.process_time() - began < 10  # half a second on a free machine
