"""The marks of gold articles are read as their writers mean them, and mistakes are named."""

from __future__ import annotations

import pytest

from tests.quality.gate import own_gold
from tests.quality.markup import MarkupError, parse

HEADER = {"published": "2025-01-14", "speaker": "ناهید کاظمی", "place": "استان یزد"}
FACT = "value=12 unit=count item=تعاونی indicator=cooperative_count"


def test_marks_leave_the_text_and_keep_their_words_in_place() -> None:
    gold = parse("a", f"آمار\n[۱۲ تعاونی]({FACT}) در [امسال](date=2024-03-20/2025-03-20) ثبت شد.", HEADER)
    assert gold.text == "آمار\n۱۲ تعاونی در امسال ثبت شد."
    assert gold.article.title == "آمار"
    (fact,), (date,) = gold.facts, gold.dates or []
    assert gold.text[fact.start : fact.end] == "۱۲ تعاونی"
    assert gold.text[date.start : date.end] == "امسال"
    assert date.slots == {"value": "2024-03-20/2025-03-20"}
    assert fact.slots == {
        "value": 12, "high": None, "unit": "count", "item": "تعاونی", "bound": "exact", "modality": "actual", "change": "level",
        "indicator": "cooperative_count", "place": "استان یزد", "time": None, "speaker": "ناهید کاظمی",
    }  # fmt: skip


def test_a_dash_is_nothing_and_a_slot_of_its_own_wins() -> None:
    gold = parse("a", f'آمار\n[۱۲ تعاونی]({FACT} speaker=- place="شهرستان بافق")', HEADER)
    assert (gold.facts[0].slots["speaker"], gold.facts[0].slots["place"]) == (None, "شهرستان بافق")


def test_an_official_is_named_by_the_marked_words_or_by_name() -> None:
    gold = parse("a", '[ناهيد كاظمي](name="ناهید کاظمی" role=فرماندار place=بافق) و [رضا مهرجو](role=شهردار place=بافق)', {})
    assert gold.officials == [
        {"name": "ناهید کاظمی", "role": "فرماندار", "organization": None, "place": "بافق"},
        {"name": "رضا مهرجو", "role": "شهردار", "organization": None, "place": "بافق"},
    ]


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("[۱۲ تعاونی](value=12 unit=piece item=تعاونی indicator=cooperative_count)", "unit 'piece' is not one of the known codes"),
        ("[۱۲ تعاونی](value=12 unit=count indicator=cooperative_count)", "no item"),
        (f"[۱۲ تعاونی]({FACT} high=14)", "'high' and the bound 'range' go together"),
        (f"[۱۲ تعاونی]({FACT} colour=red)", "colour is no slot of a fact"),
        (f"[۱۲ تعاونی]({FACT} stray)", "'stray' is no slot=value"),
        (f"[۱۲ تعاونی]({FACT}", "a mark is not closed"),
    ],
)
def test_mistakes_are_named(marked: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        parse("a", marked, {})


def test_the_gold_is_varied() -> None:
    articles = own_gold()
    assert len(articles) >= 10
    assert sum(len(article.facts) for article in articles) >= 80
    assert any(not article.facts for article in articles), "an article without any fact"
    assert any(len(article.officials or ()) > 1 for article in articles), "an article with two officials"
    for article in articles:
        for span in (*article.facts, *(article.dates or ())):
            assert article.text[span.start : span.end].strip() == article.text[span.start : span.end] != ""
