"""Gold articles as people write them: plain text with inline marks, parsed into the records of the annotation guide.

A file is a few header lines, a line ``---``, and the raw text, whose first line is the title. A mark
is ``[words](slot=value …)``; its slots tell its kind: ``value=`` a fact, ``date=`` a time expression, ``role=`` an official at the first
full name.

    published: 2025-01-14
    speaker: غلامرضا صفاری
    place: استان خراسان جنوبی
    ---
    پرداخت [۸۵۰ میلیارد ریال](value=850000000000 unit=IRR item=تسهیلات indicator=credit_amount speaker=-) تسهیلات
    [غلامرضا صفاری](role=مدیرکل place="خراسان جنوبی") [روز سه‌شنبه](date=2025-01-14) گفت: …

``speaker:`` and ``place:`` of the header are those of every fact that does not name its own; ``-`` is nothing. Where a fact gives no
``bound``, ``modality`` or ``change`` it is ``exact``, ``actual`` and ``level``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from persian_ie.types import Article

MARK = re.compile(r"\[([^\[\]]+)\]\(([^()\n]+)\)")
SLOT = re.compile(r'(\w+)=("[^"]*"|\S+)\s*')
CODES = {
    "unit": "count person household percent IRR USD EUR GBP AED TRY IQD CNY m km km2 m2 ha m3 L kg t MW kW W MWh GWh kWh kV mm cm degC "
    "h min s d week month a bbl MB GB TB bps ratio km/h",
    "bound": "exact approximate at_least at_most range",
    "modality": "actual planned forecast capacity needed hypothetical",
    "change": "level increase decrease",
    "indicator": "cooperative_count cooperative_member_count job_count job_capacity unemployment_rate employment_share project_count "
    "facility_count housing_unit_count loan_count credit_amount investment_amount cost price revenue trade_value debt population "
    "household_count beneficiary_count participant_count visitor_count casualty_count arrest_count production_amount production_capacity "
    "physical_size share growth_rate rate service_capacity duration age distance temperature other",
}
KNOWN = {slot: frozenset(codes.split()) for slot, codes in CODES.items()}
SLOTS = {
    "fact": {"value", "high", "unit", "item", "bound", "modality", "change", "indicator", "place", "time", "speaker", "per"},
    "official": {"name", "role", "organization", "place"},
    "date": {"date"},
}


class MarkupError(ValueError):
    """A gold file is not as the module's docstring says; the message names the file and the mark."""


@dataclass(frozen=True, slots=True)
class Span:
    """An annotated stretch of the raw text."""

    start: int
    end: int
    slots: dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and everything that a reader would want found in it. A layer that is ``None`` was not annotated."""

    article: Article
    facts: list[Span] = field(default_factory=list)
    officials: list[dict[str, Any]] | None = field(default_factory=list)
    dates: list[Span] | None = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.article.id or ""

    @property
    def text(self) -> str:
        """The raw text that the spans point into."""
        return self.article.raw


def read(path: Path) -> GoldArticle:
    """Read a gold article from its file; the file's name is its id."""
    header, found, marked = path.read_text(encoding="utf8").partition("\n---\n")
    if not found:
        raise MarkupError(f"{path.name}: no line '---' between the header and the text")
    return parse(path.stem, marked.strip("\n"), dict(_header(path.name, header)))


def _header(name: str, header: str) -> Iterator[tuple[str, str]]:
    for line in header.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key not in ("published", "speaker", "place"):
            raise MarkupError(f"{name}: a header line is 'published: …', 'speaker: …' or 'place: …', not {line!r}")
        yield key, value.strip()


def parse(name: str, marked: str, header: dict[str, str]) -> GoldArticle:
    """Parse a marked text into the raw text and its annotations."""
    facts: list[Span] = []
    officials: list[dict[str, Any]] = []
    dates: list[Span] = []
    text = ""
    at = 0
    for mark in MARK.finditer(marked):
        words, where = mark[1], f"{name}: [{mark[1]}]"
        text += marked[at : mark.start()]
        start, end, at = len(text), len(text) + len(words), mark.end()
        text += words
        slots = _slots(where, mark[2])
        kind = "fact" if "value" in slots else "date" if "date" in slots else "official"
        if unknown := slots.keys() - SLOTS[kind]:
            raise MarkupError(f"{where}: {', '.join(sorted(unknown))} is no slot of a {kind}")
        if kind == "fact":
            facts.append(Span(start, end, _fact(where, slots, header)))
        elif kind == "date":
            dates.append(Span(start, end, {"value": slots["date"]}))
        else:
            officials.append({"name": words, "organization": None, "place": None, **slots})
    text += marked[at:]
    if "](" in text:
        raise MarkupError(f"{name}: a mark is not closed before …{text.split('](')[1][:40]}…")
    title, _, body = text.partition("\n")
    return GoldArticle(Article(id=name, title=title, text=body, published=header.get("published")), facts, officials, dates)


def _slots(where: str, written: str) -> dict[str, str | None]:
    if rest := SLOT.sub("", written).strip():
        raise MarkupError(f"{where}: {rest!r} is no slot=value")
    slots = {key: value.strip('"') for key, value in SLOT.findall(written)}
    return {key: None if value == "-" else value for key, value in slots.items()}


def _fact(where: str, slots: dict[str, Any], header: dict[str, str]) -> dict[str, Any]:
    defaults = {"high": None, "bound": "exact", "modality": "actual", "change": "level", "time": None}
    inherited = {key: header.get(key) for key in ("place", "speaker")}
    fact = {**defaults, **inherited, **slots}
    for slot, known in KNOWN.items():
        if fact.get(slot) not in known:
            raise MarkupError(f"{where}: {slot} {fact.get(slot)!r} is not one of the known codes")
    if not fact.get("item"):
        raise MarkupError(f"{where}: no item")
    if (fact["bound"] == "range") != (fact["high"] is not None):
        raise MarkupError(f"{where}: 'high' and the bound 'range' go together")
    for slot in ("value", "high"):
        fact[slot] = None if fact[slot] is None else float(fact[slot])
    return fact
