"""The words of Persian numbers, what each is worth, and numbers written in words.

Scales are those of Iranian news: ``میلیارد`` is 10^9 and ``تریلیون`` 10^12 (a thousand milliard). ``بیلیون`` is 10^12 as in Persian
dictionaries; translated texts sometimes mean 10^9, so its numbers carry the flag ``long_scale``.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from persian_ie.types import Token, Value
from persian_ie.values.units import default_units

ZWNJ = "\u200c"
DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ASCII = str.maketrans({**{c: str(i) for i, c in enumerate(DIGITS)}, **{chr(0x660 + i): str(i) for i in range(10)}})
MOST_DIGITS = 4000  # int() of CPython refuses 4300; no text means such a run as a number

UNITS = {"یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "هفت": 7, "هشت": 8, "نه": 9}
TEENS = {
    "ده": 10, "یازده": 11, "دوازده": 12, "سیزده": 13, "چهارده": 14, "پانزده": 15, "شانزده": 16, "هفده": 17, "هجده": 18, "نوزده": 19,
}  # fmt: skip
TENS = {"بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90}
HUNDREDS = {
    "صد": 100, "دویست": 200, "سیصد": 300, "چهارصد": 400, "پانصد": 500, "ششصد": 600, "هفتصد": 700, "هشتصد": 800, "نهصد": 900,
}  # fmt: skip
SCALES = {
    "هزار": 10**3, "میلیون": 10**6, "میلیارد": 10**9, "تریلیون": 10**12, "کوادریلیون": 10**15, "کوینتیلیون": 10**18,
    "سکستیلیون": 10**21, "سپتیلیون": 10**24, "اکتیلیون": 10**27,
}  # fmt: skip
VARIANTS = {
    "یه": "یک", "شیش": "شش", "پونزده": "پانزده", "شونزده": "شانزده", "هیجده": "هجده", "هژده": "هجده", "هیفده": "هفده",
    "یکصد": "صد", "دوصد": "دویست", "دیویست": "دویست", "سه‌صد": "سیصد", "شیشصد": "ششصد", "شش‌صد": "ششصد", "چهار‌صد": "چهارصد",
    "پنجصد": "پانصد", "پونصد": "پانصد", "پنج‌صد": "پانصد", "هفت‌صد": "هفتصد", "هشت‌صد": "هشتصد", "نه‌صد": "نهصد", "یک‌صد": "صد",
    "میلون": "میلیون", "ملیون": "میلیون", "میلیلارد": "میلیارد", "ملیارد": "میلیارد", "میلیار": "میلیارد", "هزا": "هزار",
    "تریلیارد": "تریلیون", "صفر": "صفر",
}  # fmt: skip
LONG_SCALE = {"بیلیون": 10**12, "بیلیارد": 10**15}
ORDINALS = {
    "اول": 1, "اولین": 1, "نخست": 1, "نخستین": 1, "یکم": 1, "دوم": 2, "سوم": 3, "چهارم": 4, "پنجم": 5, "ششم": 6, "هفتم": 7,
    "هشتم": 8, "نهم": 9, "دهم": 10, "سی‌ام": 30, "سی‌اُم": 30, "سیم‌ین": 30,
}  # fmt: skip


class Atom(NamedTuple):
    """What one token says in a number: its kind, its value, and whether it is an ordinal (``دهم``) or ends in ی (``میلیاردی``)."""

    kind: str  # digits, unit, teen, ten, hundred, scale, zero, half, halves, one_of, ordinal
    value: Value
    suffix: str = ""
    flag: str = ""


def _words() -> dict[str, Atom]:
    table: dict[str, Atom] = {}
    for kind, words in (("unit", UNITS), ("teen", TEENS), ("ten", TENS), ("hundred", HUNDREDS), ("scale", SCALES), ("scale", LONG_SCALE)):
        for word, value in words.items():
            table[word] = Atom(kind, value, flag="long_scale" if word in LONG_SCALE else "")
    for variant, word in VARIANTS.items():
        if word in table:
            table[variant] = table[word]
    for word, atom in list(table.items()):
        if ZWNJ in word:  # پنج‌صدم may be five hundredths
            continue
        rank = "scale" if atom.kind == "scale" else atom.kind
        for suffix in ("م", "مین"):
            form = {"سه": "سو", "سی": "سی‌ا"}.get(word, word) + suffix
            table.setdefault(form, Atom(rank, atom.value, "م"))
        table.setdefault(word + "‌ام", Atom(rank, atom.value, "م"))
        table.setdefault(word + "‌امین", Atom(rank, atom.value, "م"))
        if atom.kind == "scale":
            table.setdefault(word + "ی", Atom("scale", atom.value, "ی", atom.flag))
    for word, value in ORDINALS.items():
        kind = "ordinal" if word in ("اول", "اولین", "نخست", "نخستین") else table.get(word, Atom("unit", value)).kind
        table[word] = Atom(kind, value, "م")
    table["صفر"] = Atom("zero", 0)
    table["نیم"] = Atom("half", Decimal("0.5"))
    table["نیمی"] = Atom("halves", Decimal("0.5"))
    table["نصف"] = Atom("halves", Decimal("0.5"))
    table["یکی"] = Atom("one_of", 1)
    for wrong in ("هزام", "سم", "سمین"):  # no words of the language
        table.pop(wrong, None)
    return table


WORDS = _words()
_PLAIN = [w for w, a in WORDS.items() if not a.suffix and a.kind not in ("halves", "one_of") and ZWNJ not in w]
_PLAIN.sort(key=len, reverse=True)
# Words that a scraper glues to the number word before them: هزارتومان, هزارنفر, دوبرابر.
_TAILS = (
    "تومان", "تومانی", "ریال", "ریالی", "دلار", "دلاری", "نفر", "نفری", "نفره", "درصد", "درصدی", "برابر", "برابری", "چندان",
    "تن", "تنی", "متر", "متری", "هکتار", "هکتاری", "واحد", "واحدی", "دستگاه", "سال", "ساله", "روز", "روزه", "ماه", "ماهه",
    "ساعت", "ساعته", "فقره", "مورد", "ممیز", "سوم", "چهارم", "پنجم", "دهم", "صدم", "هزارم",
)  # fmt: skip
_GLUE_TAILS = frozenset(_TAILS)
_WHOLE = frozenset(("نیمسال", "نیم‌سال", "یک‌شنبه", "دو‌شنبه", "سه‌شنبه", "چهار‌شنبه", "پنج‌شنبه"))  # one word each


@lru_cache(maxsize=8_000)
def atom(norm: str) -> Atom | None:
    """The atom of a token's norm, or ``None``."""
    first = norm[0] if norm else ""
    if first.isdigit() and first.translate(ASCII).isascii():
        return Atom("digits", 0)
    found = WORDS.get(norm)
    if found is None and norm.endswith("ِ"):
        found = WORDS.get(norm[:-1])
    if found is None and ZWNJ in norm:
        found = WORDS.get(norm.replace(ZWNJ, ""))
    return found


@lru_cache(maxsize=8_000)
def glued(norm: str) -> tuple[str, ...] | None:
    """The words of a token that holds several: ``بیست‌ویک`` is ``بیست و یک``; ``None`` where the token is one word.

    Without a half-space only a scale may be glued on (``یکهزار``), or ``و`` or a unit word to a scale (``هزارو``, ``هزارتومان``).
    """
    if norm in ("ونیم", "و‌نیم"):
        return "و", "نیم"
    if norm in WORDS or norm in _WHOLE or len(norm) < 3 or len(norm) > 60:
        return None
    parts: list[str] = []
    rest, joined = norm, True
    while rest:
        word = next((w for w in _PLAIN if rest.startswith(w) and _may_end(w, rest[len(w) :])), None)
        if word is None:
            break
        parts.append(word)
        rest = rest[len(word) :]
        joined = rest.startswith(ZWNJ)
        rest = rest.lstrip(ZWNJ)
        if rest.startswith("و") and (rest[1:].lstrip(ZWNJ) == "" or any(rest[1:].lstrip(ZWNJ).startswith(w) for w in _PLAIN)):
            parts.append("و")
            rest = rest[1:].lstrip(ZWNJ)
            joined = True
    if not parts:
        return None
    if rest:
        unit = default_units().get(rest) if joined else None
        measured = unit is not None and unit.sort in ("unit", "person")  # پنجاه‌دقیقه, میلیون‌ایرانی
        if not measured and rest not in _GLUE_TAILS and not (rest in WORDS and (joined or WORDS[rest].kind == "scale")):
            return None
        parts.append(rest)
    return tuple(parts) if len(parts) > 1 else None


def _may_end(word: str, rest: str) -> bool:
    """Whether a number word may end here inside a token: at its end, at a half-space, or before what may be glued to it."""
    if not rest or rest[0] == ZWNJ or rest in _GLUE_TAILS:
        return True
    if any(rest.startswith(scale) for scale in SCALES):
        return True
    after = rest[1:].lstrip(ZWNJ)
    return WORDS[word].kind in ("scale", "hundred") and rest[0] == "و" and (not after or any(after.startswith(w) for w in _PLAIN))


_THIN = frozenset(" \t\u00a0\u200b\u200c\u200d\u200e\u200f\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")


def _one_word(text: str, token: Token) -> bool:
    """Whether a token whose norm has a half-space is written as one number word: ``نهصدم``, but not ``نه صدم``."""
    return token.norm.replace(ZWNJ, "") in WORDS and not any(c in _THIN for c in text[token.start : token.end])


def split_glued(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with number words that were glued together parted; the list itself where there are none."""
    found = [(i, parts) for i, token in enumerate(tokens) if (parts := glued(token.norm)) and not _one_word(text, token)]
    if not found:
        return tokens
    result: list[Token] = []
    done = 0
    for i, parts in found:
        result += tokens[done:i]
        done = i + 1
        start, end, _ = tokens[i]
        places = [p for p in range(start, end) if text[p] not in _THIN]
        if len(places) != sum(len(part.replace(ZWNJ, "")) for part in parts):
            result.append(tokens[i])  # the raw token has other letters than its norm: leave it
            continue
        at = 0
        for part in parts:
            size = len(part.replace(ZWNJ, ""))
            result.append(Token(places[at], places[at + size - 1] + 1, part))
            at += size
    return result + tokens[done:]


def number_to_words(value: Value, *, ordinal: bool = False) -> str:
    """Write a number in Persian words.

    Parameters
    ----------
    value : int or Decimal
        The number; of a Decimal the fraction is written with ``ممیز`` and its denominator (``دهم``, ``صدم`` …).
    ordinal : bool
        Write ``سی و سوم`` for 33; whole numbers above zero only.

    Returns
    -------
    str
        Words parted by spaces; above 10^30 the scales stand one after the other (``هزار اکتیلیون``).

    Examples
    --------
    >>> number_to_words(3049)
    'سه هزار و چهل و نه'
    >>> number_to_words(1_893_000_000)
    'یک میلیارد و هشتصد و نود و سه میلیون'
    """
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise TypeError(f"number_to_words wants int or Decimal, not {type(value).__name__}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("number_to_words wants a finite number")
    if value < 0:
        return "منفی " + number_to_words(-value)
    if value >= 10**MOST_DIGITS:
        raise ValueError(f"number_to_words writes numbers of up to {MOST_DIGITS} digits")
    whole = int(value)
    if isinstance(value, Decimal) and value != whole:
        digits = format(value, "f").split(".")[1].rstrip("0")
        places = len(digits)
        name = _whole(10**places)
        name = name.removeprefix("یک ")
        return f"{_whole(whole)} ممیز {_whole(int(digits))} {_ordinal(name)}"
    words = _whole(whole)
    if not ordinal or whole == 0:
        return words
    return _ordinal(words.removeprefix("یک ") if words.removeprefix("یک ") in SCALES else words)


def _ordinal(words: str) -> str:
    head, _, last = words.rpartition(" ")
    last = {"سه": "سوم", "سی": "سی‌ام"}.get(last, last + "م")
    return f"{head} {last}" if head else last


def _whole(value: int) -> str:
    if value == 0:
        return "صفر"
    names = ["", *SCALES]
    if value >= 1000 ** len(names):
        high, low = divmod(value, SCALES[names[-1]])
        return f"{_whole(high)} {names[-1]}" + (f" و {_whole(low)}" if low else "")
    groups, rest = [], value
    while rest:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    return " و ".join(f"{_small(group)} {name}".strip() for group, name in reversed(list(zip(groups, names, strict=False))) if group)


_UNDER_TWENTY = {value: word for table in (UNITS, TEENS) for word, value in table.items()}
_TENS = {value: word for word, value in TENS.items()}
_HUNDREDS = {value: word for word, value in HUNDREDS.items()}


def _small(value: int) -> str:
    parts = []
    if value >= 100:
        parts.append(_HUNDREDS[value // 100 * 100])
        value %= 100
    if value >= 20:
        parts.append(_TENS[value // 10 * 10])
        value %= 10
    if value:
        parts.append(_UNDER_TWENTY[value])
    return " و ".join(parts)
