"""Corpora of named entities as raw texts with character spans, and as this package's tokens with labels."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from persian_ie.text.segmentation import tokenize
from persian_ie.types import Token

#: The corpora's labels and ours; others (ParsTwiNER's NAT, POG, EVE) are no entities here.
LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "DAT": "DATE", "TIM": "TIME", "MON": "MONEY", "PCT": "PERCENT"}
_OURS = LABELS | {label: label for label in LABELS.values()}  # who annotates with our labels may keep them
LONGEST = 120  # tokens; the corpora hold a few lists that no sentence end divides

Span = tuple[int, int, str]


class Sentence(NamedTuple):
    """A sentence's raw text (the corpus's tokens joined by spaces) and the character spans of its entities."""

    text: str
    spans: frozenset[Span]


class Example(NamedTuple):
    """A sentence as tokens of this package, with IOB2 labels."""

    text: str
    tokens: list[Token]
    labels: list[str]


def _rows(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as file:
        for line in file:
            line = line.rstrip("\n")
            if not line.strip():
                if rows:
                    yield rows
                rows = []
                continue
            word, separator, tag = line.rpartition("\t" if "\t" in line else "|")
            word, tag = (word.strip().replace(" ", "\u200c"), tag.strip().replace("_", "-")) if separator else (line.strip(), "O")
            if word:
                rows.append((word, tag))
    if rows:
        yield rows


def _spans(tags: Sequence[str]) -> Iterator[Span]:
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and (tag == "O" or tag[0] == "B" or tag[2:] != label):
            yield start, i, label
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]


def read(path: Path) -> Iterator[Sentence]:
    """Sentences of a corpus file: a word, a tab or ``|``, an IOB tag, a line each; an empty line after a sentence."""
    for rows in _rows(path):
        starts, at = [], 0
        for word, _ in rows:
            starts.append(at)
            at += len(word) + 1
        entities = [span for span in _spans([tag for _, tag in rows]) if span[2] in _OURS]
        spans = frozenset((starts[a], starts[b - 1] + len(rows[b - 1][0]), _OURS[label]) for a, b, label in entities)
        yield Sentence(" ".join(word for word, _ in rows), spans)


def example(sentence: Sentence) -> Example:
    """The sentence in this package's tokens; a token belongs to the entity that holds its first character."""
    tokens = tokenize(sentence.text)
    labels = ["O"] * len(tokens)
    for start, end, label in sentence.spans:
        inside = [i for i, token in enumerate(tokens) if token.start < end and token.end > start and not (token.start < start - 1)]
        for n, i in enumerate(inside):
            labels[i] = f"{'I' if n else 'B'}-{label}"
    return Example(sentence.text, tokens, labels)


def examples(paths: Iterable[Path]) -> Iterator[Example]:
    """Examples of several files, long ones cut where no entity is."""
    for path in paths:
        for sentence in read(path):
            text, tokens, labels = example(sentence)
            while len(tokens) > LONGEST:
                cut = next((i for i in range(LONGEST, LONGEST // 2, -1) if labels[i] == "O"), LONGEST)
                yield Example(text, tokens[:cut], labels[:cut])
                tokens, labels = tokens[cut:], labels[cut:]
            yield Example(text, tokens, labels)


def spans_of(tokens: Sequence[Token], labels: Sequence[str]) -> set[Span]:
    """The character spans that IOB2 labels of tokens mean."""
    return {(tokens[a].start, tokens[b - 1].end, label) for a, b, label in _spans(labels)}
