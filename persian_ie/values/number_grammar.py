"""The grammar of numbers: digits, words and both mixed, fractions and ranges, read from tokens with no look at what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from persian_ie.types import Token, Value
from persian_ie.values.number_context import context
from persian_ie.values.number_words import ASCII, MOST_DIGITS, Atom, atom, split_glued
from persian_ie.values.units import UnitTable, default_units, key

Kind = Literal["cardinal", "ordinal", "fraction", "multiple"]
_RANK = {"unit": 1, "teen": 2, "ten": 2, "hundred": 3}
_SMALL = frozenset(_RANK)
DASHES = frozenset("-–—‑−ـ")
_PERCENT = ("درصد", "درصدی", "٪", "%")
LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Phrase(NamedTuple):
    """A number at tokens ``begin`` to ``end`` (exclusive), before its context is looked at."""

    begin: int
    end: int
    value: Value
    high: Value | None = None
    kind: Kind = "cardinal"
    scale: int = 1
    flags: tuple[str, ...] = ()
    rule: str = ""


def tidy(value: Value) -> Value:
    """An int where the value is whole."""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value.normalize() if isinstance(value, Decimal) else value


def digits_value(norm: str, follower: str = "") -> tuple[Value, tuple[str, ...], str] | None:
    """Value, flags and rule of a digit token; ``None`` where it is no number (a date, a clock time, a law's number).

    ``follower`` says what comes after: ``whole`` (people, money: no decimals), ``measure`` or nothing. It decides what ``۳.۵۰۰`` is.
    """
    s = norm.translate(ASCII)
    if len(s) > MOST_DIGITS:
        return None
    if s.isdigit():
        return int(s), (), "digits"
    s = s.replace("٬", ",").replace("،", ",").replace("’", ",").replace("'", ",").replace("٫", ".")
    if ":" in s:
        return None
    for sign in ",./":
        parts = s.split(sign)
        if len(parts) == 1:
            continue
        if not all(p.isdigit() for p in parts):
            if sign == "," and "." in parts[-1] and _grouped([*parts[:-1], parts[-1].split(".")[0]]):
                whole, _, fraction = parts[-1].partition(".")
                if fraction.isdigit():
                    return tidy(Decimal("".join([*parts[:-1], whole]) + "." + fraction)), (), "grouped_digits"
            return None
        if len(parts) > 2:
            return (int("".join(parts)), (), "grouped_digits") if sign != "/" and _grouped(parts) else None
        a, b = parts
        if sign == "/" and max(len(a), len(b)) > 3:
            return None  # ۸۰۶۶/۷۴۴۸
        grouped = _grouped(parts)
        if sign == "," and grouped:
            return int(a + b), (), "grouped_digits"
        if grouped and (follower == "whole" or (not follower and sign == "." and b.endswith("0"))):
            return int(a + b), ("separator",), "grouped_digits"
        flags = ("separator",) if grouped or sign == "," else ()
        return tidy(Decimal(f"{a}.{b}")), flags, {"/": "slash_decimal"}.get(sign, "decimal")
    return None


def _grouped(parts: Sequence[str]) -> bool:
    return 1 <= len(parts[0]) <= 3 and parts[0] != "0" and not parts[0].startswith("0") and all(len(p) == 3 for p in parts[1:])


class Grammar:
    """Reads number phrases from one token list. Every rule looks at a bounded number of tokens, so the whole is linear."""

    def __init__(self, text: str, tokens: Sequence[Token], units: UnitTable | None = None) -> None:
        self.text = text
        self.tokens = split_glued(text, list(tokens))
        self.atoms: list[Atom | None] = [atom(t.norm) for t in self.tokens]
        self.units = units or default_units()
        self.context = context()
        self.n = len(self.tokens)

    # ---- small looks -------------------------------------------------------------------------------------------------------------

    def norm(self, i: int) -> str:
        """The norm of token ``i``, empty outside the text."""
        return self.tokens[i].norm if 0 <= i < self.n else ""

    def near(self, i: int) -> bool:
        """Whether token ``i`` and the next stand in one line."""
        if not 0 <= i < self.n - 1:
            return False
        end, start = self.tokens[i].end, self.tokens[i + 1].start
        return start == end or (start - end < 8 and "\n" not in self.text[end:start])

    def follows(self, i: int, words: str) -> bool:
        """Whether token ``i`` is this word, in the line of the token before it."""
        return i < self.n and self.tokens[i].norm == words and self.near(i - 1)

    def kind(self, i: int) -> str:
        """The kind of number word that token ``i`` is, empty where it is none."""
        if not 0 <= i < self.n:
            return ""
        found = self.atoms[i]
        return found.kind if found else ""

    def counted(self, i: int, sorts: str = "unit classifier person noun") -> bool:
        """Whether a unit, classifier or counted noun begins at token ``i``."""
        if not 0 < i < self.n or not self.near(i - 1):
            return False
        found = self.units.match(self.tokens, i)
        return found is not None and found[0].sort in sorts

    def noun_like(self, i: int) -> bool:
        """Whether token ``i`` may be a noun: a word that is no function word or verb."""
        if not 0 < i < self.n or not self.near(i - 1):
            return False
        norm = self.norm(i)
        return norm[0].isalpha() and key(norm) not in self.context.stop and norm[0] not in LATIN and not norm.startswith(("می‌", "نمی‌"))

    # ---- the grammar -------------------------------------------------------------------------------------------------------------

    def digits(self, i: int) -> tuple[Value, tuple[str, ...], str] | None:
        """Value, flags and rule of the digit token ``i``, with a look at what it counts."""
        follower = ""
        norm = self.norm(i)
        if not norm.isdigit() and self.kind(i + 1) != "scale":
            found = self.units.match(self.tokens, i + 1)
            if found is not None:
                whole = found[0].sort in ("classifier", "person") or found[0].name in ("ریال", "تومان")
                follower = "whole" if whole else "measure"
        elif not norm.isdigit():
            follower = "measure"
        return digits_value(norm, follower)

    def small(self, i: int) -> tuple[Value, int, bool, tuple[str, ...], str] | None:
        """A number below a thousand in words, or any digits: value, end, whether ordinal, flags, rule."""
        first = self.atoms[i] if i < self.n else None
        if first is None:
            return None
        if first.kind == "digits":
            found = self.digits(i)
            if found is None:
                return None
            value, flags, rule = found
            if self.ordinal_ending(i + 1):
                return value, i + 2, True, flags, "digits_ordinal"
            return value, i + 1, False, flags, rule
        if first.kind == "zero":
            return 0, i + 1, False, (), "words"
        value, rank, ordinal = 0, 4, False
        while True:
            here = self.atoms[i] if i < self.n else None
            if here is None or here.kind not in _SMALL or _RANK[here.kind] >= rank:
                break
            value += here.value
            rank = 0 if here.kind == "teen" else _RANK[here.kind]
            ordinal = here.suffix == "م"
            i += 1
            if ordinal or not (self.follows(i, "و") and self.near(i)):
                break
            after = self.atoms[i + 1] if i + 1 < self.n else None
            if after is None:
                break
            if after.kind in _SMALL and _RANK[after.kind] < rank:
                i += 1
                continue
            if rank == 3 and after.kind == "digits" and self.norm(i + 1).isdigit() and len(self.norm(i + 1)) <= 2:
                value += int(self.norm(i + 1).translate(ASCII))
                i += 2
            break
        if rank == 4:
            return None
        return value, i, ordinal, (), "words"

    def ordinal_ending(self, i: int) -> bool:
        """Whether token ``i`` is the ``ام`` of ``۲۱ام``; a bare ``م`` must touch the digits."""
        if self.norm(i) not in ("ام", "اُم", "مین", "امین", "ُم", "م") or not self.near(i - 1):
            return False
        return self.tokens[i].start - self.tokens[i - 1].end <= (0 if self.norm(i) == "م" else 1)

    def denominator(self, i: int) -> tuple[int, int] | None:
        """A fraction's denominator at token ``i`` (``سوم``, ``دهم``, ``صدم``) and the index after it."""
        here = self.atoms[i] if i < self.n else None
        if here is None or here.suffix != "م" or here.kind == "ordinal" or not self.near(i - 1) or self.norm(i).endswith("ین"):
            return None
        return (int(here.value), i + 1) if here.value >= 3 else None

    def term(self, i: int) -> tuple[Value, int, int, tuple[str, ...], str, str] | None:
        """A number with its scale: value, scale, end, flags, suffix (``م`` ordinal, ``ی`` adjectival), rule."""
        here = self.atoms[i] if i < self.n else None
        if here is None:
            return None
        flags: tuple[str, ...] = ()
        rule = "words"
        value: Value
        if here.kind == "scale":
            if here.value != 1000:
                return None
            value, end = 1, i
        elif here.kind == "half":
            value, end, rule = here.value, i + 1, "half"
        else:
            found = self.small(i)
            if found is None:
                return None
            value, end, ordinal, flags, rule = found
            if ordinal:
                return value, 1, end, flags, "م", rule
            value, end, extra = self.fraction_of(value, end)
            rule = extra or rule
        scale = 1
        suffix = ""
        while end < self.n and (here := self.atoms[end]) is not None and here.kind == "scale" and (end == i or self.near(end - 1)):
            if scale * here.value > 10**60:
                break
            scale *= int(here.value)
            end += 1
            rule = "digits_and_words" if "digits" in rule or "decimal" in rule else rule
            if here.flag:
                flags += (here.flag,)
            if here.suffix:
                suffix = here.suffix
                break
        return value, scale, end, flags, suffix, rule

    def fraction_of(self, value: Value, end: int) -> tuple[Value, int, str]:
        """Add what is below one: ``و نیم``, ``و سه دهم``, ``ممیز پنج``."""
        if self.follows(end, "و") and self.near(end):
            if self.kind(end + 1) == "half":
                return Decimal(value) + Decimal("0.5"), end + 2, "and_half"
            part = self.proper_fraction(end + 1)
            if part is not None:
                return Decimal(value) + part[0], part[1], "and_fraction"
        elif self.follows(end, "ممیز") and self.near(end):
            found = self.small(end + 1)
            if found is not None and isinstance(found[0], int):
                below = self.denominator(found[1])
                if below is not None:
                    return Decimal(value) + Decimal(found[0]) / below[0], below[1], "point"
                if not found[2] and len(str(found[0])) < 20:
                    return Decimal(value) + Decimal(found[0]).scaleb(-len(str(found[0]))), found[1], "point"
                if found[2]:  # سه ممیز پنج دهم parsed the ordinal away only when it is part of the small number
                    return value, end, ""
        return value, end, ""

    def proper_fraction(self, i: int) -> tuple[Decimal, int] | None:
        """``سه دهم``, ``یک سوم``, ``۲ پنجم``: value and end."""
        found = self.small(i)
        if found is None or found[2] or not isinstance(found[0], int) or found[0] <= 0:
            return None
        below = self.denominator(found[1])
        if below is None or found[0] >= below[0] or (len(self.norm(i)) > 3 and self.kind(i) == "digits"):
            return None
        value = Decimal(found[0]) / below[0]
        exact = below[0] in (4, 5, 8, 20, 25, 50) or str(below[0]).strip("0") == "1"
        return value if exact else round(value, 4), below[1]

    def cardinal(self, begin: int) -> Phrase | None:
        """A whole number phrase from ``begin``: terms joined by ``و`` (or by nothing after a scale), largest first."""
        part = self.proper_fraction(begin)
        if part is not None:
            return Phrase(begin, part[1], part[0], kind="fraction", rule="fraction")
        first = self.term(begin)
        if first is None:
            return None
        value, scale, end, flags, suffix, rule = first
        total: Value = value * scale
        last, biggest = scale, scale
        while last > 1 and not suffix:
            joined = self.follows(end, "و") and self.near(end)
            at = end + 1 if joined else end
            if not joined and not (end < self.n and self.near(end - 1)):
                break
            if joined and self.kind(at) == "half":
                if not self.counted_half(at):
                    total, end, rule = total + Decimal(last) / 2, at + 1, "and_half"
                break
            nxt = self.term(at)
            if nxt is None or not self.continues(nxt, total, last, joined, at):
                break
            value2, scale2, end2, flags2, suffix, rule2 = nxt
            total = (total + value2) * scale2 if scale2 > last else total + value2 * scale2
            biggest = max(biggest, scale2)
            last = min(last, scale2) if scale2 < last else scale2
            end, flags = end2, flags + flags2
            if ("digits" in rule2 or "decimal" in rule2) != ("digits" in rule):
                rule = "digits_and_words"
        flags += ("adjectival",) if suffix == "ی" else ()
        kind: Kind = "ordinal" if suffix == "م" else "cardinal"
        return Phrase(begin, end, tidy(total), kind=kind, scale=biggest, flags=tuple(dict.fromkeys(flags)), rule=rule)

    def counted_half(self, at: int) -> bool:
        """``دو میلیون و نیم درصد``: the half has a unit of its own."""
        return self.norm(at + 1) == "درصد"

    def continues(self, nxt: tuple[Value, int, int, tuple[str, ...], str, str], total: Value, last: int, joined: bool, at: int) -> bool:
        """Whether a term goes on with the number before it: smaller than its last scale, or a scale over both."""
        value, scale, end, _, suffix, rule = nxt
        if value == 0 or rule in ("half",):
            return False
        if scale > last:  # سه هزار و ۴۰۰ میلیارد
            return joined and value < last and total < scale and not (total >= 100 * last and value < 100) and self.kind(at) != "scale"
        if value * scale >= last or scale == last:
            return False
        if not joined:  # یک هزار 100, ۵۴هزار ۱۹۴
            norm = self.norm(at)
            if self.kind(at) == "digits":
                return norm.isdigit() and len(norm) <= 3 and norm[0] not in "0۰"
            tens = last == 1000 and self.kind(at) in ("ten", "teen")
            return tens or self.kind(at) == "hundred" or (scale > 1 and self.kind(at) != "scale")
        if scale == 1 and last >= 10**6:  # ۱۴ میلیارد و ۲ طرح is two numbers
            ends = not self.noun_like(end) and self.kind(at) != "digits"
            return ends or suffix == "م" or end >= self.n or self.counted(end, "unit classifier person")
        return True

    def ordinal_word(self, i: int) -> Phrase | None:
        """``اول``, ``نخستین``: ordinals with a word of their own."""
        here = self.atoms[i]
        if here is not None and here.kind == "ordinal":
            return Phrase(i, i + 1, here.value, kind="ordinal", rule="ordinal_word")
        return None

    def phrase(self, i: int) -> Phrase | None:
        """The number, fraction, ordinal or range that begins at token ``i``."""
        here = self.atoms[i]
        assert here is not None
        if here.kind == "ordinal":
            return self.ordinal_word(i)
        if here.kind == "halves":
            if self.norm(i) == "نصف" and (not self.noun_like(i + 1) or self.norm(i + 1) in ("شب", "روز", "النهار", "جهان")):
                return None
            if self.norm(i) == "نیمی" and self.norm(i + 1) != "از":
                return None
            return Phrase(i, i + 1, here.value, kind="fraction", rule="half_of")
        if here.kind == "one_of":
            if self.norm(i + 1) == "دو" and self.near(i) and (self.counted(i + 2) or self.noun_like(i + 2)):
                return Phrase(i, i + 2, 1, 2, rule="neighbours")
            return None
        if here.kind == "digits":
            torn = self.torn(i)
            if torn is not None:
                return self.ranged(torn)
        found = self.cardinal(i)
        return None if found is None else self.ranged(found)

    def torn(self, i: int) -> Phrase | None:
        """Digits torn apart: ``۵ ١٧ نفر``, ``۳ ۵۰۰ تومان``."""
        a, b = self.norm(i), self.norm(i + 1)
        if b == "/" and self.tokens[i].end == self.tokens[i + 1].start and self.kind(i + 2) == "digits" and self.near(i + 1):
            c = self.norm(i + 2)
            if a.isdigit() and c.isdigit() and len(a) <= 2 and len(c) <= 2 and self.norm(i + 3) in _PERCENT:
                whole, fraction = c.translate(ASCII), a.translate(ASCII)  # a slash torn so was set right to left
                return Phrase(i, i + 3, tidy(Decimal(f"{whole}.{fraction}")), flags=("torn", "right_to_left"), rule="torn_digits")
        if not (self.kind(i + 1) == "digits" and a.isdigit() and b.isdigit() and len(a) <= 3 and len(b) <= 3 and self.near(i)):
            return None
        if a[0] in "0۰" or not (self.counted(i + 2, "unit classifier") or self.kind(i + 2) == "scale") or self.kind(i + 2) == "digits":
            return None
        before = key(self.norm(i - 1))
        if before in self.context.strong or before in self.context.weak or before in ("سال", "ساعت") or self.kind(i - 1) == "digits":
            return None
        value: Value = int((a + b).translate(ASCII))
        end, scale = i + 2, 1
        while self.kind(end) == "scale" and (here := self.atoms[end]) is not None and scale < 10**15:
            scale, end = scale * int(here.value), end + 1
        return Phrase(i, end, value * scale, scale=scale, flags=("torn",), rule="torn_digits")

    # ---- ranges ------------------------------------------------------------------------------------------------------------------

    def ranged(self, low: Phrase) -> Phrase:
        """The range that begins with this number, or the number itself."""
        if low.kind == "ordinal" or not self.near(low.end - 1):
            return low
        sign = self.norm(low.end)
        at = low.end + 1
        between = sign == "و" and self.norm(low.begin - 1) in ("بین", "مابین", "میان")
        if between or sign in ("تا", "الی", "لغایت", "یا") or sign in DASHES:
            if not self.near(low.end) or not self.kind(at) or self.kind(at) in ("ordinal", "halves", "one_of"):
                return low
            high = self.cardinal(at)
            rule = "range"
        elif low.rule == "words" and self.kind(low.end) in _SMALL and low.end == low.begin + 1:
            high = self.cardinal(low.end)
            rule = "neighbours"
            if high is None or not self.neighbours(low, high):
                return low
        else:
            return low
        if high is None or high.kind != "cardinal":
            return low
        value = low.value
        if low.scale == 1 and high.scale > 1 and low.value * high.scale < high.value:
            value = low.value * high.scale  # ۳ تا ۵ هزار
        if sign in DASHES and high.value < value and self.norm(high.end) in _PERCENT and self.hyphen_range(low, high):
            return Phrase(low.begin, high.end, high.value, tidy(value), flags=low.flags + high.flags, rule="range")  # "۲.۷-۲.۶ درصد"
        if not value < high.value or (sign == "یا" and high.value > 10 * value) or (sign in DASHES and not self.hyphen_range(low, high)):
            return low
        return Phrase(low.begin, high.end, tidy(value), high.value, scale=high.scale, flags=low.flags + high.flags, rule=rule)

    def neighbours(self, low: Phrase, high: Phrase) -> bool:
        """``سه چهار نفر``, ``ده پانزده روز``: two number words side by side."""
        top = high.value if high.scale == 1 else high.value / Decimal(high.scale)
        if low.scale > 1 or high.rule != "words" or not low.value < top <= 2 * low.value:
            return False
        return high.end == self.n or self.counted(high.end) or self.noun_like(high.end)

    def hyphen_range(self, low: Phrase, high: Phrase) -> bool:
        """Whether a hyphen stands for "to": not in a telephone number, a pair of years or a chain."""
        if (self.norm(high.end) in DASHES and self.near(high.end - 1)) or self.norm(low.begin - 1) in DASHES | {"/"}:
            return False
        written = self.norm(low.begin), self.norm(high.begin)
        return not any(w[0] in "0۰" and len(w) > 1 and w.isdigit() for w in written) and max(map(len, written)) <= 6
