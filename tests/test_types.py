"""Articles as users give them, and what is no article."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

import persian_ie as pie
from persian_ie.errors import UnknownRuleError


def test_the_raw_text_joins_the_parts_that_are_given() -> None:
    assert pie.Article.of("متن").raw == "متن"
    assert pie.Article.of({"title": "تیتر", "text": "متن"}).raw == "تیتر\nمتن"
    assert pie.Article.of({"title": "تیتر", "abstract": "چکیده", "text": "متن"}).raw == "تیتر\nچکیده\nمتن"
    assert pie.Article.of({"title": "", "abstract": None, "text": "متن", "other": 1}).raw == "متن"


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2025-09-06", "2025-09-06"),
        (" 2025-09-06 ", "2025-09-06"),
        ("2025-09-06T20:30:15", "2025-09-06T20:30"),
        (date(2025, 9, 6), "2025-09-06"),
        (datetime(2025, 9, 6, 20, 30), "2025-09-06T20:30"),
        ("", None),
        (None, None),
    ],
)
def test_a_publication_date_is_iso(given: Any, published: str | None) -> None:
    assert pie.Article.of({"text": "متن", "published": given}).published == published


@pytest.mark.parametrize("given", ["دیروز", "2025-13-01", "2025/09/06", 20250906])
def test_what_is_no_date_is_told(given: Any) -> None:
    with pytest.raises(pie.DateError):
        pie.Article.of({"text": "متن", "published": given})


@pytest.mark.parametrize("given", ["1398-06-12", date(1398, 6, 12)])
def test_a_jalali_day_is_not_taken_for_one_of_the_middle_ages(given: Any) -> None:
    with pytest.raises(pie.DateError, match="Jalali"):
        pie.Article.of({"text": "متن", "published": given})


@pytest.mark.parametrize(
    "source", [None, 7, b"text", ["text"], {}, {"text": None}, {"text": 7}, {"title": "only"}, {"text": "x", "id": True}]
)
def test_what_is_no_article_is_told(source: Any) -> None:
    with pytest.raises(pie.ArticleError):
        pie.extract(source)


def test_a_number_may_be_an_id() -> None:
    assert pie.Article.of({"text": "متن", "id": 6581768}).id == "6581768"


@pytest.mark.parametrize(
    "function",
    [
        pie.normalize, pie.find_numbers, pie.parse_number, pie.find_dates, pie.parse_date, pie.find_quantities, pie.parse_quantity,
        pie.parse_title, pie.places.find,
    ],
    ids=lambda function: function.__name__,
)  # fmt: skip
@pytest.mark.parametrize("value", [None, b"12", 12, ["12"]])
def test_what_is_no_text_is_told(function: Any, value: Any) -> None:
    with pytest.raises(pie.TextTypeError):
        function(value)


@pytest.mark.parametrize("value", [None, 0, "number"])
def test_what_is_no_fact_is_told(value: Any) -> None:
    with pytest.raises(UnknownRuleError, match="one of the facts"):
        pie.extract("۱۲ نفر آمدند.").explain(value)
