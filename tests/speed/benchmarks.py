"""Ours and its peers on the same texts in one run, as the Markdown of the page docs/benchmarks.md.

    python -m tests.speed.benchmarks                                            # texts of the project
    python -m tests.speed.benchmarks news.jsonl.gz --named "news of 2024"       # texts of yours, with half-spaces: JSON lines with "text"
    python -m tests.speed.benchmarks --python hazm/bin/python --python shekar/bin/python -o benchmarks.md

A peer is measured where it is installed: in this Python or in one given by --python, for some of them cannot be installed together
(hazm 0.10 asks for numpy 1.24.3, shekar for numpy 2). Each has a process of its own; times are of the processor, so other work on the
machine hardly changes them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from persian_ie.text.characters import ZWNJ
from tests.quality.gate import own_gold
from tests.speed.articles import articles
from tests.speed.halfspaces import scores
from tests.speed.task import MAKERS

ROOT = Path(__file__).parents[2]
OURS = "persian-ie"
MADE = 500  # articles for timing, where none are given
LONGEST = 2000  # characters of a text whose half-spaces are scored
DAY = re.compile(r"\d{4}-\d\d-\d\d")

#: What a normalizer should leave as it is, whatever digits it writes.
VALUES = (
    "۱۲٬۵۰۰ تومان", "3.5 درصد", "۳٫۵ درصد", "۱۴۰۴/۰۶/۱۵", "ساعت ۲۰:۳۰", "۱۵ می ۲۰۲۵", "۵۰۰ ﷼", "www.example.com", "info@example.ir",
    "منتظر ماند ...", "رأی", "مسئله", "ثبت شده است", "علی رضایی",
)  # fmt: skip
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def texts_of(paths: Sequence[Path], limit: int) -> list[str]:
    """At most so many texts of each file that have half-spaces."""
    found: list[str] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
            texts = (json.loads(line)["text"] for line in lines)
            found += [text for text, _ in zip((text for text in texts if ZWNJ in text), range(limit), strict=False)]
    return found


def days() -> list[tuple[str, str]]:
    """Every day of the table of dates that the tests have, and every way to write it: (day, words)."""
    rows = (line.split("\t") for line in (ROOT / "tests/values/dates_values.tsv").read_text("utf-8").splitlines())
    return [(value, form) for value, *forms in rows if DAY.fullmatch(value) for form in forms]


@cache
def python_with(package: str, pythons: tuple[str, ...]) -> tuple[str, str] | None:
    """The first Python that has a package, and the package's version."""
    for python in pythons:
        code = f"from importlib.metadata import version; print(version({package!r}))"
        run = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
        if run.returncode == 0:
            return python, run.stdout.strip()
    return None


def measured(task: str, pythons: tuple[str, ...], texts: Sequence[str], more: Sequence[str]) -> Iterator[tuple[str, dict[str, Any] | str]]:
    """For each package its label and figures, or why there are none."""
    for package in MAKERS[task]:
        found = python_with(package, pythons)
        if found is None and package != OURS:
            yield package, "not installed"
            continue
        python, release = found or (sys.executable, "")
        run = subprocess.run(
            [python, str(Path(__file__).with_name("task.py")), task, package],
            input=json.dumps({"texts": texts, "more": more}),
            env={**os.environ, "PYTHONPATH": str(ROOT) if package == OURS else "", "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        label = f"{package} {release}".strip()
        if run.returncode:
            yield label, f"failed: {(run.stderr.splitlines() or ['?'])[-1]}"
            continue
        told = json.loads(run.stdout.splitlines()[-1])
        yield label + (f" (raised on {told['raised']} texts)" if told["raised"] else ""), told


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, figures to the right.

    >>> print(table(["peer", "MB"], [["hazm", "276"]]))
    | peer | MB |
    |---|---:|
    | hazm | 276 |
    """
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def rate(figures: Mapping[str, Any], name: str) -> str:
    """Characters a second, to three digits: more are noise."""
    value = figures[name]
    return "" if value is None else f"{round(value, 3 - len(str(int(value)))):,.0f}"


def corpus(name: str, texts: Sequence[str]) -> str:
    """One line that tells which texts these were."""
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()
    return f"{name}: {len(texts):,} texts, {sum(map(len, texts)):,} characters, SHA-256 `{digest[:16]}`."


def normalizers(pythons: tuple[str, ...], timed: Sequence[str], edited: Sequence[str]) -> str:
    """The tables of the normalizers."""
    gold = [text[:LONGEST] for text in edited]
    more = [*(text.replace(ZWNJ, "") for text in gold), *(text.replace(ZWNJ, " ") for text in gold), *VALUES]
    speed, quality, changed = [], [], {}
    for label, told in measured("normalize", pythons, [text.replace(ZWNJ, "") for text in timed], more):
        if isinstance(told, str):
            speed.append([label, told, "", "", ""])
            continue
        speed.append([label, f"{told['ready']:.2f}", rate(told, "first"), rate(told, "later"), f"{told['memory']:.0f}"])
        out, n = told["outputs"], len(gold)
        found = scores(gold, out[:n], out[n : 2 * n])
        quality.append(
            [label, *(f"{found[name]:.3f}" for name in ("precision", "recall", "f1", "spaced", "kept")), f"{found['letters']:,}"]
        )
        changed[label] = [_left(value, made) for value, made in zip(VALUES, out[2 * n :], strict=True)]
    return "\n\n".join(
        [
            "### Speed of normalizers",
            table(["", "ready, s", "characters/s, first pass", "later passes", "memory, MB"], speed),
            "### Half-spaces put back",
            table(["", "joined: precision", "recall", "F1", "spaced: recall", "spaces kept", "texts with other letters"], quality),
            "### What becomes of values",
            table(["given", *changed], [[f"`{value}`", *column] for value, *column in zip(VALUES, *changed.values(), strict=True)]),
        ]
    )


def _left(value: str, made: str) -> str:
    """What a normalizer made of a value; empty where it is what it was, but for the kind of digits."""
    same = made.translate(_DIGITS).replace("٫", ".") == value.translate(_DIGITS).replace("٫", ".")
    return "" if same else f"`{made}`" if made.strip() else "nothing"


def dates(pythons: tuple[str, ...], timed: Sequence[str]) -> str:
    """The table of what finds and reads dates."""
    cases, rows = days(), []
    for label, told in measured("dates", pythons, timed, [words for _, words in cases]):
        if isinstance(told, str):
            rows.append([label, told, *[""] * 5])
            continue
        read = [(day, made) for (day, _), made in zip(cases, told["outputs"], strict=True) if made is not None]
        right = sum(day == made for day, made in read)
        values = [str(right), str(len(read) - right), str(len(cases) - len(read))] if read else ["", "", ""]
        rows.append([label, f"{told['ready']:.2f}", rate(told, "first"), f"{told['memory']:.0f}", *values])
    head = ["", "ready, s", "characters/s", "memory, MB", f"of {len(cases)} days: right", "wrong", "not read"]
    return "### Dates\n\n" + table(head, rows)


def extraction(pythons: tuple[str, ...], timed: Sequence[str]) -> str:
    """The line of the whole pipeline."""
    rows = []
    for label, told in measured("extract", pythons, timed, []):
        if isinstance(told, str):
            raise SystemExit(f"{label}: {told}")
        second = f"{(told['later'] or told['first']) / told['length']:.0f}"
        rows.append([label, f"{told['ready']:.2f}", second, rate(told, "later" if told["later"] else "first"), f"{told['memory']:.0f}"])
    return "### Extraction\n\n" + table(["", "ready, s", "articles/s", "characters/s", "memory, MB"], rows)


def machine(pythons: tuple[str, ...]) -> str:
    """One line about the machine and the Pythons."""
    model = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    code = "import platform; print(platform.python_version())"
    versions = {subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip() for python in pythons}
    return f"{datetime.now(UTC):%Y-%m-%d}; {model}, {os.cpu_count()} cores, {platform.system()}; Python {', '.join(sorted(versions))}."


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).exists() else []


def main() -> None:
    """Print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="JSON lines (.gz or not) with texts that have half-spaces")
    parser.add_argument("--named", default="texts of mine", help="what to call the texts of the files")
    parser.add_argument("--limit", type=int, default=300, help="texts of each file (default 300)")
    parser.add_argument("--python", action="append", default=[], metavar="PATH", help="a Python to look for peers in; may be repeated")
    parser.add_argument("-o", "--output", type=Path, help="the file to write (default: standard output)")
    options = parser.parse_args()
    pythons = (sys.executable, *options.python)
    if options.files:
        timed = edited = texts_of(options.files, options.limit)
        told = corpus(options.named, timed)
    else:
        timed = [f"{one['title']}\n{one['text']}" for one in articles(MADE)]
        edited = [one.article.raw for one in own_gold() if ZWNJ in one.article.raw]
        told = corpus("Timed: articles made from templates (`tests/speed/articles.py`)", timed) + " "
        told += corpus("Half-spaces: articles written for the project (`tests/quality/gold`)", edited)
    parts = [machine(pythons), told, normalizers(pythons, timed, edited), dates(pythons, timed), extraction(pythons, timed)]
    page = "\n\n".join(parts) + "\n"
    if options.output:
        options.output.write_text(page, encoding="utf-8")
    else:
        print(page)


if __name__ == "__main__":
    main()
