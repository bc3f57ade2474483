"""Sparse logistic regression over options by AdaGrad: small enough to read, the same result on every machine."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence

#: Features of each option, the options that are right, weight. A yes-or-no question has two options, the first without features.
Example = tuple[Sequence[tuple[str, ...]], Sequence[int], float]


def train(
    examples: Iterable[Example], epochs: int = 4, rate: float = 0.2, decay: float = 1e-5, seed: int = 7, least: int = 1
) -> dict[str, float]:
    """Weights of the features, those near zero and those of fewer than ``least`` examples left out."""
    number: dict[str, int] = {}
    seen: Counter[int] = Counter()
    data = []
    for options, right, weight in examples:
        numbered = [[number.setdefault(f, len(number)) for f in features] for features in options]
        seen.update({f for features in numbered for f in features})
        data.append((numbered, frozenset(right), weight))
    data = [([[f for f in features if seen[f] >= least] for features in options], right, weight) for options, right, weight in data]
    weights = [0.0] * len(number)
    squares = [1e-2] * len(number)
    order = list(range(len(data)))
    shuffle = random.Random(seed)  # noqa: S311 - an order, no secret
    for _ in range(epochs):
        shuffle.shuffle(order)
        for k in order:
            options, right, weight = data[k]
            z = [sum([weights[f] for f in features]) for features in options]
            highest = max(z)
            p = [math.exp(x - highest) for x in z]
            total = sum(p)
            p_right = sum([p[i] for i in right]) / total
            if p_right > 0.998:
                continue
            for i, features in enumerate(options):
                chance = p[i] / total
                g = (chance - (chance / p_right if i in right else 0.0)) * weight
                if abs(g) < 1e-3:
                    continue
                for f in features:
                    d = g + decay * weights[f]
                    squares[f] += d * d
                    weights[f] -= rate * d / math.sqrt(squares[f])
    return {f: round(weights[i], 2) for f, i in number.items() if abs(weights[i]) >= 0.15}
