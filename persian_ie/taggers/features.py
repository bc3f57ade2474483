"""What a tagger sees of a token: its word, its letters, and what the lexicons know of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from persian_ie.lexicons.gazetteer import gazetteer, level_word
from persian_ie.lexicons.names import NAME_PREFIXES, gender, name_score, surname_score
from persian_ie.lexicons.words import pos
from persian_ie.types import Token

_KEY = str.maketrans(
    {
        **dict.fromkeys("0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0"),
        **dict.fromkeys("أإٱ", "ا"),
        "ؤ": "و",
        **dict.fromkeys("\u200c\u200d\u0640\u0621\u0654 \t\n", ""),
    }
)

#: Facts of a word by itself, in the order of their bits.
WORD_BITS = (
    "given-strong given-weak female male surname-1 surname-2 surname-3 surname-4 prefix level "
    "N ADJ V P CONJ ADV NUM PRO DET INT unlisted "
    "digits digits-inside year-jalali year-gregorian latin capital quote-open quote-close mark letter half-space"
).split()
#: Facts of a word where it stands.
CONTEXT_BITS = (
    "place-strong-B place-strong-I place-weak-B place-weak-I place-other-B place-other-I country-B country-I body-B body-I"
).split()
BITS = (*WORD_BITS, *CONTEXT_BITS)
_AT = {name: i for i, name in enumerate(BITS)}
_SURNAME = ((1.0, "surname-1"), (0.7, "surname-2"), (0.5, "surname-3"), (0.3, "surname-4"))


def word_key(norm: str) -> str:
    """The form under which a tagger knows a word: no half-spaces, one digit for all, small Latin letters.

    >>> word_key("می\u200cشود"), word_key("۱۳۹۸/۰۶"), word_key("FIFA")
    ('میشود', '0000/00', 'fifa')
    """
    return norm.translate(_KEY).lower() or norm[:1]


def word_bits(norm: str) -> tuple[int, ...]:
    """Which facts of `WORD_BITS` hold of a word, as positions in `BITS`.

    >>> [BITS[i] for i in word_bits("زینب")]
    ['given-strong', 'female', 'N']
    """
    found: list[str] = []
    first = norm[:1]
    if not any(c.isalpha() for c in norm[:3]):
        if first.isdigit():
            found.append("digits" if norm.isdigit() else "digits-inside")
            if norm.isdigit() and len(norm) == 4:
                year = int(norm)
                found += ["year-jalali"] if 1250 <= year < 1450 else ["year-gregorian"] if 1800 <= year < 2100 else []
        else:
            found.append("quote-open" if first in '«"“(' else "quote-close" if first in "»”)" else "mark")
        return tuple(_AT[name] for name in found)
    if first.isascii():
        return tuple(_AT[name] for name in (["latin", "capital"] if first.isupper() else ["latin"]))
    given = name_score(norm)
    if given:
        found.append("given-strong" if given == 1.0 else "given-weak")
        sex = gender(norm)
        found += {"F": ["female"], "M": ["male"]}.get(sex or "", ["female", "male"])
    family = surname_score(norm)
    found += [name for score, name in _SURNAME if family == score]
    if norm in NAME_PREFIXES:
        found.append("prefix")
    if level_word(norm):
        found.append("level")
    tags = pos(norm)
    found += sorted(tags & _AT.keys()) or ["unlisted"]
    if len(norm) == 1:
        found.append("letter")
    if "\u200c" in norm:
        found.append("half-space")
    return tuple(_AT[name] for name in found)


class WordBits(dict[str, tuple[int, ...]]):
    """`word_bits` of the words met, remembered up to a bound."""

    def __missing__(self, norm: str) -> tuple[int, ...]:
        if len(self) >= 20_000:
            self.clear()
        bits = self[norm] = word_bits(norm)
        return bits


_WORDS = WordBits()


def context_bits(tokens: Sequence[Token], bodies: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Which facts of `CONTEXT_BITS` hold of each token, as positions in `BITS`.

    Parameters
    ----------
    tokens : sequence of Token
        The tokens of a text.
    bodies : iterable of (int, int)
        The character spans of the public bodies in it, in order (see `persian_ie.lexicons.agencies.find_agencies`).
    """
    out: list[list[int]] = [[] for _ in tokens]
    places = gazetteer()
    i, n = 0, len(tokens)
    while i < n:
        match = next(places.matches(tokens, i), None)
        if match is None:
            i += 1
            continue
        evidence = places.evidence(match.key)
        kind = evidence if evidence in ("strong", "weak") else "other"
        country = any(place.level == "country" for place in places.candidates(match.key)[:1])
        for j in range(match.start, match.end):
            side = "B" if j == match.start else "I"
            out[j].append(_AT[f"place-{kind}-{side}"])
            if country:
                out[j].append(_AT[f"country-{side}"])
        i = match.end
    i = 0
    for start, end in bodies:
        while i < n and tokens[i].end <= start:
            i += 1
        side = "B"
        while i < n and tokens[i].start < end:
            out[i].append(_AT[f"body-{side}"])
            side = "I"
            i += 1
    return out


def bits(tokens: Sequence[Token], bodies: Iterable[tuple[int, int]]) -> list[list[int]]:
    """All facts of each token, as positions in `BITS`."""
    out = context_bits(tokens, bodies)
    for token, row in zip(tokens, out, strict=True):
        row += _WORDS[token.norm]
    return out
