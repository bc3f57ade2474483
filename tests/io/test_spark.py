"""Facts of a Spark data frame, in a real local session: workers of their own, results through Arrow."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import persian_ie as pie
from persian_ie.errors import ColumnError, MissingExtraError
from persian_ie.io import spark as io_spark
from persian_ie.io.batch import run_batch
from tests.pipelines import poison
from tests.speed.articles import articles

ROOT = Path(__file__).parents[2]
FENCED = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_without_pyspark_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MissingExtraError, match=r"pyspark is not installed.*persian-ie\[spark\]"):
        io_spark.extract_facts(object())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: pip install '.[spark]'")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java, which is not on this machine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))  # workers import the package, and tests.pipelines.poison
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = (
            sql.SparkSession.builder.master("local[2]").appName("persian-ie")
            .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2").config("spark.sql.session.timeZone", "Asia/Tehran")
            .getOrCreate()
        )  # fmt: skip
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def test_the_rows_are_those_of_one_process_in_a_schema_that_is_told(spark: Any) -> None:
    made = list(articles(12))
    facts = io_spark.extract_facts(spark.createDataFrame(made).repartition(3))
    assert facts.schema == io_spark.schema()
    assert facts.schema.simpleString().startswith(
        "struct<article_id:string,published:date,start:bigint,end:bigint,text:string,value:double"
    )
    assert all(field.nullable and field.metadata["comment"] for field in facts.schema)
    expected = run_batch(made)
    assert len(expected) > 20
    assert facts.columns == list(expected[0]) == [*pie.facts_frame([]), "error_code", "error_message"]
    given = [row.asDict() for row in facts.collect()]
    assert sorted(given, key=place_of) == sorted(expected, key=place_of)


def place_of(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["article_id"], row["start"], row["end"], row["rule"]


def test_names_types_and_articles_that_fail(spark: Any) -> None:
    rows = [
        (7, "۲۰ مدرسه در ابهر ساخته شد.", datetime(2025, 10, 11, 22, 0, tzinfo=UTC), "a"),  # 1:30 of the next day in Tehran
        (8, None, None, "b"),
        (9, "خبری بی عدد", None, "c"),
        (10, "۴۰ واحد مسکونی امسال در ملایر تحویل شد.", datetime(2025, 10, 12, 8, 0, tzinfo=UTC), "d"),
    ]
    df = spark.createDataFrame(rows, "key bigint, `the.body` string, seen timestamp, category string")
    found = {row.article_id: row for row in io_spark.extract_facts(df, "the.body", id="key", published="seen").collect()}
    assert sorted(found) == ["10", "7", "8"]
    first, failed = found["7"], found["8"]
    assert (first.value, first.item, first.place, first.published) == (20.0, "مدرسه", "ابهر", date(2025, 10, 12))
    assert found["10"].time_start == date(2025, 3, 21)  # امسال, of the day of publication
    assert (failed.error_code, failed.error_message, failed.value) == ("not_an_article", "the article has no 'text' (a string)", None)
    left_out = io_spark.extract_facts(df, "the.body", id="key", on_error="skip")
    assert sorted(row.article_id for row in left_out.collect()) == ["10", "7"]
    entities = io_spark.extract_facts(df, "the.body", id="key", kind="entities", on_error="skip")
    assert {(row.article_id, row.text, row.label) for row in entities.where("kind in ('county', 'city')").collect()} == {
        ("7", "ابهر", "LOC"), ("10", "ملایر", "LOC"),
    }  # fmt: skip
    with pytest.raises(Exception, match="the article has no 'text'"):
        io_spark.extract_facts(df, "the.body", id="key", on_error="raise").collect()


def test_a_wrong_column_is_told_before_any_work(spark: Any) -> None:
    df = spark.createDataFrame([(1, "خبر", [1])], "id int, text string, tags array<int>")
    with pytest.raises(ColumnError, match="there is no column 'body' for the text of the articles; there are: id, text, tags"):
        io_spark.extract_facts(df, "body")
    with pytest.raises(ColumnError, match="no column 'headline' for the title"):
        io_spark.extract_facts(df, title="headline")
    with pytest.raises(ColumnError, match="'id' holds int, which the text of an article cannot be"):
        io_spark.extract_facts(df, "id")
    with pytest.raises(ColumnError, match="'tags' holds array<int>, which the id"):
        io_spark.extract_facts(df, id="tags")
    with pytest.raises(ColumnError, match="'id' holds int, which the published"):
        io_spark.extract_facts(df, published="id")
    with pytest.raises(ValueError, match="kind must be one of"):
        io_spark.extract_facts(df, kind="fact")  # type: ignore[arg-type]


def test_a_worker_makes_its_pipeline_once(spark: Any, tmp_path: Path) -> None:
    df = spark.createDataFrame([(str(number), "خبر") for number in range(40)], "id string, text string").repartition(8)
    load = partial(poison.load_and_tell, str(tmp_path))
    for _ in range(2):
        assert io_spark.extract_facts(df, load=load).count() == 0
    loads = [path.read_text() for path in tmp_path.iterdir()]
    assert 1 <= len(loads) <= 2  # two workers, sixteen tasks
    assert len(set(loads)) == len(loads)


def test_the_page_runs(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What docs/spark.md shows, on the articles in docs/examples."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    space: dict[str, Any] = {"spark": spark}
    for block in FENCED.findall((ROOT / "docs/spark.md").read_text("utf-8")):
        if not re.search("^(>>>|import (ray|dask))", block):
            exec(block, space)  # noqa: S102
    out = capsys.readouterr().out
    assert " schools-zanjan|" in out
    assert out.endswith("مدرسه\n16 0 1\n")
