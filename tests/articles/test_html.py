"""Articles out of web pages."""

from __future__ import annotations

import sys

import pytest

from persian_ie.articles import article_from_html
from persian_ie.errors import ArticleError, MissingExtraError

PARAGRAPHS = [
    "سبزوار - فرماندار سبزوار از گشایش ۸ طرح آبرسانی در روستاهای این شهرستان خبر داد.",
    "به گزارش خبرگزاری مهر، حسین مرادی روز سه‌شنبه در این آیین گفت: برای این طرح‌ها ۱۴ میلیارد تومان هزینه شده و ۲۱۰۰ خانوار از آن بهره می‌برند.",
    "وی افزود: ۳ طرح دیگر نیز تا پایان سال به پایان می‌رسد و روستاهای بخش روداب از آن بهره‌مند می‌شوند.",
]
PAGE = f"""<!DOCTYPE html><html lang="fa"><head><meta charset="utf-8"><title>گشایش ۸ طرح آبرسانی در سبزوار - خبرگزاری</title>
<meta property="og:title" content="گشایش ۸ طرح آبرسانی در سبزوار"><meta property="og:site_name" content="خبرگزاری نمونه">
<meta property="og:description" content="{PARAGRAPHS[0]}">
<meta property="article:published_time" content="2025-09-09T11:15:00+03:30"></head>
<body><nav><a href="/">صفحه نخست</a> <a href="/ostan">استان‌ها</a></nav><article><h1>گشایش ۸ طرح آبرسانی در سبزوار</h1>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article><footer>تمامی حقوق محفوظ است</footer></body></html>"""


def test_main_text_and_the_pages_own_metadata() -> None:
    pytest.importorskip("trafilatura")
    article = article_from_html(PAGE, url="https://example.org/1")
    assert (article.title, article.published, article.source, article.url) == (
        "گشایش ۸ طرح آبرسانی در سبزوار",
        "2025-09-09T11:15",
        "مهر",
        "https://example.org/1",
    )
    assert article.abstract is None  # it stands in the text
    assert [p for p in PARAGRAPHS if p not in article.text] == []
    assert "صفحه نخست" not in article.text
    assert "حقوق" not in article.text


@pytest.mark.parametrize("half_space", ["&zwnj;", "&#8204;", "&#x200C;", "\u200c"])
def test_half_spaces_come_through(half_space: str) -> None:
    pytest.importorskip("trafilatura")
    article = article_from_html(PAGE.replace("\u200c", half_space))
    assert "به پایان می‌رسد و روستاهای" in article.text


@pytest.mark.parametrize("html", ["", "<html></html>", "<html><body></body></html>", "\x00", "<<<>>>"])
def test_a_page_without_text(html: str) -> None:
    pytest.importorskip("trafilatura")
    with pytest.raises(ArticleError):
        article_from_html(html)


def test_no_string() -> None:
    with pytest.raises(ArticleError):
        article_from_html(b"<html></html>")  # type: ignore[arg-type]


def test_the_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match="html"):
        article_from_html(PAGE)
