"""A long run: whether `extract_many` loses or doubles an article, and whether memory stays flat.

    python -m tests.speed.soak                                            # 50,000 made articles, two workers
    python -m tests.speed.soak --articles 20000 --workers 0 news.jsonl.gz # your own, from the start again where they run out

Each article gets sentences of its own with some twenty names that no other has: in news, too, new words never end.
Memory is what a process holds (Linux). Its growth is counted from the end of the warm-up, when the bounded caches are full. The exit
status is 1 where an article was lost or doubled, came out of order or failed, or memory grew by more than the limit.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import count, islice
from pathlib import Path
from random import Random
from time import monotonic, strftime
from typing import Any

from persian_ie import Extraction, extract_many
from tests.speed.articles import articles
from tests.speed.pipeline import given, held

WARM_UP = 2_000  # articles of each process
LIMIT = 0.05
_SYLLABLES = "با بر تا تر جا دا در را رو زا سا سی شا شه فر کا کو گل ما مه نا نو هر یا".split()
_SENTENCE = "{0} {1} از روستای {2} گفت: {n} خانوار در {3} و {4} از {5} بهره‌مند شدند."
_SENTENCES = 3


def varied(base: Iterable[dict[str, Any]], seed: int = 0) -> Iterator[dict[str, Any]]:
    """The articles with their number as id, and with sentences that no other article has."""
    random = Random(seed)
    for number, article in enumerate(base):
        own = [_SENTENCE.format(*(_name(random) for _ in range(6)), n=random.randint(11, 9999)) for _ in range(_SENTENCES)]
        yield {**article, "id": str(number), "text": "\n".join([article["text"], *own])}


def _name(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.randint(2, 5)))


def made() -> Iterator[dict[str, Any]]:
    """Made articles without end, no two runs of a thousand the same."""
    for seed in count():
        yield from articles(1_000, seed)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="JSON-lines files of articles; made articles where none is given")
    parser.add_argument("--articles", type=int, default=50_000, help="how many articles (default 50000)")
    parser.add_argument("--workers", type=int, default=2, help="processes; 0 is this one (default 2)")
    options = parser.parse_args()
    source = islice(varied(given(options.files) if options.files else made()), options.articles)
    print(
        f"{strftime('%Y-%m-%d')}, Python {platform.python_version()}, spaCy {version('spacy')}, {platform.machine()}, {os.cpu_count()} cores; "
        f"{options.articles:,} {'given' if options.files else 'made'} articles, {options.workers} workers"
    )
    warm_up = min(WARM_UP * max(options.workers, 1), options.articles // 2)
    every = max(options.articles // 25, 1)
    first: list[float] = []
    last: list[float] = []
    expected, facts, failures, characters = 0, 0, 0, 0
    wrong: list[str] = []
    began = monotonic()
    for result in extract_many(source, workers=options.workers):
        if isinstance(result, Extraction):
            name, facts, characters = result.article.id, facts + len(result.facts), characters + len(result.text)
        else:
            name, failures = result.id, failures + 1
            print(f"  article {result.id}: {result.code}: {result.message}")
        if name != str(expected):
            wrong.append(f"{name} in the place of {expected}")
        expected += 1
        if expected == warm_up or expected % every == 0:
            last = [held(), *(held(child.pid) for child in sorted(multiprocessing.active_children(), key=lambda child: child.pid or 0))]
            first = last if expected <= warm_up else first
            rate = expected / (monotonic() - began)
            print(f"{expected:7,} articles, {rate:5.1f}/s; MB: {', '.join(f'{megabytes:.0f}' for megabytes in last)}", flush=True)
    seconds = monotonic() - began
    print(
        f"{expected:,} articles in {seconds:,.0f} s: {expected / seconds:.1f}/s, {characters / seconds:,.0f} characters/s, {facts:,} facts"
    )
    growth = [b / a - 1 for a, b in zip(first, last, strict=True)]
    print(f"growth after {warm_up:,} articles: {', '.join(f'{part:+.1%}' for part in growth)} (the calling process, then the workers)")
    print(f"lost or doubled: {options.articles - expected + len(wrong)}; failed: {failures}", *wrong[:10], sep="\n  ")
    return int(bool(wrong or failures) or expected != options.articles or any(part > LIMIT for part in growth))


if __name__ == "__main__":
    sys.exit(main())
