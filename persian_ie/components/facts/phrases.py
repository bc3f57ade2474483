"""Noun phrases beside a number: the candidates for what it counts or measures, as lemma phrases."""

from __future__ import annotations

from dataclasses import dataclass

from persian_ie.components.facts.patterns import (
    COUNTED_ADJECTIVES,
    DECREASE,
    DIMENSIONS,
    DOING,
    EMPTY_HEADS,
    INCREASE,
    LEVEL_WORDS,
    MONEY_NOUNS,
    PART_NOUNS,
    PRECIOUS,
    STOP_WORDS,
    TOLD,
    VAGUE_MODIFIERS,
)
from persian_ie.components.facts.reading import ArticleReading
from persian_ie.values.units import default_units

_CREDITORS = ("موسسه", "مؤسسه", "نهاد", "بانک")  # "مؤسسات اعتباری" lend and are no credit
_MODIFIERS = 2  # a head and two modifiers name nearly every kind: "شرکت دانش‌بنیان", "طرح توانمندسازی اقتصادی"
_OBJECT = 8  # tokens looked through for "را" before a number
WINDOW = 12  # tokens looked through for a noun before a quantity


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
    return phrase_from(reading, at, "noun_after")


def noun_after(reading: ArticleReading, at: int) -> Item | None:
    """The noun phrase that begins at a token behind a number, in its sentence: none between "یک‌هزار نفر" in a title and the body."""
    return None if at in reading.sentence_heads else noun_phrase(reading, at)


def phrase_from(reading: ArticleReading, at: int, rule: str) -> Item:
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


def done_to(reading: ArticleReading, item: Item | None) -> Item | None:
    """What a noun of doing is done to, which is what is measured: "گندم" of "تولید گندم"."""
    if item is None or item.head not in DOING:
        return item
    at = item.span.start + 1
    if at not in item.span or reading.classes[at] != "N":
        return item
    return done_to(reading, phrase_from(reading, at, item.rule))


def _modifies(reading: ArticleReading, i: int, length: int) -> bool:
    """Whether a token is a modifier of the phrase before it that makes its kind."""
    if i in reading.sentence_heads:  # the body, behind a title with no full stop
        return False
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


def noun_before(reading: ArticleReading, at: int) -> Item | None:
    """The noun phrase that ends before a token, past bounds ("بیش از") and dimensions ("به مساحت")."""
    first = max(reading.statement_of(at).start, at - WINDOW)
    j = at - 1
    while j >= first:
        if reading.classes[j] in ("V", "NUM") or j in reading.quantity_at or reading.norm(j) in ("؛", ".", ":"):
            return None
        if heads(reading, j) and reading.norm(j) not in VAGUE_MODIFIERS:
            break
        j -= 1
    if j < first:
        return None
    start = j
    while start - 1 >= first and j - start < _MODIFIERS and heads(reading, start - 1):
        start -= 1
    found = noun_phrase(reading, start)
    return None if found is None else Item(found.phrase, found.span, "noun_before")


def first_noun(reading: ArticleReading, at: int) -> Item | None:
    """The first noun phrase after a determiner or quantifier: "از این تعداد", "از کل حساب‌های بانک"."""
    for j in range(at, min(at + 4, len(reading.tokens))):
        if reading.is_nominal(j) and not (reading.lemmas[j] in DIMENSIONS and reading.is_nominal(j + 1)):
            return noun_phrase(reading, j)
        if reading.classes[j] in ("V", "PUNCT", "NUM"):
            return None
    return None


def nearest(reading: ArticleReading, at: int, nouns: frozenset[str]) -> Item | None:
    """The nearest of some nouns before a token, with its first modifier, in its statement and with no other quantity between."""
    first = max(reading.statement_of(at).start, at - 2 * WINDOW)
    for j in range(at - 1, first - 1, -1):
        if j in reading.quantity_at:
            return None
        word = reading.lemmas[j] if reading.lemmas[j] in nouns else reading.norm(j).removesuffix("ی")  # "اعتباری بالغ بر"
        if word == "اعتبار" and reading.norm(j) == "اعتباری" and reading.lemma(j - 1) in _CREDITORS:
            continue
        if word in nouns:
            phrase = noun_phrase(reading, j) if word == reading.lemmas[j] else None
            named = phrase is not None and phrase.span.stop <= at
            span = phrase.span if phrase and named else range(j, j + 1)
            return Item(" ".join(phrase.phrase.split()[:2]) if phrase and named else word, span, "noun_before")
    return None


def subject(reading: ArticleReading, span: range) -> Item | None:
    """The first noun phrase of the clause, else of the statement: what grew or fell."""
    return _first_of(reading, reading.clause_of(span), span) or _first_of(reading, reading.statement_of(span.start), span)


def _first_of(reading: ArticleReading, clause: range, span: range) -> Item | None:
    comma = max(
        (j for j in range(clause.start, span.start) if reading.norm(j) == "،" and any(heads(reading, k) for k in range(j, span.start))),
        default=clause.start,
    )
    that = next((j for j in range(span.start - 1, comma, -1) if reading.norm(j) in ("اینکه", "این‌که")), None)
    if that is not None and any(heads(reading, k) for k in range(that, span.start)):
        comma = that  # "با اعلام اینکه کمک‌ها ۲۳ درصد افزایش داشته"
    for j in range(comma, span.start):
        if j in reading.quantity_at:
            return None
        if heads(reading, j):
            found = noun_phrase(reading, j)
            return None if found is None else Item(found.phrase, found.span, "subject")
    return None


def told_object(reading: ArticleReading, span: range) -> Item | None:
    """What is told or changed to a number: "زیربنای این پروژه را ۷۸۰۰ متر مربع اعلام کرد", "ذخایر طلا را ۷ میلیارد دلار افزایش داد"."""
    clause = reading.clause_of(span)
    mark = next((j for j in range(span.start - 1, max(clause.start, span.start - _OBJECT) - 1, -1) if reading.norm(j) == "را"), None)
    if mark is None or any(j in reading.quantity_at or heads(reading, j) for j in range(mark + 1, span.start)):
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
    places = [j for j in range(first, mark) if j in reading.place_at and any(heads(reading, k) for k in range(j + 1, mark))]
    if sizes:
        first = sizes[0] + (reading.lemmas[sizes[0]] in DIMENSIONS)
    elif places:
        first = places[-1] + 1
    head = next((j for j in range(first, mark) if heads(reading, j) and reading.lemmas[j] not in DOING), None)
    found = None if head is None else noun_phrase(reading, head)
    return found and Item(found.phrase, found.span, "object")


def dimensioned(reading: ArticleReading, span: range) -> Item | None:
    """What a dimension before a number is the dimension of: "طول خطوط انتقال استان به ۹۸۰ کیلومتر رسید"."""
    clause = reading.clause_of(span)
    for j in range(span.start - 2, max(clause.start, span.start - WINDOW) - 1, -1):
        if reading.lemmas[j] in DIMENSIONS and heads(reading, j + 1):
            found = noun_phrase(reading, j + 1)
            return None if found is None else Item(found.phrase, found.span, "dimension_of")
    return None


def heads(reading: ArticleReading, i: int) -> bool:
    """Whether a token can be the head, or nearer to the head, of a phrase that goes on after it."""
    return (
        reading.is_nominal(i)
        and i not in reading.person_at
        and reading.lemmas[i] not in DIMENSIONS
        and reading.norm(i) not in EMPTY_HEADS
        and i not in reading.place_at
    )


def names_people(item: Item) -> bool:
    """Whether the head of a phrase is a noun of people: "۱۰ نفر پزشک"."""
    unit = default_units().get(item.head)
    return unit is not None and unit.sort == "person"
