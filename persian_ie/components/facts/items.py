"""What is counted or measured: the noun phrase that a quantity belongs to, as a lemma phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from persian_ie.components.facts.patterns import (
    AGE_NOUNS,
    COUNTED_ADJECTIVES,
    DECREASE,
    DIMENSIONS,
    DOING,
    EMPTY_HEADS,
    EXTREMES,
    FIGURES,
    GROUPS,
    HOLDERS,
    INCREASE,
    KEPT_DIMENSIONS,
    LEVEL_WORDS,
    MEDALS,
    MONEY_BY_VERB,
    MONEY_NOUNS,
    NOUNS_TOO,
    PART_NOUNS,
    PRECIOUS,
    PRICES,
    SHARE_HEADS,
    STOP_WORDS,
    TOLD,
    VAGUE_MODIFIERS,
)
from persian_ie.components.facts.reading import ArticleReading
from persian_ie.types import Quantity
from persian_ie.values.units import default_units

MONEY = frozenset(("IRR", "USD", "EUR", "GBP", "AED", "TRY", "IQD", "CNY"))
_MODIFIERS = 2  # a head and two modifiers name nearly every kind: "شرکت دانش‌بنیان", "طرح توانمندسازی اقتصادی"
_COUNTED = ("\u200cای", "\u200cیی")  # endings of adjectives of number
_PRICE = 5  # tokens between a price and its amount: "به نرخ هر کیلوگرم"
_OBJECT = 8  # tokens looked through for "را" before a number
_WINDOW = 12  # tokens looked through for a noun before a quantity


@dataclass(frozen=True, slots=True)
class Item:
    """A lemma phrase, the tokens it came from, and the rule that found it."""

    phrase: str
    span: range
    rule: str
    unit: str = ""  # that of the quantity it is the item of, once it is

    @property
    def head(self) -> str:
        """The first word of the phrase."""
        return self.phrase.partition(" ")[0]


def noun_phrase(reading: ArticleReading, at: int) -> Item | None:
    """The noun phrase that begins at a token: head and the modifiers that make its kind."""
    if reading.norm(at) == "انواع":  # "۱۱۳ کیلوگرم انواع مواد مخدر"
        at += 1
    if not reading.is_nominal(at) or reading.light_verb(at + 1):
        return None
    return _phrase_from(reading, at, "noun_after")


def _phrase_from(reading: ArticleReading, at: int, rule: str) -> Item:
    """The phrase whose head is the token at `at`, whatever that token is: a noun or adjective after it, then adjectives."""
    stop, words = at + 1, [COUNTED_ADJECTIVES.get(reading.norm(at), reading.lemmas[at])]
    while words[0] not in PART_NOUNS:
        if reading.norm(stop) == "غیر" and reading.is_nominal(stop + 1):  # "چاه غیر مجاز"
            words += ["غیر", reading.norm(stop + 1)]
            stop += 2
            break
        if not _modifies(reading, stop, len(words)):
            break
        words.append(reading.lemmas[stop] if reading.classes[stop] == "N" else reading.norm(stop))
        stop += 1
        if reading.norm(stop) in ("و", "،") and _adjective(reading, stop - 1) and _adjective(reading, stop + 1):
            words += ["و", reading.norm(stop + 1)]
            stop += 2
            break
    return Item(" ".join(words), range(at, stop), rule)


def _done_to(reading: ArticleReading, item: Item | None) -> Item | None:
    """What a noun of doing is done to, which is what is measured: "گندم" of "تولید گندم"."""
    if item is None or item.head not in DOING:
        return item
    at = item.span.start + 1
    if at not in item.span or reading.classes[at] != "N":
        return item
    return _done_to(reading, _phrase_from(reading, at, item.rule))


def _modifies(reading: ArticleReading, i: int, length: int) -> bool:
    """Whether a token is a modifier of the phrase before it that makes its kind."""
    if length > _MODIFIERS or not reading.is_nominal(i) or i in reading.place_at or (length > 1 and not _adjective(reading, i)):
        return False
    if reading.norm(i).endswith("آباد"):  # a place that no gazetteer has: "مدرسه شش کلاسه یحیی‌آباد"
        return False
    if reading.norm(i) in VAGUE_MODIFIERS or reading.norm(i) in LEVEL_WORDS or reading.norm(i + 1).startswith(("شده", "شدند")):
        return False
    if reading.norm(i) in ("فعالیت", "وجود", "حضور", "شرکت", "نقش", "عضویت") and reading.norm(i + 1).startswith(
        ("دار", "داشت", "ندار", "می‌کن")
    ):
        return False  # "۴۱۹ مداح فعالیت دارند"
    # A verbal noun before a light verb belongs to the verb: "۲۰ مدرسه افتتاح شد".
    return not reading.light_verb(i + 1)


def _adjective(reading: ArticleReading, i: int) -> bool:
    return reading.is_nominal(i) and (
        reading.classes[i] == "ADJ" or (reading.norm(i).endswith("ی") and reading.lemmas[i] == reading.norm(i))
    )


def item_of(reading: ArticleReading, quantity: Quantity, span: range, earlier: Sequence[Item] = ()) -> Item | None:
    """The item of a quantity, by the kind of its unit.

    Parameters
    ----------
    reading : ArticleReading
        The document.
    quantity : Quantity
        The quantity.
    span : range
        Its tokens.
    earlier : sequence of Item
        The items of the quantities before it, which it may speak of: "۳ سازه به حجم ۷۵۰ متر مکعب", "۲۰۰ میلیارد ریال آن".
    """
    if quantity.rule == "in_order":  # "به ترتیب ۲۸۶، ۱۴۷ و ۹۲ تعاونی"
        n = reading.quantity_at[span.start]
        last = next((other for other in reading.quantities[n : n + _WINDOW] if other.rule != "in_order"), None)
        return item_of(reading, last, reading.token_range(last.start, last.end), earlier) if last else None
    alike = [item for item in earlier[-8:] if quantity.unit not in MONEY or item.head in MONEY_NOUNS or item.rule == "price_of"]
    if alike and _same_figure(reading, span):
        figure = next((item for item in reversed(alike) if item.unit == quantity.unit), alike[-1])
        return Item(figure.phrase, figure.span, "this_figure")
    sentence = reading.sentence_of(span.start)
    of_these = _of_these(reading, quantity, span, alike)
    if of_these:
        return of_these
    earlier = [item for item in earlier[-8:] if item.span.start in sentence]
    alike = [item for item in alike if item.span.start in sentence]
    if alike and _speaks_of(reading, quantity, span, alike[-1]):
        return Item(alike[-1].phrase, alike[-1].span, "same_as_before")
    if quantity.unit == "count" and reading.norm(span.stop) in MEDALS and earlier and earlier[-1].head == "مدال":
        return Item(f"مدال {reading.norm(span.stop)}", range(span.stop, span.stop + 1), "medal")  # "۶ مدال طلا و ۳ نقره"
    if quantity.unit not in (*MONEY, "count", "person", "household"):
        told = _object(reading, span)
        if told:
            return told
    if quantity.unit in MONEY:
        return _money_item(reading, quantity, span, earlier)
    if quantity.unit in ("percent", "ratio"):
        return _share_item(reading, quantity, span, earlier)
    if quantity.unit in ("person", "household", "count"):
        return _counted_item(reading, quantity, span)
    return _measured_item(reading, quantity, span)


def _object(reading: ArticleReading, span: range) -> Item | None:
    """What is told or changed to a number: "زیربنای این پروژه را ۷۸۰۰ متر مربع اعلام کرد", "ذخایر طلا را ۷ میلیارد دلار افزایش داد"."""
    clause = reading.clause_of(span)
    mark = next((j for j in range(span.start - 1, max(clause.start, span.start - _OBJECT) - 1, -1) if reading.norm(j) == "را"), None)
    if mark is None or any(j in reading.quantity_at or _heads(reading, j) for j in range(mark + 1, span.start)):
        return None
    if not any(reading.norm(j) in TOLD or reading.norm(j) in INCREASE | DECREASE for j in range(span.stop, clause.stop)):
        return None
    first = mark
    while first - 1 >= clause.start and (
        reading.is_nominal(first - 1) or first - 1 in reading.place_at or reading.norm(first - 1) in ("این", "آن", "خود", "کل", "و")
    ):
        first -= 1
    if first > clause.start and reading.norm(first - 1) in STOP_WORDS and reading.norm(first - 1) not in ("وی", "او", "که"):
        return None  # the head stands before a preposition: "برداشت از هر هکتار را"
    # Its head: behind a dimension or at a noun of money, else behind the place that the clause may open with.
    sizes = [j for j in range(first, mark) if reading.lemmas[j] in DIMENSIONS or reading.lemmas[j] in MONEY_NOUNS - PRECIOUS]
    places = [j for j in range(first, mark) if j in reading.place_at and any(_heads(reading, k) for k in range(j + 1, mark))]
    if sizes:
        first = sizes[0] + (reading.lemmas[sizes[0]] in DIMENSIONS)
    elif places:
        first = places[-1] + 1
    head = next((j for j in range(first, mark) if _heads(reading, j) and reading.lemmas[j] not in DOING), None)
    found = None if head is None else noun_phrase(reading, head)
    return found and Item(found.phrase, found.span, "object")


def _same_figure(reading: ArticleReading, span: range) -> bool:
    """Whether a clause gives a figure told before anew: "این رقم در سال گذشته ۲۰ درصد بود"."""
    clause = reading.clause_of(span)
    return any(
        reading.norm(j) == "این" and reading.norm(j + 1) in FIGURES and not reading.is_nominal(j + 2) and reading.norm(j - 1) != "از"
        for j in range(clause.start, span.start - 1)
    )


def _of_these(reading: ArticleReading, quantity: Quantity, span: range, alike: Sequence[Item]) -> Item | None:
    """What "از این میزان ۲۵۰ هزار تن مصرف می‌شود" is a part of, unless the number has a noun of its own: "۲۰ هزار هکتار جنگل"."""
    clause = reading.clause_of(span)
    figure = any(
        reading.norm(j) == "از" and reading.norm(j + 1) == "این" and reading.norm(j + 2) in (*FIGURES, "تعداد")
        for j in range(clause.start, span.start - 2)
    )
    if not figure or not alike or quantity.unit in (*MONEY, "person", "household"):
        return None
    own = noun_phrase(reading, span.stop)
    if own and own.head not in DOING and reading.classes[own.span.start] == "N":
        return None
    return Item(alike[-1].phrase, alike[-1].span, "part_of_before")


def _speaks_of(reading: ArticleReading, quantity: Quantity, span: range, previous: Item) -> bool:
    """Whether a quantity measures the item before it: only a preposition and a dimension between, or "of it" behind."""
    after = reading.norm(span.stop + 1) if reading.norm(span.stop) == "از" else reading.norm(span.stop)
    if after in ("آن", "آن‌ها", "آنها", "آنان", "ایشان") or (after == "دیگر" and quantity.unit in MONEY):
        return True
    between = range(previous.span.stop, span.start)
    return (
        quantity.unit not in (*MONEY, "count", "person")
        and 1 < len(between) <= 5
        and any(reading.lemmas[j] in DIMENSIONS for j in between)
        and all(reading.norm(j) in STOP_WORDS or reading.lemmas[j] in DIMENSIONS for j in between)
    )


def _counted_item(reading: ArticleReading, quantity: Quantity, span: range) -> Item | None:
    if quantity.adjectival:
        holder = next((j for j in range(span.start - 1, max(span.start - _WINDOW, -1), -1) if reading.lemmas[j] in HOLDERS), None)
        if holder is not None and all(reading.is_nominal(j) for j in range(holder, span.start)):  # "افتتاح ورزشگاه شش هزار نفری"
            return _phrase_from(reading, holder, "holder")
        if reading.norm(span.stop).endswith(_COUNTED) and quantity.rule == "count":  # "آزمون سه مرحله‌ای"
            return Item(reading.lemmas[span.stop], range(span.stop, span.stop + 1), "counted_adjective")
        before, members = noun_before(reading, span.start), noun_phrase(reading, span.stop)
        return members if members and before and before.head in GROUPS and _names_people(members) else before or members
    after = noun_phrase(reading, span.stop) or (
        noun_phrase(reading, span.stop + 1) if reading.norm(span.stop) in ("نیز", "هم", "دیگر") else None
    )
    if after is None and quantity.classifier is None and reading.is_nominal(span.stop):  # "موفق به کسب ۵۲ مدال شد"
        after = _phrase_from(reading, span.stop, "noun_after")
    if quantity.classifier in ("نفر", "نفرشان", "تن"):
        if after and _names_people(after):
            return after
        whole = _first_noun(reading, span.stop + 1) if reading.norm(span.stop) == "از" else None  # "۴۰۰ نفر از دانشجویان"
        if whole and _names_people(whole):
            return Item(whole.phrase, whole.span, "part_of")
        counted = _counted_before(reading, span)
        return counted or Item("نفر", range(span.stop - 1, span.stop), "classifier")
    if quantity.unit == "household":
        told = reading.norm(span.stop) if reading.classes[span.stop : span.stop + 1] == ["ADJ"] and reading.is_nominal(span.stop) else ""
        return Item(f"{quantity.classifier or 'خانوار'} {told}".strip(), range(span.stop - 1, span.stop + bool(told)), "classifier")
    if quantity.rule == "people":  # the noun is the last word of the quantity: "۵۰ هزار زائر"
        return _phrase_from(reading, span.stop - 1, "people")
    if after and quantity.classifier in NOUNS_TOO and reading.classes[after.span.start] == "ADJ":  # "۳۴۶ بسته بهداشتی", "پنج رشته ورزشی"
        return Item(f"{quantity.classifier} {reading.norm(after.span.start)}", range(span.stop - 1, after.span.start + 1), "classifier")
    if after:
        # "بوم‌گردی ۴۰۰ واحد بود": a unit of what stands before the number.
        kind = noun_phrase(reading, span.start - 1) if after.phrase == "واحد" and reading.is_nominal(span.start - 1) else None
        return Item(f"واحد {kind.phrase}", after.span, "unit_of") if kind else after
    if reading.norm(span.stop) == "از":  # "۱۰ دستگاه از این ماشین‌آلات"
        whole = _first_noun(reading, span.stop + 1)
        if whole:
            return Item(whole.phrase, whole.span, "part_of")
    before = _subject(reading, span) if reading.norm(span.start - 1) == "را" else noun_before(reading, span.start)
    return before or (Item(quantity.classifier, span, "classifier") if quantity.classifier else None)


def _counted_before(reading: ArticleReading, span: range) -> Item | None:
    """Who is counted where the number stands behind: "تعداد دانشجویان این دانشگاه ۵۸۰۰ نفر است"."""
    clause = reading.clause_of(span)
    for j in range(span.start - 1, max(clause.start, span.start - _WINDOW) - 1, -1):
        if j in reading.quantity_at:
            return None
        if reading.norm(j) in ("تعداد", "شمار", "آمار"):
            found = _first_noun(reading, j + 1)
            return (
                Item(found.phrase, found.span, "dimension_of") if found and found.span.start < span.start and _names_people(found) else None
            )
    return None


def _names_people(item: Item) -> bool:
    """Whether the head of a phrase is a noun of people: "۱۰ نفر پزشک"."""
    unit = default_units().get(item.head)
    return unit is not None and unit.sort == "person"


def _money_item(reading: ArticleReading, quantity: Quantity, span: range, earlier: Sequence[Item]) -> Item | None:
    after = noun_phrase(reading, span.stop)
    before = _nearest(reading, span.start, MONEY_NOUNS)
    if before and reading.lemma(before.span.start - 1) in PRICES:  # "قیمت فروش"
        before = _phrase_from(reading, before.span.start - 1, "noun_before")
    if before and before.head in PRECIOUS and reading.lemma(before.span.start - 1) == "ذخیره":  # "ذخایر طلا"
        before = _phrase_from(reading, before.span.start - 1, "noun_before")
    sold = _sold(reading, before, span, earlier) if before and before.head in PRICES else None
    if sold:
        return sold
    if quantity.adjectival:
        found = before or noun_before(reading, span.start) or after
        if found:
            return found
    if before is None and earlier and earlier[-1].rule == "price_of":  # "قیمت هر کیلو زعفران نگین ۱۲۰ و زعفران پوشال ۹۵ میلیون تومان"
        other = noun_before(reading, span.start) if reading.is_nominal(span.start - 1) and _heads(reading, span.start - 1) else None
        return replace(other or earlier[-1], rule="price_of")
    if after and after.head in MONEY_NOUNS:
        return after
    clause = reading.clause_of(span)
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
    worth = _dimensioned(reading, span) if any(reading.norm(j) == "ارزش" for j in range(span.start - _OBJECT, span.start)) else None
    if worth:  # "ارزش کالاهای کشف‌شده ۵۹ میلیارد ریال"
        return worth
    if after:
        return after
    told = _object(reading, span)
    if told:
        return told
    grown = any(reading.norm(j) in INCREASE | DECREASE or reading.norm(j) in ("رسید", "رسیده") for j in range(span.stop, clause.stop))
    subject = _subject(reading, span) if grown and _price_in_headline(reading) is None else None
    if subject:  # "ذخایر ارز خارجی روسیه ۹ میلیارد دلار افزایش یافت"
        return subject
    for noun, verbs in MONEY_BY_VERB:
        if any(reading.norm(j) in verbs for j in clause):
            return Item(noun, span, "money_by_verb")
    return _price_in_headline(reading) or Item("مبلغ", span, "money_default")


def _sold(reading: ArticleReading, price: Item, span: range, earlier: Sequence[Item]) -> Item | None:
    """What a price is the price of: "هر یورو به قیمت ۱۲ هزار تومان", "قیمت خرید دلار ۱۱ هزار تومان"."""
    at = price.span.start
    if reading.norm(at - 1) in ("به", "با") and span.start - at <= _PRICE:
        found = _priced(reading, range(reading.statement_of(span.start).start, span.start), span) or noun_before(reading, at - 1)
        return found and Item(found.phrase, found.span, "price_of")
    at += 1
    while at < span.start and (reading.norm(at) in ("خرید", "فروش") or (reading.classes[at] == "ADJ" and reading.is_nominal(at))):
        at += 1
    if reading.norm(at) in ("این", "آن"):
        return Item(earlier[-1].phrase, earlier[-1].span, "price_of") if earlier else None
    found = _priced(reading, range(at, span.start), span) or (noun_phrase(reading, at) if at < span.start else None)
    return found and Item(found.phrase, found.span, "price_of")


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


def _share_item(reading: ArticleReading, quantity: Quantity, span: range, earlier: Sequence[Item]) -> Item | None:
    whole = _whole_of_share(reading, span)
    if whole:
        return whole
    bounded = None if quantity.adjectival or reading.norm(span.stop) == "از" else _bounded(reading, span)
    if bounded:
        return bounded
    head = _nearest(reading, span.start, SHARE_HEADS)
    if head and span.start - head.span.start <= 6:
        first = head.span.start
        while reading.lemma(first - 1) in SHARE_HEADS:
            first -= 1
        return noun_phrase(reading, first) or head
    if quantity.adjectival:
        # "رشد ۵۵ درصدی صادرات", "افزایش درخواست استقرار ۵۰ درصدی": the noun of change is no item.
        after = noun_phrase(reading, span.stop)
        return after or noun_before(reading, span.start)
    if reading.norm(span.stop) == "از":
        whole = _first_noun(reading, span.stop + 1)
        if whole:
            return Item(whole.phrase, whole.span, "share_of")
    after = noun_phrase(reading, span.stop + (reading.norm(span.stop) in ("این", "آن", "کل")))
    if _of_employment(reading, span):
        return Item("اشتغال", span, "share_of_employment")
    if after and reading.classes[after.span.start] == "N" and after.head not in INCREASE | DECREASE:
        return after
    listed = reading.norm(span.start - 1) in ("و", "،") and reading.norm(span.stop) in ("در", "به")
    if earlier and (listed or reading.norm(span.stop) in ("مربوط", "نیز", "هم", "دیگر")):
        return Item(earlier[-1].phrase, earlier[-1].span, "same_as_before")
    return _subject(reading, span) or noun_before(reading, span.start)


def _bounded(reading: ArticleReading, span: range) -> Item | None:
    """The noun right before the bound of a share: "دارای کمبود تولید بیشتر از ۲۰ درصد"."""
    at = span.start
    while reading.norm(at - 1) in ("از", "بیش", "بیشتر", "بیش‌تر", "کمتر", "کم‌تر", "بین"):
        at -= 1
    return noun_before(reading, at) if at < span.start - 1 and reading.is_nominal(at - 1) and _heads(reading, at - 1) else None


def _whole_of_share(reading: ArticleReading, span: range) -> Item | None:
    """The whole in "سهم X از Y N درصد است": Y."""
    clause = reading.clause_of(span)
    share = next((j for j in range(span.start - 1, clause.start - 1, -1) if reading.lemmas[j] == "سهم"), None)
    if share is None:
        return None
    of = next((j for j in range(share + 2, span.start) if reading.norm(j) == "از"), None)
    found = None if of is None or reading.norm(of - 1) in ("بیش", "کمتر") else _first_noun(reading, of + 1)
    return found and Item(found.phrase, found.span, "whole_of_share")


def _of_employment(reading: ArticleReading, span: range) -> bool:
    """Whether a percentage is a sector's share of employment: "سهم بخش خدمات از اشتغال ۵۱ درصد", "۳۳ درصد شاغلان در بخش صنعت"."""
    words = reading.words(reading.clause_of(span))
    return (" اشتغال " in words or " شاغل " in words) and (" سهم " in words or " بخش " in words) and " بیکاری " not in words


def _measured_item(reading: ArticleReading, quantity: Quantity, span: range) -> Item | None:
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
        if named and _names_people(named):  # "دختر دوساله"
            return Item(named.head, range(span.start - 1, span.start), "aged")
    aged = _nearest(reading, span.start, AGE_NOUNS) if quantity.unit == "a" else None
    if aged:
        bearer = noun_phrase(reading, aged.span.start + 1)
        if bearer and bearer.span.stop <= span.start:
            return bearer
    if reading.norm(span.stop) == "از" and not quantity.adjectival:  # "۳۰۰ کیلومتر از راه‌های روستایی"
        whole = _first_noun(reading, span.stop + 1)
        if whole and whole.head not in MONEY_NOUNS:
            return Item(whole.phrase, whole.span, "part_of")
    after = noun_phrase(reading, span.stop + (reading.norm(span.stop) in ("این", "آن")))
    before = (None if after else _dimensioned(reading, span)) or noun_before(reading, span.start)
    if quantity.adjectival and before:
        return before
    if after is None or after.head in DIMENSIONS or reading.lemma(span.start - 1) in DIMENSIONS:
        return _done_to(reading, before or _subject(reading, span) or after)
    return after


def _temperature(reading: ArticleReading, span: range) -> Item:
    """What is so warm, "هوا" where nothing else is named, or the temperature itself: "دمای خانه", "کمینه دما"."""
    told = range(max(span.start - _OBJECT, 0), span.start)
    heat = next((j for j in reversed(told) if reading.lemmas[j] in ("دما", "دمای", "دمایی")), None)
    if heat is None:
        return Item("هوا", span, "dimension")
    least = reading.norm(heat - 1) in EXTREMES
    warm = None if least or reading.norm(heat) == "دمایی" or not _heads(reading, heat + 1) else noun_phrase(reading, heat + 1)
    if warm and warm.span.stop <= span.start:
        return Item(warm.phrase, warm.span, "dimension_of")
    return Item(f"{reading.norm(heat - 1)} دما" if least else "دما", range(heat - least, heat + 1), "dimension")


def _dimensioned(reading: ArticleReading, span: range) -> Item | None:
    """What a dimension before a number is the dimension of: "طول خطوط انتقال استان به ۹۸۰ کیلومتر رسید"."""
    clause = reading.clause_of(span)
    for j in range(span.start - 2, max(clause.start, span.start - _WINDOW) - 1, -1):
        if reading.lemmas[j] in DIMENSIONS and _heads(reading, j + 1):
            found = noun_phrase(reading, j + 1)
            return None if found is None else Item(found.phrase, found.span, "dimension_of")
    return None


def _first_noun(reading: ArticleReading, at: int) -> Item | None:
    """The first noun phrase after a determiner or quantifier: "از این تعداد", "از کل حساب‌های بانک"."""
    for j in range(at, min(at + 4, len(reading.tokens))):
        if reading.is_nominal(j) and not (reading.lemmas[j] in DIMENSIONS and reading.is_nominal(j + 1)):
            return noun_phrase(reading, j)
        if reading.classes[j] in ("V", "PUNCT", "NUM"):
            return None
    return None


def noun_before(reading: ArticleReading, at: int) -> Item | None:
    """The noun phrase that ends before a token, past bounds ("بیش از") and dimensions ("به مساحت")."""
    first = max(reading.statement_of(at).start, at - _WINDOW)
    j = at - 1
    while j >= first:
        if reading.classes[j] in ("V", "NUM") or j in reading.quantity_at or reading.norm(j) in ("؛", ".", ":"):
            return None
        if _heads(reading, j) and reading.norm(j) not in VAGUE_MODIFIERS:
            break
        j -= 1
    if j < first:
        return None
    start = j
    while start - 1 >= first and j - start < _MODIFIERS and _heads(reading, start - 1):
        start -= 1
    found = noun_phrase(reading, start)
    return None if found is None else Item(found.phrase, found.span, "noun_before")


def _heads(reading: ArticleReading, i: int) -> bool:
    """Whether a token can be the head, or nearer to the head, of a phrase that goes on after it."""
    return (
        reading.is_nominal(i)
        and i not in reading.person_at
        and reading.lemmas[i] not in DIMENSIONS
        and reading.norm(i) not in EMPTY_HEADS
        and i not in reading.place_at
    )


def _nearest(reading: ArticleReading, at: int, nouns: frozenset[str]) -> Item | None:
    """The nearest of some nouns before a token, with its first modifier, in its statement and with no other quantity between."""
    first = max(reading.statement_of(at).start, at - 2 * _WINDOW)
    for j in range(at - 1, first - 1, -1):
        if j in reading.quantity_at:
            return None
        word = reading.lemmas[j] if reading.lemmas[j] in nouns else reading.norm(j).removesuffix("ی")  # "اعتباری بالغ بر"
        if word in nouns:
            phrase = noun_phrase(reading, j) if word == reading.lemmas[j] else None
            named = phrase is not None and phrase.span.stop <= at
            span = phrase.span if phrase and named else range(j, j + 1)
            return Item(" ".join(phrase.phrase.split()[:2]) if phrase and named else word, span, "noun_before")
    return None


def _subject(reading: ArticleReading, span: range) -> Item | None:
    """The first noun phrase of the clause, else of the statement: what grew or fell."""
    return _first_of(reading, reading.clause_of(span), span) or _first_of(reading, reading.statement_of(span.start), span)


def _first_of(reading: ArticleReading, clause: range, span: range) -> Item | None:
    comma = max(
        (j for j in range(clause.start, span.start) if reading.norm(j) == "،" and any(_heads(reading, k) for k in range(j, span.start))),
        default=clause.start,
    )
    that = next((j for j in range(span.start - 1, comma, -1) if reading.norm(j) in ("اینکه", "این‌که")), None)
    if that is not None and any(_heads(reading, k) for k in range(that, span.start)):
        comma = that  # "با اعلام اینکه کمک‌ها ۲۳ درصد افزایش داشته"
    for j in range(comma, span.start):
        if j in reading.quantity_at:
            return None
        if _heads(reading, j):
            found = noun_phrase(reading, j)
            return None if found is None else Item(found.phrase, found.span, "subject")
    return None
