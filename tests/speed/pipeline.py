"""How many articles a second one core extracts, and whether memory stays flat.

    python -m tests.speed.pipeline                                  # made articles
    python -m tests.speed.pipeline --articles 20000 news.jsonl.gz   # your own, from the start again where they run out

Rates count CPU time, so other programs on the machine hardly change them. Memory is what the process holds (Linux): after the
warm-up, at each tenth of the run, and the growth between; the first thousands of articles fill bounded caches.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
from collections.abc import Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

from tests.speed.articles import articles

_WARM_UP = 100
_FIELDS = ("id", "title", "abstract", "text", "published")


def given(paths: list[Path]) -> Iterator[dict[str, Any]]:
    """Articles of JSON-lines files, plain or gzipped, over and over."""
    while True:
        for path in paths:
            with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    yield {name: row[name] for name in _FIELDS if row.get(name)}


def held(process: int | None = None) -> float:
    """Megabytes that a process holds, this one if none is named; 0 where the system does not tell."""
    status = Path(f"/proc/{process or 'self'}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="JSON-lines files of articles; made articles where none is given")
    parser.add_argument("--articles", type=int, default=1000, help="how many articles to extract (default 1000)")
    options = parser.parse_args()
    import persian_ie

    source = given(options.files) if options.files else articles(options.articles + _WARM_UP)
    for one in islice(source, _WARM_UP):
        persian_ie.extract(one)
    print(f"Python {platform.python_version()}, spaCy {version('spacy')}, {platform.machine()}; after {_WARM_UP} articles {held():.0f} MB")
    seconds, characters, first = 0.0, 0, held()
    for n, one in enumerate(islice(source, options.articles), 1):
        began = process_time()
        result = persian_ie.extract(one)
        seconds += process_time() - began
        characters += len(result.text)
        if n % max(options.articles // 10, 1) == 0:
            print(f"{n:6d} articles: {held():.0f} MB ({held() - first:+.0f})", flush=True)
    print(
        f"{options.articles / seconds:.1f} articles/s, {characters / seconds:,.0f} characters/s of CPU time: "
        f"{characters / seconds / 2000:.1f} articles of 2,000 characters a second"
    )


if __name__ == "__main__":
    main()
