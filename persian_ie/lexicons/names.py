"""Given names and surnames of persons: lists and the suffixes that Persian surnames are built with.

The data lie in ``models/names/`` (see the card there). Half-space and space make no difference, nor does ``آ`` for ``ا``.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache

from persian_ie.files import model_file
from persian_ie.lexicons.gazetteer import place_key as name_key
from persian_ie.lexicons.words import is_listed
from persian_ie.text.characters import fold

# Words before or inside a name that are no name by themselves but belong to it.
NAME_PREFIXES = frozenset(
    ("سید", "سیده", "میر", "میرزا", "حاج", "حاجی", "شیخ", "ملا", "خواجه", "امیر", "آقا", "خان", "بی‌بی", "کربلایی", "مشهدی", "آل")
)

# Endings that make surnames; the stem before them must have at least two letters.
# ``strong`` ones make hardly anything else, so an unknown word with one is a surname; ``weak`` ones only beside a given name.
SURNAME_SUFFIXES: dict[str, str] = {
    "زاده": "strong",
    "نژاد": "strong",
    "نیا": "strong",
    "پور": "strong",
    "لو": "weak",
    "فر": "weak",
    "فرد": "weak",
    "وند": "strong",
    "منش": "weak",
    "دوست": "weak",
    "خواه": "weak",
    "پناه": "weak",
    "بخش": "weak",
    "چی": "weak",
    "چیان": "strong",
    "لی": "weak",
    "یان": "weak",
    "ئیان": "strong",
    "اللهی": "strong",
    "الدینی": "strong",
    "آبادی": "weak",
    "پرست": "weak",
    "دار": "weak",
    "کیا": "weak",
    "راد": "weak",
    "مهر": "weak",
    "ی": "weak",
}
_NO_STEMS = frozenset(name_key(word) for word in ("امام", "آقا"))
_SUFFIXES = sorted(((name_key(suffix), strength) for suffix, strength in SURNAME_SUFFIXES.items()), key=lambda item: -len(item[0]))


@cache
def _lists() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Given names with strength and gender, surnames with strength, by key."""
    given: dict[str, tuple[str, str]] = {}
    surnames: dict[str, str] = {}
    with gzip.open(model_file("names/names.tsv.gz"), "rt", encoding="utf8") as file:
        for line in file:
            group, _, names = line.rstrip("\n").partition("\t")
            kind, strength, gender = group.split(" ")
            keys = fold(names).split("|")
            if kind == "given":
                given.update(dict.fromkeys(keys, (strength, gender)))
            else:
                surnames.update(dict.fromkeys(keys, strength))
    return given, surnames


def is_given_name(norm: str) -> bool:
    """Whether a word is a given name, alone or as a word of the language as well (see `name_score`).

    Examples
    --------
    >>> is_given_name("فاطمه"), is_given_name("محمدرضا"), is_given_name("اداره")
    (True, True, False)
    """
    return name_key(norm) in _lists()[0]


def is_surname(norm: str) -> bool:
    """Whether a word is a known surname or has an ending that makes hardly anything but surnames (``زاده``, ``نژاد``, ``پور``).

    Examples
    --------
    >>> is_surname("احمدی"), is_surname("کریم‌نژاد"), is_surname("استان")
    (True, True, False)
    """
    return surname_score(norm) >= 0.5


def gender(norm: str) -> str | None:
    """``M`` or ``F`` for a given name that one gender bears, ``B`` for both or unknown, ``None`` for what is no given name."""
    found = _lists()[0].get(name_key(norm))
    return None if found is None else found[1]


@lru_cache(maxsize=8_000)
def name_score(norm: str) -> float:
    """How far a bare word looks like a given name: 1.0 hardly anything else, 0.5 a word of the language as well, 0.0 none.

    Examples
    --------
    >>> name_score("زینب"), name_score("امید"), name_score("میلیون")
    (1.0, 0.5, 0.0)
    """
    found = _lists()[0].get(name_key(norm))
    if found is None:
        return 0.0
    return 1.0 if found[0] == "s" else 0.5


@lru_cache(maxsize=8_000)
def surname_score(norm: str) -> float:
    """How far a word looks like a surname.

    1.0 a known one, 0.7 a word with a strong ending, 0.5 a known one that is a word as well, 0.3 a word with a weak ending.

    Examples
    --------
    >>> surname_score("احمدی"), surname_score("گل‌رستم‌زاده"), surname_score("صنعتی") < 0.6, surname_score("به")
    (1.0, 0.7, True, 0.0)
    """
    key = name_key(norm)
    known = _lists()[1].get(key)
    if known == "s":
        return 1.0
    for suffix, strength in _SUFFIXES:
        if key.endswith(suffix) and len(key) >= len(suffix) + 2:
            if strength == "strong" and (not is_listed(norm) or _of_given_name(key[: -len(suffix)])):  # پیوند, شهروند are words
                return 0.7
            return 0.5 if known else 0.3
    return 0.5 if known else 0.0


def _of_given_name(stem: str) -> bool:
    """Whether the stem of a surname is a given name, so that it is one though lists of words have it: ``کاظم‌زاده``, no ``امام‌زاده``."""
    found = _lists()[0].get(stem)
    return found is not None and found[0] == "s" and stem not in _NO_STEMS
