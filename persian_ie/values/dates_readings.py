"""The readings that the rules of `dates_rules` name: one method for each way of getting from words to a value.

This last of the classes reads clock times, durations and recurring times.
"""

from __future__ import annotations

from decimal import Decimal

from persian_ie.values.dates_spans import Spans
from persian_ie.values.dates_values import GRAIN, PERIOD, UNIT_OF, Found, Match

_TILL_NIGHT = {"ادامه", "باز", "طول", "منتظر", "بیدار", "مشغول", "کار"}
_AT = {"هنگام", "وقت", "موقع", "ساعات", "ساعت"}


class Readings(Spans):
    """All readings; each method returns what was found, several, or nothing where the match is no time expression."""

    def clock(self, m: Match, rule: str) -> Found | None:
        """``۲۰:۳۰``."""
        clock = self.clock_of(self.value(m, "c"), 0, self.part_of(m, "p"))
        if self.kind(m.start()) == "CLOCK" and self.key(m.start(), -1) in ("آیه", "سوره", "نتیجه", "نسبت"):
            return None
        return None if clock is None else self.made(m, rule, kind="time", clock=clock, grain="minute")

    def hour(self, m: Match, rule: str) -> Found | None:
        """``ساعت ۱۷``, ``۱۰ صبح``."""
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
        if rule == "hour_of_day" and (
            not 1 <= hour <= 12 or self.kind(m.start() - 1) in ("TO", "AND") and self.kind(m.start() - 2) not in ("SMALL", "PART")
        ):
            return None
        clock = self.clock_of(hour, minute or 0, part)
        if rule == "hour_of_day" and self.key(m.start(), -1) in self.words.veto_before:
            return self.veto(m)  # روزنامه هفت صبح
        if clock is None:
            return (
                self.made(m, rule, kind="time", grain="hour", flags=("impossible",))
                if isinstance(hour, (int, Decimal)) and rule == "hour"
                else None
            )
        return self.made(m, rule, kind="time", clock=clock, grain="hour" if minute is None else "minute")

    def hour_span(self, m: Match, rule: str) -> list[Found] | Found | None:
        """``ساعت ۸ تا ۱۲``, ``ساعت ۹ تا ۱۲ و ۱۸ تا ۲۱``."""
        first, second = self.value(m, "h"), self.value(m, "h2")
        late = self.part_of(m, "p2")
        start, end = self.clock_of(first, 0, self.part_of(m, "p")), self.clock_of(second, 0, late)
        if start is None or end is None or (self.kind(m.start()) == "SMALL" and start >= end):
            return None
        if m.start("p") < 0 and late in ("afternoon", "evening", "night") and start[0] + 12 < end[0]:
            start = (start[0] + 12, start[1])
        found = self.made(m, rule, kind="time", clock=start, until=end, grain="hour")
        if "h3" not in m.re.groupindex or m.start("h3") < 0:
            return found
        start, end = self.clock_of(self.value(m, "h3"), 0, None), self.clock_of(self.value(m, "h4"), 0, None)
        if start is None or end is None or start >= end:
            return None
        last = m.end("p2") if m.start("p2") >= 0 else m.end("h2")
        return [self._with(found, last=last - 1), self._with(found, first=m.start("h3"), clock=start, until=end)]

    def part_of_day(self, m: Match, rule: str) -> Found | None:
        """``صبح`` with no day beside it: a time of the day that has no value in ISO 8601; the flag names it."""
        last = m.end() - 1
        before, after = self.key(m.start(), -1), self.key(last, 1)
        name = "night" if self.kind(m.start()) == "NIGHT" else str(self.atoms.values[m.start()])
        word = self.key(m.start())
        ends = self.kind(m.end()) in ("STOP", "COMMA", "CLOSE", "BREAK", "TO", "AND", "IN", "FROM", "OF") or m.end() == len(
            self.atoms.kinds
        )
        open_end = ends or after in self.words.past | self.words.future | self.words.clause | {"با", "را", "برای", "همراه", "بر"}
        linked = self.kind(m.start() - 1) in ("TO", "AND", "FROM") and self.kind(m.start() - 2) in ("PART", "NIGHT")
        if linked and self.kind(m.start() - 1) == "AND" and self.key(m.start() - 2, -1) in self.words.part_before:
            return None  # دو شیفت صبح و عصر
        if before == "از" and self.key(m.start(), -2) == "پاسی":
            return None
        if word[:1].isascii() or "." in word or before in self.words.part_before | self.words.veto_before or after in self.words.part_after:
            return None
        if self.kind(m.end()) == "OCCASION" or (
            rule == "night" and (not ends and after not in _TILL_NIGHT | self.words.past or before == "در" and self.kind(m.end()) == "AND")
        ):
            return None
        if word in ("عصر", "غروب") and not (open_end and before != "در" or linked):
            return None
        if word in ("سحر", "بامداد", "صبحگاه") and before not in _AT and not linked and not self.kind(m.start() - 1):
            return None  # names of people, ceremonies and channels too
        if self.kind(m.end()) == "OF" and self.key(last, 2) in ("خیر", "کام"):  # صبح به خیر
            return None
        return self.made(m, rule, kind="time", grain="part", flags=(name,))

    def match_minute(self, m: Match, rule: str) -> Found | None:
        """``دقیقه ۶۰`` of a match."""
        minute = self.value(m, "n")
        counts = self.counts(m.end() - 1) and self.key(m.end() - 1, 1) != "گل"
        if not isinstance(minute, int) or not 0 < minute <= 130 or counts:
            return None
        if self.kind(m.start() - 1) in ("SMALL", "TWO", "SOME", "EVERY", "PAIR", "DEC", "BIG", "CLOCK", "HALF"):
            return None
        return self.made(m, rule, kind="time", grain="minute", flags=("date_unknown",))

    def duration(self, m: Match, rule: str) -> Found | None:
        """``دو سال و سه ماه``."""
        number, unit = self.value(m, "n"), self.kind(m.start("u"))
        unit = UNIT_OF.get(unit, unit)
        kind = self.kind(m.start("n"))
        if kind == "HALF":
            if unit not in ("HOUR", "YEAR") or self.key(m.start("n")) != "نیم":
                return None
            number = Decimal("0.5")
        if unit in ("DAY", "NIGHT") and self.kind(m.end()) == "WEEKDAY" or unit == "MONTH" and self.kind(m.end()) in ("SMONTH", "AMONTH"):
            return None
        if (
            unit == "YEAR"
            and self.kind(m.end()) in ("FULL", "TWO")
            and self.kind(m.end() + 1) == "AND"
            and self.kind(m.end() + 2) in ("FULL", "TWO")
        ):
            return None  # دو سال ۱۳۹۹ و ۱۴۰۰
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
            if name in PERIOD and period is not None and self.count(self.atoms.values[i - 1]) is not None:
                more = self._period(Decimal(self.atoms.values[i - 1]), name)
                period = self._joined(period, more)
        return self.made(m, rule, kind="duration", period=period, grain=GRAIN.get(unit, unit.lower()))

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
        return PERIOD[unit].format(shown)

    @staticmethod
    def _joined(first: str, second: str) -> str:
        if "T" in first:
            return first + second.replace("PT", "").replace("P", "")
        return first + second[1:]

    def duration_span(self, m: Match, rule: str) -> Found | None:
        """``دو تا سه ساعت``."""
        unit = self.kind(m.start("u"))
        high = self.count(self.value(m, "n2"))
        if high is None or self.kind(m.start("n")) == "FULL" or self.kind(m.end()) in ("SMONTH", "AMONTH", "WEEKDAY"):
            return None
        return self.made(m, rule, kind="duration", period=None, grain=GRAIN.get(unit, unit.lower()), flags=("range",))

    def every(self, m: Match, rule: str) -> Found | None:
        """``هر سال``."""
        unit = self.kind(m.start("u"))
        unit = UNIT_OF.get(unit, unit)
        count = self.count(self.value(m, "n")) if m.start("n") >= 0 and m.end("n") > m.start("n") else 1
        if unit == "WEEKDAY":
            return self.made(m, rule, kind="set", period=f"XXXX-WXX-{self.value(m, 'u') + 1}", grain="day")
        period = None if count is None else self._period(Decimal(count), unit)
        return self.made(m, rule, kind="set", period=period, grain=GRAIN.get(unit, unit.lower()))

    def times_in(self, m: Match, rule: str) -> Found | None:
        """``سه روز در هفته``, ``دو بار در سال``."""
        unit = self.kind(m.start("u"))
        told = self.kind(m.end()) in (
            "GONE",
            "CURRENT",
            "COMING",
            "AGO",
            "RECENT",
            "FULL",
            "TWO",
            "SMALL",
            "ZERO",
            "ORD",
            "WEEKDAY",
            "SMONTH",
        )
        if told or (self.filler(m.end()) and self.key(m.end()) in ("«", "های", "نخست", "دولت")):
            return None
        return self.made(m, rule, kind="set", period=self._period(Decimal(1), unit), grain=GRAIN.get(unit, unit.lower()))
