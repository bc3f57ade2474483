"""Quantities: a number with what it counts or measures, in a canonical unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from persian_ie.text.segmentation import tokenize
from persian_ie.types import Bound, Number, Quantity, Timex, Token, Value
from persian_ie.values.measure_context import MeasureContext, measure_context
from persian_ie.values.numbers import Phrase, Scanner, parse_number
from persian_ie.values.units import Unit, UnitTable, default_units, key

__all__ = ["find_quantities", "parse_quantity"]

_CONJUNCTIONS = frozenset(("و", "،", "یا", "تا", "به", "الی"))


@dataclass(slots=True)
class _Draft:
    """A quantity in the making: the number, its tokens, the unit, and where both end (token index, exclusive)."""

    number: Number
    phrase: Phrase
    begin: int
    end: int
    unit: Unit | None = None
    value: Value = 0
    high: Value | None = None
    per: str | None = None
    per_end: int = 0
    bound: Bound = "exact"
    flags: tuple[str, ...] = ()
    rule: str = ""
    dropped: bool = False

    @property
    def money(self) -> bool:
        return self.unit is not None and self.unit.kind == "money"


def _tidy(value: Value) -> Value:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize()
    return value


def _times(value: Value, factor: Decimal) -> Value:
    return value if factor == 1 else _tidy(value * factor if isinstance(value, Decimal) else Decimal(value) * factor)


class _Measurer:
    """Gives the numbers of one text their units."""

    def __init__(self, text: str, tokens: Sequence[Token], numbers: Sequence[Number] | None, timexes: Sequence[Timex], units: UnitTable) -> None:
        self.text = text
        self.scan = Scanner(text, tokens, units)
        self.tokens = self.scan.tokens
        self.units = units
        self.context: MeasureContext = measure_context()
        found = self.scan.run() if numbers is None else self.placed(numbers)
        taken = _spans(timexes)
        self.drafts = [
            _Draft(number, phrase, phrase.begin, phrase.end, value=number.value, high=number.high, bound=number.bound)
            for phrase, number in self.undated(found)
            if number.kind != "ordinal" and not _inside(taken, number)
        ]

    def placed(self, numbers: Sequence[Number]) -> list[tuple[Phrase, Number]]:
        """Numbers that were found before, with the tokens they stand on."""
        starts = [t.start for t in self.tokens]
        result = []
        for number in numbers:
            begin = bisect_left(starts, number.start)
            end = bisect_left(starts, number.end, begin)
            if begin >= end:
                continue
            scale = max((int(a.value) for a in self.scan.atoms[begin:end] if a is not None and a.kind == "scale"), default=1)
            result.append((Phrase(begin, end, number.value, number.high, number.kind, scale, number.flags, number.rule), number))
        return result

    def dated(self, p: Phrase) -> bool:
        """A number that a date or clock time is made of, where nobody passed the dates: ``سال ۱۳۹۸``, ``۱۵ شهریور``, ``ساعت ۸``."""
        before, after = self.norm(p.begin - 1), self.norm(p.end)
        near, value = self.scan.near, p.value
        if p.scale > 1 or value <= 0:
            return False
        if near(p.end - 1):
            if after in self.context.months and value <= 31:
                return True
            if after in ("میلادی", "شمسی", "خورشیدی", "قمری", "هجری") and value >= 1000:
                return True
        if not near(p.begin - 1):
            return False
        if before in self.context.clock_words and value <= 24 and not self.scan.counted(p.end, "unit classifier person"):
            return True
        if not isinstance(value, int) or p.high is not None or self.scan.counted(p.end, "unit classifier person"):
            return False
        written = len(self.norm(p.begin))
        if before in self.context.months or before == "ماه" and (self.norm(p.begin - 2) in self.context.months or value > 59):
            return written == 2 or 1200 < value < 2100
        return before in self.context.year_words and (1200 < value < 2100 or (10 <= value < 100 and before in self.context.short_years))

    def undated(self, found: Sequence[tuple[Phrase, Number]]) -> Iterator[tuple[Phrase, Number]]:
        """The numbers that are no part of a date; a list of years (``سال‌های ۱۳۹۶، ۱۳۹۷ و ۹۸``) is one date."""
        end = -1
        for p, number in found:
            goes_on = end == p.begin - 1 and self.norm(end) in _CONJUNCTIONS and isinstance(p.value, int) and (1200 < p.value < 2100 or 10 <= p.value < 100)
            if self.dated(p) or (goes_on and p.scale == 1 and not self.scan.counted(p.end)):
                end = p.end
            else:
                yield p, number


    def norm(self, i: int) -> str:
        return self.scan.norm(i)

    # ---- units -------------------------------------------------------------------------------------------------------------------

    def measure(self) -> None:
        """Give each draft its unit, in passes: what stands beside it, then what is elided, then bases, bounds and rates."""
        for draft in self.drafts:
            self.beside(draft)
        self.compound()
        self.from_next()
        for i, draft in enumerate(self.drafts):
            if draft.unit is None and not draft.dropped:
                self.elided(i, draft)
        self.bases()
        for draft in self.drafts:
            if not draft.dropped and draft.unit is not None:
                self.after(draft)
                self.rate(draft)
        self.shared_rates()

    def set(self, draft: _Draft, unit: Unit, end: int, rule: str) -> None:
        draft.unit, draft.end, draft.rule = unit, end, rule
        draft.value = _times(draft.value, unit.factor)
        draft.high = None if draft.high is None else _times(draft.high, unit.factor)

    def beside(self, draft: _Draft) -> None:
        """The unit, classifier or people right after the number, or a sign before it."""
        p = draft.phrase
        sign = self.units.prefixes.get(self.norm(p.begin - 1)) if p.begin else None
        if sign is not None and self.tokens[p.begin - 1].end == self.tokens[p.begin].start:
            draft.begin = p.begin - 1
            self.set(draft, sign, p.end, "sign_before")
            return
        if p.end >= len(self.tokens) or not self.scan.near(p.end - 1):
            return
        if "adjectival" in p.flags:
            return
        at = p.end
        found = self.units.match(self.tokens, at)
        if found is None and self.norm(at) in ("عدد", "تعداد") and self.scan.near(at):
            found = self.units.match(self.tokens, at + 1)
        if found is None:
            return
        unit, end = found
        while end > at + 1 and not all(self.scan.near(j) for j in range(at, end - 1)):
            end -= 1
            shorter = self.units.match(self.tokens[:end], at)
            if shorter is None:
                return
            unit, end = shorter
        if unit.sort == "noun" or abs(draft.value) < unit.least:
            return
        if unit.sort == "unit":
            if unit.name == "تن":
                unit = self.tonnes_or_people(draft, unit, end)
            if unit.kind == "duration" and not unit.adjectival and unit.name in ("ماه", "روز", "سال") and self.norm(at) in self.context.months:
                return
            self.set(draft, unit, end, "adjectival_unit" if unit.adjectival else "unit")
            return
        if unit.sort == "classifier":
            if unit.name == "تا" and not self.scan.noun_like(end):
                return
            if unit.code == "count" and not unit.adjectival and not self.scan.noun_like(end) and unit.name in ("دست", "سری", "عنوان", "قلم", "تا"):
                return
            if unit.code == "count" and unit.adjectival:
                return  # قطعه‌ای, موردی: an adjective of the thing
            if unit.code == "count":
                people = self.units.match(self.tokens, end)
                if people is not None and people[0].sort == "person" and unit.name == "تا" and self.scan.near(end - 1):
                    self.set(draft, people[0], people[1], "people")
                    return
            self.set(draft, unit, end, "classifier")
            return
        if unit.sort == "person":
            self.set(draft, unit, end, "people")

    def tonnes_or_people(self, draft: _Draft, unit: Unit, end: int) -> Unit:
        """``تن`` is a tonne or a person: the number's size, the words of making and weighing before it, the people after it."""
        person = Unit("person", "تن", "classifier")
        if unit.adjectival or not isinstance(draft.value, int):
            return unit
        window = [key(self.norm(j)) for j in range(max(0, draft.begin - 8), draft.begin)]
        ahead = [key(self.norm(j)) for j in range(end, min(len(self.tokens), end + 4))]
        if ahead and ahead[0] == "از" and len(ahead) > 1 and (self.people(end + 1) or ahead[1].endswith(("گان", "یان", "ندان", "انی", "انش"))):
            return person
        if self.people(end) or any(w in self.context.people_cues for w in ahead[: 1 if draft.value >= 1000 else 3]):
            return person
        if draft.value >= 1000:
            return unit
        if any(w in self.context.tonne_cues for w in window) or any(w in self.context.tonne_cues for w in ahead[:2]):
            return unit
        if any(w in self.context.people_cues for w in window[-5:]):
            return person
        return unit

    def people(self, i: int) -> bool:
        """Whether the noun at token ``i`` means people, in singular or plural."""
        found = self.units.match(self.tokens, i)
        if found is not None and found[0].sort == "person":
            return True
        word = key(self.norm(i))
        for ending in ("های", "ها", "ان", "گان", "یان"):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                unit = self.units.get(word.removesuffix(ending)) or self.units.get(word.removesuffix(ending) + "ه")
                if unit is not None and unit.sort == "person":
                    return True
        return word in self.context.people_cues

    def compound(self) -> None:
        """``۱۵۱۵ دلار و ۵۰ سنت``, ``۲ ساعت و ۳۰ دقیقه``: one quantity."""
        for first, second in zip(self.drafts, self.drafts[1:], strict=False):
            a, b = first.unit, second.unit
            if a is None or b is None or first.dropped or a.sort != "unit" or b.sort != "unit" or a.kind != b.kind or a.kind not in self.context.adding:
                continue
            if second.begin != first.end + 1 or self.norm(first.end) != "و" or not self.scan.near(first.end) or first.high or second.high:
                continue
            if a.kind == "money" and (a.code != b.code or a.factor <= b.factor):
                continue
            ratio = self.context.sizes.get((a.code, b.code))
            part = Decimal(second.value) if a.code == b.code else None if ratio is None else Decimal(second.value) / ratio
            if part is None or part >= max(a.factor, Decimal(1)) or a is b:
                continue
            first.value = _tidy(Decimal(first.value) + round(part, 4))
            first.end, first.rule, second.dropped = second.end, "compound", True

    def from_next(self) -> None:
        """A number whose unit is said with the next one: ``۱۵ و ۲۰ درصد``, ``از ۷۵۰ هزار به ۹۰۰ هزار تن``."""
        for i in range(len(self.drafts) - 2, -1, -1):
            first, second = self.drafts[i], self.drafts[i + 1]
            if first.unit is not None or first.dropped or second.unit is None or second.begin != first.phrase.end + 1:
                continue
            sign = self.norm(first.phrase.end)
            if sign not in _CONJUNCTIONS or not self.scan.near(first.phrase.end - 1) or not self.scan.near(first.phrase.end):
                continue
            if second.unit.sort == "person" or "adjectival" in first.phrase.flags:
                continue
            if sign == "و" and second.unit.sort != "unit":
                continue
            scale = second.phrase.scale
            if sign == "به" and first.phrase.scale == 1 and scale > 1 and self.norm(first.begin - 1) == "از" and first.value < 1000:
                first.value = _tidy(first.value * scale if isinstance(first.value, int) else first.value * Decimal(scale))
            self.set(first, second.unit, first.phrase.end, "unit_of_next")

    def elided(self, i: int, draft: _Draft) -> None:
        """No unit is written: that of the statement before it, a currency for thousands of millions, or a bare count."""
        p = draft.phrase
        fraction = draft.number.kind == "fraction"
        if fraction:
            self.set(draft, Unit("ratio", "", "unit", "ratio"), p.end, "fraction")
            return
        nearly = self.scan.noun_like(p.end) and "adjectival" not in p.flags
        between = None if nearly else self.between(i)
        if between is not None:
            self.set(draft, between, p.end, "elided_unit")
            draft.flags = ("elided_unit",)
            return
        if p.scale >= 10**9 or (p.scale >= 10**6 and (not nearly or "adjectival" in p.flags)):
            unit, flag = self.currency(i)
            self.set(draft, replace(unit, adjectival="adjectival" in p.flags), p.end, "elided_unit" if flag == "elided_unit" else "elided_currency")
            draft.flags = (flag,)
            return
        if nearly and key(self.norm(p.end)) not in self.scan.context.glued:
            self.set(draft, Unit("count", "", "classifier"), p.end, "count")
            return
        if "adjectival" in p.flags:
            people = key(self.norm(draft.begin - 1)) in self.context.populations
            self.set(draft, Unit("person" if people else "count", "", "classifier", adjectival=True), p.end, "adjectival_number")
            draft.flags = ("elided_unit",)
            return
        if self.bare(draft):
            self.set(draft, Unit("count", "", "classifier"), p.end, "bare_number")
            draft.flags = ("bare",)

    def one_line(self, a: int, b: int) -> bool:
        """Whether tokens ``a`` and ``b`` stand in one line."""
        start, end = self.tokens[min(a, b)].end, self.tokens[max(a, b)].start
        return end - start < 2000 and "\n" not in self.text[start:end]

    def between(self, i: int) -> Unit | None:
        """The unit of a list whose first and last members have it: ``۴۵۰ هکتار، زیره با ۴۱۱، زعفران با ۶۸ و نعناع با ۱۸ هکتار``."""
        if not 0 < i < len(self.drafts) - 1:
            return None
        before = self.drafts[i - 1].unit
        after = next((d.unit for d in self.drafts[i + 1 : i + 8] if d.unit is not None), None)
        if before is None or after is None or before.sort != "unit" or before.name != after.name or before.kind == "duration":
            return None
        return replace(before, adjectival=False) if self.one_line(self.drafts[i - 1].begin, self.drafts[i].begin) else None

    def currency(self, i: int) -> tuple[Unit, str]:
        """The unit of millions or milliards of nothing: that of the same amount elsewhere, of the statement before, or the article's currency."""
        draft = self.drafts[i]
        p = draft.phrase
        if any(key(self.norm(j)) in self.context.populations for j in range(max(0, p.begin - 2), p.begin)) or any(
            key(self.norm(j)) in self.context.peopled for j in range(max(0, p.begin - 6), p.begin)
        ):
            return Unit("person", "", "classifier"), "elided_unit"
        same = self.amounts.get((str(draft.number.value), p.scale))
        if same is not None:
            return same, "elided_unit"
        for earlier in reversed(self.drafts[max(0, i - 12) : i]):
            if not self.one_line(earlier.begin, draft.begin):
                break
            if earlier.money and earlier.unit is not None:
                return replace(earlier.unit, adjectival=False), "elided_unit"
        if len(self.currencies) == 1:
            return next(iter(self.currencies.values())), "currency_assumed"
        return Unit("IRR", "ریال", "unit", "money"), "currency_assumed"

    @cached_property
    def amounts(self) -> dict[tuple[str, int], Unit]:
        """The currency of each large amount that is written with one."""
        return {
            (str(d.number.value), d.phrase.scale): replace(d.unit, adjectival=False)
            for d in self.drafts
            if d.unit is not None and d.unit.kind == "money" and d.phrase.scale >= 10**6 and d.rule in ("unit", "adjectival_unit")
        }

    @cached_property
    def currencies(self) -> dict[str, Unit]:
        """The currencies that the text names."""
        return {d.unit.name: replace(d.unit, adjectival=False) for d in self.drafts if d.unit is not None and d.unit.kind == "money" and d.rule in ("unit", "adjectival_unit")}

    def bare(self, draft: _Draft) -> bool:
        """A number alone that still states an amount: with a bound, or ``… ۵۴ است``, ``به ۳۵ رسید``."""
        p = draft.phrase
        start = self.tokens[p.begin].start
        line = self.text.rfind("\n", 0, start) + 1
        end = self.text.find("\n", self.tokens[p.end - 1].end)
        if not self.text[line:start].strip() and not self.text[self.tokens[p.end - 1].end : None if end < 0 else end].strip():
            return False  # a number alone in its line is page furniture
        if draft.number.bound not in ("exact", "range"):
            return True
        if any(key(self.norm(j)) in self.context.ranks for j in range(max(0, p.begin - 8), p.begin)):
            return False
        after = key(self.norm(p.end)) if self.scan.near(p.end - 1) else ""
        return after in self.context.stating_verbs or (p.scale >= 1000 and after not in ("",))

    def bases(self) -> None:
        """``هر ۱۰ هزار هکتار یک محیط‌بان``: the first is the base of the second, no quantity of its own."""
        for first, second in zip(self.drafts, self.drafts[1:], strict=False):
            if first.unit is None or self.norm(first.begin - 1) != "هر" or not self.scan.near(first.begin - 1):
                continue
            if second.unit is not None and second.begin - first.end <= 6 and first.unit.kind != "duration":
                second.per = self.text[self.tokens[first.begin].start : self.tokens[first.end - 1].end]
                first.dropped = True

    def after(self, draft: _Draft) -> None:
        """Bounds that stand behind: ``۱۵ سال به بالا``, ``۱۰ نفر یا بیشتر``."""
        joined = ""
        for j in range(draft.end, min(draft.end + 3, len(self.tokens))):
            if not self.scan.near(j - 1):
                return
            joined += key(self.norm(j))
            found = self.scan.context.after.get(joined)
            if found is not None:
                draft.bound = found
                return

    def rate(self, draft: _Draft) -> None:
        """What the amount is per: ``هر کیلو``, ``سالانه``, ``در روز``, ``به هر نفر``."""
        if draft.per is None:
            draft.per = self.rate_after(draft) or self.rate_before(draft)

    def rate_after(self, draft: _Draft) -> str | None:
        """``… در روز``, ``… به هر نفر``, at most three words behind."""
        for j in range(draft.end, min(draft.end + 4, len(self.tokens) - 1)):
            if not self.scan.near(j - 1) or self.norm(j) in (".", "،", "و", "؛", ":", "(") or self.scan.atoms[j] is not None:
                return None
            word = self.norm(j)
            unit = self.units.get(self.norm(j + 1))
            if word in ("در", "بر") and unit is not None and unit.kind == "duration" and not unit.adjectival:
                after = key(self.norm(j + 2)) if self.scan.near(j + 1) else ""
                apart = after in self.context.not_rate or after in self.context.told_apart or bool(self.scan.kind(j + 2))
                rare = unit.name not in ("سال", "ماه", "روز", "ساعت", "دقیقه", "ثانیه")
                return None if apart or (rare and self.scan.noun_like(j + 2)) else unit.name
            if word == "هر":
                return self.base(j + 1) if self.norm(j - 1) in ("به", "ازای", "برای", "بر", "در") else None
            if word in ("در", "از", "به", "با", "را", "برای") and not (word in ("به", "برای", "در") and self.norm(j + 1) in ("هر", "ازای")):
                return None
        return None

    def rate_before(self, draft: _Draft) -> str | None:
        """``سالانه …``, ``هر کیلو …``: the adverb with at most one word of weight between; a priced unit may stand farther."""
        head = self.scan.bound(draft.phrase.begin)[1]
        weight = 0
        for j in range(head - 1, max(-1, head - 11), -1):
            if not self.scan.near(j) or self.norm(j) in (".", "؛", "،", "و") or (self.scan.atoms[j] is not None and self.norm(j) != "یک"):
                return None
            word = key(self.norm(j))
            if word in self.context.adverbs and weight <= 1:
                return self.context.adverbs[word]
            if word == "هر" and j + 1 < head:
                unit = self.units.match(self.tokens, j + 1)
                measured = unit is not None and unit[0].sort == "unit"
                return self.base(j + 1) if head - j == 2 or (measured and (weight <= 3 or draft.money)) else None
            weight += word not in self.context.fillers
        return None

    def base(self, i: int) -> str | None:
        """The name of the base at token ``i``: the unit's, else the noun itself."""
        if i >= len(self.tokens) or not self.scan.noun_like(i) and self.units.get(self.norm(i)) is None:
            return None
        unit = self.units.match(self.tokens, i)
        if self.norm(i) in ("یک", "کدام", "چند", "گونه", "چه", "دو"):
            return None
        return unit[0].name if unit is not None and unit[0].sort == "unit" else self.norm(i).removesuffix("\u200cای")

    def shared_rates(self) -> None:
        """``سالانه ۲۵۰ محیط‌بان و ۵۰ کارشناس``: the rate holds for both."""
        for first, second in zip(self.drafts, self.drafts[1:], strict=False):
            if first.per in self.context.adverbs.values() and second.per is None and not second.dropped and second.unit is not None:
                if second.begin - first.end == 1 and self.norm(first.end) == "و" and first.unit is not None and first.unit.code == second.unit.code:
                    second.per = first.per

    def quantity(self, draft: _Draft) -> Quantity:
        unit = draft.unit
        assert unit is not None
        start, end = self.tokens[draft.begin].start, self.tokens[draft.end - 1].end
        if draft.begin == draft.phrase.begin:
            start = draft.number.start
        words = " ".join(t.norm for t in self.tokens[draft.phrase.end : draft.end])
        classifier = words if unit.sort == "classifier" and draft.end > draft.phrase.end else None
        flags = tuple(dict.fromkeys((*(f for f in draft.number.flags if f != "adjectival"), *draft.flags)))
        return Quantity(
            start, end, self.text[start:end], draft.value, unit.code, draft.high, draft.bound, classifier, unit.adjectival, draft.per, flags, draft.rule
        )  # fmt: skip


def _spans(timexes: Sequence[Timex]) -> list[tuple[int, int]]:
    """The spans of dates and clock times, in order; durations and recurring times hide no quantity."""
    return sorted((t.start, t.end) for t in timexes if t.kind in ("date", "time"))


def _inside(spans: Sequence[tuple[int, int]], number: Number) -> bool:
    i = bisect_left(spans, (number.start + 1, 0))
    return any(start < number.end and number.start < end for start, end in spans[max(0, i - 2) : i + 1])


def find_quantities(
    text: str,
    tokens: Sequence[Token] | None = None,
    numbers: Sequence[Number] | None = None,
    timexes: Sequence[Timex] = (),
    *,
    units: UnitTable | None = None,
) -> list[Quantity]:
    """Find the quantities of a text: numbers with what they count or measure.

    Parameters
    ----------
    text : str
        The raw text; offsets are into it.
    tokens : sequence of Token, optional
        Its tokens, if they are at hand.
    numbers : sequence of Number, optional
        What `find_numbers` found in it.
    timexes : sequence of Timex
        Its dates: a number inside a date or clock time is no quantity. Durations and recurring times do not hide one.
    units : UnitTable, optional
        A table other than the package's.

    Returns
    -------
    list of Quantity
        In order. The span holds the number and the unit, classifier or noun of people beside it; of a counted thing (``۵۳۷ تعاونی``) the number alone.

    Notes
    -----
    Flags beside those of the number: ``elided_unit`` (taken from the statement before), ``currency_assumed`` (milliards of nothing: rials), ``bare``.

    Examples
    --------
    >>> [(q.text, q.value, q.unit) for q in find_quantities("۱۲ نفر با ۶ میلیارد و ۵۰۰ میلیون تومان")]
    [('۱۲ نفر', 12, 'person'), ('۶ میلیارد و ۵۰۰ میلیون تومان', 65000000000, 'IRR')]
    """
    measurer = _Measurer(text, tokenize(text) if tokens is None else tokens, numbers, timexes, units or default_units())
    measurer.measure()
    return [measurer.quantity(d) for d in measurer.drafts if d.unit is not None and not d.dropped]


def parse_quantity(s: str, *, units: UnitTable | None = None) -> Quantity | None:
    """Read a string that is one quantity, with a bound before it if there is one.

    Examples
    --------
    >>> q = parse_quantity("یک هزار و ۱۰۰ مترمربع")
    >>> q.value, q.unit
    (1100, 'm2')
    """
    number = parse_number(s)
    if number is not None and number.kind not in ("fraction", "multiple"):
        return None
    found = find_quantities(s, units=units)
    if len(found) != 1:
        return None
    quantity = found[0]
    if s[quantity.end :].strip() or quantity.rule in ("count", "bare_number"):
        return None
    head = s[: quantity.start].strip()
    if head and quantity.bound in ("exact", "range") and head not in ("بین", "از"):
        return None
    return quantity if len(head.split()) <= 3 else None
