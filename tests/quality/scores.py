"""How extracted facts, officials and dates are compared with gold ones: strictly for numbers and codes, by words for names.

Names and phrases are compared without regard to letter variants, half-spaces, plural and the words of administrative levels, so
``استان لرستان`` is ``لرستان`` and ``طرح‌هاي`` is ``طرح``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from tests.quality.markup import GoldArticle, Span

STRICT = ("value", "high", "unit", "item", "bound", "modality", "change", "indicator")
LOOSE = ("place", "time", "speaker")

_LETTERS = str.maketrans("يىكةۀأإؤئآ\u200c،", "ییکههااویا  ", "\u200e\u200f«»ـ")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
_LEVELS = {"ها", "های", "ی", "و", "استان", "شهرستان", "شهر", "روستا", "روستای", "بخش", "اداره", "کل"}
# Nouns before the thing they measure: ارتفاع سد is سد.
_DIMENSIONS = {
    "حجم", "طول", "ارتفاع", "عرض", "عمق", "مساحت", "وسعت", "زیربنا", "ظرفیت", "مبلغ", "ارزش", "میزان", "تعداد", "سهم", "کل", "مجموع", "وزن",
}  # fmt: skip
_ENDING = re.compile("(ها|های|ی)$")
_TOLERANCE = 1e-3  # a third written 0.3333 is a third


def words(name: Any) -> list[str]:
    """The words of a name or phrase that tell it from others."""
    if isinstance(name, Mapping):
        name = name.get("name") or name.get("role")
    folded = (name or "").translate(_LETTERS).translate(_DIGITS).split()
    return [_ENDING.sub("", word) if len(word) > 3 else word for word in folded if word not in _LEVELS]


def same_number(gold: Any, found: Any) -> bool:
    """Whether two numbers, or two absences of one, are the same."""
    if gold is None or found is None:
        return gold is None and found is None
    return abs(float(gold) - float(found)) <= _TOLERANCE * max(abs(float(gold)), 1e-9)


def same_item(gold: Any, found: Any) -> bool:
    """Whether two phrases name the same thing: the same head noun and at least half of all their words in common."""
    a, b = _thing(gold), _thing(found)
    if not a or not b:
        return a == b
    return (a[0] == b[0] and 2 * len({*a} & {*b}) >= len({*a} | {*b})) or {*a} == {*b}


def _thing(item: Any) -> list[str]:
    found = words(item)
    while len(found) > 1 and found[0] in _DIMENSIONS:
        found = found[1:]
    return found


def same_name(gold: Any, found: Any) -> bool:
    """Whether two names mean the same place or person: one may say more than the other, but nothing else."""
    a, b = {*words(gold)}, {*words(found)}
    return a == b if not (a and b) else a <= b or b <= a


def same_code(gold: Any, found: Any) -> bool:
    """Whether two codes, or two absences of one, are the same."""
    return (gold or None) == (found or None)


COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "value": same_number, "high": same_number, "item": same_item, "place": same_name, "speaker": same_name,
    "unit": same_code, "bound": same_code, "modality": same_code, "change": same_code, "indicator": same_code, "time": same_code,
}  # fmt: skip


def paired(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping spans: equal values first, then the longer overlap, then the earlier."""
    options = []
    for (i, g), (j, f) in product(enumerate(gold), enumerate(found)):
        overlap = min(g.end, f.end) - max(g.start, f.start)
        if overlap > 0:
            options.append((not _same_value(g, f), -overlap, i, j))
    pairs: list[tuple[int, int]] = []
    for *_, i, j in sorted(options):
        if all(i != other and j != one for other, one in pairs):
            pairs.append((i, j))
    return pairs


def _same_value(gold: Span, found: Span) -> bool:
    a, b = gold.slots.get("value"), found.slots.get("value")
    return a == b if isinstance(a, str) or isinstance(b, str) else same_number(a, b)


@dataclass
class Tally:
    """Counts over articles, and the scores that they give."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    slot_right: Counter[str] = field(default_factory=Counter)
    matched: int = 0
    errors: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, article: GoldArticle, found: Mapping[str, Any]) -> None:
        """Score what was found in an article, in the form that ``Extraction.to_dict`` gives."""
        self._facts(article, _spans(found.get("facts", ())))
        if article.officials is not None:
            self._officials(article, found.get("officials", ()))
        if article.dates is not None:
            dates = _spans(found.get("dates", ()))
            pairs = paired(article.dates, dates)
            equal = [same_code(article.dates[i].slots["value"], dates[j].slots["value"]) for i, j in pairs]
            for key, right in (("date span", len(pairs)), ("date value", sum(equal))):
                self._count(key, right, len(article.dates), len(dates))
            for (i, j), ok in zip(pairs, equal, strict=True):
                if not ok:
                    self._error(article, article.dates[i], f"date {article.dates[i].slots['value']}, found {dates[j].slots['value']}")
            self._unpaired(article, "date", article.dates, dates, pairs)

    def _facts(self, article: GoldArticle, found: list[Span]) -> None:
        pairs = paired(article.facts, found)
        number = measure = strict = 0
        for i, j in pairs:
            gold, fact = article.facts[i], found[j].slots
            wrong = {slot for slot in STRICT + LOOSE if not COMPARED[slot](gold.slots.get(slot), fact.get(slot))}
            if "item" in wrong and names_people(article, gold, fact):
                wrong.remove("item")
            number += not wrong & {"value", "high"}
            measure += not wrong & {"value", "high", "unit", "item"}
            strict += not wrong & {*STRICT}
            self.slot_right.update({*STRICT, *LOOSE} - wrong)
            if wrong:
                slots = [slot for slot in STRICT + LOOSE if slot in wrong]
                self._error(article, gold, "; ".join(f"{s} {gold.slots.get(s)}, found {_shown(fact.get(s))}" for s in slots))
        self.matched += len(pairs)
        for key, right in (("number", number), ("number+unit+item", measure), ("strict", strict)):
            self._count(key, right, len(article.facts), len(found))
        self._unpaired(article, "fact", article.facts, found, pairs)

    def _officials(self, article: GoldArticle, found: Iterable[Mapping[str, Any]]) -> None:
        gold, got = ({_official_key(one) for one in some} for some in (article.officials or (), found))
        self._count("official", len(gold & got), len(gold), len(got))
        self.errors += [(article.id, " / ".join(one), "official missed") for one in sorted(gold - got)]
        self.errors += [(article.id, " / ".join(one), "official not in the gold") for one in sorted(got - gold)]

    def _count(self, key: str, right: int, gold: int, found: int) -> None:
        self.right[key] += right
        self.gold[key] += gold
        self.found[key] += found

    def _error(self, article: GoldArticle, span: Span, message: str) -> None:
        self.errors.append((article.id, article.text[span.start : span.end], message))

    def _unpaired(self, article: GoldArticle, kind: str, gold: Sequence[Span], found: Sequence[Span], pairs: list[tuple[int, int]]) -> None:
        left, right = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, span in enumerate(gold):
            if i not in left:
                self._error(article, span, f"{kind} missed")
        for j, span in enumerate(found):
            if j not in right:
                self._error(article, span, f"{kind} not in the gold")

    def scores(self) -> dict[str, float]:
        """F1 of each kind and the accuracy of each slot on the facts that were matched, each between 0 and 1."""
        f1 = {f"{key} F1": _ratio(2 * self.right[key], self.gold[key] + self.found[key]) for key in self.gold}
        return f1 | {f"{slot} accuracy": _ratio(self.slot_right[slot], self.matched) for slot in STRICT + LOOSE if self.matched}


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _spans(records: Iterable[Mapping[str, Any]]) -> list[Span]:
    return [Span(record["start"], record["end"], dict(record)) for record in records]


def _official_key(official: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(" ".join(words(official.get(key))) for key in ("name", "role", "place"))


def names_people(article: GoldArticle, gold: Span, fact: Mapping[str, Any]) -> bool:
    """A bare classifier of people names them well enough where the gold's words end in one."""
    anchor = article.text[gold.start : gold.end]
    return gold.slots["unit"] == "person" and words(fact.get("item")) == ["نفر"] and anchor.endswith(("نفر", "نفری", "نفري", "تن"))


def _shown(value: Any) -> Any:
    return value.get("name") or value.get("role") if isinstance(value, Mapping) else value
