"""The pipe that fills the layer ``places``."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from persian_ie.components.gazetteer.component import Gazetteer
from persian_ie.components.layers import get
from persian_ie.types import PlaceMention

WORDS = ["بخش", "مرکزی", "شهرستان", "سلسله", "در", "مهران"]


def test_fills_the_layer() -> None:
    nlp = spacy.blank("xx")
    doc = Gazetteer(nlp)(Doc(nlp.vocab, words=WORDS[:4]))
    assert [(m.text, m.place.id if m.place else None) for m in get(doc, "places", PlaceMention)] == [
        ("بخش مرکزی", "D150902"),
        ("شهرستان سلسله", "C1509"),
    ]


def test_context_is_what_the_article_is_about() -> None:
    nlp = spacy.blank("xx")
    doc = Doc(nlp.vocab, words=WORDS[4:])
    assert get(Gazetteer(nlp)(doc), "places", PlaceMention) == []
    assert [m.text for m in get(Gazetteer(nlp, context=("ایلام",))(doc), "places", PlaceMention)] == ["مهران"]
