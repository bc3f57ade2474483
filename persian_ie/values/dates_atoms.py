"""From tokens to atoms: the words of time expressions, each with its class and value, everything else one filler.

The classes of a text's atoms, one character each, make a string; the rules of `dates_rules` are regular expressions over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from persian_ie.types import Token
from persian_ie.values.dates_words import ZWNJ, Entry, words

# Every class of atoms; the names are used in rules.
CLASSES = (
    "SMALL TWO FULL BIG PAIR DEC ORD NTH NDATE CLOCK FRAC YEAR YEARS MONTH MONTHS WEEK WEEKS DAY DAYS NIGHT NIGHTS HOUR HOURS "
    "MINUTE SECOND SEASON DECADE DECADES CENTURY GONE AGO RECENT CURRENT COMING LATER THIS THAT EVERY SOME WHOLE BEGIN FINISH "
    "EARLY LATE MIDDLE HALF FROM TO AND DATEWORD IN DURING OF ALSO YEARADJ MONTHADJ WEEKADJ DAYADJ HOURADJ MINUTEADJ SUNCAL "
    "MOONCAL WESTCAL HIJRI FISCAL ENDING REVOLUTION BUDGET PERFORMANCE PLAN HORIZON FIRSTADJ LASTADJ COMMA OPEN CLOSE DASH "
    "STOP QUARTER OCLOCK RELDAY RELYEAR NOW VAGUE PART WEEKDAY SEASONNAME SMONTH AMONTH OCCASION BREAK ANDHALF AFTERHALF "
    "PASTOF EVENT ZERO TIMES NEWADJ ELAPSE "
).split()
CHARACTER = {name: chr(0x4E00 + i) for i, name in enumerate(CLASSES)}
NAME = {character: name for name, character in CHARACTER.items()}
FILLER = "."
_YEARS = {CHARACTER["YEAR"], CHARACTER["YEARS"]}

_D = "[0-9۰-۹٠-٩]"
_GAP = "[ \u200c\u200e\u200f]?"
_NUMERIC = re.compile(
    rf"(?<![0-9۰-۹٠-٩/:.٫٬,])(?:"
    rf"(?P<a>{_D}{{1,4}}){_GAP}(?P<sep>[/\-–.])[ \u200c\u200e\u200f]?(?P<b>{_D}{{1,2}}){_GAP}(?P=sep){_GAP}(?P<c>{_D}{{1,4}})"
    rf"(?:T(?P<th>{_D}{{1,2}}):(?P<tm>{_D}{{2}})(?::{_D}{{2}})?(?:Z|[+]{_D}{{2}}:?{_D}{{2}})?)?"
    rf"|(?P<h>{_D}{{1,2}})(?: : |:)(?P<m>{_D}{{2}})(?:(?: : |:){_D}{{2}})?"
    rf"|(?P<x>{_D}{{2,4}})(?:[/\-–]| /)(?P<y>{_D}{{1,4}})"
    rf")(?![0-9۰-۹٠-٩/:]|[.٫٬,]{_D})"
)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_ORDINAL_ENDINGS = {"ام", "م", "اُم", "امین", "مین"}
_DECIMAL = re.compile(r"[0-9]{1,4}[./٫][0-9]{1,2}")


class Atoms:
    """Parallel lists: the class character, first and last token, and value of each atom; ``kinds`` joins the characters."""

    __slots__ = ("first", "kinds", "last", "text", "tokens", "values")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.kinds = ""
        self.first: list[int] = []
        self.last: list[int] = []
        self.values: list[Any] = []

    def key(self, token: int) -> str:
        """The look-up key of a token, empty outside the text."""
        return self.tokens[token].norm.replace(ZWNJ, "") if 0 <= token < len(self.tokens) else ""


def small_int(digits: str) -> int | None:
    """The value of a run of digits of any set, ``None`` for more than 15 of them."""
    return int(digits.translate(_DIGITS)) if len(digits) <= 15 else None


def _number_class(value: int | None) -> str:
    if value is None:
        return "BIG"
    if value < 32:
        return "SMALL"
    if value < 100:
        return "TWO"
    return "FULL" if 1000 <= value < 2200 else "BIG"


def _numeric_spans(text: str) -> dict[int, tuple[int, str, Any]]:
    """Dates, clock times and pairs written in digits, by the offset they start at."""
    spans: dict[int, tuple[int, str, Any]] = {}
    for m in _NUMERIC.finditer(text):
        if m["a"]:
            parts = tuple(small_int(m[g]) if m[g] else None for g in ("a", "b", "c", "th", "tm"))
            spans[m.start()] = (m.end(), "NDATE", (parts, (len(m["a"]), len(m["b"]), len(m["c"])), m["sep"]))
        elif m["h"]:
            hour, minute = small_int(m["h"]), small_int(m["m"])
            if hour is not None and minute is not None and hour < 25 and minute < 60:
                spans[m.start()] = (m.end(), "CLOCK", (hour, minute))
        else:
            spans[m.start()] = (m.end(), "FRAC", (small_int(m["x"]), small_int(m["y"]), len(m["x"]), len(m["y"])))
    return spans


def atomize(text: str, tokens: Sequence[Token]) -> Atoms:
    """Find the words of time expressions among the tokens; linear in their number."""
    table = words().entries
    atoms = Atoms(text, tokens)
    numeric = _numeric_spans(text)
    kinds: list[str] = []
    first, last, values = atoms.first, atoms.last, atoms.values
    n, i, end = len(tokens), 0, 0

    def put(kind: str, start: int, stop: int, value: Any) -> None:
        kinds.append(CHARACTER[kind])
        first.append(start)
        last.append(stop)
        values.append(value)

    while i < n:
        start, stop, norm = tokens[i]
        if start > end and "\n" in text[end:start]:
            put("BREAK", i, i - 1, None)
        end = stop
        entry = table.get(norm)
        if entry is None:
            if ZWNJ in norm:
                entry = table.get(norm.replace(ZWNJ, ""))
            elif start in numeric:
                finish, kind, value = numeric[start]
                j = i
                while j + 1 < n and tokens[j + 1].start < finish:
                    j += 1
                if tokens[j].end == finish:
                    put(kind, i, j, value)
                    end, i = finish, j + 1
                    continue
            if entry is None:
                if norm[:1].isdigit():
                    after_year = bool(kinds) and kinds[-1] in _YEARS
                    i = _number(atoms, table, i, put, alone=after_year and len(norm) in (2, 4))
                    end = tokens[i - 1].end
                    continue
                if kinds and kinds[-1] in _YEARS and (year := _glued_words(table, norm.replace(ZWNJ, ""))) is not None:
                    put(_number_class(year), i, i, year)
                    i += 1
                    continue
                kinds.append(FILLER)
                first.append(i)
                last.append(i)
                values.append(None)
                i += 1
                continue
        j = _phrase(atoms, entry, i, put) if entry.phrases else i
        if j == i:
            if entry.parts:
                for kind, value in entry.parts:
                    put(kind, i, i, value)
                j = i + 1
            elif entry.and_number:
                kinds.append(FILLER)
                first.append(i)
                last.append(i)
                values.append(None)
                j = i + 1
            else:
                j = _number(atoms, table, i, put)
        end, i = tokens[j - 1].end, j
    atoms.kinds = "".join(kinds)
    return atoms


def _glued_words(table: dict[str, Entry], word: str) -> int | None:
    """The year of number words run together: ``هزارونهصدونود``."""
    if len(word) > 40:
        return None
    total = current = at = 0
    floor = 10**9
    while at < len(word):
        if at and word[at] == "و" and at + 1 < len(word):
            at += 1
        for size in range(min(7, len(word) - at), 1, -1):
            entry = table.get(word[at : at + size])
            if entry is not None and entry.number is not None and not entry.and_number:
                break
        else:
            return None
        value = entry.number
        if value >= floor or value == 0:
            if value != 1000 or total:
                return None
        if value >= 1000:
            total, current, floor = total + max(current, 1) * value, 0, 1000
        else:
            current, floor = current + value, 100 if value >= 100 else 10 if value >= 20 else 1
        at += size
    total += current
    return total if 1000 <= total < 2200 else None


def _phrase(atoms: Atoms, entry: Entry, i: int, put: Any) -> int:
    """Take the longest phrase that begins at a token; the token after it, or ``i`` where there is none."""
    tokens, text, n = atoms.tokens, atoms.text, len(atoms.tokens)
    for rest, parts in entry.phrases:
        j = i + 1
        for piece in rest:
            if j >= n or (tokens[j].norm != piece and tokens[j].norm.replace(ZWNJ, "") != piece):
                break
            if "\n" in text[tokens[j - 1].end : tokens[j].start]:
                break
            j += 1
        else:
            for kind, value in parts:
                put(kind, i, j - 1, value)
            return j
    return i


def _digits(token: Token) -> tuple[str, int | Decimal | None]:
    """Class and value of a token that begins with a digit."""
    norm = token.norm.translate(_DIGITS)
    if norm.isdecimal():
        value = small_int(norm)
        kind = _number_class(value)
        if kind == "FULL" and len(norm) != 4:
            kind = "BIG"
        elif len(norm) == 2 and norm[0] == "0":
            kind = "ZERO"  # ۰۴ may be a year
        return kind, value
    if _DECIMAL.fullmatch(norm):
        return "DEC", Decimal(norm.replace("/", ".").replace("٫", "."))
    return "BIG", None


def _number(atoms: Atoms, table: dict[str, Entry], i: int, put: Any, alone: bool = False) -> int:
    """Read a number in digits, words or both that begins at a token, put its atom, and return the token after it.

    ``alone`` keeps the digits to themselves: ``در سال ۹۷ هزار طرح`` has a year and then a thousand.
    """
    tokens, n = atoms.tokens, len(atoms.tokens)
    start, kind = i, ""
    total, current, floor = 0, 0, 10**12  # floor: what the next word must be smaller than
    spoken = False
    while i < n and i - start < 14:
        joined = i
        if i > start and tokens[i].norm == "و":
            joined = i + 1
            if joined >= n:
                break
        token = tokens[joined]
        if "\n" in atoms.text[tokens[start].end : token.start]:
            break
        entry = table.get(token.norm) or (table.get(token.norm.replace(ZWNJ, "")) if ZWNJ in token.norm else None)
        if entry is not None and joined > start and any(atoms.key(joined + 1) == rest[0] for rest, _ in entry.phrases):
            break  # بیست و سه شنبه is not 23
        value = entry.number if entry is not None else None
        linked = joined > i or (entry is not None and entry.and_number)
        if entry is not None and entry.ordinal is not None:
            if i > start and not (linked and spoken and entry.ordinal < floor and entry.ordinal < 100):
                break
            total += current + entry.ordinal
            put("ORD" if total < 32 else "BIG", start, joined, total)
            return joined + 1
        if value is None:
            if token.norm[:1].isdigit() and (i == start or (linked and floor in (1000, 10**6, 10**9))):
                kind, number = _digits(token)
                if i == start and (kind == "DEC" or number is None):
                    put(kind, i, i, number)
                    return i + 1
                if number is None or isinstance(number, Decimal) or number >= floor:
                    break
                current, floor = int(number), 1
                if alone:
                    put(kind, i, i, current)
                    return i + 1
                i = joined + 1
                if i - start == 1 and i < n and tokens[i].norm in _ORDINAL_ENDINGS and tokens[i].start - token.end <= 1:
                    put("ORD" if current < 32 else "BIG", start, i, current)
                    return i + 1
                continue
            break
        if value >= 1000:
            if joined > i and value >= floor:
                break
            if floor in (1000, 10**6, 10**9) and not linked and current == 0 and i > start and value != 1000:
                total, current = 0, total
            total, current = total + max(current, 1) * value, 0
            floor, spoken = value, True
        else:
            if i > start and (not linked or value >= floor or value == 0):
                break
            current += value
            floor, spoken = (100 if value >= 100 else 10 if value >= 20 else 1), True
        i = joined + 1
        if i < n and tokens[i].norm in ("ام", "اُم") and value >= 30 and "\n" not in atoms.text[token.end : tokens[i].start]:  # سی ام
            total += current
            put("ORD" if total < 32 else "BIG", start, i, total)
            return i + 1
    if i == start:  # what looked like a number is none
        put("BIG", start, start, None)
        return start + 1
    total += current
    if spoken and i - start == 1 and total < 20 and i < n and (entry := table.get(tokens[i].norm)) is not None:
        follower = entry.number
        if (
            follower is not None
            and total < follower < 20
            and not entry.and_number
            and not any(atoms.key(i + 1) == rest[0] for rest, _ in entry.phrases)
        ):
            put("PAIR", start, i, (total, follower))
            return i + 1
    if not spoken and kind:
        put(kind if i - start == 1 else _number_class(total), start, i - 1, total)
    else:
        put(_number_class(total), start, i - 1, total)
    return i
