"""Values in the words of a Persian reader: numbers in Persian digits, days of the Jalali calendar, names in the place of codes."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal

from persian_ie.errors import DateError
from persian_ie.io.rows import days_of
from persian_ie.types import Fact, Official, Speaker, Value
from persian_ie.values.amounts import grouped
from persian_ie.values.calendars import from_date, month_length

_PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬/")  # newspapers' decimal sign: in many fonts «٫» looks as «٬» does, and «.» as «۰»
_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_SCALES = ((10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار"))
_LARGEST = 10**15  # above it names of scales help no reader

Table = Literal["kinds", "units", "bounds", "modalities", "changes", "indicators", "entities", "zones", "slots", "failures"]


@cache
def _labels() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("persian_ie.viz").joinpath("labels.toml").read_text(encoding="utf8"))


def label(table: Table, code: str) -> str:
    """The Persian name of a code; the code itself where it has none, such as an indicator of the user's own.

    >>> label("indicators", "job_count"), label("indicators", "library_count")
    ('شمار شاغلان', 'library_count')
    """
    name: str = _labels()[table].get(code, code)
    return name


def digits(text: object) -> str:
    """Persian digits in the place of Latin ones.

    >>> digits("2019-09-03")
    '۲۰۱۹-۰۹-۰۳'
    """
    return str(text).translate(_DIGITS)


def number(value: Value) -> str:
    """A number in Persian digits; a round one of millions or more with the names of its scales, as newspapers write it.

    >>> number(3049), number(Decimal("2.5")), number(500_000_000_000), number(1_732_000), number(12_345_678)
    ('۳٬۰۴۹', '۲/۵', '۵۰۰ میلیارد', '۱ میلیون و ۷۳۲ هزار', '۱۲٬۳۴۵٬۶۷۸')
    """
    size = abs(Decimal(value))
    if 10**6 <= size < _LARGEST:
        (scale, name), (small, small_name) = next(pair for pair in pairwise(_SCALES) if pair[0][0] <= size)
        if size % small == 0:
            whole, rest = divmod(size, scale)
            told = f"{whole_number(whole if value > 0 else -whole)} {name}"
            return f"{told} و {whole_number(rest // small)} {small_name}" if rest else told
    return whole_number(value)


def whole_number(value: Value) -> str:
    """A number in Persian digits, every digit written.

    >>> whole_number(500_000_000_000), whole_number(Decimal("-1.50"))
    ('۵۰۰٬۰۰۰٬۰۰۰٬۰۰۰', 'منفی ۱/۵')
    """
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else value.normalize()
    told = grouped(value).translate(_PERSIAN)
    return f"منفی {told[1:]}" if told.startswith("-") else told  # a sign would change sides in a line from right to left


def bounded_number(fact: Fact) -> str:
    """The number of a fact with what the article says of its exactness.

    >>> bounded_number(Fact(0, 0, "", 30000, "person", high=40000, bound="range"))
    '۳۰٬۰۰۰ تا ۴۰٬۰۰۰'
    >>> bounded_number(Fact(0, 0, "", 12, "count", bound="at_least"))
    'دست‌کم ۱۲'
    """
    bound = "" if fact.bound in ("exact", "range") else label("bounds", fact.bound) + " "
    high = "" if fact.high is None else f" تا {number(fact.high)}"
    return f"{bound}{number(fact.value)}{high}"


def unit(fact: Fact) -> str:
    """The unit, with the base of a price or rate.

    >>> unit(Fact(0, 0, "", 12, "IRR", per="کیلوگرم"))
    'ریال برای هر کیلوگرم'
    """
    return label("units", fact.unit) + (f" برای هر {fact.per}" if fact.per else "")


def circumstances(fact: Fact) -> list[str]:
    """What is not as usual about a fact: that it is planned, that it is a growth …

    >>> circumstances(Fact(0, 0, "", 12, "count", modality="planned", change="increase"))
    ['برنامه', 'افزایش']
    """
    modality = [] if fact.modality == "actual" else [label("modalities", fact.modality)]
    return modality + ([] if fact.change == "level" else [label("changes", fact.change)])


def office(person: Official | Speaker) -> str:
    """What a person is: role, body and jurisdiction.

    >>> office(Speaker("ناهید کاظمی", "مدیرکل", "تعاون", "یزد"))
    'مدیرکل تعاون یزد'
    """
    return " ".join(part for part in (person.role, person.organization, person.place) if part)


def moment(value: str) -> str:
    """An ISO 8601 time as a reader says it, in the Jalali calendar where it is not a Gregorian month or year.

    >>> moment("2025-09-06"), moment("2018-03-21/2019-03-20"), moment("2019-03-21/2019-06-21")
    ('۱۵ شهریور ۱۴۰۴', 'سال ۱۳۹۷', 'بهار ۱۳۹۸')
    >>> moment("2025-09-06T20:30"), moment("2019-08"), moment("T16:00")
    ('۱۵ شهریور ۱۴۰۴، ساعت ۲۰:۳۰', 'اوت ۲۰۱۹ میلادی', 'ساعت ۱۶:۰۰')
    """
    start, end = days_of(value)
    clock = value.partition("/")[0].partition("T")[2]
    if start is None or end is None:
        return f"ساعت {digits(clock)}" if value == f"T{clock}" else digits(value)
    if clock:
        return f"{_days(start, end)}، ساعت {digits(clock)}"
    if len(value) in (4, 7):
        month = _labels()["months"]["gregorian"][start.month - 1] + " " if len(value) == 7 else "سال "
        return f"{month}{digits(start.year)} میلادی"
    return _days(start, end)


def _days(start: date, end: date) -> str:
    """A day, or an interval by the largest units that its ends are whole in."""
    try:
        year, month, day = from_date(start, "jalali")
        last_year, last_month, last_day = from_date(end, "jalali")
    except DateError:  # before the calendar
        return digits(start if start == end else f"{start} تا {end}")
    names = _labels()["months"]["jalali"]
    first, last = names[month - 1], names[last_month - 1]
    if start == end:
        told = f"{day} {first} {year}"
    elif day > 1 or last_day < month_length("jalali", last_year, last_month):
        began = f"{day} {first}" if year == last_year else f"{day} {first} {year}"
        told = f"{began} تا {last_day} {last} {last_year}"
    elif (month, last_month) == (1, 12):
        told = f"سال {year}" if year == last_year else f"سال‌های {year} تا {last_year}"
    elif year < last_year:
        told = f"{first} {year} تا {last} {last_year}"
    elif month == last_month:
        told = f"{first} {year}"
    elif month % 3 == 1 and last_month == month + 2:
        told = f"{_labels()['months']['seasons'][month // 3]} {year}"
    else:
        told = f"{first} تا {last} {year}"
    return digits(told)
