"""Quantities: a number with what it counts or measures, in a canonical unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from persian_ie.errors import require_text
from persian_ie.text.segmentation import tokenize
from persian_ie.types import Number, Quantity, Timex, Token
from persian_ie.values.measures import Draft, Measured
from persian_ie.values.units import Unit, UnitTable, default_units, key

__all__ = ["find_quantities", "parse_quantity"]

_LOTS = (1, 10, 100, 1000)  # what tables of exchange rates give the price of
_IN_ORDER = 20  # tokens looked through for "به ترتیب" before a list of numbers
_ROWS = 4  # rows that make a table of exchange rates
_ROW = 120  # characters of a row
_CELL_END = re.compile(r"[ \t]?(?:[ \t\n]|$)")
_EQUALS = frozenset((":", "=", "برابر", "معادل", "با", "-", "–"))
_NO_UNIT = frozenset(("count", "bare_number", "elided_currency", "elided_unit", "adjectival_number"))


class _Measurer(Measured):
    """Adds what is not written beside the number: elided units, bases of rates, bounds behind."""

    def measure(self) -> None:
        """Give each draft its unit, in passes: what stands beside it, then what is elided, then bases, bounds and rates."""
        taken = 0
        for draft in self.drafts:
            if draft.begin < taken:
                draft.dropped = True  # its words were a unit's: ۵ سی سی
                continue
            self.beside(draft, taken)
            taken = draft.end
        self.compound()
        self.from_next()
        for i, draft in enumerate(self.drafts):
            if draft.unit is None and not draft.dropped:
                self.elided(i, draft)
        self.in_order()
        self.bases()
        self.exchanged()
        self.rate_table()
        for draft in self.drafts:
            if not draft.dropped and draft.unit is not None:
                self.after(draft)
                self.rate(draft)
        self.shared_rates()

    def elided(self, i: int, draft: Draft) -> None:
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
        counted = nearly and self.scan.counted(p.end, "classifier noun")  # ۶ میلیارد بار
        if (p.scale >= 10**9 and not counted) or (p.scale >= 10**6 and (not nearly or "adjectival" in p.flags)):
            unit, flag = self.currency(i)
            rule = "elided_unit" if flag == "elided_unit" else "elided_currency"
            self.set(draft, replace(unit, adjectival="adjectival" in p.flags), p.end, rule)
            draft.flags = (flag,)
            return
        if nearly and key(self.norm(p.end)) not in self.scan.context.glued:
            noun = self.units.match(self.tokens, p.end)
            kind_of = self.norm(p.end).endswith("\u200cای") or (noun is not None and noun[0].adjectival)  # سه مرحله‌ای, ۹ جلدی
            self.set(draft, Unit("count", "", "classifier", adjectival=kind_of), p.end, "count")
            return
        if "adjectival" in p.flags:
            people = key(self.norm(draft.begin - 1)) in self.context.populations
            self.set(draft, Unit("person" if people else "count", "", "classifier", adjectival=True), p.end, "adjectival_number")
            draft.flags = ("elided_unit",)
            return
        if self.bare(draft):
            self.set(draft, Unit("count", "", "classifier"), p.end, "bare_number")
            draft.flags = ("bare",)

    def in_order(self) -> None:
        """``به ترتیب ۲۸۶، ۱۴۷ و ۹۲ تعاونی``: numbers of one list count what its last one counts."""
        for first, second in zip(self.drafts[-2::-1], self.drafts[:0:-1], strict=True):
            if first.unit is not None or first.dropped or second.unit is None or second.begin != first.phrase.end + 1:
                continue
            told = any("ترتیب" in self.norm(j) for j in range(max(0, first.begin - _IN_ORDER), first.begin))
            if told and self.norm(first.phrase.end) in ("،", "و") and self.one_line(first.begin, second.begin):
                self.set(first, second.unit, first.phrase.end, "in_order")

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
        if before.kind == "money" and self.drafts[i].phrase.scale < 1000:
            return None  # ۱۲ میلیون ریال و طرح‌ها ۷۵۳ با ۳ میلیون ریال
        return replace(before, adjectival=False) if self.one_line(self.drafts[i - 1].begin, self.drafts[i].begin) else None

    def currency(self, i: int) -> tuple[Unit, str]:
        """The unit of millions or milliards of nothing: that of the same amount, of the statement before, or the article's."""
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
        named = (d.unit for d in self.drafts if d.unit is not None and d.unit.kind == "money" and d.rule in ("unit", "adjectival_unit"))
        return {unit.name: replace(unit, adjectival=False) for unit in named}

    def bare(self, draft: Draft) -> bool:
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

    def exchanged(self) -> None:
        """``یک دلار آمریکا ۴۲ هزار ریال``, in a table of rates: what is exchanged is the base of the price, no amount of its own."""
        for i, first in enumerate(self.drafts):
            unit = first.unit
            if unit is None or first.dropped or unit.kind != "money" or unit.code == "IRR" or unit.adjectival:
                continue
            if first.value not in _LOTS or first.per is not None:
                continue
            at = first.end
            while at < first.end + 2 and self.norm(at) in _EQUALS and self.scan.near(at - 1):
                at += 1
            if not self.scan.near(at - 1) or at >= len(self.tokens) or self.scan.kind(at) != "digits":
                continue
            second = self.drafts[i + 1] if i + 1 < len(self.drafts) else None
            priced = second is not None and second.begin == at and second.unit is not None
            if priced and second is not None and (second.unit is None or second.unit.kind != "money" or second.unit.code == unit.code):
                continue  # ۱۰۰ دلار ۵ نفر
            first.dropped = True
            if priced and second is not None:
                second.per = unit.name if first.value == 1 else self.text[self.tokens[first.begin].start : self.tokens[first.end - 1].end]

    def rate_table(self) -> None:
        """Rows of a currency and a bare number, in columns or lines: its price, in tomans where the text names no rials."""
        rows = []
        for i, draft in enumerate(self.drafts):
            currency = self.row_label(draft) if draft.unit is None and not draft.dropped else ""
            if not currency:
                continue
            at = bisect_left(self.tokens, self.text.rindex(currency, 0, self.tokens[draft.begin].start), key=lambda token: token.start)
            lot = self.drafts[i - 1] if i and self.drafts[i - 1].begin == at and self.drafts[i - 1].value in _LOTS else None
            unit = self.units.match(self.tokens, at if lot is None else lot.phrase.end)
            if unit is not None and unit[0].kind == "money" and unit[0].name not in ("تومان", "همت"):  # other countries have rials too
                rows.append((draft, lot, currency))
        if len(rows) < _ROWS:
            return
        own = [unit for unit in self.currencies.values() if unit.code == "IRR"]
        money = own[0] if len(own) == 1 else Unit("IRR", "ریال", "unit", "money")
        for draft, lot, currency in rows:
            self.set(draft, money, draft.phrase.end, "exchange_rate")
            draft.flags, draft.per = ("currency_assumed",), currency
            if lot is not None:
                lot.dropped = True

    def row_label(self, draft: Draft) -> str:
        """What stands in the row of a table before its number, without what is in brackets; nothing where the number stands in prose."""
        start, end = self.tokens[draft.begin].start, self.tokens[draft.phrase.end - 1].end
        before = self.text[max(0, start - _ROW) : start]
        label = before.rstrip(" \t\n")
        gap = before[len(label) :]
        if (len(gap) < 2 and gap not in ("\n", "\t")) or gap.count("\n") > 1 or not _CELL_END.match(self.text, end):
            return ""
        label = label.rpartition("\n")[2].partition("(")[0].strip()
        return "" if "  " in label or "\t" in label else label  # of the columns of numbers, the first

    def after(self, draft: Draft) -> None:
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

    def rate(self, draft: Draft) -> None:
        """What the amount is per: ``هر کیلو``, ``سالانه``, ``در روز``, ``به هر نفر``."""
        if draft.per is None:
            draft.per = self.rate_after(draft) or self.rate_before(draft)

    def rate_after(self, draft: Draft) -> str | None:
        """``… در روز``, ``… به هر نفر``, at most three words behind."""
        adverb = self.context.adverbs.get(key(self.norm(draft.end)))
        if adverb in ("سال", "ماه", "روز") and self.scan.near(draft.end - 1):
            return adverb  # ۵ میلیون تومان ماهانه
        for j in range(draft.end, min(draft.end + 4, len(self.tokens) - 1)):
            if not self.scan.near(j - 1) or self.norm(j) in (".", "،", "و", "؛", ":", "(") or self.scan.atoms[j] is not None:
                return None
            word = self.norm(j)
            unit = self.units.get(self.norm(j + 1))
            if word in ("در", "بر") and unit is not None and unit.kind == "duration" and not unit.adjectival:
                after = key(self.norm(j + 2)) if self.scan.near(j + 1) else ""
                apart = after in self.context.not_rate or after in self.context.told_apart or bool(self.scan.kind(j + 2))
                apart = apart or self.norm(j + 2) in self.context.months
                rare = unit.name not in ("سال", "ماه", "روز", "ساعت", "دقیقه", "ثانیه")
                return None if apart or (rare and self.scan.noun_like(j + 2)) else unit.name
            if word == "هر":
                return self.base(j + 1) if self.norm(j - 1) in ("به", "ازای", "برای", "بر", "در") else None
            if word in ("در", "از", "به", "با", "را", "برای") and not (word in ("به", "برای", "در") and self.norm(j + 1) in ("هر", "ازای")):
                return None
        return None

    def rate_before(self, draft: Draft) -> str | None:
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
        if i >= len(self.tokens) or (not self.scan.noun_like(i) and self.units.get(self.norm(i)) is None):
            return None
        unit = self.units.match(self.tokens, i)
        if self.norm(i) in ("یک", "کدام", "چند", "گونه", "چه", "دو"):
            return None
        return unit[0].name if unit is not None and unit[0].sort == "unit" else self.norm(i).removesuffix("\u200cای")

    def shared_rates(self) -> None:
        """``سالانه ۲۵۰ محیط‌بان و ۵۰ کارشناس``: the rate holds for both."""
        for first, second in zip(self.drafts, self.drafts[1:], strict=False):
            if first.per not in self.context.adverbs.values() or second.per is not None or first.unit is None or second.unit is None:
                continue
            if second.begin - first.end == 1 and self.norm(first.end) == "و" and first.unit.code == second.unit.code:
                second.per = first.per

    def quantity(self, draft: Draft) -> Quantity:
        unit = draft.unit
        assert unit is not None
        start, end = self.tokens[draft.begin].start, self.tokens[draft.end - 1].end
        if draft.begin == draft.phrase.begin:
            start = draft.number.start
        words = " ".join(t.norm for t in self.tokens[draft.phrase.end : draft.end])
        classifier = words if unit.sort == "classifier" and draft.end > draft.phrase.end else None
        flags = tuple(dict.fromkeys((*(f for f in draft.number.flags if f != "adjectival"), *draft.flags)))
        value, high, bound, per = draft.value, draft.high, draft.bound, draft.per
        text = self.text[start:end]
        return Quantity(start, end, text, value, unit.code, high, bound, classifier, unit.adjectival, per, flags, draft.rule)


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
        In order. The span holds the number and the unit, classifier or noun of people beside it; of a counted thing
        (``۵۳۷ تعاونی``) the number alone.

    Notes
    -----
    Flags beside those of the number: ``elided_unit`` (taken from another statement), ``currency_assumed`` (milliards of nothing:
    the article's only currency, else rials), ``bare`` (a number alone).

    Examples
    --------
    >>> [(q.text, q.value, q.unit) for q in find_quantities("۱۲ نفر با ۶ میلیارد و ۵۰۰ میلیون تومان")]
    [('۱۲ نفر', 12, 'person'), ('۶ میلیارد و ۵۰۰ میلیون تومان', 65000000000, 'IRR')]
    """
    require_text(text)
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
    found = find_quantities(s, units=units)
    if len(found) != 1:
        return None
    quantity = found[0]
    if s[quantity.end :].strip() or quantity.rule in _NO_UNIT:
        return None
    head = s[: quantity.start].strip()
    if head and quantity.bound in ("exact", "range") and head not in ("بین", "از"):
        return None
    return quantity if len(head.split()) <= 3 else None
