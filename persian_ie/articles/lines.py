"""The lines of a page and the key that phrases are compared by."""

from __future__ import annotations

import re
from typing import NamedTuple

from persian_ie.text.characters import fold

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SPACES = " \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = "\u00ad\u0640\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DROPPED = _SPACES + _INVISIBLE
_EDGE = _DROPPED + "\ufffe\x1c\x1d\x1e\x1f"


def squeeze(text: str) -> str:
    """The key of a phrase: letters unified, no spaces, half-spaces and vowel signs, Latin digits, lower case.

    >>> squeeze("پربازديدترين ها") == squeeze("پربازدیدترین‌ها")
    True
    """
    return fold(text).lower()


class Line(NamedTuple):
    """A line that has something on it, trimmed: ``raw[start:end] == text``.

    ``key`` is the squeezed text of a short line, of a long one that of its first 100 characters. ``gap`` tells that an empty line stands
    before.
    """

    start: int
    end: int
    text: str
    key: str
    gap: bool


SHORT = 220
"""Longer lines are prose: no label, headline or menu of the pages we read is as long."""


def lines(raw: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a stretch of text, without the empty ones.

    >>> [(line.start, line.text) for line in lines("کد خبر ۱\\n\\n  ایمیل ")]
    [(0, 'کد خبر ۱'), (12, 'ایمیل')]
    """
    found: list[Line] = []
    last = start
    for match in _LINE.finditer(raw, start, len(raw) if end is None else end):
        whole = match.group()
        left = whole.lstrip(_EDGE)
        text = left.rstrip(_EDGE)
        if not text:
            continue
        at = match.start() + len(whole) - len(left)
        key = squeeze(text if len(text) <= SHORT else text[:100])
        found.append(Line(at, at + len(text), text, key, not found or raw.count("\n", last, at) > 1))
        last = at + len(text)
    return found


_LETTER = re.compile(r"[^\W\d_]")


def has_letter(text: str) -> bool:
    """Whether a letter of any script stands in the text."""
    return _LETTER.search(text) is not None
