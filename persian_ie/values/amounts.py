"""The number of a fact as a reader sees it, in tables of a terminal and of a notebook."""

from __future__ import annotations

from decimal import Decimal

from persian_ie.types import Fact, Value

_BOUNDS = {"approximate": "≈ ", "at_least": "≥ ", "at_most": "≤ "}


def amount(fact: Fact) -> str:
    """The number of a fact as people read it, with its bound.

    Examples
    --------
    >>> from persian_ie.types import Fact
    >>> amount(Fact(0, 18, "بیش از ۱۲ هزار نفر", 12000, "person", bound="at_least"))
    '≥ 12,000'
    >>> amount(Fact(0, 19, "۳۰ تا ۴۰ هزار نفر", 30000, "person", high=40000, bound="range"))
    '30,000–40,000'
    """
    high = "" if fact.high is None else f"–{grouped(fact.high)}"
    return _BOUNDS.get(fact.bound, "") + grouped(fact.value) + high


def grouped(value: Value) -> str:
    """A number with its thousands grouped.

    >>> grouped(12000), grouped(Decimal("1234.5"))
    ('12,000', '1,234.5')
    """
    try:
        return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    except ValueError:  # more digits than Python writes
        return f"{Decimal(value):.3g}"
