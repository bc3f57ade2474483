"""Build halfspace.gz, the lexicon of word forms that `persian_ie.text.halfspaces` reads.

usage: build.py COUNTS.pickle LEXICON_FOLDER OUT.gz        (COUNTS.pickle is written by counts.py)
"""

from __future__ import annotations

import gzip
import math
import pickle
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from persian_ie.text.characters import LETTERS, clean

ZWNJ = "\u200c"
WEIGHT = {"good": 1.0, "rest": 0.3, "edited": 2.0}
WORD = re.compile(f"[{LETTERS}]+(?:{ZWNJ}[{LETTERS}]+)*")


def evidence(counts: dict[str, tuple[Counter[str], Counter[tuple[str, str]]]]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """All counts as one, with the weight of each source."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for name, (w, p) in counts.items():
        for form, n in w.items():
            if name != "rest" or ZWNJ in form or n > 3:
                words[form] += n * WEIGHT[name]
        if name != "rest":
            for pair, n in p.items():
                pairs[pair] += n * WEIGHT[name]
    return words, pairs


def lists(folder: Path) -> Counter[str]:
    """Words of the lists of hazm, shekar and lilak: each counts a little, so that the news decide where they know a word."""
    found: Counter[str] = Counter()
    sources = [("hazm/words.dat", "\t"), ("shekar/vocab.csv", ","), ("shekar/compound_words.csv", ","), ("lilak/lexicon", ",")]
    for name, separator in sources:
        for line in (folder / name).read_text("utf8").splitlines():
            word = clean(line.split(separator)[0].strip())
            if line[:1] != "#" and WORD.fullmatch(word) and not word.startswith(("همی‌", "درهمی")):
                found[word] += 0.4
    return found


def main(counts_path: Path, lexicon: Path, out: Path) -> None:
    words, pairs = evidence(pickle.loads(counts_path.read_bytes()))
    extra = lists(lexicon)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for form, n in (words + extra).items():
        if all(map(len, form.split(ZWNJ))):
            forms[form.replace(ZWNJ, "")][form] += n
    best = {key: max(sorted(c), key=c.__getitem__) for key, c in forms.items()}
    total = {key: sum(c.values()) for key, c in forms.items()}
    other = sorted(f for key, c in forms.items() for f, n in c.items() if f != best[key] and ZWNJ in f and n >= max(3, 0.02 * total[key]))

    joined: Counter[tuple[str, str]] = Counter()
    for form, n in words.items():
        parts = form.split(ZWNJ)
        for a, b in zip(parts, parts[1:]):
            joined[a, b] += n
    apart: Counter[tuple[str, str]] = Counter()
    for (a, b), n in pairs.items():
        apart[a.rsplit(ZWNJ, 1)[-1], b.split(ZWNJ, 1)[0]] += n
    # what an unseen pair does is read off from the pairs seen once
    once: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for table, i in ((joined, 0), (apart, 1)):
        for (a, b), n in table.items():
            if n <= 2:
                once[f"-{b}/{a[-1:]}"][i] += 1
                once[f"{a}-"][i] += 1
    default = {k for k, (j, s) in once.items() if j >= 4 and j > 1.0 * s}

    def guess(a: str, b: str) -> bool:
        return f"-{b}/{a[-1:]}" in default or f"{a}-" in default

    yes, no = [], []
    for a, b in joined.keys() | apart.keys():
        j, s = joined[a, b], apart[a, b]
        want = j > s
        if want != guess(a, b) and (j + s > 1.5 or not want) and (want or any(f"-{b}/{a[-1:]}" in default or f"{a}-" in default for _ in "x")):
            (yes if want else no).append(f"{a} {b}")
    sections = {
        **{f"known{c}": sorted(best[k] for k in best if min(4, int(math.log10(max(1, total[k])))) == c) for c in range(5)},
        "other": other,
        "affixes": sorted(default),
        "join": sorted(yes),
        "keep": sorted(no),
    }
    print({k: len(v) for k, v in sections.items()})
    blob = "\n\n".join(name + "\n" + "\n".join(items) for name, items in sections.items())
    out.write_bytes(gzip.compress(blob.encode(), 9, mtime=0))
    print(out.stat().st_size)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
