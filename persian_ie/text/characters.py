"""Persian characters: which code points are the same letter, digit, space or mark, as tables of named rules.

The tables come from the Unicode Character Database (names and compatibility decompositions), from the Persian keyboard
standard ISIRI 9147 and from the orthography of the Academy of Persian Language and Literature (دستور خط فارسی). Every
rule has a name, so that an edit can be explained and a rule can be switched off.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

ZWNJ = "\u200c"


@dataclass(frozen=True, slots=True)
class CharacterRule:
    """One named table: each key (a character) becomes its value; ``example`` is a pair that shows it."""

    name: str
    source: str
    table: dict[str, str]
    example: tuple[str, str]


def _each(characters: str, to: str) -> dict[str, str]:
    return dict.fromkeys(characters, to)


def _presentation_forms() -> dict[str, str]:
    """Presentation forms A and B, by their compatibility decomposition; ligatures of whole phrases (ﷲ … ﷼) stay as they are."""
    table = {}
    for point in (*range(0xFB50, 0xFDF0), *range(0xFE80, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(point))
        if plain != chr(point) and not any(c.isspace() for c in plain):
            table[chr(point)] = "".join(_LETTERS.get(c, c) for c in plain)
    return table


_LETTERS: dict[str, str] = (
    _each("\u064a\u0649\u06cd\u06ce\u06d0\u06d1\u06d2\u063d\u063e\u063f\u0620", "ی")  # ي ى ۍ ێ ې ۑ ے
    | _each("\u0643\u06aa\u06ab\u06ac\u063b\u063c", "ک")  # ك ڪ
    | _each("\u0629\u06c0\u06be\u06c1\u06c2\u06c3\u06d5\u06ff", "ه")  # ة ۀ ھ ہ ۂ ۃ ە
    | _each("\u0671\u0672\u0673\u0675\u0625", "ا")  # ٱ إ
    | _each("\u06c6\u06c7\u06c8\u06cb\u06ca\u06cf\u06c4\u06c5\u06c9", "و")  # ۆ ۇ ۋ
    | _each("\u0695\u0692\u0693\u0694", "ر")  # ڕ
    | _each("\u06b5\u06b6\u06b7", "ل")  # ڵ
    | _each("\u06ad\u06af\u06b0", "گ")
)

BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2060\u2061\u2062\u2063\u2064"
HALF_SPACES = ZWNJ + "\u00ad\u200b\u00ac"
INVISIBLE = HALF_SPACES + "\u200d\ufeff\ufffc" + BIDI
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\ufe20-\ufe2f"
LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u08a0-\u08b4"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
DIGITS = "0-9۰-۹٠-٩"

RULES: tuple[CharacterRule, ...] = (
    CharacterRule("letters", "ISIRI 9147; Academy; UCD names (Arabic, Kurdish and Urdu look-alikes)", _LETTERS, ("كتابي", "کتابی")),
    CharacterRule("presentation_forms", "UCD compatibility decompositions", _presentation_forms(), ("ﻛﺘﺎﺏ", "کتاب")),
    CharacterRule(
        "digits",
        "UCD: ARABIC-INDIC DIGIT n is EXTENDED ARABIC-INDIC DIGIT n; Latin digits are left Latin",
        {chr(0x660 + i): chr(0x6F0 + i) for i in range(10)},
        ("١٤٠٤ 1404", "۱۴۰۴ 1404"),
    ),
    CharacterRule("kashida", "UCD: ARABIC TATWEEL only stretches a line", {"\u0640": ""}, ("ســلام", "سلام")),
    CharacterRule(
        "diacritics",
        "Academy: vowels, tanvin, tashdid and the small hamza of ۀ are optional; UCD category Mn",
        {chr(p): "" for p in range(0x600, 0x900) if unicodedata.category(chr(p)) == "Mn"} | {"\u06e5": "", "\u06e6": ""},
        ("حتماً خانهٔ مُعلّم", "حتما خانه معلم"),
    ),
    CharacterRule("bidi_controls", "UAX 9; invisible operators", _each(BIDI, ""), ("\u200fتهران\u200e", "تهران")),
    CharacterRule(
        "joiners", "UCD: ZWJ, byte order mark, object replacement have no place in words", _each("\u200d\ufeff\ufffc", ""), ("ه\u200d", "ه")
    ),
    CharacterRule(
        "half_space_signs",
        "soft hyphen, zero-width space and ¬ typed for a half-space",
        _each("\u00ad\u200b\u00ac", ZWNJ),
        ("می\u00adشود", "می\u200cشود"),
    ),
    CharacterRule(
        "odd_spaces",
        "UCD category Zs",
        _each("\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "),
        ("در\u00a0تهران", "در تهران"),
    ),
    CharacterRule("quotes", "Academy: گیومه", _each("“„‟❝«", "«") | _each("”❞»", "»") | _each("‘’‚‛`´", "'"), ("“خبر”", "«خبر»")),
    CharacterRule("arabic_punctuation", "UCD", {"\u06d4": ".", "\u066a": "٪", "﹪": "٪", "٭": "*", "﴾": "﴾", "﴿": "﴿"}, ("خبر۔", "خبر.")),
)

_COMPOSED = re.compile("[اویيىۍهە]\u0654|ا[\u0653\u0655]|\u0627\u0655")
COMPOSITION = {
    "ا\u0654": "أ",
    "ا\u0653": "آ",
    "ا\u0655": "ا",
    "و\u0654": "ؤ",
    "ی\u0654": "ئ",
    "ي\u0654": "ئ",
    "ى\u0654": "ئ",
    "ۍ\u0654": "ئ",
    "ه\u0654": "ه",
    "ە\u0654": "ه",
}


@cache
def table(skip: Collection[str] = ()) -> dict[int, str]:
    """The rules as one table for `str.translate`, without those named in ``skip`` (a frozenset or tuple of names)."""
    merged: dict[int, str] = {}
    for rule in RULES:
        if rule.name not in skip:
            merged.update({ord(a): b for a, b in rule.table.items() if a != b})
    return merged


TABLE = table()
RULE_OF = {character: rule.name for rule in RULES for character, to in rule.table.items() if character != to}


def compose(text: str) -> str:
    """Letters that were typed as a letter and a combining hamza or madda become one character.

    Source: Unicode canonical composition (NFC), with Persian ye for Arabic ye.

    >>> compose("مسي\u0654ول")
    'مسئول'
    """
    if "\u0654" in text or "\u0653" in text or "\u0655" in text:
        return _COMPOSED.sub(lambda m: COMPOSITION.get(m.group(), m.group()), text)
    return text


def clean(text: str) -> str:
    """All character rules, with no positions kept: what the norm of a word is before half-spaces are looked at.

    >>> clean("اجراي كامل")
    'اجرای کامل'
    """
    return compose(text).translate(TABLE)


_FOLD = {
    **TABLE,
    **{ord(c): "" for c in f" \t\n\r{ZWNJ}"},
    **{ord(c): "" for c in "\u00a0\u1680\u202f\u205f\u3000\u00ad\u200b\u00ac" + "".join(map(chr, range(0x2000, 0x200B)))},
    **dict.fromkeys(map(ord, "آأإٱ"), "ا"),
    ord("ؤ"): "و",
    ord("ئ"): "ی",
    ord("ء"): "",
    **{0x6F0 + i: str(i) for i in range(10)},
    **{0x660 + i: str(i) for i in range(10)},
}


def fold(text: str) -> str:
    """Key for comparing words and names: two spellings of one name have the same key.

    Unified: look-alike letters (ي ك ة ۀ …), آ أ إ → ا, ؤ → و, ئ → ی, all digits → Latin digits.
    Dropped: half-spaces, spaces and line breaks, diacritics, kashida, bidi controls, the bare hamza ء.
    Latin letters keep their case, punctuation stays.

    >>> fold("خرم آباد") == fold("خرمآباد") == fold("خرم‌آباد")
    True
    """
    return compose(text).translate(_FOLD)
