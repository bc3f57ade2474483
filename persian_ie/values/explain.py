"""What the rules are that results carry in ``rule``: one registry for the grammars of numbers, quantities and dates."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from persian_ie.errors import UnknownRuleError
from persian_ie.types import Number, Quantity, Timex

GrammarName = Literal["numbers", "quantities", "dates"]
_GRAMMAR_OF: dict[type, GrammarName] = {Number: "numbers", Quantity: "quantities", Timex: "dates"}


class Rule(NamedTuple):
    """A rule of a grammar: its name, the grammar, an example that it reads, and what it does."""

    name: str
    grammar: GrammarName
    example: str
    doc: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.name} ({self.grammar}): {self.doc} Example: {self.example}"


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of numbers, quantities and dates, in the order of the grammars.

    >>> [rule.name for rule in all_rules()][:3]
    ['digits', 'grouped_digits', 'decimal']
    """
    tables = tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
    return tuple(Rule(name, grammar, *told) for grammar in get_args(GrammarName) for name, told in tables[grammar].items())


def explain(what: str | Number | Quantity | Timex, grammar: GrammarName | None = None) -> Rule:
    """Tell which rule found something.

    Parameters
    ----------
    what : Number, Quantity, Timex or str
        A result, or the name of a rule (its ``rule``). Where two rules made one result their names are joined by ``+``, and so are
        what is told about them.
    grammar : {"numbers", "quantities", "dates"}, optional
        Needed only with a name that two grammars have, such as ``range``.

    Raises
    ------
    UnknownRuleError
        No rule has that name, or several have it.

    Examples
    --------
    >>> from persian_ie.values.dates import find_dates
    >>> [found] = find_dates("۱۵ شهریور ۱۴۰۴")
    >>> print(explain(found))
    day_month (dates): Day and month, with the year if it is told. Example: ۱۵ شهریور ۱۴۰۴
    >>> explain("classifier").example
    '۵ دستگاه'
    """
    if isinstance(what, (Number, Quantity, Timex)):
        grammar, name = _GRAMMAR_OF[type(what)], what.rule
    else:
        name = what
    if not isinstance(name, str) or not name:
        raise UnknownRuleError(f"explain takes a number, quantity or date that was found, or the name of its rule, not {what!r}")
    found = [_rule(part, grammar) for part in name.split("+")]
    if len(found) == 1:
        return found[0]
    return Rule(name, found[0].grammar, " ".join(rule.example for rule in found), " Then: ".join(rule.doc for rule in found))


def _rule(name: str, grammar: GrammarName | None) -> Rule:
    found = [rule for rule in all_rules() if rule.name == name and grammar in (None, rule.grammar)]
    if not found:
        raise UnknownRuleError(f"no rule is called {name!r}; persian_ie.values.explain.all_rules() lists them")
    if len(found) > 1:
        raise UnknownRuleError(f"{name!r} is a rule of {' and of '.join(rule.grammar for rule in found)}: say which with grammar=")
    return found[0]
