"""An extraction as right-to-left HTML: the text with highlights, and tables of its facts and officials.

The page is one fragment without scripts or anything loaded from elsewhere. Whatever the article says is escaped. Colours are
see-through over the page's own, so that it reads well in light and dark notebooks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise
from string import Template
from typing import Any, NamedTuple

from persian_ie.articles import CONTENT_KINDS
from persian_ie.types import Extraction, Fact
from persian_ie.values.amounts import amount

KINDS = {"fact": "آمار", "date": "زمان", "person": "شخص", "place": "مکان", "agency": "نهاد"}
ENTITY_KINDS = {"PERSON": "person", "LOC": "place", "GPE": "place", "ORG": "agency"}


class Mark(NamedTuple):
    """A stretch of the text to highlight, and what to show when the pointer rests on it."""

    start: int
    end: int
    kind: str
    title: str = ""


def render(extraction: Extraction) -> str:
    """Render an extraction as a fragment of HTML, as notebooks show it.

    Parameters
    ----------
    extraction : Extraction
        What `persian_ie.extract` returned.

    Returns
    -------
    str
        A style sheet and one ``<div dir="rtl">``; safe to put into any page.

    Examples
    --------
    >>> from persian_ie.types import Article, Extraction, Fact
    >>> page = render(Extraction(Article("۵۳۷ تعاونی ثبت شد."), facts=(Fact(0, 10, "۵۳۷ تعاونی", 537, "count", item="تعاونی"),)))
    >>> '<mark class="fact" title="537 count · تعاونی · other">۵۳۷ تعاونی</mark> ثبت شد.' in page
    True
    """
    marks = list(_marks(extraction))
    present = {mark.kind for mark in marks}
    legend = "".join(f'<mark class="{kind}">{name}</mark>\n' for kind, name in KINDS.items() if kind in present)
    return _template().substitute(
        legend=f'<div class="legend">{legend}</div>\n' if legend else "",
        text=highlight(extraction.text, marks),
        tables=_facts_table(extraction.facts) + _officials_table(extraction),
    )


@cache
def _template() -> Template:
    return Template(files("persian_ie.viz").joinpath("extraction.html").read_text(encoding="utf8"))


def highlight(text: str, marks: Iterable[Mark]) -> str:
    """Escape a text and put its marks around the words they are about.

    Marks may lie in one another; where two only overlap, the one that begins later is cut in two. Of two on the same words, furniture
    is outside and a fact comes next.

    Examples
    --------
    >>> highlight("از ۵ تا ۷", [Mark(3, 9, "fact"), Mark(8, 9, "date")])
    'از <mark class="fact" title="">۵ تا <mark class="date" title="">۷</mark></mark>'
    """
    starting: dict[int, list[Mark]] = {}
    edges = {0, len(text)}
    for mark in sorted(set(marks), key=lambda mark: (-mark.end, mark.kind != "furniture", mark.kind != "fact", mark)):
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
        pieces += [f'<mark class="{_escaped(mark.kind)}" title="{_escaped(mark.title)}">' for mark in reopened]
        pieces.append(_escaped(text[here:there]))
    return "".join(pieces + ["</mark>"] * len(opened))


def _marks(extraction: Extraction) -> Iterator[Mark]:
    for zone in extraction.zones:
        if zone.kind not in CONTENT_KINDS:
            yield Mark(zone.start, zone.end, "furniture", zone.kind)
    for fact in extraction.facts:
        yield Mark(fact.start, fact.end, "fact", _told(amount(fact) + " " + fact.unit, fact.item, *_codes(fact), *_circumstances(fact)))
    for date in extraction.dates:
        yield Mark(date.start, date.end, "date", _told(date.value or "؟", *date.flags))
    officials = set()
    for person in extraction.officials:
        for start, end in person.mentions:
            officials.add((start, end))
            yield Mark(start, end, "person", _told(person.name, person.role, person.organization, person.place))
    for entity in extraction.entities:
        kind = ENTITY_KINDS.get(entity.label)
        if kind and (entity.start, entity.end) not in officials:
            yield Mark(entity.start, entity.end, kind, _told(entity.kind, entity.id))


def _codes(fact: Fact) -> list[str]:
    """The kind of statistic, and what is not as usual about it."""
    usual = {"actual", "level"}
    return [code for code in (fact.indicator, fact.modality, fact.change) if code not in usual]


def _circumstances(fact: Fact) -> list[str | None]:
    place = fact.place.full_name if fact.place else None
    speaker = fact.speaker.name or fact.speaker.role if fact.speaker else None
    return [place, fact.time, speaker]


def _told(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _facts_table(facts: Sequence[Fact]) -> str:
    header = ("مقدار", "یکا", "چه", "شاخص", "کجا", "کی", "گوینده")
    rows = (
        (amount(fact), fact.unit + (f" / {fact.per}" if fact.per else ""), fact.item, _told(*_codes(fact)), *_circumstances(fact))
        for fact in facts
    )
    return _table("آمارها", header, rows)


def _officials_table(extraction: Extraction) -> str:
    rows = ((person.name, person.role, person.organization, person.place) for person in extraction.officials)
    return _table("مسئولان", ("نام", "سمت", "نهاد", "حوزه"), rows)


def _table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """A table in which each cell keeps its own direction; nothing where there are no rows."""
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    head = "".join(f'<th scope="col">{name}</th>' for name in header)
    return f"<table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n" if body else ""


def _cell(content: str | None) -> str:
    """A cell; dates and codes break nowhere but at the slash of an interval."""
    plain = ' class="plain"' if content and content.isascii() else ""
    return f"<td{plain}><bdi>{_escaped(content).replace('/', '/<wbr>')}</bdi></td>"


def _escaped(value: Any) -> str:
    """Text for any place in HTML; a lone surrogate, which no page can hold, becomes a question mark."""
    return escape(str(value or "").encode("utf-8", "replace").decode("utf-8"))
