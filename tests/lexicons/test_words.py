"""The word list: parts of speech, verb tenses and singulars, by tables of cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.lexicons.words import is_verb, lemma_noun, main_pos, pos, tags, verb_tense, word_key


def words(text: str) -> list[str]:
    """The words of a line."""
    return text.split(" ")


LEMMAS = [
    (lemma, form)
    for line in (Path(__file__).parent / "lemma_cases.tsv").read_text(encoding="utf8").split("\n")
    if line and not line.startswith("#")
    for lemma, forms in [line.split("\t")]
    for form in forms.split(" ")
]

TENSES = {
    "present": words(
        "می‌شود می‌کند می‌کنند می‌گوید می‌آید می‌رسد می‌دهند می‌توانیم نمی‌شود نمی‌تواند است نیست هستند دارد ندارد می‌باشد می‌توان برمی‌گردد می‌برد می‌خورد"
    ),
    "past": words("شد کرد گفت داد بود نبود افزود داشت رفتند کردیم نشد نداشت می‌شد می‌کردند می‌گفت نیامد"),
    "future": ["خواهد", "نخواهد", "خواهند", "خواهد شد", "نخواهد شد", "داده خواهد شد", "خواهیم کرد"],
    "perfect": ["شده است", "کرده‌اند", "شده‌اند", "داده شده است", "گرفته است", "نکرده‌اند", "بوده‌اند"],
    "subjunctive": ["شود", "بشود", "کند", "کنند", "نکنند", "باشد", "بیاید", "بگیرد", "بتوانند", "گردد", "یابد"],
    "participle": ["شده", "کرده", "گرفته", "نشده"],
    "modal": ["باید", "نباید"],
}
NO_VERB = words(
    "شهرستان استان میدان میزان میلیون نژاد کشاورزی تعاونی مدیرکل روستاهای طرح‌های بازار نهادهای بافت‌های گسترده‌ای از که ۱۲ تهران توان بیان کتاب"
)

PARTS = {
    "N": words("شهرستان طرح طرح‌های تعاونی نفر کشور بیمارستان اعضای فرصت‌هایی مدیران زائران گردشگر مهارت‌آموز اشتغال‌زایی سرمایه‌گذاری"),
    "ADJ": words("مستقیم بزرگ بزرگ‌ترین دولتی جدید اقتصادی دانش‌بنیان بین‌المللی"),
    "V": words("شد گفت می‌شود خواهد کردند است"),
    "P": words("از به در برای"),
    "CONJ": words("و که یا"),
    "PRO": words("وی او آنها شما"),
    "NUM": words("سه میلیون هزار"),
    "ADV": words("تنها هنوز"),
    "DET": words("این هر"),
}


@pytest.mark.parametrize(("lemma", "form"), LEMMAS)
def test_lemma_noun(lemma: str, form: str) -> None:
    assert lemma_noun(form) == lemma


def test_lemma_is_stable() -> None:
    assert {form: lemma_noun(lemma) for lemma, form in LEMMAS} == {form: lemma for lemma, form in LEMMAS}


@pytest.mark.parametrize(("tense", "form"), [(tense, form) for tense, forms in TENSES.items() for form in forms])
def test_verb_tense(tense: str, form: str) -> None:
    assert verb_tense(form) == tense


@pytest.mark.parametrize("word", NO_VERB)
def test_no_verb(word: str) -> None:
    assert verb_tense(word) is None
    assert not is_verb(word)


@pytest.mark.parametrize("word", ["خرید", "پرداخت", "دریافت", "ساخت", "شکست", "کشت"])
def test_a_noun_in_the_first_place_is_no_verb(word: str) -> None:
    assert not is_verb(word)
    assert main_pos(word) == "N"


@pytest.mark.parametrize(("part", "word"), [(part, word) for part, words in PARTS.items() for word in words])
def test_main_part_of_speech(part: str, word: str) -> None:
    assert main_pos(word) == part
    assert part in pos(word)


def test_unknown_words_have_no_part_of_speech() -> None:
    assert main_pos("ژغفضط") is None
    assert pos("ژغفضط") == frozenset()
    assert pos("") == frozenset()


def test_hamza_seat_and_half_space_make_no_difference() -> None:
    assert word_key("تأمین") == word_key("تامین")
    assert pos("مسئولان") == pos("مسؤلان") or main_pos("مسئولان") == "N"
    assert lemma_noun("تعاونی ها") == "تعاونی"


@given(st.text(max_size=40))
def test_never_raises(word: str) -> None:
    tags(word)
    verb_tense(word)
    lemma_noun(word)


@pytest.mark.parametrize("unit", ["می", "ها", "\u200c", "ی", "ان", " ", "ه\u200cای"])
def test_long_words_are_not_analysed(unit: str) -> None:
    word = unit * 50_000
    tags(word)
    verb_tense(word)
    lemma_noun(word)
