"""The rule by which the tagger's spans and those of grammars and lexicons become one list of entities.

Chosen on the development part of PEYMA and on a held-out part of NSURL-2019's training data (see ``models/ner/README.md``):

1. What the tagger sees stands as it sees it. Where a record of the same label covers at least half of what both cover, the
   entity takes its ``kind``; a place's ``id`` it takes only if it is that place, with or without the level (``استان تهران``).
   But a name that the gazetteer resolved is a place even if the tagger takes it for a person (``میبد - فرماندار میبد``).
2. Where the tagger sees nothing, percentages, days with their month, countries and provinces, and places with their level
   (``شهرستان سلسله``) are entities, and so are measures that are neither money nor a share. Other records are there wrong more
   often than right.
3. Without the tagger, all records are entities; of two that overlap the longer stays, of two as long the first given.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from persian_ie.lexicons.gazetteer import level_word
from persian_ie.types import Entity

#: Levels of places that stand where the tagger sees nothing; those of other levels only behind a word for the level.
SURE_LEVELS = frozenset({"country", "province"})
_ENOUGH = {"LOC": 0.3}  # the share that must be covered, where it is not half: a level word is longer than many names


def join(tagged: Sequence[Entity] | None, records: Iterable[tuple[Entity, bool]]) -> list[Entity]:
    """Entities in order, none overlapping.

    Parameters
    ----------
    tagged : sequence of Entity or None
        The tagger's entities, in order; ``None`` if there is no tagger.
    records : iterable of (Entity, bool)
        What grammars and lexicons found, and whether it may stand where the tagger sees nothing.
    """
    if tagged is None:
        return _longest([entity for entity, _ in records])
    starts = [entity.start for entity in tagged]
    best: dict[int, tuple[float, Entity]] = {}
    alone: list[Entity] = []
    for record, sure in records:
        i = max(bisect_right(starts, record.start) - 1, 0)
        free = True
        while i < len(tagged) and tagged[i].start < record.end:
            entity = tagged[i]
            if entity.end > record.start:
                free = False
                share = _share(entity, record)
                if share == 1.0 and entity.label == "PERSON" and record.label == "LOC" and (record.id or sure):
                    best[i] = 2.0, record
                elif entity.label == record.label and share >= _ENOUGH.get(entity.label, 0.5) and share > best.get(i, (0.0, record))[0]:
                    best[i] = share, record
            i += 1
        if free and sure:
            alone.append(record)
    named = [_named(entity, best[i][1]) if i in best else entity for i, entity in enumerate(tagged)]
    return sorted([*named, *_longest(alone)], key=lambda entity: entity.start)


def _share(one: Entity, other: Entity) -> float:
    """What both cover, of what either covers."""
    return (min(one.end, other.end) - max(one.start, other.start)) / (max(one.end, other.end) - min(one.start, other.start))


def _named(entity: Entity, record: Entity) -> Entity:
    """The tagger's entity with the record's kind, and its id where both mean the same place."""
    if entity.label != record.label:
        return record
    first, last = sorted((entity, record), key=lambda e: e.start)
    words = first.text[: last.start - first.start].split()
    same = entity.end == record.end and (not words or (len(words) == 1 and level_word(words[0]) is not None))
    if record.label == "LOC" and not same:
        return entity
    return Entity(entity.start, entity.end, entity.text, entity.label, record.kind, record.id)


def _longest(entities: Sequence[Entity]) -> list[Entity]:
    """Of entities that overlap the longest, of those as long the first; in order."""
    kept: list[Entity] = []
    starts: list[int] = []
    for entity in sorted(entities, key=lambda e: e.start - e.end):
        at = bisect_right(starts, entity.start)
        if (at and kept[at - 1].end > entity.start) or (at < len(kept) and kept[at].start < entity.end):
            continue
        kept.insert(at, entity)
        starts.insert(at, entity.start)
    return kept
