"""Extractions to show: one with everything in it, and one whose every field is hostile."""

from __future__ import annotations

from persian_ie.types import Article, Entity, Evidence, Extraction, Fact, Official, Place, PlaceMention, Speaker, Timex, Zone

TITLE = "ثبت ۱۲۰ تعاونی در بافق"
LEAD = "مدیرکل تعاون یزد از ثبت ۱۲۰ تعاونی خبر داد."
BODY = (
    "یزد - ناهید کاظمی گفت: تا ۳۰ دی ۱۲۰ تعاونی در بافق ثبت می‌شود.\n"
    "وی افزود: سال گذشته بیش از ۱۲ هزار نفر با دو میلیون و ۵۰۰ هزار ریال وام مشغول به کار شدند.\n\nانتهای پیام"
)
ARTICLE = Article(BODY, "coop-1", TITLE, LEAD, "2025-10-12T09:30", "https://news.example/1?a=b&c=d", "خبرگزاری نمونه")


def span(words: str, after: str = "") -> tuple[int, int, str]:
    raw = ARTICLE.raw
    start = raw.index(words, raw.index(after))
    return start, start + len(words), words


def example() -> Extraction:
    """Five facts in four units, one told twice; an official with three mentions; two times; an end mark."""
    speaker = Speaker("ناهید کاظمی", "مدیرکل", "تعاون", "یزد")
    place = Place("بافق", "county", "0901", "یزد")
    item = span("تعاونی", "۳۰ دی")
    evidence = (Evidence("item", *item[:2], "noun_after"), Evidence("place", *span("بافق", "۳۰ دی")[:2], "same_list_item"))
    same = {"item": "تعاونی", "indicator": "cooperative_count", "place": place, "modality": "planned", "score": 0.82}
    jobs = span("۱۲ هزار نفر")
    money = span("دو میلیون و ۵۰۰ هزار ریال وام")
    return Extraction(
        ARTICLE,
        entities=(
            Entity(*span("بافق", "۳۰ دی"), "LOC", "county", "0901"),
            Entity(*span("تعاون", "مدیرکل"), "ORG"),
            Entity(*jobs, "QUANTITY"),
        ),
        officials=(
            Official(
                "ناهید کاظمی", "مدیرکل", "تعاون", "یزد", (span("مدیرکل تعاون یزد")[:2], span("ناهید کاظمی")[:2], span("وی افزود")[:2]), "title"
            ),
        ),
        places=(PlaceMention(*span("بافق", "۳۰ دی"), place),),
        provinces=(Place("یزد", "province", "IR-21"),),
        dates=(
            Timex(*span("۳۰ دی"), "2026-01-20", calendar="jalali", rule="day_month"),
            Timex(*span("سال گذشته"), "2024-03-20/2025-03-20", rule="year"),
            Timex(*span("خبر"), None, flags=("date_unknown",)),
        ),
        facts=(
            Fact(*span("۱۲۰ تعاونی"), 120, "count", **same),
            Fact(*span("۱۲۰ تعاونی", LEAD), 120, "count", same_as=0, **same),
            Fact(
                *span("۱۲۰ تعاونی", "۳۰ دی"), 120, "count", time="2026-01-20", speaker=speaker, evidence=evidence, same_as=0,
                rule="noun_after", **same,
            ),
            Fact(
                *jobs, 12000, "person", bound="at_least", indicator="job_count", time="2024-03-20/2025-03-20", speaker=speaker, score=0.9,
            ),
            Fact(*money, 2_500_000, "IRR", item="وام", indicator="loan_count", speaker=Speaker(role="مدیرکل"), per="نفر"),
        ),
        zones=(
            Zone(*span(TITLE)[:2], "title"),
            Zone(*span(LEAD)[:2], "abstract"),
            Zone(*span(BODY.partition("\n\n")[0])[:2], "body"),
            Zone(*span("انتهای پیام")[:2], "end_mark"),
        ),
    )  # fmt: skip


HOSTILE = (
    "<script>alert(1)</script>",
    '"onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "</style><img src=x onerror=alert(1)>",
    "</title></head><body onload=alert(1)>",
    "--></textarea></mark></p></div><base href=//evil.example/>",
    "$body ${title} {0} %s &lt;script&gt; &#x3c;b&#x3e;",
    "]]><svg/onload=alert(1)>",
    "\u202eبرعکس\u2067\u2066 a\u2028b\u2029c\u0085d\x00e\x1bf\ufeff",
    "الف \ud800 ب \udfff",
    "javascript:alert(1)",
    "../../../etc/passwd",
)


def hostile(text: str) -> Extraction:
    """An extraction with a text in every field that holds one."""
    place = Place(text, text, text, text, text)  # type: ignore[arg-type]
    codes = {"unit": text, "bound": text, "modality": text, "change": text, "indicator": text, "rule": text, "per": text}
    return Extraction(
        Article(text + "\n" + text, text, text, text, "2025-10-12", text, text),
        entities=(Entity(0, 3, text, "LOC", text, text), Entity(1, 6, text, "ORG", text, text)),
        officials=(Official(text, text, text, text, ((0, 2), (len(text), len(text) + 4)), text),),
        provinces=(place,),
        dates=(Timex(0, 4, text, text, text, text, text, (text,), text), Timex(5, 7, text, "2025-10-12", flags=(text,))),  # type: ignore[arg-type]
        facts=(
            Fact(
                0, 5, text, 1, item=text, place=place, time=text, speaker=Speaker(text, text, text, text),
                evidence=tuple(Evidence(slot, 0, 9, text) for slot in ("number", "item", "place", "time", "speaker", text)), **codes,  # type: ignore[arg-type]
            ),
        ),
        zones=(Zone(2, 12, text), Zone(0, 2, "title")),
    )  # fmt: skip
