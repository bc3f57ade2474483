"""Days in three calendars, checked against other libraries and algorithms; no network."""

from __future__ import annotations

from datetime import date, timedelta

import hijridate
import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from persian_ie.errors import DateError
from persian_ie.values import calendars as cal
from persian_ie.values.calendars import PartialDate, convert_date
from persian_ie.values.dates import parse_date

FIRST, LAST = date(1827, 3, 22), date(2120, 3, 19)  # 1 Farvardin 1206, 29 Esfand 1498


def borkowski(year: int, month: int, day: int) -> int:
    """Days since 0001-01-01 of a Jalali day, after K. M. Borkowski, "The Persian calendar for 3000 years" (1996), with its table of breaks."""
    breaks = [-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178]
    gregorian, leaps, start, jump = year + 621, -14, breaks[0], 0
    for stop in breaks[1:]:
        jump = stop - start
        if year < stop:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        start = stop
    n = year - start
    leaps += n // 33 * 8 + (n % 33 + 3) // 4
    if jump % 33 == 4 and jump - n == 4:
        leaps += 1
    march = 20 + leaps - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150)
    return date(gregorian, 3, march).toordinal() + (month - 1) * 31 - month // 7 * (month - 7) + day - 1


def test_every_jalali_day_against_jdatetime_and_borkowski() -> None:
    day, other = FIRST, jdatetime.date(1206, 1, 1)
    step = jdatetime.timedelta(days=1)
    while day <= LAST:
        year, month, number = cal.from_date(day, "jalali")
        assert (year, month, number) == (other.year, other.month, other.day)
        assert borkowski(year, month, number) == day.toordinal()
        assert cal.to_date("jalali", year, month, number) == day
        day, other = day + timedelta(days=1), other + step


def test_every_jalali_day_against_persiantools() -> None:
    day = FIRST
    while day <= LAST:
        year, month, number = cal.from_date(day, "jalali")
        assert JalaliDate(year, month, number).to_gregorian() == day
        day += timedelta(days=1)


def test_known_leap_years() -> None:
    leap = [1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408]  # Calendar Centre, University of Tehran
    assert [year for year in range(1354, 1410) if cal.month_length("jalali", year, 12) == 30] == leap


@pytest.mark.parametrize(
    ("day", "lunar"),
    [  # holidays of Iran's official calendars
        (date(2019, 9, 10), (1441, 1, 10)),
        (date(2019, 6, 5), (1440, 10, 1)),
        (date(2020, 5, 24), (1441, 10, 1)),
        (date(2021, 5, 13), (1442, 10, 1)),
        (date(2022, 5, 3), (1443, 10, 1)),
        (date(2023, 4, 22), (1444, 10, 1)),
        (date(2024, 4, 10), (1445, 10, 1)),
        (date(2025, 3, 31), (1446, 10, 1)),
        (date(2025, 7, 6), (1447, 1, 10)),
        (date(2015, 11, 3), (1437, 1, 20)),
    ],
)
def test_irans_lunar_calendar(day: date, lunar: tuple[int, int, int]) -> None:
    assert cal.from_date(day, "hijri") == lunar
    assert cal.to_date("hijri", *lunar) == day


def test_lunar_months_against_hijridate() -> None:
    """Outside Iran's table the months are hijridate's; inside they begin on its day or up to two days later."""
    for year in range(1343, 1501):
        for month in range(1, 13):
            ours, theirs = cal.to_date("hijri", year, month, 1), hijridate.Hijri(year, month, 1).to_gregorian()
            assert ours is not None
            assert 0 <= (ours - theirs).days <= (2 if cal.hijri_reckoning(year) == "iran" else 0)


def test_tabular_months_against_the_rule() -> None:
    """30 and 29 days in turn, the last month 30 in 11 of 30 years."""
    for year in range(1, 1343):
        lengths = [cal.month_length("hijri", year, month) for month in range(1, 12)]
        assert lengths == [30, 29] * 5 + [30]
        if year < 1342:
            assert cal.month_length("hijri", year, 12) == (30 if (11 * year + 14) % 30 < 11 else 29)


@given(st.dates(date(700, 1, 1), date(2400, 1, 1)), st.sampled_from(cal.CALENDARS))
def test_round_trip(day: date, calendar: cal.Calendar) -> None:
    assert cal.to_date(calendar, *cal.from_date(day, calendar)) == day


@given(st.sampled_from(cal.CALENDARS), st.integers(-5000, 20000), st.integers(-5, 20), st.integers(-5, 40))
def test_no_number_raises(calendar: cal.Calendar, year: int, month: int, day: int) -> None:
    found = cal.to_date(calendar, year, month, day)
    assert found is None or cal.from_date(found, calendar) == (year, month, day) or calendar == "hijri"
    assert ("impossible" in PartialDate.of(calendar, year, month, day).flags) == (found is None)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1404, 12, 30), (1404, 7, 31), (1404, 13, 1), (1404, 0, 1), (1404, 1, 0), (1404, 1, 32), (1402, 12, 30), (99999, 1, 1), (0, 1, 1)],
)
def test_impossible_days_stay_impossible(year: int, month: int, day: int) -> None:
    made = PartialDate.of("jalali", year, month, day)
    assert "impossible" in made.flags
    assert (made.iso(), made.interval()) == (None, None)
    assert (made.year, made.month, made.day) == (year, month, day)
    with pytest.raises(DateError):
        made.to("gregorian")


@pytest.mark.parametrize(
    ("text", "calendar", "grain", "parts", "value", "shown"),
    [
        ("۱۵ شهریور ۱۴۰۴", "jalali", "day", (1404, 6, 15), "2025-09-06", "1404-06-15"),
        ("۱۵ شهریور", "jalali", "day", (None, 6, 15), None, "XXXX-06-15"),
        ("شهریور ۱۴۰۴", "jalali", "month", (1404, 6, None), "2025-08-23/2025-09-22", "1404-06"),
        ("سال ۱۳۹۷", "jalali", "year", (1397, None, None), "2018-03-21/2019-03-20", "1397"),
        ("۱۳۹۷", "jalali", "year", (1397, None, None), "2018-03-21/2019-03-20", "1397"),
        ("2019", "gregorian", "year", (2019, None, None), "2019", "2019"),
        ("اوت ۲۰۱۹", "gregorian", "month", (2019, 8, None), "2019-08", "2019-08"),
        ("۶ سپتامبر ۲۰۲۵", "gregorian", "day", (2025, 9, 6), "2025-09-06", "2025-09-06"),
        ("۱۰ محرم ۱۴۴۱", "hijri", "day", (1441, 1, 10), "2019-09-10", "1441-01-10"),
        ("۱۵ شهریور ۱۴۰۴ ساعت ۲۰:۳۰", "jalali", "minute", (1404, 6, 15), "2025-09-06T20:30", "1404-06-15T20:30"),
        ("ساعت ۱۶", "gregorian", "minute", (None, None, None), "T16:00", "T16:00"),
        ("نیمه اول سال ۱۳۹۸", "jalali", "span", (None, None, None), "2019-03-21/2019-09-22", "2019-03-21/2019-09-22"),
        ("۳۰ اسفند ۱۴۰۴", "jalali", "day", (1404, 12, 30), None, "1404-12-30"),
    ],
)
def test_parse_date(text: str, calendar: str, grain: str, parts: tuple[int | None, ...], value: str | None, shown: str) -> None:
    made = parse_date(text)
    assert made is not None
    assert (made.calendar, made.grain, (made.year, made.month, made.day)) == (calendar, grain, parts)
    assert (made.value, str(made)) == (value, shown)
    assert PartialDate.from_dict(made.to_dict()) == made


@pytest.mark.parametrize(
    "text",
    ["", " ", "مسکن مهر", "در ۱۵ شهریور", "۱۵ شهریور و", "۲۰ سال", "هر روز", "۱۲", "سلام", "۹۹۹۹", "۱۵ شهریور ۱۶ شهریور", "ا" * 5000],
)
def test_parse_date_wants_one_date_as_a_whole(text: str) -> None:
    assert parse_date(text) is None


def test_a_date_without_a_year_takes_it_from_the_anchor() -> None:
    made = parse_date("۱۵ شهریور")
    assert made is not None
    assert made.iso(date(2025, 9, 6)) == "2025-09-06"
    assert made.iso(date(2019, 1, 1)) == "2018-09-06"
    assert made.timex3() == "XXXX-XX-XX"
    assert made.timex3(date(2025, 9, 6)) == "2025-09-06"


@pytest.mark.parametrize(
    ("given_day", "to", "converted"),
    [
        ("۱۵ شهریور ۱۴۰۴", "gregorian", "2025-09-06"),
        ("۱۵ شهریور ۱۴۰۴", "hijri", "1447-03-13"),
        ("1404-06-15", "gregorian", "2025-09-06"),
        ("2025-09-06", "jalali", "1404-06-15"),
        ("۱۴۰۴/۰۶/۱۵", "jalali", "1404-06-15"),
        ("۶ سپتامبر ۲۰۲۵", "jalali", "1404-06-15"),
        ("۱۰ محرم ۱۴۴۱", "jalali", "1398-06-19"),
        (date(2025, 3, 20), "jalali", "1403-12-30"),
        (date(2025, 3, 21), "jalali", "1404-01-01"),
        (PartialDate.of("jalali", 1357, 11, 22), "gregorian", "1979-02-11"),
    ],
)
def test_convert_date(given_day: str | date | PartialDate, to: cal.Calendar, converted: str) -> None:
    assert str(convert_date(given_day, to=to)) == converted


@pytest.mark.parametrize("given_day", ["۱۴۰۴/۱۲/۳۰", "سلام", "سال ۱۴۰۴", "شهریور ۱۴۰۴", "امروز", "۱۵ شهریور", ""])
def test_convert_date_refuses(given_day: str) -> None:
    with pytest.raises(DateError):
        convert_date(given_day)


def test_a_calendar_that_is_none() -> None:
    with pytest.raises(DateError):
        PartialDate.of("jalali", 1404, 6, 15).to("julian")  # type: ignore[arg-type]


def test_hijri_says_its_reckoning() -> None:
    assert PartialDate.of("hijri", 1441, 1, 10).flags == ("hijri_iran",)
    assert PartialDate.of("hijri", 1400, 1, 10).flags == ("hijri_umm_al_qura",)
    assert PartialDate.of("hijri", 61, 1, 10).flags == ("hijri_tabular",)
    assert "hijri_iran" in convert_date("۱۰ محرم ۱۴۴۱", to="jalali").flags


@pytest.mark.parametrize(
    ("two_digits", "anchor", "full"),
    [
        (96, date(2019, 9, 4), 1396),
        (98, date(2019, 9, 4), 1398),
        (5, date(2025, 9, 6), 1405),
        (57, None, 1357),
        (10, date(2025, 9, 6), 1410),
        (30, date(2025, 9, 6), 1330),
        (0, date(2025, 9, 6), 1400),
    ],
)
def test_century_rule(two_digits: int, anchor: date | None, full: int) -> None:
    assert cal.century_of(two_digits, anchor) == full
