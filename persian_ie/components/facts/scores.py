"""How likely a fact is right in all its strict slots: the share of facts read in the same way that were right in the gold."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from persian_ie.types import Fact

TABLE = Path(__file__).with_name("scores.toml")


def ways(fact: Fact) -> tuple[str, str]:
    """How a fact was read: the rule of its item; the same with the rule of its modality and whether its statistic is known."""
    modality = next((evidence.rule for evidence in fact.evidence if evidence.slot == "modality"), "")
    return fact.rule, f"{fact.rule} {modality} {'other' if fact.indicator == 'other' else 'named'}"


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def score_of(fact: Fact) -> float:
    """The score of a fact, from 0 to 1, by the table that ``python -m tests.quality.calibrate`` makes."""
    table = _table()
    rule, way = ways(fact)
    score: float = table["way"].get(way, table["rule"].get(rule, table["overall"]))
    return score
