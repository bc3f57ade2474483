"""Count how names of places stand in news: ``python models/gazetteer/count_news.py NEWS.jsonl.gz … > models/gazetteer/news_counts.tsv``.

For each name of one word that may be a common word or a person's name: how often it occurs, how often right after a level word or an
office (شهرستان، فرماندار), after ``در`` or ``از``, and at the head of a line before a dash. No text is kept.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter

from persian_ie.lexicons.gazetteer import gazetteer, level_word, place_key

OFFICES = {
    place_key(word)
    for word in (
        *("استاندار", "استانداری", "فرماندار", "فرمانداری", "شهردار", "شهرداری", "بخشدار", "بخشداری"),
        *("نماینده", "مردم", "اهالی", "جمعه", "دادستان"),
    )
}
WORD = re.compile(r"[\u0621-\u06cc\u200c]+|[-–ـ]|\S")


def main(paths: list[str]) -> None:
    places = gazetteer()
    names = {key for key in places._lines if places.evidence(key) in ("weak", "common", "strong") and len(key) > 1}
    counts: dict[str, Counter[str]] = {key: Counter() for key in names}
    keys: dict[str, str] = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf8") as file:
            for line in file:
                article = json.loads(line)
                for part in (article.get("abstract") or "", article["text"]):
                    for row in part.split("\n"):
                        before = ""
                        words = WORD.findall(row)
                        for i, word in enumerate(words):
                            key = keys.get(word)
                            if key is None:
                                key = keys[word] = place_key(word)
                            if key in names:
                                count = counts[key]
                                count["all"] += 1
                                if before and (before in OFFICES or level_word(before)):
                                    count["level"] += 1
                                elif before in ("در", "از"):
                                    count["in"] += 1
                                elif i == 0 and len(words) > 1 and words[1] in "-–ـ":
                                    count["line"] += 1
                            before = key
    for key, count in sorted(counts.items()):
        if count["all"] >= 3:
            print(key, count["all"], count["level"], count["in"], count["line"], sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
