"""Facts out of a reading: the slots of each statement, and what repeated statements tell of each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from persian_ie.components.facts.items import Item, item_of
from persian_ie.components.facts.modality import change_of, is_statement, modality_of
from persian_ie.components.facts.reading import Reading
from persian_ie.components.facts.setting import jurisdiction_of, place_of, time_of
from persian_ie.lexicons.indicators import indicator_of
from persian_ie.lexicons.speech import speakers_by_sentence
from persian_ie.types import Fact, Official, Quantity, Speaker

# Facts come from these zones only; breadcrumbs, comment forms and codes state nothing.
STATING_ZONES = frozenset(("title", "kicker", "abstract", "body", "subhead", "caption", "dateline"))


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact in the making, with what its repetitions need: its tokens and whether its modality was told."""

    fact: Fact
    span: range
    modality_told: bool
    in_title: bool


def facts_of(reading: Reading) -> list[Fact]:
    """All facts of a document, in order."""
    jurisdiction = jurisdiction_of(reading)
    speakers = speakers_by_sentence(reading.text, reading.tokens, reading.sentence_starts, reading.officials, reading.zones)
    statements = []
    for quantity in reading.quantities:
        span = reading.token_range(quantity.start, quantity.end)
        if not span or not _states(reading, quantity) or not is_statement(reading, quantity, span):
            continue
        item = item_of(reading, quantity, span)
        modality, told = modality_of(reading, span)
        change = change_of(reading, quantity, span, item)
        clause = reading.clause_of(span)
        in_title = quantity.end <= reading.title_end
        end = max(quantity.end, reading.tokens[item.span.stop - 1].end) if _adjacent(item, span) else quantity.end  # type: ignore[union-attr]
        indicator = indicator_of(quantity.unit, item.words if item else frozenset(), reading.words(clause), modality, change)
        sentence = _sentence_number(reading, span.start)
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
            place=place_of(reading, span, jurisdiction),
            time=time_of(reading, span),
            speaker=None if in_title else _speaker(reading, speakers[sentence]),
            per=quantity.per,
            rule=item.rule if item else "bare_number",
        )
        statements.append(Statement(fact, span, told, in_title))
    return _agreed(reading, statements)


def _states(reading: Reading, quantity: Quantity) -> bool:
    """Whether the quantity stands in a zone that states something."""
    return not reading.zones or any(zone.start <= quantity.start < zone.end and zone.kind in STATING_ZONES for zone in reading.zones)


def _adjacent(item: Item | None, span: range) -> bool:
    """Whether the item follows the number directly, so that the fact's span takes it in."""
    return item is not None and item.span.start == span.stop


def _sentence_number(reading: Reading, i: int) -> int:
    from bisect import bisect_right

    return max(bisect_right(reading.sentence_starts, i) - 1, 0)


def _speaker(reading: Reading, index: int | None) -> Speaker | None:
    if index is None:
        return None
    person: Official = reading.officials[index]
    return Speaker(person.name, person.role, person.organization, person.place)


def _agreed(reading: Reading, statements: list[Statement]) -> list[Fact]:
    """Let statements of the same number complete each other.

    A headline takes place and time from the matching statement of the body (ruling 2 of the annotation guide), and a
    statement whose clause does not tell its modality takes it from one that does.
    """
    facts = []
    for statement in statements:
        fact = statement.fact
        twins = [other for other in statements if other is not statement and other.fact.value == fact.value and other.fact.unit == fact.unit and _same_thing(other.fact, fact)]
        if not statement.modality_told:
            told = next((other.fact for other in twins if other.modality_told), None)
            if told:
                item = Item(fact.item or "", statement.span, "")
                words = reading.words(reading.clause_of(statement.span))
                fact = replace(fact, modality=told.modality, indicator=indicator_of(fact.unit, item.words, words, told.modality, fact.change))
        if statement.in_title:
            body = next((other.fact for other in twins if not other.in_title), None)
            if body:
                fact = replace(fact, place=body.place, time=fact.time or body.time)
        facts.append(fact)
    return facts


def _same_thing(one: Fact, other: Fact) -> bool:
    """Whether two facts count the same thing: their items have the same head, or one is bare."""
    heads = {(fact.item or "نفر").split()[0] for fact in (one, other)}
    return len(heads) == 1 or "نفر" in heads
