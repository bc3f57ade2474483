"""Raw text in, tokens with norms and sentence starts out; the raw text is never changed.

One regular expression cuts the text into pieces (words, numbers, links, marks, gaps); it has no nested choice, so cutting
is linear. A dictionary then gives each piece its norm, and neighbours that belong together (``می شود``) become one token.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from persian_ie.errors import require_text
from persian_ie.text import halfspaces
from persian_ie.text.characters import DIGITS, INVISIBLE, LETTERS, MARKS, TABLE, ZWNJ, clean
from persian_ie.text.morphology import PAIRED, PERSONAL, PREFIXES, SUFFIXES, ending_apart
from persian_ie.types import Token

_ENTITY = "&(?:zwnj|shy|zwj|lrm|rlm|#820[4-7]|#173);"
_SPACE = f"[\\s{INVISIBLE}{MARKS}]|&(?:nbsp|ensp|emsp|thinsp|#160|zwnj|shy|zwj|lrm|rlm|#820[4-7]|#173);"
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u0373\u0376-\u0377\u0386-\u0400\u0400-\u052f"
_ENDINGS = "com|ir|org|net|info|news|me|gov|edu|co|tv|io|app|xyz|site|online"
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"  # noqa: E501 - one pattern
_WORD = f"[{LETTERS}][{LETTERS}{MARKS}\u0640]*+"

#: The kinds of pieces, tried in this order. Sources: UAX 29 for words and emoji, RFC 3986 and 5322 (cut down) for links and mail.
PIECES: dict[str, str] = {
    "abbreviation": rf"(?<![{LETTERS}])[{LETTERS}]\u200d?+(?:\.[{LETTERS}]\u200d?+(?![{LETTERS}{MARKS}]))++(?:\.(?=\s*+[،؛:)»{LETTERS}]))?+",  # noqa: E501 - one pattern
    "word": rf"{_WORD}(?:(?:[{INVISIBLE}]|{_ENTITY})++[{LETTERS}{MARKS}\u0640]++)*+[ ]?+",  # with the space after it: half the pieces
    "gap": rf"(?:{_SPACE})++",
    "link": r"(?:https?://|ftp://|www\.)[^\s<>«»\"،؛\u200c]{1,2000}(?<![.,:;!?؟)\]}'])",
    "mail": r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}",
    "host": rf"[A-Za-z0-9][A-Za-z0-9-]{{0,62}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,5}}\.(?:{_ENDINGS})(?![A-Za-z0-9])(?:/[A-Za-z0-9_/?=&%#.+~-]{{0,500}}(?<![.?]))?",  # noqa: E501 - one pattern
    "tag": rf"[#@](?:[A-Za-z0-9_{LETTERS}۰-۹{MARKS}\u200c]{{0,200}}[A-Za-z0-9_{LETTERS}۰-۹])",
    "number": rf"[{DIGITS}]++(?:[./:٫][{DIGITS}]++|[,٬،'][{DIGITS}]{{3}}(?![{DIGITS}]))*+",
    "latin": rf"[{_LATIN}]++(?:[-_.'’&+]?[{_LATIN}0-9]++)*+",
    "emoji": rf"[\U0001f1e6-\U0001f1ff]{{2}}|[{_EMOJI}][\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*+(?:\u200d[{_EMOJI}][\ufe0f\U0001f3fb-\U0001f3ff]*+)*+",  # noqa: E501 - one pattern
    "run": r"\.{2,}+|-{2,}+|_{2,}+|={2,}+|\*{2,}+|ـ{1,}+|!{2,}+|؟{2,}+|~{2,}+",
    "mark": r"(?s:.)",
}
PIECE = re.compile("|".join(PIECES.values()))
_LETTER = re.compile(f"[{LETTERS}]")
CACHE = 20_000  # norms of pieces remembered at most
LONGEST = 64  # characters of a piece that is remembered, and of a word that is looked at


def norm(piece: str) -> str:
    """The norm of a piece standing alone: ``""``, a space or a line break for a gap, else what a token of it would have.

    >>> norm("ميشود"), norm("١٢٠")
    ('می\u200cشود', '۱۲۰')
    """
    first = piece[0]
    if _LETTER.match(first):
        plain = html.unescape(piece) if "&" in piece else piece
        word = clean(plain)
        if "." in word or len(word) > LONGEST:
            return word
        while ZWNJ + ZWNJ in word:
            word = word.replace(ZWNJ + ZWNJ, ZWNJ)
        spelled = halfspaces.model().spell(word.strip(ZWNJ))
        return spelled.replace(" ", ZWNJ) if plain != piece else spelled
    if first.isspace() or first in INVISIBLE or first == "&" and len(piece) > 1 or _GAP.fullmatch(piece):
        plain = html.unescape(piece) if "&" in piece else piece
        lines = len(plain.splitlines()) > 1 or plain.splitlines() != [plain]
        return "\n" if lines else " " if any(c.isspace() for c in plain) else ""
    if first in "#@" and len(piece) > 1:
        return clean(piece)
    if first == "\u0640":
        return "-"
    if first.isdigit() or len(piece) == 1:
        return piece.translate(TABLE) or piece
    return piece


_GAP = re.compile(PIECES["gap"])


SPACE, LINE_BREAK, NOTHING, OTHER, WORD, WORDS, DOUBT = range(7)


class Piece(NamedTuple):
    """What the tokenizer has to know of a piece, worked out once."""

    kind: int
    norm: str
    trailing: int  # spaces at its end that are no part of the token
    first: str = ""  # the norm up to its first half-space, and from its last
    last: str = ""
    ends: bool = False  # `first` may be the ending of the word before
    begins: bool = False  # `last` may begin the word after
    partners: Collection[str] = ()  # what joins to `last`, by the counts


def _look(piece: str) -> Piece:
    """What a piece is."""
    if piece[-1] == " " and _LETTER.match(piece):
        return _look(piece[:-1])._replace(trailing=1)
    word = norm(piece)
    if not word or word in " \n":
        return Piece({"": NOTHING, " ": SPACE, "\n": LINE_BREAK}[word], word, 0)
    if not "\u0621" <= word[0] <= "\u06d3" or word[0] in "،؛؟٪٫٬٭۔":
        return Piece(OTHER, word, 0)
    look = _word(word)
    return look._replace(kind=DOUBT) if ZWNJ not in piece and word.replace(ZWNJ, "") in halfspaces.model().doubts else look


def _word(word: str) -> Piece:
    """What the norm of a word is."""
    if " " in word:
        return _word(word.rpartition(" ")[2])._replace(kind=WORDS, norm=word)
    first, last = word.partition(ZWNJ)[0], word.rpartition(ZWNJ)[2]
    return Piece(WORD, word, 0, first, last, first in SUFFIXES, last in PREFIXES, halfspaces.model().partners.get(last, ()))


class _Pieces(dict[str, Piece]):
    """What pieces are; what was asked for is remembered, up to a bound."""

    def __missing__(self, piece: str) -> Piece:
        if len(self) >= CACHE:
            self.clear()
        answer = _look(piece)
        if len(piece) <= LONGEST:
            self[piece] = answer
        return answer


@cache
def _pieces() -> _Pieces:
    return _Pieces()


def _parts(start: int, end: int, piece: str, words: str) -> Iterator[tuple[int, int, str]]:
    """Tokens of a piece that holds several words (``پنجهزار``): the norm has spaces where the raw text has none."""
    at = 0
    *rest, last = words.split(" ")
    for word in rest:
        begin, left = at, len(word.replace(ZWNJ, ""))
        while left > 0:
            left -= len(clean(piece[at]).replace(ZWNJ, ""))
            at += 1
        yield start + begin, start + at, word
        while at < len(piece) and not clean(piece[at]).replace(ZWNJ, ""):
            at += 1
    yield start + at, end, last


def scan(text: str) -> tuple[list[int], list[int], list[str]]:
    """Starts, ends and norms of the tokens of a raw text: what `tokenize` gives, as three lists."""
    pieces, model = _pieces(), halfspaces.model()
    pairs = model.pairs
    starts: list[int] = []
    ends: list[int] = []
    norms: list[str] = []
    doubtful: list[int] = []  # tokens with two readings
    end = 0
    glue = ""  # "w" after a word, " " after a word and a space
    before = _word("و")  # the last word, when there is glue
    for raw in PIECE.findall(text):
        start, end = end, end + len(raw)
        piece = pieces[raw]
        kind, word, trailing, first, _, is_end, _, _ = piece
        if kind >= WORD:
            if glue == " " and kind != WORDS:
                one = first in before[7] or (is_end or before[6]) and pairs[before[4], first]
                if one and len(norms[-1]) + len(word) < LONGEST and not (first in PERSONAL and ending_apart(before[4], word)):
                    ends[-1] = end - trailing
                    norms[-1] = whole = model.joined(norms[-1], word)
                    before = _word(whole)
                    glue = " " if trailing else "w"
                    continue
                if word in PAIRED and len(norms) > 1 and norms[-1] == "و" and norms[-2] == PAIRED[word]:
                    gap = text[ends[-2] : starts[-1]]
                    if gap == " " or gap and norm(gap) == " ":
                        del starts[-1], ends[-1], norms[-1]
                        ends[-1] = end - trailing
                        norms[-1] = whole = f"{norms[-1]}{ZWNJ}و{word}"
                        before = _word(whole)
                        glue = " " if trailing else "w"
                        continue
            if kind == WORDS:
                parts = list(_parts(start, end - trailing, raw, word))
                part = _word(parts[0][2])  # "می شودرئیس": the first of them may belong to the word before
                if glue == " " and (part.first in before[7] or (part.ends or before[6]) and pairs[before[4], part.first]):
                    ends[-1] = parts[0][1]
                    norms[-1] = model.joined(norms[-1], parts[0][2])
                    del parts[0]
                for s, e, part_norm in parts:
                    starts.append(s)
                    ends.append(e)
                    norms.append(part_norm)
            else:
                starts.append(start)
                ends.append(end - trailing)
                norms.append(word)
                if kind == DOUBT:
                    doubtful.append(len(norms) - 1)
            before = piece
            glue = " " if trailing else "w"
        elif kind == OTHER:
            starts.append(start)
            ends.append(end)
            norms.append(word)
            glue = ""
        elif kind == SPACE:
            glue = " " if glue else ""
        elif kind == LINE_BREAK:
            glue = ""
    for i in doubtful:
        key = norms[i].replace(ZWNJ, "")
        if key in model.doubts:  # it may have been joined to the next word
            left = norms[i - 1] if i and text[ends[i - 1] : starts[i]] == " " else ""
            right = norms[i + 1] if i + 1 < len(norms) and text[ends[i] : starts[i + 1]] == " " else ""
            norms[i] = model.reading(key, left, right)
    return starts, ends, norms


def tokenize(text: str) -> list[Token]:
    """Tokens of a raw text, without white space, in order and not overlapping.

    A token is a word, a number with its separators, a link, tag or emoji, a run of one mark, or a mark. Words that stand apart in the
    raw text and are one word become one token, unless a line break is between them.

    >>> [t.norm for t in tokenize("۱۲۰نفر از تعاونیها می شود).")]
    ['۱۲۰', 'نفر', 'از', 'تعاونی\u200cها', 'می\u200cشود', ')', '.']
    """
    require_text(text)
    make = tuple.__new__
    return [make(Token, token) for token in zip(*scan(text), strict=True)]


#: Short forms that a full stop belongs to. Source: the Academy's list of abbreviations and agency style books.
ABBREVIATIONS = frozenset("ق م ه ص ج ش ر ک ت د ب س ع".split())
_TERMINAL = frozenset(".!؟?…")
_CLOSERS = frozenset("»)]}\"'”’")
LINE = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def sentence_starts(text: str, tokens: Sequence[Token]) -> list[int]:
    """Indices of the tokens that begin a sentence; a new line always begins one.

    A full stop ends no sentence after a single letter (an initial or abbreviation) and after a number that begins a line (a list).

    >>> text = "دکتر م. احمدی آمد. او ۳.۵ هکتار زمین دارد!"
    >>> [tokens[i].norm for tokens in [tokenize(text)] for i in sentence_starts(text, tokens)]
    ['دکتر', 'او']
    """
    starts: list[int] = []
    ended = False
    line_start = 0
    for i, token in enumerate(tokens):
        if i == 0 or LINE.search(text, tokens[i - 1][1], token[0]):
            starts.append(i)
            line_start, ended = i, False
        elif ended and token[2] not in _CLOSERS and token[2][0] not in _TERMINAL:
            starts.append(i)
            ended = False
        mark = token[2]
        if mark[0] in _TERMINAL:
            ended = True
            if mark == "." and i > line_start:
                previous = tokens[i - 1]
                if len(previous[2]) == 1 and previous[2] in ABBREVIATIONS and previous[1] == token[0]:
                    ended = False
                elif i == line_start + 1 and previous[2].isdigit():
                    ended = False
            elif mark[0] == "." and len(mark) > 1 or mark == "…":
                ended = False
    return starts
