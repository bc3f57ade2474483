"""Named entities by a trained tagger: persons, bodies, places, dates, times, money and percentages.

The model lies in ``models/ner/`` (see the card there for the corpora, their licences and the figures).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from persian_ie.files import model_file
from persian_ie.lexicons.agencies import find_agencies
from persian_ie.taggers.features import bits
from persian_ie.taggers.network import Network
from persian_ie.text.segmentation import sentence_starts, tokenize
from persian_ie.types import Entity, Token

LABELS = ("PERSON", "ORG", "LOC", "DATE", "TIME", "MONEY", "PERCENT")
LONGEST = 120  # tokens of a sentence that are read together


@cache
def network() -> Network:
    """The tagger of the package, loaded once."""
    return Network(model_file("ner/ner.npz"))


def find_entities(
    text: str,
    tokens: Sequence[Token] | None = None,
    bodies: Iterable[tuple[int, int]] | None = None,
    tagger: Network | None = None,
) -> list[Entity]:
    """All named entities of a text that the tagger sees, in order and not overlapping.

    Parameters
    ----------
    text : str
        The raw text.
    tokens : sequence of Token, optional
        Its tokens, if they are known.
    bodies : iterable of (int, int), optional
        The spans of the public bodies in it, if they are known.
    tagger : Network, optional
        The tagger; that of the package where none is given.

    Returns
    -------
    list of Entity
        With spaCy's labels ``PERSON ORG LOC DATE TIME MONEY PERCENT``.

    Examples
    --------
    >>> [(e.text, e.label) for e in find_entities("علی رضایی دیروز در تهران گفت وزارت نیرو وام گرفته است.")]
    [('علی رضایی', 'PERSON'), ('دیروز', 'DATE'), ('تهران', 'LOC'), ('وزارت نیرو', 'ORG')]
    """
    if tokens is None:
        tokens = tokenize(text)
    if not tokens:
        return []
    if bodies is None:
        bodies = ((agency.start, agency.end) for agency in find_agencies(text, tokens))
    facts = bits(tokens, bodies)
    pieces = list(_pieces(text, tokens))
    norms = [token.norm for token in tokens]
    tagged = (tagger or network()).tag([(norms[a:b], facts[a:b]) for a, b in pieces])
    return [
        Entity(start := tokens[i].start, end := tokens[j - 1].end, text[start:end], label)
        for (a, b), labels in zip(pieces, tagged, strict=True)
        for i, j, label in _whole_numbers(norms[a:b], labels, a)
    ]


def _whole_numbers(norms: Sequence[str], labels: Sequence[str], at: int) -> Iterator[tuple[int, int, str]]:
    """The spans of labels as tokens of the text. Sums begin where their number does: ``4 , 749 ریال`` has a spaced separator."""
    last = 0
    for i, j, label in _spans(labels):
        if label in ("MONEY", "PERCENT"):
            while i - 2 >= last and norms[i - 1] in (",", "٬", "،") and _digits(norms[i], 2) and _digits(norms[i - 2], 1):
                i -= 2
        yield at + i, at + j, label
        last = j


def _digits(norm: str, least: int) -> bool:
    return least <= len(norm) <= 3 and norm.isdigit()


def _pieces(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Sentences as stretches of tokens, endless ones cut."""
    starts = [*sentence_starts(text, tokens), len(tokens)]
    for start, end in zip(starts, starts[1:], strict=False):
        for a in range(start, end, LONGEST):
            yield a, min(a + LONGEST, end)


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start, open_label = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if open_label and not label.startswith("I-"):
            yield start, i, open_label
            open_label = ""
        if label.startswith("B-"):
            start, open_label = i, label[2:]
