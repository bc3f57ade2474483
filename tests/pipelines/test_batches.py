"""Many articles: one result for each whatever befalls the workers, bounded reading, and no process left over."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import persian_ie as pie
from persian_ie.errors import BatchError, DataError
from persian_ie.lexicons.indicators import read_rules
from persian_ie.pipelines import batches
from persian_ie.types import Extraction, ExtractionError
from tests.pipelines import poison
from tests.speed.articles import articles

ROOT = Path(__file__).parents[2]


def shown(result: Extraction | ExtractionError) -> tuple[str | None, str]:
    """The id of an article and what became of it."""
    return (result.id, result.code) if isinstance(result, ExtractionError) else (result.article.id, "done")


@pytest.fixture(autouse=True)
def _no_process_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


# In this process.


def test_a_bad_article_becomes_a_row_and_the_rest_goes_on() -> None:
    given: list[Any] = [
        "۲۰ مدرسه ساخته شد.",
        {"id": 7},
        None,
        {"id": "d", "text": "x", "published": "پریروز"},
        ExtractionError("e", "torn", "?"),
        "y",
    ]
    results = list(pie.extract_many(given))
    assert [shown(result) for result in results] == [
        (None, "done"), ("7", "not_an_article"), (None, "not_an_article"), ("d", "not_a_date"), ("e", "torn"), (None, "done"),
    ]  # fmt: skip
    assert [shown(result) for result in pie.extract_many(given, on_error="skip")] == [(None, "done")] * 2
    assert ExtractionError.from_dict(results[1].to_dict()) == results[1]


def test_a_fault_of_ours_is_a_row_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Extraction:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(batches, "extract", broken)
    [row] = pie.extract_many([{"id": "a", "text": "خبر"}])
    assert row == ExtractionError("a", "internal_error", "ZeroDivisionError: a fault of ours")


def test_raising_comes_after_what_went_well() -> None:
    results = pie.extract_many(["خبر", {"id": "b2"}, "خبر"], on_error="raise")
    assert isinstance(next(results), Extraction)
    with pytest.raises(BatchError, match="b2: the article has no 'text'") as caught:
        next(results)
    assert caught.value.code == "not_an_article"
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (str(again), again.code) == (str(caught.value), caught.value.code)


def test_missing_data_is_no_articles_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Extraction:
        raise DataError("units.toml, line 3: no unit")

    monkeypatch.setattr(batches, "extract", broken)
    with pytest.raises(DataError, match=r"units\.toml"):
        list(pie.extract_many(["خبر"]))


def test_nothing_is_read_before_it_is_needed() -> None:
    numbers = itertools.count()
    results = pie.extract_many(f"{number} خبر" for number in numbers)
    assert next(numbers) == 0
    next(results)
    assert next(numbers) == 2


def test_a_pipeline_of_ones_own() -> None:
    [result] = pie.extract_many([{"text": "fails", "id": "a"}], load=poison.Pipeline)
    assert shown(result) == ("a", "internal_error")


@pytest.mark.parametrize(
    ("given", "options", "error"),
    [
        ("خبر", {}, TypeError),
        ({"text": "خبر"}, {}, TypeError),
        ([], {"workers": -1}, ValueError),
        ([], {"on_error": "ignore"}, ValueError),
        ([], {"timeout_s": 5}, ValueError),
        ([], {"timeout_s": 0, "workers": 1}, ValueError),
    ],
)
def test_wrong_calls_fail_at_once(given: Any, options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        pie.extract_many(given, **options)


# In workers.


def test_workers_give_what_one_process_gives(nlp: Any) -> None:
    """With the real pipeline."""
    made = [*articles(6), {"id": "decimal", "text": "نرخ بیکاری ۱۲٫۵ درصد شد."}, {"id": "odd", "text": "۱۲ نفر \ud800 آمدند"}]
    made.append({"id": "dated", "text": "ساخت ۲۰ مدرسه در ابهر\n۱۵ شهریور ۱۴۰۴ - ۲۰:۳۰\n\nفرماندار ابهر گفت: امروز ۲۰ مدرسه افتتاح شد."})
    assert pie.extract(made[-1], nlp=nlp).article.published == "2025-09-06T20:30"
    assert list(pie.extract_many(made, workers=2)) == [pie.extract(article, nlp=nlp) for article in made]


def test_what_kills_or_hangs_a_worker_is_a_row_and_the_rest_goes_on() -> None:
    orders = [
        "خبر", "sleeps 0.2", "killed", "خبر", "fails", "hangs", "خبر", "exits", None, "خبر", "killed", "خبر",
    ]  # fmt: skip
    made = [{"id": f"{number}", "text": order} for number, order in enumerate(orders)]
    results = list(pie.extract_many(made, workers=2, timeout_s=1, load=poison.Pipeline))
    assert [shown(result) for result in results] == [
        ("0", "done"), ("1", "done"), ("2", "worker_died"), ("3", "done"), ("4", "internal_error"), ("5", "timed_out"), ("6", "done"),
        ("7", "worker_died"), ("8", "not_an_article"), ("9", "done"), ("10", "worker_died"), ("11", "done"),
    ]  # fmt: skip
    messages = [result.message for result in results if isinstance(result, ExtractionError)]
    assert messages[0] == "the worker was killed by signal 9"
    assert messages[1] == "ZeroDivisionError: a fault of ours"
    assert messages[2] == "not done after 1 s"
    assert messages[3] == "the worker ended with status 3"


def test_in_the_order_of_ends_reading_little_ahead_and_stopping_in_the_middle() -> None:
    """One run for three things, as starting workers takes a while: order, bounded reading, closing."""
    read = []

    def made() -> Iterator[dict[str, str]]:
        for number in itertools.count():
            read.append(number)
            yield {"id": str(number), "text": "sleeps 1" if number == 0 else "خبر"}

    results = pie.extract_many(made(), workers=2, ordered=False, load=poison.Pipeline)
    ids = [shown(result)[0] for result in itertools.islice(results, 5)]
    assert ids[0] == "1"
    assert len(set(ids)) == 5
    assert len(read) <= 5 + 2 * batches._AHEAD
    workers = multiprocessing.active_children()
    assert len(workers) == 2
    results.close()
    assert multiprocessing.active_children() == []


def test_workers_are_as_many_as_there_is_work_for_and_one_that_dies_at_rest_is_replaced() -> None:
    def made() -> Iterator[str]:
        yield "خبر"
        [worker] = multiprocessing.active_children()
        os.kill(worker.pid or 0, signal.SIGKILL)
        worker.join()
        yield "خبر"

    # the first article is done before the second is asked for, as one worker has one article at a time
    assert [shown(result) for result in pie.extract_many(made(), workers=1, load=poison.Pipeline)] == [(None, "done")] * 2


def test_a_reader_that_fails_does_so_after_what_it_gave() -> None:
    def made() -> Iterator[str]:
        yield "خبر"
        raise OSError("the disk is gone")

    results = pie.extract_many(made(), workers=1, load=poison.Pipeline)
    assert isinstance(next(results), Extraction)
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def test_a_pipeline_that_cannot_be_made_ends_the_run() -> None:
    with pytest.raises(BatchError, match="no pipeline today"):
        list(pie.extract_many(["خبر"], workers=2, load=poison.load_nothing))
    with pytest.raises(BatchError, match="ended with status 7 before it began"):
        list(pie.extract_many(["خبر"], workers=2, load=poison.load_and_die))
    with pytest.raises(DataError, match=r"no\.toml"):
        list(pie.extract_many(["خبر"], workers=1, load=partial(read_rules, "no.toml")))


SCRIPT = """
import itertools, multiprocessing, sys
import persian_ie as pie
from tests.pipelines import poison
if __name__ == "__main__":
    given = ["خبر", *["hangs"] * 2]
    for result in pie.extract_many(given, workers=2, load=poison.Pipeline):
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


def alive(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_no_orphans(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C goes to the whole group of processes; after SIGKILL the workers see for themselves that they are alone."""
    (tmp_path / "script.py").write_text(SCRIPT, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, tmp_path / "script.py"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        workers = [int(pid) for pid in process.stdout.readline().split()]
        assert len(workers) == 2
        assert all(alive(worker) for worker in workers)
        (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        process.wait(timeout=20)
        assert process.stderr.read().count(b"Traceback") == (number == signal.SIGINT)  # the caller's own, none of a worker
    deadline = time.monotonic() + 10
    while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(alive(worker) for worker in workers)
