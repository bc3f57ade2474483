"""The made-up corpus that the notebooks count: it is the same everywhere, and its truth is what its texts say."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

import persian_ie as pie
from persian_ie.lexicons.indicators import CODES

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture(scope="module")
def make_corpus() -> ModuleType:
    sys.path.insert(0, str(EXAMPLES))
    try:
        import make_corpus
    finally:
        sys.path.remove(str(EXAMPLES))
    return make_corpus


def test_a_longer_corpus_begins_with_the_shorter_and_a_seed_makes_another(make_corpus: ModuleType) -> None:
    short = list(make_corpus.articles(20))
    assert short == list(make_corpus.articles(40))[:20]
    assert not {article["text"] for article in short} & {article["text"] for article in make_corpus.articles(20, seed=2)}
    assert len({article["id"] for article in make_corpus.articles(300)}) == 300


def test_articles_are_varied_and_some_state_nothing(make_corpus: ModuleType) -> None:
    made = list(make_corpus.articles(300))
    assert {article["source"] for article in made} == {"ایسنا", "مهر", "ایرنا", "فارس", "تسنیم", "پایگاه وزارت", "سپیدار"}
    statements = [statement for article in made for statement in article["truth"]]
    assert {statement["indicator"] for statement in statements} <= CODES
    assert len({statement["province"] for statement in statements}) == 32  # and the whole country, which has none
    assert any(not article["truth"] for article in made)
    assert any("ي" in article["text"] for article in made)
    assert any("\u200c" in article["text"] for article in made)


@pytest.mark.parametrize("value", [0, 1, 10, 11, 100, 999, 1000, 1001, 1234, 3049, 10_000, 12_345, 500_000, 999_999, Decimal("7.5")])
def test_numbers_are_written_in_several_ways_that_all_mean_the_number(make_corpus: ModuleType, value: int | Decimal) -> None:
    ways = {make_corpus.written(value, random.Random(seed)) for seed in range(60)}
    assert {pie.parse_number(way).value for way in ways} == {value}
    assert len(ways) > (1 if value > 1000 else 0)


def test_spans_of_jalali_months_and_years(make_corpus: ModuleType) -> None:
    assert make_corpus.month_span(1403, 1) == "2024-03-20/2024-04-19"
    assert make_corpus.month_span(1403, 12) == "2025-02-19/2025-03-20"  # of a leap year
    assert make_corpus.year_span(1402) == "2023-03-21/2024-03-19"


def test_the_spoiled_text_lost_its_half_spaces_and_persian_letters(make_corpus: ModuleType) -> None:
    spoiled = make_corpus.spoiled("می‌شود ۱۲ شرکت", random.Random(1))
    assert not {"\u200c", "ی", "ک", "۱"} & set(spoiled)
    assert "شركت" in spoiled


def test_the_truth_is_in_the_texts(make_corpus: ModuleType) -> None:
    made = list(make_corpus.articles(40))
    stated = found = 0
    for article in made:
        values = {(float(fact.value), fact.unit) for fact in pie.extract(article).facts}
        stated += len(article["truth"])
        found += sum((float(statement["value"]), statement["unit"]) in values for statement in article["truth"])
    assert found / stated > 0.85


def test_command_writes_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    command = [sys.executable, str(EXAMPLES / "make_corpus.py"), "--articles", "3", "--seed", "5", "-o", str(path)]
    subprocess.run(command, check=True, cwd=EXAMPLES.parents[1])
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["made-5-1", "made-5-2", "made-5-3"]
    assert all(line["text"] and "truth" in line for line in lines)
