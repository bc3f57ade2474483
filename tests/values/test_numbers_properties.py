"""What holds of all numbers and all texts."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persian_ie.values.numbers import find_numbers, number_to_words, parse_number
from persian_ie.values.quantities import find_quantities, parse_quantity

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WORDS = "یک دو سه هزار میلیون میلیارد و نیم صد سی ده نه ۱۲ 5 ٣ ۲/۵ تا بین از درصد نفر تومان ریال تن هر سالانه در روز ، . \n ( ) % - – برابر سوم دهم ام کیلو حدود بیش"


@given(st.integers(0, 10**21))
@settings(max_examples=150, deadline=None)
def test_words_come_back(value: int) -> None:
    number = parse_number(number_to_words(value))
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("value", [10**n + d for n in range(1, 22) for d in (-1, 0, 1)])
def test_boundaries_come_back(value: int) -> None:
    number = parse_number(number_to_words(value))
    assert number is not None
    assert number.value == value


@given(st.integers(1, 10**12))
@settings(max_examples=100, deadline=None)
def test_ordinals_come_back(value: int) -> None:
    words = number_to_words(value, ordinal=True)
    number = parse_number(words)
    assert number is not None
    if " " not in words or words.split()[-1] not in ("صدم", "هزارم", "میلیونم", "میلیاردم"):  # پنج هزارم is also a fraction
        assert (number.value, number.kind) == (value, "ordinal")


@given(st.decimals(0, 10**6, places=3, allow_nan=False))
@settings(max_examples=100, deadline=None)
def test_decimal_words_come_back(value: Decimal) -> None:
    number = parse_number(number_to_words(value))
    assert number is not None
    assert number.value == value


@given(st.integers(0, 10**20), st.sampled_from([None, PERSIAN, ARABIC]))
@settings(max_examples=100, deadline=None)
def test_digits_of_every_set(value: int, digits: dict[int, int] | None) -> None:
    for text in (str(value), f"{value:,}", f"{value:,}".replace(",", "٬")):
        number = parse_number(text if digits is None else text.translate(digits))
        assert number is not None
        assert number.value == value


def check(text: str) -> None:
    numbers, quantities = find_numbers(text), find_quantities(text)
    for found in (numbers, quantities):
        end = 0
        for record in found:
            assert end <= record.start < record.end <= len(text)
            assert text[record.start : record.end] == record.text
            assert record.rule
            assert isinstance(record.value, (int, Decimal))
            if record.high is not None:
                assert record.value < record.high
            end = record.end
    assert find_quantities(text, numbers=numbers) == quantities
    parse_number(text)
    parse_quantity(text)


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=25), st.sampled_from([" ", "", "\u200c"]))
@settings(max_examples=200, deadline=None)
def test_any_words(words: list[str], between: str) -> None:
    check(between.join(words))


@pytest.mark.parametrize(
    "text",
    [
        "۱" * 40_000,
        "۱ " * 20_000,
        "و" * 40_000,
        "و " * 20_000,
        " " * 40_000,
        "\u200c" * 40_000,
        "(" * 40_000,
        "هزار " * 8_000,
        "یک و " * 8_000,
        "۵ تا " * 8_000,
        "۵/۱۷ " * 8_000,
        "سه چهار " * 4_000,
        "هر " * 12_000,
        "۱۲ درصد و " * 4_000,
        "۳ میلیارد " * 4_000,
        "یک‌" * 12_000,
        "۱," * 20_000,
        "۱۲۳," * 12_000,
        "سال ۱۳۹۸، " * 4_000,
        "-۵" * 12_000,
    ],
    ids=range(20),
)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    find_quantities(text)
    parse_number(text)
    assert time.process_time() - start < 4
