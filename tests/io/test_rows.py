"""Rows and frames: the columns are the same whatever was found."""

from __future__ import annotations

import builtins
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

import persian_ie as pie
from persian_ie.io.frames import to_frame
from persian_ie.io.rows import COLUMNS, days_of, rows
from persian_ie.types import Article, Entity, Extraction, ExtractionError, Fact, Official, Place, Speaker, Timex

TEXT = "۶۴/۸ درصد در سلسله"
RESULT = Extraction(
    Article(TEXT, id="a1", published="2025-09-06T20:30"),
    entities=(Entity(13, 18, "سلسله", "LOC", "county", "C1507"),),
    officials=(Official("علی رضایی", "مدیرکل", "تعاون", "لرستان", mentions=((3, 5), (9, 10)), rule="r"),),
    dates=(Timex(0, 4, "۶۴/۸", "2018-03-21/2019-03-20", flags=("two_digit_year", "x")),),
    facts=(
        Fact(
            0, 9, "۶۴/۸ درصد", Decimal("64.8"), "percent", item="سهم", place=Place("سلسله", "county", "C1507", province="لرستان"),
            time="2018-03-21/2019-03-20", speaker=Speaker("علی رضایی", "مدیرکل", "تعاون", "لرستان"), rule="r",
        ),
        Fact(0, 4, "۶۴/۸", 13 * 10**15, "IRR", high=10**400, place=Place("لرستان", "province", "IR-15")),
    ),
)  # fmt: skip
KINDS = ("facts", "entities", "officials", "dates")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-09-03", date(2019, 9, 3), date(2019, 9, 3)),
        ("2019-09-06T17:00", date(2019, 9, 6), date(2019, 9, 6)),
        ("2018-03-21/2019-03-20", date(2018, 3, 21), date(2019, 3, 20)),
        ("2019-09-06T17:00/2019-09-07T08:00", date(2019, 9, 6), date(2019, 9, 7)),
        ("2019-08", date(2019, 8, 1), date(2019, 8, 31)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_days_of_a_time(value: str, first: date, last: date) -> None:
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", [None, "", "T16:00", "P2M", "2019-13", "2019-02-30", "20", "۲۰۱۹-۰۱-۰۱", "2019-1-1", "2019-W05", "0000"])
def test_what_names_no_days(value: str | None) -> None:
    assert days_of(value) == (None, None)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_have_the_columns_in_order(kind: Any) -> None:
    found = list(rows([RESULT, RESULT], kind))
    assert len(found) == 2 * len(getattr(RESULT, kind))
    assert all(list(row) == [column.name for column in COLUMNS[kind]] for row in found)
    assert all(row["article_id"] == "a1" and row["published"] == date(2025, 9, 6) for row in found)


def test_a_fact_becomes_a_flat_row() -> None:
    first, second = rows([RESULT])
    assert first == {
        "article_id": "a1", "published": date(2025, 9, 6), "start": 0, "end": 9, "text": "۶۴/۸ درصد", "value": 64.8, "high": None,
        "unit": "percent", "item": "سهم", "bound": "exact", "modality": "actual", "change": "level", "indicator": "other", "place": "سلسله",
        "place_level": "county", "place_id": "C1507", "province": "لرستان", "time": "2018-03-21/2019-03-20", "time_start": date(2018, 3, 21),
        "time_end": date(2019, 3, 20), "speaker": "علی رضایی", "speaker_role": "مدیرکل", "speaker_organization": "تعاون",
        "speaker_place": "لرستان", "per": None, "same_as": None, "score": None, "rule": "r",
    }  # fmt: skip
    assert (second["province"], second["value"], second["high"]) == ("لرستان", 13e15, float("inf"))
    assert second["speaker"] is second["time_start"] is None


def test_officials_and_dates() -> None:
    [official], [timex] = rows([RESULT], "officials"), rows([RESULT], "dates")
    assert (official["start"], official["end"], official["mentions"], official["name"]) == (3, 5, 2, "علی رضایی")
    assert (timex["time_start"], timex["flags"]) == (date(2018, 3, 21), "two_digit_year x")


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_has_the_same_types_when_empty(kind: Any) -> None:
    full, empty = to_frame([RESULT], kind), to_frame([], kind)
    assert list(full.columns) == [column.name for column in COLUMNS[kind]]
    assert full.dtypes.to_dict() == empty.dtypes.to_dict()
    assert (len(full), len(empty)) == (len(getattr(RESULT, kind)), 0)


def test_a_frame_can_be_reckoned_with() -> None:
    frame = RESULT.to_frame()
    assert frame.groupby("unit")["value"].sum().to_dict() == {"IRR": 13e15, "percent": 64.8}
    assert frame["time_start"].dt.year.tolist()[0] == 2018
    assert frame["speaker"].isna().tolist() == [False, True]
    assert len(to_frame(RESULT)) == 2
    assert frame.loc[0, "text"] == TEXT[frame.loc[0, "start"] : frame.loc[0, "end"]]


def test_a_frame_survives_parquet(tmp_path) -> None:
    frame = to_frame([RESULT, RESULT])
    frame.to_parquet(tmp_path / "facts.parquet")
    again = pd.read_parquet(tmp_path / "facts.parquet")
    assert again["item"].tolist()[0] == "سهم"
    assert again["time_end"].tolist() == frame["time_end"].tolist()


def test_lone_surrogates_do_not_break_a_frame(tmp_path) -> None:
    result = Extraction(Article("\ud800", id="x\udfff"), entities=(Entity(0, 1, "\ud800", "ORG"),))
    frame = result.to_frame("entities")
    assert frame["text"].tolist() == ["\ufffd"]
    frame.to_parquet(tmp_path / "entities.parquet")


@pytest.mark.parametrize("kind", ["fact", "", None, "zones"])
def test_an_unknown_kind_is_refused(kind: Any) -> None:
    with pytest.raises(ValueError, match="facts, entities, officials, dates"):
        RESULT.to_frame(kind)


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(pie.MissingExtraError, match=r"persian-ie\[frames\]"):
        RESULT.to_frame()


def test_error_records_have_no_rows() -> None:
    found = Extraction(Article("۵۳۷ تعاونی", id="a1"), facts=(Fact(0, 10, "۵۳۷ تعاونی", 537, "count"),))
    failed = ExtractionError("a2", "internal_error", "ZeroDivisionError")
    assert [row["article_id"] for row in rows([failed, found, failed])] == ["a1"]
    assert list(to_frame([failed, found])["article_id"]) == ["a1"]
    assert len(to_frame([failed])) == 0
