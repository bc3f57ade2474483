"""Other normalizers give norms to our tokens; offsets stay ours, numbers and dates stay whole."""

from __future__ import annotations

import pytest

import persian_ie as pie
from persian_ie.backends import normalizers
from persian_ie.errors import MissingExtraError, UnknownNormalizerError
from persian_ie.plugin.tokenizer import NewsTokenizer

TEXT = "۱۲۰نفر در تعاونيها ثبت نام مي كنند؛ ۱۴۰۴/۰۶/۱۵ ساعت ۲۰:۳۰ مبلغ ۱۲٬۵۰۰ تومان و 3.5 درصد، www.example.ir"


def test_an_unknown_normalizer_is_named() -> None:
    with pytest.raises(UnknownNormalizerError, match="hazm"):
        pie.load(normalizer="nobody")


@pytest.mark.parametrize("name", ["hazm", "parsivar"])
def test_a_missing_package_is_named_with_what_installs_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setitem(normalizers._MAKERS, name, absent)
    with pytest.raises(MissingExtraError, match=rf"pip install 'persian-ie\[{name}\]'"):
        pie.load(normalizer=name)


def test_what_another_package_gives_is_the_norm_of_a_word_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(normalizers._MAKERS, "hazm", lambda: lambda word: {"در": "", "ثبت نام": "ثبت نام"}.get(word, f"<{word}>"))
    nlp = pie.load(normalizer="hazm")
    doc = nlp.make_doc(TEXT)
    assert doc.text == TEXT
    assert [t.norm_ for t in doc if not t.is_space][:4] == ["۱۲۰", "<نفر>", "در", "<تعاونيها>"]
    assert [t.norm_ for t in doc if any(c.isdigit() for c in t.text)] == ["۱۲۰", "۱۴۰۴/۰۶/۱۵", "۲۰:۳۰", "۱۲٬۵۰۰", "3.5"]


@pytest.mark.parametrize("name", ["hazm", "parsivar"])
def test_the_package_itself_gives_norms(name: str) -> None:
    pytest.importorskip(name)
    nlp = pie.load(normalizer=name)
    doc = nlp("۵۳۷ تعاوني در شهرستان سلسله ثبت شده است و ۱۲٬۵۰۰ نفر عضو دارند.")
    assert doc.text == "۵۳۷ تعاوني در شهرستان سلسله ثبت شده است و ۱۲٬۵۰۰ نفر عضو دارند."
    assert doc[1].norm_ == "تعاونی"
    assert [fact.value for fact in doc._.pie.facts] == [537, 12500]
    assert all(fact.text == doc.text[fact.start : fact.end] for fact in doc._.pie.facts)


def test_the_tokenizer_remembers_its_normalizer() -> None:
    assert pie.load().tokenizer.normalizer == "persian_ie"
    assert isinstance(pie.load().tokenizer, NewsTokenizer)
