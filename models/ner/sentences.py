"""Raw news as lines of word keys, one sentence a line, for training word vectors.

usage: sentences.py OUT.txt NEWS.jsonl.gz [NEWS.jsonl.gz …]
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from persian_ie.taggers.features import word_key
from persian_ie.text.segmentation import sentence_starts, tokenize


def articles(path: str) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            row = json.loads(line)
            yield "\n".join(row[part] for part in ("title", "abstract", "text") if row.get(part))


def main() -> None:
    out, *paths = sys.argv[1:]
    seen: set[int] = set()
    with Path(out).open("w", encoding="utf8") as file:
        for path in paths:
            for text in articles(path):
                tokens = tokenize(text)
                keys = [word_key(token.norm) for token in tokens]
                starts = [*sentence_starts(text, tokens), len(tokens)]
                for start, end in zip(starts, starts[1:], strict=False):
                    line = " ".join(keys[start:end])
                    if end - start > 2 and hash(line) not in seen:  # agencies copy one another
                        seen.add(hash(line))
                        file.write(line + "\n")


if __name__ == "__main__":
    main()
