"""Days in three calendars, and dates that may lack a part.

Jalali (solar Hijri) days are converted by jdatetime, Gregorian ones by the standard library. Hijri (lunar) months begin in Iran by
sighting, up to two days after the Umm al-Qura calendar of Saudi Arabia; `hijri_reckoning` names which of three reckonings a year has:

``iran``
    1427–1447 AH, month lengths published by the Calendar Centre of the Institute of Geophysics, University of Tehran.
``umm_al_qura``
    the other years from 1343 to 1500 AH, by hijridate. Iran's date may be a day or two later.
``tabular``
    all years before and after, by the arithmetic (civil) calendar. The date may be off by a day or two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

import hijridate
import jdatetime

from persian_ie.errors import DateError
from persian_ie.records import Record

Calendar = Literal["jalali", "gregorian", "hijri"]
CALENDARS: tuple[Calendar, ...] = ("jalali", "gregorian", "hijri")
Interval = tuple[date, date]

# Month lengths of Iran's official lunar calendar, 1 for 30 days and 0 for 29 (Calendar Centre, University of Tehran; facts).
_IRAN_HIJRI_FIRST = date(2006, 1, 31)  # 1 Muharram 1427
_IRAN_HIJRI_FROM = 1427
_IRAN_HIJRI = (
    "100101110101 010001101110 101000110110 110010100110 110101010010 110111010010 010111010101 001011011010 010101011101 "
    "010010101011 011010010011 011101001001 011110100100 101110110010 010110110101 001010110110 011001011010 110100101010 "
    "111010010100 111011010001 011011101100"
).split()
_JALALI_YEARS = range(1, 3178)  # what fits in Python's date together with jdatetime
_HIJRI_YEARS = range(1, 9667)
_TABULAR_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1 of the civil calendar, proleptic Gregorian


@cache
def _jalali_new_year(year: int) -> int:
    """Ordinal of 1 Farvardin."""
    return int(jdatetime.date(year, 1, 1).togregorian().toordinal())


@cache
def _iran_month_starts() -> tuple[int, ...]:
    """Ordinals of the first days of the months in Iran's table, with the day after the last month at the end."""
    starts = [_IRAN_HIJRI_FIRST.toordinal()]
    for bit in "".join(_IRAN_HIJRI):
        starts.append(starts[-1] + (30 if bit == "1" else 29))
    return tuple(starts)


def hijri_reckoning(year: int) -> Literal["iran", "umm_al_qura", "tabular"]:
    """Name the reckoning that days of a lunar Hijri year are converted by.

    >>> hijri_reckoning(1441), hijri_reckoning(1400), hijri_reckoning(61)
    ('iran', 'umm_al_qura', 'tabular')
    """
    if _IRAN_HIJRI_FROM <= year < _IRAN_HIJRI_FROM + len(_IRAN_HIJRI):
        return "iran"
    return "umm_al_qura" if 1343 <= year <= 1500 else "tabular"


@cache
def _hijri_month_start(year: int, month: int) -> int:
    reckoning = hijri_reckoning(year)
    if reckoning == "iran":
        return _iran_month_starts()[(year - _IRAN_HIJRI_FROM) * 12 + month - 1]
    if reckoning == "umm_al_qura":
        return int(hijridate.Hijri(year, month, 1).to_gregorian().toordinal())
    return _TABULAR_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2


def _following(year: int, month: int) -> tuple[int, int]:
    return (year, month + 1) if month < 12 else (year + 1, 1)


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """Number of days of a month; 0 where there is no such month or the year is out of range.

    >>> month_length("jalali", 1403, 12), month_length("jalali", 1404, 12), month_length("gregorian", 2024, 2)
    (30, 29, 29)
    """
    if not 1 <= month <= 12:
        return 0
    if calendar == "jalali":
        if year not in _JALALI_YEARS:
            return 0
        if month <= 6:
            return 31
        return 30 if month < 12 else 29 + (_jalali_new_year(year + 1) - _jalali_new_year(year) - 365)
    if calendar == "gregorian":
        if not 1 <= year <= 9998:
            return 0
        after = date(year + month // 12, month % 12 + 1, 1)
        return (after - date(year, month, 1)).days
    if year not in _HIJRI_YEARS:
        return 0
    return _hijri_month_start(*_following(year, month)) - _hijri_month_start(year, month)


def to_date(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day in a calendar, or ``None`` where the calendar has no such day.

    >>> to_date("jalali", 1404, 6, 15), to_date("jalali", 1404, 12, 30), to_date("hijri", 1441, 1, 10)
    (datetime.date(2025, 9, 6), None, datetime.date(2019, 9, 10))
    """
    if not 1 <= day <= month_length(calendar, year, month):
        return None
    if calendar == "gregorian":
        return date(year, month, day)
    if calendar == "jalali":
        passed = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
        return date.fromordinal(_jalali_new_year(year) + passed + day - 1)
    return date.fromordinal(_hijri_month_start(year, month) + day - 1)


def from_date(day: date, calendar: Calendar) -> tuple[int, int, int]:
    """Year, month and day of a Gregorian day in a calendar.

    >>> from_date(date(2025, 9, 6), "jalali"), from_date(date(2019, 9, 10), "hijri")
    ((1404, 6, 15), (1441, 1, 10))
    """
    if calendar == "gregorian":
        return day.year, day.month, day.day
    ordinal = day.toordinal()
    if calendar == "jalali":
        year = day.year - 621
        if year not in _JALALI_YEARS:
            raise DateError(f"{day.isoformat()} is outside the Jalali calendar as known here")
        if ordinal < _jalali_new_year(year):
            year -= 1
        if year < 1:
            raise DateError(f"{day.isoformat()} is before the Jalali calendar")
        passed = ordinal - _jalali_new_year(year)
        month, index = divmod(passed, 31) if passed < 186 else divmod(passed - 186, 30)
        return year, month + (1 if passed < 186 else 7), index + 1
    if ordinal < _TABULAR_EPOCH:
        raise DateError(f"{day.isoformat()} is before the Hijri calendar")
    year = max(1, int((ordinal - _TABULAR_EPOCH) / 354.36667) + 1)
    while _hijri_month_start(year + 1, 1) <= ordinal:
        year += 1
    while year > 1 and _hijri_month_start(year, 1) > ordinal:
        year -= 1
    month = 12
    while month > 1 and _hijri_month_start(year, month) > ordinal:
        month -= 1
    return year, month, ordinal - _hijri_month_start(year, month) + 1


def month_interval(calendar: Calendar, year: int, month: int, months: int = 1) -> Interval | None:
    """First and last day of a month, or of several months on end."""
    first = to_date(calendar, year, month, 1)
    last_year, last_month = year + (month + months - 2) // 12, (month + months - 2) % 12 + 1
    last = to_date(calendar, last_year, last_month, month_length(calendar, last_year, last_month))
    return None if first is None or last is None else (first, last)


def year_interval(calendar: Calendar, year: int, years: int = 1) -> Interval | None:
    """First and last day of a year, or of several years on end.

    >>> year_interval("jalali", 1397)
    (datetime.date(2018, 3, 21), datetime.date(2019, 3, 20))
    """
    return month_interval(calendar, year, 1, 12 * years)


def century_of(two_digits: int, anchor: date | None, calendar: Calendar = "jalali") -> int:
    """The full year that a year of two digits means: the one from 84 years before the anchor to 15 years after it.

    Without an anchor the window is 1311–1410 of the Jalali, 1932–2031 of the Gregorian calendar.

    >>> century_of(96, date(2019, 9, 4)), century_of(5, date(2025, 9, 6)), century_of(57, None)
    (1396, 1405, 1357)
    """
    last = {"jalali": 1410, "gregorian": 2031, "hijri": 1455}[calendar]
    if anchor is not None:
        last = from_date(anchor, calendar)[0] + 15
    return last - (last - two_digits) % 100


_LONGEST: dict[Calendar, tuple[int, ...]] = {
    "jalali": (31,) * 6 + (30,) * 6,
    "gregorian": (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31),
    "hijri": (30,) * 12,
}


def _possible(calendar: Calendar, year: int | None, month: int | None, day: int | None, hour: int | None, minute: int | None) -> bool:
    """Whether there is such a date and time, as far as it is told."""
    if hour is not None and not (0 <= hour < 24 or (hour == 24 and not minute)):
        return False
    if minute is not None and not 0 <= minute < 60:
        return False
    if year is not None and not month_length(calendar, year, 1):
        return False
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    if day is None:
        return True
    if year is not None:
        return 1 <= day <= month_length(calendar, year, month)
    return 1 <= day <= _LONGEST[calendar][month - 1]


@dataclass(frozen=True, slots=True)
class PartialDate(Record):
    """A date of a calendar as far as the text gives it: ``۱۵ شهریور`` has no year, ``شهریور ۱۴۰۴`` no day.

    ``grain`` is the finest part given: ``minute``, ``hour``, ``day``, ``month``, ``year``, or ``span`` for what is none of these
    (``نیمه اول سال ۹۸``, ``هفته گذشته``): then ``span`` is its interval in ISO 8601. ``flags`` hold ``impossible`` for a day that the
    calendar does not have (its value stays ``None``, it is never moved), ``two_digit_year`` where the century was added, and the
    reckoning of a Hijri date (``hijri_iran`` …).
    """

    calendar: Calendar
    grain: Literal["minute", "hour", "day", "month", "year", "span"]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    flags: tuple[str, ...] = ()
    span: str | None = None

    def __str__(self) -> str:
        """The parts as digits in the date's own calendar: ``1404-06-15``, ``1404-06``, ``XXXX-06-15``."""
        if self.grain == "span":
            return self.span or ""
        parts = ["XXXX" if self.year is None else f"{self.year:04d}"] if self.year is not None or self.month is not None else []
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        clock = "" if self.hour is None else f"T{self.hour % 24:02d}:{self.minute or 0:02d}"
        return "-".join(parts) + clock

    @property
    def value(self) -> str | None:
        """`iso` without an anchor."""
        return self.iso()

    @classmethod
    def of(
        cls,
        calendar: Calendar,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        hour: int | None = None,
        minute: int | None = None,
        flags: tuple[str, ...] = (),
    ) -> PartialDate:
        """Make a partial date, its grain and flags worked out from the parts."""
        grain: Literal["minute", "hour", "day", "month", "year"] = "year"
        for name, part in (("month", month), ("day", day), ("hour", hour), ("minute", minute)):
            if part is not None:
                grain = name  # type: ignore[assignment]
        if not _possible(calendar, year, month, day, hour, minute):
            flags = (*flags, "impossible")
        if calendar == "hijri" and year is not None:
            flags = (*flags, "hijri_" + hijri_reckoning(year))
        if len(flags) > 1:
            flags = tuple(dict.fromkeys(flags))
        return cls(calendar, grain, year, month, day, hour, minute, flags)

    def interval(self, anchor: date | None = None) -> Interval | None:
        """First and last day, or ``None`` where the date is impossible or has no year and there is no anchor.

        Without a year the date is the one nearest to the anchor.

        >>> PartialDate.of("jalali", 1397).interval()
        (datetime.date(2018, 3, 21), datetime.date(2019, 3, 20))
        >>> PartialDate.of("jalali", None, 6, 31).interval(date(2025, 9, 6))
        (datetime.date(2025, 9, 22), datetime.date(2025, 9, 22))
        """
        if "impossible" in self.flags:
            return None
        if self.span is not None:
            first, _, last = self.span.partition("/")
            return date.fromisoformat(first), date.fromisoformat(last or first)
        if self.year is None:
            if anchor is None or self.month is None:
                return None
            near = from_date(anchor, self.calendar)[0]
            options = [found for year in (near - 1, near, near + 1) if (found := self._in(year)) is not None]
            return min(options, key=lambda i: _distance(i, anchor), default=None)
        return self._in(self.year)

    def _in(self, year: int) -> Interval | None:
        if self.month is None:
            return year_interval(self.calendar, year)
        if self.day is None:
            return month_interval(self.calendar, year, self.month)
        found = to_date(self.calendar, year, self.month, self.day)
        return None if found is None else (found, found)

    def iso(self, anchor: date | None = None) -> str | None:
        """The value in ISO 8601: a day, an interval of days, a Gregorian month or year, a day with its time.

        >>> PartialDate.of("jalali", 1404, 6, 15, 20, 30).iso()
        '2025-09-06T20:30'
        >>> PartialDate.of("jalali", 1397).iso(), PartialDate.of("gregorian", 2019, 8).iso(), PartialDate.of("jalali", 1404, 12, 30).iso()
        ('2018-03-21/2019-03-20', '2019-08', None)
        """
        found = self.interval(anchor)
        if found is None:
            bare = self.hour is not None and self.month is None and "impossible" not in self.flags
            return f"T{(self.hour or 0) % 24:02d}:{self.minute or 0:02d}" if bare else None
        if self.hour is not None:
            day = found[0] + timedelta(days=1 if self.hour == 24 else 0)
            return f"{day.isoformat()}T{self.hour % 24:02d}:{self.minute or 0:02d}"
        return iso_interval(found, self.calendar, self.grain)

    def timex3(self, anchor: date | None = None) -> str:
        """The value as TIMEX3 writes it, ``X`` for what is not known.

        >>> PartialDate.of("gregorian", None, 9, 18).timex3(), PartialDate.of("jalali", 1404, 6, 15).timex3()
        ('XXXX-09-18', '2025-09-06')
        """
        value = self.iso(anchor)
        if value is not None:
            return value
        if self.calendar == "gregorian" and "impossible" not in self.flags and self.month is not None:
            return "-".join(["XXXX", f"{self.month:02d}"] + ([] if self.day is None else [f"{self.day:02d}"]))
        return "XXXX-XX-XX" if self.day is not None else "XXXX-XX" if self.month is not None else "XXXX"

    def to(self, calendar: Calendar) -> PartialDate:
        """The same day in another calendar.

        Raises
        ------
        DateError
            The calendar is not known, or the date is not one whole, possible day; take `interval` of a month or year.

        >>> PartialDate.of("jalali", 1404, 6, 15).to("hijri")
        PartialDate(calendar='hijri', grain='day', year=1447, month=3, day=13, hour=None, minute=None, flags=('hijri_iran',), span=None)
        """
        if calendar not in CALENDARS:
            raise DateError(f"there is no calendar {calendar!r}; take one of {', '.join(CALENDARS)}")
        found = self.interval()
        if found is None or self.day is None or self.year is None:
            raise DateError("only a whole, possible day has a date in another calendar; of a month or year take .interval()")
        year, month, day = from_date(found[0], calendar)
        kept = tuple(flag for flag in self.flags if not flag.startswith("hijri_"))
        if self.calendar == "hijri":
            kept += tuple(flag for flag in self.flags if flag.startswith("hijri_"))
        return PartialDate.of(calendar, year, month, day, self.hour, self.minute, kept)


def _distance(interval: Interval, anchor: date) -> int:
    first, last = interval
    return (first - anchor).days if first > anchor else (anchor - last).days if last < anchor else 0


def convert_date(s: str | date | PartialDate, to: Calendar = "gregorian") -> PartialDate:
    """Convert a day to another calendar.

    Parameters
    ----------
    s : str, datetime.date or PartialDate
        The day, in words or digits of any of the three calendars.
    to : {"gregorian", "jalali", "hijri"}
        The calendar wanted.

    Returns
    -------
    PartialDate
        ``str()`` of it is the day in digits.

    Raises
    ------
    DateError
        There is no such day, or what was given is no whole day.

    Examples
    --------
    >>> str(convert_date("۱۵ شهریور ۱۴۰۴"))
    '2025-09-06'
    >>> str(convert_date("2025-09-06", to="jalali")), str(convert_date("۱۰ محرم ۱۴۴۱", to="jalali"))
    ('1404-06-15', '1398-06-19')
    """
    if isinstance(s, PartialDate):
        return s.to(to)
    if isinstance(s, date):
        return PartialDate.of("gregorian", s.year, s.month, s.day).to(to)
    from persian_ie.values.dates import parse_date  # that module is built on this one

    found = parse_date(s)
    if found is None:
        raise DateError(f"{s!r} is no date")
    if "impossible" in found.flags:
        raise DateError(f"{s!r}: the calendar has no such day")
    return found.to(to)


def iso_interval(interval: Interval, calendar: str | None = None, grain: str = "day") -> str:
    """A day, or the first and last day joined by a stroke; a Gregorian month or year in its short form.

    >>> iso_interval((date(2019, 8, 1), date(2019, 8, 31)), "gregorian", "month")
    '2019-08'
    """
    first, last = interval
    if first == last:
        return first.isoformat()
    if calendar == "gregorian" and grain == "month":
        return first.isoformat()[:7]
    if calendar == "gregorian" and grain == "year":
        return first.isoformat()[:4]
    return f"{first.isoformat()}/{last.isoformat()}"
