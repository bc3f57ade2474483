"""The comparison of found with gold: what counts as the same, and how spans are paired."""

from __future__ import annotations

from typing import Any

import pytest

from persian_ie.types import Article
from tests.quality.markup import GoldArticle, Span, parse
from tests.quality.scores import Tally, paired, same_item, same_name, same_number

MARKED = """آمار
[۱۲ تعاونی](value=12 unit=count item=تعاونی indicator=cooperative_count) و [۳۰ نفر](value=30 unit=person item=عضو indicator=other)"""


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("تعاونی", "تعاونی‌ها", True),
        ("واحد مسکونی", "واحد", True),
        ("سد", "ارتفاع سد", True),
        ("طرح آبخیزداری", "طرح‌هاي آبخیزداري", True),
        ("تعاونی", "شرکت تعاونی", False),
        ("واحد مسکونی نوساز شهری", "واحد", False),
        ("تعاونی", None, False),
        (None, None, True),
    ],
)
def test_same_item(gold: str | None, found: str | None, same: bool) -> None:
    assert same_item(gold, found) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("استان لرستان", {"name": "لرستان"}, True),
        ("شهرستان خرم‌آباد", "خرم آباد", True),
        ("احمد توکلی", {"name": None, "role": "فرماندار"}, False),
        ("احمد توکلی", "توکلی", True),
        ("یزد", None, False),
        (None, None, True),
    ],
)
def test_same_name(gold: str | None, found: Any, same: bool) -> None:
    assert same_name(gold, found) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"), [(0.3333, 1 / 3, True), (12, 12.1, False), (None, 0, False), (None, None, True), (0, 0, True)]
)
def test_same_number(gold: float | None, found: float | None, same: bool) -> None:
    assert same_number(gold, found) is same


def test_equal_values_are_paired_before_longer_overlaps() -> None:
    gold = [Span(0, 10, {"value": 5}), Span(10, 20, {"value": 7})]
    found = [Span(0, 19, {"value": 7}), Span(0, 2, {"value": 5})]
    assert sorted(paired(gold, found)) == [(0, 1), (1, 0)]


def test_each_span_is_paired_once() -> None:
    assert paired([Span(0, 10, {"value": 5})], [Span(0, 5, {"value": 5}), Span(5, 10, {"value": 5})]) == [(0, 0)]


def record(gold: GoldArticle, i: int, **changes: Any) -> dict[str, Any]:
    span = gold.facts[i]
    return {"start": span.start, "end": span.end, **span.slots, **changes}


def test_a_perfect_extraction_scores_one_everywhere() -> None:
    gold = parse("a", MARKED, {})
    tally = Tally()
    tally.add(gold, {"facts": [record(gold, 0), record(gold, 1, item="نفر")], "officials": [], "dates": []})
    assert set(tally.scores().values()) == {1.0}
    assert tally.errors == []


def test_each_figure_falls_for_its_own_reason() -> None:
    gold = parse("a", MARKED, {"place": "استان یزد"})
    tally = Tally()
    tally.add(
        gold, {"facts": [record(gold, 0, item="شغل", place=None), record(gold, 1, modality="planned"), {"start": 0, "end": 4, "value": 1}]}
    )
    scores = tally.scores()
    assert scores["number F1"] == pytest.approx(4 / 5, abs=1e-4)
    assert scores["number+unit+item F1"] == pytest.approx(2 / 5, abs=1e-4)
    assert scores["strict F1"] == 0
    assert (scores["place accuracy"], scores["item accuracy"], scores["modality accuracy"], scores["speaker accuracy"]) == (
        0.5,
        0.5,
        0.5,
        1,
    )
    assert [message for *_, message in tally.errors] == [
        "item تعاونی, found شغل; place استان یزد, found None",
        "modality actual, found planned",
        "fact not in the gold",
    ]


def test_dates_and_officials() -> None:
    gold = parse("a", "[رضا مهرجو](role=شهردار place=بافق) [امروز](date=2025-01-14) آمد", {})
    tally = Tally()
    official = {"name": "رضا مهرجو", "role": "شهردار", "place": "بافق"}
    start = gold.text.index("امروز")
    tally.add(gold, {"dates": [{"start": start, "end": start + 5, "value": "2025-01-13"}], "officials": [official]})
    scores = tally.scores()
    assert (scores["date span F1"], scores["date value F1"], scores["official F1"]) == (1, 0, 1)


def test_a_layer_that_was_not_annotated_is_not_scored() -> None:
    tally = Tally()
    found = {"dates": [{"start": 0, "end": 5, "value": None}], "officials": []}
    tally.add(GoldArticle(Article(text="امروز"), officials=None, dates=None), found)
    assert not {"official F1", "date span F1"} & tally.scores().keys()
