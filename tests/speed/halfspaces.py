"""How well half-spaces are put back: texts that have them lose them, and what a normalizer makes of the rest is compared.

Two damages are done to each text: `joined`, every half-space is taken out, as scrapers do (``میشود``), and `spaced`, every one becomes a
space, as typists do (``می شود``). Only places between two letters count. No word is left out, also not those that editors write in
two ways, so no normalizer can reach 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from persian_ie.text.characters import LETTERS, ZWNJ, clean

_LETTER = re.compile(f"[{LETTERS}]")
_FOLD = str.maketrans("آأإٱؤئة", "اااا" + "ویه")


@dataclass(frozen=True, slots=True)
class Gaps:
    """The letters of a text, and before which of them (by number) stands a half-space, and before which anything else."""

    letters: str
    half: frozenset[int]
    other: frozenset[int]


def gaps(text: str) -> Gaps:
    """The letters and gaps of a text.

    >>> gaps("می\u200cشود، ولی")
    Gaps(letters='میشودولی', half=frozenset({2}), other=frozenset({5}))
    """
    letters: list[str] = []
    half, other = set(), set()
    for character in clean(text).translate(_FOLD):
        if character == ZWNJ:
            half.add(len(letters))
        elif _LETTER.match(character):
            letters.append(character)
        else:
            other.add(len(letters))
    ends = {0, len(letters)}
    return Gaps("".join(letters), frozenset(half - other - ends), frozenset(other - ends))


def aligned(gold: Gaps, out: Gaps) -> Gaps:
    """The gaps of an output in the numbering of gold's letters, where the two have other letters.

    >>> aligned(gaps("مسئله\u200cها"), gaps("مسله\u200cها")).half
    frozenset({5})
    """
    if gold.letters == out.letters:
        return out
    matches = SequenceMatcher(None, gold.letters, out.letters, autojunk=False).get_matching_blocks()
    where = {block.b + k: block.a + k for block in matches for k in range(block.size)}
    half, other = (frozenset(where[i] for i in found if i in where) for found in (out.half, out.other))
    return Gaps(out.letters, half, other)


def scores(texts: Sequence[str], joined: Sequence[str], spaced: Sequence[str]) -> dict[str, float]:
    """Precision, recall and F1 where half-spaces were taken out; where they became spaces, recall and the share of other spaces left.

    >>> scores(["می\u200cشود ولی"], ["میشود ولی"], ["می\u200cشود ولی"])
    {'precision': 0.0, 'recall': 0.0, 'f1': 0.0, 'spaced': 1.0, 'kept': 1.0, 'letters': 0}
    """
    right = wrong = missed = mended = all_half = kept = all_other = letters = 0
    for text, without, wide in zip(texts, joined, spaced, strict=True):
        gold, found = gaps(text), gaps(without)
        letters += gold.letters != found.letters
        half = aligned(gold, found).half - gold.other
        right, wrong, missed = right + len(half & gold.half), wrong + len(half - gold.half), missed + len(gold.half - half)
        left = aligned(gold, gaps(wide)).other
        mended, all_half = mended + len(gold.half - left), all_half + len(gold.half)
        kept, all_other = kept + len(gold.other & left), all_other + len(gold.other)
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "spaced": mended / max(all_half, 1),
        "kept": kept / max(all_other, 1),
        "letters": letters,
    }
