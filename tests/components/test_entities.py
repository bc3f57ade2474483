"""How the tagger's entities and the records of grammars and lexicons become one list."""

from __future__ import annotations

import pytest

import persian_ie as pie
from persian_ie.components.entities.joining import join
from persian_ie.types import Entity


def entity(start: int, end: int, label: str, kind: str | None = None, identifier: str | None = None) -> Entity:
    return Entity(start, end, "استان تهران است و بود."[start:end], label, kind, identifier)


CASES = {
    "what the tagger sees stands": ([entity(0, 11, "LOC")], [(entity(6, 11, "ORG"), True)], [entity(0, 11, "LOC")]),
    "it takes kind and id": (
        [entity(6, 11, "LOC")],
        [(entity(6, 11, "LOC", "city", "T1"), False)],
        [entity(6, 11, "LOC", "city", "T1")],
    ),
    "with the level word it is the same place": (
        [entity(0, 11, "LOC")],
        [(entity(6, 11, "LOC", "province", "IR-23"), True)],
        [entity(0, 11, "LOC", "province", "IR-23")],
    ),
    "the sure ones complete it": (
        [entity(0, 5, "ORG")],
        [(entity(6, 11, "PERCENT"), True)],
        [entity(0, 5, "ORG"), entity(6, 11, "PERCENT")],
    ),
    "the others don't": ([entity(0, 5, "ORG")], [(entity(6, 11, "ORG"), False)], [entity(0, 5, "ORG")]),
    "a resolved place is no person": (
        [entity(6, 11, "PERSON")],
        [(entity(6, 11, "LOC", "city", "T1"), False)],
        [entity(6, 11, "LOC", "city", "T1")],
    ),
    "an unresolved one may be": ([entity(6, 11, "PERSON")], [(entity(6, 11, "LOC"), False)], [entity(6, 11, "PERSON")]),
    "without a tagger the longer stays": (None, [(entity(6, 11, "LOC"), False), (entity(0, 11, "ORG"), False)], [entity(0, 11, "ORG")]),
    "nothing": ([], [], []),
}


@pytest.mark.parametrize(("tagged", "records", "wanted"), CASES.values(), ids=CASES)
def test_join(tagged, records, wanted):
    assert join(tagged, records) == wanted


@pytest.fixture(scope="module")
def nlp():
    return pie.load()


def test_places_have_their_code(nlp):
    doc = nlp("باران در استان گیلان و شهرستان سلسله ادامه دارد.")
    assert {(e.text, e.kb_id_) for e in doc.ents} == {("استان گیلان", "IR-01"), ("شهرستان سلسله", "C1509")}


def test_measures_are_entities_too(nlp):
    doc = nlp("مساحت این باغ ۲۰ هکتار است.")
    assert [(e.text, e.label_) for e in doc.ents] == [("۲۰ هکتار", "QUANTITY")]


def test_kinds_of_bodies(nlp):
    doc = nlp("وزارت نیرو از بانک مرکزی وام گرفت.")
    assert {(e.text, e.kind) for e in doc._.pie.entities} >= {("وزارت نیرو", "ministry"), ("بانک مرکزی", "bank")}


def test_without_the_tagger_the_grammars_stand_alone():
    import spacy

    import persian_ie.plugin.factories  # noqa: F401

    nlp = spacy.blank("fa", config={"nlp": {"tokenizer": {"@tokenizers": "persian_ie.NewsTokenizer.v1"}}})
    for name in ("persian_ie_dates", "persian_ie_entities"):
        nlp.add_pipe(name)
    assert [(e.text, e.label_) for e in nlp("نشست دیروز برگزار شد.").ents] == [("دیروز", "DATE")]
