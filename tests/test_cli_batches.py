"""The command line on many articles: workers, tables in files, going on after a break."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

import persian_ie as pie
from tests.speed.articles import articles
from tests.test_cli import COMMAND, GOOD, fails, ran

MADE = list(articles(30))


def _lines() -> str:
    """Articles, two of them more than once, one without an id, two with the same id, and lines that fail."""
    lines = [json.dumps(article) for article in MADE]
    lines[5:5] = ["{broken", '{"id": "b2"}', lines[4], lines[4]]
    lines[20:20] = [json.dumps({"text": "۱۲ نفر \ud800 آمدند."}), "{broken", '{"id": "made-5", "text": "همان نام، متنی دیگر"}']
    return "\n".join(lines) + "\n"


LINES = _lines()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(LINES, "utf-8")
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What one run over them gives."""
    path = tmp_path_factory.mktemp("whole") / "news.jsonl"
    path.write_text(LINES, "utf-8")
    result = ran("extract", path)
    assert (result.status, len(result.lines)) == (1, 37)
    return result.out.splitlines()


# Going on after a break.


def test_killed_and_called_again_it_loses_and_repeats_nothing(tmp_path: Path, news: Path, whole: list[str]) -> None:
    """With workers, which must not outlive the run; the second run begins with a line that was cut off."""
    out = tmp_path / "out.jsonl"
    call = ["extract", news, "--workers", "2", "--timeout", "60", "--resume", "-o", out]
    with subprocess.Popen([*COMMAND, *call], stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while not (out.exists() and out.read_bytes().count(b"\n") > 8) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.kill()
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()  # and at its end no worker holds it open any more
    had = out.read_text("utf-8").splitlines()
    assert len(had) > 8
    assert had[:8] == whole[:8]
    with out.open("a", encoding="utf-8") as file:
        file.write(whole[len(had)][:40])
    result = ran("extract", news, "--resume", "-o", out)
    assert f"{len(had)} of the articles were in {out} already" in result.err
    assert out.read_text("utf-8").splitlines() == whole


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_interrupted_it_leaves_no_half_file_and_no_worker(tmp_path: Path, form: str) -> None:
    """A terminal sends Ctrl-C to the whole group of processes."""
    pytest.importorskip("pyarrow")
    news, out = tmp_path / "news.jsonl", tmp_path / f"out.{form}"
    news.write_text("\n".join(json.dumps(article) for article in articles(2000)), "utf-8")
    call = [*COMMAND, "extract", news, "--workers", "2", "--format", form, "-o", out]
    with subprocess.Popen(call, stderr=subprocess.PIPE, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while not (workers := children(process.pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert workers
        time.sleep(1)  # some of them load their pipelines, or are in the middle of an article
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=20) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b"persian-ie: interrupted\n"  # at its end no worker holds it open any more
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]


def children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


@pytest.mark.parametrize("had", [0, 7, 25, 37])
def test_it_goes_on_from_anywhere(tmp_path: Path, news: Path, whole: list[str], had: int) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("".join(line + "\n" for line in whole[:had]), "utf-8")
    ran("extract", news, "--resume", "-o", out)
    assert out.read_text("utf-8").splitlines() == whole


def test_new_articles_are_added_wherever_they_stand(tmp_path: Path, news: Path, whole: list[str]) -> None:
    out = tmp_path / "out.jsonl"
    assert ran("extract", news, "--resume", "-o", out).status == 1
    news.write_text(GOOD + "\n" + "\n".join(json.dumps(article) for article in MADE), "utf-8")
    result = ran("extract", news, "--resume", "-o", out, "-q")
    assert (result.status, result.err) == (0, "")
    assert out.read_text("utf-8").splitlines()[:-1] == whole
    assert json.loads(out.read_text("utf-8").splitlines()[-1])["id"] == "a1"


def test_it_goes_on_only_with_a_file_of_its_own(tmp_path: Path, news: Path) -> None:
    before = news.read_bytes()
    assert "line 1 is no result" in fails("extract", news, "--resume", "-o", news)
    assert news.read_bytes() == before
    assert "-o" in fails("extract", news, "--resume")
    assert "-o" in fails("extract", news, "--resume", "-o", tmp_path / "out.jsonl.gz")
    assert "-o" in fails("extract", news, "--resume", "-o", tmp_path / "out.csv", "--format", "csv")
    assert "no file" in fails("extract", news, "--resume", "-o", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]


# Tables in files.


def test_csv_and_parquet_are_the_frame_of_facts(tmp_path: Path, news: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    results = list(pie.extract_many(MADE[:10]))
    expected = pie.facts_frame(results)  # type: ignore[arg-type]
    assert len(expected) > 10
    news.write_text("{broken\n" + "\n".join(json.dumps(article) for article in MADE[:10]), "utf-8")

    parquet = tmp_path / "facts.parquet"
    result = ran("extract", news, "--format", "parquet", "-o", parquet)
    assert result.status == 1
    assert "line 1: broken_json" in result.err
    made = pandas.read_parquet(parquet)
    assert list(made) == list(expected)
    for days in ("published", "time_start", "time_end"):
        made[days] = pandas.to_datetime(made[days]).astype(expected[days].dtype)  # pandas 2 reads nanoseconds
    pandas.testing.assert_frame_equal(made, expected, check_dtype=False)

    table = tmp_path / "facts.csv"
    assert ran("extract", news, "--format", "csv", "-o", table).status == 1
    assert table.read_text("utf-8") == ran("extract", news, "--format", "csv").out
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert list(rows[0]) == list(expected)
    assert [(row["article_id"], float(row["value"]), row["place"], row["time_start"]) for row in rows] == [
        (row.article_id, row.value, "" if pandas.isna(row.place) else row.place, "" if pandas.isna(row.time_start) else f"{row.time_start:%Y-%m-%d}")
        for row in expected.itertuples()
    ]  # fmt: skip


def test_tables_without_a_fact_have_their_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "a.txt").write_text("خبری بی عدد", "utf-8")
    assert ran("extract", tmp_path / "a.txt", "--format", "parquet", "-o", tmp_path / "a.parquet").status == 0
    table = parquet.read_table(tmp_path / "a.parquet")
    assert (table.num_rows, str(table.schema.field("value").type), str(table.schema.field("published").type)) == (
        0,
        "double",
        "date32[day]",
    )
    assert ran("extract", tmp_path / "a.txt", "--format", "csv").out.startswith("article_id,published,start,end,text,value,")


def test_what_parquet_needs(tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "give it with -o" in fails("extract", news, "--format", "parquet")
    assert "give it with -o" in fails("extract", news, "--format", "parquet", "-o", "-")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    out = tmp_path / "out.parquet"
    assert "pip install 'persian-ie[frames]'" in fails("extract", news, "--format", "parquet", "-o", out)
    assert not out.exists()


def test_a_time_limit_needs_workers(news: Path) -> None:
    assert "--workers" in fails("extract", news, "--timeout", "5")
    assert "--timeout" in fails("extract", news, "--timeout", "0", "--workers", "1")


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_a_break_leaves_no_half_table(tmp_path: Path, news: Path, form: str) -> None:
    news.write_bytes(GOOD.encode() + b'\n{"text": "\xff"}\n')
    assert "not UTF-8" in fails("extract", news, "--format", form, "-o", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]
