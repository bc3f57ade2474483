"""One package does one task over texts, in a process of its own: `benchmarks.py` runs this, with the Python that has the package.

    PYTHON tests/speed/task.py normalize hazm < given.json

Nothing is imported but that package, so an environment that holds only a peer is enough. Given are `texts`, which are timed, and
`more`, whose outputs are wanted. Told are seconds of processor time to import and make ready, characters a second in the first pass
and in the best later one, the mean length of the texts that were read, the peak of memory, and the outputs.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import process_time
from typing import Any

PASS_SECONDS = 60.0  # a slow peer reads as many texts as it can in this time
ANCHOR = date(2025, 9, 6)

Use = tuple[Callable[[str], object], Callable[[str], object]]  # what is timed, and what gives the outputs


def _normalize_ours() -> Use:
    from persian_ie import normalize

    return normalize, normalize


def _normalize_hazm() -> Use:
    from hazm import Normalizer

    normalize = Normalizer().normalize
    return normalize, normalize


def _normalize_parsivar() -> Use:
    from parsivar import Normalizer

    normalize = Normalizer().normalize
    return normalize, normalize


def _normalize_shekar() -> Use:
    from shekar import Normalizer

    normalize = Normalizer()
    return normalize, normalize


def _dates_ours() -> Use:
    from persian_ie import find_dates, parse_date

    def parse(text: str) -> str | None:
        found = parse_date(text, anchor=ANCHOR)
        return found and found.value

    return lambda text: find_dates(text, anchor=ANCHOR), parse


def _dates_dateparser() -> Use:
    from dateparser import parse
    from dateparser.search import search_dates

    settings: Any = {"RELATIVE_BASE": datetime.combine(ANCHOR, datetime.min.time())}

    def read(text: str) -> str | None:
        found = parse(text, languages=["fa"], settings=settings)
        return found and found.date().isoformat()

    return lambda text: search_dates(text, languages=["fa"], settings=settings), read


def _dates_parstdex() -> Use:
    from parstdex import Parstdex

    return Parstdex().extract_span, lambda _text: None  # it tells where a date is, not which


def _extract_ours() -> Use:
    from persian_ie import extract

    return extract, lambda text: len(extract(text).facts)


MAKERS: dict[str, dict[str, Callable[[], Use]]] = {
    "normalize": {"persian-ie": _normalize_ours, "hazm": _normalize_hazm, "parsivar": _normalize_parsivar, "shekar": _normalize_shekar},
    "dates": {"persian-ie": _dates_ours, "dateparser": _dates_dateparser, "parstdex": _dates_parstdex},
    "extract": {"persian-ie": _extract_ours},
}


def peak() -> float:
    """Megabytes that this process held at most. Linux counts what the parent held in `ru_maxrss`, so it is read elsewhere there."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    told = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), None)
    return told or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def measure(task: str, package: str, texts: list[str], more: list[str]) -> dict[str, Any]:
    """The figures of one package."""
    began = process_time()
    timed, told = MAKERS[task][package]()
    timed("۱۵ شهریور ۱۴۰۴")
    ready = process_time() - began
    rates: list[float] = []
    for _ in range(3):
        began, read, size, raised = process_time(), 0, 0, 0
        for text in texts:
            try:
                timed(text)
            except Exception:  # whatever a peer does with odd text
                raised += 1
            read, size = read + 1, size + len(text)
            if process_time() - began > PASS_SECONDS:
                break
        rates.append(size / max(process_time() - began, 1e-9))
        if read < len(texts):
            break
    return {
        "ready": ready,
        "first": rates[0],
        "later": max(rates[1:], default=None),
        "length": size / read,
        "raised": raised,
        "memory": peak(),
        "outputs": [told(text) for text in more],
    }


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump(measure(*sys.argv[1:3], given["texts"], given["more"]), sys.stdout, ensure_ascii=False)
