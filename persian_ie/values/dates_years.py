"""Readings of months and years: told, two-digit, relative, fiscal, in lists and spans."""

from __future__ import annotations

from typing import Any

from persian_ie.values import calendars as cal
from persian_ie.values.calendars import Calendar
from persian_ie.values.dates_days import Days
from persian_ie.values.dates_values import GRAIN, OFFSET, Found, Match
from persian_ie.values.dates_words import MonthName

_MONTH_CONTEXT = {"BEGIN", "FINISH", "EARLY", "LATE", "MIDDLE", "HALF", "WHOLE", "DATEWORD", "IN", "TO", "DURING"}
_LINKS = {"TO", "AND", "COMMA", "DASH"}
_AFTER_YEAR = {
    "با",
    "را",
    "برای",
    "که",
    "بر",
    "هم",
    "نیز",
    "است",
    "بیش",
    "کمتر",
    "حدود",
    "بالغ",
    "حداقل",
    "حداکثر",
    "تنها",
    "رشد",
    "افزایش",
    "کاهش",
    "بهبود",
    "افت",
    "بیشتر",
    "شاهد",
}
_MEASURES = {"متر", "کیلومتر", "نفر", "هکتار", "تن", "کیلوگرم", "گرم", "هزار", "میلیون", "میلیارد", "واحد", "متری"}


class Years(Days):
    """Months and years."""

    def month(self, m: Match, rule: str) -> Found | None:
        """``شهریورماه ۱۴۰۴``."""
        name: MonthName = self.value(m, "m")
        said = m.start("u") >= 0 or m.start("u2") >= 0
        year_kinds = self.kinds_in(m, "y")
        if year_kinds == ["TWO"] and self.counts(m.end() - 1) or year_kinds == ["FULL"] and self.counts(m.end() - 1):
            return None
        if year_kinds in (["CURRENT"], ["RECENT"], ["GONE"], ["COMING"]) and name.ambiguous and not said:
            if year_kinds != ["GONE"] or name.calendar != "jalali" or name.afghan or self.kind(m.start() - 1) != "IN":
                return None  # of these only در دی گذشته is sure to name the month
        if not said and self.vetoed(m.start(), m.end() - 1) and not self._month_follows(m, name):
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

    def _month_follows(self, m: Match, name: MonthName) -> bool:
        """Whether another month of its calendar is listed after a month: ``تیر و مرداد``."""
        return (
            self.kind(m.end()) in _LINKS
            and self.kind(m.end() + 1) in ("SMONTH", "AMONTH")
            and bool(self.atoms.values[m.end() + 1].calendar == name.calendar)
            and not name.afghan
        )

    def _month_place(self, m: Match, name: MonthName) -> bool:
        """Whether a month name that has other meanings stands where a month would."""
        before, after = self.kind(m.start() - 1), self.kind(m.end())
        if before == "OPEN" and after == "CLOSE" and self.kind(m.start() - 2) in ("SMONTH", "AMONTH") and not name.afghan:
            return True  # ماه ژوئن (خرداد)
        if before in _LINKS and not name.afghan and self.kind(m.start() - 2) in ("SMONTH", "AMONTH", "MONTH"):
            return True
        if self._month_follows(m, name):
            return True
        if (
            name.afghan
            or name.calendar == "gregorian"
            and self.home != "gregorian"
            and (self.key(m.start()) in ("می", "مه", "مارس") or before == "TO")
        ):
            return False
        if before == "IN" and self.key(m.start()) == "مهر":
            return False
        if name.calendar == "hijri" and self.key(m.start()) != "رمضان":
            return before in ("EARLY", "LATE", "MIDDLE", "BEGIN", "FINISH", "DAYS", "NIGHTS")
        return before in _MONTH_CONTEXT and (before != "TO" or self.kind(m.end()) in ("", "STOP", "COMMA", "BREAK", "CLOSE"))

    def year(self, m: Match, rule: str) -> list[Found] | Found | None:
        """``سال ۹۷``, and the years listed after ``سال‌های``."""
        number = self.value(m, "n")
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        plural = kinds[0] == "YEARS"
        if number < 1000 and ("MOONCAL" in kinds or "HIJRI" in kinds and "SUNCAL" not in kinds):
            return None
        if self.spelled_count(m.end() - 1):
            return None
        if self.kind(m.start("n")) == "SMALL" and (number == 0 or not self.key(m.start("n"))[:1].isdigit()):
            return None
        calendar, full, flags = self.year_number(number, kinds)
        if 10 <= number < 50 and self.counts(m.end() - 1):
            return None  # پایان سال ۴۴ تعاونی
        if self.key(m.end() - 1, 1) in ("پیش", "قبل") and self.kind(m.start("n")) == "SMALL":
            return None
        self.year_said = (m.start("n"), full, calendar)
        first = self.made(m, rule, interval=cal.year_interval(calendar, full), calendar=calendar, grain="year", flags=flags)
        found, at, given = [first], m.end(), self.kind(m.start("n"))
        while self.kind(at) in ("COMMA", "AND") and self.kind(at + 1) in ("FULL", "TWO") and self.kind(at + 1) in (given, "FULL"):
            near = abs(self.atoms.values[at + 1] - self.atoms.values[at - 1]) <= 15 and self.kind(at) == "AND"
            if self.counts(at + 1) or (not plural and (self.kind(at + 1) != given or not near)):
                break
            calendar, full, flags = self.year_number(self.atoms.values[at + 1], [])
            self.year_said = (at + 1, full, calendar)
            found.append(Found(at + 1, at + 1, "date", "year_list", cal.year_interval(calendar, full), calendar, "year", flags=flags))
            at += 2
        return found

    def moon_months(self, m: Match, rule: str) -> Found | None:
        """``ماه‌های محرم و صفر``: one time of mourning, from the first day of the one to the last of the other."""
        first, second = self.value(m, "m"), self.value(m, "m2")
        if not first.calendar == second.calendar == "hijri" or second.month != first.month + 1 or self.kind(m.end()) == "AND":
            return None
        year = self.value(m, "y")
        if year is None:
            near = self.nearest("hijri", first.month, None, self.hint(m))
            year = None if near is None else cal.from_date(near[0], "hijri")[0]
        interval = None if year is None else cal.month_interval("hijri", year, first.month, 2)
        return self.made(m, rule, interval=interval, calendar="hijri", grain="months")

    def year_span(self, m: Match, rule: str) -> Found | None:
        """``سال ۹۶ تا ۹۸``."""
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        if self.counts(m.end() - 1):
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
        return self.made(
            m, rule, interval=cal.year_interval(calendar, first, second - first + 1), calendar=calendar, grain="years", flags=flags
        )

    def year_pair(self, m: Match, rule: str) -> Found | None:
        """``سال ۹۷-۹۸``."""
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
        """``سال زراعی جاری``, ``سال تحصیلی ۹۷-۹۸``."""
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
        offset = next((OFFSET[k] for k in self.kinds_in(m, "y") if k in OFFSET), None)
        if offset is None and self.kind(m.start() - 1) not in ("THIS", "BEGIN", "FINISH", "ORD", "HALF", "EARLY", "LATE"):
            return None
        if kind == "مالی":
            return self.made(m, rule, interval=self.unit_interval("YEAR", offset or 0), calendar="jalali", grain="year")
        if self.anchor is None:
            return self.made(m, rule, grain="year")
        year, month, _ = cal.from_date(self.anchor, "jalali")
        return self._fiscal(m, rule, "jalali", year - (month < 7) + (offset or 0))

    def fiscal_ending(self, m: Match, rule: str) -> Found | None:
        """``سال مالی منتهی به شهریور ۱۳۹۸``: the twelve months that end there."""
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
        """``سال گذشته``."""
        kind = self.kind(m.start("r"))
        if kind == "RECENT":
            return self.recent(m, rule, "YEAR", 1)
        if kind in ("AGO", "LATER") and self.kind(m.end()) == "FROM":
            return None
        if kind == "LATER" and self.key(m.start("r")) == "دیگر":
            return None
        offset = OFFSET[kind]
        compared = self.key(m.start(), -2) in ("نسبت", "مقایسه", "قیاس") and self.key(m.start(), -1) in ("به", "با")
        said = self.said_before(m.start()) if compared and offset == -1 else None
        if said is not None and said[1] == self.home and said[0] <= (self.year_now(self.home) or 0):  # سال ۹۷ نسبت به سال گذشته
            return self.made(m, rule, interval=cal.year_interval(said[1], said[0] - 1), calendar=self.home, grain="year")
        if m.start("c") >= 0:
            calendar = self.named_calendar(m)
            now = self.year_now(calendar)
            interval = None if now is None else cal.year_interval(calendar, now + offset)
            return self.made(m, rule, interval=interval, calendar=calendar, grain="year", current=kind == "CURRENT")
        return self.made(m, rule, interval=self.unit_interval("YEAR", offset), calendar=self.home, grain="year", current=kind == "CURRENT")

    def new_year(self, m: Match, rule: str) -> Found | None:
        """``سال جدید``: in the last quarter of a year the next one, else this one."""
        calendar = self.named_calendar(m)
        if self.kind(m.end()) == "MOONCAL":
            return None
        if self.anchor is None:
            return self.made(m, rule, grain="year", calendar=calendar)
        year, month, _ = cal.from_date(self.anchor, calendar)
        if m.start("k") >= 0:
            return None if self.key(m.start("k")) == "مالی" else self._fiscal(m, rule, "jalali", year - (month < 4))
        return self.made(m, rule, interval=cal.year_interval(calendar, year + (month >= 10)), calendar=calendar, grain="year")

    def this_year(self, m: Match, rule: str) -> Found | None:
        """``امسال``, ``پارسال``."""
        offset = self.value(m, "r")
        return self.made(m, rule, interval=self.unit_interval("YEAR", offset), calendar=self.home, grain="year", current=offset == 0)

    def deictic(self, m: Match, rule: str) -> Found | None:
        """``این هفته``."""
        unit = self.kind(m.start("u"))
        if self.kind(m.end()) in ("SMONTH", "AMONTH", "SEASONNAME") or unit in ("DECADE",):
            return None
        if unit == "YEAR" and (said := self.said_before(m.start())) is not None:
            return self.made(m, rule, interval=cal.year_interval(said[1], said[0]), calendar=said[1], grain="year")
        if unit == "WEEK" and (named := self.named_span(m.start(), 6, 10)) is not None:
            return self.made(m, rule, interval=named, grain="week")
        if unit == "SEASON":  # of the year or of a sports league, as in relative_unit
            return self.made(m, rule, grain="season")
        return self.made(m, rule, interval=self.unit_interval(unit, 0), calendar=self.home, grain=GRAIN[unit], current=True)

    def relative_unit(self, m: Match, rule: str) -> Found | None:
        """``ماه گذشته``, ``هفته جاری``, ``دهه اخیر``."""
        unit, kind = self.kind(m.start("u")), self.kind(m.start("r"))
        if kind in ("AGO", "LATER") and self.kind(m.end()) == "FROM":
            return None
        if kind == "LATER" and self.key(m.end() - 1) == "دیگر" and unit != "WEEK":
            return None
        if kind == "RECENT" or unit == "DECADE" and kind == "GONE":
            return self.recent(m, rule, unit, 1)
        if unit == "SEASON":  # of the year or of a sports league: the text does not say
            return self.made(m, rule, grain="season")
        offset = OFFSET[kind]
        return self.made(m, rule, interval=self.unit_interval(unit, offset), calendar=self.home, grain=GRAIN[unit], current=offset == 0)

    def whole_week(self, m: Match, rule: str) -> Found | None:
        """``کل هفته``: the week that is over."""
        return self.made(m, rule, interval=self.unit_interval("WEEK", -1), grain="week")

    def bare_year(self, m: Match, rule: str) -> Found | None:
        """A year without ``سال``, where the word before calls for one: ``پایان ۹۸``, ``بودجه ۹۸``."""
        number, before = self.value(m, "n"), self.kind(m.start() - 1)
        after = self.kind(m.end())
        told = before in ("BUDGET", "HORIZON", "EVENT") and self.kind(m.start("n")) == "FULL" and self.key(m.end() - 1, 1) not in _MEASURES
        if self.counts(m.end() - 1) and not told or not self.key(m.start())[:1].isdigit():
            return None
        full = self.kind(m.start("n")) == "FULL"
        if (
            before in ("BUDGET", "HORIZON")
            or before == "EVENT"
            and not full
            and self.key(m.start() - 1) in self.words.dated
            and number >= 50
        ):
            pass
        elif before == "EVENT" and not full:
            return None
        elif full and not (1200 <= number <= 1420 or 1800 <= number <= 2060):
            return None
        elif before in ("IN", "FROM", "TO"):
            marks = ("", "STOP", "COMMA", "CLOSE", "BREAK", "TO", "FROM", "IN", "OF", "NOW", "DASH")
            filler_ok = (
                self.filler(m.end())
                and self.atoms.key(self.atoms.first[m.end()]) in self.words.past | self.words.future | self.words.clause | _AFTER_YEAR
            )
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

    def event_year(self, m: Match, rule: str) -> Found | None:
        """A year that an event has been named by: ``المپیک توکیو ۲۰۲۰``, ``انتخابات ریاست جمهوری ۸۴``; or compared with: ``نسبت به ۹۲``."""
        number, at = self.value(m, "n"), m.start() - 1
        full = self.kind(m.start("n")) == "FULL"
        if not self.key(m.start("n"))[:1].isdigit() or self.counts(m.end() - 1):
            return None
        if full and not (1300 <= number <= 1420 or 1900 <= number <= 2060) or not full and not 70 <= number <= 99:
            return None
        closed = self.kind(m.end()) != "" or m.end() >= len(self.atoms.kinds) or self.key(m.end()) in _AFTER_YEAR | self.words.past
        if self.kind(at) == "OF":
            if self.key(at) != "به" or self.key(at, -1) not in ("نسبت", "مقایسه") or not closed or self.kind(m.end()) == "TIMES":
                return None
        else:
            steps = 0
            while steps < 3 and self.filler(at) and self.key(at) not in ("با", "را", "برای", "بر", "که", "است"):
                at, steps = at - 1, steps + 1
            if self.kind(at) != "EVENT" or (not full and self.key(at) not in self.words.dated) or (steps == 0 and not full):
                return None
            if self.key(m.start() - 1) in self.words.not_year_before or self.noun_behind(m.end()):
                return None
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        calendar, year, flags = self.year_number(number, kinds)
        self.year_said = (m.start("n"), year, calendar)
        return self.made(m, rule, interval=cal.year_interval(calendar, year), calendar=calendar, grain="year", flags=flags)

    def noun_behind(self, atom: int) -> bool:
        """Whether an atom is a word that a number before it may count."""
        return self.filler(atom) and self.key(atom).endswith(("ها", "نفره"))

    def old_year(self, m: Match, rule: str) -> Found | None:
        """``سال ۶۱ هجری قمری``."""
        kinds, number = self.kinds_in(m, "c"), self.value(m, "n")
        if number is None or kinds[-1] == "SUNCAL" and number < 100 or self.key(m.end() - 1) in ("م", "ق", "ش"):
            return None
        calendar: Calendar = "gregorian" if "WESTCAL" in kinds else "jalali" if "SUNCAL" in kinds else "hijri"
        return self.made(m, rule, interval=cal.year_interval(calendar, number), calendar=calendar, grain="year")

    def western_year(self, m: Match, rule: str) -> Found | None:
        """``۲۰۱۹ میلادی``, ``(۱۳۹۸)``."""
        kinds = [self.kind(i) for i in range(m.start(), m.end())]
        if rule == "year_in_brackets" and not (1300 <= self.value(m, "n") <= 1420 or 1900 <= self.value(m, "n") <= 2060):
            return None
        if self.key(m.end() - 1) in ("م", "ش", "ق", "ه") and self.kind(m.start() - 1) != "OPEN":
            return None
        calendar, year, flags = self.year_number(self.value(m, "n"), kinds)
        self.year_said = (m.start("n"), year, calendar)
        return self.made(m, rule, interval=cal.year_interval(calendar, year), calendar=calendar, grain="year", flags=flags)

    def slogan(self, m: Match, rule: str) -> Found | None:
        """``سال «رونق تولید»``."""
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
