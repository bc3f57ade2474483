"""Speech verbs and cues of Persian news: who says a thing, and where the agency itself goes on.

The table `speech.toml` is hand-made from the usage of Iranian news agencies.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from persian_ie.lexicons.phrases import PhraseTable, Word

Kind = Literal["verb", "circumstance", "source", "agency", "pronoun", "listing"]


class Cue(NamedTuple):
    """A speech verb or cue: the words ``start`` to ``end`` (exclusive) of the text."""

    start: int
    end: int
    kind: Kind


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("persian_ie.lexicons").joinpath("speech.toml").read_text("utf-8"))


@cache
def cue_table() -> PhraseTable[Kind]:
    """All speech verbs and cues, by their words."""
    data, table = _data(), PhraseTable[Kind]()
    kinds: tuple[Kind, ...] = ("agency", "source", "circumstance", "pronoun", "listing")
    for kind in kinds:
        for phrase in data["cues"][kind]:
            table.add(phrase, kind)
    for phrase in data["simple"]:
        table.add(phrase, "verb")
    for verb, nouns in data["light"].items():
        for noun in nouns:
            for form in data["forms"][verb]:
                table.add(f"{noun} {form}", "verb")
    return table


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """All speech verbs and cues in the words, in order, not overlapping.

    >>> from persian_ie.lexicons.phrases import words_of
    >>> from persian_ie.text.segmentation import tokenize
    >>> [cue.kind for cue in find_cues(words_of(tokenize("وی با اشاره به این طرح خاطرنشان کرد: …")))]
    ['pronoun', 'circumstance', 'verb']
    """
    table, found, at = cue_table(), [], 0
    for i, (key, _) in enumerate(words):
        if i < at or not table.begins(key):
            continue
        match = table.longest(words, i)
        if match is not None:
            found.append(Cue(i, match[0], match[1]))
            at = match[0]
    return found


def is_speech_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a speech verb begins at the word."""
    match = cue_table().longest(words, at)
    return match is not None and match[1] == "verb"
