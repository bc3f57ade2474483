"""Make the table of scores of facts from the project's own gold, and say how good scores are on articles not counted for them.

usage: python -m tests.quality.calibrate [--write]

A score is the share of facts that were read in the same way (rule of the item, rule of the modality, statistic known or not) and
were right in every strict slot; few facts lean on what holds for the rule alone, and on what holds for all facts. Printed is the
reliability in five folds over articles: in each band of scores, how many facts were right. --write writes the table.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import persian_ie as pie
from persian_ie.components.facts.scores import TABLE, ways
from tests.quality.gate import own_gold
from tests.quality.markup import Span
from tests.quality.scores import COMPARED, STRICT, names_people, paired

_LEAN = 4.0  # how many facts the coarser share counts for
_FOLDS = 5
_BANDS = ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 1.01))


class Read(NamedTuple):
    """A found fact: the article's number, how it was read, and whether it was right."""

    article: int
    rule: str
    way: str
    right: bool


def found_facts() -> list[Read]:
    """Every fact that is found in the gold."""
    reads = []
    for n, article in enumerate(own_gold()):
        facts = pie.extract(article.article).facts
        spans = [Span(fact.start, fact.end, fact.to_dict()) for fact in facts]
        right = {
            j
            for i, j in paired(article.facts, spans)
            if all(
                COMPARED[slot](article.facts[i].slots.get(slot), spans[j].slots.get(slot))
                or (slot == "item" and names_people(article, article.facts[i], spans[j].slots))
                for slot in STRICT
            )
        }
        reads += [Read(n, *ways(fact), j in right) for j, fact in enumerate(facts)]
    return reads


def shares(reads: Sequence[Read]) -> tuple[float, dict[str, float], dict[str, float]]:
    """The share of right facts: of all, by rule, by way."""
    overall = sum(read.right for read in reads) / len(reads)
    rules = _leaning((read.rule, read.right, overall) for read in reads)
    return overall, rules, _leaning((read.way, read.right, rules[read.rule]) for read in reads)


def _leaning(counted: Iterable[tuple[str, bool, float]]) -> dict[str, float]:
    number: Counter[str] = Counter()
    right: Counter[str] = Counter()
    coarser: dict[str, float] = {}
    for key, ok, share in counted:
        number[key] += 1
        right[key] += ok
        coarser[key] = share
    return {key: (right[key] + _LEAN * coarser[key]) / (n + _LEAN) for key, n in sorted(number.items())}


def main() -> int:
    """Print the reliability of scores in folds; with --write, write the table."""
    reads = found_facts()
    judged: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        overall, rules, ways_ = shares([read for read in reads if read.article % _FOLDS != fold])
        judged += [(ways_.get(r.way, rules.get(r.rule, overall)), r.right) for r in reads if r.article % _FOLDS == fold]
    print(f"{len(reads)} facts, {sum(right for _, right in judged) / len(judged):.3f} right")
    for low, high in _BANDS:
        band = [right for score, right in judged if low <= score < high]
        if band:
            print(f"score {low:.1f}-{min(high, 1.0):.1f}: {len(band):4} facts, {sum(band) / len(band):.3f} right")
    print(f"Brier score {sum((score - right) ** 2 for score, right in judged) / len(judged):.4f}")
    if "--write" in sys.argv[1:]:
        overall, rules, ways_ = shares(reads)
        lines = ["# Share of facts right in all strict slots, by how they were read; made by: python -m tests.quality.calibrate --write"]
        lines.append(f"overall = {overall:.3f}")
        for name, table in (("rule", rules), ("way", ways_)):
            lines += ["", f"[{name}]", *(f'"{key}" = {share:.3f}' for key, share in table.items())]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
