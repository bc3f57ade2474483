"""The officials of an article: names, titles and pronouns joined to persons, and who says each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from persian_ie.components.officials.home import home
from persian_ie.components.officials.joining import Holder, gather, linked
from persian_ie.lexicons.phrases import Reading, keys, reading_of
from persian_ie.lexicons.roles import words as role_words
from persian_ie.lexicons.speech import find_cues
from persian_ie.text.segmentation import sentence_starts
from persian_ie.types import Official, Token, Zone
from persian_ie.values.quotes import SPEAKING_ZONES, attribute, kinds_of, merged, sentences
from persian_ie.values.titles import Title

_LEVEL_WORDS = {"استاندار": "استان", "فرماندار": "شهرستان"}  # what these alone are for: «زارع استاندار جدید»
_NAMING_ZONES = SPEAKING_ZONES | {"title", "kicker"}


class Speech(NamedTuple):
    """The officials and speakers of a text, and for each sentence (by its span) the index of who says it."""

    officials: list[Official]
    sentences: list[tuple[int, int]]
    speakers: list[int | None]


def find_officials(text: str, tokens: Sequence[Token] | None = None, zones: Iterable[Zone] = ()) -> list[Official]:
    """Persons who hold an office or speak in an article, and offices that speak, each with all mentions.

    Parameters
    ----------
    text : str
        The raw text.
    tokens : sequence of Token, optional
        Its tokens, if they are known.
    zones : iterable of Zone, optional
        The article's zones; nobody speaks in the title and the furniture.

    Returns
    -------
    list of Official
        In the order of their first mention. ``name`` is ``None`` for an office whose holder is not named, ``role`` for a person
        who speaks without an office.

    Examples
    --------
    >>> text = "مدیرکل دامپزشکی ایلام از آغاز طرح خبر داد.\\nبهروز کریمی‌نژاد اظهار کرد: این طرح اجرا می‌شود."
    >>> [(o.name, o.role, o.organization, o.place) for o in find_officials(text)]
    [('بهروز کریمی\u200cنژاد', 'مدیرکل', 'دامپزشکی', 'ایلام')]
    """
    return find_speech(text, tokens, zones).officials


def find_speech(
    text: str, tokens: Sequence[Token] | None = None, zones: Iterable[Zone] = (), starts: Sequence[int] | None = None
) -> Speech:
    """The officials of an article and who says each of its sentences; see `find_officials`.

    Examples
    --------
    >>> speech = find_speech("فرماندار پاوه گفت: ۱۲ طرح افتتاح شد.\\nاین شهرستان ۳ بخش دارد.")
    >>> speech.speakers
    [0, None]
    """
    reading = reading_of(text, tokens)
    if not len(reading):
        return Speech([], [], [])
    first = sentence_starts(text, reading.tokens) if starts is None else starts
    word_starts = sorted({reading.after(token) for token in first if reading.after(token) < len(reading)} | {0})
    zones = list(zones)
    cues = find_cues(reading.words)
    holders = gather(reading, cues, word_starts, [z for z in zones if z.kind not in _NAMING_ZONES])
    parts = sentences(reading, word_starts, merged(reading, cues, _spans(reading, holders)), cues)
    kinds = kinds_of(reading, parts, zones)
    holders = linked(reading, holders, parts, kinds)
    parts = sentences(reading, word_starts, merged(reading, cues, _spans(reading, holders)), cues)
    speakers, pronouns = attribute(reading, parts, kinds)
    heard = {who for who in speakers if who is not None}
    for start, end, who in pronouns:
        holders[who].mentions.append((start, end))
    kept = [n for n, holder in enumerate(holders) if n in heard or (holder.name is not None and holder.title is not None)]
    kept.sort(key=lambda n: holders[n].first())
    place = {n: i for i, n in enumerate(kept)}
    spans = [reading.span(part.start, part.end) for part in parts]
    return Speech([_official(reading, holders[n], holders) for n in kept], spans, [None if who is None else place[who] for who in speakers])


def _official(reading: Reading, holder: Holder, holders: Sequence[Holder]) -> Official:
    title = holder.title
    if title is not None and holder.name is not None and _no_office(title):
        title = next((t for t in holder.titles if not _no_office(t)), None)
    mentions = tuple(sorted({reading.span(start, end) for start, end in holder.mentions}))
    if title is None:
        return Official(holder.name, mentions=mentions, rule=holder.rule)
    alike = [t for t in holder.titles if t.role == title.role]
    organization = title.organization or next((t.organization for t in alike if t.organization), None)
    place = title.place or next((t.place for t in alike if t.place), None)
    if place is None and holder.name is not None:
        words = (_LEVEL_WORDS.get(t.role.split()[0]) if t.bare else reading.key(t.end - 1) for t in alike if t.local or t.bare)
        place = next((found for word in words if word is not None and (found := home(reading, holders, word))), None)
    return Official(holder.name, title.role, organization, place, mentions, rule=holder.rule)


def _no_office(title: Title) -> bool:
    return keys(title.role) in role_words("no_office")


def _spans(reading: Reading, holders: Sequence[Holder]) -> list[tuple[tuple[int, int], int]]:
    return [(reading.span(*mention), n) for n, holder in enumerate(holders) for mention in holder.mentions]
