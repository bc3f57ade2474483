"""Date stamps of pages: ``شنبه ۱۵ شهریور ۱۴۰۴ - ۲۰:۳۰``, ``1404/06/15 20:30``, ``2025-09-06T20:30``, ``۱۴ ربیع‌الاول ۱۴۴۷``.

A stamp is a small machine-made form; dates in sentences are the affair of `persian_ie.values.dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from persian_ie.articles.lines import squeeze

JALALI = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
GREGORIAN = (
    ("ژانویه", "january", "jan"),
    ("فوریه", "february", "feb"),
    ("مارس", "march", "mar"),
    ("آوریل", "april", "apr"),
    ("مه", "may", "می"),
    ("ژوئن", "june", "jun"),
    ("ژوئیه", "july", "jul", "جولای"),
    ("اوت", "august", "aug", "آگوست"),
    ("سپتامبر", "september", "sep", "sept"),
    ("اکتبر", "october", "oct"),
    ("نوامبر", "november", "nov"),
    ("دسامبر", "december", "dec"),
)
HIJRI = (
    ("محرم", "محرم‌الحرام"),
    ("صفر", "صفرالمظفر"),
    ("ربیع‌الاول",),
    ("ربیع‌الثانی", "ربیع‌الآخر"),
    ("جمادی‌الاول", "جمادی‌الاولی"),
    ("جمادی‌الثانی", "جمادی‌الآخر", "جمادی‌الثانیه"),
    ("رجب", "رجب‌المرجب"),
    ("شعبان", "شعبان‌المعظم"),
    ("رمضان", "رمضان‌المبارک"),
    ("شوال", "شوال‌المکرم"),
    ("ذی‌القعده", "ذیقعده"),
    ("ذی‌الحجه", "ذیحجه"),
)
WEEKDAYS = (
    *("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "پنج‌شنبه", "جمعه"),
    *("saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"),
    *("sat", "sun", "mon", "tue", "wed", "thu", "fri"),
)
FILLERS = (
    *("ساعت", "دقیقه", "و", "ماه", "سال", "در", "روز", "مورخ", "امروز", "تاریخ"),
    *("ش", "م", "ق", "ه‍.ش", "شمسی", "میلادی", "قمری", "هجری", "ب.ظ", "ق.ظ", "ب", "ظ", "am", "pm", "at", "t", "z"),
)

_MONTHS = {
    **{squeeze(name): ("jalali", i) for i, name in enumerate(JALALI, 1)},
    **{squeeze(name): ("hijri", i) for i, names in enumerate(HIJRI, 1) for name in names},
    **{squeeze(name): ("gregorian", i) for i, names in enumerate(GREGORIAN, 1) for name in names},
}
_WORDS = frozenset(squeeze(w) for w in (*WEEKDAYS, *FILLERS)) | frozenset(_MONTHS)

_D = r"[0-9۰-۹٠-٩]"
_CLOCK = re.compile(rf"(?<!{_D})({_D}{{1,2}}) ?: ?({_D}{{2}})(?: ?: ?{_D}{{2}})?(?!{_D})")
_NUMERIC = re.compile(rf"(?<!{_D})({_D}{{1,4}}) ?([/.\-–]) ?({_D}{{1,2}}) ?\2 ?({_D}{{1,4}})(?!{_D})")
_GAP = r"[ \u200c/]{0,3}"
_MONTH = r"([^\W\d_][^\d,،/|\-–]{0,16}?)"
_SPACED = re.compile(
    rf"(?<!{_D})({_D}{{1,2}})(?:{_GAP}(?:ام|م|th|st|nd|rd) )?{_GAP}{_MONTH}{_GAP}(?:ماه|سال|,|،)?{_GAP}({_D}{{4}})(?!{_D})"
)
_ENGLISH = re.compile(rf"([A-Za-z]{{3,9}})\.? ({_D}{{1,2}})(?:st|nd|rd|th)?,? ({_D}{{4}})(?!{_D})")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u200c\u064b-\u0652])*")
MAX = 120
"""A stamp with its label is shorter than this."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The date of a stamp, and its clock time if it gives one."""

    day: date
    clock: str | None
    start: int
    end: int

    @property
    def iso(self) -> str:
        """ISO 8601, with minutes where the stamp has them."""
        return self.day.isoformat() + (f"T{self.clock}" if self.clock else "")


def _jalali(year: int, month: int, day: int) -> date:
    import jdatetime

    return jdatetime.date(year, month, day).togregorian()  # type: ignore[no-any-return]


def _hijri(year: int, month: int, day: int) -> date:
    from hijridate import Hijri

    return Hijri(year, month, day).to_gregorian()


@lru_cache(maxsize=1024)
def _civil(calendar: str, year: int, month: int, day: int) -> date | None:
    """The civil date, or ``None`` where the calendar has no such day."""
    make = {"jalali": _jalali, "hijri": _hijri, "gregorian": date}[calendar]
    try:
        found = make(year, month, day)
        return date(found.year, found.month, found.day)
    except (ValueError, OverflowError):
        return None


def _calendar_of(year: int) -> str | None:
    if 1300 <= year <= 1430:
        return "jalali"
    if 1431 <= year <= 1500:
        return "hijri"
    return "gregorian" if 1900 <= year <= 2100 else None


def _day(text: str) -> tuple[date, int, int] | None:
    """The first day that a stamp gives, and its span."""
    for match in _NUMERIC.finditer(text):
        first, _, month, last = match.groups()
        year, day = (int(first), int(last)) if len(first) == 4 else (int(last), int(first))
        calendar = _calendar_of(year) if len(first) == 4 or len(last) == 4 else None
        if calendar and (found := _civil(calendar, year, int(month), day)):
            return found, match.start(), match.end()
    for match in _SPACED.finditer(text):
        known = _MONTHS.get(squeeze(match[2]))
        if known and (found := _civil(known[0], int(match[3]), known[1], int(match[1]))):
            return found, match.start(), match.end()
    for match in _ENGLISH.finditer(text):
        known = _MONTHS.get(match[1].lower())
        if known and (found := _civil(known[0], int(match[3]), known[1], int(match[2]))):
            return found, match.start(), match.end()
    return None


def parse_stamp(text: str) -> Stamp | None:
    """The date stamp in a short text, ``None`` if there is none or its day does not exist.

    >>> parse_stamp("۱۵ شهریور ۱۴۰۴، ۲۰:۳۰").iso
    '2025-09-06T20:30'
    """
    if len(text) > MAX or (found := _day(text)) is None:
        return None
    day, start, end = found
    for match in _CLOCK.finditer(text):
        hour, minute = int(match[1]), int(match[2])
        if hour < 24 and minute < 60:
            after = squeeze(text[match.end() : match.end() + 6])
            if hour < 12 and after.startswith(("ب.ظ", "بظ", "pm")):
                hour += 12
            return Stamp(day, f"{hour:02}:{minute:02}", min(start, match.start()), max(end, match.end()))
    return Stamp(day, None, start, end)


def is_stamp(text: str) -> bool:
    """Whether a short text is nothing but a date stamp: no word but those of dates.

    >>> is_stamp("شنبه ۱۵ شهریور ۱۴۰۴ - ۲۰:۳۰"), is_stamp("قیمت دلار ۱۰ شهریور ۱۳۹۸")
    (True, False)
    """
    if len(text) > MAX or parse_stamp(text) is None:
        return False
    words = [squeeze(match.group()).removesuffix("ماه") for match in _WORD.finditer(text)]
    # A month of two words (ربیع الاول) is known by its halves too.
    return all(not w or w in _WORDS or (len(w) > 2 and any(w in m for m in _MONTHS)) for w in words)
