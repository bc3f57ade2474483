"""Who says each sentence of an article: speech verbs, pronouns and paragraphs."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from persian_ie.lexicons.phrases import Reading, reading_of
from persian_ie.lexicons.speech import Cue, find_cues
from persian_ie.types import Official, Token, Zone

_GOVERNORS = frozenset(
    {
        "از",
        "به",
        "با",
        "برای",
        "توسط",
        "در",
        "حضور",
        "میان",
        "بین",
        "همراه",
        "نقل",
        "سوی",
        "جانب",
        "علیه",
        "بر",
        "درباره",
        "مورد",
        "دستور",
        "اهتمام",
        "دعوت",
        "گفت",
        "وگو",
        "گفتگو",
        "همت",
    }
)
_ALSO = frozenset({"نیز", "هم", "همچنین"})
_LONGEST_SUBHEAD = 14
_LONGEST_DATELINE = 20
_QUOTES = frozenset({"«", '"', "“"})


class Mention(NamedTuple):
    """Words that mean a person or office: ``who`` is an index, ``None`` for a pronoun."""

    start: int
    end: int
    who: int | None


class Sentence(NamedTuple):
    """A sentence: its words, whether it opens a paragraph, its subject if it is a mention, and what its cues tell.

    ``topic`` is the mention that it begins with, also where nobody speaks.
    """

    start: int
    end: int
    opens: bool
    subject: Mention | None
    verb: bool
    source: Mention | None
    agency: bool
    listing: bool
    direct: bool
    topic: Mention | None


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
    colon = _colon(reading, start, end, own)
    verbs = [c.start for c in signs if c.kind == "verb"]
    last = max((v for v in verbs if v < colon), default=max(verbs, default=-1))
    subject = None
    sourced = None
    for cue in signs:
        if cue.kind == "source":
            n = bisect.bisect_left(own, (cue.end,))
            if n < len(own) and own[n].start <= cue.end + 3:
                sourced = own[n]
                break
    for mention in own:
        if mention.start > colon and colon < end:
            break
        if (
            mention is not sourced
            and _may_be_subject(reading, mention, start)
            and (mention.start < last or (mention.who is None and mention.start == start))
        ):
            subject = mention
            break
    if subject is None and verbs and own and own[0].start < last and sourced is None and own[0].start == start:
        subject = own[0]
    if subject is None and colon < end and own and own[0].end == colon and own[0].start <= start + 1:
        subject = own[0]
    agency = any(c.kind == "agency" and c.start <= start + 4 for c in signs)
    listing = any(c.kind == "listing" for c in signs) and reading.key(end - 1) in {":", "."}
    return Sentence(
        start,
        end,
        start == 0 or start in reading.breaks,
        subject,
        last >= 0,
        sourced,
        agency,
        listing,
        colon < end or any(k in _QUOTES for k in reading.keys[start:end]),
        _topic(reading, start, own),
    )


def _topic(reading: Reading, start: int, own: Sequence[Mention]) -> Mention | None:
    """The mention at the beginning of a sentence, or behind the comma or dash of its dateline."""
    for mention in own[:2]:
        if mention.start == start or (
            mention.start < start + _LONGEST_DATELINE and reading.keys[mention.start - 1] in {"،", "-", "–", ":"}
        ):
            return mention
        break
    return None


def _colon(reading: Reading, start: int, end: int, own: Sequence[Mention]) -> int:
    """The colon that opens a quotation; not the one behind «خبرگزاری …» or «ایرنا نوشت», before anybody is named."""
    colons = [i for i in range(start, end) if reading.keys[i] == ":"]
    for i in colons:
        if i > start + 6 or (own and own[0].start < i):
            return i
    return colons[0] if colons and not own else end


def _may_be_subject(reading: Reading, mention: Mention, start: int) -> bool:
    """A mention right behind a preposition is no subject."""
    return mention.start == start or reading.keys[mention.start - 1] not in _GOVERNORS


def attribute(reading: Reading, parts: Sequence[Sentence], kinds: Sequence[str]) -> tuple[list[int | None], list[tuple[int, int, int]]]:
    """For each sentence the index of who says it, and the pronouns that mean somebody as (start, end, who).

    Parameters
    ----------
    reading : Reading
        The text.
    parts : sequence of Sentence
        From `sentences`.
    kinds : sequence of str
        The zone of each sentence; nobody speaks in the title and in page furniture.
    """
    speakers: list[int | None] = []
    pronouns: list[tuple[int, int, int]] = []
    current: int | None = None  # who was last named as a subject
    speaking: int | None = None  # who speaks in this paragraph
    heads: list[int] = []  # the subheads right before this sentence
    listed: int | None = None  # whose words the following list is
    for n, (part, kind) in enumerate(zip(parts, kinds, strict=True)):
        last = speakers[-1] if speakers else None
        if kind not in SPEAKING_ZONES:
            speakers.append(None)
            if part.subject is not None and part.subject.who is not None:
                current = part.subject.who
            continue
        if part.subject is None and (kind == "subhead" or (part.opens and last is not None and _is_subhead(reading, parts, n))):
            speakers.append(last if listed is None else listed)
            if listed is None:
                heads.append(len(speakers) - 1)
            if part.listing and current is not None:
                listed = current
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
            speaking = who
            listed = None
        elif part.source is not None:
            who = current if part.source.who is None else part.source.who
            speaking = current = who
        elif part.agency:
            speaking = None
            listed = None
            if part.topic is not None and part.topic.who is not None:
                current = part.topic.who
        elif part.topic is not None and part.topic.who is not None and part.opens:
            current = part.topic.who
        elif part.verb and part.opens and current is not None and _elliptic(reading, part):
            speaking = current
        elif part.opens and listed is not None:
            speaking = listed
        elif part.opens and current is not None and reading.keys[part.start] in _QUOTES:
            speaking = current
        speakers.append(speaking)
        if speaking is not None and heads and heads[-1] == n - 1:
            for head in heads:  # what a subhead says is said by whom the paragraph under it has
                speakers[head] = speaking
        heads.clear()
        if subject is not None and not part.direct:
            speaking = None  # reported speech: the next sentence is the agency's again
        if part.listing and current is not None:
            listed = current
    return speakers, pronouns


def _is_subhead(reading: Reading, parts: Sequence[Sentence], n: int) -> bool:
    """A short line without an end mark between two paragraphs."""
    part = parts[n]
    return (
        n + 1 < len(parts) and parts[n + 1].opens and part.end - part.start <= _LONGEST_SUBHEAD and reading.keys[part.end - 1][0].isalpha()
    )


def _elliptic(reading: Reading, part: Sentence) -> bool:
    """A sentence that goes on with an unnamed subject: «همچنین افزود: …», «در ادامه گفت: …»."""
    return any(reading.keys[i] == ":" for i in range(part.start, min(part.end, part.start + 25)))


SPEAKING_ZONES = frozenset({"abstract", "body", "subhead", "dateline", "caption"})


def speakers_by_sentence(
    text: str, tokens: Sequence[Token], sentence_starts: Sequence[int], officials: Sequence[Official], zones: Iterable[Zone] = ()
) -> list[int | None]:
    """For each sentence of an article the index of the official who says it; ``None`` where the agency itself reports.

    Parameters
    ----------
    text : str
        The raw text.
    tokens : sequence of Token
        Its tokens.
    sentence_starts : sequence of int
        The tokens that begin sentences.
    officials : sequence of Official
        Who may speak, with their mentions in the text.
    zones : iterable of Zone, optional
        The article's zones; nobody speaks in title and furniture.

    Examples
    --------
    >>> text = "فرماندار پاوه گفت: ۱۲ طرح افتتاح شد.\\nاین شهرستان ۳ بخش دارد."
    >>> from persian_ie.text.segmentation import sentence_starts, tokenize
    >>> tokens = tokenize(text)
    >>> speakers_by_sentence(text, tokens, sentence_starts(text, tokens), [Official(None, "فرماندار", mentions=((0, 13),))])
    [0, None]
    """
    reading = reading_of(text, tokens)
    cues = find_cues(reading.words)
    starts = [reading.after(token) for token in sentence_starts]
    parts = sentences(reading, starts, merged(reading, cues, [(m, n) for n, o in enumerate(officials) for m in o.mentions]), cues)
    return attribute(reading, parts, kinds_of(reading, parts, zones))[0]


def merged(reading: Reading, cues: Sequence[Cue], spans: Iterable[tuple[tuple[int, int], int]]) -> list[Mention]:
    """Mentions by the spans of the raw text that mean somebody, with the pronouns among the cues, in order and not overlapping."""
    begins = [token.start for token in reading.tokens]
    found = [Mention(cue.start, cue.end, None) for cue in cues if cue.kind == "pronoun"]
    pronouns = {mention.start for mention in found}
    for (start, end), who in spans:
        first = reading.after(bisect.bisect_left(begins, start))
        if first < len(reading) and first not in pronouns:
            found.append(Mention(first, max(reading.after(bisect.bisect_left(begins, end)), first + 1), who))
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def kinds_of(reading: Reading, parts: Sequence[Sentence], zones: Iterable[Zone]) -> list[str]:
    """The kind of the zone that each sentence begins in; ``body`` where there are no zones."""
    bounds = sorted((zone.start, zone.end, zone.kind) for zone in zones)
    begins = [start for start, _, _ in bounds]
    found = []
    for part in parts:
        at = reading.span(part.start, part.start + 1)[0] if part.start < part.end else 0
        n = bisect.bisect_right(begins, at) - 1
        found.append(bounds[n][2] if n >= 0 and at < bounds[n][1] else "body")
    return found


def also(reading: Reading, mention: tuple[int, int]) -> bool:
    """Whether «نیز» or «هم» behind a mention tells that somebody else speaks now."""
    return reading.key(mention[1]) in _ALSO
