"""The table of indicators: what its rules say, and what it says about a broken file."""

from __future__ import annotations

from pathlib import Path

import pytest

from persian_ie import DataError
from persian_ie.lexicons.indicators import CODES, indicator_of, indicator_rules, read_rules

CASES = [
    ("cooperative_count", "count", "تعاونی فعال", "تعداد تعاونی فعال شهرستان", "actual", "level"),
    ("cooperative_count", "count", "شرکت تعاونی", "شرکت تعاونی ثبت شده", "actual", "level"),
    ("cooperative_member_count", "person", "عضو", "تعاونی با عضو", "actual", "level"),
    ("job_count", "count", "فرصت شغلی", "فرصت شغلی ایجاد شد", "actual", "level"),
    ("job_capacity", "count", "فرصت شغلی", "فرصت شغلی ایجاد می‌شود", "planned", "level"),
    ("job_capacity", "person", "نفر", "ظرفیت اشتغال نفر", "capacity", "level"),
    ("unemployment_rate", "percent", "نرخ بیکاری", "نرخ بیکاری استان", "actual", "level"),
    ("growth_rate", "percent", "صادرات", "رشد صادرات", "actual", "increase"),
    ("share", "percent", "تعاونی", "درصد تعاونی کشور", "actual", "level"),
    ("rate", "percent", "تسهیلات", "تسهیلات با نرخ سود", "actual", "level"),
    ("project_count", "count", "پروژه عمرانی", "پروژه عمرانی افتتاح شد", "actual", "level"),
    ("facility_count", "count", "مدرسه", "مدرسه ساخته شد", "actual", "level"),
    ("housing_unit_count", "count", "واحد مسکونی", "واحد مسکونی", "actual", "level"),
    ("loan_count", "count", "تسهیلات", "فقره تسهیلات", "actual", "level"),
    ("credit_amount", "IRR", "تسهیلات", "تسهیلات پرداخت شد", "actual", "level"),
    ("investment_amount", "EUR", "سرمایه‌گذاری", "سرمایه‌گذاری", "actual", "level"),
    ("trade_value", "USD", "صادرات", "صادرات کالا", "actual", "level"),
    ("price", "IRR", "قیمت", "قیمت هر کیلو", "actual", "level"),
    ("cost", "IRR", "هزینه", "هزینه شد", "actual", "level"),
    ("population", "person", "جمعیت", "جمعیت شهر", "actual", "level"),
    ("household_count", "household", "خانوار", "خانوار در روستا ساکن", "actual", "level"),
    ("beneficiary_count", "household", "خانوار", "خانوار تحت پوشش کمیته", "actual", "level"),
    ("visitor_count", "person", "زائر", "زائر وارد شد", "actual", "level"),
    ("casualty_count", "person", "کشته", "کشته برجا گذاشت", "actual", "level"),
    ("arrest_count", "person", "نفر", "نفر دستگیر شد", "actual", "level"),
    ("production_amount", "t", "گندم", "گندم برداشت شد", "actual", "level"),
    ("production_capacity", "t", "فولاد", "ظرفیت تولید فولاد", "capacity", "level"),
    ("physical_size", "ha", "زمین", "زمین", "actual", "level"),
    ("service_capacity", "count", "تخت", "تخت بیمارستان", "actual", "level"),
    ("temperature", "degC", "هوا", "دمای هوا", "actual", "level"),
    ("age", "a", "کارجو", "کارجو سال به بالا", "actual", "level"),
    ("duration", "month", "دوره", "دوره آموزش", "actual", "level"),
    ("other", "count", "بخش تعاونی", "سه بخش تعاونی", "actual", "level"),
    ("other", "count", "شاخص", "دو شاخص", "actual", "level"),
]


@pytest.mark.parametrize(("code", "unit", "item", "clause", "modality", "change"), CASES)
def test_indicator(code: str, unit: str, item: str, clause: str, modality: str, change: str) -> None:
    assert indicator_of(unit, item, f" {clause} ", modality, change) == code


def test_every_rule_has_a_known_code() -> None:
    assert {rule.code for rule in indicator_rules()} <= CODES


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[[rule]]\nitem = ['طرح']", "line 1: unknown code None"),
        ('[[rule]]\ncode = "cost"\n\n[[rule]]\ncode = "cost"\nunits = ["IRR"]', "line 4: unknown condition 'units'"),
        ('[[rule]]\ncode = "cost"\nunit = "IRR"', "line 1: unit must be a list of strings"),
        ('[[rule]]\ncode = "cost"\nmodality = ["sure"]', "line 1: modality may be actual"),
        ("[[rule]\n", "line 1"),
        ('# mine\n[[rule]] # of prices\ncode = "cost"\nunits = ["IRR"]', "line 2: unknown condition 'units'"),
        ('rule = [{code = "cost", units = ["IRR"]}]', r"\[\[rule\]\] number 1: unknown condition 'units'"),
        ('[rule]\ncode = "cost"', "two brackets"),
        ("rule = [5]", "two brackets"),
        ("rules = []", "two brackets"),
        ("# nothing yet", "no tables"),
    ],
)
def test_a_broken_table_is_named(tmp_path: Path, table: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_rules(path)


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"mine\.toml"):
        read_rules(tmp_path / "mine.toml")
