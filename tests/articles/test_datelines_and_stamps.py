"""Datelines and date stamps: the value first, then what must give it; and what must give nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.articles.datelines import find_dateline
from persian_ie.articles.stamps import is_stamp, parse_stamp

DATELINES = [
    ("خرم‌آباد -", "خرم‌آباد", None, "خرم‌آباد - مدیرکل تعاون لرستان گفت"),
    ("خرمآباد-", "خرمآباد", None, "خرمآباد- مدیرکل تعاون لرستان گفت"),
    ("شهرکرد ـ", "شهرکرد", None, "شهرکرد ـ استاندار گفت"),
    ("تهران (ایرنا)", "تهران", "ایرنا", "تهران (ایرنا) وزیر راه گفت"),
    ("تهران- ایرنا-", "تهران", "ایرنا", "تهران- ایرنا- وزیر راه گفت"),
    ("یاسوج (پانا) -", "یاسوج", "پانا", "یاسوج (پانا) - مدیر مدرسه گفت"),
    ("خبرگزاري فارس:", None, "خبرگزاري فارس", "خبرگزاري فارس: فرماندار گفت"),
    ("به گزارش خبرنگار مهر از بجنورد،", "بجنورد", "مهر", "به گزارش خبرنگار مهر از بجنورد، فرماندار گفت"),
    ("به گزارش ایسنا منطقه بوشهر،", "بوشهر", "ایسنا", "به گزارش ایسنا منطقه بوشهر، ناخدا حسینی گفت"),
    ("به گزارش ایسنا", None, "ایسنا", "به گزارش ایسنا به نقل از وزارت نیرو، سد پر شد"),
    ("به گزارش ایرنا", None, "ایرنا", "به گزارش ایرنا فرماندار بم گفت"),
    ("به گزارش خبرنگار اقتصادی خبرگزاری فارس،", None, "خبرگزاری فارس", "به گزارش خبرنگار اقتصادی خبرگزاری فارس، بازار آرام بود"),
]


@pytest.mark.parametrize(("line", "place", "agency", "text"), DATELINES)
def test_datelines(line: str, place: str | None, agency: str | None, text: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert text[found.start : found.end] == line
    assert (None if found.place is None else text[slice(*found.place)]) == place
    assert (None if found.agency is None else text[slice(*found.agency)]) == agency


@pytest.mark.parametrize(
    "text",
    [
        "علی رضایی - پژوهشگر اقتصاد - در گفت‌وگویی گفت",
        "تهران: ۱۲ درجه و نیمه‌ابری",
        "میزان: ۲۰ درصد",
        "به گزارش مرکز آمار ایران، نرخ بیکاری در فارس کاهش یافت",
        "به گزارش وزیر نیرو، سدها پر شد",
        "سه - چهار نفر زخمی شدند",
        "مهر ماه هوا سرد شد",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    assert find_dateline(text) is None


STAMPS = [
    ("2025-09-06T20:30", ["۱۵ شهریور ۱۴۰۴، ۲۰:۳۰", "شنبه ۱۵ شهریور ۱۴۰۴ - ۲۰:۳۰", "شنبه / ۱۵ شهریور ۱۴۰۴ / ۲۰:۳۰", "1404/06/15 20:30:15", "2025-09-06T20:30"]),
    ("2025-09-06", ["۱۵ شهریور ۱۴۰۴", "۱۵شهريور۱۴۰۴", "۱۵/۰۶/۱۴۰۴", "2025-09-06", "Saturday, September 6, 2025", "6 September 2025", "۱۴ ربیع الاول ۱۴۴۷"]),
    ("2025-03-20", ["۳۰ اسفند ۱۴۰۳"]),
]  # fmt: skip


@pytest.mark.parametrize(("value", "texts"), STAMPS)
def test_stamps(value: str, texts: list[str]) -> None:
    assert [(text, found.iso) for text in texts if (found := parse_stamp(text)) is not None and is_stamp(text)] == [
        (text, value) for text in texts
    ]


@pytest.mark.parametrize(
    "text", ["۳۱ مهر ۱۴۰۴", "۳۰ اسفند ۱۴۰۴", "۲۰:۳۰", "شنبه", "۱۵ شهریور", "قیمت دلار ۱۰ شهریور ۱۳۹۸", "۱۲/۱۳/۱۴", "بانک دی ۱۲ شعبه دارد"]
)
def test_no_stamps(text: str) -> None:
    assert not is_stamp(text)


@given(st.text())
def test_any_string(text: str) -> None:
    found = find_dateline(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
    stamp = parse_stamp(text)
    assert stamp is None or 0 <= stamp.start < stamp.end <= len(text)
