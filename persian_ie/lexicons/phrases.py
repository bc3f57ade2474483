"""Words of a text as keys that look-ups compare, and tables of phrases found by their longest match.

A phrase is found however its parts are joined: ``خاطرنشان کرد``, ``خاطر نشان کرد`` and ``خاطر‌نشان‌کرد`` are the same keys or
glued variants of them. Rules stay linear in the length of the text: a table never looks further than its longest phrase.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from persian_ie.text.segmentation import tokenize
from persian_ie.types import Token

T = TypeVar("T")
ZWNJ = "\u200c"
_LETTERS = str.maketrans(
    {"ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ء": None, "ـ": None}
    | {chr(code): None for code in range(0x64B, 0x660)}
    | dict.fromkeys("\u200d\u200e\u200f\u200b\ufeff\u202a\u202b\u202c\u202d\u202e\u0670", None)
)
_MARK = re.compile(r"[،,()]")
_MAX_GLUED = 5
_GLUED_ROLES = ("وزیر", "وزارت", "مدیرکل", "مدیر", "رییس", "معاون", "فرماندار", "استاندار")
_GLUED_TO = frozenset(
    (
        "راه کشور نفت نیرو صنعت علوم بهداشت تعاون کار امور خارجه اقتصاد ارتباطات جهاد دفاع اطلاعات دادگستری ورزش فرهنگ میراث اموزش "
        "صنایع مسکن فرودگاه اداره سازمان شرکت دانشگاه شبکه شورای پلیس دفتر ستاد منابع"
    ).split()
)
_NO_SPACE_BEFORE = frozenset("،,.;؛:)]»؟!")
_NO_SPACE_AFTER = frozenset("([«")


class Word(NamedTuple):
    """A word of a text: its comparison key and the index of the token it is part of.

    A token such as ``رئیس‌جمهور`` gives two words; a white-space token gives none.
    """

    key: str
    token: int


@lru_cache(maxsize=8_000)
def keys(norm: str) -> tuple[str, ...]:
    """Comparison keys of the parts of a normalized word or phrase.

    >>> keys("رئیس‌جمهور آمریکا")
    ('رییس', 'جمهور', 'امریکا')
    """
    folded = unicodedata.normalize("NFC", norm).translate(_LETTERS)
    return tuple(_MARK.sub(r" \g<0> ", folded.replace(ZWNJ, " ")).replace(",", "،").split())


class Reading:
    """A text as words: what the grammars of bodies, titles and persons read.

    ``keys[i]`` is the key of word ``i``, ``first[t]`` the first word of token ``t``; ``breaks`` are the words that begin a line. ``memo``
    keeps what the grammars found at a word, as they ask for it again and again. Use `reading_of`, which keeps that from one grammar to
    the next.
    """

    __slots__ = ("breaks", "first", "keys", "memo", "text", "tokens", "words")

    def __init__(self, text: str, tokens: Sequence[Token] | None = None) -> None:
        self.text = text
        self.tokens: Sequence[Token] = tokenize(text) if tokens is None else tokens
        self.words = words_of(self.tokens)
        self.keys = [word.key for word in self.words]
        self.memo: dict[tuple[str, int], Any] = {}
        self.first: list[int] = []
        seen = 0  # tokens that `first` has
        for i, (_, token) in enumerate(self.words):
            while seen <= token:
                self.first.append(i)
                seen += 1
        self.first += [len(self.words)] * (len(self.tokens) + 1 - seen)
        self.breaks = frozenset(self.first[t] for t in _line_starts(text, self.tokens))

    def __len__(self) -> int:
        return len(self.words)

    def key(self, i: int) -> str:
        """The key of a word; empty before the first and after the last."""
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def opens(self, i: int) -> bool:
        """Whether the word is the first of its token."""
        return i < len(self.words) and self.first[self.words[i].token] == i

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words ``start`` to ``end`` (exclusive) stand in the raw text."""
        return self.tokens[self.words[start].token].start, self.tokens[self.words[end - 1].token].end

    def surface(self, start: int, end: int) -> str:
        """The normalized form of the words ``start`` to ``end`` (exclusive), as one line."""
        if start >= end:
            return ""
        token = self.words[start].token
        if self.first[token] != start:  # a role is glued to the word: «وزیرراه»
            rest = self.after(token + 1)
            head = " ".join(self.keys[start : min(rest, end)])
            return f"{head} {self.surface(rest, end)}".strip() if rest < end else head
        return joined(self.tokens[token : self.words[end - 1].token + 1])

    def after(self, token: int) -> int:
        """The first word at or after a token."""
        return self.first[token]


_last: Reading | None = None


def reading_of(text: str, tokens: Sequence[Token] | None = None) -> Reading:
    """The words of a text; those made last of a tuple of tokens are remembered, so that the components that read one article share them.

    >>> tokens = tuple(tokenize("وزیرراه گفت"))
    >>> reading_of("وزیرراه گفت", tokens).keys
    ['وزیر', 'راه', 'گفت']
    """
    global _last
    if not isinstance(tokens, tuple):  # a list may have changed since
        return Reading(text, tokens)
    last = _last
    if last is None or last.tokens is not tokens or last.text != text:
        _last = last = Reading(text, tokens)
    return last


def _line_starts(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens that a new line stands before, but for the first token."""
    starts = [token[0] for token in tokens]
    t = 0
    at = text.find("\n", tokens[0][1]) if tokens else -1
    while at >= 0:
        t = bisect_left(starts, at, t)
        if t == len(starts):
            return
        outside = tokens[t - 1][1] <= at
        if outside:
            yield t
        at = text.find("\n", starts[t] if outside else at + 1)


def words_of(tokens: Sequence[Token]) -> list[Word]:
    """The words of the tokens, in order."""
    make = tuple.__new__
    return [make(Word, (part, i)) for i, (_, _, norm) in enumerate(tokens) if len(norm) < 60 for part in _parts(norm)]


@lru_cache(maxsize=8_000)
def _parts(norm: str) -> tuple[str, ...]:
    """The keys of a token's words; ``وزیرراه`` is two words: the role and a word that bodies begin with."""
    return tuple(part for key in keys(norm) for part in _unglued(key))


def _unglued(key: str) -> tuple[str, ...]:
    for role in _GLUED_ROLES:
        if key.startswith(role) and key[len(role) :] in _GLUED_TO:
            return role, key[len(role) :]
    return (key,)


def joined(tokens: Iterable[Token]) -> str:
    """The tokens' norms as one line of text, punctuation set as Persian sets it.

    >>> joined([Token(0, 5, "تعاون"), Token(5, 6, "،"), Token(6, 9, "کار"), Token(9, 10, "("), Token(10, 12, "ره"), Token(12, 13, ")")])
    'تعاون، کار (ره)'
    """
    parts: list[str] = []
    open_quote = tight = False
    for token in tokens:
        norm = " ".join(token.norm.split())
        closing = norm in _NO_SPACE_BEFORE or (norm == '"' and open_quote)
        if parts and not closing and not tight:
            parts.append(" ")
        if norm == '"':
            open_quote = not open_quote
        tight = norm in _NO_SPACE_AFTER or (norm == '"' and open_quote)
        parts.append(norm)
    return "".join(parts)


class PhraseTable(Generic[T]):
    """Phrases with a value each, found by longest match over words."""

    def __init__(self, entries: Iterable[tuple[str, T]] = ()) -> None:
        self._values: dict[tuple[str, ...], T] = {}
        self._longest: dict[str, int] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase in all its joinings, with and without its commas; an earlier entry of the same words stays."""
        written = keys(phrase)
        variants = [written] if "،" not in written else [written, tuple(part for part in written if part != "،")]
        for parts in (joining for variant in variants for joining in _joinings(variant)):
            self._values.setdefault(parts, value)
            self._longest[parts[0]] = max(self._longest.get(parts[0], 0), len(parts))

    def __len__(self) -> int:
        return len(self._values)

    def get(self, phrase: str) -> T | None:
        """The value of exactly this phrase."""
        return self._values.get(keys(phrase))

    def longest(self, words: Sequence[Word], at: int, end: int | None = None) -> tuple[int, T] | None:
        """The longest phrase that begins at a word: the index after its last word, and its value."""
        limit = len(words) if end is None else end
        if at >= limit:
            return None
        size = self._longest.get(words[at][0])
        if size is None:
            return None
        parts = tuple([word[0] for word in words[at : min(at + size, limit)]])
        for size in range(len(parts), 0, -1):
            found = self._values.get(parts[:size])
            if found is not None:
                return at + size, found
        return None

    def begins(self, key: str) -> bool:
        """Whether any phrase begins with a word."""
        return key in self._longest

    def beginnings(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return self._longest.keys()


def _joinings(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All ways to write the parts with some of them glued to the one before; long phrases as they stand."""
    if not parts:
        return []
    found: list[tuple[str, ...]] = [parts[:1]]
    for part in parts[1:]:
        apart = [(*known, part) for known in found]
        if len(parts) <= _MAX_GLUED and part.isalpha():
            apart += [(*known[:-1], known[-1] + part) for known in found if known[-1].isalpha() and known[-1] != "و" and part != "و"]
        found = apart
    return found
