"""The quality gate: extraction is measured on gold articles, and no figure may fall below its floor in ``baseline.json``.

usage:
    python -m tests.quality.gate                    measure; exit 1 if a figure fell below its floor or the gold changed
    python -m tests.quality.gate --errors 20        … and print the first twenty errors
    python -m tests.quality.gate --update           raise the floors to what was measured
    python -m tests.quality.gate --update --allow-lower     … and lower those that are no longer reached
    python -m tests.quality.gate --gold GOLD.jsonl --texts TEXTS.jsonl[.gz] …    measure on another gold; compares with no floor
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import persian_ie as pie
from tests.quality.markup import GoldArticle, MarkupError, Span, read
from tests.quality.scores import Tally

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"


def own_gold() -> list[GoldArticle]:
    """The project's own gold articles, in the order of their names."""
    return [read(path) for path in sorted((HERE / "gold").glob("*.md"))]


def corpus(articles: Sequence[GoldArticle]) -> dict[str, Any]:
    """What tells one gold from another: how much it holds, and a hash of all of it."""
    content = []
    for a in articles:
        spans = [(span.start, span.end, span.slots) for span in (*a.facts, *(a.dates or ()))]
        content.append([a.id, a.article.published, a.text, spans, a.officials])
    return {
        "articles": len(articles),
        "facts": sum(len(a.facts) for a in articles),
        "officials": sum(len(a.officials or ()) for a in articles),
        "dates": sum(len(a.dates or ()) for a in articles),
        "sha256": hashlib.sha256(json.dumps(content).encode()).hexdigest(),
    }


def other_gold(gold: Path, texts: Sequence[Path]) -> Iterator[GoldArticle]:
    """Gold articles whose annotations give anchors (words and which occurrence of them) instead of offsets."""
    sources = {record["id"]: record for path in texts for record in _records(path)}
    for record in _records(gold):
        source = sources.get(record["id"])
        if source is None:
            raise MarkupError(f"{record['id']}: the texts have no such article")
        article = pie.Article.of({"published": record.get("published"), **source})
        dates = record.get("dates")
        yield GoldArticle(
            article=article,
            facts=_located(article, record.get("facts", [])),
            officials=record.get("officials"),
            dates=None if dates is None else _located(article, dates),
        )


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _located(article: pie.Article, mentions: Sequence[dict[str, Any]]) -> list[Span]:
    text, spans = article.raw, []
    for mention in mentions:
        start = -1
        for _ in range(mention.get("occ") or 1):
            start = text.find(mention["anchor"], start + 1)
            if start < 0:
                raise MarkupError(f"{article.id}: {mention['anchor']!r} is not in the text")
        spans.append(Span(start, start + len(mention["anchor"]), mention))
    return spans


def measure(articles: Sequence[GoldArticle]) -> Tally:
    """Extract every article and compare with its annotations."""
    tally = Tally()
    for article in articles:
        tally.add(article, pie.extract(article.article).to_dict())
    return tally


def fallen(scores: dict[str, float], floors: dict[str, float]) -> list[str]:
    """What fell below its floor, and what has none or is no longer measured."""
    lower = [(name, floor) for name, floor in floors.items() if scores.get(name, floor) < floor]
    rows = [f"{name}: {scores[name]:.4f} is below the floor {floor:.4f}" for name, floor in lower]
    return rows + [f"{name}: has a floor or a figure, not both" for name in sorted(floors.keys() ^ scores.keys())]


def complaints(baseline: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Everything for which the gate fails."""
    if baseline["corpus"] != now["corpus"]:
        return ["the gold is not the one that the floors were measured on: run with --update"]
    return fallen(now["scores"], baseline["floors"])


def updated(baseline: dict[str, Any] | None, now: dict[str, Any], *, allow_lower: bool) -> dict[str, Any]:
    """The new baseline: the floors at what was measured, none lower than before unless that is allowed.

    Raises
    ------
    ValueError
        A floor would have to be lowered.
    """
    if baseline is not None and not allow_lower and (lower := fallen(now["scores"], baseline["floors"])):
        raise ValueError("\n".join([*lower, "nothing was written; --allow-lower lowers floors"]))
    return {"corpus": now["corpus"], "floors": now["scores"]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate from the command line; the exit status tells whether it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write the measured figures to baseline.json as the new floors")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--gold", type=Path, help="another gold, JSON lines with anchors")
    parser.add_argument("--texts", type=Path, nargs="+", default=[], help="the articles of --gold, JSON lines")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors")
    options = parser.parse_args(arguments)
    if bool(options.gold) != bool(options.texts):
        parser.error("--gold and --texts go together")
    if options.gold and options.update:
        parser.error("floors are those of the project's own gold; --update goes without --gold")

    articles = own_gold() if options.gold is None else list(other_gold(options.gold, options.texts))
    tally = measure(articles)
    now = {"corpus": corpus(articles), "scores": tally.scores()}
    baseline = json.loads(BASELINE.read_text(encoding="utf8")) if options.gold is None and BASELINE.exists() else None
    _print(now, baseline)
    for row in tally.errors[: options.errors]:
        print(*row, sep=" | ")
    if options.gold is not None:
        return 0
    if options.update:
        try:
            new = updated(baseline, now, allow_lower=options.allow_lower)
        except ValueError as refused:
            print(refused, file=sys.stderr)
            return 1
        BASELINE.write_text(json.dumps(new, indent=1) + "\n", encoding="utf8")
        return 0
    problems = ["there is no baseline.json: run with --update"] if baseline is None else complaints(baseline, now)
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return bool(problems)


def _print(now: dict[str, Any], baseline: dict[str, Any] | None) -> None:
    print(", ".join(f"{count} {kind}" for kind, count in now["corpus"].items() if kind != "sha256"))
    for name, score in now["scores"].items():
        floor = (baseline or {"floors": {}})["floors"].get(name)
        print(f"{name:22} {score:.4f}" + ("" if floor is None else f"   floor {floor:.4f}"))


if __name__ == "__main__":
    sys.exit(main())
