"""How long it takes to import, to load and to extract.

    python -m tests.speed.startup            # prints
    python -m tests.speed.startup --check    # and exits with 1 where a limit is passed

Each time is the median of fresh processes after one to warm the disk's cache; importing persian_ie is less what Python itself takes.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from statistics import median
from time import perf_counter

from tests.speed.articles import articles

IMPORT_LIMIT, LOAD_LIMIT = 0.2, 1.5

_IMPORT = (
    "import time; t = time.perf_counter(); import persian_ie; print(time.perf_counter() - t); import sys; print('spacy' in sys.modules)"
)
_LOAD = "import time; import persian_ie; t = time.perf_counter(); persian_ie.load(); print(time.perf_counter() - t)"


def _fresh(code: str, runs: int) -> list[list[str]]:
    """What a fresh Python prints, for each of some runs after one that does not count."""
    command = [sys.executable, "-c", code]
    return [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(runs + 1)][1:]


def import_time(runs: int = 7) -> tuple[float, bool]:
    """Seconds to import the package, and whether that loads spaCy."""
    lines = _fresh(_IMPORT, runs)
    return median(float(line[0]) for line in lines), any(line[1] == "True" for line in lines)


def load_time(runs: int = 3) -> float:
    """Seconds of `persian_ie.load` in a fresh process, the import of spaCy included."""
    return median(float(line[0]) for line in _fresh(_LOAD, runs))


def rates(count: int) -> tuple[float, float, float]:
    """Articles, characters and facts a second, with one process."""
    import persian_ie

    made = list(articles(count + 20))
    for one in made[:20]:  # loads the pipeline and fills its caches
        persian_ie.extract(one)
    began = perf_counter()
    results = [persian_ie.extract(one) for one in made[20:]]
    seconds = perf_counter() - began
    return count / seconds, sum(len(result.text) for result in results) / seconds, sum(len(result.facts) for result in results) / seconds


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Times of import, load and extraction.")
    parser.add_argument("--articles", type=int, default=300, help="how many made articles to extract (default 300)")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a limit is passed")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, spaCy {version('spacy')}, {platform.machine()}, {os.cpu_count()} cores")
    imported, spacy_loaded = import_time()
    print(f"import persian_ie: {imported:.3f} s (limit {IMPORT_LIMIT} s), spaCy {'IS LOADED' if spacy_loaded else 'not loaded'}")
    loaded = load_time()
    print(f"persian_ie.load(): {loaded:.2f} s in a fresh process, with the import of spaCy (limit {LOAD_LIMIT} s)")
    per_article, per_character, facts = rates(options.articles)
    print(
        f"persian_ie.extract(): {per_article:.1f} articles/s, {per_character:,.0f} characters/s, {facts:.0f} facts/s ({options.articles} made articles)"
    )
    failed = imported > IMPORT_LIMIT or spacy_loaded or loaded > LOAD_LIMIT
    return int(failed and options.check)


if __name__ == "__main__":
    sys.exit(main())
