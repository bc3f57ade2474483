"""Names of persons: what is a given name, what a surname, and what is neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.lexicons.names import gender, is_given_name, is_surname, name_score, surname_score


def words(text: str) -> list[str]:
    """The words of a line."""
    return text.split(" ")


GIVEN = words("علی حسن حسین محمد فاطمه زینب رضا محمدرضا غلامحسین علی‌اکبر سیدعلی مهدی امید مهران نرگس سارا پوریا کیانوش")
SURNAMES = words("احمدی محمدی رضایی کریمی حسینی موسوی قاسمی کریم‌نژاد رستم‌زاده علی‌پور بابائیان ابراهیم‌نیا رئیسی روحانی")
NEITHER = words("اداره مدیرکل سازمان استان شهرستان گفت میلیون از در که و طرح تعاونی ایران دنیا پیوند شهروند خداوند")


@pytest.mark.parametrize("name", GIVEN)
def test_given_names(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize("name", SURNAMES)
def test_surnames(name: str) -> None:
    assert is_surname(name)


@pytest.mark.parametrize("word", NEITHER)
def test_other_words(word: str) -> None:
    assert not is_given_name(word)
    assert not is_surname(word)


@pytest.mark.parametrize(("name", "expected"), [("علی", "M"), ("فاطمه", "F"), ("استان", None)])
def test_gender(name: str, expected: str | None) -> None:
    assert gender(name) == expected


def test_words_that_are_names_score_less() -> None:
    assert name_score("زینب") == 1.0
    assert name_score("امید") == 0.5
    assert name_score("میلیون") == 0.0


def test_weak_endings_are_no_surnames_by_themselves() -> None:
    assert 0 < surname_score("اجتماعی") < 0.5
    assert 0 < surname_score("کارخانه‌دار") < 0.5


@given(st.text(max_size=30))
def test_never_raises(word: str) -> None:
    assert 0.0 <= name_score(word) <= 1.0
    assert 0.0 <= surname_score(word) <= 1.0
