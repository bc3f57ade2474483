"""From a matched rule to a value: what a time expression means, seen from the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from persian_ie.values import calendars as cal
from persian_ie.values.calendars import Calendar, Interval
from persian_ie.values.dates_atoms import CHARACTER, FILLER, NAME, Atoms
from persian_ie.values.dates_words import Words

Kind = Literal["date", "time", "duration", "set"]
Match = re.Match[str]
NEWS_WEEK_START = 5  # Saturday
UNIT_OF = {
    "YEARS": "YEAR", "YEARADJ": "YEAR", "MONTHS": "MONTH", "MONTHADJ": "MONTH", "WEEKS": "WEEK", "WEEKADJ": "WEEK",
    "DAYS": "DAY", "DAYADJ": "DAY", "HOURS": "HOUR", "HOURADJ": "HOUR", "MINUTEADJ": "MINUTE", "DECADES": "DECADE", "NIGHTS": "NIGHT",
}  # fmt: skip
PERIOD = {
    "YEAR": "P{}Y",
    "MONTH": "P{}M",
    "WEEK": "P{}W",
    "DAY": "P{}D",
    "NIGHT": "P{}D",
    "HOUR": "PT{}H",
    "MINUTE": "PT{}M",
    "SECOND": "PT{}S",
    "SEASON": "P{}Q",
    "DECADE": "P{}0Y",
    "CENTURY": "P{}00Y",
}
GRAIN = {
    "YEAR": "year",
    "MONTH": "month",
    "WEEK": "week",
    "DAY": "day",
    "NIGHT": "day",
    "SEASON": "season",
    "DECADE": "decade",
    "CENTURY": "century",
}
OFFSET = {"CURRENT": 0, "RECENT": 0, "THIS": 0, "GONE": -1, "AGO": -1, "COMING": 1, "LATER": 1}
_AFTERNOON = {"afternoon", "evening", "night"}


@dataclass(slots=True)
class Found:
    """A time expression in the making: atoms ``first`` to ``last`` (inclusive), its interval of days and what else is known."""

    first: int
    last: int
    kind: Kind
    rule: str
    interval: Interval | None = None
    calendar: Calendar | None = None
    grain: str = "day"
    clock: tuple[int, int] | None = None
    until: tuple[int, int] | None = None
    period: str | None = None
    flags: tuple[str, ...] = ()
    day: tuple[Calendar, int, int | None] | None = None  # calendar, month and day that still lack a year
    parts: tuple[Calendar, int | None, int, int | None] | None = None  # calendar, year, month and day as written
    current: bool = False  # the year, month or week of publication, said so
    edge: str = ""
    name: str = ""

    @property
    def value(self) -> str | None:
        """The value in ISO 8601."""
        if self.kind in ("duration", "set"):
            return self.period
        if self.clock is not None:
            if self.interval is None:
                if self.kind != "time" or "impossible" in self.flags or "date_unknown" in self.flags:
                    return None
                ending = "" if self.until is None else f"/T{self.until[0] % 24:02d}:{self.until[1]:02d}"
                return f"T{self.clock[0] % 24:02d}:{self.clock[1]:02d}{ending}"
            day = self.interval[0] + timedelta(days=self.clock[0] // 24)
            end = day + timedelta(days=self.until is not None and self.until < self.clock)
            ending = "" if self.until is None else f"/{end.isoformat()}T{self.until[0] % 24:02d}:{self.until[1]:02d}"
            return f"{day.isoformat()}T{self.clock[0] % 24:02d}:{self.clock[1]:02d}{ending}"
        return None if self.interval is None else cal.iso_interval(self.interval, self.calendar, self.grain)


class Reader:
    """Reads the rules' matches in one text. ``anchor`` is the day of publication or ``None``."""

    def __init__(self, atoms: Atoms, anchor: date | None, table: Words) -> None:
        self.atoms = atoms
        self.anchor = anchor
        self.words = table
        self.home: Calendar = self._home()
        self.year_said: tuple[int, int, Calendar] | None = None  # atom, year, calendar of the last explicit year
        self.join_times = True
        self.span_said: tuple[int, Interval] | None = None  # atom and days of the last named week

    # What stands around -------------------------------------------------------------------------------------------------------------

    def _home(self) -> Calendar:
        """The calendar that ``سال`` and ``ماه`` mean: Gregorian where the text names its months and none of the Jalali ones."""
        western = jalali = 0
        for i, kind in enumerate(self.atoms.kinds):
            if kind == CHARACTER["SMONTH"] or (kind == CHARACTER["AMONTH"] and i and self.kind(i - 1) in ("SMALL", "ORD")):
                western += self.atoms.values[i].calendar == "gregorian"
                jalali += self.atoms.values[i].calendar == "jalali"
        return "gregorian" if western >= 2 and not jalali else "jalali"

    def kind(self, atom: int) -> str:
        """Class name of an atom, empty outside the text and for fillers."""
        return NAME.get(self.atoms.kinds[atom], "") if 0 <= atom < len(self.atoms.kinds) else ""

    def value(self, m: Match, group: str) -> Any:
        """Value of the first atom of a group, ``None`` where the group did not take part."""
        start = m.start(group)
        return self.atoms.values[start] if start >= 0 and m.end(group) > start else None

    def key(self, atom: int, ahead: int = 0) -> str:
        """Look-up key of an atom's first (or last, for ``ahead``) token, ``ahead`` tokens on."""
        if not 0 <= atom < len(self.atoms.kinds):
            return ""
        return self.atoms.key((self.atoms.last if ahead > 0 else self.atoms.first)[atom] + ahead)

    def kinds_in(self, m: Match, group: str) -> list[str]:
        """Class names of a group's atoms."""
        start, end = m.span(group)
        return [NAME[c] for c in self.atoms.kinds[start:end]] if start >= 0 else []

    def tense(self, atom: int) -> str:
        """``past``, ``future`` or empty: the first finite verb after an atom in its clause."""
        tokens, table = self.atoms.tokens, self.words
        start = self.atoms.last[min(atom, len(self.atoms.last) - 1)] + 1
        for i in range(start, min(start + 40, len(tokens))):
            key = self.atoms.key(i)
            if key in table.future:
                return "future"
            if key in table.past or key in table.clause:
                return "past" if key in table.past or i > start + 2 else ""
            if key in (".", "!", "؟", "؛") or "\n" in self.atoms.text[tokens[i - 1].end : tokens[i].start]:
                break
        return ""

    def vetoed(self, first: int, last: int) -> bool:
        """Whether a name word before or a telling word after shows that these atoms are no date."""
        before = self.atoms.key(self.atoms.first[first] - 1)
        if before in self.words.veto_before:
            return True
        after = self.words.veto_after.get(self.key(last))
        return after is not None and self.key(last, 1) in after

    def counts(self, atom: int) -> bool:
        """Whether a number counts what follows it."""
        after = self.key(atom, 1)
        following = (self.kind(atom + 1), self.kind(atom + 2))
        if following[0] == "HOUR" and following[1] in ("CLOCK", "SMALL", "DEC") or following == ("DAY", "WEEKDAY"):
            return False
        return after in self.words.counted or after.removesuffix("ی") in self.words.counted or (after.endswith("ها") and len(after) > 4)

    def spelled_count(self, atom: int) -> bool:
        """Whether a number of four digits, in words, counts what follows it: ``پایان سال دو هزار کیلومتر``."""
        return self.kind(atom) == "FULL" and not self.key(atom)[:4].isdigit() and self.counts(atom)

    # Years --------------------------------------------------------------------------------------------------------------------------

    def year_now(self, calendar: Calendar) -> int | None:
        """The year of publication in a calendar."""
        return None if self.anchor is None else cal.from_date(self.anchor, calendar)[0]

    def year_number(self, number: int, kinds: list[str], home: Calendar | None = None) -> tuple[Calendar, int, tuple[str, ...]]:
        """Calendar and full year of a number called a year, with flags."""
        calendar: Calendar = home or ("gregorian" if self.home == "gregorian" and number < 100 else "jalali")
        if "WESTCAL" in kinds or (home is None and number >= 1500):
            calendar = "gregorian"
        elif "MOONCAL" in kinds:
            calendar = "hijri"
        elif "SUNCAL" in kinds:
            calendar = "jalali"
        elif number >= 1600 and home == "jalali":
            calendar = "gregorian"
        moon = calendar == "hijri" and ("HIJRI" in kinds or "MOONCAL" in kinds)  # محرم ۶۱ هجری
        if number < 100 and not moon:
            return calendar, cal.century_of(number, self.anchor, calendar), ("two_digit_year",)
        return calendar, number, ()

    def year_of(self, m: Match, group: str, home: Calendar) -> tuple[Calendar, int | None, tuple[str, ...], bool]:
        """Calendar, year, flags and whether it is the current one, of a year in words: ``سال ۹۸``, ``امسال``, ``سال جاری``."""
        start, end = m.span(group)
        kinds = self.kinds_in(m, group)
        for i in range(start, end):
            if NAME[self.atoms.kinds[i]] in ("FULL", "TWO", "SMALL", "ZERO"):
                calendar, year, flags = self.year_number(self.atoms.values[i], kinds, home)
                self.year_said = (i, year, calendar)
                return calendar, year, flags, False
        offset = next((OFFSET[k] for k in kinds if k in OFFSET), 0)
        if "RELYEAR" in kinds:
            offset = self.atoms.values[start + kinds.index("RELYEAR")]
        if "THAT" in kinds or "THIS" in kinds or kinds == ["YEAR"]:
            said = self.said_before(start)
            if said is not None:
                return said[1], said[0], (), False
            if "THAT" in kinds:
                return home, None, (), False
        this = self.year_now(home)
        return home, None if this is None else this + offset, (), offset == 0 and kinds != ["YEAR"]

    def named_calendar(self, m: Match) -> Calendar:
        """The calendar that group ``c`` names, else the home calendar; a letter such as ``م`` alone names none."""
        if m.start("c") < 0 or len(self.key(m.start("c"))) < 2:
            return self.home
        return "gregorian" if self.kind(m.start("c")) == "WESTCAL" else "jalali"

    def said_before(self, atom: int) -> tuple[int, Calendar] | None:
        """The last explicit year of the same sentence before an atom."""
        if self.year_said is None:
            return None
        since, year, calendar = self.year_said
        if not since <= atom <= since + 60:
            return None
        between = self.atoms.kinds[since:atom]
        if CHARACTER["BREAK"] in between:
            return None
        for offset, character in enumerate(between):
            if character == CHARACTER["STOP"] and self.key(since + offset) in (".", "!", "؟", "?"):
                return None
        return year, calendar

    def named_span(self, atom: int, least: int, most: int) -> Interval | None:
        """The named week or days that the text told last before an atom, where it lies near the day of publication."""
        if self.span_said is None or self.anchor is None:
            return None
        since, interval = self.span_said
        length = (interval[1] - interval[0]).days + 1
        near = interval[0] - timedelta(days=14) <= self.anchor <= interval[1] + timedelta(days=14)
        return interval if near and least <= length <= most and atom - since <= 400 else None

    def nearest(self, calendar: Calendar, month: int, day: int | None, tense: str) -> Interval | None:
        """The month or day of a year not told: the near one, in the past unless the tense is future."""
        if self.anchor is None:
            return None
        near = cal.from_date(self.anchor, calendar)[0]
        best: tuple[float, Interval] | None = None
        for year in (near - 1, near, near + 1):
            if day is None:
                found = cal.month_interval(calendar, year, month)
            else:
                single = cal.to_date(calendar, year, month, day)
                found = None if single is None else (single, single)
            if found is None:
                continue
            if found[0] > self.anchor:
                cost = (found[0] - self.anchor).days * {"future": 0.5, "past": 4.0}.get(tense, 1.5)
            else:
                cost = max((self.anchor - found[1]).days, 0) * {"future": 4.0, "past": 0.5}.get(tense, 1.0)
            if best is None or cost < best[0]:
                best = (cost, found)
        return None if best is None else best[1]

    def made(self, m: Match, rule: str, **known: Any) -> Found:
        """What a match is, over all its atoms."""
        return Found(m.start(), m.end() - 1, known.pop("kind", "date"), rule, **known)

    def veto(self, m: Match) -> Found:
        """What is known to be no time expression, so that no part of it is read as one; it has no rule and is left out in the end."""
        return self.made(m, "", flags=("veto",), name="veto")

    def dated(
        self,
        m: Match,
        rule: str,
        calendar: Calendar,
        year: int | None,
        month: int,
        day: int | None,
        last_day: int | None = None,
        **known: Any,
    ) -> Found:
        """A day or month, its year told or chosen by nearness; an impossible one is flagged."""
        flags: tuple[str, ...] = known.pop("flags", ())
        made = cal.PartialDate.of(calendar, year, month, last_day or day)
        flags += tuple(f for f in made.flags if f not in flags)
        grain = "month" if day is None else "day"
        if last_day is None:
            known["parts"] = (calendar, year, month, day)
        if "impossible" in flags:
            return self.made(m, rule, calendar=calendar, grain=grain, flags=flags, **known)
        if year is None:
            interval = self.nearest(calendar, month, day, known.pop("tense", "") or self.hint(m))
            known["day"] = (calendar, month, day)
            if self.anchor is not None:
                flags += ("year_from_anchor",)
        else:
            known.pop("tense", None)
            interval = (made if last_day is None else cal.PartialDate.of(calendar, year, month, day)).interval()
        if interval is not None and last_day is not None:
            last = interval[0] + timedelta(days=last_day - (day or 1))
            interval = (interval[0], max(last, interval[0]))
            if last_day < (day or 1):
                return self.made(m, rule, calendar=calendar, grain=grain, flags=(*flags, "impossible"), **known)
        return self.made(m, rule, interval=interval, calendar=calendar, grain=grain, flags=flags, **known)

    def hint(self, m: Match) -> str:
        """Tense for a month or day without a year: ``تا پایان آذر`` looks forward."""
        before = [self.kind(m.start() - 1), self.kind(m.start() - 2)]
        if any(self.key(m.start(), -i) in self.words.due for i in range(1, 7)):
            return "future"
        if before[0] == "TO" or (before[0] == "FINISH" and before[1] == "TO"):
            return "future" if self.tense(m.end() - 1) != "past" else ""
        return self.tense(m.end() - 1)

    # Spans of units -----------------------------------------------------------------------------------------------------------------

    def back(self, day: date, unit: str, count: int) -> date | None:
        """The day that lies ``count`` units after a day (before it, where negative), in the home calendar."""
        try:
            if unit in ("DAY", "NIGHT"):
                return day + timedelta(days=count)
            if unit == "WEEK":
                return day + timedelta(days=7 * count)
            if unit in ("MONTH", "SEASON", "YEAR", "DECADE", "CENTURY"):
                months = count * {"MONTH": 1, "SEASON": 3, "YEAR": 12, "DECADE": 120, "CENTURY": 1200}[unit]
                if unit == "MONTH" and abs(count) > 12:  # a year and six months
                    whole = self.back(day, "YEAR", int(count / 12))
                    return None if whole is None else self.back(whole, "MONTH", count - 12 * int(count / 12))
                calendar: Calendar = "jalali" if unit in ("MONTH", "SEASON") and self.home == "jalali" else "gregorian"
                year, month, number = cal.from_date(day, calendar)
                index = year * 12 + month - 1 + months
                year, month = index // 12, index % 12 + 1
                length = cal.month_length(calendar, year, month)
                return cal.to_date(calendar, year, month, min(number, length)) if length else None
        except (OverflowError, ValueError):
            return None
        return None

    def unit_interval(self, unit: str, offset: int) -> Interval | None:
        """This, the last or the next week, month, season, year or decade."""
        if self.anchor is None or abs(offset) > 2000:
            return None
        try:
            if unit in ("DAY", "NIGHT"):
                day = self.anchor + timedelta(days=offset)
                return day, day
            if unit == "WEEK":
                first = self.anchor - timedelta(days=(self.anchor.weekday() - NEWS_WEEK_START) % 7) + timedelta(days=7 * offset)
                return first, first + timedelta(days=6)
        except OverflowError:
            return None
        year, month, _ = cal.from_date(self.anchor, self.home)
        if unit == "YEAR":
            return cal.year_interval(self.home, year + offset)
        if unit == "DECADE":
            return cal.year_interval(self.home, year // 10 * 10 + 10 * offset, 10)
        if unit == "CENTURY":
            return cal.year_interval(self.home, year // 100 * 100 + 100 * offset, 100)
        size = 3 if unit == "SEASON" else 1
        index = year * 12 + (month - 1) // size * size + size * offset
        return cal.month_interval(self.home, index // 12, index % 12 + 1, size)

    def recent(self, m: Match, rule: str, unit: str, count: int | None) -> Found:
        """The last ``count`` units up to the day of publication."""
        grain = GRAIN.get(unit, "day") + "s"
        first = None if self.anchor is None or count is None else self.back(self.anchor, unit, -count)
        interval = None if first is None or self.anchor is None else (first, self.anchor)
        return self.made(m, rule, interval=interval, grain=grain)

    @staticmethod
    def count(value: Any) -> int | None:
        """A whole number of units, ``None`` for ``چند`` and ``دو سه``."""
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else None
        return value if isinstance(value, int) and value < 5000 else None

    @staticmethod
    def clock_of(value: Any, minute: int, part: str | None) -> tuple[int, int] | None:
        """Hour and minute, the hour after noon where the part of the day says so; ``None`` where there is no such time."""
        hour = value
        if isinstance(value, tuple):
            hour, minute = value[0], value[1]
        elif isinstance(value, Decimal):
            hour, minute = int(value), int((value % 1) * 100)
        if not isinstance(hour, int) or not isinstance(minute, int) or not (0 <= hour < 24 or (hour == 24 and minute == 0)) or minute > 59:
            return None
        if part in _AFTERNOON and hour < 12 and not (part == "night" and hour < 5):
            hour += 12
        elif part == "noon" and 1 <= hour <= 4:
            hour += 12
        elif part in ("night", "midnight") and hour == 12:
            hour = 24
        elif part in ("dawn", "morning") and hour == 12:
            hour = 0
        return hour, minute

    def part_of(self, m: Match, *groups: str) -> str | None:
        """The part of the day that one of the groups names."""
        for group in groups:
            start = m.start(group)
            if start >= 0:
                return "night" if self.kind(start) == "NIGHT" else str(self.atoms.values[start])
        return None

    def filler(self, atom: int) -> bool:
        """Whether an atom is a word of no class."""
        return 0 <= atom < len(self.atoms.kinds) and self.atoms.kinds[atom] == FILLER
