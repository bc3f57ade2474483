"""Who says each sentence of an article: speech verbs, pronouns and paragraphs."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from persian_ie.lexicons.phrases import Reading
from persian_ie.lexicons.speech import Cue

_GOVERNORS = frozenset({"از", "به", "با", "برای", "توسط", "در", "حضور", "میان", "بین", "همراه", "نقل", "سوی", "جانب", "علیه", "بر", "درباره", "مورد", "دستور", "اهتمام", "بین", "دعوت", "گفت", "وگو", "گفتگو", "همت"})
_ALSO = frozenset({"نیز", "هم", "همچنین"})
_BULLETS = frozenset("*-–•●▪◾✔")
_QUOTES = frozenset({"«", '"', "“"})


class Mention(NamedTuple):
    """Words that mean a person or office: ``who`` is an index, ``None`` for a pronoun."""

    start: int
    end: int
    who: int | None


class Sentence(NamedTuple):
    """A sentence: its words, whether it opens a paragraph, its subject if it is a mention, and what its cues tell."""

    start: int
    end: int
    opens: bool
    subject: Mention | None
    verb: bool
    source: Mention | None
    agency: bool
    listing: bool


def sentences(reading: Reading, starts: Sequence[int], mentions: Sequence[Mention], cues: Sequence[Cue]) -> list[Sentence]:
    """The sentences with their subjects and cues; ``starts`` are words."""
    found = []
    begin_mentions = [m.start for m in mentions]
    begin_cues = [c.start for c in cues]
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(reading)
        own = mentions[bisect.bisect_left(begin_mentions, start) : bisect.bisect_left(begin_mentions, end)]
        signs = cues[bisect.bisect_left(begin_cues, start) : bisect.bisect_left(begin_cues, end)]
        found.append(_sentence(reading, start, end, own, signs))
    return found


def _sentence(reading: Reading, start: int, end: int, own: Sequence[Mention], signs: Sequence[Cue]) -> Sentence:
    colon = next((i for i in range(start, end) if reading.keys[i] == ":" and i > start + 1), end)
    verbs = [c.start for c in signs if c.kind == "verb"]
    last = max((v for v in verbs if v < colon), default=max(verbs, default=-1))
    subject = None
    sourced = None
    for cue in signs:
        if cue.kind == "source":
            sourced = next((m for m in own if cue.end <= m.start <= cue.end + 3), None)
            if sourced is not None:
                break
    for mention in own:
        if mention.start > colon and colon < end:
            break
        if mention is not sourced and _may_be_subject(reading, mention, start) and (mention.start < last or mention.who is None and mention.start == start):
            subject = mention
            break
    if subject is None and verbs and own and own[0].start < last and sourced is None and own[0].start == start:
        subject = own[0]
    if subject is None and colon < end and own and own[0].end == colon and own[0].start <= start + 1:
        subject = own[0]
    agency = any(c.kind == "agency" and c.start <= start + 4 for c in signs)
    listing = any(c.kind == "listing" for c in signs) and reading.key(end - 1) in {":", "."}
    return Sentence(start, end, start == 0 or start in reading.breaks, subject, last >= 0, sourced, agency, listing)


def _may_be_subject(reading: Reading, mention: Mention, start: int) -> bool:
    """A mention right behind a preposition is no subject."""
    return mention.start == start or reading.keys[mention.start - 1] not in _GOVERNORS


def attribute(reading: Reading, parts: Sequence[Sentence], silent: Sequence[bool]) -> tuple[list[int | None], list[tuple[int, int, int]]]:
    """For each sentence the index of who says it, and the pronouns that mean somebody as (start, end, who).

    Parameters
    ----------
    reading : Reading
        The text.
    parts : sequence of Sentence
        From `sentences`.
    silent : sequence of bool
        Sentences that nobody says: the title, page furniture.
    """
    speakers: list[int | None] = []
    pronouns: list[tuple[int, int, int]] = []
    current: int | None = None  # who was last named as a subject
    speaking: int | None = None  # who speaks in this paragraph
    listed: int | None = None  # whose words the following list is
    for part, mute in zip(parts, silent, strict=True):
        if mute:
            speakers.append(None)
            if part.subject is not None and part.subject.who is not None:
                current = part.subject.who
            continue
        if part.opens:
            speaking = None
        subject = part.subject
        if subject is not None:
            who = current if subject.who is None else subject.who
            if subject.who is None and who is not None:
                pronouns.append((subject.start, subject.end, who))
            if who is not None:
                current = who
            speaking = who if part.verb or subject.who is None or part.subject is not None else speaking
            listed = None
        elif part.source is not None:
            who = current if part.source.who is None else part.source.who
            speaking = current = who
        elif part.agency:
            speaking = None
            listed = None
        elif part.verb and part.opens and current is not None and _elliptic(reading, part):
            speaking = current
        elif part.opens and listed is not None:
            speaking = listed
        elif part.opens and current is not None and reading.keys[part.start] in _QUOTES:
            speaking = current
        speakers.append(speaking)
        if part.listing and current is not None:
            listed = current
    return speakers, pronouns


def _elliptic(reading: Reading, part: Sentence) -> bool:
    """A sentence that goes on with an unnamed subject: «همچنین افزود: …», «در ادامه گفت: …»."""
    for i in range(part.start, min(part.end, part.start + 25)):
        if reading.keys[i] == ":":
            return True
    return False


def also(reading: Reading, mention: tuple[int, int]) -> bool:
    """Whether «نیز» or «هم» behind a mention tells that somebody else speaks now."""
    return reading.key(mention[1]) in _ALSO
