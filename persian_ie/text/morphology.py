"""What an unknown word, or an unknown pair of words, looks like: the features that the half-space model weighs.

The same functions serve training (``models/halfspace/build.py``) and use, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping

JOINLESS = frozenset("اآأدذرزژوؤء")  # letters that never join to the next: a half-space after them cannot be seen


def level(count: int) -> str:
    """A count as a coarse level, so that a weight is learned for each level."""
    return str(min(7, count.bit_length()))


def plausible(a: str, b: str, frequency: Mapping[str, int], firsts: Mapping[str, int], lasts: Mapping[str, int]) -> bool:
    """Tell whether a cut is worth weighing: both parts are words or parts of words, one of them a usual part.

    >>> plausible("کتاب", "ها", {"کتاب": 4}, {}, {"ها": 900})
    True
    """
    if len(a) < 2 or len(b) < 2 or a not in frequency and a not in firsts and lasts.get(b, 0) < 100:
        return False
    return lasts.get(b, 0) > 0 or (b in frequency and (firsts.get(a, 0) > 0 or a in frequency))


def split_features(a: str, b: str, frequency: Mapping[str, int], firsts: Mapping[str, int], lasts: Mapping[str, int]) -> tuple[str, ...]:
    """Features of cutting an unknown word into ``a`` and ``b``.

    ``frequency`` holds how common each word is (0 to 5), ``firsts`` and ``lasts`` how many different words have the part before or after a half-space.
    """
    fa, fb = frequency.get(a, 0), frequency.get(b, 0)
    la, lb = level(firsts.get(a, 0)), level(lasts.get(b, 0))
    end = a[-1]
    features = [
        "bias",
        f"fa{fa}fb{fb}",
        f"la{la}lb{lb}",
        f"fa{fa}lb{lb}",
        f"fb{fb}la{la}",
        f"na{min(len(a), 6)}nb{min(len(b), 6)}",
        f"nb{min(len(b), 6)}lb{lb}",
        f"na{min(len(a), 6)}fa{fa}",
        f"j{end in JOINLESS}lb{lb}",
        f"j{end in JOINLESS}fa{fa}fb{fb}",
        f"e{end}",
        f"s{b[0]}",
    ]
    if la > "1":
        features += (f"a:{a}", f"a:{a}/fb{fb}")
    if lb > "1":
        features += (f"b:{b}", f"b:{b}/{end}", f"b:{b}/fa{fa}", f"b:{b}/{end in JOINLESS}")
    return tuple(features)


def pair_features(a: str, b: str, frequency: Mapping[str, int], firsts: Mapping[str, int], lasts: Mapping[str, int]) -> tuple[str, ...]:
    """Features of joining two words that stand with a space between."""
    fa, fb = frequency.get(a, 0), frequency.get(b, 0)
    la, lb = level(firsts.get(a, 0)), level(lasts.get(b, 0))
    end = a[-1]
    features = ["bias", f"fa{fa}fb{fb}", f"la{la}lb{lb}", f"fa{fa}lb{lb}", f"fb{fb}la{la}", f"nb{min(len(b), 6)}lb{lb}", f"na{min(len(a), 6)}la{la}"]
    if la > "1":
        features += (f"a:{a}", f"a:{a}/fb{fb}")
    if lb > "1":
        features += (f"b:{b}", f"b:{b}/{end}", f"b:{b}/fa{fa}")
    return tuple(features)
