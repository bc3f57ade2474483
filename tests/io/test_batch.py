"""A batch in, a batch out: frames and lists, names of columns, cells that are missing, articles that fail."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import persian_ie as pie
from persian_ie.errors import BatchError, ColumnError
from persian_ie.io.batch import run_batch
from tests.pipelines import poison

SCHOOLS = "امسال ۲۰ مدرسه در ابهر ساخته شد."


@pytest.mark.parametrize("kind", ["facts", "entities", "officials", "dates"])
def test_a_frame_gives_the_frame_of_its_facts(kind: Any) -> None:
    news = pd.DataFrame({"id": ["a", "b", "c"], "text": [SCHOOLS, "بی عدد", "علی رضایی، فرماندار ملایر گفت: ۴۰ واحد در ملایر تحویل شد."]})
    found = run_batch(news, kind=kind)
    expected = pie.extract(dict(news.loc[0])).to_frame(kind), pie.extract(dict(news.loc[2])).to_frame(kind)
    assert list(found) == [*expected[0], "error_code", "error_message"]
    assert found["error_code"].isna().all()
    pd.testing.assert_frame_equal(found.iloc[:, :-2], pd.concat(expected, ignore_index=True))


def test_lists_give_lists_with_the_same_rows() -> None:
    news = [{"id": 7, "body": SCHOOLS, "day": "2025-10-12"}, {"id": 8, "body": 12}, {"id": 9}, {"id": 10, "body": SCHOOLS, "day": "دیروز"}]
    found = run_batch(news, "body", published="day")
    assert [(row["article_id"], row["value"], row["time_start"], row["error_code"]) for row in found] == [
        ("7", 20.0, date(2025, 3, 21), None), ("8", None, None, "not_an_article"), ("9", None, None, "not_an_article"),
        ("10", None, None, "not_a_date"),
    ]  # fmt: skip
    frame = run_batch(pd.DataFrame(news), "body", published="day")
    assert all(list(row) == list(frame) for row in found)
    assert len(frame) == len(found)
    assert list(frame["error_message"].dropna()) == [row["error_message"] for row in found if row["error_message"]]


def test_cells_that_pandas_has_no_value_for() -> None:
    """A number where another is missing is a float, and a missing day is NaT."""
    news = pd.DataFrame(
        {
            "id": [7, None, 9, 2**60],
            "title": [None, float("nan"), "بیست", pd.NA],
            "published": pd.to_datetime(["2025-10-12 00:00", None, "2025-10-13 08:30", None]),
            "text": [SCHOOLS, SCHOOLS, SCHOOLS, None],
        },
        index=[5, 5, 6, 7],
    )
    found = run_batch(news)
    assert list(found["article_id"].fillna("")) == ["7", "", "9", str(2**60)]
    assert [day and day.date() for day in found["published"].astype(object).where(found["published"].notna(), None)] == [
        date(2025, 10, 12), None, date(2025, 10, 13), None,
    ]  # fmt: skip
    assert list(found["error_code"].fillna("")) == ["", "", "", "not_an_article"]
    exact = run_batch(news.assign(id=pd.Series([7, None, 9, 2**60 + 1], dtype="Int64", index=news.index)))
    assert list(exact["article_id"])[-1] == str(2**60 + 1)


def test_nothing_in_gives_the_columns() -> None:
    found = run_batch(pd.DataFrame({"text": []}))
    full = run_batch([{"text": SCHOOLS}])
    assert (len(found), list(found)) == (0, list(full[0]))
    assert list(found.dtypes) == list(run_batch(pd.DataFrame({"text": [SCHOOLS]})).dtypes)
    assert run_batch([]) == []


def test_failures_may_be_left_out_or_raise() -> None:
    news = [{"id": "a", "text": None}, {"id": "b", "text": SCHOOLS}]
    assert [row["article_id"] for row in run_batch(news, on_error="skip")] == ["b"]
    with pytest.raises(BatchError, match="article a: the article has no 'text'"):
        run_batch(news, on_error="raise")


def test_wrong_calls_say_what_is_wrong() -> None:
    with pytest.raises(ColumnError, match="no column 'text' for the text of the articles; there are: body, id"):
        run_batch(pd.DataFrame({"body": ["خبر"], "id": [1]}))
    with pytest.raises(ColumnError, match="no column 'headline' for the title"):
        run_batch(pd.DataFrame({"text": ["خبر"]}), title="headline")
    with pytest.raises(TypeError, match="a batch is a pandas frame or a list of dicts, not dict"):
        run_batch({"text": ["خبر"]})  # type: ignore[type-var]
    with pytest.raises(ValueError, match="kind must be one of"):
        run_batch([], kind="fact")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="on_error must be"):
        run_batch([{"text": "خبر"}], on_error="ignore")  # type: ignore[arg-type]


def test_the_pipeline_is_made_once(tmp_path: Path) -> None:
    """Also where each batch brings a new copy of how to make it, as it does over processes."""
    for _ in range(3):
        assert run_batch([{"text": "خبر"}], load=partial(poison.load_and_tell, str(tmp_path))) == []
    assert len(list(tmp_path.iterdir())) == 1
