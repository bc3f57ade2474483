"""The gate itself: floors hold, a drop fails, floors are not lowered unasked. The last test is the gate on the project's own gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quality import gate

NOW = {"corpus": {"articles": 1, "sha256": "a"}, "scores": {"strict F1": 0.8, "place accuracy": 0.9}}


def test_floors_that_are_reached_pass() -> None:
    assert gate.complaints({"corpus": NOW["corpus"], "floors": {"strict F1": 0.8, "place accuracy": 0.85}}, NOW) == []


def test_a_drop_fails() -> None:
    (row,) = gate.complaints({"corpus": NOW["corpus"], "floors": {"strict F1": 0.81, "place accuracy": 0.85}}, NOW)
    assert row == "strict F1: 0.8000 is below the floor 0.8100"


def test_a_figure_without_a_floor_fails() -> None:
    assert gate.complaints({"corpus": NOW["corpus"], "floors": {"strict F1": 0.8}}, NOW) == [
        "place accuracy: has a floor or a figure, not both"
    ]


def test_another_gold_fails() -> None:
    (row,) = gate.complaints({"corpus": {"articles": 2}, "floors": NOW["scores"]}, NOW)
    assert "run with --update" in row


def test_update_raises_floors_and_lowers_them_only_when_allowed() -> None:
    lower = {"corpus": NOW["corpus"], "floors": {"strict F1": 0.7, "place accuracy": 0.7}}
    higher = {"corpus": NOW["corpus"], "floors": {"strict F1": 0.9, "place accuracy": 0.7}}
    raised = {"corpus": NOW["corpus"], "floors": NOW["scores"]}
    assert gate.updated(None, NOW, allow_lower=False) == raised
    assert gate.updated(lower, NOW, allow_lower=False) == raised
    with pytest.raises(ValueError, match=r"strict F1: 0.8000 is below the floor 0.9000"):
        gate.updated(higher, NOW, allow_lower=False)
    assert gate.updated(higher, NOW, allow_lower=True) == raised


def test_another_gold_is_read_by_its_anchors(tmp_path: Path) -> None:
    texts, gold = tmp_path / "texts.jsonl", tmp_path / "gold.jsonl"
    texts.write_text(json.dumps({"id": "x", "title": "دو طرح", "abstract": "چکیده", "text": "دو طرح آغاز شد"}), encoding="utf8")
    gold.write_text(
        json.dumps({"id": "x", "published": "2025-01-14", "facts": [{"anchor": "دو طرح", "occ": 2, "value": 2}]}), encoding="utf8"
    )
    (article,) = gate.other_gold(gold, [texts])
    assert (article.text, article.article.published) == ("دو طرح\nچکیده\nدو طرح آغاز شد", "2025-01-14")
    assert [(span.start, span.end) for span in article.facts] == [(13, 19)]
    assert article.dates is None


def test_an_anchor_that_is_not_there_is_named(tmp_path: Path) -> None:
    texts, gold = tmp_path / "texts.jsonl", tmp_path / "gold.jsonl"
    texts.write_text(json.dumps({"id": "x", "text": "دو طرح"}), encoding="utf8")
    gold.write_text(json.dumps({"id": "x", "facts": [{"anchor": "سه طرح", "value": 3}]}), encoding="utf8")
    with pytest.raises(gate.MarkupError, match="سه طرح"):
        list(gate.other_gold(gold, [texts]))


def test_no_figure_is_below_its_floor() -> None:
    """If this fails, ``python -m tests.quality.gate --errors 20`` shows what became worse."""
    articles = gate.own_gold()
    now = {"corpus": gate.corpus(articles), "scores": gate.measure(articles).scores()}
    assert gate.complaints(json.loads(gate.BASELINE.read_text(encoding="utf8")), now) == []
