"""One article as a page for readers: the text with highlights, the table of its facts, its officials, and a time line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from persian_ie.articles import page as read_page
from persian_ie.io.rows import days_of
from persian_ie.io.tables import shown
from persian_ie.types import Entity, Extraction, Fact, Official, Timex, Value, Zone
from persian_ie.viz.document import document, line, when
from persian_ie.viz.marks import Mark, escaped, highlight, marks
from persian_ie.viz.timeline import timeline
from persian_ie.viz.wording import bounded_number, circumstances, digits, label, moment, office, unit, whole_number

_KINDS = ("fact", "date", "person", "place", "agency")
_STYLED = frozenset({"title", "abstract", "kicker", "subhead"})


def page(extraction: Extraction, home: str | None = None) -> str:
    """Make the page of an article.

    Parameters
    ----------
    extraction : Extraction
        What `persian_ie.extract` returned.
    home : str, optional
        Address of the list of articles that the page is in.

    Returns
    -------
    str
        HTML that needs neither other files nor network.
    """
    found = [mark for mark in marks(extraction) if mark.start < mark.end]
    nav = f'<nav aria-label="گزارش"><a href="{escaped(home)}">فهرست خبرها</a></nav>\n' if home else ""
    skip = '<a class="skip" href="#facts">پرش به جدول آمارها</a>\n' if extraction.facts else ""
    body = (
        f"{skip}<header>\n{nav}{_about(extraction)}</header>\n<main>\n"
        f'<article aria-labelledby="title">\n{_legend(found)}<div class="text">\n{_text(extraction, found)}</div>\n</article>\n'
        f"{_facts(extraction)}{timeline(extraction)}{_officials(extraction)}"
        '<div id="card" class="card" hidden></div>\n</main>\n'
        "<footer>یافته‌ها را برنامهٔ persian-ie خودکار از متن بیرون کشیده است؛ پیش از انتشار با متن بسنجید.</footer>\n"
        '<p id="status" class="unseen" role="status"></p>\n'
        f"<div hidden>\n{''.join(_cards(extraction, found))}</div>"
    )
    return document(title_of(extraction), body)


def title_of(extraction: Extraction) -> str:
    """What an article is called: its title, that which its page begins with, or its id."""
    article = extraction.article
    zones = (extraction.text[zone.start : zone.end] for zone in extraction.zones if zone.kind == "title")
    return article.title or next(zones, None) or article.id or "خبر بی‌عنوان"


def agency_of(extraction: Extraction) -> str | None:
    """Where an article was published: its source, or the agency that its text names as such."""
    if extraction.article.source:
        return extraction.article.source
    agency = read_page(extraction.text, extraction.article).agency
    return None if agency is None else agency.value


def _about(extraction: Extraction) -> str:
    """Agency, day of publication and address."""
    article = extraction.article
    parts = []
    if agency := agency_of(extraction):
        parts.append(line(agency))
    if article.published:
        parts.append(when(article.published))
    if article.url and re.match("https?://", article.url):  # no address that could be a script
        parts.append(f'<a href="{escaped(article.url)}" rel="noreferrer external">خبر در وبگاه رسانه</a>')
    return f'<ul class="meta">{"".join(f"<li>{part}</li>" for part in parts)}</ul>\n' if parts else ""


def _legend(found: Iterable[Mark]) -> str:
    """A switch for each kind of highlight, with the number of what was found."""
    keys: dict[str, set[str]] = {}
    for mark in found:
        keys.setdefault(mark.kind, set()).add(mark.key)
    boxes = (
        f'<label class="{kind}"><input type="checkbox" checked data-kind="{kind}">{label("kinds", kind)} '
        f"<small>{digits(len(keys[kind]))}</small></label>\n"
        for kind in _KINDS
        if kind in keys
    )
    told = "".join(boxes)
    hint = "روی هر برجسته بایستید یا با Tab به آن بروید تا مقدار و سرچشمه‌اش را ببینید؛ Enter به جدول می‌رود و Esc کارت را می‌بندد."
    legend = f'<legend class="unseen">برجسته‌سازی</legend>\n<p class="unseen">{hint}</p>\n'
    return f'<fieldset class="kinds">{legend}{told}</fieldset>\n' if told else ""


def _text(extraction: Extraction, found: list[Mark]) -> str:
    """The text, a paragraph a line; the title is the heading of the page."""
    text = extraction.text
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    marks_of: list[list[Mark]] = [[] for _ in starts]
    for mark in found:
        first, last = bisect_right(starts, mark.start) - 1, bisect_right(starts, mark.end - 1) - 1
        for number in range(first, last + 1):
            marks_of[number].append(mark._replace(start=mark.start - starts[number], end=mark.end - starts[number]))
    opening = _Opening()
    kind_at = _Kinds(extraction.zones)
    paragraphs = []
    titled = False
    for start, end, marked in zip(starts, [*starts[1:], len(text)], marks_of, strict=True):
        words = text[start:end].rstrip("\n")
        if not words.strip():
            continue
        kind = kind_at(start + len(words) - len(words.lstrip()))
        content = highlight(words, marked, opening)
        if kind == "title" and not titled:
            titled = True
            paragraphs.append(f'<h1 id="title">{content}</h1>\n')
        else:
            styled = f' class="{kind}"' if kind in _STYLED else ""
            paragraphs.append(f"<p{styled}>{content}</p>\n")
    heading = "" if titled else f'<h1 id="title">{line(title_of(extraction))}</h1>\n'
    return heading + "".join(paragraphs)


class _Kinds:
    """The kind of zone that a character is in."""

    def __init__(self, zones: Iterable[Zone]) -> None:
        self._zones = sorted(zones, key=lambda zone: zone.start)
        self._starts = [zone.start for zone in self._zones]

    def __call__(self, offset: int) -> str:
        number = bisect_right(self._starts, offset) - 1
        return self._zones[number].kind if number >= 0 and offset < self._zones[number].end else ""


class _Opening:
    """Makes the tags of marks. The first of those with a key is what links and the keyboard go to."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, mark: Mark) -> str:
        if isinstance(mark.found, Zone):
            return f'<mark class="furniture" title="{escaped(shown(label("zones", mark.found.kind)))}">'
        card = f'data-card="{mark.key}-card"'
        if mark.key in self._seen:
            return f'<mark class="{mark.kind}" {card}>'
        self._seen.add(mark.key)
        number = f' data-n="{digits(mark.key.partition("-")[2])}"' if mark.kind == "fact" else ""
        return f'<mark class="{mark.kind}" id="{mark.key}" tabindex="0" aria-describedby="{mark.key}-card" {card}{number}>'


def _facts(extraction: Extraction) -> str:
    heads = (("در متن", True), ("مقدار", True), ("یکا", False), ("موضوع", False), ("شاخص", False), ("کجا", False), ("کی", False),
             ("گوینده", False), ("درستی", True))  # fmt: skip
    rows = [_fact_row(fact, number) for number, fact in enumerate(extraction.facts, 1)]
    if not rows:
        return '<section aria-labelledby="facts"><h2 id="facts">آمارها</h2><p class="note">در این متن آماری یافت نشد.</p></section>\n'
    return (
        f'<section aria-labelledby="facts">\n<h2 id="facts">آمارها <small>{digits(len(rows))} مورد</small></h2>\n'
        f"{table('facts-table', 'هر سطر یک عدد از متن است؛ پیوند ستون نخست به جای آن در متن می‌رود.', heads, rows)}"
        '<p class="note">درستی: از آمارهایی که به همین شیوه خوانده می‌شوند، چه سهمی در خبرهای آزمون درست بوده است؛ '
        "مکان، زمان و گوینده در آن به شمار نمی‌آیند.</p>\n</section>\n"
    )


def table(name: str, caption: str, heads: Iterable[tuple[str, bool]], rows: Iterable[str]) -> str:
    """A table that sorts; each head says whether its column is of numbers."""
    return f"{table_head(name, caption, heads)}{''.join(rows)}{TABLE_END}"


def table_head(name: str, caption: str, heads: Iterable[tuple[str, bool]]) -> str:
    """A table up to its first row."""
    number = ' data-type="number"'
    cells = "".join(f'<th scope="col"{number if numeric else ""}>{head}</th>' for head, numeric in heads)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}-caption">\n<table class="sortable" id="{name}">\n'
        f'<caption id="{name}-caption">{caption}</caption>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n'
    )


TABLE_END = "</tbody>\n</table>\n</div>\n"


def _fact_row(fact: Fact, number: int) -> str:
    again = "" if fact.same_as is None else ' class="again"'
    tags = "".join(f'<span class="tag">{line(tag)}</span>' for tag in circumstances(fact))
    if fact.same_as is not None:
        tags += f'<a class="tag" href="#row-{fact.same_as + 1}">تکرار {digits(fact.same_as + 1)}</a>'
    score = "" if fact.score is None else f"{digits(round(fact.score * 100))}٪"
    return (
        f'<tr id="row-{number}" tabindex="-1"{again}>'
        f'<th scope="row" data-key="{number}">{digits(number)}. <a href="#fact-{number}">{line(fact.text)}</a></th>'
        f'<td class="number" data-key="{sort_key(fact.value)}">{line(bounded_number(fact))}</td>'
        f"<td>{line(unit(fact))}</td>"
        f"<td>{line(fact.item)}{tags}</td>"
        f"<td>{line(label('indicators', fact.indicator))}</td>"
        f"<td>{line(fact.place and fact.place.full_name)}</td>"
        f"<td{_day_key(fact.time)}>{when(fact.time)}</td>"
        f"<td>{_person(fact)}</td>"
        f'<td class="nowrap" data-key="{"" if fact.score is None else fact.score}">{score}</td></tr>\n'
    )


def sort_key(value: Value) -> str:
    """A number as scripts read it."""
    try:
        return repr(float(value))
    except OverflowError:
        return "Infinity"


def _day_key(value: str | None) -> str:
    start, end = days_of(value)
    return "" if start is None or end is None else f' data-key="{start}/{end}"'


def _person(fact: Fact) -> str:
    if fact.speaker is None:
        return ""
    told = office(fact.speaker)
    return f"{line(fact.speaker.name)}<small>{line(told)}</small>" if fact.speaker.name else line(told)


def _officials(extraction: Extraction) -> str:
    heads = (("نام", False), ("سمت", False), ("نهاد", False), ("حوزه", False), ("بارها در متن", True))
    rows = [
        f'<tr id="official-{number}-row" tabindex="-1"><th scope="row"><a href="#official-{number}">{line(person.name)}</a></th>'
        f"<td>{line(person.role)}</td><td>{line(person.organization)}</td><td>{line(person.place)}</td>"
        f'<td class="number" data-key="{len(person.mentions)}">{digits(len(person.mentions))}</td></tr>\n'
        for number, person in enumerate(extraction.officials, 1)
    ]
    if not rows:
        return ""
    return (
        f'<section aria-labelledby="officials">\n<h2 id="officials">مسئولان <small>{digits(len(rows))} نفر</small></h2>\n'
        f"{table('officials-table', 'کسانی که در متن با سمت خود آمده‌اند.', heads, rows)}</section>\n"
    )


def _cards(extraction: Extraction, found: Iterable[Mark]) -> Iterator[str]:
    """What the card of each mark shows, once for all marks with the same key."""
    told = set()
    for mark in found:
        if mark.key and mark.key not in told:
            told.add(mark.key)
            yield f'<section id="{mark.key}-card">{_card(mark, extraction.text)}</section>\n'


def _card(mark: Mark, text: str) -> str:
    match mark.found:
        case Fact() as fact:
            number = mark.key.partition("-")[2]
            what = fact.item if fact.unit == "count" and fact.item else unit(fact)
            rows = [*_slots(fact, text), ("ردیف", f'<a href="#row-{number}">ردیف {digits(number)} جدول</a>')]
            return _told(mark, line(f"{bounded_number(fact)} {what}"), rows)
        case Timex() as timex:
            calendars = {"jalali": "خورشیدی", "gregorian": "میلادی", "hijri": "قمری"}
            rows = [
                ("مقدار", _codes(timex.value) or "متن برای تعیین روز بس نیست"),
                ("تقویم", calendars.get(timex.calendar or "", "")),
                ("تردید", _codes(*timex.flags)),
                ("قاعده", _codes(timex.rule)),
            ]
            return _told(mark, line(moment(timex.value) if timex.value else timex.text), rows)
        case Official() as person:
            row = f'<a href="#{mark.key}-row">جدول مسئولان</a>'
            rows = [
                ("سمت", line(person.role)), ("نهاد", line(person.organization)), ("حوزه", line(person.place)),
                ("قاعده", _codes(person.rule)), ("ردیف", row),
            ]  # fmt: skip
            return _told(mark, line(person.name), rows)
        case Entity() as entity:
            rows = [("گونه", line(label("entities", entity.kind)) if entity.kind else ""), ("شناسه", _codes(entity.id))]
            return _told(mark, line(entity.text), rows)
    return ""


def _told(mark: Mark, heading: str, rows: Iterable[tuple[str, str]]) -> str:
    """A card: what it is about, and rows of those that have something to tell."""
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value and value != "<bdi></bdi>")
    return f'<h3 class="{mark.kind}"><small>{label("kinds", mark.kind)}</small>{heading}</h3><dl>{told}</dl>'


def _slots(fact: Fact, text: str) -> Iterator[tuple[str, str]]:
    """The slots of a fact, with the words that each was read from and the rule that read them."""
    speaker = fact.speaker and " ".join(filter(None, (fact.speaker.name, office(fact.speaker))))
    values = {
        "number": whole_number(fact.value) + (f" تا {whole_number(fact.high)}" if fact.high is not None else ""),
        "item": line(fact.item),
        "indicator": line(label("indicators", fact.indicator)),
        "modality": line("، ".join(circumstances(fact))),
        "place": line(fact.place and fact.place.full_name),
        "time": when(fact.time),
        "speaker": line(speaker),
    }
    evidence = {each.slot: each for each in fact.evidence}
    for slot, value in values.items():
        if value in ("", "<bdi></bdi>"):
            continue
        known = evidence.get(slot)
        read = "" if known is None else _evidence(text[known.start : known.end], known.rule)
        yield label("slots", slot), value + read
    if fact.score is not None:
        yield "درستی", f"{digits(round(fact.score * 100))}٪"


def _evidence(words: str, rule: str) -> str:
    quoted = f"از «{line(words)}» · " if words.strip() else ""
    return f"<small>{quoted}{_codes(rule)}</small>"


def _codes(*codes: str | None) -> str:
    return " ".join(f"<code>{line(code)}</code>" for code in codes if code)
