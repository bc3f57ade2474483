"""Mentions joined to persons and offices: the same name, the same office, a title and the name that follows it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from persian_ie.components.officials.elections import with_body
from persian_ie.components.officials.mentions import find_persons, name_parts, pairs, surname_mentions, without_names
from persian_ie.lexicons.people import full_name
from persian_ie.lexicons.phrases import Reading, keys
from persian_ie.lexicons.speech import Cue
from persian_ie.types import Zone
from persian_ie.values.quotes import SPEAKING_ZONES, Sentence, also
from persian_ie.values.titles import Title, find_titles

_DEAD = frozenset({"شهید", "شهیدان", "مرحوم", "مرحومه"})  # they speak no more
_CLERICS = frozenset({"ایت", "حضرت", "امام"})
_FORMER = frozenset({"سابق", "اسبق", "پیشین"})
_COMPARED = 200  # offices of one role that a title is compared with: an article has a handful, a hostile text may have thousands


@dataclass(slots=True)
class Holder:
    """A person or an office of the article while it is being put together: what is known, and the words that mention it."""

    name: str | None = None
    title: Title | None = None
    titles: list[Title] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    rule: str = ""

    def first(self) -> int:
        """The word of the first mention."""
        return min(start for start, _ in self.mentions)

    def give(self, title: Title) -> None:
        """Add a title of this holder; the first one that says more than the role counts."""
        self.mentions.append((title.start, title.end))
        if not any(own[2:8] == title[2:8] for own in self.titles[:_COMPARED]):
            self.titles.append(title)
        if self.title is None or (self.title.bare and not title.bare and self.title.role == title.role):
            self.title = title


class _People:
    """Persons by name, to find one again under a shorter or longer form of the name."""

    def __init__(self) -> None:
        self._by_end: dict[str, list[tuple[tuple[str, ...], Holder]]] = {}
        self._inner: dict[str, Holder] = {}

    def find(self, parts: tuple[str, ...]) -> Holder | None:
        """The person named last whose name ends, or begins and ends, as this one does."""
        for known, holder in reversed(self._by_end.get("".join(parts)[-3:], [])[-_COMPARED:]):
            short, long = sorted((parts, known), key=len)
            glued = "".join(short)
            ends = any("".join(long[n:]) == glued for n in range(len(long)))
            if ends or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1]):
                return holder
        return None

    def within(self, part: str) -> Holder | None:
        """The person named last whose name has this surname inside: «صبوری» is صفا صبوری دیلمی."""
        return self._inner.get(part)

    def add(self, parts: tuple[str, ...], holder: Holder) -> None:
        """Remember a person under a name."""
        for part in parts[1:-1]:
            self._inner[part] = holder
        if len(parts) > 1 and "\u200c" in (holder.name or "").split()[-1]:
            self._inner["".join(keys((holder.name or "").split()[-1])[:1])] = holder
        self._by_end.setdefault("".join(parts)[-3:], []).append((parts, holder))


def gather(reading: Reading, cues: list[Cue], starts: list[int], idle: Sequence[Zone]) -> list[Holder]:
    """Persons with the titles beside them and their later mentions, then titles without a name, alike ones joined.

    Parameters
    ----------
    reading : Reading
        The text.
    cues : list of Cue
        Its speech verbs and cues.
    starts : list of int
        The words that begin sentences.
    idle : sequence of Zone
        Zones whose names don't count: page furniture.
    """
    titles = [t for t in without_names(reading, find_titles(reading)) if not _within(reading, t.start, idle)]
    persons = [p for p in find_persons(reading, titles, cues, starts) if not _within(reading, p.start, idle)]
    beside, used = pairs(reading, persons, titles, starts)
    titles = with_body(reading, titles, used, starts)
    holders: list[Holder] = []
    people = _People()
    for n, person in enumerate(persons):
        if reading.keys[person.start] in _DEAD and n not in beside:
            continue
        name = full_name(reading, person)
        parts = name_parts(name)
        holder = people.find(parts)
        if holder is None and len(parts) == 1:
            holder = people.within(parts[0])
        if holder is None:
            holder = Holder(name=name, rule="name")
            holders.append(holder)
            people.add(parts, holder)
        elif len(parts) > len(name_parts(holder.name or "")):
            holder.name = name
            people.add(parts, holder)
        holder.mentions.append((person.start, person.end))
        for m in beside.get(n, ()):
            holder.give(titles[m])
            holder.rule = "name_beside_title"
    _later_mentions(reading, holders, titles)
    offices: dict[str, list[Holder]] = {}
    for holder in holders:
        for title in holder.titles:
            offices.setdefault(_role(title), []).append(holder)
    for n, title in enumerate(titles):
        if n not in used:
            _place_title(holders, offices, title)
    return holders


def _within(reading: Reading, word: int, zones: Sequence[Zone]) -> bool:
    at = reading.span(word, word + 1)[0]
    n = bisect.bisect_right(zones, at, key=lambda zone: zone.start) - 1
    return n >= 0 and at < zones[n].end


def _later_mentions(reading: Reading, holders: list[Holder], titles: Sequence[Title]) -> None:
    """Add the mentions by surname; a surname that several persons share means the one of them named last before it."""
    taken = [False] * (len(reading) + 1)
    for start, end in [*(m for h in holders for m in h.mentions), *((t.start, t.end) for t in titles)]:
        taken[start:end] = [True] * (end - start)
    names = {n: name_parts(holder.name) for n, holder in enumerate(holders) if holder.name}
    named = {n: sorted(start for start, _ in holder.mentions) for n, holder in enumerate(holders)}
    for start, end, people in surname_mentions(reading, names, taken):
        candidates = list(dict.fromkeys(people[-_COMPARED:]))
        last = [(starts[at - 1], n) for n in candidates if (at := bisect.bisect_left(starts := named[n], start))]
        if last or len(candidates) == 1:
            holders[max(last)[1] if last else candidates[0]].mentions.append((start, end))


def _role(title: Title) -> str:
    first = title.role.split()[0]
    return "مدیر" if first.startswith("مدیر") else first


def _place_title(holders: list[Holder], offices: dict[str, list[Holder]], title: Title) -> None:
    """Join a title to the holder of the same office, or open a new one."""
    alike = offices.setdefault(_role(title), [])
    fit = [holder for holder in alike[-_COMPARED:] if any(_same_office(title, own) for own in holder.titles[:_COMPARED])]
    if fit:
        (fit[-1] if title.bare else fit[0]).give(title)
    elif not title.bare or title.kind in {"governor", "state"}:
        holder = Holder(title=title, titles=[title], mentions=[(title.start, title.end)], rule="title")
        holders.append(holder)
        alike.append(holder)


def _same_office(a: Title, b: Title) -> bool:
    """Whether two titles may be the same office: same role, no other place, the words of one among those of the other."""
    if _role(a) != _role(b) or (_FORMER.isdisjoint(a.role.split()) != _FORMER.isdisjoint(b.role.split()) and not (a.bare or b.bare)):
        return False
    if a.place and b.place and a.place.replace("\u200c", " ") != b.place.replace("\u200c", " "):
        return False
    if a.kind in {"governor", "state"} or a.bare or b.bare:
        return a.role == b.role
    left, right = a.content, b.content
    return left <= right or right <= left or len(left & right) >= 0.6 * len(left | right)


def linked(reading: Reading, holders: list[Holder], parts: Sequence[Sentence], kinds: Sequence[str]) -> list[Holder]:
    """Persons without a title joined to titles without a name, by the order in which they speak.

    «مدیرکل … خبر داد. بهروز کریمی‌نژاد گفت» and «بهروز کریمی‌نژاد گفت … مدیرکل … افزود» are one person; so is a second office in an article
    with a single speaker, unless «نیز» tells that somebody else begins.
    """
    order, spoke, alone, before = _appearances(reading, parts, kinds)
    into: dict[int, int] = {}

    def merge(office: int, person: int, rule: str) -> None:
        into[office] = person
        holders[person].titles += holders[office].titles
        holders[person].mentions += holders[office].mentions
        if holders[person].title is None:
            holders[person].title = holders[office].title
            holders[person].rule = rule

    open_offices: list[int] = []
    for n in order:
        if holders[n].name is None:
            open_offices.append(n)
        elif holders[n].title is None and open_offices and _may_hold(reading, holders[n], holders[open_offices[-1]]):
            merge(open_offices.pop(), n, "title_then_name")
    untitled: list[int] = []
    for n in order:
        if holders[n].name is not None:
            if holders[n].title is None:
                untitled.append(n)
        elif n not in into and n not in alone and n in spoke:
            last = before.get(n)
            person = untitled[0] if len(untitled) == 1 else last
            if person in untitled and person is not None and _may_hold(reading, holders[person], holders[n]):
                untitled.remove(person)
                merge(n, person, "name_then_title")
    named = [n for n in order if holders[n].name is not None]
    if len(named) == 1:
        for n in order:
            office = holders[n].name is None and n not in into and n not in alone
            if office and _may_hold(reading, holders[named[0]], holders[n]):
                merge(n, named[0], "only_speaker")
    return [holder for n, holder in enumerate(holders) if n not in into]


def _may_hold(reading: Reading, person: Holder, office: Holder) -> bool:
    """The Leader is never meant by a name that is not honoured as his."""
    leader = office.title is not None and office.title.kind == "state" and office.title.role.startswith(("رهبر", "مقام معظم"))
    return not leader or any(reading.keys[start] in _CLERICS for start, _ in person.mentions)


def _appearances(reading: Reading, parts: Sequence[Sentence], kinds: Sequence[str]) -> tuple[list[int], set[int], set[int], dict[int, int]]:
    """Who speaks or begins a sentence, in the order of appearance; those who speak; those whom «نیز» tells apart; who spoke before each."""
    order: dict[int, None] = {}
    spoke: set[int] = set()
    alone: set[int] = set()
    before: dict[int, int] = {}
    last: int | None = None
    for part, kind in zip(parts, kinds, strict=True):
        if kind not in SPEAKING_ZONES:
            continue
        for mention in (part.subject, part.source, part.topic):
            if mention is None or mention.who is None:
                continue
            if mention is part.subject or mention is part.source:
                spoke.add(mention.who)
            if mention.who not in order:
                order[mention.who] = None
                if last is not None:
                    before[mention.who] = last
                if also(reading, (mention.start, mention.end)):
                    alone.add(mention.who)
            last = mention.who
    return list(order), spoke, alone, before
