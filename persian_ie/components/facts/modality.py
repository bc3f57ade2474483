"""Whether a number is a fact at all, how sure it is, and whether it tells of a change."""

from __future__ import annotations

from persian_ie.components.facts.items import Item
from persian_ie.components.facts.patterns import (
    DECREASE,
    EVENT_NOUNS,
    EXACTLY_ONE,
    INCREASE,
    MODALITY_CUES,
    PRESENT_INCHOATIVE,
    SUBJUNCTIVE,
    TEMPORAL_AFTER,
    TEMPORAL_BEFORE,
)
from persian_ie.components.facts.reading import Reading
from persian_ie.types import Change, Modality, Quantity

DURATIONS = frozenset(("h", "min", "s", "d", "week", "month", "a"))


def is_statement(reading: Reading, quantity: Quantity, span: range) -> bool:
    """Whether a quantity states something: no article "یک", no duration that only places another event in time."""
    if quantity.unit in DURATIONS:
        before, after = reading.norm(span.start - 1), reading.norm(span.stop)
        if after in TEMPORAL_AFTER or before in TEMPORAL_BEFORE or (before == "از" and reading.norm(span.start - 2) in ("پس", "بعد", "پیش", "قبل")):
            return False
    if quantity.value == 1 and quantity.unit in ("count", "person") and quantity.classifier is None and "article" in quantity.flags:
        return reading.norm(span.start - 1) in EXACTLY_ONE or _counted_in_parallel(reading, span)
    return True


def _counted_in_parallel(reading: Reading, span: range) -> bool:
    """Whether "یک X" is followed by a size or cost of X, or by another count: then it counts."""
    clause = reading.clause_of(span)
    following = [reading.quantities[reading.quantity_at[j]] for j in range(span.stop, min(span.stop + 8, clause.stop)) if j in reading.quantity_at]
    preposition = any(reading.norm(j) in ("با", "به") for j in range(span.stop, min(span.stop + 4, clause.stop)))
    return bool(following) and preposition


def modality_of(reading: Reading, span: range) -> tuple[Modality, bool]:
    """The modality of a statement, and whether a word of the clause tells it (rather than the lack of any)."""
    clause = reading.clause_of(span)
    words = reading.words(clause)
    for modality, cues in MODALITY_CUES:
        if any(f" {cue} " in words for cue in cues):
            return modality, True  # type: ignore[return-value]
    verb = next((j for j in range(span.stop, clause.stop) if reading.classes[j] == "V"), None)
    event = any(reading.norm(j) in EVENT_NOUNS for j in clause)
    if verb is None:
        return ("planned", False) if event and _tells_news(reading, span) else ("actual", False)
    if reading.norm(verb) in PRESENT_INCHOATIVE and any(reading.norm(j) in EVENT_NOUNS for j in range(max(clause.start, verb - 3), verb)):
        return "planned", True
    if reading.norm(verb) in SUBJUNCTIVE and any(reading.norm(j) in ("تا", "که", "قرار") for j in range(reading.sentence_of(verb).start, verb)):
        return "planned", True
    if event and reading.norm(verb - 1) == "خبر":
        return "planned", False
    return "actual", True


def _tells_news(reading: Reading, span: range) -> bool:
    """Whether the clause is a headline that begins with an event noun before the number: "افتتاح ۳۴ پروژه در دهه فجر"."""
    statement = reading.statement_of(span.start)
    return any(reading.norm(j) in EVENT_NOUNS for j in range(statement.start, span.start))


def change_of(reading: Reading, quantity: Quantity, span: range, item: Item | None) -> Change:
    """Whether the number is a level or a change: "رشد ۵۵ درصدی", "۴۶ درصد افزایش یافته"."""
    if quantity.unit in ("count", "person", "household"):
        return "level"
    near = [reading.norm(j) for j in range(span.stop, min(span.stop + 2, len(reading.tokens)))]
    if quantity.adjectival or quantity.unit == "percent":
        clause = reading.clause_of(span)
        near += [reading.norm(j) for j in range(span.start - 1, max(clause.start, span.start - 5) - 1, -1) if j not in reading.quantity_at]
    for word in near:
        if word in INCREASE:
            return "increase"
        if word in DECREASE:
            return "decrease"
    return "level"
