"""Raw text in, tokens with norms and sentence starts out; the raw text is never changed.

One regular expression cuts the text into pieces (words, numbers, links, marks, gaps); it has no nested choice, so cutting
is linear. A dictionary then gives each piece its norm, and neighbours that belong together (``می شود``) become one token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persian_ie.text import halfspaces
from persian_ie.text.characters import DIGITS, INVISIBLE, LETTERS, MARKS
from persian_ie.types import Token

_INNER = f"[{INVISIBLE}]"
_ENTITY = "&(?:zwnj|shy|zwj|lrm|rlm|#820[4-7]|#173);"
_SPACE = f"[\\s{INVISIBLE}]|&(?:nbsp|ensp|emsp|thinsp|#160);"
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u0373\u0376-\u0377\u0386-\u0400\u0400-\u052f"
_HOST_END = "com|ir|org|net|info|news|me|gov|edu|co|tv|io|app|xyz|site|online"
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"

PIECES: dict[str, str] = {
    "abbreviation": rf"(?<![{LETTERS}])[{LETTERS}]\u200d?+(?:\.[{LETTERS}]\u200d?+(?![{LETTERS}{MARKS}]))++(?:\.(?=\s*+[،؛:)»{LETTERS}]))?+",
    "word": rf"[{LETTERS}][{LETTERS}{MARKS}\u0640]*+(?:(?:{_INNER}|{_ENTITY})++[{LETTERS}{MARKS}\u0640]++)*+",
    "gap": rf"(?:{_SPACE})++",
    "link": r"(?:https?://|ftp://|www\.)[^\s<>«»\"،؛\u200c]{1,2000}(?<![.,:;!?؟)\]}'])",
    "host": rf"[A-Za-z0-9][A-Za-z0-9-]{{0,62}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,5}}\.(?:{_HOST_END})(?![A-Za-z0-9])(?:/[A-Za-z0-9_/?=&%#.+~-]{{0,500}}(?<![.?]))?",
    "mail": r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}",
    "tag": rf"[#@][A-Za-z0-9_{LETTERS}۰-۹](?:[A-Za-z0-9_{LETTERS}{MARKS}۰-۹\u200c]{{0,200}}[A-Za-z0-9_{LETTERS}۰-۹])?",
    "number": rf"[{DIGITS}]++(?:[./:٫][{DIGITS}]++|[,٬،'][{DIGITS}]{{3}}(?![{DIGITS}]))*+",
    "latin": rf"[{_LATIN}]++(?:[-_.'’&+]?[{_LATIN}0-9]++)*+",
    "emoji": rf"[{_EMOJI}][\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*+(?:\u200d[{_EMOJI}][\ufe0f\U0001f3fb-\U0001f3ff]*+)*+",
    "run": r"\.{2,}+|-{2,}+|_{2,}+|={2,}+|\*{2,}+|ـ{1,}+|!{2,}+|؟{2,}+|~{2,}+",
    "mark": r"(?s:.)",
}
_PIECE = re.compile("|".join(PIECES.values()))


def tokenize(text: str) -> list[Token]:
    """Tokens of a raw text, without white space, in order and not overlapping.

    >>> [t.norm for t in tokenize("۱۲۰نفر از تعاونیها می شود).")]
    ['۱۲۰', 'نفر', 'از', 'تعاونی\u200cها', 'می\u200cشود', ')', '.']
    """
    return halfspaces.tokens(_PIECE.findall(text))


def sentence_starts(text: str, tokens: Sequence[Token]) -> list[int]:
    """Indices of the tokens that begin a sentence; a new line always begins one."""
    starts, previous_end = [], -1
    for i, token in enumerate(tokens):
        if i == 0 or "\n" in text[previous_end : token.start] or tokens[i - 1].norm in ".!؟?":
            starts.append(i)
        previous_end = token.end
    return starts
