"""Word vectors (skip-gram) for the tagger.

usage: vectors.py SENTENCES.txt OUT.kv        (SENTENCES.txt is written by sentences.py)
"""

from __future__ import annotations

import sys

from gensim.models import Word2Vec


def main() -> None:
    sentences, out = sys.argv[1:]
    model = Word2Vec(
        corpus_file=sentences, vector_size=100, window=5, min_count=4, sg=1, negative=6, sample=1e-4, epochs=4, workers=2, seed=1
    )
    model.wv.save(out)


if __name__ == "__main__":
    main()
