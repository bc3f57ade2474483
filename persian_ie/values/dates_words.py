"""The words of time expressions, loaded from ``dates_words.toml`` and ``dates_occasions.tsv`` into one look-up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from persian_ie.values.calendars import Calendar

ZWNJ = "\u200c"
_HERE = Path(__file__).resolve().parent


class Occasion(NamedTuple):
    """A named day or span of days that comes every year."""

    calendar: Calendar
    month: int
    day: int
    days: int


class MonthName(NamedTuple):
    """A month: its calendar and number, and whether the word has other common meanings."""

    calendar: Calendar
    month: int
    ambiguous: bool
    afghan: bool = False


Part = tuple[str, Any]  # class and value of an atom


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word may begin: atoms of its own, phrases, or a number."""

    parts: tuple[Part, ...] = ()
    phrases: tuple[tuple[tuple[str, ...], tuple[Part, ...]], ...] = ()
    number: int | None = None
    ordinal: int | None = None
    and_number: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """All tables in the form that the scanner wants."""

    entries: dict[str, Entry]
    veto_before: frozenset[str]
    veto_after: dict[str, frozenset[str]]
    counted: frozenset[str]
    events: frozenset[str]
    named: frozenset[str]
    part_before: frozenset[str]
    part_after: frozenset[str]
    not_year_before: frozenset[str]
    dated: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    clause: frozenset[str]
    due: frozenset[str]
    planned: frozenset[str]
    past_events: frozenset[str]
    anniversaries: frozenset[str]
    history: dict[tuple[int, int], int]
    spent: frozenset[str]
    plans: dict[int, tuple[int, int]]
    slogans: tuple[tuple[tuple[str, ...], int], ...]


def plain(word: str) -> list[str]:
    """The pieces of a word or phrase as tokens' keys have them: no half-spaces, no vowel signs."""
    for mark in "\u0654\u064b\u200d\u064f\u0650":
        word = word.replace(mark, "")
    return word.replace("ۀ", "ه").replace("،", " ").replace(ZWNJ, " ").split() or [word]


def _key(word: str) -> str:
    return "".join(plain(word))


class _Builder:
    def __init__(self) -> None:
        self.parts: dict[str, tuple[Part, ...]] = {}
        self.phrases: dict[str, dict[tuple[str, ...], tuple[Part, ...]]] = {}
        self.numbers: dict[str, int] = {}
        self.ordinals: dict[str, int] = {}
        self.and_numbers: set[str] = set()

    def add(self, word: str, *parts: Part) -> None:
        """File a word or phrase under every way of writing it together or apart."""
        pieces = plain(word) if word != "،" else [word]
        for joints in product((False, True), repeat=len(pieces) - 1):
            made = [pieces[0]]
            for glued, piece in zip(joints, pieces[1:], strict=True):
                if glued:
                    made[-1] += piece
                else:
                    made.append(piece)
            if len(made) == 1:
                self.parts.setdefault(made[0], parts)
            else:
                self.phrases.setdefault(made[0], {}).setdefault(tuple(made[1:]), parts)

    def entries(self) -> dict[str, Entry]:
        keys = {*self.parts, *self.phrases, *self.numbers, *self.ordinals}
        return {
            key: Entry(
                self.parts.get(key, ()),
                tuple(sorted(self.phrases.get(key, {}).items(), key=lambda p: -len(p[0]))),
                self.numbers.get(key),
                self.ordinals.get(key),
                key in self.and_numbers,
            )
            for key in keys
        }


def _occasions(builder: _Builder) -> None:
    for line in (_HERE / "dates_occasions.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names, calendar, month, day, days = line.split("\t")
            for name in names.split("|"):
                builder.add(name, ("OCCASION", Occasion(calendar, int(month), int(day), int(days))))  # type: ignore[arg-type]


def _months(builder: _Builder, data: dict[str, Any]) -> None:
    for calendar, table in data["months"].items():
        ambiguous = {_key(word) for word in table["ambiguous"]}
        afghan = {_key(word) for word in table.get("afghan", ())}
        for month, names in enumerate(table["names"], 1):
            for name in names:
                key = _key(name)
                made = MonthName(calendar, month, key in ambiguous or key in afghan, key in afghan)
                kind = "AMONTH" if made.ambiguous else "SMONTH"
                builder.add(name, (kind, made))
                builder.parts.setdefault(key + "ماه", ((kind, made), ("MONTH", None)))


_VETO_LISTS = (
    "before",
    "counted",
    "events",
    "named",
    "part_before",
    "part_after",
    "not_year_before",
    "dated",
    "spent",
)  # the other keys of the table are words with what may not follow them


@cache
def words() -> Words:
    """Load the tables, once."""
    data = tomllib.loads((_HERE / "dates_words.toml").read_text(encoding="utf-8"))
    builder = _Builder()
    _occasions(builder)
    for word in data["now"]["words"]:
        builder.add(word, ("NOW", None))
    for word in data["vague"]["words"]:
        builder.add(word, ("VAGUE", None))
    for name, kind in (("days", "RELDAY"), ("years", "RELYEAR"), ("parts", "PART"), ("weekdays", "WEEKDAY")):
        for word, value in data[name].items():
            builder.add(word, (kind, value))
    for word, value in data["seasons"].items():
        if value:
            builder.add(word, ("SEASONNAME", value))
    _months(builder, data)
    for kind, listed in data["classes"].items():
        for word in listed:
            builder.add(word, (kind, None))
    for unit in ("سال", "ماه", "هفته", "روز"):  # half-spaces and spaces lost: سال‌جاری, ماهگذشته
        for kind in ("CURRENT", "GONE", "COMING", "RECENT"):
            for word in data["classes"][kind]:
                builder.parts.setdefault(unit + _key(word), (*builder.parts[unit], (kind, None)))
    for word, value in data["weekdays"].items():
        builder.parts.setdefault("روز" + _key(word), (("DAY", None), ("WEEKDAY", value)))
        builder.parts.setdefault(_key(word) + "شب", (("WEEKDAY", value), ("NIGHT", None)))
        for part in ("صبح", "عصر", "ظهر"):
            builder.parts.setdefault(_key(word) + part, (("WEEKDAY", value), ("PART", data["parts"][part])))
        builder.add(word + "ها", ("EVERY", None), ("WEEKDAY", value))
    for unit, kind in (("سال", "YEAR"), ("روز", "DAY"), ("ماه", "MONTH"), ("هفته", "WEEK")):
        builder.parts.setdefault("هر" + unit, (("EVERY", None), (kind, None)))  # هرسال
    for unit, kind in (("ساله", "YEARADJ"), ("روزه", "DAYADJ"), ("ماهه", "MONTHADJ")):
        for every in ("هر", "همه"):
            builder.add(f"{every}‌{unit}", ("EVERY", None), (kind, None))
    for word, kind in (("روزی", "DAY"), ("سالی", "YEAR"), ("ماهی", "MONTH"), ("هفته‌ای", "WEEK"), ("ساعتی", "HOUR")):
        for count, value in (("یک", 1), ("دو", 2), ("سه", 3), ("چهار", 4), ("پنج", 5), ("۱", 1), ("۲", 2), ("۳", 3), ("چند", None)):
            for times in data["classes"]["TIMES"]:
                builder.add(f"{word} {count} {times}", ("EVERY", None), (kind, None), ("SMALL", value), ("TIMES", None))
            builder.parts.pop(_key(word + count), None)
    for part in ("صبح", "عصر", "ظهر", "شامگاه", "بامداد"):
        for day in ("امروز", "دیروز", "فردا"):
            builder.parts.setdefault(part + day, (("PART", data["parts"][part]), ("RELDAY", data["days"][day])))
    builder.add("ساعت صفر", ("HOUR", None), ("SMALL", 0))  # صفر alone is the month
    builder.add("نیم‌سال", ("HALF", None), ("YEAR", None))
    for unit, kind in (("ساعت", "HOUR"), ("قرن", "CENTURY"), ("سده", "CENTURY")):
        builder.parts.setdefault("نیم" + unit, (("HALF", None), (kind, None)))
    builder.add("یکی دو", ("PAIR", (1, 2)))
    for word in data["now"]["moments"]:
        builder.add(word, ("VAGUE", "time"))
    for word, order in (("اول", 1), ("دوم", 2)):
        for unit in ("نیمه", "هفته", "دهه"):  # half-spaces restored too eagerly
            builder.parts.setdefault(unit + word, (*builder.parts[unit], ("ORD", order)))
    _numbers(builder, data)
    for word, kind in (("از", "FROM"), ("تا", "TO"), ("در", "IN")):  # ازاول, درسال
        for unit in ("سال", "ماه", "هفته", "روز", "تاریخ", "اول", "ابتدای", "امروز", "فردا", "امسال"):
            builder.parts.setdefault(word + unit, ((kind, None), *(builder.parts.get(unit) or (("ORD", 1),))))
    vetoes, tense = data["vetoes"], data["tense"]
    return Words(
        entries=builder.entries(),
        veto_before=frozenset(map(_key, vetoes["before"])),
        veto_after={_key(word): frozenset(map(_key, after)) for word, after in vetoes.items() if word not in _VETO_LISTS},
        counted=frozenset(map(_key, vetoes["counted"])),
        events=frozenset(map(_key, vetoes["events"])),
        named=frozenset(map(_key, vetoes["named"])),
        part_before=frozenset(map(_key, vetoes["part_before"])),
        part_after=frozenset(map(_key, vetoes["part_after"])),
        not_year_before=frozenset(map(_key, vetoes["not_year_before"])),
        dated=frozenset(map(_key, vetoes["dated"])),
        future=frozenset(map(_key, tense["future"])),
        past=frozenset(map(_key, tense["past"])),
        clause=frozenset(map(_key, tense["clause"])),
        due=frozenset(map(_key, tense["due"])),
        planned=frozenset(map(_key, tense["planned"])),
        past_events=frozenset(map(_key, data["history"]["events"])),
        anniversaries=frozenset(map(_key, data["history"]["anniversaries"])),
        history={(month, day): year for year, month, day in data["history"]["days"]},
        spent=frozenset(map(_key, vetoes["spent"])),
        plans={data["ordinals"][word]: (years[0], years[1]) for word, years in data["plans"].items()},
        slogans=tuple((tuple(plain(name)), year) for name, year in data["slogans"].items()),
    )


_GLUED = {  # یکساله, یک‌سال, دوماهه
    "سال": "YEAR", "ماه": "MONTH", "هفته": "WEEK", "روز": "DAY", "ساعت": "HOUR", "دهه": "DECADE", "دقیقه": "MINUTE",
    "ساله": "YEARADJ", "ماهه": "MONTHADJ", "روزه": "DAYADJ", "ساعته": "HOURADJ", "هفتهای": "WEEKADJ", "دقیقهای": "MINUTEADJ",
}  # fmt: skip


def _numbers(builder: _Builder, data: dict[str, Any]) -> None:
    for word, value in data["numbers"].items():
        key = _key(word)
        builder.numbers[key] = value
        for ending, kind in _GLUED.items():
            if 0 < value <= 1000:
                number = "SMALL" if value < 32 else "TWO" if value < 100 else "FULL" if value == 1000 else "BIG"
                builder.parts.setdefault(key + ending, ((number, value), (kind, None)))
    for word, value in data["ordinals"].items():
        key = _key(word)
        builder.ordinals[key] = value
        builder.parts.setdefault(key + "ین", (("NTH", value),))
    builder.parts.setdefault("نخستین", (("NTH", 1),))
    for table, names in ((builder.ordinals, data["ordinals"]), (builder.numbers, data["numbers"])):
        for word, unit in names.items():
            if not 0 < unit < 10:
                continue
            table["و" + _key(word)] = unit  # بیست وسوم
            builder.and_numbers.add("و" + _key(word))
            for tens, ten in (
                ("بیست", 20),
                ("سی", 30),
                ("چهل", 40),
                ("پنجاه", 50),
                ("شصت", 60),
                ("هفتاد", 70),
                ("هشتاد", 80),
                ("نود", 90),
            ):  # بیست‌وسوم
                table[tens + "و" + _key(word)] = ten + unit
    builder.parts.setdefault("سیام", (("ORD", 30),))
