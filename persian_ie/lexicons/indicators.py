"""The table of indicators: which kind of statistic a fact is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from persian_ie.errors import DataError

CODES = frozenset(
    (
        "cooperative_count",
        "cooperative_member_count",
        "job_count",
        "job_capacity",
        "unemployment_rate",
        "employment_share",
        "project_count",
        "facility_count",
        "housing_unit_count",
        "loan_count",
        "credit_amount",
        "investment_amount",
        "cost",
        "price",
        "revenue",
        "trade_value",
        "debt",
        "population",
        "household_count",
        "beneficiary_count",
        "participant_count",
        "visitor_count",
        "casualty_count",
        "arrest_count",
        "production_amount",
        "production_capacity",
        "physical_size",
        "share",
        "growth_rate",
        "rate",
        "service_capacity",
        "duration",
        "age",
        "distance",
        "temperature",
        "other",
    )
)


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """One rule of the table; an empty condition takes anything."""

    code: str
    unit: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    item: frozenset[str] = frozenset()
    context: tuple[str, ...] = ()
    modality: frozenset[str] = frozenset()
    change: frozenset[str] = frozenset()
    topic: tuple[str, ...] = ()

    def holds(self, unit: str, item: str, clause: str, modality: str, change: str, topic: str) -> bool:
        """Whether all conditions hold; `clause` and `topic` are words with single spaces, one at either end too."""
        return (
            (not self.unit or unit in self.unit)
            and (not self.modality or modality in self.modality)
            and (not self.change or change in self.change)
            and (not self.head or item.partition(" ")[0] in self.head)
            and (not self.item or not self.item.isdisjoint(item.split()) or item in self.item)
            and (not self.context or any(f" {words} " in clause for words in self.context))
            and (not self.topic or any(f" {words} " in topic for words in self.topic))
        )


def read_rules(path: Path) -> tuple[IndicatorRule, ...]:
    """Read a table of indicator rules.

    Raises
    ------
    DataError
        The file is no TOML, or a rule has an unknown code or condition; the message names the rule by its place.
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: {error}") from None
    known = {field.name for field in fields(IndicatorRule)}
    rules = []
    for i, row in enumerate(rows, 1):
        if unknown := row.keys() - known:
            raise DataError(f"{path}: rule {i} has the unknown condition {min(unknown)!r}; known are {', '.join(sorted(known))}")
        if row.get("code") not in CODES:
            raise DataError(f"{path}: rule {i} has the unknown code {row.get('code')!r}")
        sets = {name: frozenset(row.get(name, ())) for name in ("unit", "head", "item", "modality", "change")}
        rules.append(IndicatorRule(row["code"], context=tuple(row.get("context", ())), topic=tuple(row.get("topic", ())), **sets))
    return tuple(rules)


@cache
def indicator_rules() -> tuple[IndicatorRule, ...]:
    """The rules that come with the package, in the order in which they are tried."""
    return read_rules(Path(__file__).with_name("indicators.toml"))


def indicator_of(unit: str, item: str, clause: str, modality: str, change: str, topic: str = "") -> str:
    """The code of the first rule that holds.

    Parameters
    ----------
    unit, modality, change : str
        Slots of the fact.
    item : str
        Its item, a lemma phrase.
    clause, topic : str
        The words of its clause, and those of title and abstract, with single spaces around each.

    Examples
    --------
    >>> indicator_of("count", "تعاونی", " ۵۳۷ تعاونی ثبت شده است ", "actual", "level")
    'cooperative_count'
    """
    for rule in indicator_rules():
        if rule.holds(unit, item, clause, modality, change, topic):
            return rule.code
    return "other"
