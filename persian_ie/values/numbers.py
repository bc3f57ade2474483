"""Numbers as Persian news writes them: digits of all sets, words, both mixed, fractions, ranges, bounds and ordinals."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

from persian_ie.text.segmentation import tokenize
from persian_ie.types import Bound, Number, Token, Value
from persian_ie.values.number_words import ASCII, MOST_DIGITS, SCALES, Atom, atom, number_to_words, split_glued
from persian_ie.values.units import UnitTable, default_units, key

__all__ = ["Context", "context", "find_numbers", "number_to_words", "parse_number"]

Kind = Literal["cardinal", "ordinal", "fraction", "multiple"]
_RANK = {"unit": 1, "teen": 2, "ten": 2, "hundred": 3}
_DECIMAL_PLACES = {10: 1, 100: 2, 1000: 3}
_SMALL = frozenset(_RANK)
_DASHES = frozenset("-–—‑−")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Context(NamedTuple):
    """The tables of number_context.toml, as keys."""

    before: dict[str, Bound]
    after: dict[str, Bound]
    strong: frozenset[str]
    weak: frozenset[str]
    indefinite: frozenset[str]
    not_before: dict[str, frozenset[str]]
    doubtful: frozenset[str]
    village: frozenset[str]
    idioms: dict[str, int]
    stop: frozenset[str]
    verbs: frozenset[str]
    glued: frozenset[str]


@cache
def context() -> Context:
    """The words around numbers, read once."""
    raw: dict[str, Any] = tomllib.loads(Path(__file__).with_name("number_context.toml").read_text("utf-8"))

    def keys(words: Sequence[str]) -> frozenset[str]:
        return frozenset(key(w) for w in words)

    def bounds(section: str) -> dict[str, Bound]:
        return {key(w): bound for bound, words in raw[section].items() for w in words}

    return Context(
        bounds("bounds"),
        bounds("after"),
        keys(raw["labels"]["strong"]),
        keys(raw["labels"]["weak"]),
        keys(raw["indefinite"]["words"]),
        {word: keys(after) for word, after in raw["not_before"].items()},
        keys(raw["doubtful"]["words"]),
        keys(raw["doubtful"]["village"]),
        {key(phrase): len(phrase.split()) for phrase in raw["idioms"]["phrases"]},
        keys(raw["stop"]["words"]),
        keys(raw["verbs"]["words"]),
        keys(raw["glued"]["words"]),
    )


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


def _tidy(value: Value) -> Value:
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
                    return _tidy(Decimal("".join([*parts[:-1], whole]) + "." + fraction)), (), "grouped_digits"
            return None
        if len(parts) > 2:
            return (int("".join(parts)), (), "grouped_digits") if sign != "/" and _grouped(parts) else None
        a, b = parts
        if len(a) > 3 and sign == "/" or len(b) > 3 and sign == "/":
            return None  # ۸۰۶۶/۷۴۴۸
        grouped = _grouped(parts)
        if sign == "," and grouped:
            return int(a + b), (), "grouped_digits"
        if grouped and (follower == "whole" or (not follower and sign == "." and b.endswith("0"))):
            return int(a + b), ("separator",), "grouped_digits"
        flags = ("separator",) if grouped or sign == "," else ()
        return _tidy(Decimal(f"{a}.{b}")), flags, {"/": "slash_decimal"}.get(sign, "decimal")
    return None


def _grouped(parts: Sequence[str]) -> bool:
    return 1 <= len(parts[0]) <= 3 and parts[0] != "0" and not parts[0].startswith("0") and all(len(p) == 3 for p in parts[1:])


class Scanner:
    """Finds the numbers of one token list. Every rule looks at a bounded number of tokens, so the whole is linear."""

    def __init__(self, text: str, tokens: Sequence[Token], units: UnitTable | None = None) -> None:
        self.text = text
        self.tokens = split_glued(text, list(tokens))
        self.atoms: list[Atom | None] = [atom(t.norm) for t in self.tokens]
        self.units = units or default_units()
        self.context = context()
        self.n = len(self.tokens)

    # ---- small looks -------------------------------------------------------------------------------------------------------------

    def norm(self, i: int) -> str:
        return self.tokens[i].norm if 0 <= i < self.n else ""

    def near(self, i: int) -> bool:
        """Whether token ``i`` and the next stand in one line."""
        if not 0 <= i < self.n - 1:
            return False
        end, start = self.tokens[i].end, self.tokens[i + 1].start
        return start == end or (start - end < 8 and "\n" not in self.text[end:start])

    def follows(self, i: int, words: str) -> bool:
        return i < self.n and self.tokens[i].norm == words and self.near(i - 1)

    def kind(self, i: int) -> str:
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
        return norm[0].isalpha() and key(norm) not in self.context.stop and norm[0] not in _LATIN and not norm.startswith(("می‌", "نمی‌"))

    # ---- the grammar -------------------------------------------------------------------------------------------------------------

    def digits(self, i: int) -> tuple[Value, tuple[str, ...], str] | None:
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
            if self.norm(i + 1) in ("ام", "اُم", "مین", "امین", "ُم", "م") and self.near(i) and self.tokens[i].end + 1 >= self.tokens[i + 1].start:
                if self.norm(i + 1) != "م" or self.tokens[i].end == self.tokens[i + 1].start:
                    return value, i + 2, True, flags, "digits_ordinal"
            return value, i + 1, False, flags, rule
        if first.kind == "zero":
            return 0, i + 1, False, (), "words"
        value, rank, ordinal = 0, 4, False
        while True:
            here = self.atoms[i] if i < self.n else None
            if here is None or here.kind not in _SMALL or _RANK[here.kind] >= rank:
                break
            value += here.value  # type: ignore[assignment]
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
        if below is None or found[0] >= below[0] or len(self.norm(i)) > 3 and self.kind(i) == "digits":
            return None
        value = Decimal(found[0]) / below[0]
        return round(value, 4) if below[0] not in (4, 5, 8, 10, 20, 25, 50, 100, 1000, 10**6) else value, below[1]

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
        return Phrase(begin, end, _tidy(total), kind=kind, scale=biggest, flags=tuple(dict.fromkeys(flags)), rule=rule)

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
            return self.kind(at) == "hundred" or (scale > 1 and self.kind(at) != "scale") or (last == 1000 and self.kind(at) in ("ten", "teen"))
        if scale == 1 and last >= 10**6:  # ۱۴ میلیارد و ۲ طرح is two numbers
            return suffix == "م" or end >= self.n or self.counted(end, "unit classifier person") or not self.noun_like(end) and self.kind(at) != "digits"
        return True

    def ordinal_word(self, i: int) -> Phrase | None:
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
        if sign in ("تا", "الی", "لغایت", "یا") or sign in _DASHES or (sign == "و" and self.norm(low.begin - 1) in ("بین", "مابین", "میان")):
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
        if not value < high.value or (sign == "یا" and high.value > 10 * value) or (sign in _DASHES and not self.hyphen_range(low, high)):
            return low
        return Phrase(low.begin, high.end, _tidy(value), high.value, scale=high.scale, flags=low.flags + high.flags, rule=rule)

    def neighbours(self, low: Phrase, high: Phrase) -> bool:
        """``سه چهار نفر``, ``ده پانزده روز``: two number words side by side."""
        top = high.value if high.scale == 1 else high.value / Decimal(high.scale)
        return low.scale == 1 and low.value < top <= 2 * low.value and high.rule == "words" and (high.end == self.n or self.counted(high.end) or self.noun_like(high.end))

    def hyphen_range(self, low: Phrase, high: Phrase) -> bool:
        """Whether a hyphen stands for "to": not in a telephone number, a pair of years or a chain."""
        if self.norm(high.end) in _DASHES and self.near(high.end - 1) or self.norm(low.begin - 1) in _DASHES | {"/"}:
            return False
        written = self.norm(low.begin), self.norm(high.begin)
        return not any(w[0] in "0۰" and len(w) > 1 and w.isdigit() for w in written) and max(map(len, written)) <= 6

    # ---- context -----------------------------------------------------------------------------------------------------------------

    def bound(self, begin: int) -> tuple[Bound, int]:
        """The bound that the words before a number give, and the first token of those words."""
        joined = ""
        best: tuple[Bound, int] = ("exact", begin)
        for j in range(begin - 1, max(-1, begin - 4), -1):
            if not self.near(j):
                break
            joined = key(self.norm(j)) + joined
            found = self.context.before.get(joined)
            if found is not None:
                best = (found, j)
        if best[0] == "at_most" and self.norm(best[1]) == "تا" and (key(self.norm(best[1] - 1)) in self.context.verbs or best[1] == 0):
            return "exact", begin
        return best

    def labelled(self, p: Phrase, last_label: int) -> bool:
        """Whether the number names something (``اصل ۴۴``, ``فاز ۲``, ``ایرباس ۳۲۰``), or goes on a list of such (``۱۵، ۱۶ و ۱۹``)."""
        j = p.begin - 1
        if j < 0 or not self.near(j):
            return False
        sorts = "unit classifier person"
        before = key(self.norm(j))
        if before in self.context.strong:
            return not self.counted(p.end, "unit classifier") or self.norm(p.end) in ("در صد", "سری", "تا", "دست")
        if before in self.context.weak:
            return not self.counted(p.end) and not self.kind(p.end)
        if last_label == j and before in ("و", "،", "تا", "-", "–", "الی", "/"):
            return not self.counted(p.end, sorts) and self.kind(p.begin) == "digits"
        if self.norm(j)[0] in _LATIN and self.kind(p.begin) == "digits" and p.scale == 1:
            return not self.counted(p.end)
        return False

    def touches_latin(self, p: Phrase) -> bool:
        """``4G``, ``A320``, ``news/123``: digits glued to Latin letters or to a path."""
        start, end = self.tokens[p.begin].start, self.tokens[p.end - 1].end
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if before and (before in _LATIN or before in "/_@#=&\\" and before != "/"):
            return True
        if before in _DASHES and start > 1 and self.text[start - 2] in _LATIN:
            return True
        if before == "/" and start > 1 and not self.text[start - 2].isspace() and not self.counted(p.end, "unit classifier"):
            return True
        if after == "/" and self.text[end + 1 : end + 2].isalpha() and self.kind(p.begin) == "digits":
            return True
        return bool(after) and (after in _LATIN and not self.counted(p.end, "unit") or after in "_@=\\")

    def score(self, p: Phrase) -> int:
        """The end of a match score ``۲ بر ۱`` that begins with this number, else 0."""
        if p.scale == 1 and self.norm(p.end) == "بر" and self.near(p.end - 1) and self.near(p.end) and self.kind(p.end + 1):
            other = self.cardinal(p.end + 1)
            if other is not None and other.scale == 1 and p.high is None and not self.counted(other.end, "unit"):
                return other.end
        return 0

    def code(self, p: Phrase) -> bool:
        """Digits that write no amount: a leading zero, a telephone number, a longer identifier."""
        norm = self.norm(p.begin)
        if not norm.isdigit() or p.end > p.begin + 1:
            return False
        if norm[0] in "0۰" and len(norm) > 1:
            return True
        return len(norm) >= 6 and not self.counted(p.end) and not norm.translate(ASCII).endswith("00") and self.n > 1

    def doubtful(self, p: Phrase) -> bool:
        """One number word that is also another word (``نه``, ``سی``, ``ده``) with nothing that makes it a number."""
        if p.end != p.begin + 1:
            return False
        norm = self.norm(p.begin)
        forbidden = self.context.not_before.get(norm)
        if forbidden and self.near(p.begin):
            one = key(self.norm(p.begin + 1))
            if one in forbidden or (self.n > p.begin + 2 and one + key(self.norm(p.begin + 2)) in forbidden):
                return True
        if norm not in self.context.doubtful or self.n == 1:
            return False
        if norm == "ده" and self.norm(p.begin - 1) in self.context.village:
            return True
        if norm == "نه" and any(self.norm(j) == "نه" for j in (*range(p.begin - 6, p.begin), *range(p.begin + 1, p.begin + 7))):
            return True
        if norm == "نه" and self.says_no(p):
            return True
        if self.counted(p.end, "unit classifier person" if norm in ("نیم", "صفر") else "unit classifier person noun"):
            return False
        if self.bound(p.begin)[0] != "exact" and norm != "صفر":
            return False
        if norm in ("صد", "ده", "هزار", "نود") and self.noun_like(p.end):
            return False
        return not (norm == "صفر" and self.norm(p.begin - 1) == "به")

    def says_no(self, p: Phrase) -> bool:
        """``نه`` after a verb or a comma is "not", unless a unit follows."""
        before = key(self.norm(p.begin - 1))
        if self.counted(p.end, "unit classifier") and before != "،":
            return False
        return before == "،" or before in self.context.verbs or before.endswith(("یم", "ند", "است", "ید"))

    def run(self) -> list[tuple[Phrase, Number]]:
        """All numbers, with the tokens they stand on."""
        out: list[tuple[Phrase, Number]] = []
        places = [i for i, a in enumerate(self.atoms) if a is not None]
        done, last_label = 0, -2
        for i in places:
            if i < done:
                continue
            here = self.atoms[i]
            assert here is not None
            idiom = self.idiom(i)
            if idiom:
                done = idiom
                continue
            if here.kind == "digits" and self.digits(i) is None:
                done = i + 1
                last_label = i + 1
                continue
            p = self.phrase(i)
            if p is None:
                if here.kind == "scale":
                    done = self.skip_scales(i)
                continue
            score = self.score(p)
            if score:
                done = score
                continue
            if key(self.norm(i - 1)) in self.context.indefinite and (here.kind in ("scale", "hundred", "teen", "ten")) and self.near(i - 1):
                done = p.end
                continue
            if p.kind != "ordinal" and (self.labelled(p, last_label) or self.code(p) or self.touches_latin(p)):
                done = p.end
                last_label = p.end
                continue
            if self.doubtful(p) or self.norm(p.end) in ("شنبه", "شنبه‌ها") or self.each_one(p):
                done = p.end
                continue
            done = p.end
            out.append((p, self.number(p)))
        return out

    def idiom(self, i: int) -> int:
        joined = key(self.norm(i))
        for size in range(2, 6):
            if not self.near(i + size - 2):
                return 0
            joined += key(self.norm(i + size - 1))
            if joined in self.context.idioms:
                return i + size
        return 0

    def skip_scales(self, i: int) -> int:
        while self.kind(i) == "scale":
            i += 1
        return i

    def each_one(self, p: Phrase) -> bool:
        """``هر یک از``, ``هیچ یک``, ``یک‌دیگر``: no count."""
        return p.end == p.begin + 1 and self.norm(p.begin) == "یک" and self.norm(p.begin - 1) in ("هر", "هیچ", "کدام") and not self.counted(p.end)

    def number(self, p: Phrase) -> Number:
        bound, _ = self.bound(p.begin)
        flags = p.flags
        if p.high is not None:
            flags = flags + ((bound,) if bound == "approximate" else ())
            bound = "range"
        kind: Kind = p.kind
        if kind == "cardinal" and self.norm(p.end) in ("برابر", "برابری", "چندان") and self.near(p.end - 1):
            kind = "multiple"
        begin, value = p.begin, p.value
        if kind != "ordinal":
            begin, value = self.signed(p)
            if p.end == p.begin + 1 and self.norm(p.begin) == "یک" and not self.counted(p.end, "unit classifier") and self.noun_like(p.end):
                flags = (*flags, "article")
            if self.norm(p.begin - 1) == "هر" and p.high is None:
                flags = (*flags, "each")
            if p.rule == "slash_decimal" or (p.rule == "digits_and_words" and "/" in self.norm(p.begin)):
                value, flags = self.turned(p, value, flags)
        start, end = self.tokens[begin].start, self.tokens[p.end - 1].end
        return Number(start, end, self.text[start:end], value, p.high, bound, kind, tuple(dict.fromkeys(flags)), p.rule)

    def signed(self, p: Phrase) -> tuple[int, Value]:
        before = self.norm(p.begin - 1)
        if before in ("منفی", "منهای") and self.near(p.begin - 1):
            return p.begin - 1, -p.value
        if before in ("-", "−") and self.tokens[p.begin - 1].end == self.tokens[p.begin].start:
            start = self.tokens[p.begin - 1].start
            free = start == 0 or self.text[start - 1].isspace() or self.text[start - 1] in "(«"
            if free and (self.n == p.end - p.begin + 1 or before == "−" or self.norm(p.end) in ("درجه", "درصد", "٪", "%")):
                return p.begin - 1, -p.value
        return p.begin, p.value

    def turned(self, p: Phrase, value: Value, flags: tuple[str, ...]) -> tuple[Value, tuple[str, ...]]:
        """A decimal that may have been set right to left: ``از 5/17 به 34`` means 17.5. Turned where the other number says so, else flagged."""
        a, _, b = self.norm(p.begin).translate(ASCII).partition("/")
        if not (len(a) <= 2 and len(b) >= 2 and len(b) >= len(a) and b[0] != "0" and a != "0"):
            return value, flags
        swapped = Decimal(f"{b}.{a}") * p.scale
        if (len(b) > len(a) and self.set_right_to_left) or self.turned_by_pair(p, Decimal(value), swapped):
            return _tidy(swapped), (*(f for f in flags if f != "separator"), "right_to_left")
        return value, (*flags, "slash") if len(a) == 1 else flags

    def turned_by_pair(self, p: Phrase, straight: Decimal, swapped: Decimal) -> bool:
        """``از 5/17 به 34 میلیون``: the reading nearer to the number it is compared with."""
        if self.norm(p.begin - 1) != "از" or self.norm(p.end) != "به" or not self.near(p.end) or not self.kind(p.end + 1):
            return False
        other = self.cardinal(p.end + 1)
        if other is None or other.value <= 0 or straight <= 0:
            return False
        target = Decimal(other.value) / (other.scale if p.scale == 1 else 1)
        return abs((target / swapped).ln()) < abs((target / straight).ln())

    @cached_property
    def set_right_to_left(self) -> bool:
        """Whether the text sets its decimals right to left: it has ``871 میلیارد`` beside ``94/871 میلیارد``."""
        whole: set[tuple[str, str]] = set()
        split: list[tuple[str, str, str]] = []
        for i, found in enumerate(self.atoms):
            if found is not None and found.kind == "digits":
                norm = self.norm(i).translate(ASCII)
                if norm.isdigit():
                    whole.add((norm, self.norm(i + 1)))
                elif norm.count("/") == 1:
                    a, _, b = norm.partition("/")
                    split.append((a, b, self.norm(i + 1)))
        return any(
            len(b) >= 2 and len(a) <= 2 and len(b) > len(a) and after in SCALES and (b, after) in whole and (a, after) not in whole
            for a, b, after in split
        )


def find_numbers(text: str, tokens: Sequence[Token] | None = None) -> list[Number]:
    """Find the numbers of a text.

    Parameters
    ----------
    text : str
        The raw text; offsets are into it.
    tokens : sequence of Token, optional
        Its tokens, if they are at hand; else they are made.

    Returns
    -------
    list of Number
        In order, not overlapping. Numbers that only name something (``اصل ۴۴``, ``فاز ۲``, telephone numbers, scores) are left out; so
        are indefinite amounts (``صدها``, ``چند هزار``). Years are numbers here, the date rules know them as years.

    Notes
    -----
    Flags: ``article`` (the word یک before a noun: "a" or "one"), ``each`` (after هر), ``adjectival`` (``میلیاردی``), ``torn``, ``separator``
    (``۳.۵۰۰``: thousands or decimals), ``slash`` (``5/17`` may be 17.5), ``right_to_left`` (it was read so), ``long_scale`` (بیلیون),
    ``approximate`` (a range after ``حدود``).

    Examples
    --------
    >>> [(n.text, n.value, n.bound) for n in find_numbers("بیش از سه هزار و ۴۹ نفر در ۱۲ طرح")]
    [('سه هزار و ۴۹', 3049, 'at_least'), ('۱۲', 12, 'exact')]
    """
    return [number for _, number in Scanner(text, tokenize(text) if tokens is None else tokens).run()]


def parse_number(s: str) -> Number | None:
    """Read a string that is one number, with a bound before it if there is one.

    Parameters
    ----------
    s : str
        Digits, words or both: ``۳٬۵۰۰``, ``سه هزار و ۴۹``, ``بین ۳ تا ۵ هزار``, ``حدود ۲/۵ میلیون``, ``بیست و یکم``.

    Returns
    -------
    Number or None
        ``None`` where the string is anything else.

    Examples
    --------
    >>> parse_number("یک میلیارد و ۸۹۳ میلیون").value
    1893000000
    >>> parse_number("هشت و سه دهم").value
    Decimal('8.3')
    >>> parse_number("مسکن مهر") is None
    True
    """
    if len(s) > MOST_DIGITS + 100:
        return None
    scanner = Scanner(s, tokenize(s))
    if not scanner.n:
        return None
    begin = 0
    while begin < min(scanner.n, 5) and (scanner.atoms[begin] is None):
        begin += 1
    if begin == scanner.n or scanner.atoms[begin] is None:
        return None
    here = scanner.atoms[begin]
    if here is not None and here.kind == "halves":
        p: Phrase | None = Phrase(begin, begin + 1, here.value, kind="fraction", rule="half_of")
    elif here is not None and here.kind == "scale" and scanner.n == begin + 1:
        p = Phrase(begin, begin + 1, here.value, scale=int(here.value), rule="words", kind="ordinal" if here.suffix == "م" else "cardinal")
    else:
        p = scanner.phrase(begin)
    if p is None:
        return None
    end = p.end + 1 if scanner.norm(p.end) in ("برابر", "چندان") else p.end
    if end != scanner.n:
        return None
    number = scanner.number(p)
    head = scanner.bound(begin)[1]
    if head > 0 and scanner.norm(head - 1) in ("از", "بین", "در", "مابین", "میان") and p.high is not None:
        head -= 1
    if scanner.tokens[0].start != (number.start if number.start < scanner.tokens[begin].start else scanner.tokens[head].start):
        return None
    return number
