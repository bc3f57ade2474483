"""The item of a percentage or multiple: the whole that it is a share of, or what grew."""

from __future__ import annotations

from collections.abc import Sequence

from persian_ie.components.facts.patterns import DECREASE, INCREASE, SHARE_HEADS
from persian_ie.components.facts.phrases import Item, first_noun, heads, nearest, noun_after, noun_before, noun_phrase, subject
from persian_ie.components.facts.reading import ArticleReading
from persian_ie.types import Quantity


def share_item(reading: ArticleReading, quantity: Quantity, span: range, earlier: Sequence[Item]) -> Item | None:
    """The item of a percentage or multiple, by what stands before and behind it."""
    whole = _whole_of_share(reading, span)
    if whole:
        return whole
    bounded = None if quantity.adjectival or reading.norm(span.stop) == "از" else _bounded(reading, span)
    if bounded:
        return bounded
    head = nearest(reading, span.start, SHARE_HEADS)
    if head and span.start - head.span.start <= 6:
        first = head.span.start
        while reading.lemma(first - 1) in SHARE_HEADS:
            first -= 1
        return noun_phrase(reading, first) or head
    if quantity.adjectival:
        # "رشد ۵۵ درصدی صادرات", "افزایش درخواست استقرار ۵۰ درصدی": the noun of change is no item.
        after = noun_after(reading, span.stop)
        return after or noun_before(reading, span.start)
    if reading.norm(span.stop) == "از":
        whole = first_noun(reading, span.stop + 1)
        if whole:
            return Item(whole.phrase, whole.span, "share_of")
    after = noun_after(reading, span.stop + (reading.norm(span.stop) in ("این", "آن", "کل")))
    if _of_employment(reading, span):
        return Item("اشتغال", span, "share_of_employment")
    if after and reading.classes[after.span.start] == "N" and after.head not in INCREASE | DECREASE:
        return after
    listed = reading.norm(span.start - 1) in ("و", "،") and reading.norm(span.stop) in ("در", "به")
    if earlier and (listed or reading.norm(span.stop) in ("مربوط", "نیز", "هم", "دیگر")):
        return Item(earlier[-1].phrase, earlier[-1].span, "same_as_before")
    return subject(reading, span) or noun_before(reading, span.start)


def _bounded(reading: ArticleReading, span: range) -> Item | None:
    """The noun right before the bound of a share: "دارای کمبود تولید بیشتر از ۲۰ درصد"."""
    at = span.start
    while reading.norm(at - 1) in ("از", "بیش", "بیشتر", "بیش‌تر", "کمتر", "کم‌تر", "بین"):
        at -= 1
    return noun_before(reading, at) if at < span.start - 1 and reading.is_nominal(at - 1) and heads(reading, at - 1) else None


def _whole_of_share(reading: ArticleReading, span: range) -> Item | None:
    """The whole in "سهم X از Y N درصد است": Y."""
    clause = reading.clause_of(span)
    share = next((j for j in range(span.start - 1, clause.start - 1, -1) if reading.lemmas[j] == "سهم"), None)
    if share is None:
        return None
    of = next((j for j in range(share + 2, span.start) if reading.norm(j) == "از"), None)
    found = None if of is None or reading.norm(of - 1) in ("بیش", "کمتر") else first_noun(reading, of + 1)
    return found and Item(found.phrase, found.span, "whole_of_share")


def _of_employment(reading: ArticleReading, span: range) -> bool:
    """Whether a percentage is a sector's share of employment: "سهم بخش خدمات از اشتغال ۵۱ درصد", "۳۳ درصد شاغلان در بخش صنعت"."""
    words = reading.words(reading.clause_of(span))
    return (" اشتغال " in words or " شاغل " in words) and (" سهم " in words or " بخش " in words) and " بیکاری " not in words
