"""The stretches of an article that are highlighted, and its text as HTML with marks around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from persian_ie.articles import CONTENT_KINDS
from persian_ie.types import Entity, Extraction, Fact, Official, Timex, Zone

Found = Fact | Timex | Official | Entity | Zone

_ENTITY_KINDS = {"PERSON": "person", "LOC": "place", "GPE": "place", "ORG": "agency"}


class Mark(NamedTuple):
    """A stretch of the text to highlight: ``fact``, ``date``, ``person``, ``place``, ``agency`` or ``furniture``.

    ``key`` names what was found there (``fact-1``); several marks share it where an official is mentioned several times.
    """

    start: int
    end: int
    kind: str
    key: str = ""
    found: Found | None = None


def marks(extraction: Extraction) -> Iterator[Mark]:
    """The marks of an article: its furniture, facts, dates, officials, and the entities that are none of these."""
    for zone in extraction.zones:
        if zone.kind not in CONTENT_KINDS:
            yield Mark(zone.start, zone.end, "furniture", found=zone)
    for number, fact in enumerate(extraction.facts, 1):
        yield Mark(fact.start, fact.end, "fact", f"fact-{number}", fact)
    for number, timex in enumerate(extraction.dates, 1):
        yield Mark(timex.start, timex.end, "date", f"date-{number}", timex)
    mentions = set()
    for number, person in enumerate(extraction.officials, 1):
        for start, end in person.mentions:
            mentions.add((start, end))
            yield Mark(start, end, "person", f"official-{number}", person)
    for number, entity in enumerate(extraction.entities, 1):
        kind = _ENTITY_KINDS.get(entity.label)
        if kind and (entity.start, entity.end) not in mentions:
            yield Mark(entity.start, entity.end, kind, f"entity-{number}", entity)


def highlight(
    text: str, marks: Iterable[Mark], opening: Callable[[Mark], str] = lambda mark: f'<mark class="{escaped(mark.kind)}">'
) -> str:
    """Escape a text and put its marks around the words they are about.

    Marks may lie in one another; where two only overlap, the one that begins later is cut in two. Of two on the same words, furniture
    is outside and a fact comes next. `opening` makes the tag that a mark, or a piece of one, begins with.

    Examples
    --------
    >>> highlight("از ۵ تا ۷", [Mark(3, 9, "fact"), Mark(8, 9, "date")])
    'از <mark class="fact">۵ تا <mark class="date">۷</mark></mark>'
    """
    starting: dict[int, list[Mark]] = {}
    edges = {0, len(text)}
    for mark in sorted(set(marks), key=lambda mark: (-mark.end, mark.kind != "furniture", mark.kind != "fact", *mark[:4])):
        start, end = max(mark.start, 0), min(mark.end, len(text))
        if start < end:
            starting.setdefault(start, []).append(mark._replace(end=end))
            edges |= {start, end}
    pieces: list[str] = []
    opened: list[Mark] = []
    for here, there in pairwise(sorted(edges)):
        ended = next((depth for depth, mark in enumerate(opened) if mark.end <= here), len(opened))
        pieces += ["</mark>"] * (len(opened) - ended)
        reopened = [mark for mark in opened[ended:] if mark.end > here] + starting.get(here, [])
        opened = opened[:ended] + reopened
        pieces += map(opening, reopened)
        pieces.append(escaped(text[here:there]))
    return "".join(pieces + ["</mark>"] * len(opened))


def escaped(value: object) -> str:
    """Text for any place in HTML; a lone surrogate, which no page can hold, becomes a question mark."""
    return escape(str(value or "").encode("utf-8", "replace").decode("utf-8"))
