"""The item of a measured size: the thing that is so long, heavy, old or warm."""

from __future__ import annotations

from persian_ie.components.facts.patterns import AGE_NOUNS, DIMENSIONS, EXTREMES, KEPT_DIMENSIONS, MONEY_NOUNS
from persian_ie.components.facts.phrases import (
    Item,
    dimensioned,
    done_to,
    first_noun,
    heads,
    names_people,
    nearest,
    noun_after,
    noun_before,
    noun_phrase,
    phrase_from,
    subject,
)
from persian_ie.components.facts.reading import ArticleReading
from persian_ie.types import Quantity

_TERMED = frozenset(("اوراق", "سپرده", "وام", "تسهیلات", "قرارداد"))  # what runs for a term
_MATURITY = 3  # tokens between these and how long they run: "اوراق خزانه‌داری ۱۰ ساله"
_HEAT = 8  # tokens looked through for "دما" before a temperature


def measured_item(reading: ArticleReading, quantity: Quantity, span: range) -> Item | None:
    """The item of a length, area, weight, temperature, duration or age."""
    if quantity.unit == "degC":
        return _temperature(reading, span)
    for cue, units, rule in KEPT_DIMENSIONS:
        if quantity.unit in units and any(reading.lemmas[j] in cue for j in reading.beside(span, reading.clause_of(span))):
            return Item(rule, span, "dimension")
    beside = [reading.lemmas[j] for j in (span.start - 1, span.stop) if 0 <= j < len(reading.lemmas)]
    if "زیربنا" in beside and not reading.norm(span.stop + 1).startswith(("دار", "داشت", "خواهد")):
        return Item("زیربنا", span, "floor_space")  # "با زیربنای ۱۳۰۰ متر مربع", but the building of "ساختمان ۱۳۰۰ متر مربع زیربنا دارد"
    if quantity.unit == "a" and quantity.adjectival:
        named = noun_phrase(reading, span.start - 1)
        if named and names_people(named):  # "دختر دوساله"
            return Item(named.head, range(span.start - 1, span.start), "aged")
        due = next((j for j in reversed(range(span.start - _MATURITY, span.start)) if reading.lemma(j) in _TERMED), None)
        if due is not None:  # "سود اوراق قرضه ۱۰ ساله": the security, not its yield
            return phrase_from(reading, due, "noun_before")
    aged = nearest(reading, span.start, AGE_NOUNS) if quantity.unit == "a" else None
    if aged:
        bearer = noun_phrase(reading, aged.span.start + 1)
        if bearer and bearer.span.stop <= span.start:
            return bearer
    if reading.norm(span.stop) == "از" and not quantity.adjectival:  # "۳۰۰ کیلومتر از راه‌های روستایی"
        whole = first_noun(reading, span.stop + 1)
        if whole and whole.head not in MONEY_NOUNS:
            return Item(whole.phrase, whole.span, "part_of")
    after = noun_after(reading, span.stop + (reading.norm(span.stop) in ("این", "آن")))
    before = (None if after else dimensioned(reading, span)) or noun_before(reading, span.start)
    if quantity.adjectival and before:
        return before
    if after is None or after.head in DIMENSIONS or reading.lemma(span.start - 1) in DIMENSIONS:
        return done_to(reading, before or subject(reading, span) or after)
    return after


def _temperature(reading: ArticleReading, span: range) -> Item:
    """What is so warm, "هوا" where nothing else is named, or the temperature itself: "دمای خانه", "کمینه دما"."""
    told = range(max(span.start - _HEAT, 0), span.start)
    heat = next((j for j in reversed(told) if reading.lemmas[j] in ("دما", "دمای", "دمایی")), None)
    if heat is None:
        return Item("هوا", span, "dimension")
    least = reading.norm(heat - 1) in EXTREMES
    warm = None if least or reading.norm(heat) == "دمایی" or not heads(reading, heat + 1) else noun_phrase(reading, heat + 1)
    if warm and warm.span.stop <= span.start:
        return Item(warm.phrase, warm.span, "dimension_of")
    return Item(f"{reading.norm(heat - 1)} دما" if least else "دما", range(heat - least, heat + 1), "dimension")
