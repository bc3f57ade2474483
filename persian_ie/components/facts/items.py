"""What is counted or measured: the noun phrase that a quantity belongs to, as a lemma phrase."""

from __future__ import annotations

from dataclasses import dataclass

from persian_ie.components.facts.patterns import DIMENSIONS, MONEY_BY_VERB, MONEY_NOUNS, STOP_WORDS, VAGUE_MODIFIERS
from persian_ie.components.facts.reading import Reading
from persian_ie.types import Quantity

MONEY = frozenset(("IRR", "USD", "EUR", "GBP", "AED", "TRY", "IQD", "CNY"))
_MODIFIERS = 2  # a head and two modifiers name nearly every kind: "شرکت دانش‌بنیان", "طرح توانمندسازی اقتصادی"
_WINDOW = 12  # tokens looked through for a noun before a quantity


@dataclass(frozen=True, slots=True)
class Item:
    """A lemma phrase, the tokens it came from, and the rule that found it."""

    phrase: str
    span: range
    rule: str

    @property
    def words(self) -> frozenset[str]:
        """The words of the phrase, for the table of indicators."""
        return frozenset(self.phrase.split()) | {self.phrase}


def noun_phrase(reading: Reading, at: int) -> Item | None:
    """The noun phrase that begins at a token: head and the modifiers that make its kind."""
    if not reading.is_nominal(at):
        return None
    stop, words = at + 1, [reading.lemmas[at]]
    while stop < at + 1 + _MODIFIERS and reading.is_nominal(stop) and stop not in reading.place_at:
        word = reading.norm(stop)
        if word in VAGUE_MODIFIERS or reading.norm(stop + 1) in ("شده", "شدند"):
            break
        # A verbal noun before a light verb belongs to the verb: "۲۰ مدرسه افتتاح شد".
        if stop + 1 < len(reading.tokens) and reading.classes[stop + 1] == "V" and reading.classes[stop] == "N":
            break
        words.append(reading.lemmas[stop] if reading.classes[stop] == "N" else word)
        stop += 1
    return Item(" ".join(words), range(at, stop), "noun_after")


def item_of(reading: Reading, quantity: Quantity, span: range) -> Item | None:
    """The item of a quantity, by the kind of its unit.

    Parameters
    ----------
    reading : Reading
        The document.
    quantity : Quantity
        The quantity.
    span : range
        Its tokens.
    """
    if quantity.unit in MONEY:
        return _money_item(reading, quantity, span)
    if quantity.unit in ("percent", "ratio"):
        return _share_item(reading, quantity, span)
    if quantity.unit in ("person", "household", "count"):
        return _counted_item(reading, quantity, span)
    return _measured_item(reading, quantity, span)


def _counted_item(reading: Reading, quantity: Quantity, span: range) -> Item | None:
    if quantity.adjectival:
        return noun_before(reading, span.start) or noun_phrase(reading, span.stop)
    after = noun_phrase(reading, span.stop)
    if quantity.classifier in ("نفر", "تن"):
        if after and reading.classes[after.span.start] == "N" and _names_people(after):
            return after
        return Item("نفر", range(span.stop - 1, span.stop), "classifier")
    if quantity.unit == "household":
        return Item("خانوار", range(span.stop - 1, span.stop), "classifier")
    if quantity.unit == "person" and quantity.classifier:
        return noun_phrase(reading, span.stop - 1) or Item(quantity.classifier, span, "classifier")
    if after:
        return after
    if reading.norm(span.stop) == "از":  # "۱۰ دستگاه از این ماشین‌آلات"
        whole = _first_noun(reading, span.stop + 1)
        if whole:
            return Item(whole.phrase, whole.span, "part_of")
    if quantity.classifier:
        return noun_before(reading, span.start) or Item(quantity.classifier, span, "classifier")
    return noun_before(reading, span.start)


def _names_people(item: Item) -> bool:
    from persian_ie.values.quantities import is_person_noun

    return is_person_noun(item.phrase.split()[0])


def _money_item(reading: Reading, quantity: Quantity, span: range) -> Item | None:
    after = noun_phrase(reading, span.stop)
    if after and after.phrase.split()[0] in MONEY_NOUNS:
        return after
    before = _nearest(reading, span.start, MONEY_NOUNS)
    if before:
        return before
    if quantity.adjectival:
        found = noun_before(reading, span.start)
        if found:
            return found
    for j in range(span.stop, min(span.stop + 4, reading.statement_of(span.start).stop)):
        if reading.lemmas[j] in MONEY_NOUNS and j not in reading.quantity_at:
            return Item(reading.lemmas[j], range(j, j + 1), "money_after")
    clause = reading.clause_of(span)
    for noun, verbs in MONEY_BY_VERB:
        if any(reading.norm(j) in verbs for j in clause):
            return Item(noun, span, "money_by_verb")
    return Item("مبلغ", span, "money_default")


def _share_item(reading: Reading, quantity: Quantity, span: range) -> Item | None:
    if quantity.adjectival:
        # "رشد ۵۵ درصدی صادرات", "افزایش درخواست استقرار ۵۰ درصدی": the noun of change is no item.
        after = noun_phrase(reading, span.stop)
        return after or noun_before(reading, span.start)
    if reading.norm(span.stop) == "از":
        whole = _first_noun(reading, span.stop + 1)
        if whole:
            return Item(whole.phrase, whole.span, "share_of")
    after = noun_phrase(reading, span.stop)
    if after and after.phrase.split()[0] not in ("رشد", "افزایش", "کاهش", "افت", "مربوط"):
        return after
    return _subject(reading, span) or noun_before(reading, span.start)


def _measured_item(reading: Reading, quantity: Quantity, span: range) -> Item | None:
    before = noun_before(reading, span.start)
    after = noun_phrase(reading, span.stop)
    if quantity.adjectival and before:
        return before
    if reading.norm(span.start - 1) in DIMENSIONS or reading.lemmas[span.start - 1] in DIMENSIONS:
        return before or after
    return after or before


def _first_noun(reading: Reading, at: int) -> Item | None:
    """The first noun phrase after a determiner or quantifier: "از این تعداد", "از کل حساب‌های بانک"."""
    for j in range(at, min(at + 4, len(reading.tokens))):
        if reading.is_nominal(j) and reading.lemmas[j] not in DIMENSIONS:
            return noun_phrase(reading, j)
        if reading.classes[j] in ("V", "PUNCT", "NUM"):
            return None
    return None


def noun_before(reading: Reading, at: int) -> Item | None:
    """The noun phrase that ends before a token, past bounds ("بیش از") and dimensions ("به مساحت")."""
    first = max(reading.statement_of(at).start, at - _WINDOW)
    j = at - 1
    while j >= first:
        if reading.classes[j] in ("V", "NUM") or j in reading.quantity_at or reading.norm(j) in ("؛", ".", ":"):
            return None
        if reading.is_nominal(j) and reading.lemmas[j] not in DIMENSIONS and reading.norm(j) not in VAGUE_MODIFIERS:
            break
        j -= 1
    if j < first:
        return None
    start = j
    while start - 1 >= first and reading.is_nominal(start - 1) and j - start < _MODIFIERS + 1 and reading.lemmas[start - 1] not in DIMENSIONS:
        start -= 1
    found = noun_phrase(reading, start)
    return None if found is None else Item(found.phrase, found.span, "noun_before")


def _nearest(reading: Reading, at: int, nouns: frozenset[str]) -> Item | None:
    """The nearest of some nouns before a token, in its statement and with no other quantity between."""
    first = max(reading.statement_of(at).start, at - _WINDOW)
    for j in range(at - 1, first - 1, -1):
        if j in reading.quantity_at:
            return None
        if reading.lemmas[j] in nouns:
            return Item(reading.lemmas[j], range(j, j + 1), "money_before")
    return None


def _subject(reading: Reading, span: range) -> Item | None:
    """The first noun phrase of the clause: what grew or fell."""
    clause = reading.clause_of(span)
    for j in range(clause.start, span.start):
        if reading.is_nominal(j) and reading.norm(j) not in STOP_WORDS and j not in reading.place_at:
            found = noun_phrase(reading, j)
            return None if found is None else Item(found.phrase, found.span, "subject")
    return None
