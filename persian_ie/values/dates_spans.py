"""Readings of counted units and named spans: the last two years, decades, occasions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from persian_ie.values import calendars as cal
from persian_ie.values.calendars import Calendar, Interval
from persian_ie.values.dates_parts import Parts
from persian_ie.values.dates_values import GRAIN, NEWS_WEEK_START, OFFSET, UNIT_OF, Found, Match
from persian_ie.values.dates_words import Occasion

_ABOUT = {"حدود", "قریب", "نزدیک", "بیش", "حوالی"}
_OF_A_WEEK = {"ستاد", "نمایشگاه", "ویژهبرنامههای"}  # ستاد هفته دفاع مقدس
_OPENED = {"بهرهبرداری", "بهره", "افتتاح", "اجرا"}  # به مناسبت هفته دولت به بهره‌برداری رسید
_NOT_EVENTS = {"سوی", "طرف", "طریق", "هم", "جمله", "محل", "نظر", "جانب", "سمت", "ایران", "تهران"}  # ۷۵ سال پیش از هم پاشید: the verb's از


class Spans(Parts):
    """Counted units and named spans."""

    def counted(self, m: Match, rule: str) -> Found | None:
        """``دو سال گذشته``, ``پنج سال پیش``."""
        number = self.value(m, "n")
        unit = self.kind(m.start("u"))
        unit = UNIT_OF.get(unit, unit)
        kind = self.kind(m.start("r"))
        count = self.count(number)
        if self.kind(m.start("n")) == "HALF" and self.key(m.start("n")).startswith("نیمه"):
            return None  # نیمه سال گذشته
        follows_from = self.kind(m.end()) == "FROM" and self.key(m.end(), 1) not in _NOT_EVENTS
        if kind in ("AGO", "LATER") and follows_from:
            return self.made(m, rule, grain=GRAIN.get(unit, "day"), flags=("relative_to_event",))
        if (
            kind == "LATER"
            and self.key(m.end() - 1) == "دیگر"
            and unit not in ("HOUR", "MINUTE")
            and self.kind(m.start("n")) == "SMALL"
            and count == 1
            and self.kind(m.start() - 1) == ""
        ):
            pass
        if unit in ("HOUR", "MINUTE", "SECOND"):
            near = kind in ("RECENT", "GONE") and unit == "HOUR" and count in (24, 48, 72)
            if near and self.anchor is not None and count is not None:
                return self.made(m, rule, interval=(self.anchor - timedelta(days=count // 24), self.anchor))
            return self.made(m, rule, kind="time", grain=unit.lower(), flags=("date_unknown",))
        if "h" in m.re.groupindex or count is None or self.anchor is None:
            half = "h" in m.re.groupindex and unit == "YEAR" and self.anchor is not None
            if half and count is not None and kind in ("GONE", "RECENT"):
                return self.recent(m, rule, "MONTH", count * 12 + 6)
            return self.made(m, rule, grain=GRAIN[unit] + "s")
        if kind in ("GONE", "RECENT"):
            return self.recent(m, rule, unit, count)
        if kind == "COMING":
            last = self.back(self.anchor, unit, count)
            return self.made(m, rule, interval=None if last is None else (self.anchor, last), grain=GRAIN[unit] + "s")
        offset = count if kind == "LATER" else -count
        if unit in ("DECADE", "CENTURY"):
            return self.made(m, rule, grain=GRAIN[unit])
        return self.made(m, rule, interval=self.unit_interval(unit, offset), calendar=self.home, grain=GRAIN[unit])

    def recent_counted(self, m: Match, rule: str) -> Found | None:
        """``این دو سال``."""
        unit = self.kind(m.start("u"))
        count = self.count(self.value(m, "n"))
        if unit not in ("YEAR", "MONTH", "WEEK", "DAY"):
            return None
        if count is None or self.anchor is None:
            return self.made(m, rule, grain=GRAIN[unit] + "s")
        if m.start("r") >= 0:
            return self.recent(m, rule, unit, count) if self.kind(m.start("r")) in ("GONE", "RECENT") else None
        if count == 1 and unit != "YEAR":
            return None
        first, last = self.unit_interval(unit, 1 - count), self.unit_interval(unit, 0)
        interval = None if first is None or last is None else (first[0], last[1])
        return self.made(m, rule, interval=interval, grain=GRAIN[unit] + "s")

    def to_event(self, m: Match, rule: str) -> Found | None:
        """``یک هفته پس از`` something: no value."""
        found = self.made(m, rule, flags=("relative_to_event",))
        if self.key(m.end() - 1, 1) in _NOT_EVENTS:
            return None
        if self.kind(m.start("n")) == "NTH":
            return None
        return self._with(found, last=m.end() - 2)

    def since(self, m: Match, rule: str) -> Found | None:
        """``دو سال است که``: the time up to the day of publication."""
        length = self.kind(m.start() - 1) == "FROM" or "طول" in (
            self.key(m.end(), i) for i in range(2, 6)
        )  # بیش از ۱۶ سال است که طول کشیده
        if length or (self.key(m.end()), self.key(m.end(), 1)) != ("است", "که"):
            return None
        unit, count = self.kind(m.start("u")), self.count(self.value(m, "n"))
        return None if unit in ("HOUR", "MINUTE", "SECOND", "SEASON") or count is None else self.recent(m, rule, unit, count)

    def elapsed(self, m: Match, rule: str) -> Found | None:
        """``پس از گذشت چند روز``: counted from an event, no value; of ``پس از ۶ سال حبس`` the length is told."""
        if rule == "with_elapsed":
            if self.key(m.start(), -1) != "با":
                return None
        elif m.start("a") >= 0 and self.key(m.start("a")) not in _ABOUT or self.key(m.end()) in self.words.spent:
            return None
        if self.kind(m.end()) in ("GONE", "RECENT", "COMING", "AGO", "LATER", "SMONTH", "AMONTH", "WEEKDAY"):
            return None
        return self.made(m, rule, grain=GRAIN.get(self.kind(m.start("u")), "day") + "s", flags=("relative_to_event",))

    def vague(self, m: Match, rule: str) -> Found | None:
        """``سال‌های اخیر``: a time of no known bounds; ``این ایام`` after a named week means it."""
        if self.kind(m.start()) == "VAGUE" and self.atoms.values[m.start()] == "time":
            past = self.key(m.end() - 1).endswith(("پیش", "قبل")) or self.atoms.key(self.atoms.last[m.start()]) in ("پیش", "قبل")
            today = None if self.anchor is None or not past else (self.anchor, self.anchor)
            return self.made(m, rule, kind="time", interval=today, grain="minute", flags=("date_unknown",))
        if self.kind(m.end() - 1) == "LATER" and (self.kind(m.end()) == "FROM" or self.key(m.end() - 1) == "دیگر"):
            return None
        these_days = rule == "vague" and self.key(m.start()) == "این" and self.atoms.key(self.atoms.last[m.start()]) == "ایام"
        return self.made(m, rule, interval=self.named_span(m.start(), 5, 40) if these_days else None, grain="days")

    def performance(self, m: Match, rule: str) -> Found | None:
        """``عملکرد یک‌ساله``: the year up to now."""
        unit = self.kind(m.start("u"))
        return self.recent(m, rule, UNIT_OF.get(unit, unit), self.count(self.value(m, "n")))

    # Named spans --------------------------------------------------------------------------------------------------------------------

    def decade(self, m: Match, rule: str) -> list[Found] | None:
        """``دهه ۸۰``."""
        number = self.value(m, "n")
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        if number is None or number % 10 or (number > 100 and not 1000 <= number < 2200) or number == 0 and kinds[1] != "SMALL":
            return None
        found = [self.made(m, rule, **self._decade(number, kinds), grain="decade")]
        at = m.end()
        while (
            self.kind(at) in ("AND", "COMMA")
            and self.kind(at + 1) in ("TWO", "SMALL")
            and self.atoms.values[at + 1] in range(10, 100, 10)
            and not self.counts(at + 1)
        ):
            found.append(Found(at + 1, at + 1, "date", "decade_list", grain="decade", **self._decade(self.atoms.values[at + 1], kinds)))
            at += 2
        return found

    def _decade(self, number: int, kinds: list[str]) -> dict[str, Any]:
        calendar: Calendar
        if number < 100:
            calendar = "gregorian" if "WESTCAL" in kinds else "jalali"
            year = (
                1900 if calendar == "gregorian" and number > 20 else 2000 if calendar == "gregorian" else 1300 if number > 0 else 1400
            ) + number
        else:
            calendar, year, _ = self.year_number(number, kinds)
        self.year_said = None
        return {"interval": cal.year_interval(calendar, year, 10), "calendar": calendar}

    def decade_of_revolution(self, m: Match, rule: str) -> Found | None:
        """``دهه پنجم انقلاب``, counted from 22 Bahman 1357."""
        order = self.value(m, "o")
        first, last = date(1979 + 10 * (order - 1), 2, 11), date(1979 + 10 * order, 2, 10)
        return self.made(m, rule, interval=(first, last), calendar="jalali", grain="decade")

    def century(self, m: Match, rule: str) -> Found | None:
        """``قرن بیستم``."""
        order = self.value(m, "o")
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        if not 1 <= order <= 30:
            return None
        calendar: Calendar = "gregorian"
        if "MOONCAL" in kinds or "HIJRI" in kinds and "SUNCAL" not in kinds:
            calendar = "hijri"
        elif "SUNCAL" in kinds or order in (14, 15) and "WESTCAL" not in kinds:
            calendar = "jalali"
        return self.made(m, rule, interval=cal.year_interval(calendar, 100 * order - 99, 100), calendar=calendar, grain="century")

    def part_of_century(self, m: Match, rule: str) -> Found | None:
        """``دهه دوم قرن بیستم``, ``نیمه دوم قرن نوزدهم``."""
        order, century = self.value(m, "o"), self.value(m, "c")
        years = 10 if self.kind(m.start()) == "DECADE" else 50
        if not 1 <= order <= 100 // years or not 1 <= century <= 30:
            return None
        calendar: Calendar = "jalali" if century in (14, 15) and "WESTCAL" not in self.kinds_in(m, "cal") else "gregorian"
        first = 100 * century - 99 + years * (order - 1)
        return self.made(m, rule, interval=cal.year_interval(calendar, first, years), calendar=calendar, grain="years")

    def occasion(self, m: Match, rule: str) -> Found | None:
        """``هفته دولت``."""
        what: Occasion = self.value(m, "o")
        before = self.atoms.key(self.atoms.first[m.start()] - 1)
        head = self.kind(m.start("e")) if "e" in m.re.groupindex and m.start("e") >= 0 else ""
        eve = head == "NIGHT"
        event = what.calendar == "hijri" and before in self.words.events and m.start("y") < 0 and not eve
        event = event or what.days > 1 and before in _OF_A_WEEK and m.start("y") < 0
        if before in self.words.veto_before or event:
            return self.veto(m)
        listed = 2 if self.kind(m.start() - 1) == "AND" and self.kind(m.start() - 2) == "OCCASION" else 0
        honour = self.key(m.start() - listed, -1) in ("گرامیداشت", "بزرگداشت", "تکریم")
        praised = honour and self.key(m.start() - listed, -2) in ("با", "به", "برنامههای", "های", "برای", "و")
        if self.key(m.end() - 1, 1) == "نام" and self.key(m.end() - 1, 2) in ("گرفت", "گرفته", "دارد", "نهاده"):
            return self.veto(m)
        if (
            praised
            or before in self.words.named
            and not self._tells_when(m)
            or before == "به"
            and self.key(m.end() - 1, 1) in ("نامگذاری", "نام")
        ):
            return self.veto(m)
        year, direction = None, ""
        if m.start("y") >= 0:
            bare = self.kinds_in(m, "y") in (["TWO"], ["FULL"])
            if bare and (self.counts(m.end() - 1) or self.filler(m.end()) and not self._near_now(self.value(m, "y"))):
                return None  # عاشورا ۴۵ تیم
            calendar, year, _, _, direction = self._month_year(m, "jalali" if what.calendar == "hijri" else what.calendar)
            if what.calendar == "hijri" and calendar == "jalali" and year is not None and year > self._jalali() + 10:
                calendar = "hijri"
            if calendar != what.calendar and year is not None:
                found = self._occasion_in(what, year)
                return self.made(m, rule, interval=found, calendar=what.calendar, grain="days")
        if (
            head == "DAYS"
            and self.key(m.start()) == "ایام"
            and m.start("y") < 0
            and (what.days == 1 or "تعطیلات" in self.key(m.start("o")))
        ):
            return self.made(m, rule, calendar=what.calendar, grain="days")  # the days around it
        if year is None:
            day = self.nearest(what.calendar, what.month, what.day, direction or "")
        else:
            single = cal.to_date(what.calendar, year, what.month, what.day)
            day = None if single is None else (single, single)
        interval = None if day is None else (day[0], day[0] + timedelta(days=what.days - 1))
        if eve:  # شب عاشورا is the evening before it
            night = None if interval is None else interval[0] - timedelta(days=1)
            flags = self._reckoned(what, interval)
            return self.made(m, rule, interval=None if night is None else (night, night), calendar=what.calendar, flags=flags)
        if interval is not None and what.days > 1:
            self.span_said = (m.start(), interval)
        return self.made(
            m,
            rule,
            interval=interval,
            calendar=what.calendar,
            grain="day" if what.days == 1 else "days",
            flags=self._reckoned(what, interval),
        )

    def _near_now(self, year: int) -> bool:
        """Whether a Jalali year of two or four digits lies within three years of the publication."""
        now = self.year_now("jalali")
        return now is None or year >= 1000 or min((year - now) % 100, (now - year) % 100) <= 3

    def _tells_when(self, m: Match) -> bool:
        """Whether ``به مناسبت هفته دولت`` says when something happens: it opens a clause, or is followed by what is done."""
        before = m.start() - 3
        if self.key(m.start() - 1) != "مناسبت" or self.key(m.start() - 2) != "به":
            return False
        opens = before < 0 or self.kind(before) in ("STOP", "COMMA", "DASH", "BREAK") or self.key(before) in self.words.clause
        return opens or self.key(m.end() - 1, 2) in _OPENED

    @staticmethod
    def _reckoned(what: Occasion, interval: Interval | None) -> tuple[str, ...]:
        if what.calendar != "hijri" or interval is None:
            return ()
        return ("hijri_" + cal.hijri_reckoning(cal.from_date(interval[0], "hijri")[0]),)

    def _occasion_in(self, what: Occasion, jalali_year: int) -> Interval | None:
        """The day of a lunar occasion that falls in a Jalali year."""
        span = cal.year_interval("jalali", jalali_year)
        if span is None:
            return None
        for moon_year in (cal.from_date(span[0], "hijri")[0], cal.from_date(span[1], "hijri")[0]):
            day = cal.to_date("hijri", moon_year, what.month, what.day)
            if day is not None and span[0] <= day <= span[1]:
                return day, day + timedelta(days=what.days - 1)
        return None

    def day_of_occasion(self, m: Match, rule: str) -> Found | None:
        """``سومین روز از هفته دولت``: that day of it."""
        whole = self.occasion(m, rule)
        if whole is None or whole.name == "veto":
            return None
        if whole.interval is None:
            return self._with(whole, grain="day")
        group = "n" if m.start("n") >= 0 else "n2"
        first, last = whole.interval
        if self.kind(m.start(group)) in ("NTH", "ORD"):
            day = first + timedelta(days=self.value(m, group) - 1)
            if day > max(last, first + timedelta(days=13)) or day < first:
                return None
        else:
            day = last
        return self._with(whole, interval=(day, day), grain="day")

    def day_of_span(self, m: Match, rule: str) -> Found | None:
        """``نخستین روز هفته``."""
        unit = self.kind(m.start("u"))
        offset = OFFSET[self.kind(m.start("r"))] if m.start("r") >= 0 else 0
        if (
            self.kind(m.end()) in ("FISCAL", "ORD", "FULL", "TWO", "SMALL", "NEWADJ", "SMONTH", "AMONTH")
            or unit == "SEASON"
            and self.kind(m.end()) == "SEASONNAME"
        ):
            return None
        span = self.named_span(m.start(), 6, 10) if unit == "WEEK" and m.start("t") >= 0 else None
        span = span or self.unit_interval(unit, offset)
        if span is None:
            return self.made(m, rule)
        nth = self.kind(m.start("n")) == "NTH"
        day = span[0] + timedelta(days=self.value(m, "n") - 1) if nth else span[1]
        return self.made(m, rule, interval=(day, day), calendar=self.home) if day <= span[1] else None

    def after_occasion(self, m: Match, rule: str) -> Found | None:
        """``اولین هفته بعد از هفته دولت``."""
        what: Occasion = self.value(m, "o")
        order = self.value(m, "n")
        day = self.nearest(what.calendar, what.month, what.day, "")
        if day is None or not isinstance(order, int):
            return self.made(m, rule, grain="week")
        last = day[0] + timedelta(days=what.days - 1)
        first = last + timedelta(days=1) + timedelta(days=(NEWS_WEEK_START - (last + timedelta(days=1)).weekday()) % 7 + 7 * (order - 1))
        return self.made(m, rule, interval=(first, first + timedelta(days=6)), grain="week")

    def plan(self, m: Match, rule: str) -> Found | None:
        """``پایان برنامه ششم``."""
        years = self.words.plans.get(self.value(m, "o"))
        last = None if years is None else cal.year_interval("jalali", years[1])
        return None if last is None else self.made(m, rule, interval=(last[1], last[1]), calendar="jalali")
