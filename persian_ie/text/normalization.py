"""The normalized form of a text: the norms of its tokens with the right spaces between, and how it came from the raw text.

`normalize` takes the short way to the string; `edits_of` finds every edit with its rule and position. Both give the same text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple, overload

from persian_ie.errors import require_text
from persian_ie.text.alignment import Alignment
from persian_ie.text.characters import COMPOSITION, INVISIBLE, LETTERS, RULE_OF, TABLE, ZWNJ
from persian_ie.text.segmentation import scan
from persian_ie.types import Token


class Edit(NamedTuple):
    """One change: ``raw[start:end]``, which is ``before``, became ``after`` by the rule named ``rule``."""

    rule: str
    start: int
    end: int
    before: str
    after: str


#: Rules beside those of `persian_ie.text.characters.RULES`, each with its source.
SPACING_RULES: dict[str, str] = {
    "half_space_added": "the word is written with a half-space by editors (models/halfspace)",
    "half_space_for_space": "two written words are one (models/halfspace)",
    "half_space_removed": "the word is written without it by editors; doubled and dangling half-spaces",
    "words_parted": "two words that lost the space between them",
    "composition": "UCD canonical composition of hamza and madda",
    "entities": "HTML entities left in the text",
    "spacing": "Academy: no space before a closing mark, one after it; none inside brackets; one between number and word",
    "gaps": "one space between words, at most one blank line between paragraphs",
    "word": "several rules at once",
}

_OPEN = "(«[{"
_CLOSE = ")»]}"
_STOP = "،؛؟!"
_POINT = ".:…"
_LETTER = re.compile(f"[{LETTERS}]")
_NEWLINES = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ENTITY = re.compile("&#?[A-Za-z0-9]{2,6};")
_ORDINAL = frozenset(("م", "ام", "اُم"))  # ۲۰م, ۱۵ام: endings of a number, not words
_ENDINGS = frozenset("ها های هایی ای ی ام ات اش اند".split())


def _kind(norm: str) -> str:
    """The kind of a token for spacing: word, number, latin, open, close, stop, point or other."""
    c = norm[0]
    if c in _OPEN:
        return "open"
    if c in _CLOSE:
        return "close"
    if c in _STOP:
        return "stop"
    if c in _POINT:
        return "point"
    if _LETTER.match(c):
        return "word"
    if c.isdigit():
        return "number"
    return "latin" if c.isalpha() else "other"


def _gap(raw: str) -> str:
    """A raw gap as it is written out where no mark asks for another: nothing, a space, one or two line breaks."""
    plain = html.unescape(raw) if "&" in raw else raw
    breaks = len(_NEWLINES.findall(plain))
    if breaks:
        return "\n" * min(2, breaks)
    return " " if any(c.isspace() for c in plain) else ""


def _spaced(gap: str, starts: Sequence[int], ends: Sequence[int], norms: Sequence[str], i: int) -> str:
    """What stands between tokens ``i`` and ``i + 1``, given the plain gap."""
    if gap and gap != " ":
        return gap
    a, b = norms[i], norms[i + 1]
    left, right = _kind(a), _kind(b)
    if gap:
        if left == "open" or right == "close":
            return "" if right != "other" and left != "other" else gap
        if right in ("stop", "point") and left in ("word", "number", "latin", "close") and len(b) == 1:
            after = _kind(norms[i + 2]) if i + 2 < len(norms) else ""
            follows = after != "" and starts[i + 2] == ends[i + 1]
            if right == "point" and (after == "number" and left == "number" or follows):
                return gap  # 20 : 30, :) and .NET stay
            return ""
        return gap
    if {left, right} == {"word", "number"}:
        return "" if b in _ORDINAL or left == "word" and len(a) == 1 else " "
    if left == "close" and right in ("word", "number"):
        return "" if b in _ENDINGS else " "
    if left == "stop":
        return " " if right in ("word", "number", "open") and len(a) == 1 else ""
    if left == "point":
        if right == "word" and a in ".:" and i and ends[i - 1] == starts[i] and len(norms[i - 1]) > 1:
            return " " if _kind(norms[i - 1]) in ("word", "number", "close") else ""
        return ""
    if left == right == "word":
        return " "
    return " " if right == "open" and left in ("word", "number") and b != "{" else ""


_MARKS = frozenset(_OPEN + _CLOSE + _STOP + _POINT)


def _gaps(text: str, starts: Sequence[int], ends: Sequence[int], norms: Sequence[str]) -> list[str]:
    """What stands before each token, and after the last, in the normalized text."""
    gaps = [text[a:b] for a, b in zip((0, *ends), (*starts, len(text)), strict=True)]
    plain: dict[str, str] = {"": "", " ": " "}
    special, marks = False, _MARKS
    for i, (gap, norm) in enumerate(zip(gaps, norms, strict=False)):
        mark = norm[0] in marks
        if gap == " " and not mark and not special:
            continue
        raw = gap
        gap = plain.get(raw, "?")
        if gap == "?":
            gap = plain[raw] = _gap(raw)
        if i and (not gap or mark or special):
            gap = _spaced(gap, starts, ends, norms, i - 1)
        gaps[i] = gap
        special = mark
    gaps[-1] = _gap(gaps[-1])
    return gaps


def edits_of(text: str) -> list[Edit]:
    """Every edit that normalizing makes, in order and not overlapping.

    >>> [(e.rule, e.start, e.end) for e in edits_of("كتاب می شود")]
    [('letters', 0, 1), ('half_space_for_space', 7, 8)]
    """
    require_text(text)
    starts, ends, norms = scan(text)
    tokens = map(Token, starts, ends, norms)
    edits: list[Edit] = []
    end = 0
    for gap, token in zip(_gaps(text, starts, ends, norms), [*tokens, None], strict=True):
        start = len(text) if token is None else token.start
        raw = text[end:start]
        if raw != gap:
            rule = "half_space_removed" if gap == _gap(raw) and ZWNJ in raw else "gaps" if gap == _gap(raw) else "spacing"
            edits.append(Edit(rule, end, start, raw, gap))
        if token is not None:
            if text[token.start : token.end] != token.norm:
                edits += _inside(text, token)
            end = token.end
    return edits


def _inside(text: str, token: Token) -> list[Edit]:
    """The edits inside one token, one for each rule and place; a single edit where the two cannot be matched letter by letter."""
    raw, norm = text[token.start : token.end], token.norm
    edits: list[Edit] = []
    i = j = 0

    def edit(rule: str, size: int, after: str) -> None:
        nonlocal i, j
        edits.append(Edit(rule, token.start + i, token.start + i + size, raw[i : i + size], after))
        i, j = i + size, j + len(after)

    while i < len(raw):
        c = raw[i]
        pair = COMPOSITION.get(raw[i : i + 2])
        entity = _ENTITY.match(raw, i) if c == "&" else None
        to = TABLE.get(ord(c), c)
        if pair is not None and norm.startswith(pair, j):
            edit("composition", 2, pair)
        elif norm.startswith(c, j):
            i, j = i + 1, j + 1
        elif entity is not None:
            edit("entities", len(entity.group()), ZWNJ if norm.startswith(ZWNJ, j) else "")
        elif to == "" and c not in INVISIBLE:
            edit(RULE_OF[c], 1, "")
        elif to and to != c and norm.startswith(to, j):
            edit(RULE_OF[c], 1, to)
        elif c.isspace() or c in INVISIBLE:
            if norm.startswith(ZWNJ, j):
                edit("half_space_for_space" if c.isspace() else "half_space_signs", 1, ZWNJ)
            else:
                edit("half_space_removed" if c == ZWNJ else RULE_OF.get(c, "half_space_for_space"), 1, "")
        elif norm.startswith(ZWNJ, j):
            edit("half_space_added", 0, ZWNJ)
        else:
            return [Edit("word", token.start, token.end, raw, norm)]
    return edits if j == len(norm) else [Edit("word", token.start, token.end, raw, norm)]


def _apply(text: str, edits: Iterable[Edit]) -> str:
    out: list[str] = []
    end = 0
    for edit in edits:
        out += text[end : edit.start], edit.after
        end = edit.end
    return "".join(out) + text[end:]


@overload
def normalize(text: str, *, explain: Literal[False] = False, skip: Collection[str] = ()) -> str: ...
@overload
def normalize(text: str, *, explain: Literal[True], skip: Collection[str] = ()) -> tuple[str, list[Edit]]: ...
def normalize(text: str, *, explain: bool = False, skip: Collection[str] = ()) -> str | tuple[str, list[Edit]]:
    """The text with unified letters, restored half-spaces and the right spaces; no letter or digit is lost.

    Numbers, decimals, clock times, dates, links, mail addresses and Latin words stay as they are; Latin digits stay Latin.

    Parameters
    ----------
    text : str
        Any string.
    explain : bool
        Return the text and the list of edits, each with its rule.
    skip : collection of str
        Names of rules that are not applied (`persian_ie.text.characters.RULES` and `SPACING_RULES`).

    Raises
    ------
    TextTypeError
        ``text`` is no string.

    Examples
    --------
    >>> normalize("تعاونيها می شود ،گفت")
    'تعاونی\u200cها می\u200cشود، گفت'
    """
    require_text(text)
    if not explain and not skip:
        starts, ends, norms = scan(text)
        parts = [""] * (2 * len(norms) + 1)
        parts[::2] = _gaps(text, starts, ends, norms)
        parts[1::2] = norms
        return "".join(parts)
    edits = [edit for edit in edits_of(text) if edit.rule not in skip]
    return (_apply(text, edits), edits) if explain else _apply(text, edits)


def normalize_aligned(text: str) -> tuple[str, Alignment]:
    """The normalized text and the alignment that takes spans of either text to the other.

    >>> new, alignment = normalize_aligned("تعاونیهای شهر")
    >>> new[slice(*alignment.to_new(10, 13))]
    'شهر'
    """
    edits = edits_of(text)
    return _apply(text, edits), Alignment.of_edits(len(text), [(e.start, e.end, e.after) for e in edits])
