"""Dates, clock times, durations and recurring times in Persian text, with their values.

`find_dates` goes five steps: `dates_atoms` marks the words of time expressions, `dates_rules` says which sequences of them make
one, `dates_readings` works out their values, the functions here join neighbours (``جمعه ساعت ۱۷``, ``مهر تا آذر``,
``از ابتدای سال تاکنون``), and `dates_context` says what those that stand apart tell of each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from persian_ie.errors import DateError, require_text
from persian_ie.text.segmentation import tokenize
from persian_ie.types import Timex, Token
from persian_ie.values import calendars as cal
from persian_ie.values.calendars import PartialDate
from persian_ie.values.dates_atoms import Atoms, atomize
from persian_ie.values.dates_context import in_context
from persian_ie.values.dates_readings import Readings
from persian_ie.values.dates_rules import any_rule, rules_by_first
from persian_ie.values.dates_values import Found
from persian_ie.values.dates_words import words

_EDGES = {"BEGIN", "FINISH", "EARLY", "LATE", "MIDDLE"}
_NUMBERS = {"TWO", "FULL", "SMALL", "ZERO"}
_COARSE = {"year", "years", "month", "months", "week", "season", "decade", "century", "days", "weeks", "seasons", "decades"}


def find_dates(
    text: str, tokens: Sequence[Token] | None = None, anchor: date | str | None = None, *, join_times: bool = True
) -> list[Timex]:
    """Find the time expressions of a text.

    Parameters
    ----------
    text : str
        Raw text; offsets of the results point into it.
    tokens : sequence of Token, optional
        Its tokens, where they are known already.
    anchor : datetime.date or str, optional
        The day of publication, which ``امروز``, ``سال گذشته`` and dates without a year are seen from; without it (or with one before the
        year 700 or after 2500) they have no value.
    join_times : bool
        Whether a day and the clock time beside it are one result (``جمعه ساعت ۱۷``); else they are two.

    Returns
    -------
    list of Timex
        Of kind ``date``, ``time``, ``duration`` and ``set``, in order and not overlapping.

    Examples
    --------
    >>> from datetime import date
    >>> for t in find_dates("طرح از سال ۹۶ آغاز شد و تا پایان آذرماه به اتمام می‌رسد.", anchor=date(2019, 8, 26)):
    ...     print(t.text, t.value)
    سال ۹۶ 2017-03-21/2018-03-20
    پایان آذرماه 2019-12-21
    """
    require_text(text)
    if tokens is None:
        tokens = tokenize(text)
    atoms = atomize(text, tokens)
    reader = Readings(atoms, _day(anchor), words())
    reader.join_times = join_times
    results: list[Timex] = []
    for found in _joined(reader, _matched(reader)):
        timex = _timex(atoms, found)
        if found.rule and (not results or results[-1].end <= timex.start):  # words run together may be claimed twice
            results.append(timex)
    return results


def parse_date(s: str, anchor: date | str | None = None) -> PartialDate | None:
    """Read a string that is one date, time or span as a whole; ``None`` where it is not.

    >>> parse_date("۱۵ شهریور ۱۴۰۴").value, parse_date("۳۰ اسفند ۱۴۰۴").flags, parse_date("مسکن مهر")
    ('2025-09-06', ('impossible',), None)
    >>> parse_date("سال گذشته", anchor="2019-09-04").value, str(parse_date("۱۵ شهریور"))
    ('2018-03-21/2019-03-20', 'XXXX-06-15')
    """
    require_text(s)
    if not isinstance(s, str):
        raise DateError(f"parse_date takes a string, not {type(s).__name__}")
    stripped = s.strip()
    if not stripped or len(stripped) > 200:
        return None
    day = _day(anchor)
    tokens = tokenize(s)
    atoms = atomize(s, tokens)
    reader = Readings(atoms, day, words())
    found = [item for item in _joined(reader, _matched(reader)) if item.rule]
    if len(found) == 1 and found[0].kind in ("date", "time"):
        start, end = tokens[atoms.first[found[0].first]].start, tokens[atoms.last[found[0].last]].end
        if s[start:end].strip() == stripped:
            return _partial(found[0])
    if len(stripped) == 4 and stripped.isdecimal():  # a year in a form or table
        year = int(stripped)
        if 1200 <= year < 1500 or 1600 <= year < 2200:
            return PartialDate.of("jalali" if year < 1500 else "gregorian", year)
    return None


def _partial(found: Found) -> PartialDate:
    """What was found as a date of a calendar, as far as it is one."""
    calendar = found.calendar or "gregorian"
    hour, minute = found.clock or (None, None)
    flags = tuple(flag for flag in found.flags if flag != "impossible" and not flag.startswith("hijri_"))
    if found.until is not None:
        hour = minute = None
        flags += ("time_span",)
    single = found.interval is not None and found.interval[0] == found.interval[1]
    if found.parts is not None and not found.edge and (found.rule != "range"):
        written, year, month, day = found.parts
        if year is None and found.interval is not None:
            year = cal.from_date(found.interval[0], written)[0]
        return PartialDate.of(written, year, month, day, hour, minute, flags)
    if found.interval is None:
        if found.clock is not None or "impossible" in found.flags:
            return PartialDate(calendar, "minute" if minute is not None else "day", hour=hour, minute=minute, flags=found.flags)
        return PartialDate(calendar, "day" if found.grain == "day" else "span", flags=(*flags, "unresolved"))
    if single:
        return PartialDate.of(calendar, *cal.from_date(found.interval[0], calendar), hour, minute, flags)
    if found.grain == "year":
        return PartialDate.of(calendar, cal.from_date(found.interval[0], calendar)[0], flags=flags)
    return PartialDate(calendar, "span", flags=flags, span=cal.iso_interval(found.interval))


def _day(anchor: date | str | None) -> date | None:
    if isinstance(anchor, str):
        try:
            anchor = date.fromisoformat(anchor[:10])
        except ValueError:
            raise DateError(f"{anchor!r} is no ISO date such as '2025-09-06'") from None
    if isinstance(anchor, datetime):
        anchor = anchor.date()
    if anchor is not None and not isinstance(anchor, date):
        raise DateError(f"the anchor is a date or an ISO string, not {type(anchor).__name__}")
    return anchor if anchor is not None and 700 <= anchor.year <= 2500 else None


def _matched(reader: Readings) -> list[Found]:
    """What the rules find, left to right; of the matches at one place the longest that has a reading."""
    kinds, anywhere, table = reader.atoms.kinds, any_rule(), rules_by_first()
    results: list[Found] = []
    position = 0
    while (hit := anywhere.search(kinds, position)) is not None:
        start = hit.start()
        matches = [(m.end(), rank, rule, m) for rank, rule in table[kinds[start]] if (m := rule.pattern.match(kinds, start)) is not None]
        matches.sort(key=lambda item: item[:2], reverse=True)
        position = start + 1
        for end, _, rule, m in matches:
            found = getattr(reader, rule.reading)(m, rule.name)
            if not found and reader.kind(end - 1) in _NUMBERS and (shorter := rule.pattern.match(kinds, start, end - 1)) is not None:
                end, found = (
                    shorter.end(),
                    getattr(reader, rule.reading)(shorter, rule.name),
                )  # the number counts what follows: شهریور ۶۰ نفر
            if found:
                results += found if isinstance(found, list) else [found]
                position = results[-1].last + 1 if results[-1].name == "veto" else max(end, results[-1].last + 1)
                break
    return results


def _joined(reader: Readings, found: list[Found]) -> list[Found]:
    """Edges taken in, ranges and dates with times made one."""
    with_edges: list[Found] = []
    for item in found:
        floor = with_edges[-1].last + 1 if with_edges else 0
        with_edges.append(_with_edge(reader, item, floor))
    if len(with_edges) == 1:  # the common case of a string that is one date
        return [_with_part(reader, with_edges[0], -1)]
    results: list[Found] = []
    for item in with_edges:
        while results and (merged := _merged(reader, results[-1], item)) is not None:
            results.pop()
            item = merged
        results.append(item)
    results = in_context(reader, results)
    return [_with_part(reader, item, results[i - 1].last if i else -1) for i, item in enumerate(results)]


def _with_edge(reader: Readings, item: Found, floor: int) -> Found:
    """``پایان سال``, ``ابتدای شهریور``, ``اواخر هفته``: the word before is part of the expression and picks a day of it."""
    before = item.first - 1
    edge = reader.kind(before)
    if before < floor or item.kind != "date" or item.grain not in _COARSE or item.name:
        return item
    if edge == "ORD" and reader.atoms.values[before] == 1 and item.grain in ("year", "week", "month"):
        edge = "BEGIN"
    if edge not in _EDGES:
        return item
    flags = (*item.flags, edge.lower())
    if item.interval is None:
        return replace(item, first=before, flags=flags, edge=edge)
    first, last = item.interval
    if edge == "FINISH":
        return replace(item, first=before, interval=(last, last), grain="day", edge=edge, day=None, flags=flags)
    if edge == "BEGIN":
        anchor = reader.anchor
        if item.current and reader.kind(before - 1) == "FROM" and before - 1 >= floor and anchor is not None and first <= anchor:
            return replace(item, first=before - 1, interval=(first, anchor), grain="days", edge=edge, flags=flags)
        return replace(item, first=before, interval=(first, first), grain="day", edge=edge, day=None, flags=flags)
    if item.grain == "week":
        return replace(item, first=before, interval=None, edge=edge, flags=flags)
    return replace(item, first=before, edge=edge, flags=flags)


def _merged(reader: Readings, left: Found, right: Found) -> Found | None:
    """One expression of two that stand next to each other, or ``None`` where they stay two."""
    gap = [reader.kind(i) or "." for i in range(left.last + 1, right.first)] if right.first - left.last <= 4 else ["."] * 4
    if right.name == "now":
        return _until_now(reader, left, right) if not gap else None
    if gap == ["TO"]:
        return _range(reader, left, right)
    if (
        not gap
        and right.parts is not None
        and right.grain == "day"
        and left.rule in ("weekday", "weekday_of_today", "day_relative", "yesterday")
    ):
        return replace(right, first=left.first, rule=f"{left.rule}+{right.rule}")  # امروز سه‌شنبه ۱۲ شهریور
    if (
        not gap
        and left.rule == "vague_plural"
        and right.kind == "date"
        and right.grain in ("year", "month", "week", "season")
        and not right.edge
    ):
        edge = {"FIRSTADJ": "early", "LASTADJ": "late"}.get(reader.kind(left.last))  # روزهای پایانی ماه اکتبر
        if edge is not None and not right.name:
            return replace(right, first=left.first, flags=(*right.flags, edge), rule=f"{left.rule}+{right.rule}", edge=edge)
    if (
        reader.join_times
        and left.kind in ("date", "time")
        and right.kind in ("date", "time")
        and left.kind != right.kind
        and gap in ([], ["COMMA"], ["DASH"], ["STOP"], ["IN"])
    ):
        day, clock = (left, right) if right.kind == "time" else (right, left)
        if clock.clock is None or clock.interval is not None or (gap == ["IN"] and left.kind == "date"):
            return None
        if gap == ["STOP"] and reader.key(left.last + 1) not in ("-", "–", ":", "؛"):
            return None
        if day.grain != "day" or day.name == "now" or (day.interval is not None and day.interval[0] != day.interval[1]):
            return None
        if gap and left.kind == "time" and gap != ["COMMA"]:
            return None
        flags = day.flags if day.interval is not None else (*day.flags, "date_unknown")
        if day is right and clock.until is not None and clock.until < clock.clock and day.interval is not None:
            eve = day.interval[0] - timedelta(days=1)  # ساعت ۲۲ تا ۵ صبح شنبه ends on it
            day = replace(day, interval=(eve, eve))
        return replace(
            day,
            flags=flags,
            first=left.first,
            last=right.last,
            kind="time",
            clock=clock.clock,
            until=clock.until,
            grain=clock.grain,
            rule=f"{day.rule}+{clock.rule}",
            day=None,
        )
    return None


def _until_now(reader: Readings, left: Found, right: Found) -> Found | None:
    """``از سال ۹۲ تاکنون``."""
    starts_open = reader.kind(left.first) == "FROM" or reader.kind(left.first - 1) == "FROM"
    if left.kind != "date" or left.name == "now" or not (starts_open or left.edge == "BEGIN"):
        return None
    if left.interval is None or right.interval is None:
        if reader.anchor is not None:
            return None
    elif left.interval[0] > right.interval[0]:
        return None
    span = None if left.interval is None or right.interval is None else (left.interval[0], right.interval[0])
    first = left.first - (reader.kind(left.first) != "FROM" and reader.kind(left.first - 1) == "FROM")
    return replace(left, first=first, last=right.last, interval=span, grain="days", day=None, rule="until_now")


def _range(reader: Readings, left: Found, right: Found) -> Found | None:
    """``هشتم بهمن تا ۳۰ فروردین ۹۱``: the first may take its year from the second."""
    if left.kind != "date" or right.kind != "date" or left.name == "now":
        return None
    if left.interval is None or right.interval is None:
        unresolved = left.rule == right.rule == "weekday" or (
            reader.anchor is None and (left.parts or left.rule == "day_relative") and right.parts
        )
        return replace(left, last=right.last, interval=None, grain="days", rule="range", day=right.day, parts=None) if unresolved else None
    first, last = left.interval, right.interval
    if right.name == "weekday" and left.grain == "day" and left.name != "weekday":  # فردا تا سه‌شنبه
        until = first[0] + timedelta(days=(last[0].weekday() - first[0].weekday()) % 7)
        last = (until, until)
    if left.day is not None and right.day is not None:  # neither has a year: the end is the first one after the beginning
        calendar, month, day = right.day
        year = cal.from_date(first[0], calendar)[0]
        options = [PartialDate.of(calendar, y, month, day).interval() for y in (year, year + 1)]
        last = next((o for o in options if o is not None and o[1] >= first[0]), last)
    elif left.day is not None:
        calendar, month, day = left.day
        year = cal.from_date(last[1], calendar)[0]
        options = [PartialDate.of(calendar, y, month, day).interval() for y in (year, year - 1)]
        first = next((o for o in options if o is not None and o[0] <= last[1]), first)
    if first[0] > last[1] or last[1] - first[0] > timedelta(days=366 * 400):
        return None
    calendar_of = left.calendar if left.calendar == right.calendar else None
    flags = tuple(dict.fromkeys(left.flags + right.flags))
    return replace(
        left,
        last=right.last,
        interval=(first[0], last[1]),
        calendar=calendar_of,
        grain="days",
        day=None,
        rule="range",
        flags=flags,
        name="",
    )


def _with_part(reader: Readings, item: Found, floor: int) -> Found:
    """``صبح ۱۲ شهریور``: the part of the day before a date belongs to it."""
    before = item.first - 1
    if (
        item.kind == "date"
        and item.grain == "day"
        and not item.edge
        and item.name not in ("now",)
        and before > floor
        and reader.kind(before) == "PART"
    ):
        return replace(item, first=before)
    return item


def _timex(atoms: Atoms, found: Found) -> Timex:
    tokens = atoms.tokens
    start, end = tokens[atoms.first[found.first]].start, tokens[atoms.last[found.last]].end
    return Timex(start, end, atoms.text[start:end], found.value, found.kind, found.calendar, found.grain, found.flags, found.rule)
