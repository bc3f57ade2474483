"""Words around quantities, and how durations convert, as the quantity rules want them."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from persian_ie.values.units import key


class MeasureContext(NamedTuple):
    """The tables of measure_context.toml, as keys."""

    months: frozenset[str]
    year_words: frozenset[str]
    short_years: frozenset[str]
    clock_words: frozenset[str]
    tonne_cues: frozenset[str]
    people_cues: frozenset[str]
    harm: frozenset[str]
    populations: frozenset[str]
    stating_verbs: frozenset[str]
    adverbs: dict[str, str]
    not_rate: frozenset[str]
    adding: frozenset[str]
    sizes: dict[tuple[str, str], Decimal]
    ranks: frozenset[str]
    peopled: frozenset[str]
    fillers: frozenset[str]
    told_apart: frozenset[str]


@cache
def measure_context() -> MeasureContext:
    """The words around quantities, read once."""
    raw = tomllib.loads(Path(__file__).with_name("measure_context.toml").read_text("utf-8"))
    keyed = {name: frozenset(key(w) for w in words) for name, words in raw["words"].items()}
    return MeasureContext(
        months=frozenset(raw["words"]["months"]),
        year_words=frozenset(raw["words"]["year_words"]),
        short_years=frozenset(raw["words"]["short_years"]),
        clock_words=frozenset(raw["words"]["clock_words"]),
        tonne_cues=keyed["tonne_cues"],
        people_cues=keyed["people_cues"],
        harm=keyed["harm"],
        populations=keyed["populations"],
        stating_verbs=keyed["stating_verbs"],
        adverbs={key(word): base for base, words in raw["per"].items() for word in words},
        not_rate=keyed["not_rate"],
        adding=frozenset(raw["words"]["adding"]),
        sizes={(big, small): Decimal(size) for big, small, size in raw["sizes"]["pairs"]},
        ranks=keyed["ranks"],
        peopled=keyed["peopled"],
        fillers=keyed["fillers"],
        told_apart=keyed["told_apart"],
    )
