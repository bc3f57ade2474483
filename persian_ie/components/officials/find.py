"""The officials of an article: names, titles and pronouns joined to persons, and who says each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from persian_ie.components.officials.mentions import Holder, find_persons, name_parts, pairs, surname_mentions
from persian_ie.lexicons.phrases import Reading
from persian_ie.lexicons.speech import Cue, find_cues
from persian_ie.text.segmentation import sentence_starts
from persian_ie.types import Official, Token, Zone
from persian_ie.values.quotes import SPEAKING_ZONES, Sentence, also, attribute, kinds_of, merged, sentences
from persian_ie.values.titles import Title, find_titles

_DEAD = frozenset({"شهید", "شهیدان", "مرحوم", "مرحومه"})  # they speak no more
_NAMING_ZONES = SPEAKING_ZONES | {"title", "kicker"}


class Speech(NamedTuple):
    """The officials and speakers of a text, and for each sentence (by its span) the index of who says it."""

    officials: list[Official]
    sentences: list[tuple[int, int]]
    speakers: list[int | None]

    def speaker_at(self, offset: int) -> int | None:
        """The index of the official who says the words at an offset of the raw text; ``None`` where the agency reports."""
        for (start, end), who in zip(self.sentences, self.speakers, strict=True):
            if start <= offset < end:
                return who
        return None


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


def find_speech(text: str, tokens: Sequence[Token] | None = None, zones: Iterable[Zone] = (), starts: Sequence[int] | None = None) -> Speech:
    """The officials of an article and who says each of its sentences; see `find_officials`.

    Examples
    --------
    >>> speech = find_speech("فرماندار پاوه گفت: ۱۲ طرح افتتاح شد.\\nاین شهرستان ۳ بخش دارد.")
    >>> speech.speakers
    [0, None]
    """
    reading = Reading(text, tokens)
    if not len(reading):
        return Speech([], [], [])
    first = sentence_starts(text, reading.tokens) if starts is None else starts
    word_starts = sorted({reading.after(token) for token in first if reading.after(token) < len(reading)} | {0})
    zones = list(zones)
    cues = find_cues(reading.words)
    holders = _holders(reading, cues, word_starts, zones)
    parts = sentences(reading, word_starts, merged(reading, cues, _spans(reading, holders)), cues)
    kinds = kinds_of(reading, parts, zones)
    holders = _linked(reading, holders, parts, kinds)
    parts = sentences(reading, word_starts, merged(reading, cues, _spans(reading, holders)), cues)
    speakers, pronouns = attribute(reading, parts, kinds)
    heard = {who for who in speakers if who is not None}
    for start, end, who in pronouns:
        holders[who].mentions.append((start, end))
    kept = [n for n, holder in enumerate(holders) if n in heard or (holder.name is not None and holder.title is not None)]
    kept.sort(key=lambda n: holders[n].first())
    place = {n: i for i, n in enumerate(kept)}
    spans = [reading.span(part.start, part.end) for part in parts]
    return Speech([_official(reading, holders[n]) for n in kept], spans, [None if who is None else place[who] for who in speakers])


def _official(reading: Reading, holder: Holder) -> Official:
    title = holder.title
    mentions = tuple(sorted({reading.span(start, end) for start, end in holder.mentions}))
    if title is None:
        return Official(holder.name, mentions=mentions, rule=holder.rule)
    alike = [t for t in holder.titles if t.role == title.role]
    organization = title.organization or next((t.organization for t in alike if t.organization), None)
    place = title.place or next((t.place for t in alike if t.place), None)
    return Official(holder.name, title.role, organization, place, mentions, rule=holder.rule)


def _spans(reading: Reading, holders: Sequence[Holder]) -> list[tuple[tuple[int, int], int]]:
    return [(reading.span(*mention), n) for n, holder in enumerate(holders) for mention in holder.mentions]


def _holders(reading: Reading, cues: list[Cue], starts: list[int], zones: Sequence[Zone]) -> list[Holder]:
    """Persons with the titles beside them, then titles without a name, alike ones joined."""
    idle = [(z.start, z.end) for z in zones if z.kind not in _NAMING_ZONES]
    titles = [t for t in find_titles(reading) if not _within(reading, t.start, idle)]
    persons = [p for p in find_persons(reading, titles, cues, starts) if not _within(reading, p.start, idle)]
    beside, used = pairs(reading, persons, titles)
    holders: list[Holder] = []
    by_name: dict[tuple[str, ...], Holder] = {}
    for n, person in enumerate(persons):
        if reading.keys[person.start] in _DEAD and n not in beside:
            continue
        name = reading.surface(person.name, person.end)
        parts = name_parts(name)
        holder = _same_person(by_name, parts)
        if holder is None:
            holder = Holder(name=name, rule="name")
            holders.append(holder)
            by_name[parts] = holder
        elif len(parts) > len(name_parts(holder.name or "")):
            holder.name = name
            by_name[parts] = holder
        holder.mentions.append((person.start, person.end))
        for m in beside.get(n, ()):
            _give(holder, titles[m])
            holder.rule = "name_beside_title"
    taken = [False] * (len(reading) + 1)
    for start, end in [*(m for h in holders for m in h.mentions), *((t.start, t.end) for t in titles)]:
        taken[start:end] = [True] * (end - start)
    names = {n: name_parts(holder.name) for n, holder in enumerate(holders) if holder.name}
    order = sorted((start, n) for n, holder in enumerate(holders) for start, _ in holder.mentions)
    for start, end, people in surname_mentions(reading, names, taken):
        before = [n for at, n in order if n in people and at < start]
        who = before[-1] if before else (people[0] if len(set(people)) == 1 else None)
        if who is not None:
            holders[who].mentions.append((start, end))
    for n, title in enumerate(titles):
        if n not in used:
            _place_title(holders, title)
    return holders


def _within(reading: Reading, word: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = reading.span(word, word + 1)[0]
    return any(start <= at < end for start, end in spans)


def _same_person(by_name: dict[tuple[str, ...], Holder], parts: tuple[str, ...]) -> Holder | None:
    """A person already named whose name ends, or begins and ends, as this one does."""
    found = None
    for known, holder in by_name.items():
        short, long = sorted((parts, known), key=len)
        if long[len(long) - len(short) :] == short or "".join(long) == "".join(short) or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1]):
            found = holder
    return found


def _give(holder: Holder, title: Title) -> None:
    holder.titles.append(title)
    holder.mentions.append((title.start, title.end))
    if holder.title is None or holder.title.bare and not title.bare and holder.title.role == title.role:
        holder.title = title


def _place_title(holders: list[Holder], title: Title) -> None:
    """Join a title to the holder of the same office, or open a new one."""
    fit = [holder for holder in holders if any(_same_office(title, own) for own in holder.titles)]
    if title.bare and len({id(h) for h in fit}) > 1:
        fit = fit[-1:]
    if fit:
        _give(fit[0], title)
    elif not title.bare or title.kind in {"governor", "state"}:
        holders.append(Holder(title=title, titles=[title], mentions=[(title.start, title.end)], rule="title"))


def _same_office(a: Title, b: Title) -> bool:
    """Whether two titles may be the same office: same role, no other place, the words of one among those of the other."""
    if a.role.split()[0] != b.role.split()[0] and not (a.role.startswith("مدیر") and b.role.startswith("مدیر")):
        return False
    if a.place and b.place and a.place.replace("\u200c", " ") != b.place.replace("\u200c", " "):
        return False
    if a.kind in {"governor", "state"}:
        return a.role == b.role and (a.place == b.place or a.place is None or b.place is None)
    if a.bare or b.bare:
        return a.role == b.role
    left, right = a.content, b.content
    return left <= right or right <= left or len(left & right) >= 0.6 * len(left | right)


def _linked(reading: Reading, holders: list[Holder], parts: Sequence[Sentence], kinds: Sequence[str]) -> list[Holder]:
    """Persons without a title joined to titles without a name, by the order in which they speak."""
    order: list[int] = []
    spoke: set[int] = set()
    alone: set[int] = set()
    for part, kind in zip(parts, kinds, strict=True):
        for mention in (part.subject, part.source, part.topic):
            if mention is not None and mention.who is not None and kind in SPEAKING_ZONES:
                if mention is not part.topic or mention is part.subject:
                    spoke.add(mention.who)
                if mention.who not in order:
                    order.append(mention.who)
                    if also(reading, (mention.start, mention.end)):
                        alone.add(mention.who)
    into: dict[int, int] = {}

    def merge(office: int, person: int, rule: str) -> None:
        into[office] = person
        for title in holders[office].titles:
            holders[person].titles.append(title)
        holders[person].mentions += holders[office].mentions
        if holders[person].title is None:
            holders[person].title = holders[office].title
            holders[person].rule = rule

    offices = [n for n in order if holders[n].name is None]
    persons = [n for n in order if holders[n].name is not None]
    for person in persons:
        if holders[person].title is None:
            before = [n for n in order[: order.index(person)] if n in offices and n not in into]
            if before:
                merge(before[-1], person, "title_then_name")
    for office in offices:
        if office not in into and office not in alone and office in spoke:
            before = [n for n in order[: order.index(office)] if n in persons and holders[n].title is None]
            if len(before) == 1:
                merge(office, before[0], "name_then_title")
    if len(persons) == 1:
        for office in offices:
            if office not in into and office not in alone:
                merge(office, persons[0], "only_speaker")
    return [holder for n, holder in enumerate(holders) if n not in into]
