"""F1 of exact spans and labels on a corpus of named entities, raw text in: the tagger alone, or ``doc.ents`` of the pipeline.

usage: evaluate.py FILE [--tagger] [--from N] [--errors N]
       FILE has a word, a tab or ``|`` and an IOB tag a line (``.gz`` too); the text is the words with spaces between.
       --from N leaves out the first N sentences: those that a model was trained on must not be counted.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from corpus import LABELS, Span, read

OURS = frozenset(LABELS.values())


def finder(tagger: bool) -> Callable[[str], set[Span]]:
    if tagger:
        from persian_ie.taggers.entities import find_entities

        return lambda text: {(e.start, e.end, e.label) for e in find_entities(text)}
    import persian_ie

    nlp = persian_ie.load()
    return lambda text: {(e.start_char, e.end_char, e.label_) for e in nlp(text).ents if e.label_ in OURS}


def f1(tp: int, fp: int, fn: int) -> float:
    return round(2 * tp / max(2 * tp + fp + fn, 1), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--tagger", action="store_true", help="judge the tagger alone")
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--errors", type=int, default=0, help="print that many of them")
    options = parser.parse_args()
    find = finder(options.tagger)
    find("گرم شدن")
    counts: Counter[tuple[str, str]] = Counter()
    seconds, tokens, shown = 0.0, 0, 0
    for sentence in itertools.islice(read(options.file), options.first, None):
        tokens += sentence.text.count(" ") + 1
        started = time.perf_counter()
        found = find(sentence.text)
        seconds += time.perf_counter() - started
        for kind, spans in (("tp", found & sentence.spans), ("fp", found - sentence.spans), ("fn", sentence.spans - found)):
            for start, end, label in sorted(spans):
                counts[label, kind] += 1
                if kind != "tp" and shown < options.errors:
                    shown += 1
                    text = sentence.text
                    print(f"{kind} {label:8}{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}")
    sums = [sum(counts[label, kind] for label in OURS) for kind in ("tp", "fp", "fn")]
    result = {
        "f1": f1(*sums),
        "precision": round(sums[0] / max(sums[0] + sums[1], 1), 4),
        "recall": round(sums[0] / max(sums[0] + sums[2], 1), 4),
        "labels": {label: f1(*(counts[label, kind] for kind in ("tp", "fp", "fn"))) for label in LABELS.values()},
        "tokens_per_s": round(tokens / seconds),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
