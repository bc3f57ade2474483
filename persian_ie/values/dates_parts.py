"""Readings of parts of years and months: quarters, halves, seasons, weeks of a month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from persian_ie.values import calendars as cal
from persian_ie.values.calendars import Calendar, Interval
from persian_ie.values.dates_values import GRAIN, OFFSET, Found, Match
from persian_ie.values.dates_words import MonthName
from persian_ie.values.dates_years import Years

_LINKS = {"TO", "AND", "COMMA", "DASH"}


class Parts(Years):
    """Parts of years and months."""

    def _home_or_year(self, m: Match, group: str) -> tuple[Calendar, int | None]:
        """The year that a part of a year belongs to: told, the one last told in the sentence, or this one."""
        if group in m.re.groupindex and m.start(group) >= 0:
            kinds = self.kinds_in(m, group)
            if kinds[0] in ("FULL", "TWO", "SMALL", "ZERO"):
                calendar, year, _ = self.year_number(self.value(m, group), kinds)
                self.year_said = (m.start(group), year, calendar)
                return calendar, year
            home: Calendar = self.home
            for i in range(m.start(group), m.end(group)):
                if self.kind(i) == "FULL":
                    home = "gregorian" if self.atoms.values[i] >= 1500 else home
            calendar, found, _, _ = self.year_of(m, group, home)
            return calendar, found
        if (said := self.said_before(m.start())) is not None:
            return said[1], said[0]
        return self.home, self.year_now(self.home)

    def part_of_year(self, m: Match, rule: str) -> Found | None:
        """``سه ماهه اول ۱۳۹۸``."""
        count = self.count(self.value(m, "n"))
        order_kind = self.kind(m.start("o")) if "o" in m.re.groupindex and m.start("o") >= 0 else ""
        year_kinds = self.kinds_in(m, "y") if "y" in m.re.groupindex else []
        if count is None or not 1 <= count <= 11:
            return None
        if self.kind(m.start("u")) == "MONTH" and not order_kind:
            return None
        if year_kinds in (["FULL"], ["TWO"]) and (self.counts(m.end() - 1) or not order_kind and year_kinds == ["TWO"]):
            return None
        if year_kinds == ["YEAR"] and not order_kind:
            return None
        order = self.value(m, "o") if order_kind == "ORD" else 1
        calendar, year = self._home_or_year(m, "y")
        known: dict[str, Any] = {"calendar": calendar, "grain": "months"}
        if year is None:
            return self.made(m, rule, **known)
        first = 13 - count if order_kind in ("LASTADJ", "FINISH") else (order - 1) * count + 1
        if first > 12 or first + count > 13:
            return self.made(m, rule, flags=("impossible",), **known)
        return self.made(m, rule, interval=cal.month_interval(calendar, year, first, count), **known)

    def season_ordinal(self, m: Match, rule: str) -> Found | None:
        """``فصل اول سال ۹۸``."""
        order_kind = self.kind(m.start("o"))
        order = self.value(m, "o") if order_kind == "ORD" else 4 if order_kind == "LASTADJ" else 1
        calendar, year = self._home_or_year(m, "y")
        if not 1 <= order <= 4:
            return None
        interval = None if year is None else cal.month_interval(calendar, year, 3 * order - 2, 3)
        return self.made(m, rule, interval=interval, calendar=calendar, grain="season")

    def half(self, m: Match, rule: str) -> Found | None:
        """``نیمه اول سال ۹۸``, ``نیمه دوم شهریور``."""
        order_kind = self.kind(m.start("o"))
        order = self.value(m, "o") if order_kind == "ORD" else 2 if order_kind == "LASTADJ" else 1
        if order not in (1, 2):
            return None
        groups = m.re.groupindex
        if "m" in groups and m.start("m") >= 0 or "u" in groups and m.start("u") >= 0:
            month: Interval | None
            if m.start("m") >= 0:
                name: MonthName = self.value(m, "m")
                year = self.year_of(m, "y2", name.calendar)[1] if m.start("y2") >= 0 else None
                month = (
                    cal.month_interval(name.calendar, year, name.month)
                    if year
                    else self.nearest(name.calendar, name.month, None, self.hint(m))
                )
                calendar = name.calendar
            else:
                month = self.unit_interval("MONTH", OFFSET[self.kind(m.start("r"))] if m.start("r") >= 0 else 0)
                calendar = self.home
            if month is None:
                return self.made(m, rule, calendar=calendar, grain="month")
            middle = month[0] + timedelta(days=14)
            return self.made(
                m,
                rule,
                interval=(month[0], middle) if order == 1 else (middle + timedelta(days=1), month[1]),
                calendar=calendar,
                grain="days",
            )
        if rule == "half_year" and not self.key(m.start()).startswith("نیم"):
            return None
        calendar, found = self._home_or_year(m, "y")
        interval = None if found is None else cal.month_interval(calendar, found, 6 * order - 5, 6)
        return self.made(m, rule, interval=interval, calendar=calendar, grain="months")

    def piece_of_month(self, m: Match, rule: str) -> Found | None:
        """``هفته اول مهر``, ``دهه سوم شهریور``, ``آخرین روز ماه``."""
        group = "o" if m.start("o") >= 0 else "o2"
        order_kind = self.kind(m.start(group))
        order = self.value(m, group) if order_kind in ("ORD", "NTH") else 1 if order_kind == "FIRSTADJ" else 0
        unit = self.kind(m.start("u" if m.start("u") >= 0 else "u3"))
        ten = unit == "DECADE"
        if order > (3 if ten else 31 if unit == "DAY" else 5):
            return None
        if m.start("m") >= 0:
            name: MonthName = self.value(m, "m")
            year = self.year_of(m, "y", name.calendar)[1] if m.start("y") >= 0 else None
            month = (
                cal.month_interval(name.calendar, year, name.month) if year else self.nearest(name.calendar, name.month, None, self.hint(m))
            )
        else:
            month = self.unit_interval("MONTH", OFFSET[self.kind(m.start("r"))])
        if month is None:
            return self.made(m, rule, grain="days")
        size = 10 if ten else 1 if unit == "DAY" else 7
        first = month[0] + timedelta(days=size * (order - 1)) if order else month[1] - timedelta(days=size - 1)
        last = month[1] if ten and order in (0, 3) else min(first + timedelta(days=size - 1), month[1])
        return self.made(m, rule, interval=(first, last), grain="days")

    def days_of_month(self, m: Match, rule: str) -> Found | None:
        """``ده روز اول مهر``, ``دو هفته پایانی سال``."""
        order = self.kind(m.start("o"))
        if order == "ORD" and self.value(m, "o") != 1:
            return None
        if m.start("m") >= 0:
            name: MonthName = self.value(m, "m")
            year = self.year_of(m, "y", name.calendar)[1] if m.start("y") >= 0 else None
            whole = (
                cal.month_interval(name.calendar, year, name.month) if year else self.nearest(name.calendar, name.month, None, self.hint(m))
            )
        else:
            if self.kind(m.end()) in ("FISCAL", "FULL", "TWO", "SMALL"):
                return None
            whole = self.unit_interval(self.kind(m.start("u2")), OFFSET[self.kind(m.start("r"))] if m.start("r") >= 0 else 0)
        if whole is None:
            return self.made(m, rule, grain="days")
        size = timedelta(days=self.value(m, "n") * (7 if self.kind(m.start("u")) == "WEEK" else 1) - 1)
        first, last = (whole[1] - size, whole[1]) if order == "LASTADJ" else (whole[0], whole[0] + size)
        return self.made(m, rule, interval=(first, last), grain="days") if whole[0] <= first <= last <= whole[1] else None

    def middle(self, m: Match, rule: str) -> Found | None:
        """``نیمه شهریور``: its fifteenth day."""
        name: MonthName = self.value(m, "m")
        if self.key(m.start()) != "نیمه" or (name.ambiguous and self.kind(m.end()) == "" and self.vetoed(m.start("m"), m.end() - 1)):
            return None
        calendar, year, flags, current, direction = self._month_year(m, name.calendar)
        if current and year is None:
            year = self._near_year(calendar, name.month, 15)
        known: dict[str, Any] = {"tense": direction} if direction else {}
        return self.dated(m, rule, calendar, year, name.month, 15, flags=flags, **known)

    def season(self, m: Match, rule: str) -> Found | None:
        """``تابستان ۹۸``."""
        number = self.value(m, "m")
        year_kinds = self.kinds_in(m, "y")
        if year_kinds == ["TWO"] and self.counts(m.end() - 1) or year_kinds == ["FULL"] and self.counts(m.end() - 1):
            return None
        before = self.kind(m.start() - 1)
        if m.start("s") < 0 and not year_kinds:
            if self.atoms.key(self.atoms.first[m.start()] - 1) in self.words.veto_before or self._ends_title(m):
                return None
            linked = (
                before in _LINKS
                and self.kind(m.start() - 2) == "SEASONNAME"
                or self.kind(m.end()) in _LINKS
                and self.kind(m.end() + 1) == "SEASONNAME"
            )
            if number == 1 and not linked and before not in ("IN", "DURING", "BEGIN", "FINISH", "EARLY", "LATE", "MIDDLE"):
                return None
        calendar: Calendar = (
            "gregorian" if any(self.kind(i) == "FULL" and self.atoms.values[i] >= 1500 for i in range(m.start(), m.end())) else "jalali"
        )
        year: int | None = None
        flags: tuple[str, ...] = ()
        direction = ""
        if m.start("y") >= 0:
            if len(year_kinds) == 1 and year_kinds[0] in OFFSET:
                direction = {-1: "past", 0: "near", 1: "future"}[OFFSET[year_kinds[0]]]
            else:
                calendar, year, flags, _ = self.year_of(m, "y", calendar)
        if calendar == "gregorian" and year is not None:
            first, months = 3 * number, 3  # meteorological: spring is March to May
            interval = cal.month_interval(calendar, year, first, months) if number < 4 else cal.month_interval(calendar, year, 12, 3)
            return self.made(m, rule, interval=interval, calendar=calendar, grain="season", flags=flags)
        if year is None and self.anchor is not None:
            options = [cal.month_interval("jalali", y, 3 * number - 2, 3) for y in (self._jalali() - 1, self._jalali(), self._jalali() + 1)]
            year = self._pick([o for o in options if o is not None], direction or self.hint(m))
        interval = None if year is None else cal.month_interval("jalali", year, 3 * number - 2, 3)
        return self.made(m, rule, interval=interval, calendar="jalali", grain="season", flags=flags)

    def _ends_title(self, m: Match) -> bool:
        """Whether a word closes a quoted title that no preposition stands in: «بوی پاییز»."""
        if self.key(m.end()) != "»":
            return False
        before = m.start() - 1
        while self.filler(before) and m.start() - before < 6:
            before -= 1
        return self.key(before) == "«" and before < m.start() - 1

    def _jalali(self) -> int:
        return cal.from_date(self.anchor or date(2000, 1, 1), "jalali")[0]

    def _pick(self, options: list[Interval], tense: str) -> int | None:
        anchor = self.anchor
        if anchor is None or not options:
            return None

        def cost(option: Interval) -> float:
            if option[0] > anchor:
                return (option[0] - anchor).days * {"future": 0.5, "past": 4.0}.get(tense, 1.0)
            return max((anchor - option[1]).days, 0) * {"future": 4.0, "past": 0.5}.get(tense, 1.0)

        return cal.from_date(min(options, key=cost)[0], "jalali")[0]

    def bare_unit(self, m: Match, rule: str) -> Found | None:
        """``سال`` of ``پایان سال``: the year last told in the sentence, else this one."""
        before, unit = self.kind(m.start() - 1), self.kind(m.start("u"))
        if before == "ORD" and (self.atoms.values[m.start() - 1] != 1 or unit == "SEASON") or before == "HALF" and unit != "MONTH":
            return None
        if self.kind(m.end()) in ("FISCAL", "SMALL", "ORD") or self.filler(m.end()) and self.key(m.end()) in ("«",):
            return None
        if m.start("c") >= 0 and (unit != "YEAR" or len(self.key(m.start("c"))) < 2):
            return None
        if unit == "YEAR":
            home = self.named_calendar(m)
            calendar, year, _, _ = self.year_of(m, "u", home) if home == self.home else (home, self.year_now(home), (), False)
            if year is None:
                return self.made(m, rule, grain="year", calendar=self.home)
            return self.made(m, rule, interval=cal.year_interval(calendar, year), calendar=calendar, grain="year")
        if unit == "SEASON":
            return self.made(m, rule, grain="season")
        return self.made(m, rule, interval=self.unit_interval(unit, 0), calendar=self.home, grain=GRAIN[unit])
