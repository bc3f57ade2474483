"""Zones of clean articles, marks, and what holds for any string."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persian_ie.articles import page, zone
from persian_ie.types import Article

BODY = "رضا نادری روز یکشنبه در نشستی گفت: ۱۲ کارگاه در این شهرستان راه افتاده و ۹۰ نفر در آنها کار می‌کنند."


def shown(raw: str, article: Article | None = None) -> list[tuple[str, str]]:
    return [(z.kind, raw[z.start : z.end]) for z in zone(raw, article)]


def test_fields_of_a_clean_article_are_taken_as_they_are() -> None:
    article = Article(title="گشایش ۱۲ کارگاه", abstract="بیرجند - فرماندار بیرجند از گشایش ۱۲ کارگاه خبر داد.", text=BODY + "\nانتهای پیام")
    assert shown(article.raw, article) == [
        ("title", "گشایش ۱۲ کارگاه"),
        ("dateline", "بیرجند -"),
        ("abstract", "فرماندار بیرجند از گشایش ۱۲ کارگاه خبر داد."),
        ("body", BODY),
        ("end_mark", "انتهای پیام"),
    ]


def test_a_lone_sentence_is_body() -> None:
    assert shown(BODY) == [("body", BODY)]
    assert shown("۵۳۷ تعاونی در شهرستان سلسله ثبت شده است") == [("body", "۵۳۷ تعاونی در شهرستان سلسله ثبت شده است")]


def test_a_title_with_a_scraped_page_for_its_text() -> None:
    title = "گشایش ۱۲ کارگاه در بیرجند"
    article = Article(title=title, text=f"استان‌ها\n۱۵ شهریور ۱۴۰۴ - ۱۰:۰۰\n{title}\n{BODY}\nکد خبر: ۱۲۳۴۵۶")
    assert shown(article.raw, article) == [
        ("title", title),
        ("breadcrumb", "استان‌ها"),
        ("date_line", "۱۵ شهریور ۱۴۰۴ - ۱۰:۰۰"),
        ("furniture", title),
        ("body", BODY),
        ("code", "کد خبر: ۱۲۳۴۵۶"),
    ]


END_MARKS = [
    "انتهای پیام",
    "انتهاي پيام/",
    "انتهایپیام",
    "پایان پیام/ 167",
    "پایان پیام/ م 222 ـ 101",
    "انتهای پیام/ح.ع/",
    "انتهای رپرتاژ آگهی",
    "انتها ی پیام",
]


@pytest.mark.parametrize("mark", END_MARKS)
def test_end_marks(mark: str) -> None:
    assert shown(f"{BODY}\n{mark}") == [("body", BODY), ("end_mark", mark)]


@pytest.mark.parametrize("mark", ["انتهای پیام", "پایان پیام/", "انتهای پیام/۷۴۱/", "پایان پیام/ ن"])
def test_end_marks_within_the_last_line(mark: str) -> None:
    assert shown(f"{BODY} {mark}") == [("body", BODY), ("end_mark", mark)]


@pytest.mark.parametrize(
    "mark", ["غ / ک / ۶۰۲۲", "۸۰۶۶/۷۴۴۸", "۳۹۵/۱۴", "20 / 20", "۲۳۵۲۳۵", "3218/6003", "ح.ع/", "۷۲۶۵ /۶۰۶۰", "۹۹۰۳/۶۱۸۵/", "255 251"]
)
def test_editors_marks(mark: str) -> None:
    assert shown(f"{BODY}\n{mark}") == [("body", BODY), ("editor_mark", mark)]


def test_editors_mark_within_the_last_line() -> None:
    assert shown(f"{BODY} ۸۰۶۶/۷۴۴۸") == [("body", BODY), ("editor_mark", "۸۰۶۶/۷۴۴۸")]


NOT_MARKS = [
    "۴۱ میلیون",
    "۲۵ نفر",
    "۲۰ تا ۳۰",
    "پایان پیام تسلیت استاندار به خانواده جان‌باختگان خوانده شد.",
    "استاندار در پایان پیام خود از مردم سپاسگزاری کرد.",
    "کد خبر را خبرنگار نمی‌نویسد و دستگاه آن را می‌دهد.",
    "نظرات مردم درباره این طرح در ۱۲ جلسه شنیده شد.",
    "تمام حقوق کارگران تا پایان ماه پرداخت می‌شود.",
    "طراحی و اجرای ۳ طرح آبخیزداری در این شهرستان پایان یافت.",
    "نویسنده: این کتاب را ۲ نفر نوشته‌اند و ۳ نفر ویراسته‌اند.",
    "منبع: آب این روستا از ۴ رشته قنات است.",
]


@pytest.mark.parametrize("text", NOT_MARKS)
def test_what_stays_in_the_body(text: str) -> None:
    raw = f"{BODY}\n{BODY}\n{text}\n{BODY}"
    assert shown(raw) == [("body", raw)]


def test_numbers_of_a_table_are_no_editors_marks() -> None:
    raw = f"{BODY}\nقیمت سکه\n۴۱۲۰\nقیمت نیم‌سکه\n۲۱۵۰"
    assert [z for z in shown(raw) if z[0] == "editor_mark"] == []


def test_a_subhead_and_a_list_item() -> None:
    raw = f"{BODY}\nافزایش صادرات به همسایگان\n{BODY}\n۱- صادرات ۵۰ تن خرما\n{BODY}"
    assert [z for z in shown(raw) if z[0] == "subhead"] == [("subhead", "افزایش صادرات به همسایگان")]


def test_headlines_of_other_articles_in_the_middle() -> None:
    raw = f"{BODY}\nبیشتر بخوانید:\nمرگ ۳ نفر در جاده\nآتش‌سوزی در بازار + فیلم\n{BODY}"
    assert [kind for kind, _ in shown(raw)] == ["body", "related", "body"]


@settings(max_examples=300, deadline=None)
@given(st.text(), st.none() | st.text(), st.none() | st.text())
def test_any_string_is_covered_in_order(text: str, title: str | None, abstract: str | None) -> None:
    article = Article(text=text, title=title, abstract=abstract)
    raw = article.raw
    zones = zone(raw, article)
    assert all(0 <= z.start < z.end <= len(raw) for z in zones)
    assert all(a.end <= b.start for a, b in pairwise(zones))
    inside = {i for z in zones for i in range(z.start, z.end)}
    assert not any(c.isalpha() for i, c in enumerate(raw) if i not in inside)


PHRASES = st.sampled_from(
    ["کد خبر: ۱۲۳۴۵", "انتهای پیام", "نظر شما", "برچسب‌ها", "استان‌ها > لرستان", "۱۵ شهریور ۱۴۰۴ - ۲۰:۳۰", "بیشتر بخوانید:", "تهران - ایرنا - ", "به گزارش ایسنا از ", "۲۰/۳۰", "۳۱ مهر ۱۴۰۴", BODY, "", " \u200c", "<div>", "«"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PHRASES, max_size=12), st.sampled_from(["\n", "\n\n", " ", "\r\n"]))
def test_any_page_is_covered_in_order(parts: list[str], glue: str) -> None:
    raw = glue.join(parts)
    found = page(raw)
    assert all(a.end <= b.start for a, b in pairwise(found.zones))
    inside = {i for z in found.zones for i in range(z.start, z.end)}
    assert not any(c.isalnum() for i, c in enumerate(raw) if i not in inside)
    assert page(raw) == found


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, " " * 100_000, "\u200c" * 100_000, "و" * 100_000, "(" * 100_000, "\n" * 100_000, "۱\n" * 50_000, "کد خبر: " * 12_000, "تهران - " * 12_000, "1/" * 50_000],
    ids=["digits", "spaces", "half-spaces", "letters", "brackets", "lines", "short lines", "labels", "datelines", "marks"],
)  # fmt: skip
def test_long_runs_take_linear_time(text: str) -> None:
    began = time.process_time()
    zone(text)
    assert time.process_time() - began < 2
