"""The item of an amount of money: what is lent, spent or owed, or what is sold at that price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from persian_ie.components.facts.patterns import (
    COPULAS,
    DECREASE,
    INCREASE,
    MONEY,
    MONEY_BY_VERB,
    MONEY_NOUNS,
    PRECIOUS,
    PRICE_KINDS,
    PRICES,
    SALES,
    SHARE_HEADS,
)
from persian_ie.components.facts.phrases import (
    Item,
    dimensioned,
    heads,
    nearest,
    noun_after,
    noun_before,
    noun_phrase,
    phrase_from,
    subject,
    told_object,
)
from persian_ie.components.facts.reading import ArticleReading
from persian_ie.types import Quantity
from persian_ie.values.units import default_units

_PRICE = 5  # tokens between a price and its amount: "به نرخ هر کیلوگرم"
_RATE_ROW = 10  # tokens of a row of exchange rates
_WORTH = 8  # tokens looked through for "ارزش" before an amount


def money_item(reading: ArticleReading, quantity: Quantity, span: range, earlier: Sequence[Item]) -> Item | None:
    """The item of an amount: a noun of money beside it, what it is the price of, else "مبلغ", "اعتبار", "هزینه" by the verb (ruling 4)."""
    if quantity.rule == "exchange_rate":
        return _exchanged(reading, span)
    after = noun_after(reading, span.stop)
    before = nearest(reading, span.start, MONEY_NOUNS)
    if before and reading.lemma(before.span.start - 1) in PRICES:  # "قیمت فروش"
        before = phrase_from(reading, before.span.start - 1, "noun_before")
    if before and before.head in PRECIOUS and reading.lemma(before.span.start - 1) == "ذخیره":  # "ذخایر طلا"
        before = phrase_from(reading, before.span.start - 1, "noun_before")
    sold = _sold(reading, before, span, earlier) if before and before.head in PRICES else None
    if sold:
        return sold
    if quantity.adjectival:
        found = before or noun_before(reading, span.start) or after
        if found:
            return found
    if after and after.head in MONEY_NOUNS:
        return after
    clause = reading.clause_of(span)
    if before is None and earlier and earlier[-1].rule == "price_of" and _still_priced(reading, clause, span, earlier[-1]):
        named = heads(reading, span.start - 1) and default_units().get(reading.norm(span.start - 1)) is None  # no ware: "هر اونس"
        other = noun_before(reading, span.start) if named else None
        return replace(other or earlier[-1], rule="price_of")  # "زعفران نگین ۱۲۰ و زعفران پوشال ۹۵ میلیون تومان"
    priced = _priced(reading, clause, span) if quantity.per else None
    if before and before.head in PRICES and priced:
        return Item(priced.phrase, priced.span, "price_of")
    spent = reading.verb_of(clause)
    if before is None and spent is not None and reading.norm(spent - 1) == "شده":
        spent -= 1
    if before is None and spent is not None and reading.norm(spent - 1) == "هزینه":  # "۳ میلیارد ریال از محل اعتبارات هزینه شد"
        return Item("هزینه", range(spent - 1, spent), "money_by_verb")
    if before and reading.norm(span.start - 1) == "مبلغ" and reading.norm(before.span.start - 1) == "محل":  # "از محل اعتبارات ملی مبلغ"
        return Item("مبلغ", range(span.start - 1, span.start), "money_default")
    if before:
        return before
    if priced:
        return priced
    for j in range(span.stop, clause.stop):
        if j in reading.quantity_at:
            break
        if (
            reading.lemmas[j] in MONEY_NOUNS
            and reading.lemmas[j] not in SHARE_HEADS
            and not (reading.lemmas[j] == "کمک" and reading.light_verb(j + 1))
        ):
            return Item(reading.lemmas[j], range(j, j + 1), "money_after")
    for item in reversed(earlier):
        if item.head in MONEY_NOUNS:
            return Item(item.phrase, item.span, "same_as_before")
    if any(reading.norm(j) == "ارزش" for j in range(span.start - 3, span.start)):  # "۲۹۰ رأس گوسفند قاچاق به ارزش بیش از ۱۰ میلیارد ریال"
        found = noun_before(reading, span.start)
        if found:
            return found
    worth = dimensioned(reading, span) if any(reading.norm(j) == "ارزش" for j in range(span.start - _WORTH, span.start)) else None
    if worth:  # "ارزش کالاهای کشف‌شده ۵۹ میلیارد ریال"
        return worth
    if after:
        return after
    told = told_object(reading, span)
    if told:
        return told
    grown = any(reading.norm(j) in INCREASE | DECREASE or reading.norm(j) in ("رسید", "رسیده") for j in range(span.stop, clause.stop))
    grew = subject(reading, span) if grown and _price_in_headline(reading) is None else None
    if grew:  # "ذخایر ارز خارجی روسیه ۹ میلیارد دلار افزایش یافت"
        return grew
    for noun, verbs in MONEY_BY_VERB:
        if any(reading.norm(j) in verbs for j in clause):
            return Item(noun, span, "money_by_verb")
    return _price_in_headline(reading) or Item("مبلغ", span, "money_default")


def _exchanged(reading: ArticleReading, span: range) -> Item | None:
    """The currency of a row of rates: "ین ژاپن" of "یکصد ین ژاپن", then its price."""
    for j in range(span.start - 1, max(span.start - _RATE_ROW, -1), -1):
        found = default_units().match(reading.tokens, j)
        if found and found[0].kind == "money":
            stop = next((k for k in range(found[1], span.start) if not reading.is_nominal(k) and k not in reading.place_at), span.start)
            return Item(" ".join(reading.norm(k) for k in range(j, stop)), range(j, stop), "price_of")
    return None


def _sold(reading: ArticleReading, price: Item, span: range, earlier: Sequence[Item]) -> Item | None:
    """What a price is the price of: "هر یورو به قیمت ۱۲ هزار تومان", "قیمت خرید دلار ۱۱ هزار تومان"."""
    at = price.span.start
    if reading.norm(at - 1) in ("به", "با") and span.start - at <= _PRICE:
        found = _priced(reading, range(reading.statement_of(span.start).start, span.start), span) or noun_before(reading, at - 1)
        return found and Item(found.phrase, found.span, "price_of")
    at += 1
    while at < span.start and (reading.norm(at) in PRICE_KINDS or (reading.classes[at] == "ADJ" and reading.is_nominal(at))):
        at += 1
    if reading.norm(at) == "آن":
        return Item(earlier[-1].phrase, earlier[-1].span, "price_of") if earlier else None
    at += reading.norm(at) == "این"
    found = _priced(reading, range(at, span.start), span) or (noun_phrase(reading, at) if at < span.start else None)
    return found and Item(found.phrase, found.span, "price_of")


def _still_priced(reading: ArticleReading, clause: range, span: range, sold: Item) -> bool:
    """Whether an amount is a price as the one before it: by the clause, a verb of sale or lack of a subject: "در دبی به ۳۰ درهم می‌رسد"."""
    if sold.span.start in clause or any(reading.norm(j) in PRICES or reading.norm(j).startswith(SALES) for j in clause):
        return True
    verb = reading.verb_of(clause)
    if verb is None or not reading.norm(verb).startswith((*COPULAS, "رسید", "می‌رسد")):
        return False
    return not any(heads(reading, j) and reading.norm(j) not in PRICE_KINDS for j in range(clause.start, span.start))


def _price_in_headline(reading: ArticleReading) -> Item | None:
    """The price that an article is about: "ثبات قیمت طلا" in the headline, then bare amounts."""
    for j in range(reading.headline):
        if reading.norm(j) in ("قیمت", "نرخ", "بهای"):
            found = noun_phrase(reading, j)
            return found and Item(found.phrase, found.span, "price_in_headline")
    return None


def _priced(reading: ArticleReading, clause: range, span: range) -> Item | None:
    """What a price is the price of: the noun after "هر" and its unit, "هر کیلو عسل", "هر قطعه سکه"."""
    for j in range(span.start - 1, clause.start - 1, -1):
        if reading.norm(j) == "هر":
            unit = default_units().get(reading.norm(j + 1))
            if unit and unit.code in MONEY:  # "هر دلار آمریکا"
                of = reading.place_at.get(j + 2)
                return Item(
                    f"{reading.norm(j + 1)} {reading.places[of].text if of is not None else ''}".strip(), range(j + 1, j + 2), "priced"
                )
            return noun_phrase(reading, j + 2) if unit else noun_phrase(reading, j + 1)
    return None
