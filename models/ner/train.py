"""Train one network of the tagger; `export.py` makes the model file of one or several.

usage: train.py OUT.pt --vectors VECTORS --train FILE [FILE …] --dev FILE [FILE …] [--other FILE …]

FILE has a word, a tab and an IOB tag a line, and an empty line after a sentence. Any corpus may be left out, and data of your own given.
FILE:N is the sentences of a file up to N, FILE:N: those from N on; N below 0 counts from the end.
VECTORS is a file that vectors.py wrote, or a model such as ner.npz: its word vectors.
--other names corpora with labels of fewer kinds (ParsTwiNER): they train the words and the LSTM, with an output layer of their own.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from corpus import LABELS, examples, spans_of
from export import WordVectors, word_vectors
from network import Batch, Settings, Tagger

from persian_ie.lexicons.agencies import find_agencies
from persian_ie.taggers.features import BITS, bits, word_key
from persian_ie.types import Token

TAGS = ["O", *(f"{side}-{label}" for label in LABELS.values() for side in "BI")]
LONGEST = 14  # letters of a word that are read
SEEN, SPELLED = 4, 5  # a word is learned, and a letter, if seen so often


class Row(NamedTuple):
    """A sentence: its words' keys, facts and labels."""

    keys: list[str]
    facts: list[list[int]]
    labels: list[int]


def rows(name: str) -> list[Row]:
    """The sentences of ``FILE``, ``FILE:N`` or ``FILE:N:``."""
    path, *cut = name.split(":")
    out = []
    for text, tokens, labels in examples([Path(path)]):
        if tokens:
            bodies = [(agency.start, agency.end) for agency in find_agencies(text, tokens)]
            out.append(Row([word_key(token.norm) for token in tokens], bits(tokens, bodies), [TAGS.index(label) for label in labels]))
    return out if not cut else out[: int(cut[0])] if len(cut) == 1 else out[int(cut[0]) :]


class Encoder:
    """Numbers for words, learned words, letters and spellings."""

    def __init__(self, train: Iterable[Row], vectors: WordVectors) -> None:
        counts = Counter(key for row in train for key in row.keys)
        letters = Counter(letter for key, n in counts.items() for letter in key)
        self.words = {word: i for i, word in enumerate(vectors.words, 1)}
        self.own = {word: i for i, word in enumerate((w for w, n in counts.most_common() if n >= SEEN), 1)}
        self.letters = {letter: i for i, letter in enumerate((c for c, n in letters.most_common(120) if n > SPELLED), 2)}
        self.spellings: dict[str, int] = {}

    def codes(self) -> torch.Tensor:
        """The letters of all spellings met."""
        out = np.zeros((len(self.spellings), LONGEST), np.int64)
        for key, i in self.spellings.items():
            if len(key) > LONGEST:
                key = key[: LONGEST - 6] + key[-6:]
            out[i, : len(key)] = [self.letters.get(letter, 1) for letter in key]
        return torch.tensor(out)

    def numbers(self, row: Row) -> tuple[np.ndarray, ...]:
        """Rows of the tables for a sentence's words, and its labels."""
        return (
            np.array([self.words.get(key, 0) for key in row.keys]),
            np.array([self.own.get(key, 0) for key in row.keys]),
            np.array([self.spellings.setdefault(key, len(self.spellings)) for key in row.keys]),
            np.array(row.labels),
        )


class Sample(NamedTuple):
    """A sentence in numbers, and which output layer it trains."""

    numbers: tuple[np.ndarray, ...]
    facts: list[list[int]]
    head: int

    def __len__(self) -> int:  # type: ignore[override]
        return len(self.facts)


def batched(samples: Sequence[Sample], size: int, shuffle: bool) -> list[list[Sample]]:
    """Batches of about as many tokens, of sentences about as long."""
    order = sorted(samples, key=lambda s: (s.head, len(s.facts) + (random.random() * 6 if shuffle else 0)))  # noqa: S311
    out: list[list[Sample]] = [[]]
    for sample in order:
        now = out[-1]
        if now and ((len(now) + 1) * len(sample.facts) > size or now[0].head != sample.head):
            out.append(now := [])
        now.append(sample)
    if shuffle:
        random.shuffle(out)
    return out


def tensors(samples: Sequence[Sample]) -> Batch:
    longest = max(len(s.facts) for s in samples)
    numbers = np.zeros((4, len(samples), longest), np.int64)
    facts = np.zeros((len(samples), longest, len(BITS)), np.float32)
    mask = np.zeros((len(samples), longest), bool)
    for i, sample in enumerate(samples):
        n = len(sample.facts)
        mask[i, :n] = True
        for k in range(4):
            numbers[k, i, :n] = sample.numbers[k]
        for j, row in enumerate(sample.facts):
            facts[i, j, row] = 1
    words, own, spellings, labels = (torch.tensor(x) for x in numbers)
    return Batch(words, own, spellings, torch.tensor(facts), labels, torch.tensor(mask))


def f1(net: Tagger, samples: Sequence[Sample]) -> float:
    """F1 of spans in tokens, with the best label of each token's path as the CRF sees it."""
    net.eval()
    steps, start = net.trans[0].detach().numpy(), net.start[0].detach().numpy()
    right = found = gold = 0
    with torch.no_grad():
        for batch in batched(samples, 3000, shuffle=False):
            scores = net.scores(tensors(batch)).numpy()
            for i, sample in enumerate(batch):
                n = len(sample.facts)
                best, back = scores[i, 0] + start, []
                for t in range(1, n):
                    paths = best[:, None] + steps
                    back.append(paths.argmax(0))
                    best = paths.max(0) + scores[i, t]
                path = [int(best.argmax())]
                for choice in reversed(back):
                    path.append(int(choice[path[-1]]))
                places = [place(t) for t in range(n)]
                spans = [spans_of(places, [TAGS[x] for x in labels]) for labels in (path[::-1], sample.numbers[3])]
                right, found, gold = right + len(spans[0] & spans[1]), found + len(spans[0]), gold + len(spans[1])
    net.train()
    return round(2 * right / max(found + gold, 1), 4)


def place(t: int) -> Token:
    """A token that stands for the t-th one, where only order counts."""
    return Token(t, t + 1, "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--dev", nargs="+", required=True)
    parser.add_argument("--other", nargs="*", default=[])
    parser.add_argument("--init", type=Path, help="go on from this network")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--drop", type=float, default=0.4)
    parser.add_argument("--drop-words", type=float, default=0.08)
    parser.add_argument("--drop-named", type=float, default=0.2)
    parser.add_argument("--tokens", type=int, default=1500, help="of a batch")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)

    vectors = word_vectors(options.vectors)
    train = [row for name in options.train for row in rows(name)]
    encoder = Encoder(train, vectors)
    before = torch.load(options.init) if options.init else None
    if before:
        encoder.own, encoder.letters = before["tvoc"], before["cvoc"]
    samples = [Sample(encoder.numbers(row), row.facts, 0) for row in train]
    samples += [Sample(encoder.numbers(row), row.facts, 1) for name in options.other for row in rows(name)]
    devs = [[Sample(encoder.numbers(row), row.facts, 0) for row in rows(name)] for name in options.dev]
    settings = Settings(options.hidden, options.layers, options.drop, options.drop_words, options.drop_named)
    sizes = len(encoder.own) + 1, len(encoder.letters) + 2, len(BITS), len(TAGS)
    net = Tagger(torch.tensor(vectors.table), encoder.codes(), sizes, 2, settings)
    if before:
        net.load_state_dict(before["state"])
    learn(net, samples, devs, encoder, options)


def learn(net: Tagger, samples: Sequence[Sample], devs: Sequence[Sequence[Sample]], encoder: Encoder, options: Any) -> None:
    """Adam with a rate that falls to nothing; what is kept is a running mean of the weights."""
    optimizer = torch.optim.Adam(net.parameters(), lr=options.rate, betas=(0.9, 0.98))
    steps = options.epochs * len(batched(samples, options.tokens, shuffle=True))
    mean = copy.deepcopy(net.state_dict())
    step, started = 0, time.time()
    for epoch in range(options.epochs):
        for batch in batched(samples, options.tokens, shuffle=True):
            for group in optimizer.param_groups:
                group["lr"] = options.rate * min(1.0, (step + 1) / 200) * max(0.0, 1 - step / steps) ** 0.9 + 1e-5
            optimizer.zero_grad()
            net.loss(tensors(batch), batch[0].head).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, value in net.state_dict().items():
                    mean[name].mul_(keep).add_(value, alpha=1 - keep)
            if step % 200 == 0:
                print(f"step {step} of {steps}, {time.time() - started:.0f} s", flush=True)
        now = copy.deepcopy(net.state_dict())
        net.load_state_dict(mean)
        print(f"epoch {epoch + 1}: dev F1", *(f1(net, dev) for dev in devs), f"{time.time() - started:.0f} s", flush=True)
        saved = {"state": mean, "tvoc": encoder.own, "cvoc": encoder.letters, "tags": TAGS, "args": {"layers": options.layers}}
        torch.save(saved, options.out)
        net.load_state_dict(now)


if __name__ == "__main__":
    main()
