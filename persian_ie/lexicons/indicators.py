"""The table of indicators: which kind of statistic a fact is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, get_args

from persian_ie.errors import DataError
from persian_ie.files import read_tables
from persian_ie.types import Change, Modality

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


_VALUES = {"modality": frozenset(get_args(Modality)), "change": frozenset(get_args(Change))}


def read_rules(path: str | Path, codes: Collection[str] | None = None) -> tuple[IndicatorRule, ...]:
    """Read a table of indicator rules.

    Parameters
    ----------
    path : str or Path
        A TOML file of ``[[rule]]`` tables: a ``code`` and any of the conditions of `IndicatorRule`, each a list of strings.
    codes : collection of str, optional
        The codes that a rule may have; any, where it is not given: a user's table may name statistics of its own.

    Raises
    ------
    DataError
        The file is not there or no TOML, or a rule is not as above; the message names the line.
    """
    rules = []
    for _, where, row in read_tables(path, ["rule"]):
        if fault := _fault(row, codes):
            raise DataError(f"{where}: {fault}")
        sets = {name: frozenset(row.get(name, ())) for name in ("unit", "head", "item", "modality", "change")}
        rules.append(IndicatorRule(row["code"], context=tuple(row.get("context", ())), topic=tuple(row.get("topic", ())), **sets))
    return tuple(rules)


def _fault(row: Mapping[str, Any], codes: Collection[str] | None) -> str | None:
    """What is wrong with a rule, if anything."""
    known = {field.name for field in fields(IndicatorRule)}
    if unknown := row.keys() - known:
        return f"unknown condition {min(unknown)!r}; known are {', '.join(sorted(known))}"
    code = row.get("code")
    if not isinstance(code, str) or not code or (codes is not None and code not in codes):
        return f"unknown code {code!r}"
    for name, value in row.items():
        if name != "code" and not (isinstance(value, list) and all(isinstance(word, str) for word in value)):
            return f"{name} must be a list of strings"
        if name in _VALUES and not _VALUES[name].issuperset(value):
            return f"{name} may be {', '.join(sorted(_VALUES[name]))}"
    return None


@cache
def indicator_rules() -> tuple[IndicatorRule, ...]:
    """The rules that come with the package, in the order in which they are tried."""
    return read_rules(Path(__file__).with_name("indicators.toml"), CODES)


def indicator_of(
    unit: str, item: str, clause: str, modality: str, change: str, topic: str = "", rules: Sequence[IndicatorRule] = ()
) -> str:
    """The code of the first rule that holds.

    Parameters
    ----------
    unit, modality, change : str
        Slots of the fact.
    item : str
        Its item, a lemma phrase.
    clause, topic : str
        The words of its clause, and those of title and abstract, with single spaces around each.
    rules : sequence of IndicatorRule, optional
        The rules to try; those of the package where there are none.

    Examples
    --------
    >>> indicator_of("count", "تعاونی", " ۵۳۷ تعاونی ثبت شده است ", "actual", "level")
    'cooperative_count'
    """
    for rule in rules or indicator_rules():
        if rule.holds(unit, item, clause, modality, change, topic):
            return rule.code
    return "other"
