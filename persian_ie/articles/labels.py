"""What a line of a page is by its own words, whatever stands around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from persian_ie.articles.datelines import agency_name, place_name
from persian_ie.articles.lines import SHORT, Line, has_letter, squeeze
from persian_ie.articles.stamps import is_stamp, parse_stamp
from persian_ie.articles.tables import bare, tables


class Piece(NamedTuple):
    """A stretch of the raw text and its kind."""

    start: int
    end: int
    kind: str


_SPACES = r"[ \t\u00a0\u200c\u200e\u200f\u00ad]*"


def _spelled(phrase: str) -> str:
    """A pattern of a squeezed phrase as scraped pages may write it: any spaces, half-spaces, Arabic letters."""
    variants = {"ی": "[یيىئ]", "ک": "[کك]", "ه": "[هةۀ]", "ا": "[اأإآ]", "و": "[وؤ]"}
    return _SPACES.join(variants.get(c, re.escape(c)) for c in phrase)


_D = r"[0-9۰-۹٠-٩]"
_LABELS = re.compile(
    r"(?:(?<=^)|(?<=[\s|،؛,/\-–•·\])}]))(?:"
    + "|".join(_spelled(label) for label in sorted(tables().labels, key=len, reverse=True))
    + rf")(?={_SPACES}[:：]|\s+{_D}|\s*$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?:^|(?<=\s)){_D}{{1,2}}\. (?=\S)")
_CODE_VALUE = re.compile(rf"[\s:：#\-–\u200c]*{_D}{{3,20}}[\s\u200c.|/،\-–]*")
_CRUMBS = re.compile(r"\s*[>»›«‹|/←→•\\]\s*|\s+[-–]\s+")
_BULLET = "•·●▪◦*-–—■○"
_MARK = re.compile(r"[0-9/*\\,،.ـ_\-–:()\[\]|آ-یa-z]{1,30}")
_MARK_PART = re.compile(r"[0-9]+|[^\W\d_]+")
_HTML = re.compile(r"</?[a-z!]|!\[|\[!\[|\]\(http", re.IGNORECASE)
_END_INLINE = re.compile(r"(?:[اأ]نتها[یي]?|پا[یي]ان)[ \t\u00a0\u200c]*(?:پ[یي]ام|رپرتاژ[ \u200c]*[آا]گه[یي])(?![^\W\d_])([^\n]{0,24})$")
_CODE_INLINE = re.compile(rf"(?:کد|شناسه)[ \u200c]?خبر[ \u200c]?[:：]?[ \u200c]?{_D}{{5,20}}$")
_INITIALS = r"(?:[آ-ی]\s?/\s?){1,3}"
_MARK_INLINE = re.compile(rf"(?<=[.!؟»/)])\s*((?:{_INITIALS})?{_D}{{3,6}}\s?/\s?{_D}{{3,6}}\s?/?|{_INITIALS}{_D}{{3,6}}/?)$")
_DOWNLOAD = re.compile(r"(?:دریافت|دانلود)[0-9.]{0,9}(?:[kmg]b|مگابایت|کیلوبایت)")
_COUNT = re.compile(r"\(?[0-9]{1,5}\)?(?:نظر|دیدگاه)(?:ثبتشده)?|(?:نظرات|دیدگاهها|تعدادنظرات)[:(]{0,2}[0-9]{1,5}\)?")


def _details(line: Line) -> list[Piece] | None:
    """A line of labelled details: ``کد خبر: ۱۲۳ | تاریخ انتشار: ۱۵ شهریور ۱۴۰۴ - ۲۰:۳۰``, ``date 2025-09-06   1. استان‌ها``."""
    text = line.text
    cuts = sorted({m.start(): m for m in (*_NUMBERED.finditer(text), *_LABELS.finditer(text))}.items())
    if not cuts:
        return None
    pieces: list[Piece] = []
    if text[: cuts[0][0]].strip(" \t\u200c|،-–/•"):
        lead = text[: cuts[0][0]].rstrip(" \t|،-–/•")
        if not is_stamp(lead):
            return None
        pieces.append(Piece(line.start, line.start + len(lead), "date_line"))
    for n, (at, match) in enumerate(cuts):
        end = cuts[n + 1][0] if n + 1 < len(cuts) else len(text)
        stretch = text[at:end].rstrip(" \t\u00a0\u200c|،-–/•")
        value = stretch[match.end() - at :].strip(" \t\u00a0\u200c:：")
        kind = tables().labels.get(squeeze(match.group())) if match.re is _LABELS else "crumb"
        colon = stretch[match.end() - at :].lstrip(" \t\u200c")[:1] in (":", "：")
        words = len(value.split())
        if kind == "code":
            if not _CODE_VALUE.fullmatch(stretch[match.end() - at :]):
                return None
            found = "code"
        elif kind in ("date", "update"):
            stamp = parse_stamp(value) if value else None
            if stamp is None or not (is_stamp(value) or len(value) <= stamp.end - stamp.start + 12):
                return None
            found = "date_line" if kind == "date" else "furniture"
        elif kind == "section":
            if not colon or not 0 < words <= 6 or text[-1:] in ".؟!":
                return None
            found = "breadcrumb"
        elif kind == "crumb":
            if words > 4 or (squeeze(value) not in tables().sections and place_name(value) is None):
                return None
            found = "breadcrumb"
        else:
            if not colon or words > 6 or text[-1:] in "؟!:" or (len(cuts) == 1 and len(value) > 50):
                return None
            found = "furniture"
        pieces.append(Piece(line.start + at, line.start + at + len(stretch), found))
    return pieces


def is_breadcrumb(text: str) -> bool:
    """Whether a line is a path of sections: ``صفحه نخست » استان‌ها » لرستان``, ``- اخبار استانها -``, ``استان‌ها``.

    >>> is_breadcrumb("استانها > لرستان"), is_breadcrumb("رشد صادرات / تولید بیشتر شد")
    (True, False)
    """
    bare = text.strip(" \t\u00a0\u200c:" + _BULLET + ">»›«‹/|")
    if not bare or len(text) > 90:
        return False
    parts = [part for part in _CRUMBS.split(bare) if part]
    known = [squeeze(part) in tables().sections or squeeze(part) in tables().home for part in parts]
    if len(parts) == 1:
        return known[0]
    return known[0] and all(k or place_name(part) is not None or len(part.split()) <= 3 for k, part in zip(known, parts, strict=True))


def is_editor_mark(line: Line) -> bool:
    """Whether a line is an editors' mark: ``غ / ک / ۶۰۲۲``, ``۸۰۶۶/۷۴۴۸``, ``20 / 20``, ``۲۳۲۳``, ``ح.ع/``."""
    key = line.key
    if len(key) > 30 or _MARK.fullmatch(key) is None:
        return False
    parts = _MARK_PART.findall(key)
    letters = [p for p in parts if not p.isdigit()]
    digits = [p for p in parts if p.isdigit()]
    slash = "/" in key or "ـ" in line.text or "." in key
    if not parts or any(len(d) > 8 for d in digits) or ("." in key and not letters and "/" not in key):
        return False
    if not digits:
        return slash and all(len(p) <= 2 for p in letters) and len(letters) <= 4
    return all(len(p) <= (3 if "/" in key else 1) for p in letters)


def _mark_rest(text: str) -> bool:
    """Whether what follows ``انتهای پیام`` is no more than a number or initials."""
    return len(text) <= 24 and len(squeeze(text)) <= 14 and all(p.isdigit() or len(p) <= 3 for p in _MARK_PART.findall(text))


def label(line: Line) -> str | list[Piece] | None:
    """The kind that a line's own words give it, pieces of several kinds, or ``None`` for text."""
    text, key = line.text, line.key
    known = tables()
    if _HTML.match(text) or (len(text) < 400 and ('src="' in text or "</" in text)):
        return "furniture"
    if len(text) > SHORT:
        return None
    if not has_letter(text):
        if is_stamp(text):
            return "date_line"
        return "rule" if not any(c.isdigit() for c in text) else None
    plain = bare(key)
    if plain in known.whole:
        return known.whole[plain]
    if plain in known.phrases["related"]["inline"]:
        return "more"
    phrases = known.phrases
    for phrase in phrases["end_mark"]["prefix"]:
        if plain.startswith(phrase) and _mark_rest(plain[len(phrase) :]):
            return "end_mark"
    for kind in ("captcha", "menu"):
        if len(text) <= 160 and plain.startswith(phrases[kind]["prefix"]):
            return kind
    if _COUNT.fullmatch(plain):
        return "comments"
    if _DOWNLOAD.fullmatch(plain):
        return "menu"
    if plain.startswith(phrases["comments"]["prefix"]) and ("منتشر" in key or len(text) <= 60 or "پاسخ" in key):
        return "comments"
    if plain.startswith(phrases["caption"]["prefix"]) and len(text) <= 80:
        return "caption"
    for phrase in phrases["related"]["inline"]:
        if len(text) <= 130 and plain.startswith(phrase) and plain[len(phrase) : len(phrase) + 1] in (":", "؛", "…", "/", "|"):
            return "more"
    if any(phrase in key for phrase in phrases["disclaimer"]["contains"]):
        return "furniture"
    for phrase in phrases["tags"]["heading"]:
        if plain.startswith(phrase) and plain[len(phrase) : len(phrase) + 1] == ":":
            return "tags"
    if is_stamp(text):
        return "date_line"
    pieces = _details(line)
    if pieces:
        return pieces
    if agency_name(text.strip("/()[] .")) is not None:
        return "furniture"
    return "crumbs" if is_breadcrumb(text) else None


def inline_tail(line: Line) -> list[Piece]:
    """The marks that stand at the end of a paragraph's own line, from left to right: ``… می‌شود. انتهای پیام/``."""
    pieces: list[Piece] = []
    end = len(line.text)
    for _ in range(3):
        base = max(0, end - 80)
        tail = line.text[base:end].rstrip(" \t\u00a0\u200c\u200e\u200f")
        for pattern, kind in ((_END_INLINE, "end_mark"), (_CODE_INLINE, "code"), (_MARK_INLINE, "editor_mark")):
            match = pattern.search(tail)
            if pattern is _END_INLINE and match is not None and not _mark_rest(match[1]):
                continue
            if match is not None and base + match.start() > 0:
                at = match.start(1) if pattern is _MARK_INLINE else match.start()
                pieces.insert(0, Piece(line.start + base + at, line.start + base + len(tail), kind))
                end = base + at
                break
        else:
            break
    return pieces
