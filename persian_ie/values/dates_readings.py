"""The readings that the rules of `dates_rules` name: one method for each way of getting from words to a value."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from persian_ie.values import calendars as cal
from persian_ie.values.calendars import Calendar, Interval
from persian_ie.values.dates_values import _GRAIN, _OFFSET, _PERIOD, _UNIT_OF, Found, Match, Reader
from persian_ie.values.dates_words import MonthName, Occasion

_MONTH_CONTEXT = {"BEGIN", "FINISH", "EARLY", "LATE", "MIDDLE", "HALF", "WHOLE", "DATEWORD", "IN", "TO", "DURING"}
_NOT_EVENTS = {"سوی", "طرف", "طریق", "هم", "جمله", "محل", "نظر", "جانب", "سمت", "ایران", "تهران"}  # ۷۵ سال پیش از هم پاشید: the verb's از
_LINKS = {"TO", "AND", "COMMA", "DASH"}


class Readings(Reader):
    """One method a reading; each returns what was found, several, or nothing where the match is no time expression."""

    # Days ---------------------------------------------------------------------------------------------------------------------------

    def numeric(self, m: Match, rule: str) -> Found | None:
        (a, b, c, hour, minute), (la, lb, lc), separator = self.value(m, "n")
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
        from dataclasses import replace

        return replace(found, **changes)

    def _month_year(self, m: Match, calendar: Calendar) -> tuple[Calendar, int | None, tuple[str, ...], bool, str]:
        """Calendar, year, flags, whether current, and direction (``شهریور گذشته``) of the year after a month name."""
        group = "y" if m.start("y") >= 0 else "y2" if "y2" in m.re.groupindex and m.start("y2") >= 0 else ""
        if not group:
            return calendar, None, (), False, ""
        kinds = self.kinds_in(m, group)
        if len(kinds) == 1 and kinds[0] in _OFFSET:
            return calendar, None, (), kinds[0] in ("CURRENT", "RECENT"), {-1: "past", 0: "near", 1: "future"}[_OFFSET[kinds[0]]]
        found, year, flags, current = self.year_of(m, group, calendar)
        if found != calendar and year is not None and "HIJRI" not in kinds:  # ۱۲ سپتامبر ۱۳۹۸ mixes calendars
            flags += ("calendar_mixed",)
        return calendar, year, flags, current, ""

    def day_month(self, m: Match, rule: str) -> Found | None:
        name: MonthName = self.value(m, "m")
        day, last_day = self.value(m, "d"), self.value(m, "d2") if "d2" in m.re.groupindex else None
        year_given = m.start("y") >= 0 or ("y2" in m.re.groupindex and m.start("y2") >= 0)
        if m.start("y") >= 0 and self.kinds_in(m, "y") in (["TWO"], ["FULL"]) and self.counted(m.end() - 1):
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
        if m.re.groupindex.get("w") and m.start("w") >= 0 and self.kinds_in(m, "w")[-1:] == ["WEEKDAY"]:
            return self._checked(self.dated(m, rule, calendar, year, name.month, day, last_day, **known), m)
        return self.dated(m, rule, calendar, year, name.month, day, last_day, **known)

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
        if self.anchor is None or not self.value(m, "d"):
            return self.made(m, rule) if self.value(m, "d") else None
        offset = 0 if m.start("t") >= 0 else _OFFSET[self.kind(max(m.start("r"), m.start("r2")))]
        month = self.unit_interval("MONTH", offset)
        if month is None:
            return None
        year, number, _ = cal.from_date(month[0], self.home)
        return self.dated(m, rule, self.home, year, number, self.value(m, "d"))

    def day_relative(self, m: Match, rule: str) -> Found | None:
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
        if self.kind(m.end()) == "FROM" and self.kind(m.end() - 1) == "AGO":
            return None
        interval = self.unit_interval("DAY", _OFFSET[self.kind(m.start("r"))])
        return self.made(m, rule, interval=interval)

    def now(self, m: Match, rule: str) -> Found | None:
        return self.made(m, rule, interval=None if self.anchor is None else (self.anchor, self.anchor), name="now")

    def weekday(self, m: Match, rule: str) -> Found | None:
        weekday = self.value(m, "w")
        at = m.start("w")
        if self.key(m.end() - 1, 1) in self.words.veto_after.get(self.atoms.key(self.atoms.last[at]), ()):
            return None
        before = self.key(m.start(), -1)
        if weekday == 4 and before in ("امام", "ائمه", "نماز", "امامان", "خطیب", "نمازهای", "خطبههای", "تریبون", "مسجد", "نمازجمعه", "امامجمعه", "ستاد", "خطبا", "امامت"):
            return self._with(self.veto(m), last=at)  # the Friday prayer and its leader
        if before in self.words.veto_before and m.start("y") < 0:
            return None
        direction = self.kind(m.start("r")) if m.start("r") >= 0 else ""
        week = 0 if m.start("t") >= 0 else _OFFSET[self.kind(m.start("r2"))] if m.start("r2") >= 0 else None
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
            elif self.tense(m.end() - 1) == "future":
                day = self.anchor + timedelta(days=ahead)
            else:
                day = self.anchor - timedelta(days=behind)
        return None if day is None else self.made(m, rule, interval=(day, day), name="weekday")

    def weekday_span(self, m: Match, rule: str) -> Found | None:
        return self.made(m, rule, grain="week")

    # Months, years, seasons ---------------------------------------------------------------------------------------------------------

    def month(self, m: Match, rule: str) -> Found | None:
        name: MonthName = self.value(m, "m")
        said = m.start("u") >= 0 or m.start("u2") >= 0
        year_kinds = self.kinds_in(m, "y")
        if year_kinds == ["TWO"] and self.counted(m.end() - 1) or year_kinds == ["FULL"] and self.counted(m.end() - 1):
            return None
        if year_kinds in (["CURRENT"], ["RECENT"], ["GONE"], ["COMING"]) and name.ambiguous and not said:
            return None
        if not said and self.vetoed(m.start(), m.end() - 1):
            return None
        if name.ambiguous and not said and not year_kinds and not self._month_place(m, name):
            return None
        if name.afghan and name.ambiguous and not said and year_kinds == ["TWO"]:
            return None
        calendar, year, flags, current, direction = self._month_year(m, name.calendar)
        known: dict[str, Any] = {"flags": flags}
        if direction:
            known["tense"] = direction
        if current and year is None:
            year = self._near_year(calendar, name.month, None)
        return self.dated(m, rule, calendar, year, name.month, None, **known)

    def _month_place(self, m: Match, name: MonthName) -> bool:
        """Whether a month name that has other meanings stands where a month would."""
        before, after = self.kind(m.start() - 1), self.kind(m.end())
        if before in _LINKS and not name.afghan and self.kind(m.start() - 2) in ("SMONTH", "AMONTH", "MONTH"):
            return True
        if after in _LINKS and self.kind(m.end() + 1) in ("SMONTH", "AMONTH") and self.atoms.values[m.end() + 1].calendar == name.calendar and not name.afghan:
            return True
        if name.afghan or name.calendar == "gregorian" and self.home != "gregorian" and (self.key(m.start()) in ("می", "مه", "مارس") or before == "TO"):
            return False
        if before == "IN" and self.key(m.start()) == "مهر":
            return False
        if name.calendar == "hijri" and self.key(m.start()) != "رمضان":
            return False
        return before in _MONTH_CONTEXT and (before != "TO" or self.kind(m.end()) in ("", "STOP", "COMMA", "BREAK", "CLOSE"))

    def year(self, m: Match, rule: str) -> list[Found] | Found | None:
        number = self.value(m, "n")
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        plural = kinds[0] == "YEARS"
        if number < 1000 and ("MOONCAL" in kinds or "HIJRI" in kinds and "SUNCAL" not in kinds):
            return None
        if self.kind(m.start("n")) == "SMALL" and (number == 0 or not self.key(m.start("n"))[:1].isdigit()):
            return None
        calendar, full, flags = self.year_number(number, kinds)
        if self.key(m.end() - 1, 1) in ("پیش", "قبل") and self.kind(m.start("n")) == "SMALL":
            return None
        self.year_said = (m.start("n"), full, calendar)
        first = self.made(m, rule, interval=cal.year_interval(calendar, full), calendar=calendar, grain="year", flags=flags)
        found, at, given = [first], m.end(), self.kind(m.start("n"))
        while self.kind(at) in ("COMMA", "AND") and self.kind(at + 1) in ("FULL", "TWO") and self.kind(at + 1) in (given, "FULL"):
            near = abs(self.atoms.values[at + 1] - self.atoms.values[at - 1]) <= 15 and self.kind(at) == "AND"
            if self.counted(at + 1) or (not plural and (self.kind(at + 1) != given or not near)):
                break
            calendar, full, flags = self.year_number(self.atoms.values[at + 1], [])
            self.year_said = (at + 1, full, calendar)
            found.append(Found(at + 1, at + 1, "date", "year_list", cal.year_interval(calendar, full), calendar, "year", flags=flags))
            at += 2
        return found

    def year_span(self, m: Match, rule: str) -> Found | None:
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        if self.counted(m.end() - 1):
            return None
        calendar, second, flags = self.year_number(self.value(m, "n2"), kinds)
        _, first, _ = self.year_number(self.value(m, "n"), kinds)
        return self._years(m, rule, calendar, first, second, flags)

    def _years(self, m: Match, rule: str, calendar: Calendar, first: int, second: int, flags: tuple[str, ...]) -> Found | None:
        if first > second:
            first, second = second, first  # ۹۸-۹۷ set right to left
        if second - first > 1000:
            return None
        self.year_said = (m.end() - 1, second, calendar)
        return self.made(m, rule, interval=cal.year_interval(calendar, first, second - first + 1), calendar=calendar, grain="years", flags=flags)

    def year_pair(self, m: Match, rule: str) -> Found | None:
        a, b, la, lb = self.value(m, "f")
        if a is None or b is None or {la, lb} - {2, 4}:
            return None
        calendar, second, flags = self.year_number(b, [])
        _, first, _ = self.year_number(a, [])
        if la == 4 and lb == 2:
            calendar, first, flags = self.year_number(a, [])
            second = first // 100 * 100 + b
        elif la == 2 and lb == 4:
            calendar, second, flags = self.year_number(b, [])
            first = second // 100 * 100 + a
        if "k" in m.re.groupindex and m.start("k") >= 0 and abs(first - second) == 1:
            start = min(first, second)
            return self._fiscal(m, rule, calendar, start)
        return self._years(m, rule, calendar, first, second, flags)

    budget_pair = year_pair

    def _fiscal(self, m: Match, rule: str, calendar: Calendar, start: int) -> Found:
        """A school, farming or water year: from the first of Mehr."""
        begins = cal.to_date(calendar, start, 7, 1)
        ends = cal.to_date(calendar, start + 1, 6, 31)
        interval = None if begins is None or ends is None else (begins, ends)
        return self.made(m, rule, interval=interval, calendar=calendar, grain="years")

    def fiscal(self, m: Match, rule: str) -> Found | None:
        kind = self.key(m.start("k"))
        numbers = [self.atoms.values[i] for i in range(m.start(), m.end()) if self.kind(i) in ("FULL", "TWO")]
        if len(numbers) == 2:
            calendar, first, flags = self.year_number(numbers[0], [])
            _, second, _ = self.year_number(numbers[1] + (first // 100 * 100 if numbers[1] < 100 <= numbers[0] else 0), [])
            if abs(first - second) == 1 and kind != "مالی":
                return self._fiscal(m, rule, calendar, min(first, second))
            return self._years(m, rule, calendar, first, second, flags)
        if numbers:
            calendar, first, flags = self.year_number(numbers[0], [])
            return self.made(m, rule, interval=cal.year_interval(calendar, first), calendar=calendar, grain="year", flags=flags)
        offset = next((_OFFSET[k] for k in self.kinds_in(m, "y") if k in _OFFSET), None)
        if offset is None and self.kind(m.start() - 1) not in ("THIS", "BEGIN", "FINISH", "ORD", "HALF", "EARLY", "LATE"):
            return None
        if kind == "مالی":
            return self.made(m, rule, interval=self.unit_interval("YEAR", offset or 0), calendar="jalali", grain="year")
        if self.anchor is None:
            return self.made(m, rule, grain="year")
        year, month, _ = cal.from_date(self.anchor, "jalali")
        return self._fiscal(m, rule, "jalali", year - (month < 7) + (offset or 0))

    def fiscal_ending(self, m: Match, rule: str) -> Found | None:
        name: MonthName = self.value(m, "m")
        year = self.year_of(m, "y", name.calendar)[1] if m.start("y") >= 0 else None
        day = self.value(m, "d")
        if year is None:
            near = self.nearest(name.calendar, name.month, day, "past")
        else:
            near = cal.PartialDate.of(name.calendar, year, name.month, day).interval()
        if near is None:
            return self.made(m, rule, grain="year")
        last = near[1]
        ended, month, _ = cal.from_date(last, name.calendar)
        first = cal.to_date(name.calendar, ended - (month < 12), month % 12 + 1, 1)
        return self.made(m, rule, interval=None if first is None else (first, last), calendar=name.calendar, grain="years")

    def relative_year(self, m: Match, rule: str) -> Found | None:
        kind = self.kind(m.start("r"))
        if kind == "RECENT":
            return self._recent(m, rule, "YEAR", 1)
        if kind in ("AGO", "LATER") and self.kind(m.end()) == "FROM":
            return None
        if kind == "LATER" and self.key(m.end() - 1) == "دیگر":
            return None
        offset = _OFFSET[kind]
        return self.made(m, rule, interval=self.unit_interval("YEAR", offset), calendar=self.home, grain="year", current=kind == "CURRENT")

    def this_year(self, m: Any, rule: str = "") -> Any:
        if isinstance(m, str):
            return super().this_year(m)  # type: ignore[arg-type]
        offset = self.value(m, "r")
        return self.made(m, rule, interval=self.unit_interval("YEAR", offset), calendar=self.home, grain="year", current=offset == 0)

    def deictic(self, m: Match, rule: str) -> Found | None:
        unit = self.kind(m.start("u"))
        if self.kind(m.end()) in ("SMONTH", "AMONTH", "SEASONNAME") or unit in ("DECADE",):
            return None
        if unit == "YEAR" and (said := self.said_before(m.start())) is not None:
            return self.made(m, rule, interval=cal.year_interval(said[1], said[0]), calendar=said[1], grain="year")
        return self.made(m, rule, interval=self.unit_interval(unit, 0), calendar=self.home, grain=_GRAIN[unit], current=True)

    def relative_unit(self, m: Match, rule: str) -> Found | None:
        unit, kind = self.kind(m.start("u")), self.kind(m.start("r"))
        if kind in ("AGO", "LATER") and self.kind(m.end()) == "FROM":
            return None
        if kind == "LATER" and self.key(m.end() - 1) == "دیگر" and unit != "WEEK":
            return None
        if kind == "RECENT" or unit == "DECADE" and kind == "GONE":
            return self._recent(m, rule, unit, 1)
        if unit == "SEASON":  # of the year or of a sports league: the text does not say
            return self.made(m, rule, grain="season")
        offset = _OFFSET[kind]
        return self.made(m, rule, interval=self.unit_interval(unit, offset), calendar=self.home, grain=_GRAIN[unit], current=offset == 0)

    def whole_week(self, m: Match, rule: str) -> Found | None:
        return self.made(m, rule, interval=self.unit_interval("WEEK", -1), grain="week")

    def bare_year(self, m: Match, rule: str) -> Found | None:
        number, before = self.value(m, "n"), self.kind(m.start() - 1)
        after = self.kind(m.end())
        told = before in ("BUDGET", "HORIZON", "EVENT") and self.kind(m.start("n")) == "FULL"
        if self.counted(m.end() - 1) and not told or not self.key(m.start())[:1].isdigit():
            return None
        full = self.kind(m.start("n")) == "FULL"
        if before in ("BUDGET", "HORIZON") or before == "EVENT" and not full and self.key(m.start() - 1) in ("انتخابات", "فتنه", "سرشماری", "کنکور", "مجلس") and number >= 50:
            pass
        elif before == "EVENT" and not full:
            return None
        elif full and not (1300 <= number <= 1420 or 1900 <= number <= 2060):
            return None
        elif before in ("IN", "FROM", "TO"):
            marks = ("", "STOP", "COMMA", "CLOSE", "BREAK", "TO", "FROM", "IN", "OF", "NOW", "DASH")
            filler_ok = self.filler(m.end()) and self.atoms.key(self.atoms.first[m.end()]) in self.words.past | self.words.future | self.words.clause
            if not full or not (after in marks and not self.filler(m.end()) or filler_ok) or m.end() - m.start() > 1:
                if not (full and m.end() - m.start() > 1):
                    return None
        elif not full and before == "BEGIN":
            return None
        elif not full and not 50 <= number <= 99:
            return None
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        calendar, year, flags = self.year_number(number, kinds)
        self.year_said = (m.start("n"), year, calendar)
        return self.made(m, rule, interval=cal.year_interval(calendar, year), calendar=calendar, grain="year", flags=flags)

    def old_year(self, m: Match, rule: str) -> Found | None:
        kinds, number = self.kinds_in(m, "c"), self.value(m, "n")
        if number is None or kinds[-1] == "SUNCAL" and number < 100 or self.key(m.end() - 1) in ("م", "ق", "ش"):
            return None
        calendar: Calendar = "gregorian" if "WESTCAL" in kinds else "jalali" if "SUNCAL" in kinds else "hijri"
        return self.made(m, rule, interval=cal.year_interval(calendar, number), calendar=calendar, grain="year")

    def western_year(self, m: Match, rule: str) -> Found | None:
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        if rule == "year_in_brackets" and not (1300 <= self.value(m, "n") <= 1420 or 1900 <= self.value(m, "n") <= 2060):
            return None
        if self.key(m.end() - 1) in ("م", "ش", "ق", "ه") and self.kind(m.start() - 1) != "OPEN":
            return None
        calendar, year, flags = self.year_number(self.value(m, "n"), kinds)
        self.year_said = (m.start("n"), year, calendar)
        return self.made(m, rule, interval=cal.year_interval(calendar, year), calendar=calendar, grain="year", flags=flags)

    def slogan(self, m: Match, rule: str) -> Found | None:
        at = self.atoms.last[m.start()] + 1
        quoted = self.atoms.key(at) == "«"
        at += quoted
        for name, year in self.words.slogans:
            i = at
            for piece in name:
                while self.atoms.key(i) in ("،", ",", ":", "؛"):
                    i += 1
                if self.atoms.key(i) != piece and self.atoms.key(i) != "و" + piece:
                    break
                i += 1
            else:
                i += quoted and self.atoms.key(i) == "»"
                last = m.start()
                while last + 1 < len(self.atoms.first) and self.atoms.last[last + 1] < i:
                    last += 1
                return Found(m.start(), last, "date", rule, cal.year_interval("jalali", year), "jalali", "year")
        return None

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
        return self.home, self.this_year(self.home)

    def part_of_year(self, m: Match, rule: str) -> Found | None:
        count = self.count(self.value(m, "n"))
        order_kind = self.kind(m.start("o")) if "o" in m.re.groupindex and m.start("o") >= 0 else ""
        year_kinds = self.kinds_in(m, "y") if "y" in m.re.groupindex else []
        if count is None or not 1 <= count <= 11:
            return None
        if self.kind(m.start("u")) == "MONTH" and not order_kind:
            return None
        if year_kinds in (["FULL"], ["TWO"]) and (self.counted(m.end() - 1) or not order_kind and year_kinds == ["TWO"]):
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
        order_kind = self.kind(m.start("o"))
        order = self.value(m, "o") if order_kind == "ORD" else 4 if order_kind == "LASTADJ" else 1
        calendar, year = self._home_or_year(m, "y")
        if not 1 <= order <= 4:
            return None
        interval = None if year is None else cal.month_interval(calendar, year, 3 * order - 2, 3)
        return self.made(m, rule, interval=interval, calendar=calendar, grain="season")

    def half(self, m: Match, rule: str) -> Found | None:
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
                month = cal.month_interval(name.calendar, year, name.month) if year else self.nearest(name.calendar, name.month, None, self.hint(m))
                calendar = name.calendar
            else:
                month = self.unit_interval("MONTH", _OFFSET[self.kind(m.start("r"))] if m.start("r") >= 0 else 0)
                calendar = self.home
            if month is None:
                return self.made(m, rule, calendar=calendar, grain="month")
            middle = month[0] + timedelta(days=14)
            return self.made(m, rule, interval=(month[0], middle) if order == 1 else (middle + timedelta(days=1), month[1]), calendar=calendar, grain="days")
        if rule == "half_year" and not self.key(m.start()).startswith("نیم"):
            return None
        calendar, found = self._home_or_year(m, "y")
        interval = None if found is None else cal.month_interval(calendar, found, 6 * order - 5, 6)
        return self.made(m, rule, interval=interval, calendar=calendar, grain="months")

    def piece_of_month(self, m: Match, rule: str) -> Found | None:
        group = "o" if m.start("o") >= 0 else "o2"
        order_kind = self.kind(m.start(group))
        order = self.value(m, group) if order_kind in ("ORD", "NTH") else 1 if order_kind == "FIRSTADJ" else 0
        unit = self.kind(m.start("u" if m.start("u") >= 0 else "u3"))
        ten = unit == "DECADE"
        if order > (3 if ten else 5):
            return None
        if m.start("m") >= 0:
            name: MonthName = self.value(m, "m")
            year = self.year_of(m, "y", name.calendar)[1] if m.start("y") >= 0 else None
            month = cal.month_interval(name.calendar, year, name.month) if year else self.nearest(name.calendar, name.month, None, self.hint(m))
        else:
            month = self.unit_interval("MONTH", _OFFSET[self.kind(m.start("r"))])
        if month is None:
            return self.made(m, rule, grain="days")
        size = 10 if ten else 1 if unit == "DAY" else 7
        first = month[0] + timedelta(days=size * (order - 1)) if order else month[1] - timedelta(days=size - 1)
        last = month[1] if ten and order in (0, 3) else min(first + timedelta(days=size - 1), month[1])
        return self.made(m, rule, interval=(first, last), grain="days")

    def middle(self, m: Match, rule: str) -> Found | None:
        name: MonthName = self.value(m, "m")
        if self.key(m.start()) != "نیمه" or (name.ambiguous and self.kind(m.end()) == "" and self.vetoed(m.start("m"), m.end() - 1)):
            return None
        calendar, year, flags, current, direction = self._month_year(m, name.calendar)
        if current and year is None:
            year = self._near_year(calendar, name.month, 15)
        return self.dated(m, rule, calendar, year, name.month, 15, flags=flags, **({"tense": direction} if direction else {}))

    def season(self, m: Match, rule: str) -> Found | None:
        number = self.value(m, "m")
        year_kinds = self.kinds_in(m, "y")
        if year_kinds == ["TWO"] and self.counted(m.end() - 1) or year_kinds == ["FULL"] and self.counted(m.end() - 1):
            return None
        before = self.kind(m.start() - 1)
        if m.start("s") < 0 and not year_kinds:
            if self.atoms.key(self.atoms.first[m.start()] - 1) in self.words.veto_before:
                return None
            linked = before in _LINKS and self.kind(m.start() - 2) == "SEASONNAME" or self.kind(m.end()) in _LINKS and self.kind(m.end() + 1) == "SEASONNAME"
            if number == 1 and not linked and before not in ("IN", "DURING", "BEGIN", "FINISH", "EARLY", "LATE", "MIDDLE"):
                return None
        calendar: Calendar = "gregorian" if any(self.kind(i) == "FULL" and self.atoms.values[i] >= 1500 for i in range(m.start(), m.end())) else "jalali"
        year, flags, direction = None, (), ""
        if m.start("y") >= 0:
            if len(year_kinds) == 1 and year_kinds[0] in _OFFSET:
                direction = {-1: "past", 0: "near", 1: "future"}[_OFFSET[year_kinds[0]]]
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
        before, unit = self.kind(m.start() - 1), self.kind(m.start("u"))
        if before == "ORD" and (self.atoms.values[m.start() - 1] != 1 or unit == "SEASON") or before == "HALF" and unit != "MONTH":
            return None
        if self.kind(m.end()) in ("FISCAL", "SMALL", "ORD") or self.filler(m.end()) and self.key(m.end()) in ("«",):
            return None
        if unit == "YEAR":
            calendar, year, _, _ = self.year_of(m, "u", self.home)
            if year is None:
                return self.made(m, rule, grain="year", calendar=self.home)
            return self.made(m, rule, interval=cal.year_interval(calendar, year), calendar=calendar, grain="year")
        if unit == "SEASON":
            return self.made(m, rule, grain="season")
        return self.made(m, rule, interval=self.unit_interval(unit, 0), calendar=self.home, grain=_GRAIN[unit])

    # Counted units ------------------------------------------------------------------------------------------------------------------

    def _recent(self, m: Match, rule: str, unit: str, count: int | None) -> Found:
        """The last ``count`` units up to the day of publication."""
        grain = _GRAIN.get(unit, "day") + "s"
        first = None if self.anchor is None or count is None else self.back(self.anchor, unit, -count)
        interval = None if first is None or self.anchor is None else (first, self.anchor)
        return self.made(m, rule, interval=interval, grain=grain)

    def counted(self, m: Any, rule: str = "") -> Any:
        if isinstance(m, int):
            return super().counted(m)
        number = self.value(m, "n")
        unit = self.kind(m.start("u"))
        unit = _UNIT_OF.get(unit, unit)
        kind = self.kind(m.start("r"))
        count = self.count(number)
        follows_from = self.kind(m.end()) == "FROM" and self.key(m.end(), 1) not in _NOT_EVENTS
        if kind in ("AGO", "LATER") and follows_from:
            return self.made(m, rule, grain=_GRAIN.get(unit, "day"), flags=("relative_to_event",))
        if kind == "LATER" and self.key(m.end() - 1) == "دیگر" and unit not in ("HOUR", "MINUTE") and self.kind(m.start("n")) == "SMALL" and count == 1 and self.kind(m.start() - 1) == "":
            pass
        if unit in ("HOUR", "MINUTE", "SECOND"):
            near = kind in ("RECENT", "GONE") and unit == "HOUR" and count in (24, 48, 72)
            if near and self.anchor is not None and count is not None:
                return self.made(m, rule, interval=(self.anchor - timedelta(days=count // 24), self.anchor))
            return self.made(m, rule, kind="time", grain=unit.lower(), flags=("date_unknown",))
        if "h" in m.re.groupindex or count is None or self.anchor is None:
            half = "h" in m.re.groupindex and unit == "YEAR" and count is not None and self.anchor is not None
            if half and kind in ("GONE", "RECENT"):
                return self._recent(m, rule, "MONTH", count * 12 + 6)
            return self.made(m, rule, grain=_GRAIN[unit] + "s")
        if kind in ("GONE", "RECENT"):
            return self._recent(m, rule, unit, count)
        if kind == "COMING":
            last = self.back(self.anchor, unit, count)
            return self.made(m, rule, interval=None if last is None else (self.anchor, last), grain=_GRAIN[unit] + "s")
        offset = count if kind == "LATER" else -count
        if unit in ("DECADE", "CENTURY"):
            return self.made(m, rule, grain=_GRAIN[unit])
        return self.made(m, rule, interval=self.unit_interval(unit, offset), calendar=self.home, grain=_GRAIN[unit])

    def recent_counted(self, m: Match, rule: str) -> Found | None:
        unit = self.kind(m.start("u"))
        count = self.count(self.value(m, "n"))
        if unit not in ("YEAR", "MONTH", "WEEK", "DAY"):
            return None
        if count is None or self.anchor is None:
            return self.made(m, rule, grain=_GRAIN[unit] + "s")
        if m.start("r") >= 0:
            return self._recent(m, rule, unit, count) if self.kind(m.start("r")) in ("GONE", "RECENT") else None
        if count == 1 and unit != "YEAR":
            return None
        first, last = self.unit_interval(unit, 1 - count), self.unit_interval(unit, 0)
        interval = None if first is None or last is None else (first[0], last[1])
        return self.made(m, rule, interval=interval, grain=_GRAIN[unit] + "s")

    def to_event(self, m: Match, rule: str) -> Found | None:
        found = self.made(m, rule, flags=("relative_to_event",))
        if self.key(m.end() - 1, 1) in _NOT_EVENTS:
            return None
        if self.kind(m.start("n")) == "NTH":
            return None
        return self._with(found, last=m.end() - 2)

    def vague(self, m: Match, rule: str) -> Found | None:
        return self.made(m, rule, grain="days")

    def performance(self, m: Match, rule: str) -> Found | None:
        unit = self.kind(m.start("u"))
        return self._recent(m, rule, _UNIT_OF.get(unit, unit), self.count(self.value(m, "n")))

    # Named spans --------------------------------------------------------------------------------------------------------------------

    def decade(self, m: Match, rule: str) -> list[Found] | None:
        number = self.value(m, "n")
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        if number is None or number % 10 or (number > 100 and not 1000 <= number < 2200) or number == 0 and kinds[1] != "SMALL":
            return None
        found = [self.made(m, rule, **self._decade(number, kinds), grain="decade")]
        at = m.end()
        while self.kind(at) in ("AND", "COMMA") and self.kind(at + 1) in ("TWO", "SMALL") and self.atoms.values[at + 1] in range(10, 100, 10) and not self.counted(at + 1):
            found.append(Found(at + 1, at + 1, "date", "decade_list", grain="decade", **self._decade(self.atoms.values[at + 1], kinds)))
            at += 2
        return found

    def _decade(self, number: int, kinds: list[str]) -> dict[str, Any]:
        calendar: Calendar
        if number < 100:
            calendar = "gregorian" if "WESTCAL" in kinds else "jalali"
            year = (1900 if calendar == "gregorian" and number > 20 else 2000 if calendar == "gregorian" else 1300 if number > 0 else 1400) + number
        else:
            calendar, year, _ = self.year_number(number, kinds)
        self.year_said = None
        return {"interval": cal.year_interval(calendar, year, 10), "calendar": calendar}

    def decade_of_revolution(self, m: Match, rule: str) -> Found | None:
        order = self.value(m, "o")
        first, last = date(1979 + 10 * (order - 1), 2, 11), date(1979 + 10 * order, 2, 10)
        return self.made(m, rule, interval=(first, last), calendar="jalali", grain="decade")

    def century(self, m: Match, rule: str) -> Found | None:
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

    def occasion(self, m: Match, rule: str) -> Found | None:
        what: Occasion = self.value(m, "o")
        before = self.atoms.key(self.atoms.first[m.start()] - 1)
        if before in self.words.veto_before or what.calendar == "hijri" and before in self.words.events and m.start("y") < 0:
            return self.veto(m)
        year, direction, current = None, "", False
        if m.start("y") >= 0:
            if self.kinds_in(m, "y") == ["TWO"] and self.counted(m.end() - 1):
                return None
            calendar, year, _, current, direction = self._month_year(m, "jalali" if what.calendar == "hijri" else what.calendar)
            if what.calendar == "hijri" and calendar == "jalali" and year is not None and year > self._jalali() + 10:
                calendar = "hijri"
            if calendar != what.calendar and year is not None:
                found = self._occasion_in(what, year)
                return self.made(m, rule, interval=found, calendar=what.calendar, grain="days")
        if year is None:
            day = self.nearest(what.calendar, what.month, what.day, direction or "")
        else:
            single = cal.to_date(what.calendar, year, what.month, what.day)
            day = None if single is None else (single, single)
        interval = None if day is None else (day[0], day[0] + timedelta(days=what.days - 1))
        return self.made(m, rule, interval=interval, calendar=what.calendar, grain="day" if what.days == 1 else "days", flags=self._reckoned(what, interval))

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

    def after_occasion(self, m: Match, rule: str) -> Found | None:
        what: Occasion = self.value(m, "o")
        order = self.value(m, "n")
        day = self.nearest(what.calendar, what.month, what.day, "")
        if day is None or not isinstance(order, int):
            return self.made(m, rule, grain="week")
        last = day[0] + timedelta(days=what.days - 1)
        first = last + timedelta(days=1) + timedelta(days=(NEWS_SATURDAY - (last + timedelta(days=1)).weekday()) % 7 + 7 * (order - 1))
        return self.made(m, rule, interval=(first, first + timedelta(days=6)), grain="week")

    def plan(self, m: Match, rule: str) -> Found | None:
        years = self.words.plans.get(self.value(m, "o"))
        last = None if years is None else cal.year_interval("jalali", years[1])
        return None if last is None else self.made(m, rule, interval=(last[1], last[1]), calendar="jalali")

    # Times, durations, sets ---------------------------------------------------------------------------------------------------------

    def clock(self, m: Match, rule: str) -> Found | None:
        clock = self.clock_of(self.value(m, "c"), 0, self.part_of(m, "p"))
        if self.kind(m.start()) == "CLOCK" and self.key(m.start(), -1) in ("آیه", "سوره", "نتیجه", "نسبت"):
            return None
        return None if clock is None else self.made(m, rule, kind="time", clock=clock, grain="minute")

    def hour(self, m: Match, rule: str) -> Found | None:
        hour = self.value(m, "h")
        if isinstance(hour, tuple):
            hour = (hour[0], hour[1]) if (hour[0] or 0) < 25 else (hour[1], hour[0])  # ۳۰/۱۰ set right to left
        groups = m.re.groupindex
        minute = self.value(m, "m") if "m" in groups else None
        if m.start("i") >= 0 or m.start("i2") >= 0:
            minute = 30
        elif "q" in groups and m.start("q") >= 0:
            minute = 15
        part = self.part_of(m, "p")
        if rule == "hour_of_day" and (not 1 <= hour <= 12 or self.kind(m.start() - 1) in ("TO", "AND") and self.kind(m.start() - 2) not in ("SMALL", "PART")):
            return None
        clock = self.clock_of(hour, minute or 0, part)
        if clock is None:
            return self.made(m, rule, kind="time", grain="hour", flags=("impossible",)) if isinstance(hour, (int, Decimal)) and rule == "hour" else None
        return self.made(m, rule, kind="time", clock=clock, grain="hour" if minute is None else "minute")

    def hour_span(self, m: Match, rule: str) -> Found | None:
        first, second = self.value(m, "h"), self.value(m, "h2")
        late = self.part_of(m, "p2")
        start, end = self.clock_of(first, 0, self.part_of(m, "p")), self.clock_of(second, 0, late)
        if start is None or end is None or (self.kind(m.start()) == "SMALL" and start >= end):
            return None
        if m.start("p") < 0 and late in ("afternoon", "evening", "night") and start[0] + 12 < end[0]:
            start = (start[0] + 12, start[1])
        return self.made(m, rule, kind="time", clock=start, until=end, grain="hour")

    def duration(self, m: Match, rule: str) -> Found | None:
        number, unit = self.value(m, "n"), self.kind(m.start("u"))
        unit = _UNIT_OF.get(unit, unit)
        kind = self.kind(m.start("n"))
        if kind == "HALF":
            if unit not in ("HOUR", "YEAR") or self.key(m.start("n")) != "نیم":
                return None
            number = Decimal("0.5")
        if unit in ("DAY", "NIGHT") and self.kind(m.end()) == "WEEKDAY" or unit == "MONTH" and self.kind(m.end()) in ("SMONTH", "AMONTH"):
            return None
        if kind == "FULL" and unit == "YEAR" and self.kind(m.start() - 1) in ("YEAR", "SMONTH", "AMONTH"):
            return None
        groups = m.re.groupindex
        halved = "h" in groups and m.start("h") >= 0 or "h2" in groups and m.start("h2") >= 0
        period = None
        if kind not in ("SOME", "PAIR") and number is not None:
            amount = Decimal(number) + (Decimal("0.5") if halved else 0)
            period = self._period(amount, unit)
        rest = m.span("rest")
        for i in range(rest[0], rest[1]):
            name = self.kind(i)
            if name in _PERIOD and period is not None and self.count(self.atoms.values[i - 1]) is not None:
                more = self._period(Decimal(self.atoms.values[i - 1]), name)
                period = self._joined(period, more)
        return self.made(m, rule, kind="duration", period=period, grain=_GRAIN.get(unit, unit.lower()))

    @staticmethod
    def _period(amount: Decimal, unit: str) -> str:
        if unit == "SEASON":
            amount, unit = amount * 3, "MONTH"
        elif unit == "DECADE":
            amount, unit = amount * 10, "YEAR"
        elif unit == "CENTURY":
            amount, unit = amount * 100, "YEAR"
        if amount != amount.to_integral_value() and unit in ("YEAR", "HOUR", "MINUTE"):
            whole, part = int(amount), amount % 1
            smaller, size = {"YEAR": ("MONTH", 12), "HOUR": ("MINUTE", 60), "MINUTE": ("SECOND", 60)}[unit]
            if (part * size) == (part * size).to_integral_value():
                more = Readings._period(part * size, smaller)
                return more if whole == 0 else Readings._joined(Readings._period(Decimal(whole), unit), more)
        shown = int(amount) if amount == amount.to_integral_value() else amount.normalize()
        return _PERIOD[unit].format(shown)

    @staticmethod
    def _joined(first: str, second: str) -> str:
        if "T" in first:
            return first + second.replace("PT", "").replace("P", "")
        return first + second[1:]

    def duration_span(self, m: Match, rule: str) -> Found | None:
        unit = self.kind(m.start("u"))
        high = self.count(self.value(m, "n2"))
        if high is None or self.kind(m.start("n")) == "FULL" or self.kind(m.end()) in ("SMONTH", "AMONTH", "WEEKDAY"):
            return None
        return self.made(m, rule, kind="duration", period=None, grain=_GRAIN.get(unit, unit.lower()), flags=("range",))

    def every(self, m: Match, rule: str) -> Found | None:
        unit = self.kind(m.start("u"))
        count = self.count(self.value(m, "n")) if m.start("n") >= 0 and m.end("n") > m.start("n") else 1
        if unit == "WEEKDAY":
            return self.made(m, rule, kind="set", period=f"XXXX-WXX-{self.value(m, 'u') + 1}", grain="day")
        period = None if count is None else self._period(Decimal(count), unit)
        return self.made(m, rule, kind="set", period=period, grain=_GRAIN.get(unit, unit.lower()))


NEWS_SATURDAY = 5
