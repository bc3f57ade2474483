"""What an article costs on Spark, in a local session: needs the extra ``spark`` and Java.

    python -m tests.speed.spark                                  # 2,000 made articles, two workers
    python -m tests.speed.spark --articles 5000 corpus.jsonl     # your own, from the start again where they run out

The processor time and the memory are those of the Python workers, which do the work, and which tell them themselves; both hardly
change with what else runs on the machine, unlike the articles a second. Spark itself is started, and the pipelines are made, before.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from persian_ie.io.spark import extract_facts
from tests.speed.articles import articles
from tests.speed.pipeline import given, held

_FIELDS = ("id", "title", "text", "published")


def told(frames: Iterable[Any]) -> Iterator[Any]:
    """What a worker has used so far; slow, so that one of them cannot do it for all."""
    import pandas as pd

    for _ in frames:
        time.sleep(0.5)
        yield pd.DataFrame({"process": [os.getpid()], "seconds": [time.process_time()], "megabytes": [held()]})


def workers(session: Any, many: int) -> dict[int, tuple[float, float]]:
    """Seconds of processor time and megabytes of each worker."""
    asked = session.range(0, many, 1, many).mapInPandas(told, "process long, seconds double, megabytes double")
    return {row.process: (row.seconds, row.megabytes) for row in asked.collect()}


def main() -> None:
    """Print the figures."""
    from pyspark.sql import SparkSession

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="JSON-lines files of articles; made articles where none is given")
    parser.add_argument("--articles", type=int, default=2000, help="how many articles (default 2000)")
    parser.add_argument("--workers", type=int, default=2, help="tasks at once (default 2)")
    options = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    many = options.workers
    session = SparkSession.builder.master(f"local[{many}]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    source = given(options.files) if options.files else articles(options.articles + 100)
    rows = [tuple(article.get(field) for field in _FIELDS) for article in islice(source, options.articles + 100)]
    schema = ", ".join(f"{field} string" for field in _FIELDS)
    warm = session.createDataFrame(rows[:100], schema).repartition(2 * many)
    df = session.createDataFrame(rows[100:], schema).repartition(4 * many).cache()
    characters = sum(len(cell) for row in rows[100:] for cell in row[1:3] if cell)
    df.count()
    extract_facts(warm).count()
    before = workers(session, many)
    began = time.perf_counter()
    facts = extract_facts(df).count()
    seconds = time.perf_counter() - began
    after = workers(session, many)
    cost = sum(used for used, _ in after.values()) - sum(used for used, _ in before.values())
    print(
        f"{time.strftime('%Y-%m-%d')}, pyspark {version('pyspark')}, pandas {version('pandas')}, Python {platform.python_version()}, "
        f"{platform.machine()}, {os.cpu_count()} cores; {options.articles:,} articles, {characters / options.articles:,.0f} characters each"
    )
    print(f"{options.articles / seconds:.1f} articles/s with {many} workers, {facts:,} facts")
    print(f"processor time of the Python workers: {1000 * cost / options.articles:.0f} ms an article")
    print(f"memory of a worker: {', '.join(f'{megabytes:.0f}' for _, megabytes in after.values())} MB")
    if before.keys() != after.keys():
        print("note: workers were replaced between, so the processor time is not right")
    session.stop()


if __name__ == "__main__":
    main()
