"""The CRF that the network was compared with: words, affixes, lexicon facts and clusters of word vectors, in a window of five.

usage: train_crf.py VECTORS.kv --train FILE [FILE …] --dev FILE [FILE …]        (needs python-crfsuite and scikit-learn)
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite
from corpus import spans_of
from gensim.models import KeyedVectors
from sklearn.cluster import MiniBatchKMeans
from train import TAGS, Row, place, rows

from persian_ie.taggers.features import BITS


def clusters(wv: KeyedVectors) -> dict[str, tuple[str, str]]:
    """A coarse and a fine cluster of each word."""
    unit = wv.get_normed_vectors()
    both = [MiniBatchKMeans(n, random_state=1, n_init=1, batch_size=4096).fit_predict(unit) for n in (128, 1024)]
    return {word: (f"c{a}", f"f{b}") for word, a, b in zip(wv.index_to_key, *both, strict=True)}


def features(row: Row, cluster: dict[str, tuple[str, str]]) -> list[list[str]]:
    """The features of each token of a sentence."""
    n = len(row.keys)
    words = [f"w={key}" for key in row.keys]
    facts = [[BITS[bit] for bit in bits] for bits in row.facts]
    kinds = [cluster.get(key, ("c-", "f-")) for key in row.keys]
    out = []
    for i, key in enumerate(row.keys):
        own = [words[i], *facts[i], *kinds[i], *(f"p{key[:k]}" for k in (1, 2, 3)), *(f"s{key[-k:]}" for k in (1, 2, 3, 4))]
        for d in (-2, -1, 1, 2):
            j = i + d
            if not 0 <= j < n:
                own.append(f"{d}edge")
                continue
            own += [f"{d}{words[j]}", *(f"{d}{kind}" for kind in kinds[j])]
            if abs(d) == 1:
                own += [f"{d}{fact}" for fact in facts[j]]
                own.append(f"{min(d, 0)}{words[min(i, j)]}+{words[max(i, j)]}")
        out.append(own)
    return out


def f1(tagger: pycrfsuite.Tagger, dev: Sequence[tuple[list[list[str]], list[str]]]) -> float:
    right = found = gold = 0
    for inputs, labels in dev:
        places = [place(t) for t in range(len(labels))]
        ours, theirs = spans_of(places, tagger.tag(inputs)), spans_of(places, labels)
        right, found, gold = right + len(ours & theirs), found + len(ours), gold + len(theirs)
    return round(2 * right / max(found + gold, 1), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vectors")
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--dev", nargs="+", required=True)
    parser.add_argument("--rounds", type=int, default=12)
    options = parser.parse_args()
    cluster = clusters(KeyedVectors.load(options.vectors))
    trainer = pycrfsuite.Trainer("ap", verbose=False)
    for name in options.train:
        for row in rows(name):
            trainer.append(features(row, cluster), [TAGS[label] for label in row.labels])
    trainer.set_params({"max_iterations": options.rounds, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crf"
        started = time.process_time()
        trainer.train(str(path))
        print(f"trained in {time.process_time() - started:.0f} s, {path.stat().st_size / 1e6:.1f} MB", flush=True)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        for name in options.dev:
            dev = [(features(row, cluster), [TAGS[label] for label in row.labels]) for row in rows(name)]
            started = time.process_time()
            score = f1(tagger, dev)
            speed = sum(len(labels) for _, labels in dev) / (time.process_time() - started)
            print(f"{name}: F1 {score}, {speed:.0f} tokens a second without their features", flush=True)


if __name__ == "__main__":
    main()
