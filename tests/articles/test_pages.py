"""Scraped pages in the layouts of agencies: what each tells of itself, and what of it is content."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from persian_ie.articles import CONTENT_KINDS, Page, article_from_text, page

PAGES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("pages.toml").read_text(encoding="utf-8"))["page"]


@pytest.fixture(params=PAGES, ids=[case["name"] for case in PAGES])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param  # type: ignore[no-any-return]


def test_what_the_page_tells(case: dict[str, Any]) -> None:
    found = page(case["text"])
    got = {
        name: None if (part := getattr(found, name)) is None else part.value
        for name in ("published", "agency", "code", "place", "title", "abstract")
    }
    assert got == {name: case.get(name) for name in got}
    assert found.section == case.get("section")
    assert [tag.value for tag in found.tags] == case.get("tags", [])


def test_body_from_its_first_to_its_last_word(case: dict[str, Any]) -> None:
    body = page(case["text"]).body
    first, last = case["body"]
    assert body is not None
    assert body.text.startswith(first)
    assert body.text.endswith(last)


def test_content_and_furniture(case: dict[str, Any]) -> None:
    raw = case["text"]
    zones = page(raw).zones
    content = "\n".join(raw[z.start : z.end] for z in zones if z.kind in CONTENT_KINDS)
    assert [words for words in case.get("not_content", []) if words in content] == []
    assert [words for words in case.get("content", []) if words not in content] == []
    assert [kind for kind in case.get("kinds", []) if kind not in {z.kind for z in zones}] == []


def test_a_repeated_title_counts_once() -> None:
    raw = PAGES[0]["text"]
    content = "\n".join(raw[z.start : z.end] for z in page(raw).zones if z.kind in CONTENT_KINDS)
    assert content.count(PAGES[0]["title"]) == 1


def test_spans_point_at_the_words(case: dict[str, Any]) -> None:
    raw = case["text"]
    found = page(raw)
    parts = [found.published, found.agency, *found.sections, found.code, *found.tags, found.place, found.title, found.abstract, found.body]
    assert [p for p in parts if p is not None and raw[p.start : p.end] != p.text] == []
    assert Page.from_dict(found.to_dict()) == found


def test_the_page_stays_whole_in_its_article(case: dict[str, Any]) -> None:
    article = article_from_text(case["text"])
    assert article.raw == case["text"]
    assert article.published == case.get("published")
    assert article.source == case.get("agency")


DAMAGE = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "no empty lines": lambda text: "\n".join(line for line in text.split("\n") if line.strip()),
    "all lines apart": lambda text: "\n\n".join(line for line in text.split("\n") if line.strip()),
    "half-spaces lost": lambda text: text.replace("\u200c", ""),
    "half-spaces as spaces": lambda text: text.replace("\u200c", " "),
    "Arabic letters": lambda text: text.replace("ی", "ي").replace("ک", "ك"),
    "indented with no-break spaces": lambda text: text.replace("\n", "\n\u00a0 "),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_page_tells_the_same(case: dict[str, Any], damage: str) -> None:
    found = page(DAMAGE[damage](case["text"]))
    got = {name: None if (part := getattr(found, name)) is None else part.value for name in ("published", "agency", "code", "place")}
    assert got == {name: case.get(name) for name in got}
    assert found.section == case.get("section")
    title = DAMAGE[damage](case["title"]) if "title" in case else None
    assert (found.title.text if found.title else None) == title
