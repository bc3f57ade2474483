"""Public bodies that state a number themselves: "بنا بر اعلام وزارت نیرو", "بانک مرکزی اعلام کرد"."""

from __future__ import annotations

from bisect import bisect_right

from persian_ie.components.facts.patterns import BODY_REPORTS, BODY_SOURCES, BODY_VERBS
from persian_ie.components.facts.reading import ArticleReading
from persian_ie.types import Agency

_OPENING = 2  # tokens that may stand before the body that a sentence opens with
_REPORT = 8  # tokens looked through for what a body gave out


def speaking_bodies(reading: ArticleReading) -> dict[int, Agency]:
    """The body that speaks in each sentence that has one, by the number of the sentence.

    An agency of news is none: it reports. Nor is the body of "به گزارش روابط عمومی …", whose release the article is.
    """
    found: dict[int, Agency] = {}
    for agency in reading.agencies:
        span = reading.token_range(agency.start, agency.end)
        if agency.kind != "news_agency" and span and (_is_source(reading, span) or _says(reading, span)):
            found.setdefault(bisect_right(reading.sentence_starts, span.start) - 1, agency)
    return found


def _is_source(reading: ArticleReading, span: range) -> bool:
    """Whether what follows stands in what the body gave out: "طبق آمار بانک مرکزی", "ارقام منتشرشده توسط بانک مرکزی"."""
    before = range(max(span.start - _REPORT, 0), span.start - 1)
    return (reading.norm(span.start - 1) in BODY_REPORTS and reading.norm(span.start - 2) in BODY_SOURCES) or (
        reading.norm(span.start - 1) in ("توسط", "سوی") and any(reading.norm(j) in BODY_REPORTS for j in before)
    )


def _says(reading: ArticleReading, span: range) -> bool:
    """Whether a sentence, or what stands behind "به گزارش ایسنا،" in it, opens with the body, who then speaks."""
    sentence = reading.sentence_of(span.start)
    if span.start - sentence.start > _OPENING and reading.norm(span.start - 1) not in ("،", ":"):
        return False
    told = next((j for j in range(span.stop, sentence.stop - 1) if reading.classes[j] == "V"), None)
    return told is not None and (reading.norm(told) in ("گفت", "افزود", "نوشت") or reading.norm(told - 1) in BODY_VERBS)
