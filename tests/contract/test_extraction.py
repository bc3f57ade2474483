"""Results turn into plain data and back without loss."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import persian_ie as pie
from persian_ie.types import Article, Entity, Extraction, Fact, Official, Place, Speaker, Timex, Zone
from tests.speed.articles import articles

texts = st.text(max_size=8)
maybe = st.none() | texts
offsets = st.integers(0, 2**40)
values = st.integers(-(10**40), 10**40) | st.decimals(-(10**9), 10**9, places=3).map(lambda d: int(d) if d == d.to_integral_value() else d)
places = st.builds(Place, texts, st.sampled_from([None, "province", "county"]), maybe, maybe, maybe, maybe)
speakers = st.builds(Speaker, maybe, maybe, maybe, maybe)
facts = st.builds(
    Fact, offsets, offsets, texts, values, texts, maybe, st.none() | values,
    place=st.none() | places, time=maybe, speaker=st.none() | speakers, per=maybe, rule=texts,
)  # fmt: skip
extractions = st.builds(
    Extraction,
    st.builds(Article, texts, maybe, maybe, maybe, st.sampled_from([None, "2025-09-06", "2025-09-06T20:30"])),
    entities=st.lists(st.builds(Entity, offsets, offsets, texts, texts, maybe, maybe), max_size=2).map(tuple),
    officials=st.lists(
        st.builds(Official, maybe, maybe, mentions=st.lists(st.tuples(offsets, offsets), max_size=3).map(tuple)), max_size=2
    ).map(tuple),
    dates=st.lists(st.builds(Timex, offsets, offsets, texts, maybe, flags=st.lists(texts, max_size=2).map(tuple)), max_size=2).map(tuple),
    facts=st.lists(facts, max_size=3).map(tuple),
    zones=st.lists(st.builds(Zone, offsets, offsets, texts), max_size=2).map(tuple),
)


@given(extractions)
def test_dict_and_json_give_it_back(extraction: Extraction) -> None:
    assert Extraction.from_dict(extraction.to_dict()) == extraction
    assert Extraction.from_dict(json.loads(extraction.to_json())) == extraction


def test_types_of_values_come_back() -> None:
    fact = Fact(0, 2, "۶۴", Decimal("64.8"), "percent", high=10**30)
    again = Fact.from_dict(json.loads(json.dumps(fact.to_dict())))
    assert (again.value, type(again.value)) == (Decimal("64.8"), Decimal)
    assert (again.high, type(again.high)) == (10**30, int)


@pytest.mark.parametrize("article", [*articles(5)], ids=lambda article: article["id"])
def test_results_of_articles_come_back(article: dict[str, str]) -> None:
    result = pie.extract(article)
    assert result.article == Article.of(article)
    assert result.facts
    assert Extraction.from_dict(json.loads(result.to_json())) == result


def test_extract_takes_a_string_an_article_and_a_mapping() -> None:
    given = next(articles(1))
    as_mapping, as_article = pie.extract(given), pie.extract(Article(**given))
    assert as_mapping == as_article
    bare = pie.extract(as_mapping.text, published=given["published"])
    assert bare.text == as_mapping.text
    assert {fact.text for fact in bare.facts} == {fact.text for fact in as_mapping.facts}


@pytest.mark.parametrize(
    "source", [None, 7, b"bytes", ["text"], {}, {"text": None}, {"text": 7}, {"title": "t"}, {"text": "t", "title": 3}]
)
def test_what_is_no_article_is_refused(source: object) -> None:
    with pytest.raises(pie.ArticleError):
        pie.extract(source)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["yesterday", "1404/06/15", 20250906, "2025-02-30"])
def test_what_is_no_date_is_refused(published: object) -> None:
    with pytest.raises(pie.DateError):
        pie.extract("متن", published=published)  # type: ignore[arg-type]


@pytest.fixture
def forgetting(monkeypatch: pytest.MonkeyPatch) -> None:
    """No word outlives its article, as after a thousand articles."""
    monkeypatch.setattr("persian_ie.pipelines.news._KEPT_WORDS", 0)


def test_threads_may_extract_at_once(forgetting: None) -> None:
    given = list(articles(5))
    alone = [pie.extract(article) for article in given]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(pie.extract, given * 4)) == alone * 4


def test_documents_of_a_zone_outlive_an_extraction_in_it(forgetting: None) -> None:
    nlp = pie.load()
    with nlp.memory_zone():
        doc = nlp("بازارچهٔ صنایع‌دستی گشوده شد.")
        assert pie.extract("۵۳۷ تعاونی ثبت شد.", nlp=nlp).facts
        assert doc.text == "بازارچهٔ صنایع‌دستی گشوده شد."
