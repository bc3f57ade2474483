"""Readings of days: in digits, with month names, relative to the day of publication, week-days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from persian_ie.values import calendars as cal
from persian_ie.values.calendars import Calendar
from persian_ie.values.dates_values import OFFSET, Found, Match, Reader
from persian_ie.values.dates_words import MonthName


class Days(Reader):
    """Days and week-days."""

    def numeric(self, m: Match, rule: str) -> Found | None:
        """``۱۴۰۴/۰۶/۱۵``: the order of the parts is told by their lengths."""
        (a, b, c, hour, minute), (la, _, lc), separator = self.value(m, "n")
        if a is None or b is None or c is None:
            return None
        if la == 4 or (la == 2 and lc <= 2 and a > 31):
            year, month, day, length = a, b, c, la
        elif lc == 4 or (lc == 2 and c > 31 and separator == "/"):
            year, month, day, length = c, b, a, lc
        elif la == 2 and separator == "/" and a < 10:  # ۰۳/۰۲/۱۱
            year, month, day, length = a, b, c, la
        else:
            return None
        if lc > 2 and la > 2 or not 1 <= month <= 99:
            return None
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        calendar, full, flags = self.year_number(year, kinds, None if length == 4 else "jalali")
        if length == 4 and not (1200 <= full < 1500 or 1600 <= full < 2200):
            return None
        if calendar == "gregorian" and month > 12 and day <= 12 and length == 4:
            month, day = day, month
        self.year_said = (m.start("n"), full, calendar)
        found = self.dated(m, rule, calendar, full, month, day, flags=flags)
        if "impossible" in found.flags and (separator in ".-–" or length == 2):
            return None
        if hour is not None and minute is not None:
            clock = self.clock_of(hour, minute, None)
            found = self._with(found, clock=clock, grain="minute", kind="date" if clock is None else "time")
        return found

    @staticmethod
    def _with(found: Found, **changes: Any) -> Found:
        return replace(found, **changes)

    def _month_year(self, m: Match, calendar: Calendar) -> tuple[Calendar, int | None, tuple[str, ...], bool, str]:
        """Calendar, year, flags, whether current, and direction (``شهریور گذشته``) of the year after a month name."""
        group = "y" if m.start("y") >= 0 else "y2" if "y2" in m.re.groupindex and m.start("y2") >= 0 else ""
        if not group:
            return calendar, None, (), False, ""
        kinds = self.kinds_in(m, group)
        if len(kinds) == 1 and kinds[0] in OFFSET:
            return calendar, None, (), kinds[0] in ("CURRENT", "RECENT"), {-1: "past", 0: "near", 1: "future"}[OFFSET[kinds[0]]]
        found, year, flags, current = self.year_of(m, group, calendar)
        if found != calendar and year is not None and "HIJRI" not in kinds:  # ۱۲ سپتامبر ۱۳۹۸ mixes calendars
            flags += ("calendar_mixed",)
        return calendar, year, flags, current, ""

    def day_month(self, m: Match, rule: str) -> list[Found] | Found | None:
        """``۱۵ شهریور ۱۴۰۴``, ``دوم تا هشتم شهریور``; of ``۱۲، ۱۳ و ۱۴ شهریور`` each day."""
        name: MonthName = self.value(m, "m")
        day, last_day = self.value(m, "d"), self.value(m, "d2") if "d2" in m.re.groupindex else None
        listed = rule == "days_list_month" or rule == "days_month" and self.kind(m.start("link")) == "AND"
        year_given = m.start("y") >= 0 or ("y2" in m.re.groupindex and m.start("y2") >= 0)
        if m.start("y") >= 0 and self.kinds_in(m, "y") in (["TWO"], ["FULL"]) and self.counts(m.end() - 1):
            return None  # the shorter match will do
        if not year_given and self.vetoed(m.start(), m.end() - 1):
            return self.veto(m)
        spoken = self.kind(m.start("d")) == "SMALL" and not self.key(m.start("d"))[:1].isdigit()
        month_said = self.kind(m.start("m") + 1) == "MONTH" or self.kind(m.start("m") - 1) == "MONTH"
        if last_day is None and name.ambiguous and spoken and not year_given and not month_said and (day < 10 or name.afghan):
            return None
        if name.afghan and not year_given and not month_said and self.kind(m.start("d")) == "SMALL" and name.ambiguous:
            return None
        if day == 0 or self.kind(m.start("d")) == "TWO" and (day > 39 or name.ambiguous):
            return None
        calendar, year, flags, current, direction = self._month_year(m, name.calendar)
        known: dict[str, Any] = {"flags": flags}
        if direction:
            known["tense"] = direction
        if current and year is None and self.anchor is not None:
            year = self._near_year(calendar, name.month, day)
        if last_day is not None and last_day < day:
            return None
        if listed:
            return self._each_day(m, rule, calendar, year, name.month, known)
        if m.re.groupindex.get("w") and m.start("w") >= 0 and self.kinds_in(m, "w")[-1:] == ["WEEKDAY"]:
            return self._checked(self.dated(m, rule, calendar, year, name.month, day, last_day, **known), m)
        return self.dated(m, rule, calendar, year, name.month, day, last_day, **known)

    def _each_day(self, m: Match, rule: str, calendar: Calendar, year: int | None, month: int, known: dict[str, Any]) -> list[Found]:
        """The days of a list that ends with their month; each begins after the link before it."""
        found, first = [], m.start()
        for at in range(m.start("d"), m.start("m")):
            if self.kind(at) in ("COMMA", "AND"):
                first = at + 1
            elif isinstance(day := self.atoms.values[at], int) and self.kind(at) != "WEEKDAY":
                item = self.dated(m, rule, calendar, year, month, day, **known)
                found.append(self._with(item, first=first, last=at))
        return [*found[:-1], self._with(found[-1], last=m.end() - 1)]

    def _near_year(self, calendar: Calendar, month: int, day: int | None) -> int | None:
        found = self.nearest(calendar, month, None, "near")
        return None if found is None else cal.from_date(found[0], calendar)[0]

    def _checked(self, found: Found, m: Match) -> Found:
        """The weekday that stands before a date chooses its year where none is told, and is flagged where it disagrees."""
        weekday = self.atoms.values[m.end("w") - 1]  # the group ends with the weekday
        if found.interval is None or found.interval[0].weekday() == weekday:
            return found
        return self._with(found, flags=(*found.flags, "weekday_disagrees"))

    def day_of_month(self, m: Match, rule: str) -> Found | None:
        """``دوازدهم ماه جاری``."""
        if self.anchor is None or not self.value(m, "d"):
            return self.made(m, rule) if self.value(m, "d") else None
        offset = 0 if m.start("t") >= 0 else OFFSET[self.kind(max(m.start("r"), m.start("r2")))]
        month = self.unit_interval("MONTH", offset)
        if month is None:
            return None
        year, number, _ = cal.from_date(month[0], self.home)
        return self.dated(m, rule, self.home, year, number, self.value(m, "d"))

    def day_relative(self, m: Match, rule: str) -> Found | None:
        """``امروز``, ``عصر دیروز``; a week-day told beside it corrects the day of writing."""
        offset = self.value(m, "r")
        at = m.start("r")
        if self.anchor is None:
            return self.made(m, rule)
        day = self.anchor + timedelta(days=offset)
        weekday = self.value(m, "w") if "w" in m.re.groupindex else None
        if weekday is None and self.kind(m.end()) == "OPEN":
            ahead = m.end() + 1
            ahead += self.kind(ahead) == "DAY"
            if self.kind(ahead) == "WEEKDAY":
                weekday = self.atoms.values[ahead]
        if weekday is not None and offset in (-1, 0, 1) and day.weekday() != weekday:  # written the day before it was published
            difference = (weekday - day.weekday() + 3) % 7 - 3
            day += timedelta(days=difference)
        return self.made(m, rule, interval=(day, day), name="today" if offset == 0 and m.start() == at else "")

    def yesterday(self, m: Match, rule: str) -> Found | None:
        """``روز گذشته``, ``شب گذشته``."""
        if self.kind(m.end()) == "FROM" and self.kind(m.end() - 1) == "AGO":
            return None
        if rule == "part_gone" and self.key(m.start()) in ("عصر", "سحر"):
            return None
        interval = self.unit_interval("DAY", OFFSET[self.kind(m.start("r"))])
        return self.made(m, rule, interval=interval)

    def next_day(self, m: Match, rule: str) -> Found | None:
        """``روز بعد``: after a day that the text tells; no value."""
        if self.kind(m.end()) == "FROM" or self.key(m.end() - 1) == "دیگر" or self.kind(m.start() - 1) in ("SMALL", "SOME", "PAIR", "NTH"):
            return None
        return self.made(m, rule, flags=("relative_to_event",))

    def now(self, m: Match, rule: str) -> Found | None:
        """``اکنون``, ``تاکنون``."""
        return self.made(m, rule, interval=None if self.anchor is None else (self.anchor, self.anchor), name="now")

    def weekday(self, m: Match, rule: str) -> Found | None:
        """``روز جمعه``: the last one, or the next one where the verb is of the future."""
        weekday = self.value(m, "w")
        at = m.start("w")
        if self.key(m.end() - 1, 1) in self.words.veto_after.get(self.atoms.key(self.atoms.last[at]), ()):
            return None
        before = self.key(m.start(), -1)
        if weekday == 4 and before in (
            "امام",
            "ائمه",
            "نماز",
            "امامان",
            "خطیب",
            "نمازهای",
            "خطبههای",
            "تریبون",
            "مسجد",
            "نمازجمعه",
            "امامجمعه",
            "ستاد",
            "خطبا",
            "امامت",
        ):
            return self._with(self.veto(m), last=at)  # the Friday prayer and its leader
        if before in self.words.veto_before and m.start("y") < 0 and m.start("p2") < 0:
            return None
        direction = self.kind(m.start("r")) if m.start("r") >= 0 else ""
        week = 0 if m.start("t") >= 0 else OFFSET[self.kind(m.start("r2"))] if m.start("r2") >= 0 else None
        if self.anchor is None:
            return self.made(m, rule)
        if week is not None:
            first = self.unit_interval("WEEK", week)
            day = None if first is None else first[0] + timedelta(days=(weekday - 5) % 7)
        else:
            if not direction and self.kind(m.start() - 2) == "RELDAY" and self.kind(m.start() - 1) == "OPEN":
                day = self.anchor + timedelta(days=self.atoms.values[m.start() - 2])
                day += timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
                return self.made(m, rule, interval=(day, day))
            ahead, behind = (weekday - self.anchor.weekday()) % 7, (self.anchor.weekday() - weekday) % 7
            if direction in ("GONE", "RECENT"):
                day = self.anchor - timedelta(days=behind or 7)
            elif direction == "COMING":
                day = self.anchor + timedelta(days=ahead or 7)
            elif direction == "CURRENT":
                first = self.unit_interval("WEEK", 0)
                day = None if first is None else first[0] + timedelta(days=(weekday - 5) % 7)
            elif self.tense(m.end() - 1) == "future" or self._announced(m):
                day = self.anchor + timedelta(days=ahead)
            else:
                day = self.anchor - timedelta(days=behind)
        return None if day is None else self.made(m, rule, interval=(day, day), name="weekday")

    def _announced(self, m: Match) -> bool:
        """``از وزش باد در روز جمعه خبر داد``: what is told of a plan or a forecast lies ahead."""
        if not any(self.key(m.start(), -i) in self.words.planned for i in range(1, 13)):
            return False
        for i in range(1, 25):
            word = self.key(m.end() - 1, i)
            if word == "خبر":
                return self.key(m.end() - 1, i + 1) in ("داد", "داده", "دادند", "میدهد")
            if word in ("", ".", "؛", "و") or word in self.words.past:
                return False
        return False

    def weekdays(self, m: Match, rule: str) -> Found | None:
        """``روزهای یکشنبه``: each of them, no known day."""
        return None if self.key(m.start()) == "ایام" else self.made(m, rule, grain="week")

    def weekday_span(self, m: Match, rule: str) -> Found | None:
        """``یکشنبه تا چهارشنبه``: week-days of no known week."""
        return self.made(m, rule, grain="week")
