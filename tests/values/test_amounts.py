"""Numbers of facts as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from persian_ie.types import Fact
from persian_ie.values.amounts import amount


@pytest.mark.parametrize(
    ("shown", "fact"),
    [
        ("12,500", Fact(0, 1, "", 12500, "count")),
        ("≈ 12", Fact(0, 1, "", 12, "person", bound="approximate")),
        ("≥ 7.8", Fact(0, 1, "", Decimal("7.8"), "percent", bound="at_least")),
        ("≤ 50", Fact(0, 1, "", 50, "person", bound="at_most")),
        ("3,000–5,000", Fact(0, 1, "", 3000, "count", high=5000, bound="range")),
        ("100,000", Fact(0, 1, "", Decimal("1E+5"), "count")),
        ("1.00e+5000", Fact(0, 1, "", 10**5000, "count")),
    ],
)
def test_amount(shown: str, fact: Fact) -> None:
    assert amount(fact) == shown
