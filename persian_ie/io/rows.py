"""Flat rows: one row a fact (or entity, official, date), with the same columns whatever was found.

The columns of each kind stand in `COLUMNS`; frames, Parquet files and Spark take their types from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal, NamedTuple, cast, get_args

from persian_ie.types import Entity, Extraction, ExtractionError, Fact, Official, Timex

# Of the columns below: raised when one is renamed, removed or given another meaning; new columns come at the end.
SCHEMA_VERSION = 1

RowKind = Literal["facts", "entities", "officials", "dates"]
Row = dict[str, Any]


class Column(NamedTuple):
    """A column: its name, the type of its cells (each may be empty), and what it holds."""

    name: str
    type: Literal["string", "integer", "number", "day"]
    about: str


_ARTICLE = (
    Column("article_id", "string", "id of the article, as given"),
    Column("published", "day", "day of publication"),
)
_SPAN = (
    Column("start", "integer", "offset of the first character in the article's raw text (title, abstract, text joined by new lines)"),
    Column("end", "integer", "offset after the last character"),
    Column("text", "string", "the words as written"),
)
_DAYS = (
    Column("time_start", "day", "first day of the time"),
    Column("time_end", "day", "last day of the time"),
)

COLUMNS: dict[RowKind, tuple[Column, ...]] = {
    "facts": (
        *_ARTICLE,
        *_SPAN,
        Column("value", "number", "the number in `unit`, the low end of a range; exact in `Extraction.facts`, the nearest float64 here"),
        Column("high", "number", "the high end of a range"),
        Column("unit", "string", "canonical unit: count, person, percent, IRR, ha …"),
        Column("item", "string", "what is counted or measured"),
        Column("bound", "string", "exact, approximate, at_least, at_most, range"),
        Column("modality", "string", "actual, planned, forecast, capacity, needed, hypothetical"),
        Column("change", "string", "level, increase, decrease"),
        Column("indicator", "string", "kind of statistic: cooperative_count, job_count, credit_amount …"),
        Column("place", "string", "bare name of the place"),
        Column("place_level", "string", "country, province, county, district, city, rural_district, village"),
        Column("place_id", "string", "ISO 3166 code of a country or province, else the code of the gazetteer"),
        Column("province", "string", "name of the province that the place is or lies in"),
        Column("time", "string", "when the number holds, ISO 8601"),
        *_DAYS,
        Column("speaker", "string", "name of the person who states it"),
        Column("speaker_role", "string", "the speaker's bare title"),
        Column("speaker_organization", "string", "the speaker's organization"),
        Column("speaker_place", "string", "the speaker's jurisdiction"),
        Column("per", "string", "base of a price or rate, as written"),
        Column("rule", "string", "name of the rule that found it"),
        Column("same_as", "integer", "number, in the article's facts from 0, of the fact that told the same first; empty where it is new"),
        Column("score", "number", "share of facts read in the same way that were right in the gold, from 0 to 1"),
    ),
    "entities": (
        *_ARTICLE,
        *_SPAN,
        Column("label", "string", "spaCy's label: PERSON, ORG, LOC, DATE …"),
        Column("kind", "string", "finer kind: official, ministry, province …"),
        Column("id", "string", "what the entity links to"),
    ),
    "officials": (
        *_ARTICLE,
        Column("start", "integer", "offset of the first mention"),
        Column("end", "integer", "offset after the first mention"),
        Column("name", "string", "full name"),
        Column("role", "string", "bare title"),
        Column("organization", "string", "organization"),
        Column("place", "string", "jurisdiction"),
        Column("mentions", "integer", "number of mentions in the article"),
        Column("rule", "string", "name of the rule that found it"),
    ),
    "dates": (
        *_ARTICLE,
        *_SPAN,
        Column("value", "string", "ISO 8601"),
        Column("kind", "string", "date, time, duration, set"),
        Column("calendar", "string", "calendar it was written in: jalali, gregorian, hijri"),
        Column("grain", "string", "day, month, year …"),
        *_DAYS,
        Column("flags", "string", "what was doubtful, parted by spaces"),
        Column("rule", "string", "name of the rule that found it"),
    ),
}


def days_of(value: str | None) -> tuple[date | None, date | None]:
    """First and last day of an ISO 8601 time; both ``None`` where it names no days.

    >>> days_of("2018-03-21/2019-03-20")
    (datetime.date(2018, 3, 21), datetime.date(2019, 3, 20))
    >>> days_of("2019-08")
    (datetime.date(2019, 8, 1), datetime.date(2019, 8, 31))
    >>> days_of("T16:00")
    (None, None)
    """
    first, _, last = (value or "").partition("/")
    start, end = _days(first), _days(last or first)
    return (None, None) if start is None or end is None else (start[0], end[1])


def _days(value: str) -> tuple[date, date] | None:
    """First and last day of an ISO day, day with time, month or year."""
    parts = value.partition("T")[0].split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    if (len(parts[0]), *map(len, parts[1:])) != (4, 2, 2)[: len(parts)]:
        return None
    year, month, day = (int(part) for part in [*parts, "0", "0"][:3])
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            after = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), after - timedelta(days=1)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def _number(value: int | Decimal | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:  # a run of hundreds of digits
        return float("inf")


def _fact(fact: Fact) -> Row:
    place, speaker = fact.place, fact.speaker
    start, end = days_of(fact.time)
    return {
        "start": fact.start, "end": fact.end, "text": fact.text,
        "value": _number(fact.value), "high": _number(fact.high), "unit": fact.unit, "item": fact.item,
        "bound": fact.bound, "modality": fact.modality, "change": fact.change, "indicator": fact.indicator,
        "place": place and place.name, "place_level": place and place.level, "place_id": place and place.id,
        "province": place and (place.name if place.level == "province" else place.province),
        "time": fact.time, "time_start": start, "time_end": end,
        "speaker": speaker and speaker.name, "speaker_role": speaker and speaker.role,
        "speaker_organization": speaker and speaker.organization, "speaker_place": speaker and speaker.place,
        "per": fact.per, "rule": fact.rule, "same_as": fact.same_as, "score": fact.score,
    }  # fmt: skip


def _entity(entity: Entity) -> Row:
    return entity.to_dict()


def _official(official: Official) -> Row:
    start, end = official.mentions[0] if official.mentions else (None, None)
    row = official.to_dict()
    return {**row, "start": start, "end": end, "mentions": len(official.mentions)}


def _timex(timex: Timex) -> Row:
    start, end = days_of(timex.value)
    return {**timex.to_dict(), "time_start": start, "time_end": end, "flags": " ".join(timex.flags)}


_MAKERS: dict[RowKind, Callable[[Any], Row]] = {"facts": _fact, "entities": _entity, "officials": _official, "dates": _timex}


_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without lone surrogates, which neither UTF-8 nor Arrow can hold."""
    return _SURROGATE.sub("\ufffd", text)


def row_kind(kind: str) -> RowKind:
    """Check the name of a kind of rows.

    Raises
    ------
    ValueError
        There is no such kind.
    """
    if kind not in get_args(RowKind):
        raise ValueError(f"kind must be one of {', '.join(get_args(RowKind))}, not {kind!r}")
    return cast(RowKind, kind)


def rows(extractions: Iterable[Extraction | ExtractionError], kind: RowKind = "facts") -> Iterator[Row]:
    """Yield a flat dict for each fact (or entity, official, date), its keys the names in ``COLUMNS[kind]`` in that order.

    Parameters
    ----------
    extractions : iterable of Extraction
        Results of any number of articles; the error records of `persian_ie.extract_many` have no rows.
    kind : {"facts", "entities", "officials", "dates"}
        What the rows are about.

    Yields
    ------
    dict
        Strings, numbers, ``datetime.date`` and ``None``.

    Examples
    --------
    >>> from persian_ie.types import Article, Extraction, Fact
    >>> result = Extraction(Article("۵۳۷ تعاونی ثبت شد.", id="a1"), facts=(Fact(0, 10, "۵۳۷ تعاونی", 537, "count", item="تعاونی"),))
    >>> [(row["article_id"], row["value"], row["item"]) for row in rows([result])]
    [('a1', 537.0, 'تعاونی')]
    """
    kind = row_kind(kind)
    names = [column.name for column in COLUMNS[kind]]
    make = _MAKERS[kind]
    for extraction in extractions:
        if isinstance(extraction, ExtractionError):
            continue
        article = extraction.article
        about = {"article_id": article.id, "published": article.anchor}
        for record in getattr(extraction, kind):
            row = {**make(record), **about}
            yield {name: row[name] for name in names}
