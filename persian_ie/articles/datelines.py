"""Datelines: where and by whom a story was filed, at the start of its first paragraphs.

Two grammars: a place or agency set off by a dash, bracket or colon (``خرم‌آباد - ``, ``تهران (ایرنا) - ``, ``خبرگزاری فارس:``),
and the opening formula (``به گزارش خبرنگار مهر از بجنورد،``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from persian_ie.articles.lines import squeeze
from persian_ie.articles.tables import tables

if TYPE_CHECKING:
    from persian_ie.lexicons.gazetteer import Gazetteer


class Dateline(NamedTuple):
    """Span of a dateline in its paragraph, with the spans of the place and the agency that it names."""

    start: int
    end: int
    place: tuple[int, int] | None
    agency: tuple[int, int] | None
    rule: str


_SPACE = r"[ \t\u00a0\u200c\u200e\u200f]"
_WORD = r"[^\W\d_](?:[^\W\d_]|[\u200c\u200d\u0640\u064b-\u0652])*"
_WORDS = re.compile(_WORD)
_HEAD = 110
"""No dateline is longer; nothing after so many characters of a paragraph is looked at."""
_LINKS = frozenset(map(squeeze, ("از", "در", "منطقه", "مرکز", "استان", "شهرستان", "دفتر", "شعبه")))
_REPORT = re.compile(rf"[*_#>]{{0,4}}{_SPACE}?(?:به{_SPACE}?گزارش|بنا{_SPACE}?به{_SPACE}?گزارش|بر{_SPACE}?اساس{_SPACE}?گزارش){_SPACE}+")
_KINDS = frozenset(
    map(
        squeeze,
        (
            *("خبرنگار", "خبرگزاری", "گروه", "سرویس", "پایگاه", "خبری", "اطلاع‌رسانی", "باشگاه", "تحلیلی"),
            *("روزنامه", "سایت", "گزارشگر", "خبر", "حوزه", "اعزامی"),
        ),
    )
)
_HOMONYMS = frozenset(map(squeeze, ("میزان", "بازار", "تعاون", "انتخاب")))
_DASHES = "-–—ـ−_"
_HONOUR = re.compile(rf"{_SPACE}?\([عصسره]{{1,2}}\)(?:{_SPACE}?[{_DASHES}]{_SPACE}?[^\W\d_]{{2,10}}{_SPACE}?[{_DASHES}])?")
_LEAD = re.compile(rf"[^{_DASHES}\n:؛()/.،]{{2,40}}")


@lru_cache(maxsize=4096)
def place_name(text: str) -> str | None:
    """The written name of the place that a dateline names, ``None`` if it is no place we know.

    >>> place_name("خرمآباد")
    'خرم‌آباد'
    """
    key = squeeze(text)
    found = _known_place(key)
    for prefix in ("استان", "شهرستان", "شهر", "منطقه", "مرکز"):
        if found is None and key.startswith(prefix):
            found = _known_place(key.removeprefix(prefix))
    return found


def _known_place(key: str) -> str | None:
    if not 2 <= len(key) <= 30:
        return None
    if (known := tables().places.get(key)) is not None:
        return known
    found = [place.name for place in _gazetteer().find(key) if place.level != "rural_district"]
    return found[0] if found else None


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    from persian_ie.lexicons.gazetteer import gazetteer  # loaded when the first unknown name is met

    return gazetteer()


def agency_name(text: str) -> str | None:
    """The short name of the news agency, ``None`` if the text names none.

    >>> agency_name("خبرگزاري مهر")
    'مهر'
    """
    return tables().agencies.get(squeeze(text))


def _agency_at(text: str, words: list[re.Match[str]], i: int) -> int:
    """How many words from the i-th on name an agency, the most that do; 0 if none."""
    for count in (5, 4, 3, 2, 1):
        if i + count <= len(words) and agency_name(text[words[i].start() : words[i + count - 1].end()]):
            return count
    return 0


def _place_at(text: str, words: list[re.Match[str]], i: int) -> int:
    """How many words from the i-th on name a place, the most that do; 0 if none."""
    for count in (4, 3, 2, 1):
        if i + count <= len(words) and place_name(text[words[i].start() : words[i + count - 1].end()]):
            return count
    return 0


def _closed(text: str, end: int) -> int:
    """The end of a dateline with the comma, semicolon or bracket that closes it."""
    honoured = _HONOUR.match(text, end)  # «خبرگزاری اهل‌بیت (ع) ـ ابنا ـ»
    end = honoured.end() if honoured else end
    if text[end : end + 1] == "»":
        end += 1
    i = end
    while i < len(text) and text[i] in " \u00a0\u200c\t":
        i += 1
    return i + 1 if i < len(text) and text[i] in "،؛,;:" else end


def _homonym(text: str) -> bool:
    """Whether an agency's name is a common word too: ``میزان: ۲۰ درصد`` is no dateline."""
    return len(squeeze(text)) < 5 or squeeze(text) in _HOMONYMS


def _report(text: str) -> Dateline | None:
    """``به گزارش [گروه اقتصادی] خبرگزاری فارس از زنجان،``."""
    opening = _REPORT.match(text)
    if opening is None:
        return None
    words = list(_WORDS.finditer(text, opening.end(), min(len(text), _HEAD)))
    for i, word in enumerate(words[:8]):
        gap = text[word.start() - 1 : word.start()]
        if i and gap in "،؛,":
            break
        count = _agency_at(text, words, i)
        if not count:
            if squeeze(word.group()) == squeeze("نقل") or (i and any(c in "،؛,.:" for c in text[words[i - 1].end() : word.start()])):
                break
            continue
        if i and not any(squeeze(w.group()) in _KINDS for w in words[:i]):
            break  # «به گزارش وزیر … فارس»: not the agency
        last = i + count - 1
        # «خبرنگار اقتصادی خبرگزاری فارس»: the longest agency name further on wins over a homonym such as «فارس»
        agency = (words[i].start(), words[last].end())
        place, end = None, agency[1]
        j = last + 1
        if j < len(words) and not any(c in "،؛,:." for c in text[end : words[j].start()]):
            linked = squeeze(words[j].group()) in _LINKS
            k = j + 1 if linked else j
            if k < len(words) and linked and squeeze(words[k].group()) in _LINKS:
                k += 1
            size = _place_at(text, words, k) if k < len(words) else 0
            after = words[k + size - 1].end() if size else 0
            if size and (linked or _closed(text, after) != after):
                place, end = (words[k].start(), after), after
        return Dateline(0, _closed(text, end), place, agency, "report")
    return None


def _set_off(text: str) -> Dateline | None:
    """``خرم‌آباد - ``, ``تهران- ایرنا- ``, ``تهران (پانا) - ``, ``خبرگزاری فارس: ``, ``عصر ایران؛``."""
    match = _LEAD.match(text)
    if match is None:
        return None
    place: tuple[int, int] | None = None
    agency: tuple[int, int] | None = None
    at, end = 0, 0
    for _ in range(3):  # place, agency, and a second place at most
        match = _LEAD.match(text, at)
        if match is None:
            break
        name = match.group()
        start = match.start() + len(name) - len(name.lstrip(" \u00a0\u200c"))
        stop = match.start() + len(name.rstrip(" \u00a0\u200c"))
        bare = text[start:stop]
        after = match.end()
        mark = text[after : after + 1]
        if not mark:
            break
        if agency is None and agency_name(bare) and mark in _DASHES + ":؛)/" and (mark != ":" or not _homonym(bare)):
            agency = (start, stop)
        elif place is None and place_name(bare) and mark in _DASHES + "(:؛":
            place = (start, stop)
        else:
            break
        if mark in ":؛" and agency is None:
            return None  # «تهران: …» opens a sentence about Tehran, or a table row
        i = after + 1
        while i < len(text) and text[i] in _DASHES + " \u00a0\u200c:؛/" and i < after + 6:
            i += 1
        at = end = i
        if mark in ":؛":
            break
    if end == 0 or (place is None and agency is None) or text[end - 1] == "(":
        return None
    while end > 0 and text[end - 1] in " \u00a0\u200c":
        end -= 1
    return Dateline(0, end, place, agency, "set_off")


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with.

    >>> text = "خرم‌آباد - مدیرکل تعاون لرستان گفت"
    >>> line = find_dateline(text)
    >>> text[line.start : line.end], text[slice(*line.place)]
    ('خرم‌آباد -', 'خرم‌آباد')
    """
    head = paragraph[:_HEAD]
    return _report(head) or _set_off(head)


def mentioned_agency(paragraph: str) -> tuple[int, int] | None:
    """The agency that a first paragraph names further on: ``در گفت‌وگو با خبرنگار مهر``."""
    head = paragraph[:400]
    for match in re.finditer(rf"(?:خبرنگار|خبرگزاری|خبرگزاري|گفت{_SPACE}?و{_SPACE}?گو{_SPACE}با|گفتگو{_SPACE}با){_SPACE}+", head):
        words = list(_WORDS.finditer(head, match.end(), min(len(head), match.end() + 60)))[:5]
        for i in range(min(3, len(words))):
            if count := _agency_at(head, words, i):
                return words[i].start(), words[i + count - 1].end()
    return None
