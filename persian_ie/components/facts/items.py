"""What is counted or measured: the noun phrase that a quantity belongs to, as a lemma phrase."""

from __future__ import annotations

from collections.abc import Sequence

from persian_ie.components.facts.money import money_item
from persian_ie.components.facts.patterns import (
    DIMENSIONS,
    DOING,
    FIGURES,
    GROUPS,
    HOLDERS,
    MEDALS,
    MONEY,
    MONEY_NOUNS,
    NOUNS_TOO,
    STOP_WORDS,
)
from persian_ie.components.facts.phrases import (
    WINDOW,
    Item,
    first_noun,
    names_people,
    noun_after,
    noun_before,
    noun_phrase,
    phrase_from,
    subject,
    told_object,
)
from persian_ie.components.facts.reading import ArticleReading
from persian_ie.components.facts.shares import share_item
from persian_ie.components.facts.sizes import measured_item
from persian_ie.types import Quantity

_COUNTED = ("\u200cای", "\u200cیی")  # endings of adjectives of number


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
        last = next((other for other in reading.quantities[n : n + WINDOW] if other.rule != "in_order"), None)
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
        told = told_object(reading, span)
        if told:
            return told
    if quantity.unit in MONEY:
        return money_item(reading, quantity, span, earlier)
    if quantity.unit in ("percent", "ratio"):
        return share_item(reading, quantity, span, earlier)
    if quantity.unit in ("person", "household", "count"):
        return _counted_item(reading, quantity, span)
    return measured_item(reading, quantity, span)


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
    own = noun_after(reading, span.stop)
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
        holder = next((j for j in range(span.start - 1, max(span.start - WINDOW, -1), -1) if reading.lemmas[j] in HOLDERS), None)
        if holder is not None and all(reading.is_nominal(j) for j in range(holder, span.start)):  # "افتتاح ورزشگاه شش هزار نفری"
            return phrase_from(reading, holder, "holder")
        if reading.norm(span.stop).endswith(_COUNTED) and quantity.rule == "count":  # "آزمون سه مرحله‌ای"
            return Item(reading.lemmas[span.stop], range(span.stop, span.stop + 1), "counted_adjective")
        before, members = noun_before(reading, span.start), noun_after(reading, span.stop)
        return members if members and before and before.head in GROUPS and names_people(members) else before or members
    after = noun_after(reading, span.stop) or (
        noun_after(reading, span.stop + 1) if reading.norm(span.stop) in ("نیز", "هم", "دیگر") else None
    )
    if after is None and quantity.classifier is None and reading.is_nominal(span.stop):  # "موفق به کسب ۵۲ مدال شد"
        after = phrase_from(reading, span.stop, "noun_after")
    if quantity.classifier in ("نفر", "نفرشان", "تن"):
        if after and names_people(after):
            return after
        whole = first_noun(reading, span.stop + 1) if reading.norm(span.stop) == "از" else None  # "۴۰۰ نفر از دانشجویان"
        if whole and names_people(whole):
            return Item(whole.phrase, whole.span, "part_of")
        counted = _counted_before(reading, span)
        return counted or Item("نفر", range(span.stop - 1, span.stop), "classifier")
    if quantity.unit == "household":
        told = reading.norm(span.stop) if reading.classes[span.stop : span.stop + 1] == ["ADJ"] and reading.is_nominal(span.stop) else ""
        return Item(f"{quantity.classifier or 'خانوار'} {told}".strip(), range(span.stop - 1, span.stop + bool(told)), "classifier")
    if quantity.rule == "people":  # the noun is the last word of the quantity: "۵۰ هزار زائر"
        return phrase_from(reading, span.stop - 1, "people")
    if after and quantity.classifier in NOUNS_TOO and reading.classes[after.span.start] == "ADJ":  # "۳۴۶ بسته بهداشتی", "پنج رشته ورزشی"
        return Item(f"{quantity.classifier} {reading.norm(after.span.start)}", range(span.stop - 1, after.span.start + 1), "classifier")
    if after:
        # "بوم‌گردی ۴۰۰ واحد بود": a unit of what stands before the number.
        kind = noun_phrase(reading, span.start - 1) if after.phrase == "واحد" and reading.is_nominal(span.start - 1) else None
        return Item(f"واحد {kind.phrase}", after.span, "unit_of") if kind else after
    if reading.norm(span.stop) == "از":  # "۱۰ دستگاه از این ماشین‌آلات"
        whole = first_noun(reading, span.stop + 1)
        if whole:
            return Item(whole.phrase, whole.span, "part_of")
    before = subject(reading, span) if reading.norm(span.start - 1) == "را" else noun_before(reading, span.start)
    return before or (Item(quantity.classifier, span, "classifier") if quantity.classifier else None)


def _counted_before(reading: ArticleReading, span: range) -> Item | None:
    """Who is counted where the number stands behind: "تعداد دانشجویان این دانشگاه ۵۸۰۰ نفر است"."""
    clause = reading.clause_of(span)
    for j in range(span.start - 1, max(clause.start, span.start - WINDOW) - 1, -1):
        if j in reading.quantity_at:
            return None
        if reading.norm(j) in ("تعداد", "شمار", "آمار"):
            found = first_noun(reading, j + 1)
            return (
                Item(found.phrase, found.span, "dimension_of") if found and found.span.start < span.start and names_people(found) else None
            )
    return None
