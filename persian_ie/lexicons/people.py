"""Names of persons in running text: honorific, given names, surname, and where the name ends.

Lists of given names and surnames are those of `persian_ie.lexicons.names`; honorifics and ranks stand in `people.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from persian_ie.lexicons.gazetteer import gazetteer, level_word, place_key
from persian_ie.lexicons.names import SURNAME_SUFFIXES, name_score, surname_score
from persian_ie.lexicons.phrases import ZWNJ, PhraseTable, Reading, keys
from persian_ie.lexicons.roles import is_role
from persian_ie.lexicons.speech import is_speech_verb
from persian_ie.lexicons.stops import is_boundary, is_head_word
from persian_ie.lexicons.words import pos
from persian_ie.types import Token

_LONGEST_NAME = 6
_OPENING = frozenset({"«", '"', "“"})
_NEVER = frozenset({"P", "CONJ", "PRO", "DET", "NUM", "V"})


class Person(NamedTuple):
    """A name in a text: honorifics from word ``start``, the name itself from ``name``, up to ``end`` (exclusive)."""

    start: int
    name: int
    end: int
    score: float


@cache
def _honorifics() -> PhraseTable[bool]:
    data = tomllib.loads(files("persian_ie.lexicons").joinpath("people.toml").read_text("utf-8"))
    return PhraseTable((phrase, True) for phrase in data["honorifics"])


@cache
def _words(name: str) -> frozenset[str]:
    data = tomllib.loads(files("persian_ie.lexicons").joinpath("people.toml").read_text("utf-8"))
    return frozenset(key for phrase in data[name] for key in keys(phrase))


def honorifics_end(reading: Reading, at: int) -> int:
    """The word after the honorifics and ranks that begin at a word; the word itself where none do."""
    while (found := _honorifics().longest(reading.words, at)) is not None and (found[0] >= len(reading) or found[0] not in reading.breaks):
        at = found[0]
    return at


@lru_cache(maxsize=8_000)
def is_common(norm: str) -> bool:
    """Whether a word is an ordinary word of the language, and hardly a name."""
    if name_score(norm) == 1.0 or surname_score(norm) >= 0.7:
        return False
    return bool(pos(norm)) or (norm.endswith(("ای", "وی")) and bool(pos(norm[:-1])))


def is_name_word(reading: Reading, token: int) -> bool:
    """Whether a token may be a part of a person's name: no stop, no role, no head of a body, no mark."""
    key = ("name word", token)
    if key not in reading.memo:
        reading.memo[key] = _is_name_word(reading, token)
    return bool(reading.memo[key])


def _is_name_word(reading: Reading, token: int) -> bool:
    word = reading.after(token)
    if word == reading.after(token + 1):  # the token has no words, or stands behind the last
        return False
    able, known, elsewhere = _as_name(reading.tokens[token].norm)
    key = reading.keys[word]
    if key == "کرد" and _between_names(reading, token):
        return True
    if not able or (is_boundary(reading, word, first=True) and not known):  # «ولی‌پور» is no «ولی»
        return False
    if key in _words("never"):
        return False
    if key in _words("inner"):
        return True
    return not (elsewhere or is_role(reading, word) or is_head_word(reading, word) or is_speech_verb(reading.words, word))


def _between_names(reading: Reading, token: int) -> bool:
    """Whether a given name stands before a token and a surname behind it: «ادهم کرد زابلی» is no verb."""
    if not 0 < token < len(reading.tokens) - 1 or reading.after(token + 1) in reading.breaks:
        return False
    before, after = reading.tokens[token - 1].norm, reading.tokens[token + 1].norm
    return name_score(before) == 1.0 and surname_score(after) == 1.0


@lru_cache(maxsize=8_000)
def _as_name(norm: str) -> tuple[bool, bool, bool]:
    """Whether a word may be part of a name, whether it is known as one in two parts, and whether it is a place or level rather."""
    known = name_score(norm) == 1.0 or surname_score(norm) == 1.0
    able = 2 <= len(norm) <= 25 and norm != "و" and not norm.isascii() and (known or not pos(norm) or not pos(norm) <= _NEVER)
    return able, known and ZWNJ in norm, not known and (_is_place(norm) or level_word(norm) is not None)


def name_words(norm: str) -> list[str]:
    """The words of a name that are one token: ``علی‌محمدی‌مقدم`` is a given name and a surname, ``محمدی‌مقدم`` one surname.

    >>> name_words("علی\u200cمحمدی\u200cمقدم") == ["علی", "محمدی\u200cمقدم"]
    True
    """
    first, _, rest = norm.partition(ZWNJ)
    whole = not rest or name_score(norm) > 0 or surname_score(norm) >= 0.7
    if whole or name_score(first) < 1.0 or (surname_score(rest) == 0 and is_common(rest)):
        return [norm]
    return [first, rest]


def full_name(reading: Reading, person: Person) -> str:
    """The name of a person as one line, without honorifics.

    >>> reading = Reading("دکتر احمد توصیفیان")
    >>> full_name(reading, person_at(reading, 0))
    'احمد توصیفیان'
    """
    tokens = reading.tokens[reading.words[person.name].token : reading.words[person.end - 1].token + 1]
    return " ".join(word for token in tokens for word in _written(reading, token))


def _written(reading: Reading, token: Token) -> list[str]:
    """The words of a name that is one token; a surname keeps the spelling of its bearer: «همتیار», not «همت‌یار»."""
    words = name_words(token.norm)
    raw = reading.text[token.start : token.end]
    return words if len(words) > 1 or ZWNJ in raw or not raw.isalpha() else [token.norm.replace(ZWNJ, "")]


def _is_place(norm: str) -> bool:
    """Whether a word names a province, county or country and hardly anything else."""
    key = place_key(norm)
    return gazetteer().evidence(key) == "strong" and any(p.level in {"country", "province", "county"} for p in gazetteer().candidates(key))


def _is_namesake(reading: Reading, at: int) -> bool:
    """Whether the words before a name make it the name of a thing: «بیمارستان امام رضا», «خیابان شهید …»."""
    for back in range(1, 4):
        key = reading.key(at - back)
        if not key or at - back + 1 in reading.breaks:
            return False
        if key in _words("namesake"):
            return True
        if key not in _words("honorifics"):
            return False
    return False


def person_at(reading: Reading, at: int, *, loose: bool = False) -> Person | None:
    """The name of a person that begins at a word, honorifics and ranks before it included.

    Parameters
    ----------
    reading : Reading
        The text.
    at : int
        The word where honorific or name begins.
    loose : bool
        The place in the sentence already tells that a person is named there, so an unknown word may be a name.

    Examples
    --------
    >>> r = Reading("دکتر سید احمد توصیفیان مدیرکل")
    >>> found = person_at(r, 0)
    >>> r.surface(found.name, found.end)
    'سید احمد توصیفیان'
    """
    if not loose and not _begins(reading, at):
        return None
    key = ("loose person" if loose else "person", at)
    if key not in reading.memo:
        reading.memo[key] = _person(reading, at, loose=loose)
    found: Person | None = reading.memo[key]
    return found


def _begins(reading: Reading, at: int) -> bool:
    """Whether a word is a given name or honorific: no other name is told but by its place."""
    if at >= len(reading):
        return False
    key = reading.keys[at]
    return _honorifics().begins(key) or key == "سید" or _begins_given(reading.tokens[reading.words[at].token].norm)


@lru_cache(maxsize=8_000)
def _begins_given(norm: str) -> bool:
    return _is_given(name_words(norm)[0])


def _is_given(norm: str) -> bool:
    return name_score(norm) > 0 or keys(norm)[0] in _words("inner")


def _person(reading: Reading, at: int, *, loose: bool) -> Person | None:
    if at >= len(reading) or not reading.opens(at) or _is_namesake(reading, at):
        return None
    name = honorifics_end(reading, at)
    honoured = name > at
    if reading.key(name) == "سید" and reading.key(name + 1) in _OPENING:
        name, honoured = name + 1, True
    if honoured and reading.key(name) in _OPENING:
        name += 1  # «حجت‌الاسلام «بهروز کریمی»»
    if name >= len(reading) or not reading.opens(name):
        return None
    first = reading.words[name].token
    run: list[str] = []
    ends: list[int] = []  # the word after each part of the run
    for token in range(first, min(len(reading.tokens), first + _LONGEST_NAME)):
        if (run and reading.after(token) in reading.breaks) or not is_name_word(reading, token):
            break
        for part in name_words(reading.tokens[token].norm):
            run.append(part)
            ends.append(reading.after(token + 1))
    if not run:
        return None
    given = 0
    while given < len(run) and given < 4 and _is_given(run[given]):
        given += 1
    if given == 0 and not honoured and not loose:
        return None
    bold = honoured or loose
    begins = name_score(run[0]) == 1.0 or run[0] in {"سید", "سیده", "پور"} or (len(run) > 1 and surname_score(run[1]) >= 0.5)
    if not bold and not begins:
        return None
    end = _surname_end(reading, run, ends, given, bold=bold)
    if end == 0 or (end == 1 and not bold):
        return None
    score = sum(max(name_score(n), surname_score(n)) for n in run[:end]) / end + (0.5 if honoured else 0.0)
    return Person(at, name, ends[end - 1], score)


def _surname_end(reading: Reading, run: list[str], ends: list[int], given: int, *, bold: bool) -> int:
    """How many parts of a run of possible name words make the name."""
    end = given
    while end < len(run) and end < given + 3:
        norm = run[end]
        last = is_boundary(reading, ends[end]) or is_role(reading, ends[end])
        good = surname_score(norm) >= 0.7 or (not is_common(norm) and (end == given or last))
        good = good or (last and end > given and len(norm) > 2 and norm in SURNAME_SUFFIXES)  # «علی داودی مهر در …»
        if (
            not good
            and not (last and surname_score(norm) > 0 and end - given < 2)
            and not (last and end == given and given > 0 and end + 1 == len(run))
        ):
            break
        end += 1
    closed = is_boundary(reading, ends[-1])
    native = surname_score(run[0]) >= 0.7 and given == 0  # «سلطانی‌فر | دیداری خصوصی با …»
    if bold and end < len(run) <= 3 and closed and not is_common(run[0]) and end > 0 and not native:
        return len(run)  # a foreign name: its last word may be a word of the language
    if end == 0 and bold and len(run) == 1 and surname_score(run[0]) > 0:
        return 1
    return end
