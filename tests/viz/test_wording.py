"""Values as Persian readers say them, and names for all codes."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

import persian_ie.viz
from persian_ie.errors import PersianIEError
from persian_ie.lexicons.indicators import CODES
from persian_ie.types import Bound, Change, Fact, Level, Modality
from persian_ie.values import units
from persian_ie.viz.wording import bounded_number, label, moment, number

LABELS = tomllib.loads(Path(persian_ie.viz.__path__[0], "labels.toml").read_text("utf-8"))
CASES = {
    0: "۰",
    7: "۷",
    1404: "۱٬۴۰۴",
    12_345_678: "۱۲٬۳۴۵٬۶۷۸",
    1_000_000: "۱ میلیون",
    1_732_000: "۱ میلیون و ۷۳۲ هزار",
    1_732_500: "۱٬۷۳۲٬۵۰۰",
    2_000_500_000: "۲٬۰۰۰٬۵۰۰٬۰۰۰",
    2_050_000_000: "۲ میلیارد و ۵۰ میلیون",
    -3_000_000: "منفی ۳ میلیون",
    120_000_000_000_000: "۱۲۰٬۰۰۰ میلیارد",
    10**15: "۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰",
    Decimal("6.19"): "۶/۱۹",
    Decimal("2500000.0"): "۲ میلیون و ۵۰۰ هزار",
    Decimal("1E+3"): "۱٬۰۰۰",
    Decimal("0.001"): "۰/۰۰۱",
}


@pytest.mark.parametrize(("value", "told"), CASES.items(), ids=str)
def test_numbers(value: int | Decimal, told: str) -> None:
    assert number(value) == told


@pytest.mark.parametrize(
    "value", [10**5000, -(10**400), Decimal("1E-400"), Decimal(10) ** 40 + Decimal("0.5")], ids=lambda value: f"{Decimal(value):.3g}"
)
def test_numbers_of_any_length_are_told(value: int | Decimal) -> None:
    assert re.search("[۰-۹]", number(value))


def test_bounds() -> None:
    def told(**slots: object) -> str:
        return bounded_number(Fact(0, 0, "", 12, "count", **slots))  # type: ignore[arg-type]

    assert [told(), told(bound="approximate"), told(bound="at_least"), told(bound="at_most"), told(bound="range", high=15)] == [
        "۱۲", "حدود ۱۲", "دست‌کم ۱۲", "حداکثر ۱۲", "۱۲ تا ۱۵",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2025-09-06", "۱۵ شهریور ۱۴۰۴"),
        ("2025-09-06T20:30", "۱۵ شهریور ۱۴۰۴، ساعت ۲۰:۳۰"),
        ("T16:00", "ساعت ۱۶:۰۰"),
        ("2018-03-21/2019-03-20", "سال ۱۳۹۷"),
        ("2016-03-20/2019-03-20", "سال‌های ۱۳۹۵ تا ۱۳۹۷"),
        ("2025-08-23/2025-09-22", "شهریور ۱۴۰۴"),
        ("2019-03-21/2019-06-21", "بهار ۱۳۹۸"),
        ("2018-12-22/2019-03-20", "زمستان ۱۳۹۷"),
        ("2025-03-21/2025-09-22", "فروردین تا شهریور ۱۴۰۴"),
        ("2024-09-22/2025-09-22", "مهر ۱۴۰۳ تا شهریور ۱۴۰۴"),
        ("2025-03-21/2025-04-30", "۱ فروردین تا ۱۰ اردیبهشت ۱۴۰۴"),
        ("2025-03-10/2025-04-30", "۲۰ اسفند ۱۴۰۳ تا ۱۰ اردیبهشت ۱۴۰۴"),
        ("2019-08", "اوت ۲۰۱۹ میلادی"),
        ("2022", "سال ۲۰۲۲ میلادی"),
        ("0500-01-01", "۰۵۰۰-۰۱-۰۱"),  # before the calendar
        ("P2M", "P۲M"),
        ("بی‌معنا", "بی‌معنا"),
        ("", ""),
    ],
)
def test_times(value: str, told: str) -> None:
    assert moment(value) == told


def test_every_code_has_a_name() -> None:
    """Else readers would meet English codes; those of users' own are shown as they are."""
    tables = tomllib.loads(Path(units.__file__).with_name("units.toml").read_text("utf-8"))
    codes = {entry["code"] for section in tables.values() for entry in section if "code" in entry}
    assert {code for code in codes if label("units", code) == code} == set()
    assert set(LABELS["indicators"]) == CODES
    assert set(LABELS["modalities"]) == set(get_args(Modality)) - {"actual"}
    assert set(LABELS["changes"]) == set(get_args(Change)) - {"level"}
    assert set(LABELS["bounds"]) == set(get_args(Bound)) - {"exact", "range"}
    assert set(get_args(Level)) <= set(LABELS["entities"])
    assert set(LABELS["failures"]) >= {
        error.code for error in PersianIEError.__subclasses__() if error.__name__ in ("ArticleError", "DateError")
    }
