"""Half-spaces that scrapers dropped and typists replaced by spaces, restored from what edited news do.

The model (``models/halfspace``) holds the usual spelling of each word form and what its neighbours do: which pairs of words are
one word (``می شود``), which affixes join to words never seen. Words are looked up whole; only unknown words are taken apart.
"""

from __future__ import annotations

import gzip
import html
import re
from functools import cache
from math import exp
from pathlib import Path

from persian_ie.errors import DataError
from persian_ie.text.characters import LETTERS, ZWNJ, clean
from persian_ie.text.morphology import pair_features, plausible, split_features
from persian_ie.types import Token

_PACKAGE = Path(__file__).resolve().parents[1]
_LETTER = re.compile(f"[{LETTERS}]")
SPLIT_SHARE = 0.5
PAIR_LOGIT = 0.0
CACHE = 100_000  # spellings of pieces remembered at most


def _model_path() -> Path:
    for root in (_PACKAGE / "models", _PACKAGE.parent / "models"):
        if (root / "halfspace/halfspace.gz").is_file():
            return root / "halfspace/halfspace.gz"
    raise DataError("models/halfspace/halfspace.gz is missing: the installation of persian-ie is broken, reinstall it")


class Model:
    """The lexicon of spellings; see models/halfspace/README.md for how it was made."""

    def __init__(self, path: Path) -> None:
        sections: dict[str, list[str]] = {}
        for block in gzip.decompress(path.read_bytes()).decode().split("\n\n"):
            name, _, rest = block.partition("\n")
            sections[name] = rest.split("\n")
        self.known: dict[str, str] = {}
        self.frequency: dict[str, int] = {}
        for c in range(1, 6):
            forms = sections[f"known{c}"]
            keys = "\n".join(forms).replace(ZWNJ, "").split("\n")
            self.known.update(zip(keys, forms))
            self.frequency.update(dict.fromkeys(keys, c))
        self.other = frozenset(sections["other"])
        self.firsts = {w: int(n) for w, _, n in (line.partition(" ") for line in sections["firsts"])}
        self.lasts = {w: int(n) for w, _, n in (line.partition(" ") for line in sections["lasts"])}
        self.split = {w: float(n) for w, _, n in (line.partition(" ") for line in sections["split"])}
        self.pair = {w: float(n) for w, _, n in (line.partition(" ") for line in sections["pair"])}
        self.join = frozenset(sections["join"])
        self.keep = frozenset(sections["keep"])
        self.norms = _Norms(self)
        self.pairs = _Pairs(self)

    def spell(self, word: str) -> str:
        """The usual spelling of a clean word, which may hold half-spaces already."""
        if ZWNJ not in word:
            return self.known.get(word) or self.unknown(word)
        key = word.replace(ZWNJ, "")
        usual = self.known.get(key)
        if usual is None or usual == word or word in self.other:
            return word
        return usual

    def unknown(self, word: str) -> str:
        """The spelling of a word that the lexicon lacks: cut where editors would cut, if anywhere."""
        best, at, total = -9.0, 0, 0.0
        weights = self.split
        for i in range(2, min(len(word) - 1, 40)):
            a, b = word[:i], word[i:]
            if plausible(a, b, self.frequency, self.firsts, self.lasts):
                z = sum([weights.get(f, 0.0) for f in split_features(a, b, self.frequency, self.firsts, self.lasts)])
                if z > -4.0:
                    total += 1 / (1 + exp(-z))
                    if z > best:
                        best, at = z, i
        if total < SPLIT_SHARE:  # the cuts exclude each other: that one of them is right is what counts
            return word
        if not at:
            return word
        return f"{self.spell(word[:at])}{ZWNJ}{self.spell(word[at:])}"

    def joins(self, before: str, after: str) -> bool:
        """Tell whether two norms with a space between are one word."""
        return self.pairs[before.rsplit(ZWNJ, 1)[-1], after.split(ZWNJ, 1)[0]]

    def joined(self, before: str, after: str) -> str:
        """Two words that are one, spelled."""
        whole = self.known.get(before.replace(ZWNJ, "") + after.replace(ZWNJ, ""))
        return whole if whole is not None else before + ZWNJ + after


class _Norms(dict[str, str]):
    """Norm of each raw piece; what was asked for is remembered, up to a bound."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def __missing__(self, piece: str) -> str:
        if len(self) >= CACHE:
            self.clear()
        norm = self.norm(piece)
        if len(piece) <= 64:
            self[piece] = norm
        return norm

    def norm(self, piece: str) -> str:
        plain = html.unescape(piece) if piece[0] == "&" or "&" in piece and ";" in piece and _LETTER.match(piece) else piece
        norm = clean(plain)
        if _LETTER.match(norm) and "." not in norm:
            norm = re.sub(f"{ZWNJ}++", ZWNJ, norm).strip(ZWNJ)
            return self.model.spell(norm) if len(norm) <= 64 else norm
        if norm.strip(ZWNJ + " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029") == "":
            return "\n" if len(norm.splitlines()) > 1 or norm[-1:] in "\n\r" and norm else " "
        return norm


class _Pairs(dict[tuple[str, str], bool]):
    """Whether two parts with a space between are one word; remembered, up to a bound."""

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
        line = f"{a} {b}"
        if line in m.join:
            return True
        if line in m.keep or not (m.firsts.get(a) or m.lasts.get(b)):
            return False
        weights = m.pair
        return sum([weights.get(f, 0.0) for f in pair_features(a, b, m.frequency, m.firsts, m.lasts)]) > PAIR_LOGIT


@cache
def model() -> Model:
    """The model, read once."""
    return Model(_model_path())


def tokens(pieces: list[str]) -> list[Token]:
    """Tokens of the pieces of a text."""
    m = model()
    norms = m.norms
    out: list[Token] = []
    start = 0
    joinable = False
    for piece in pieces:
        end = start + len(piece)
        norm = norms[piece]
        if norm == " ":
            start = end
            continue
        if norm == "\n":
            joinable, start = False, end
            continue
        letter = norm[0] >= "\u0621" and _LETTER.match(norm) is not None
        if joinable and letter and out[-1].end < start and m.joins(out[-1].norm, norm):
            last = out.pop()
            out.append(Token(last.start, end, m.joined(last.norm, norm)))
        else:
            out.append(Token(start, end, norm))
        joinable, start = letter, end
    return out
