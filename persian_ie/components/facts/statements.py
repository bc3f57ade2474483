"""Facts out of a reading: the slots of each statement, and what repeated statements tell of each other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from persian_ie.components.facts.items import Item, item_of
from persian_ie.components.facts.modality import change_of, is_statement, modality_of
from persian_ie.components.facts.reading import ArticleReading
from persian_ie.components.facts.setting import carried_time, jurisdiction_of, place_of, time_of
from persian_ie.lexicons.indicators import indicator_of
from persian_ie.types import Change, Fact, Modality, Official, Place, Quantity, Speaker
from persian_ie.values.quotes import speakers_by_sentence

# Facts come from these zones only; breadcrumbs, comment forms and codes state nothing.
STATING_ZONES = frozenset(("title", "kicker", "abstract", "body", "subhead", "caption", "dateline"))


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact in the making, with what its repetitions need: its tokens and whether its modality was told."""

    fact: Fact
    span: range
    item: Item | None
    modality_told: bool
    in_title: bool


def facts_of(reading: ArticleReading) -> list[Fact]:
    """All facts of a document, in order."""
    jurisdiction = jurisdiction_of(reading)
    speakers = speakers_by_sentence(reading.text, reading.tokens, reading.sentence_starts, reading.officials, reading.zones)
    statements: list[Statement] = []
    items: list[Item] = []
    last: Place | None = None
    for quantity in reading.quantities:
        span = reading.token_range(quantity.start, quantity.end)
        if not span or not _states(reading, quantity) or not is_statement(reading, quantity, span):
            continue
        item = item_of(reading, quantity, span, items)
        if item:
            items.append(item)
        time = time_of(reading, span)
        modality, told = modality_of(reading, span, time)
        change = change_of(reading, quantity, span)
        clause = reading.clause_of(span)
        in_title = quantity.end <= reading.title_end
        end = max(quantity.end, reading.tokens[item.span.stop - 1].end) if _adjacent(item, span) else quantity.end  # type: ignore[union-attr]
        indicator = _indicator(reading, quantity.unit, quantity.per, item, clause, modality, change)
        speaker = speakers[_sentence_number(reading, span.start)]
        fact = Fact(
            start=quantity.start,
            end=end,
            text=reading.text[quantity.start : end],
            value=quantity.value,
            high=quantity.high,
            unit=quantity.unit,
            item=item.phrase if item else None,
            bound=quantity.bound,
            modality=modality,
            change=change,
            indicator=indicator,
            place=place_of(reading, span, jurisdiction, None if speaker is None else reading.officials[speaker], last),
            time=time,
            speaker=None if in_title or speaker is None else _speaker(reading.officials[speaker]),
            per=quantity.per,
            rule=item.rule if item else "bare_number",
        )
        last = fact.place
        statements.append(Statement(fact, span, item, told, in_title))
    return _agreed(reading, statements)


def _indicator(
    reading: ArticleReading, unit: str, per: str | None, item: Item | None, clause: range, modality: Modality, change: Change
) -> str:
    if per and per[0].isdigit():  # "هر ۱۰ هزار هکتار یک محیط‌بان" (ruling 3)
        return "rate"
    return indicator_of(unit, item.phrase if item else "", reading.words(clause), modality, change, reading.topic)


def _states(reading: ArticleReading, quantity: Quantity) -> bool:
    """Whether the quantity stands in a zone that states something."""
    return not reading.zones or any(zone.start <= quantity.start < zone.end and zone.kind in STATING_ZONES for zone in reading.zones)


def _adjacent(item: Item | None, span: range) -> bool:
    """Whether the item follows the number directly, so that the fact's span takes it in."""
    return item is not None and item.span.start <= span.stop < item.span.stop


def _sentence_number(reading: ArticleReading, i: int) -> int:
    return max(bisect_right(reading.sentence_starts, i) - 1, 0)


def _speaker(person: Official) -> Speaker:
    return Speaker(person.name, person.role, person.organization, person.place)


def _agreed(reading: ArticleReading, statements: list[Statement]) -> list[Fact]:
    """Let statements of the same number complete each other.

    A headline takes its place from the matching statement of the body (ruling 2 of the annotation guide); a statement whose
    clause does not tell its modality or time takes it from one that does; plans without a time are for the occasion that the
    article's plans are for.
    """
    facts = []
    for statement in statements:
        fact = statement.fact
        twins = [
            other
            for other in statements
            if other is not statement and other.fact.value == fact.value and other.fact.unit == fact.unit and _same_thing(other.fact, fact)
        ]
        if not statement.modality_told:
            told = next((other.fact for other in twins if other.modality_told), None)
            if told:
                clause = reading.clause_of(statement.span)
                indicator = _indicator(reading, fact.unit, fact.per, statement.item, clause, told.modality, fact.change)
                fact = replace(fact, modality=told.modality, indicator=indicator)
        if statement.in_title:
            body = next((other.fact for other in twins if not other.in_title), None)
            if body:
                fact = replace(fact, place=body.place)
        if fact.time is None:
            fact = replace(fact, time=next((other.fact.time for other in twins if other.fact.time), None))
        facts.append(fact)
    occasion = carried_time([fact.time for fact in facts if fact.modality == "planned"])
    return [replace(fact, time=occasion) if fact.time is None and fact.modality == "planned" else fact for fact in facts]


def _same_thing(one: Fact, other: Fact) -> bool:
    """Whether two facts count the same thing: their items have the same head, or one is bare."""
    heads = {(fact.item or "نفر").split()[0] for fact in (one, other)}
    return len(heads) == 1 or "نفر" in heads
