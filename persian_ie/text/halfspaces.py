"""Half-spaces that scrapers dropped and typists replaced by spaces, restored from what edited news do.

The model (``models/halfspace``) holds the usual spelling of each word form, and what was learned of words and pairs of words that
it does not hold. Words are looked up whole; only unknown ones are taken apart. Each answer is remembered, up to a bound.
"""

from __future__ import annotations

import gzip
from functools import cache
from math import exp
from pathlib import Path

from persian_ie.files import model_file
from persian_ie.text.characters import ZWNJ
from persian_ie.text.morphology import (
    JOINLESS,
    NEVER_JOIN,
    PLURALS,
    divisions,
    join_separately,
    pair_features,
    thousand,
)

CACHE = 20_000  # answers remembered at most, of each kind
SPLIT_SHARE = 0.6  # an unknown word is divided where the chances of all ways to divide it add up to this
PAIR_LOGIT = 0.5  # an unknown pair is one word above this


class Model:
    """The lexicon of spellings and the weights; see models/halfspace/README.md for how they were made."""

    def __init__(self, sections: dict[str, list[str]]) -> None:
        self.frequency: dict[str, int] = {}  # of a form without its half-spaces, as a level from 1 to 5
        self.cut: dict[str, str] = {}  # the spelling of those that have half-spaces
        for level in range(1, 6):
            cut = sections[f"cut{level}"]
            keys = "\n".join(cut).replace(ZWNJ, "").split("\n")
            self.frequency.update(dict.fromkeys(sections[f"whole{level}"], level))
            self.frequency.update(dict.fromkeys(keys, level))
            self.cut.update(zip(keys, cut, strict=True))
        self.other = frozenset(sections["other"])
        self.keep = frozenset(sections["keep"])
        lines = (line.split(" ") for line in sections["join"])
        self.partners = {first: frozenset(rest) for first, *rest in lines}
        self.firsts = {w: int(n) for w, _, n in (line.partition(" ") for line in sections["firsts"])}
        self.lasts = {w: int(n) for w, _, n in (line.partition(" ") for line in sections["lasts"])}
        self.split = dict(zip(sections["split"], map(float, sections["split_weights"]), strict=True))
        self.pair = dict(zip(sections["pair"], map(float, sections["pair_weights"]), strict=True))
        self.doubts: dict[str, tuple[str, str, float]] = {}  # words with two readings, and the log odds of the second
        for line in sections["doubts"]:
            first, second, odds = line.split(" ")
            self.doubts[first.replace(ZWNJ, "")] = first, second, float(odds)
        self.neighbours = {w: float(z) for w, _, z in (line.partition(" ") for line in sections["neighbours"] + sections["neighbours_of"])}
        self.pairs = _Pairs(self)

    @classmethod
    def read(cls, path: Path) -> Model:
        """The model that a file holds: named blocks of lines, gzipped."""
        sections: dict[str, list[str]] = {}
        for block in gzip.decompress(path.read_bytes()).decode().split("\n\n"):
            name, *lines = block.split("\n")
            sections[name] = lines
        return cls(sections)

    def usual(self, key: str) -> str | None:
        """The usual spelling of a form given without its half-spaces; ``None`` for one that the lexicon lacks."""
        return self.cut.get(key) or (key if key in self.frequency else None)

    def spell(self, word: str) -> str:
        """The usual spelling of a clean word, which may hold half-spaces already.

        Words that were written as one and are two (``پنجهزار``) come back with a space between.
        """
        if ZWNJ not in word:
            spelled = self.usual(word) or self.unknown(word)
        else:
            spelled = word if word in self.other else self.mended(word)
        return thousand(spelled) or spelled

    def mended(self, word: str) -> str:
        """The spelling of a word that came with half-spaces: the usual one, unless that would undo a half-space that may be right."""
        key = word.replace(ZWNJ, "")
        if key in self.doubts and word in self.doubts[key]:
            return word  # one of its two readings
        usual = self.usual(key)
        if usual == word or word.endswith(f"ه{ZWNJ}ی"):  # the ezafe of فرمانده is not فرماندهی
            return word
        parts = word.split(ZWNJ)
        if usual is None:
            spelled = [self.cut.get(part, part) if len(part) > 3 else part for part in parts]
            return ZWNJ.join(spelled)
        if all((len(part) > 1 or part == "ی") and (part in self.frequency or part in self.lasts) for part in parts):
            more = ZWNJ in usual and _cuts(word) < _cuts(usual)
            return usual if more or ZWNJ not in usual and self.frequency[key] >= 3 else word
        return usual

    def unknown(self, word: str) -> str:
        """The spelling of a word that the lexicon lacks: with half-spaces where editors would put them, or the space that it lost."""
        ways = divisions(word, self.frequency, self.firsts, self.lasts, self.cut)
        if not ways:
            return word
        weights = self.split
        chances = [exp(sum([weights.get(f, 0.0) for f in way.features])) for way in ways]
        if chances[0] > (1 - SPLIT_SHARE) * sum(chances):
            return word
        _, (at, gap, _) = max(zip(chances[1:], ways[1:], strict=True))
        a, b = word[:at], word[at:]
        return f"{self.usual(a) or self.unknown(a)}{gap}{(self.usual(b) or self.unknown(b)) if gap else b}"

    def reading(self, key: str, before: str, after: str) -> str:
        """The spelling of a word that has two, by the words around it, which are ``""`` at a mark: ``حرف‌های مهم`` but ``حرفه‌ای بود``."""
        first, second, odds = self.doubts[key]
        weight = self.neighbours.get
        for word in (f"<{before}", f">{after}"):
            odds += weight(key + word) or weight(word, 0.0)
        return second if odds > 0 else first

    def joined(self, before: str, after: str) -> str:
        """Two norms that are one word, spelled."""
        key = before.replace(ZWNJ, "") + after.replace(ZWNJ, "")
        for reading in self.doubts[key][:2] if key in self.doubts else ():
            if len(before.replace(ZWNJ, "")) in _cuts(reading):
                return reading
        whole = self.usual(key)
        if whole is not None and after != "ی":
            cuts = _cuts(whole)
            if len(before.replace(ZWNJ, "")) in cuts or not cuts and self.frequency[key] >= 3:
                return whole
        if before[-1] in JOINLESS and after in PLURALS:
            return before + after
        return self.mended(before + ZWNJ + after)


def _cuts(word: str) -> set[int]:
    """Where the half-spaces of a word stand, counted in its letters."""
    cuts, at = set(), 0
    for part in word.split(ZWNJ)[:-1]:
        at += len(part)
        cuts.add(at)
    return cuts


class _Pairs(dict[tuple[str, str], bool]):
    """Whether two parts with a space between are one word, one of them a usual ending or beginning; remembered, up to a bound."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def __missing__(self, pair: tuple[str, str]) -> bool:
        if len(self) >= CACHE:
            self.clear()
        self[pair] = answer = self.decide(*pair)
        return answer

    def decide(self, a: str, b: str) -> bool:
        m = self.model
        if b in PLURALS:
            return True
        if a in NEVER_JOIN or b in NEVER_JOIN or join_separately(a, b):
            return False
        level = m.frequency.get
        if f"{a} {b}" in m.keep or level(a, 0) >= 4 and level(b, 0) >= 4:
            return False  # of two common words the counts know all there is to know
        weights = m.pair
        return sum([weights.get(f, 0.0) for f in pair_features(a, b, m.frequency, m.firsts, m.lasts)]) > PAIR_LOGIT


@cache
def model() -> Model:
    """The model, read once."""
    return Model.read(model_file("halfspace/halfspace.gz"))
