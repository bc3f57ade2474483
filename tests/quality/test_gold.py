"""The project's own gold as a whole: large and varied enough, and nothing in it that contradicts itself."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from tests.quality.gate import own_gold
from tests.quality.markup import CODES, GoldArticle

ARTICLES = own_gold()
FACTS = [fact.slots for article in ARTICLES for fact in article.facts]
DAY = r"\d{4}-\d\d-\d\d"
# A day, a span of days, a month or year of the Gregorian calendar, a time of day with or without its day.
TIME = re.compile(rf"{DAY}(/{DAY})?|\d{{4}}(-\d\d)?|({DAY})?T\d\d:\d\d")


def test_the_gold_is_large() -> None:
    assert len(ARTICLES) >= 60
    assert len(FACTS) >= 500


@pytest.mark.parametrize("slot", ["indicator", "modality", "bound", "change"])
def test_every_code_has_five_facts_or_more(slot: str) -> None:
    count = Counter(fact[slot] for fact in FACTS)
    assert [code for code in CODES[slot].split() if count[code] < 5] == []


def test_articles_without_a_fact_are_among_them() -> None:
    negative = [article.id for article in ARTICLES if not article.facts]
    assert len(negative) >= 8
    assert all("negative" in name for name in negative)


def test_several_speakers_are_among_them() -> None:
    speakers = [{fact.slots["speaker"] for fact in article.facts} - {None} for article in ARTICLES]
    assert sum(len(some) > 1 for some in speakers) >= 6


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_an_article_does_not_contradict_itself(article: GoldArticle) -> None:
    names = {one["name"] for one in article.officials or ()}
    assert date.fromisoformat(article.article.published or "")
    for kind in (article.facts, article.dates or []):
        assert all(one.end <= other.start for one, other in pairwise(kind))
    for fact in article.facts:
        words = article.text[fact.start : fact.end]
        assert words == words.strip()
        assert fact.slots["time"] is None or TIME.fullmatch(fact.slots["time"]), words
        assert fact.slots["high"] is None or fact.slots["high"] > fact.slots["value"], words
        assert (fact.slots["unit"] == "percent") <= bool(re.search("درصد|^[\\d۰-۹.]+$", words)), words
        # A person who speaks and holds an office is annotated as an official too; others are named by what they are.
        assert fact.slots["speaker"] in {None, "صاحب خانه", *names}, words
    for mention in article.dates or ():
        assert mention.slots["value"] is None or TIME.fullmatch(mention.slots["value"])
