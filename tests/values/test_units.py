"""The units table, and tables that users add."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from persian_ie.errors import DataError
from persian_ie.values.quantities import find_quantities, parse_quantity
from persian_ie.values.units import default_units, load_units

SPELLINGS = {
    "m2": ["متر مربع", "مترمربع", "متر\u200cمربع", "متر مربعی"],
    "km2": ["کیلومتر مربع", "کیلومترمربع"],
    "percent": ["درصد", "در صد", "٪", "%", "درصدی"],
    "IRR": ["ریال", "ريال", "تومان", "ریالی", "تومانی", "همت"],
    "person": ["نفر", "نفره", "نفری", "دانش آموز", "دانش‌آموز", "دانش\u200cآموز"],
    "a": ["سال", "ساله", "سالگی", "ساله‌ای"],
    "kg": ["کیلو", "کیلوگرم", "کیلو گرم", "کیلوگرمی"],
    "t": ["تن", "تنی"],
}


@pytest.mark.parametrize(("code", "word"), [(c, w) for c, words in SPELLINGS.items() for w in words])
def test_spelling(code: str, word: str) -> None:
    unit = default_units().get(word)
    assert unit is not None
    assert unit.code == code


def test_unknown_word() -> None:
    assert default_units().get("میز") is None


def test_user_table(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[unit]]\ncode = "kg"\nname = "من"\nkind = "mass"\nfactor = "3"\nwords = ["من تبریز"]\n[[person]]\nwords = ["باربر"]\n', "utf-8"
    )
    units = default_units().extended(path)
    found = find_quantities("۴ من تبریز و ۵ باربر و ۶ کیلو", units=units)
    assert [(q.text, q.value, q.unit) for q in found] == [("۴ من تبریز", 12, "kg"), ("۵ باربر", 5, "person"), ("۶ کیلو", 6, "kg")]
    quantity = parse_quantity("۴ من تبریز", units=units)
    assert quantity is not None
    assert default_units().get("من تبریز") is None


def test_least_number_of_a_unit(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[unit]]\ncode = "x"\nfactor = "0.5"\nfrom = "10"\nwords = ["گام"]\n', "utf-8")
    units = load_units(path)
    assert [(q.value, q.unit) for q in find_quantities("۲ گام و ۲۰ گام", units=units)] == [(2, "count"), (Decimal(10), "x")]


BROKEN = {
    "line 1: [[unit]] has no 'words'": '[[unit]]\ncode = "m"\n',
    "line 5: [[unit]] has no 'code'": '[[unit]]\ncode = "m"\nwords = ["متر"]\n\n[[unit]]\nwords = ["گز"]\n',
    "has an unknown key 'wrods'": '[[unit]]\ncode = "m"\nwords = ["متر"]\nwrods = ["گز"]\n',
    "factor 'ده' is no number": '[[unit]]\ncode = "m"\nfactor = "ده"\nwords = ["متر"]\n',
    "factor '-1' must be above zero": '[[unit]]\ncode = "m"\nfactor = "-1"\nwords = ["متر"]\n',
    "factor 'NaN' is no number": '[[unit]]\ncode = "m"\nfactor = "NaN"\nwords = ["متر"]\n',
    "'words' must be a list of words": '[[person]]\nwords = "زائر"\n',
    "'code' must be a string in quotes": '[[unit]]\ncode = 5\nwords = ["متر"]\n',
    "unknown section 'units'": '[[units]]\ncode = "m"\nwords = ["متر"]\n',
    "write [[unit]] with two brackets": '[unit]\ncode = "m"\nwords = ["متر"]\n',
    "line 2": "[[unit]]\ncode = \n",
}


@pytest.mark.parametrize(("message", "content"), BROKEN.items())
def test_broken_table(message: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(DataError) as raised:
        load_units(path)
    assert message in str(raised.value)
    assert "broken.toml" in str(raised.value)


def test_missing_or_unreadable_table(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_units(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match="not UTF-8"):
        load_units(path)
