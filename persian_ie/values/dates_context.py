"""What time expressions that stand near each other tell of each other: a year, the day of writing, that something comes every year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from persian_ie.values.calendars import PartialDate
from persian_ie.values.dates_atoms import CHARACTER
from persian_ie.values.dates_readings import Readings
from persian_ie.values.dates_values import Found

_EVERY_YEAR = {
    "day_month",
    "days_month",
    "days_list_month",
    "month",
    "occasion",
    "day_of_occasion",
    "week_of_month",
    "days_of_month",
    "middle_of_month",
    "season",
}
_YEAR_TOLD = {"YEAR", "RELYEAR", "FULL", "TWO", "CURRENT", "GONE", "COMING", "RECENT"}


def in_context(reader: Readings, results: list[Found]) -> list[Found]:
    """The time expressions of a text, in order, each with what the others tell of it."""
    results = list(results)
    for i in range(len(results) - 1, 0, -1):
        results[i - 1] = _with_year_of(reader, results[i - 1], results[i])
    _told_later(reader, results)
    _written_before(reader, results)
    _told_before(reader, results)
    _of_history(reader, results)
    return _weekly(reader, _yearly(reader, results))


def _with_year_of(reader: Readings, left: Found, right: Found) -> Found:
    """``فروردین و اردیبهشت ۹۸``: the first month or day has the year of the second; ``شنبه و یکشنبه هفته آینده``: and the week."""
    if left.name == right.name == "weekday" and left.interval and right.interval and right.first - left.last == 2:
        if reader.kind(left.last + 1) == "AND" and "WEEK" in (reader.kind(i) for i in range(right.first, right.last + 1)):
            near = right.interval[0]
            near -= timedelta(days=(near.weekday() - left.interval[0].weekday()) % 7)
            return replace(left, interval=(near, near))
    if left.day is None or left.edge or right.parts is None or right.parts[1] is None or left.day[0] != right.parts[0]:
        return left
    if right.first - left.last != 2 or reader.kind(left.last + 1) not in ("AND", "COMMA") and reader.key(left.last + 1) != "یا":
        return left
    calendar, month, day = left.day
    year = right.parts[1]
    return replace(left, interval=PartialDate.of(calendar, year, month, day).interval(), parts=(calendar, year, month, day), day=None)


def _told_later(reader: Readings, results: list[Found]) -> None:
    """``روز سه‌شنبه در نشستی (۱۲ شهریور)``: a week-day has the date that its sentence tells after it."""
    for i, item in enumerate(results):
        if item.name != "weekday" or item.interval is None:
            continue
        for later in results[i + 1 : i + 3]:
            between = reader.atoms.kinds[item.last + 1 : later.first]
            if (
                len(between) > 40
                or CHARACTER["BREAK"] in between
                or any(c == CHARACTER["STOP"] and reader.key(item.last + 1 + n) == "." for n, c in enumerate(between))
            ):
                break
            if later.parts is not None and later.grain == "day" and later.interval is not None and later.name != "weekday":
                day = later.interval[0]
                if day == later.interval[1] and day.weekday() == item.interval[0].weekday():
                    results[i] = replace(item, interval=later.interval)
                break


def _written_before(reader: Readings, results: list[Found]) -> None:
    """``فردا (پانزدهم شهریور)``, ``امروز جمعه``: the day beside tells when the article was written; all its ``امروز`` count from there."""
    if reader.anchor is None:
        return
    relative: dict[int, date] = {}  # the result's index and the day that it would be
    for i, item in enumerate(results):
        offsets = [reader.atoms.values[n] for n in range(item.first, item.last + 1) if reader.kind(n) == "RELDAY"]
        if len(offsets) == 1 and item.interval is not None and item.interval[0] == item.interval[1]:
            relative[i] = reader.anchor + timedelta(days=offsets[0])
    for i, day in relative.items():
        told = results[i].interval
        later = results[i + 1] if i + 1 < len(results) else None
        if later is not None and later.first == results[i].last + 2 and reader.kind(later.first - 1) == "OPEN" and later.parts is not None:
            after = results[i + 2] if i + 2 < len(results) else None
            listed = after is not None and after.first == later.last + 2 and reader.kind(later.last + 1) in ("AND", "COMMA")
            told = later.interval if later.grain == "day" and not listed else told  # امروز و فردا (۱۹ و ۲۰ شهریور)
        shift = 0 if told is None else (told[0] - day).days
        if 0 < abs(shift) <= 2:
            for j, expected in relative.items():
                if results[j].interval == (expected, expected):
                    moved = expected + timedelta(days=shift)
                    results[j] = replace(results[j], interval=(moved, moved))
            return


def _told_before(reader: Readings, results: list[Found]) -> None:
    """``یک ماه بعد`` counts from the date told last; ``بیستم اسفند مصادف با جمعه`` is one day, ``فردا از ساعت ۱۲`` its noon."""
    for i in range(1, len(results)):
        item, before = results[i], results[i - 1]
        between = range(before.last + 1, item.first)
        if len(between) > 60 or any(reader.kind(n) == "BREAK" for n in between):
            continue
        single = before.interval is not None and before.interval[0] == before.interval[1]
        if item.kind == "time" and item.clock is not None and item.interval is None and "date_unknown" not in item.flags:
            known = before.kind == "time" or before.grain == "day" and before.name != "now" and not before.edge
            if single and known:
                if [reader.kind(n) for n in between] in (["FROM"], ["TO"]):  # فردا از ساعت ۱۲
                    results[i] = replace(item, interval=before.interval)
        elif item.name == "weekday" and item.interval is not None and single and before.parts is not None and before.interval is not None:
            same_day = before.interval[0].weekday() == item.interval[0].weekday()
            if same_day and any(reader.key(n) in ("مصادف", "مقارن", "برابر", "مطابق") for n in between):
                results[i] = replace(item, interval=before.interval)
        elif item.rule == "counted_past" and reader.key(item.last) == "بعد":
            results[i] = _counted_from(reader, item, before)


def _counted_from(reader: Readings, item: Found, before: Found) -> Found:
    """``یک ماه بعد`` in a story: from the month, year or day that the text tells before it."""
    told = before.parts is not None and before.parts[1] is not None or before.rule == "year"
    if not told or before.interval is None or item.interval is None or reader.anchor is None:
        return item
    unit = {"year": "YEAR", "month": "MONTH", "week": "WEEK", "day": "DAY"}.get(item.grain)
    count = reader.count(reader.atoms.values[item.first])
    if unit is None or count is None:
        return item
    there = Readings(reader.atoms, reader.anchor, reader.words)
    there.home = before.calendar or reader.home
    there.anchor = there.back(before.interval[0], unit, count)
    return replace(item, interval=there.unit_interval(unit, 0), calendar=there.home)


def _yearly(reader: Readings, results: list[Found]) -> list[Found]:
    """``هفته اول شهریور هر سال``, ``هر سال در نوروز و پایان اسفند``: no day of one year."""
    out = list(results)
    for i, item in enumerate(results):
        if (
            item.rule not in _EVERY_YEAR
            or item.interval is None
            or any(reader.kind(n) in _YEAR_TOLD for n in range(item.first, item.last + 1))
        ):
            continue
        before, after = results[i - 1] if i else None, results[i + 1] if i + 1 < len(results) else None
        yearly = after is not None and _is_yearly(after) and after.first == item.last + 1
        if before is not None and not yearly and item.first - before.last <= 4:
            gap = [reader.kind(n) for n in range(before.last + 1, item.first)]
            stopped = any(kind in ("STOP", "BREAK", "COMMA") for kind in gap)
            listed = gap in (["AND"], ["COMMA"]) and out[i - 1].rule in _EVERY_YEAR and "yearly" in out[i - 1].flags
            yearly = listed or _is_yearly(before) and not stopped
        if yearly:
            out[i] = replace(item, interval=None, day=None, flags=(*item.flags, "yearly"))
    return out


def _weekly(reader: Readings, results: list[Found]) -> list[Found]:
    """``از چهارشنبه تا شنبه هر هفته``: no day of one week."""
    out = list(results)
    for i in range(len(out) - 2, -1, -1):
        item, after = out[i], out[i + 1]
        if item.name != "weekday" or item.interval is None:
            continue
        gap = [reader.kind(n) for n in range(item.last + 1, after.first)]
        if (
            after.kind == "set"
            and after.period == "P1W"
            and gap in ([], ["IN"])
            or "weekly" in after.flags
            and gap in (["TO"], ["AND"], ["TO", "PART"])
        ):
            out[i] = replace(item, interval=None, flags=(*item.flags, "weekly", "date_unknown"))
    return out


def _of_history(reader: Readings, results: list[Found]) -> None:
    """``قیام ۱۷ شهریور``: the day of a known event has the event's year, here and wherever else the text names it without a year."""
    table = reader.words
    told = [item.day is not None and item.day[0] == "jalali" and item.kind == "date" and not item.edge for item in results]
    past = {item.day for item, bare in zip(results, told, strict=True) if bare and reader.key(item.first, -1) in table.past_events}
    for i, (item, bare) in enumerate(zip(results, told, strict=True)):
        if bare and item.day in past and item.day is not None and reader.key(item.first, -1) not in table.anniversaries:
            _, month, day = item.day
            year = table.history.get((month, day or 0))
            if year is not None:
                interval = PartialDate.of("jalali", year, month, day).interval()
                results[i] = replace(item, interval=interval, parts=("jalali", year, month, day), day=None)


def _is_yearly(item: Found) -> bool:
    return item.kind == "set" and item.period == "P1Y"
