"""Every rule can be explained, and reads its example."""

from __future__ import annotations

from datetime import date

import pytest

import persian_ie as pie
from persian_ie.errors import PersianIEError, UnknownRuleError
from persian_ie.types import Number, Quantity, Timex
from persian_ie.values.dates_rules import rules
from persian_ie.values.explain import Rule, all_rules, explain

ANCHOR = date(2019, 9, 4)


def found(rule: Rule) -> list[Number] | list[Quantity] | list[Timex]:
    if rule.grammar == "numbers":
        return pie.find_numbers(rule.example)
    if rule.grammar == "quantities":
        return pie.find_quantities(rule.example)
    return pie.find_dates(rule.example, anchor=ANCHOR)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: f"{rule.grammar}-{rule.name}")
def test_every_rule_reads_its_example(rule: Rule) -> None:
    named = [result for result in found(rule) if rule.name in result.rule.split("+")]
    assert named, [(result.text, result.rule) for result in found(rule)]
    explained = explain(named[0])
    assert explained == rule or rule.doc in explained.doc
    assert rule.doc.endswith(".")


def test_all_rules_of_the_date_grammar_are_told() -> None:
    told = {rule.name for rule in all_rules() if rule.grammar == "dates"}
    assert {rule.name for rule in rules()} <= told


def test_two_rules_of_one_result() -> None:
    [result] = pie.find_dates("روز شنبه ۱۵ شهریور ۱۴۰۴ ساعت ۱۷", anchor=ANCHOR)
    assert result.rule == "day_month+hour"
    explained = explain(result)
    assert explained.name == result.rule
    assert "ساعت" in explained.doc


def test_names_that_two_grammars_have() -> None:
    assert explain("range", "dates").example == "مهر تا آذر"
    assert explain("range", "numbers").example == "۵۰ تا ۱۰۰"
    with pytest.raises(UnknownRuleError, match="grammar="):
        explain("range")


@pytest.mark.parametrize("what", ["", "no_such_rule", "day_month+no_such_rule", None, 12])
def test_what_is_no_rule(what: object) -> None:
    with pytest.raises(PersianIEError):
        explain(what)  # type: ignore[arg-type]
