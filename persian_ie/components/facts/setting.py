"""Where and when a statement holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persian_ie.components.facts.patterns import LEVEL_WORDS
from persian_ie.components.facts.reading import Reading
from persian_ie.lexicons.gazetteer import gazetteer
from persian_ie.types import Level, Official, Place, PlaceMention

_FINENESS = {"country": 0, "province": 1, "county": 2, "district": 3, "city": 3, "rural_district": 4, "village": 5}
_OFFICE_LEVEL: dict[str, Level] = {"استاندار": "province", "مدیرکل": "province", "فرماندار": "county", "بخشدار": "district", "شهردار": "city"}


@dataclass(frozen=True)
class Jurisdiction:
    """The place that an article is about where a sentence names none, and the places that "استان" and "شهرستان" mean in it."""

    default: Place | None
    by_level: dict[str, Place]


def iran() -> Place:
    """The country, for numbers of national scope."""
    return gazetteer().find("ایران", "country")[0]


def jurisdiction_of(reading: Reading) -> Jurisdiction:
    """Find the jurisdiction: the title's place, the first official's, the dateline's, else the country if it is spoken of."""
    located = [(mention, mention.place) for mention in reading.places if mention.place is not None]
    by_level: dict[str, Place] = {}
    for _, place in located:
        if place.level and place.id != "IR":
            by_level.setdefault(place.level, place)
    candidates = [place for mention, place in located if mention.end <= reading.title_end and place.level in _FINENESS]
    office = _office_place(reading.officials)
    if office:
        by_level[office.level or "city"] = office
        candidates.append(office)
    for place in (*candidates, *by_level.values()):
        if place.province:
            by_level.setdefault("province", gazetteer().find(place.province, "province")[0])
    if candidates:
        return Jurisdiction(candidates[0], by_level)
    national = any(token.norm in ("کشور", "ایران", "ملی") for token in reading.tokens)
    dateline = next((place for mention, place in located if any(zone.kind == "dateline" and zone.start <= mention.start < zone.end for zone in reading.zones)), None)
    if dateline and not (national and any(person.role in ("وزیر", "معاون") and not person.place for person in reading.officials)):
        return Jurisdiction(by_level.get("province", dateline) if dateline.level == "city" else dateline, by_level)
    return Jurisdiction(iran() if national else None, by_level)


def _office_place(officials: Sequence[Official]) -> Place | None:
    for person in officials:
        if person.place:
            found = gazetteer().find(person.place, _OFFICE_LEVEL.get(person.role or ""))
            found = found or gazetteer().find(person.place)
            if found:
                return found[0]
    return None


def place_of(reading: Reading, span: range, jurisdiction: Jurisdiction) -> Place | None:
    """The place that a number is about: named nearest in its statement, referred to by its level, else the jurisdiction."""
    statement = reading.statement_of(span.start)
    before = [j for j in range(statement.start, span.start) if j in reading.place_at and _locates(reading, reading.places[reading.place_at[j]])]
    after = [j for j in range(span.stop, statement.stop) if j in reading.place_at and _locates(reading, reading.places[reading.place_at[j]])]
    clause = reading.clause_of(span)
    near = [j for j in before if j in clause][-1:] or [j for j in after if j in clause][:1] or before[-1:] or after[:1]
    if near:
        mention = reading.places[reading.place_at[near[0]]]
        return mention.place or Place(mention.text)
    order = [*range(span.start - 1, statement.start - 1, -1), *range(span.stop, statement.stop)]
    for j in order:
        level = LEVEL_WORDS.get(reading.norm(j))
        if level == "country":
            return iran()
        if level and level in jurisdiction.by_level and _refers(reading, j):
            return jurisdiction.by_level[level]
    return jurisdiction.default


def _refers(reading: Reading, i: int) -> bool:
    """Whether a bare level word means the article's own: "در شهرستان", "این استان", "سطح استان"."""
    return reading.norm(i - 1) in ("این", "در", "سطح", "کل", "سراسر", "از") or not reading.is_nominal(i + 1)


def _locates(reading: Reading, mention: PlaceMention) -> bool:
    """Whether a mention says where, rather than being part of an office's or body's name or of a person's."""
    inside_agency = any(agency.start <= mention.start < agency.end for agency in reading.agencies)
    inside_person = any(start <= mention.start < end for person in reading.officials for start, end in person.mentions)
    return not (inside_agency or inside_person)


def time_of(reading: Reading, span: range) -> str | None:
    """When the number holds: the nearest resolved date of its clause, else of its statement, before the number first."""
    statement = reading.statement_of(span.start)
    clause = reading.clause_of(span)
    dated = [j for j in statement if j in reading.timex_at and _dates(reading.dates[reading.timex_at[j]].value)]
    in_clause = [j for j in dated if j in clause]
    for found in (in_clause, [j for j in dated if j < clause.start]):
        before = [j for j in found if j < span.start]
        near = before[-1:] or [j for j in found if j >= span.stop][:1]
        if near:
            value = reading.dates[reading.timex_at[near[0]]].value
            return value.split("T")[0] if value and "/" not in value else value
    return None


def _dates(value: str | None) -> bool:
    """Whether a time value names a day or a span of days, not only an hour."""
    return value is not None and not value.startswith(("T", "P"))
