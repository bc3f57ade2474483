"""Raw text in, tokens with norms and sentence starts out; the raw text is never changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persian_ie.types import Token

_FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ـ": "", **{chr(0x660 + i): chr(0x6F0 + i) for i in range(10)}})
_TOKEN = re.compile(r"[0-9۰-۹٠-٩]+(?:[./:٫٬,][0-9۰-۹٠-٩]+)*|[A-Za-z]+|[\u0621-\u06d3\u064b-\u0652\u200c\u200d\u0640]+|\S")


def tokenize(text: str) -> list[Token]:
    """Tokens of a raw text, without white space, in order and not overlapping."""
    return [Token(m.start(), m.end(), m.group().translate(_FOLD)) for m in _TOKEN.finditer(text)]


def sentence_starts(text: str, tokens: Sequence[Token]) -> list[int]:
    """Indices of the tokens that begin a sentence; a new line always begins one."""
    starts, previous_end = [], -1
    for i, token in enumerate(tokens):
        if i == 0 or "\n" in text[previous_end : token.start] or tokens[i - 1].norm in ".!؟?":
            starts.append(i)
        previous_end = token.end
    return starts
