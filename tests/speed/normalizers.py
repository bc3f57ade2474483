"""How fast normalizers are on the same texts: ours, and those of hazm, parsivar and shekar where they are installed.

    python -m tests.speed.normalizers FILE…             # JSON lines (.gz too) with "text", or plain text files, one text each
    python -m tests.speed.normalizers                   # made articles
    python -m tests.speed.normalizers --runs 5 FILE…

Each normalizer runs in a fresh process: seconds of processor time to import and make it ready, characters a second in the first
pass and, the same texts again, in the best later one, and the peak of memory. Half-spaces are taken out of the texts, as scrapers do.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import process_time


def _ours() -> Callable[[str], str]:
    import persian_ie

    return persian_ie.normalize


def _hazm() -> Callable[[str], str]:
    import hazm

    return hazm.Normalizer().normalize


def _parsivar() -> Callable[[str], str]:
    import parsivar

    return parsivar.Normalizer().normalize


def _shekar() -> Callable[[str], str]:
    import shekar

    return shekar.Normalizer()


MAKERS = {"persian-ie": _ours, "hazm": _hazm, "parsivar": _parsivar, "shekar": _shekar}


def texts(paths: list[Path], limit: int) -> list[str]:
    """At most so many texts of each file, without their half-spaces."""
    found: list[str] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as file:
            if ".jsonl" in path.name:
                found += [json.loads(line)["text"] for line, _ in zip(file, range(limit), strict=False)]
            else:
                found.append(file.read())
    if not paths:
        from tests.speed.articles import articles

        found = [one["text"] for one in articles(limit)]
    return [text.replace("\u200c", "") for text in found]


def measure(name: str, paths: list[Path], limit: int, runs: int) -> dict[str, float]:
    """Load time, speed and memory of one normalizer in this process."""
    given = texts(paths, limit)
    began = process_time()
    normalize = MAKERS[name]()
    normalize("سلام")
    load = process_time() - began
    seconds = []
    for _ in range(max(2, runs)):
        began = process_time()
        for text in given:
            normalize(text)
        seconds.append(process_time() - began)
    size = sum(map(len, given))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {"load": load, "first": size / seconds[0], "later": size / min(seconds[1:]), "memory": peak, "texts": len(given), "size": size}


def main() -> int:
    """Print a line for each normalizer."""
    parser = argparse.ArgumentParser(description="Speed of normalizers on the same texts.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=300, help="texts of each file (default 300)")
    parser.add_argument("--runs", type=int, default=3, help="passes over the texts (default 3)")
    parser.add_argument("--only", choices=MAKERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure(options.only, options.files, options.limit, options.runs)))
        return 0
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; processor time")
    print(f"{'':22}{'load s':>8}{'chars/s first':>16}{'later':>14}{'MB':>8}")
    passed = ["--limit", str(options.limit), "--runs", str(options.runs), *map(str, options.files)]
    for name in MAKERS:
        try:
            label = f"{name} {version(name)}"
        except PackageNotFoundError:
            if name != "persian-ie":
                print(f"{name:22}not installed")
                continue
            label = name
        run = subprocess.run([sys.executable, "-m", "tests.speed.normalizers", "--only", name, *passed], capture_output=True, text=True)
        if run.returncode:
            print(f"{label:22}failed: {run.stderr.strip().splitlines()[-1]}")
            continue
        found = json.loads(run.stdout.splitlines()[-1])
        print(f"{label:22}{found['load']:8.2f}{found['first']:16,.0f}{found['later']:14,.0f}{found['memory']:8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
