"""Count word forms and neighbours in Persian texts, for `build.py`; a held-out tenth of the articles is left out.

usage: counts.py NEWS_FOLDER PERDT_RAW.txt.gz OUT_FOLDER

Writes OUT_FOLDER/counts.pickle (a build file that is never shipped nor read by the package) and
OUT_FOLDER/heldout/<file>.jsonl: the articles that no count has seen, for measuring.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import pickle
import re
import sys
from collections import Counter
from pathlib import Path

from persian_ie.text.characters import LETTERS, clean

ZWNJ = "\u200c"
LEFT_OUT = {"hamshahri2_sample", "aux_namnak_health", "aux_perdt_sentences"}  # without half-spaces; PerDT is read from its own file
RUN, COPIED = 12, 0.2  # an article that shares this many of its runs of 12 words with held-out ones is a copy of them
GOOD = 0.03  # articles with this many half-spaces a word were typed by people who use them
WORDS = re.compile(f"[{LETTERS}{ZWNJ}]+|[ ]|[^{LETTERS}{ZWNJ} ]+")
LETTER = re.compile(f"[{LETTERS}]")
WORD = re.compile(f"[{LETTERS}]+")


def held_out(article: dict[str, str]) -> bool:
    """A tenth of the articles, chosen by a hash of their text: copies of an article fall on the same side."""
    return int(hashlib.sha1(fingerprint(article.get("text") or "").encode(), usedforsecurity=False).hexdigest(), 16) % 10 == 0


def body(article: dict[str, str]) -> str:
    return "\n".join(article[k] for k in ("title", "abstract", "text") if article.get(k))


def fingerprint(text: str) -> str:
    return "".join(LETTER.findall(text[200:700]))[:150]


def runs(text: str) -> set[int]:
    """Hashes of the runs of words of a text, whatever their half-spaces and the marks between them."""
    words = WORD.findall(clean(text.replace(ZWNJ, "")))
    return {hash(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN)}


def count(text: str, words: Counter[str], pairs: Counter[tuple[str, str]]) -> None:
    """Add the words of a text, and its pairs of words with exactly one space between."""
    text = clean(text.replace("\u00a0", " "))
    text = re.sub(f"{ZWNJ}+", ZWNJ, text)
    previous, gap = None, ""
    for piece in WORDS.findall(text):
        if piece == " ":
            gap += piece
            continue
        word = piece.strip(ZWNJ)
        if not word or not LETTER.match(word):
            previous, gap = None, ""
            continue
        words[word] += 1
        if previous is not None and gap == " ":
            pairs[previous, word] += 1
        previous, gap = word, ""


def main(news: Path, perdt: Path, out: Path) -> None:
    (out / "heldout").mkdir(parents=True, exist_ok=True)
    articles: list[str] = []
    tests: set[str] = set()
    seen: set[int] = set()
    for path in sorted(news.glob("*.jsonl.gz")):
        source = path.name.split(".")[0]
        if source in LEFT_OUT:
            continue
        with gzip.open(path, "rt") as lines, (out / "heldout" / f"{source}.jsonl").open("w") as kept:
            for line in lines:
                article = json.loads(line)
                if held_out(article):
                    kept.write(line)
                    tests.add(fingerprint(body(article)))
                    seen |= runs(body(article))
                else:
                    articles.append(body(article))
    tests.discard("")
    counters = {name: (Counter(), Counter()) for name in ("good", "rest", "edited")}
    copies = 0
    for text in articles:
        own = runs(text)
        if fingerprint(text) in tests or len(own & seen) > COPIED * len(own):
            copies += 1
            continue
        good = text.count(ZWNJ) > GOOD * text.count(" ")
        count(text, *counters["good" if good else "rest"])
    with gzip.open(perdt, "rt") as lines:
        for line in lines:
            count(line, *counters["edited"])
    print("copies of held-out articles left out", copies)
    for name, (words, pairs) in counters.items():
        print(name, sum(words.values()), len(words), len(pairs))
    (out / "counts.pickle").write_bytes(pickle.dumps(counters))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
