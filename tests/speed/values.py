"""How fast numbers, dates and quantities are read; `tests.speed.benchmarks` has the peers beside them.

    python -m tests.speed.values                        # made articles
    python -m tests.speed.values --texts news.jsonl.gz  # articles of yours: JSON lines with "text"
    python -m tests.speed.values --check                # exits with 1 where one of our limits is passed

All of it is one run over the same texts, on one core, timed in CPU seconds; each rate is the best of three rounds. Loading is timed in a
fresh process.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from persian_ie.text.segmentation import tokenize
from persian_ie.values.dates import find_dates, parse_date
from persian_ie.values.numbers import find_numbers, number_to_words, parse_number
from persian_ie.values.quantities import find_quantities, parse_quantity
from tests.speed.articles import articles

ANCHOR = date(2025, 9, 6)
FIND_LIMIT, COMPONENTS_LIMIT, PARSE_LIMIT = 300_000, 150_000, 20_000

DATES = (
    "۱۵ شهریور ۱۴۰۴",
    "۱۴۰۴/۰۶/۱۵",
    "سال گذشته",
    "دو سال پیش",
    "پایان آذر",
    "مسکن مهر",
    "سه ماهه اول ۱۳۹۸",
    "۶ سپتامبر ۲۰۲۵",
    "ساعت ۱۶",
    "هفته دولت",
)
NUMBERS = (
    "سه هزار و ۴۹",
    "۳٬۵۰۰",
    "یک میلیارد و ۸۹۳ میلیون",
    "هشت و سه دهم",
    "۶۴.۸",
    "دو برابر",
    "بین ۳ تا ۵ هزار",
    "بیست و یکم",
    "۵۳۷",
    "سلام",
)
QUANTITIES = ("یک هزار و ۱۰۰ مترمربع", "۵۳۷ نفر", "۶ میلیارد و ۵۰۰ میلیون ریال", "۲۵ درصد", "۱۲ هکتار", "دو ساعت", "۳ فقره", "پنج دستگاه")
AMOUNTS = (0, 12, 537, 3049, 1_893_000_000, 10**18)


def texts_of(path: str | None, count: int) -> list[str]:
    """The texts to read: of a file of JSON lines, or made ones."""
    if path is None:
        return [f"{one['title']}\n{one['text']}" for one in articles(count)]
    raw = Path(path).read_bytes()
    lines = (gzip.decompress(raw) if path.endswith(".gz") else raw).decode("utf-8").splitlines()[:count]
    rows = [json.loads(line) for line in lines if line.strip()]
    return ["\n".join(part for part in (row.get("title"), row.get("abstract"), row["text"]) if part) for row in rows]


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """CPU seconds of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        began = process_time()
        work()
        times.append(process_time() - began)
    return max(min(times), 1e-9)


def calls_a_second(function: Callable[[str], object], cases: Iterable[str]) -> float:
    """How often a function can be called in a second, with these cases in turn."""
    given = list(cases) * 200
    for case in given[:50]:  # tables are loaded by the first call
        function(case)
    return len(given) / best(lambda: [function(case) for case in given])


def ours(texts: list[str]) -> dict[str, float]:
    """Characters a second of our functions, tokens given, and of the three pipes where spaCy is there."""
    size = sum(map(len, texts))
    cut = [(text, tokenize(text)) for text in texts]
    rates = {
        "tokenize": size / best(lambda: [tokenize(text) for text in texts]),
        "find_numbers": size / best(lambda: [find_numbers(text, tokens) for text, tokens in cut]),
        "find_dates": size / best(lambda: [find_dates(text, tokens, anchor=ANCHOR) for text, tokens in cut]),
        "find_quantities": size / best(lambda: [find_quantities(text, tokens) for text, tokens in cut]),
    }
    if find_spec("spacy") is not None:
        rates["three components"] = size / components(texts)
    return rates


def components(texts: list[str]) -> float:
    """CPU seconds that the three pipes take for the texts, without the tokenizer."""
    import spacy

    import persian_ie.plugin.factories  # noqa: F401  (so that they are known without an installation)

    nlp = spacy.blank("fa", config={"nlp": {"tokenizer": {"@tokenizers": "persian_ie.NewsTokenizer.v1"}}})
    pipes = [nlp.add_pipe(f"persian_ie_{name}") for name in ("numbers", "dates", "quantities")]
    times = []
    for _ in range(3):
        docs = [nlp.make_doc(text) for text in texts]
        began = process_time()
        for doc in docs:
            for pipe in pipes:
                pipe(doc)
        times.append(process_time() - began)
    return min(times)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Speed of numbers, dates and quantities.")
    parser.add_argument("--texts", metavar="PATH", help="JSON lines (.gz or not) with articles; without it they are made")
    parser.add_argument("--count", type=int, default=300, help="how many articles (default 300)")
    parser.add_argument("--check", action="store_true", help="exit with 1 where one of our limits is passed")
    options = parser.parse_args()
    texts = texts_of(options.texts, options.count)
    source = options.texts or "made articles"
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; {len(texts)} texts of {source}, {sum(map(len, texts)):,} characters"
    )
    code = "import time; b = time.process_time(); from persian_ie.values.dates import find_dates; find_dates('۱۵ شهریور ۱۴۰۴'); print(time.process_time() - b)"
    loaded = float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
    failed = False
    print(f"persian_ie.find_dates: ready after {loaded:.2f} s")
    for name, rate in ours(texts).items():
        limit = {"find_dates": FIND_LIMIT, "three components": COMPONENTS_LIMIT}.get(name, 0)
        failed |= rate < limit
        print(f"{name}: {rate:,.0f} characters/s" + (f" (limit {limit:,})" if limit else ""))
    parsers: list[tuple[str, Callable[[str], object], Iterable[str]]] = [
        ("parse_date", lambda s: parse_date(s, anchor=ANCHOR), DATES),
        ("parse_number", parse_number, NUMBERS),
        ("parse_quantity", parse_quantity, QUANTITIES),
        ("number_to_words", lambda s: number_to_words(int(s)), map(str, AMOUNTS)),
    ]
    for name, function, cases in parsers:
        rate = calls_a_second(function, cases)
        failed |= rate < PARSE_LIMIT
        print(f"{name}: {rate:,.0f} a second (limit {PARSE_LIMIT:,})")
    return int(failed and options.check)


if __name__ == "__main__":
    sys.exit(main())
