"""What a scraped page tells about its article: when, where and by whom it was published, its section, code and tags."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persian_ie.articles.datelines import agency_name, find_dateline, mentioned_agency, place_name
from persian_ie.articles.lines import squeeze
from persian_ie.articles.stamps import parse_stamp
from persian_ie.articles.tables import tables
from persian_ie.articles.zoning import zone
from persian_ie.records import Record
from persian_ie.types import Article, Zone

_BODY = frozenset({"dateline", "body", "subhead", "caption"})
_NUMBERING = re.compile(r"^[0-9۰-۹٠-٩]{1,2}\. ")
_CRUMB = re.compile(r"[^>»›«‹|/←→\\]+")
_TAG = re.compile(r"[^\n،,|؛;#•·]+")
_DIGITS = re.compile(r"[0-9۰-۹٠-٩]{3,20}")
_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_TRIM = " \t\u00a0\u200c\u200e\u200f:：-–—ـ•·*"


@dataclass(frozen=True, slots=True)
class Part(Record):
    """A part of a page: its words as they stand at ``raw[start:end]``, and what they mean in ``value``."""

    start: int
    end: int
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Page(Record):
    """What a page tells about its article; every part has its span in the raw text, ``None`` where the page does not tell.

    ``published`` is ISO 8601, with the time where the page gives it; ``agency`` the short name (``مهر``); ``sections`` the path of
    breadcrumbs; ``code`` the agency's number of the article; ``place`` that of the dateline. ``body`` goes from its first dateline or
    paragraph to the last paragraph; ``zones`` tell what inside it is no text.
    """

    published: Part | None = None
    agency: Part | None = None
    sections: tuple[Part, ...] = ()
    code: Part | None = None
    tags: tuple[Part, ...] = ()
    place: Part | None = None
    title: Part | None = None
    abstract: Part | None = None
    body: Part | None = None
    zones: tuple[Zone, ...] = ()

    @property
    def section(self) -> str | None:
        """The sections as one path: ``استان‌ها > لرستان``."""
        return " > ".join(part.value for part in self.sections) or None


def _part(raw: str, start: int, end: int, value: str | None = None) -> Part:
    text = raw[start:end]
    return Part(start, end, text, " ".join(text.split()) if value is None else value)


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    while start < end and raw[start] in _TRIM + "\n\r":
        start += 1
    while end > start and raw[end - 1] in _TRIM + "\n\r":
        end -= 1
    return start, end


def _published(raw: str, zones: list[Zone]) -> Part | None:
    """The first stamp with a time, else the first stamp."""
    found: Part | None = None
    for z in zones:
        if z.kind != "date_line":
            continue
        stamp = parse_stamp(raw[z.start : z.end])
        if stamp is None:
            continue
        part = _part(raw, z.start + stamp.start, z.start + stamp.end, stamp.iso)
        if stamp.clock and (found is None or found.value == stamp.day.isoformat()):
            return part
        found = found or part
    return found


def _sections(raw: str, zones: list[Zone]) -> tuple[Part, ...]:
    parts: list[Part] = []
    known = tables()
    for z in zones:
        if z.kind != "breadcrumb":
            continue
        start = z.start
        numbering = _NUMBERING.match(raw[start : z.end])
        start += numbering.end() if numbering else 0
        colon = raw.find(":", start, z.end)
        if colon >= 0 and squeeze(raw[start:colon]) in known.labels:
            start = colon + 1
        for match in _CRUMB.finditer(raw, start, z.end):
            at, end = _trimmed(raw, match.start(), match.end())
            key = squeeze(raw[at:end])
            bare = key.removeprefix("اخبار")
            key = bare if bare in known.sections else key  # «اخبار استان‌ها» is the section «استان‌ها»
            if not key or key in known.home or any(squeeze(part.value) == key for part in parts):
                continue
            parts.append(_part(raw, at, end, known.sections.get(key) or place_name(raw[at:end])))
    return tuple(parts)


def _tags(raw: str, zones: list[Zone]) -> tuple[Part, ...]:
    parts = []
    headings = tables().phrases["tags"]["heading"]
    for z in zones:
        if z.kind != "tags":
            continue
        for match in _TAG.finditer(raw, z.start, z.end):
            at, end = _trimmed(raw, match.start(), match.end())
            colon = raw.find(":", at, end)
            if colon >= 0 and squeeze(raw[at:colon]) in headings:
                at, end = _trimmed(raw, colon + 1, end)
            if at < end and squeeze(raw[at:end]) not in headings:
                parts.append(_part(raw, at, end))
    return tuple(parts)


def _dateline(raw: str, zones: list[Zone]) -> tuple[Part | None, Part | None]:
    """Place and agency of the datelines; of the first paragraphs where those name no agency; of the page's other lines at last."""
    place = agency = None
    for z in zones:
        if z.kind == "dateline":
            found = find_dateline(raw[z.start : z.end] + " ")
            if found is None:
                continue
            if place is None and found.place is not None:
                start, end = z.start + found.place[0], z.start + found.place[1]
                place = _part(raw, start, end, place_name(raw[start:end]))
            if agency is None and found.agency is not None:
                start, end = z.start + found.agency[0], z.start + found.agency[1]
                agency = _part(raw, start, end, agency_name(raw[start:end]))
    if agency is None:
        for z in [z for z in zones if z.kind in ("abstract", "body")][:3]:
            if span := mentioned_agency(raw[z.start : z.end]):
                agency = _part(raw, z.start + span[0], z.start + span[1], agency_name(raw[z.start + span[0] : z.start + span[1]]))
                break
    if agency is None:
        for z in zones:
            start, end = _trimmed(raw, z.start, z.end)
            if z.kind == "furniture" and end - start < 60 and (name := agency_name(raw[start:end].strip("/()[]"))):
                agency = _part(raw, start, end, name)
                break
    return place, agency


def _first(raw: str, zones: list[Zone], kind: str) -> Part | None:
    return next((_part(raw, z.start, z.end) for z in zones if z.kind == kind), None)


def page(raw: str, article: Article | None = None) -> Page:
    """Read what a scraped page tells about its article.

    Parameters
    ----------
    raw : str
        The page as text.
    article : Article, optional
        Tells title and abstract where they are known, as for `zone`.

    Returns
    -------
    Page
        Every part with its span in ``raw``.

    Examples
    --------
    >>> head = "استان‌ها > لرستان\\n۱۵ شهریور ۱۴۰۴، ۲۰:۳۰\\n\\nپایش تعاونی‌های سلسله\\n\\n"
    >>> found = page(head + "خرمآباد - فرماندار سلسله از پایش ۵۳۷ تعاونی خبر داد.\\n\\nکد خبر ۱۲۳۴۵۶")
    >>> found.published.value, found.section, found.place.value, found.code.value
    ('2025-09-06T20:30', 'استان‌ها > لرستان', 'خرم‌آباد', '123456')
    """
    zones = zone(raw, article)
    place, agency = _dateline(raw, zones)
    code = next(
        (
            _part(raw, z.start + m.start(), z.start + m.end(), m.group().translate(_LATIN))
            for z in zones
            if z.kind == "code" and (m := _DIGITS.search(raw[z.start : z.end])) is not None
        ),
        None,
    )
    content = [z for z in zones if z.kind in _BODY]
    if content and "abstract" in (kinds := [z.kind for z in zones]):  # the lead's own dateline is no body
        lead = zones[kinds.index("abstract")].end
        content = [z for z in content if z.start >= lead]
    body = None
    if content:
        start, end = content[0].start, content[-1].end
        body = _part(raw, start, end, "\n".join(raw[z.start : z.end] for z in content))
    return Page(
        published=_published(raw, zones),
        agency=agency,
        sections=_sections(raw, zones),
        code=code,
        tags=_tags(raw, zones),
        place=place,
        title=_first(raw, zones, "title"),
        abstract=_first(raw, zones, "abstract"),
        body=body,
        zones=tuple(zones),
    )


def article_from_text(text: str, *, url: str | None = None) -> Article:
    """Make an article of a scraped page.

    The page stays whole as ``Article.text``, so that every offset is one into what the user gave; its title, lead and body are the
    zones of the text. What the page tells of itself fills ``published`` and ``source``.

    Examples
    --------
    >>> article = article_from_text("۱۵ شهریور ۱۴۰۴، ۲۰:۳۰\\nپایش تعاونی‌ها\\nبه گزارش خبرگزاری مهر، پایش تعاونی‌های سلسله آغاز شد.")
    >>> article.published, article.source
    ('2025-09-06T20:30', 'مهر')
    """
    Article(text=text)  # a wrong type raises here
    found = page(text)
    return Article(
        text=text,
        published=found.published.value if found.published else None,
        source=found.agency.value if found.agency else None,
        url=url,
    )
