"""Results as tables for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from persian_ie.types import Extraction
from persian_ie.values.amounts import amount

if TYPE_CHECKING:
    from rich.table import Table

# Left-to-right marks around each cell keep the columns in order where a terminal or page lays out Persian itself.
_LRM = "\u200e"
# Control characters could steer the terminal, embeddings and overrides could turn the rest of the line around.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]+")
_CHANGES = {"increase": "↑ ", "decrease": "↓ "}


def shown(value: object) -> str:
    """A cell's text, harmless on one line.

    >>> shown("۱۲ هزار\\nنفر")
    '۱۲ هزار نفر'
    """
    return "" if value is None else _UNSHOWN.sub(" ", str(value)).strip()


def facts_table(extraction: Extraction) -> Table:
    """A table of an article's facts; rich prints it."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    article = extraction.article
    name = " · ".join(shown(part) for part in (article.id, article.title, article.published) if part)
    table = Table(title=Text(f"{_LRM}{name}{_LRM}") if name else None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    heads = ("text", "value", "unit", "item", "indicator", "modality", "place", "time", "speaker")
    for head in heads:
        table.add_column(head, justify="right" if head == "value" else "left", overflow="fold")
    for fact in extraction.facts:
        speaker = fact.speaker and (fact.speaker.name or fact.speaker.role)
        place = fact.place and fact.place.full_name
        number = _CHANGES.get(fact.change, "") + amount(fact)
        cells: tuple[Any, ...] = (
            fact.text, number, fact.unit, fact.item, fact.indicator, fact.modality, place, fact.time, speaker,
        )  # fmt: skip
        table.add_row(*(Text(f"{_LRM}{text}{_LRM}" if (text := shown(cell)) else "") for cell in cells))
    return table
