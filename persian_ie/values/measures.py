"""The units that stand beside numbers: the first half of the quantity rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from persian_ie.types import Bound, Number, Timex, Token, Value
from persian_ie.values.measure_context import MeasureContext, measure_context
from persian_ie.values.number_grammar import Phrase, tidy
from persian_ie.values.numbers import Scanner
from persian_ie.values.units import Unit, UnitTable, key

_CONJUNCTIONS = frozenset(("و", "،", "یا", "تا", "به", "الی"))
_CLOCK_PARTS = {"صبح", "بامداد", "ظهر", "بعدازظهر", "عصر", "شامگاه"}
_ALSO_THINGS = {
    "دست",
    "سری",
    "عنوان",
    "قلم",
    "تا",
    "توپ",
    "نخ",
    "کیسه",
    "گونی",
    "جعبه",
    "حلب",
    "قوطی",
    "بطری",
    "شیشه",
}  # they count only before a noun


def _spans(timexes: Sequence[Timex]) -> list[tuple[int, int]]:
    """The spans of dates and clock times, in order; durations and recurring times hide no quantity."""
    return sorted((t.start, t.end) for t in timexes if t.kind in ("date", "time"))


def _inside(spans: Sequence[tuple[int, int]], number: Number) -> bool:
    i = bisect_left(spans, (number.start + 1, 0))
    return any(start < number.end and number.start < end for start, end in spans[max(0, i - 2) : i + 1])


@dataclass(slots=True)
class Draft:
    """A quantity in the making: the number, its tokens, the unit, and where both end (token index, exclusive)."""

    number: Number
    phrase: Phrase
    begin: int
    end: int
    unit: Unit | None = None
    value: Value = 0
    high: Value | None = None
    per: str | None = None
    bound: Bound = "exact"
    flags: tuple[str, ...] = ()
    rule: str = ""
    dropped: bool = False

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit is not None and self.unit.kind == "money"


def times(value: Value, factor: Decimal) -> Value:
    """The exact product, an int where it is whole."""
    return value if factor == 1 else tidy(value * factor if isinstance(value, Decimal) else Decimal(value) * factor)


class Measured:
    """The numbers of one text, with the units that are written beside them."""

    def __init__(
        self, text: str, tokens: Sequence[Token], numbers: Sequence[Number] | None, timexes: Sequence[Timex], units: UnitTable
    ) -> None:
        self.text = text
        self.scan = Scanner(text, tokens, units)
        self.tokens = self.scan.tokens
        self.units = units
        self.context: MeasureContext = measure_context()
        found = self.scan.run() if numbers is None else self.placed(numbers)
        taken = _spans(timexes)
        self.drafts = [
            Draft(number, phrase, phrase.begin, phrase.end, value=number.value, high=number.high, bound=number.bound)
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
            scale = product = 1
            for found in self.scan.atoms[begin:end]:
                product = product * int(found.value) if found is not None and found.kind == "scale" else 1
                scale = max(scale, product)
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
            if after in _CLOCK_PARTS and value <= 12 and p.high is None:
                return True
            if after in ("میلادی", "شمسی", "خورشیدی", "قمری", "هجری") and value >= 1000:
                return True
        if not near(p.begin - 1):
            return False
        if before in self.context.clock_words and value <= 24 and not self.scan.counted(p.end, "unit classifier person"):
            return True
        if not isinstance(value, int) or p.high is not None:
            return False
        equals = after == "برابر" and self.norm(p.end + 1) == "با"  # شهریورماه ۱۳۹۸ برابر با اوت ۲۰۱۹
        if self.scan.counted(p.end, "unit classifier person") and not equals:
            return False
        if 10 <= value < 50 and self.scan.counted(p.end):
            return False  # در مهرماه ۲۱ مدرسه
        written = len(self.norm(p.begin))
        if before in self.context.months or (before == "ماه" and (self.norm(p.begin - 2) in self.context.months or value > 59)):
            return written == 2 or 1200 < value < 2100
        return before in self.context.year_words and (1200 < value < 2100 or (10 <= value < 100 and before in self.context.short_years))

    def undated(self, found: Sequence[tuple[Phrase, Number]]) -> Iterator[tuple[Phrase, Number]]:
        """The numbers that are no part of a date; a list of years (``سال‌های ۱۳۹۶، ۱۳۹۷ و ۹۸``) is one date."""
        end = -1
        for p, number in found:
            year = isinstance(p.value, int) and (1200 < p.value < 2100 or 10 <= p.value < 100)
            goes_on = year and end == p.begin - 1 and self.norm(end) in _CONJUNCTIONS
            if self.dated(p) or (goes_on and p.scale == 1 and not self.scan.counted(p.end)):
                end = p.end
            else:
                yield p, number

    def norm(self, i: int) -> str:
        """The norm of token ``i``, empty outside the text."""
        return self.scan.norm(i)

    # ---- units -------------------------------------------------------------------------------------------------------------------

    def set(self, draft: Draft, unit: Unit, end: int, rule: str) -> None:
        """Give a draft its unit, and its values in that unit."""
        draft.unit, draft.end, draft.rule = unit, end, rule
        draft.value = times(draft.value, unit.factor)
        draft.high = None if draft.high is None else times(draft.high, unit.factor)

    def beside(self, draft: Draft, taken: int) -> None:
        """The unit, classifier or people right after the number, or a sign before it that the last one has not ``taken``."""
        p = draft.phrase
        sign = self.units.prefixes.get(self.norm(p.begin - 1)) if p.begin else None
        if sign is not None and taken < p.begin and self.tokens[p.begin - 1].end == self.tokens[p.begin].start:
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
        few = -unit.least < draft.value < unit.least and not self.goes_on(p.begin, unit)
        if unit.sort == "noun" or few or (unit.name == "برابر" and not self.scan.multiplies(at)):
            return
        if unit.sort == "unit":
            if unit.name == "تن":
                unit = self.tonnes_or_people(draft, unit, end)
            self.set(draft, unit, end, "adjectival_unit" if unit.adjectival else "unit")
            self.half_behind(draft, unit)
            return
        if unit.sort == "classifier":
            if unit.name == "تا" and not self.scan.counted(end, "person noun"):
                return  # ۶ تاکنون, ۵ تا پایان سال
            if unit.name in _ALSO_THINGS and not unit.adjectival and not self.scan.noun_like(end):
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

    def goes_on(self, begin: int, unit: Unit) -> bool:
        """Whether a number stands behind a larger unit of the same measure: ``۱۸ دلار و دو سنت``."""
        larger = self.units.get(self.norm(begin - 2)) if self.norm(begin - 1) == "و" else None
        return larger is not None and larger.code == unit.code and larger.factor > unit.factor

    def half_behind(self, draft: Draft, unit: Unit) -> None:
        """``دو سال و نیم``, ``یک تن و نیم``: half a unit more."""
        end = draft.end
        if self.norm(end) != "و" or self.scan.kind(end + 1) != "half" or not self.scan.near(end - 1) or not self.scan.near(end):
            return
        if draft.high is None and not self.scan.counted(end + 2, "unit") and self.scan.kind(end + 2) != "scale":
            draft.value = tidy(Decimal(draft.value) + unit.factor / 2)
            draft.end = end + 2

    def tonnes_or_people(self, draft: Draft, unit: Unit, end: int) -> Unit:
        """``تن`` is a tonne or a person: the number's size, the words of making and weighing before it, the people after it."""
        person = Unit("person", "تن", "classifier")
        if unit.adjectival or not isinstance(draft.value, int):
            return unit
        if self.norm(end) == "و" and (self.scan.kind(end + 1) == "half" or self.units.get(self.norm(end + 2)) == self.units.get("کیلو")):
            return unit  # یک تن و نیم, یک تن و ۲۰۰ کیلو
        window = [key(self.norm(j)) for j in range(max(0, draft.begin - 8), draft.begin)]
        ahead = [key(self.norm(j)) for j in range(end, min(len(self.tokens), end + 4))]
        of_whom = len(ahead) > 1 and ahead[0] == "از" and ahead[1] not in self.context.tonne_cues
        if of_whom and (self.people(end + 1) or (draft.value < 1000 and ahead[1].endswith(("ان", "انی", "انش")))):
            return person
        if self.people(end) or any(w in self.context.people_cues for w in ahead[: 1 if draft.value >= 1000 else 3]):
            return person
        weighed = any(w in self.context.tonne_cues for w in window) or any(w in self.context.tonne_cues for w in ahead[:2])
        if not weighed and self.harmed(end):
            return person
        if draft.value >= 1000:
            return unit
        if weighed:
            return unit
        if window and window[-1] in ("این", "آن", "هر", "همین"):
            return person
        in_words = not self.norm(draft.phrase.begin)[0].isdigit()
        told = any(w in self.context.people_cues for w in window[-5:]) or any(
            self.people(j) for j in range(max(0, draft.begin - 6), draft.begin)
        )
        return person if in_words or told else unit

    def harmed(self, i: int) -> bool:
        """Whether the clause that goes on at token ``i`` says that people died, were hurt or caught."""
        if self.norm(i) == "از":  # ۴۸ تن از ۷۴ تن زخمی شدند
            i += 1
            while self.scan.kind(i):
                i += 1
        for j in range(i, min(len(self.tokens), i + 14)):
            if self.norm(j) in (".", "،", "؛", "و") or self.scan.kind(j):
                return False
            if key(self.norm(j)) in self.context.harm:
                return True
        return False

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
            if a is None or b is None or first.dropped or a.sort != "unit" or b.sort != "unit":
                continue
            if a.kind != b.kind or a.kind not in self.context.adding:
                continue
            if second.begin != first.end + 1 or self.norm(first.end) != "و" or not self.scan.near(first.end) or first.high or second.high:
                continue
            if a.kind == "money" and (a.code != b.code or a.factor <= b.factor):
                continue
            ratio = self.context.sizes.get((a.code, b.code))
            part = Decimal(second.value) if a.code == b.code else None if ratio is None else Decimal(second.value) / ratio
            if part is None or part >= max(a.factor, Decimal(1)) or a is b:
                continue
            first.value = tidy(Decimal(first.value) + round(part, 4))
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
            if sign == "و" and second.unit.sort != "unit" and not second.unit.adjectival:  # گروه‌های ۵ و ۶ نفره
                continue
            if sign == "به" and self.norm(first.begin - 1) != "از":
                continue
            scale, mantissa = second.phrase.scale, Decimal(second.number.value) / second.phrase.scale
            if sign in ("و", "،") and first.phrase.scale not in (1, scale):
                continue  # ۳ میلیون، ۶ هزار کیلو
            if first.phrase.scale == 1 < scale and first.value < 1000 and (sign == "به" or first.value < mantissa):
                first.value = times(first.value, Decimal(scale))  # ۱۰ و ۱۵ میلیارد تومان
                first.high = None if first.high is None else times(first.high, Decimal(scale))
            elif sign == "،" and first.phrase.scale < scale:
                continue  # سایپا ۱۳۱، ۴۲ میلیون تومان
            self.set(first, second.unit, first.phrase.end, "unit_of_next")
