"""The transition parser of spaCy that the network was compared with: its `ner` over static floret vectors, no lexicon facts.

usage: train_spacy.py OUT --vectors NAME.floret [--sentences SENTENCES.txt] --train FILE [FILE …] --dev FILE [FILE …] [--news NEWS.jsonl.gz]

--sentences makes the vectors (pip install floret; SENTENCES.txt is written by sentences.py). FILE:N is the pieces of a file up
to N in --train, FILE:N: the sentences from N on in --dev, as in train.py and evaluate.py. --news measures the speed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from corpus import Example, Sentence, Span, examples, read
from evaluate import f1
from sentences import articles
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example as Pair
from spacy.training.batchers import minibatch_by_words
from spacy.training.initialize import convert_vectors
from spacy.util import fix_random_seed
from thinc.api import Adam

from persian_ie.taggers.features import word_key
from persian_ie.text.segmentation import tokenize
from persian_ie.types import Token

MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [5000, 1000, 2500, 2500],
            "include_static_vectors": True,
        },
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3},
    },
}


def floret_vectors(sentences: str, out: Path, epochs: int) -> None:
    """Vectors of 100 numbers from hashed pieces of four and five letters: 30,000 rows for all words there are."""
    import floret

    model = floret.train_unsupervised(
        sentences, model="skipgram", mode="floret", hashCount=2, bucket=30_000, minn=4, maxn=5, dim=100, minCount=5, epoch=epochs, thread=1
    )
    model.save_floret_vectors(str(out))


def doc(nlp: Language, tokens: Iterable[Token], labels: Sequence[str] | None = None) -> Doc:
    """The package's tokens, under the keys that the other taggers see, as spaCy's."""
    return Doc(nlp.vocab, words=[word_key(token.norm) for token in tokens], ents=labels)


def learn(nlp: Language, train: Sequence[Example], minutes: float) -> Any:
    """Adam with a rate that falls to nothing by the clock; returns a running mean of the weights."""
    pairs = [Pair(doc(nlp, tokens), doc(nlp, tokens, labels)) for _, tokens, labels in train if tokens]
    optimizer = nlp.initialize(lambda: pairs, sgd=Adam(1.5e-3, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True))
    started, cpu, done, losses = time.time(), time.process_time(), 0, {"ner": 0.0}
    while (share := (time.time() - started) / 60 / minutes) < 1:
        random.shuffle(pairs)
        for batch in minibatch_by_words(pairs, 1000):
            if (share := (time.time() - started) / 60 / minutes) >= 1:
                break
            optimizer.learn_rate = 1.5e-3 * (1 - share) + 1e-5
            nlp.update(batch, sgd=optimizer, drop=0.2, losses=losses)
            done += len(batch)
        spent = f"{time.time() - started:.0f} s, {time.process_time() - cpu:.0f} of CPU"
        print(f"{done / len(pairs):.2f} epochs, {spent}, loss {losses['ner']:.0f}", flush=True)
        losses = {"ner": 0.0}
    return optimizer.averages


def score(nlp: Language, sentences: Iterable[Sentence]) -> float:
    """F1 of exact spans and labels, raw text in."""
    right = found = gold = 0
    ner = nlp.get_pipe("ner")
    for text, spans in sentences:
        tokens = tokenize(text)
        entities = ner(doc(nlp, tokens)).ents if tokens else ()
        ours: set[Span] = {(tokens[e.start].start, tokens[e.end - 1].end, e.label_) for e in entities}
        right, found, gold = right + len(ours & spans), found + len(ours), gold + len(spans)
    return f1(right, found - right, gold - right)


def speed(nlp: Language, path: str) -> int:
    """Tokens of news a second, the tagger alone."""
    texts = [tokenize(text) for text in islice(articles(path), 200)]
    started = time.process_time()
    for _ in nlp.get_pipe("ner").pipe((doc(nlp, tokens) for tokens in texts), batch_size=16):
        pass
    return round(sum(map(len, texts)) / (time.process_time() - started))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--sentences")
    parser.add_argument("--vector-epochs", type=int, default=1)
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--dev", nargs="+", required=True)
    parser.add_argument("--news")
    parser.add_argument("--minutes", type=float, default=12.0)
    options = parser.parse_args()
    fix_random_seed(1)
    if options.sentences:
        floret_vectors(options.sentences, options.vectors, options.vector_epochs)
    nlp = spacy.blank("xx")
    convert_vectors(nlp, options.vectors, truncate=-1, prune=-1, mode="floret")
    nlp.add_pipe("ner", config={"model": MODEL})
    train: list[Example] = []
    for name in options.train:
        path, _, end = name.partition(":")
        train += list(examples([Path(path)]))[: int(end) if end else None]
    with nlp.use_params(learn(nlp, train, options.minutes)):
        nlp.to_disk(options.out)
        print(f"{sum(p.stat().st_size for p in options.out.rglob('*') if p.is_file()) / 1e6:.1f} MB", flush=True)
        for name in options.dev:
            path, _, start = name.partition(":")
            print(f"{name}: F1 {score(nlp, list(read(Path(path)))[int(start.rstrip(':') or 0) if start else 0 :])}", flush=True)
        if options.news:
            print(f"{speed(nlp, options.news)} tokens a second", flush=True)


if __name__ == "__main__":
    main()
