"""Sparse logistic regression by AdaGrad: small enough to read, the same result on every machine."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Sequence

Example = tuple[tuple[str, ...], bool, float]  # features, label, weight


def train(examples: Sequence[Example], epochs: int = 6, rate: float = 0.2, decay: float = 1e-5, seed: int = 7) -> dict[str, float]:
    """Weights of the features, those near zero left out."""
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-2)
    order = list(range(len(examples)))
    shuffle = random.Random(seed)  # noqa: S311 - an order, no secret
    for _ in range(epochs):
        shuffle.shuffle(order)
        for k in order:
            features, label, weight = examples[k]
            z = sum([weights[f] for f in features])
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            g = (p - label) * weight
            if abs(g) < 1e-3:
                continue
            for f in features:
                d = g + decay * weights[f]
                squares[f] += d * d
                weights[f] -= rate * d / math.sqrt(squares[f])
    return {f: round(w, 2) for f, w in weights.items() if abs(w) >= 0.15}
