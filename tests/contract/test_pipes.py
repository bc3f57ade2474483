"""What holds for every pipe, whatever the text."""

from __future__ import annotations

import pickle
from time import process_time

import pytest
import spacy
from hypothesis import given, settings
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import persian_ie as pie
import persian_ie.plugin.factories
from persian_ie.pipelines.news import PIPES
from tests.contract.records import assert_sound, assert_spans, summary
from tests.contract.texts import ODD_TEXTS, REPEATED, SURROGATES, any_text, any_text_with_surrogates
from tests.speed.articles import articles

NEWS = [article["title"] + "\n" + article["text"] for article in articles(4)]
TEXTS = [*ODD_TEXTS.values(), *NEWS]


@pytest.fixture(scope="module", params=PIPES)
def alone(request: pytest.FixtureRequest) -> Language:
    """A blank Persian pipeline, with spaCy's own tokenizer, and one of our pipes."""
    nlp = spacy.blank("fa")
    nlp.add_pipe(request.param)
    return nlp


@pytest.mark.parametrize("text", TEXTS, ids=[*ODD_TEXTS, *(f"news {i}" for i in range(len(NEWS)))])
def test_text_is_kept_and_spans_are_true(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert_sound(doc)


@given(any_text)
def test_any_string_is_kept(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert_sound(doc)


@pytest.mark.parametrize("text", SURROGATES)
def test_lone_surrogates_become_one_replacement_character_each(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert len(doc.text) == len(text)
    assert all(a == b or (b == "\ufffd" and 0xD800 <= ord(a) <= 0xDFFF) for a, b in zip(text, doc.text, strict=True))
    assert_sound(doc)


@given(any_text_with_surrogates)
@settings(max_examples=40)
def test_no_string_raises_in_extract(text: str) -> None:
    result = pie.extract(text, published="2025-09-06")
    assert len(result.text) == len(text)
    for records in (result.entities, result.officials, result.dates, result.facts, result.zones):
        assert_spans(records, result.text)
    result.to_json().encode("utf-8")


def test_same_result_alone_and_in_a_batch(nlp: Language) -> None:
    one_by_one = [summary(nlp(text)) for text in TEXTS]
    for size in (1, 7, 1000):
        batch = [summary(doc) for doc in nlp.pipe(TEXTS, batch_size=size)]
        assert batch == one_by_one


def test_same_result_twice_and_in_another_pipeline(nlp: Language) -> None:
    other = pie.load()
    for text in NEWS:
        assert summary(nlp(text)) == summary(nlp(text)) == summary(other(text))


@pytest.mark.parametrize("text", [ODD_TEXTS["article"], ODD_TEXTS["mixed directions"], "", *NEWS[:2]])
def test_survives_serialization(nlp: Language, text: str) -> None:
    doc = nlp(text)
    expected = summary(doc)
    assert summary(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == expected
    assert summary(pickle.loads(pickle.dumps(doc))) == expected  # noqa: S301  (our own bytes)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    [restored] = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert summary(restored)[0] == expected[0]
    assert restored._.pie.extraction == doc._.pie.extraction


def test_pipeline_survives_serialization(nlp: Language, tmp_path) -> None:
    expected = [summary(nlp(text)) for text in NEWS]
    nlp.to_disk(tmp_path / "news")
    for again in (spacy.load(tmp_path / "news"), pie.load().from_bytes(nlp.to_bytes()), pickle.loads(pickle.dumps(nlp))):  # noqa: S301
        assert [summary(again(text)) for text in NEWS] == expected


def test_every_pipe_works_alone(alone: Language) -> None:
    for text in TEXTS:
        doc = alone(text)
        assert doc.text == text
        assert_sound(doc)
    assert [summary(doc) for doc in alone.pipe(TEXTS)] == [summary(alone(text)) for text in TEXTS]


@given(any_text)
@settings(max_examples=15)
def test_every_pipe_alone_takes_any_string(alone: Language, text: str) -> None:
    doc = alone(text)
    assert doc.text == text
    assert_sound(doc)


def test_a_megabyte(nlp: Language) -> None:
    text = "\n".join(article["text"] for article in articles(1000))[:1_000_000]
    began = process_time()
    doc = nlp(text)
    seconds = process_time() - began
    assert doc.text == text
    assert len(doc._.pie.facts) > 1000
    assert_sound(doc)
    assert seconds < 60, f"{seconds:.0f} s of CPU"


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
def test_runs_take_linear_time(nlp: Language, piece: str) -> None:
    """Four times the text takes about four times as long; a quadratic step would take 16 times."""

    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        began = process_time()
        doc = nlp(text)
        took = process_time() - began
        assert doc.text == text
        return took

    short, long = seconds(5_000), seconds(20_000)
    assert long < 4 * 2.5 * short + 0.3, f"{short:.2f} s, then {long:.2f} s"
    assert long < 5
