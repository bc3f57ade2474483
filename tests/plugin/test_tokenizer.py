"""The spaCy tokenizer: its tokens are those of `persian_ie.text.tokenize`, norms and all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import persian_ie as pie
from persian_ie.components.layers import tokens_of
from persian_ie.text import tokenize

nlp = pie.load()


@pytest.mark.parametrize(
    "text",
    [
        "تعاونیها میشود و می شود",
        "«هفت پیکر» با ۲۰ € و £۵ در ICT…",  # spaCy by itself gives «, €, £ and ICT other norms
        "  دو فاصله  و\nسطر نو\t",
        "",
    ],
)
def test_tokens_and_norms_are_our_own(text: str) -> None:
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert list(tokens_of(doc)) == tokenize(text)


@given(st.text())
def test_tokens_and_norms_are_our_own_whatever_the_text(text: str) -> None:
    assert list(tokens_of(nlp.make_doc(text))) == tokenize(text)
