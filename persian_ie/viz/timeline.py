"""The times that an article tells, in their order: each with its place on a scale, the facts that hold then and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from persian_ie.io.rows import days_of
from persian_ie.types import Extraction
from persian_ie.viz.document import line, when
from persian_ie.viz.wording import digits, label, moment


@dataclass
class _Time:
    """A time, as its ISO value, with links to what the article says of it."""

    value: str
    start: date
    end: date
    facts: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)


def timeline(extraction: Extraction) -> str:
    """The section with the time line; empty where the article tells no days."""
    times = sorted(_times(extraction), key=lambda time: (time.start, time.end))
    if not times:
        return ""
    published = extraction.article.anchor
    scale = _Scale(times, published)
    now = f"؛ خط‌چین روز انتشار است ({moment(published.isoformat())})" if published and scale.tells else ""
    return (
        f'<section aria-labelledby="times">\n<h2 id="times">خط زمان <small>{digits(len(times))} زمان</small></h2>\n'
        f'<p class="note">از گذشته به آینده، از راست به چپ{now}.</p>\n'
        f'<ol class="times">\n{"".join(_item(time, scale) for time in times)}</ol>\n</section>\n'
    )


def _times(extraction: Extraction) -> Iterator[_Time]:
    """Each time once; a fact's words stand for those of the date in it."""
    times: dict[tuple[date, date], _Time] = {}

    def at(value: str | None) -> _Time | None:
        start, end = days_of(value)
        return None if value is None or start is None or end is None else times.setdefault((start, end), _Time(value, start, end))

    for number, fact in enumerate(extraction.facts, 1):
        if (time := at(fact.time)) is not None:
            where = f" <small>{line(fact.place.full_name)}</small>" if fact.place else ""
            item = f" <small>{line(fact.item)}</small>" if fact.item and fact.item not in fact.text else ""
            time.facts.append(f'<li><a href="#fact-{number}">{line(fact.text)}</a>{item}{where}</li>')
    for number, timex in enumerate(extraction.dates, 1):
        if (time := at(timex.value)) is not None:
            time.mentions.append(f'<a href="#date-{number}">{line(timex.text)}</a>')
    yield from times.values()


class _Scale:
    """Where days stand on a line of 1000, the earliest at its right end."""

    def __init__(self, times: list[_Time], published: date | None) -> None:
        days = [day.toordinal() for time in times for day in (time.start, time.end)] + ([published.toordinal()] if published else [])
        self.first = min(days)
        self.days = max(days) - self.first + 1
        self.published = published
        self.tells = self.days > 1 and (len(times) > 1 or published is not None)  # else a line is only a line

    def __call__(self, day: date) -> float:
        return round(1000 - 1000 * (day.toordinal() - self.first + 0.5) / self.days, 1)


def _item(time: _Time, scale: _Scale) -> str:
    said = f"<li><small>{label('kinds', 'date')}: {'، '.join(time.mentions)}</small></li>" if time.mentions else ""
    return f"<li>{when(time.value)}\n{_bar(time, scale)}<ul>{''.join(time.facts)}{said}</ul></li>\n"


def _bar(time: _Time, scale: _Scale) -> str:
    """The time on the scale, for the eye only: its words stand beside it."""
    if not scale.tells:
        return "<span></span>"
    now = "" if scale.published is None else f'<path class="now" d="M{scale(scale.published)} 0V20"/>'
    return (
        '<svg aria-hidden="true" viewBox="0 0 1000 20" preserveAspectRatio="none"><path class="axis" d="M0 10H1000"/>'
        f'{now}<path class="span" d="M{scale(time.start)} 10H{scale(time.end)}"/></svg>\n'
    )
