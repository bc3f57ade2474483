"""Right-to-left HTML of an extraction: nothing of the text is lost, marks nest, hostile text stays text."""

from __future__ import annotations

import re
import sys
from html import unescape
from html.parser import HTMLParser
from types import ModuleType
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

import persian_ie as pie
from persian_ie.types import Article, Entity, Extraction, Fact, Official, Place, Speaker, Timex, Zone
from persian_ie.viz.marks import Mark, highlight
from persian_ie.viz.notebook import render

TEXT = "مدیرکل تعاون یزد، ناهید کاظمی گفت: تا ۳۰ دی ۱۲۰ تعاونی در بافق ثبت می‌شود."


def span(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


def example() -> Extraction:
    speaker = Speaker("ناهید کاظمی", "مدیرکل", "تعاون", "یزد")
    return Extraction(
        Article(TEXT),
        entities=(
            Entity(*span("بافق"), "LOC", "county", "0901"),
            Entity(*span("ناهید کاظمی"), "PERSON", "official"),
            Entity(*span("تعاون"), "ORG"),
        ),
        officials=(Official("ناهید کاظمی", "مدیرکل", "تعاون", "یزد", mentions=(span("ناهید کاظمی")[:2],)),),
        dates=(Timex(*span("۳۰ دی"), "2026-01-20"),),
        facts=(
            Fact(
                *span("۱۲۰ تعاونی"), 120, "count", item="تعاونی", modality="planned", indicator="cooperative_count",
                place=Place("بافق", "county"), time="2026-01-20", speaker=speaker,
            ),
        ),
    )  # fmt: skip


class Balanced(HTMLParser):
    """Fails on a tag that closes another, and keeps the words between the tags of ``<div class="text">``."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "wbr":
            self.opened.append(tag)
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def test_each_kind_is_marked_with_its_value() -> None:
    page = render(example())
    assert (
        'class="fact" title="120 count · تعاونی · cooperative_count · planned · شهرستان بافق · 2026-01-20 · ناهید کاظمی">۱۲۰ تعاونی<'
        in page
    )
    assert 'class="date" title="2026-01-20">۳۰ دی<' in page
    assert 'class="person" title="ناهید کاظمی · مدیرکل · تعاون · یزد">ناهید کاظمی<' in page
    assert 'class="place" title="county · 0901">بافق<' in page
    assert 'class="agency" title="">تعاون<' in page
    assert '<div class="persian-ie" dir="rtl" lang="fa">' in page


def test_tables_show_every_slot() -> None:
    cells = re.findall("<td[^>]*><bdi>(.*?)</bdi></td>", render(example()))
    assert cells == [
        "120", "count", "تعاونی", "cooperative_count · planned", "شهرستان بافق", "2026-01-20", "ناهید کاظمی",
        "ناهید کاظمی", "مدیرکل", "تعاون", "یزد",
    ]  # fmt: skip


def test_nothing_found_is_the_bare_text() -> None:
    page = render(Extraction(Article("باران بارید.")))
    assert '<div class="text">باران بارید.</div>' in page
    assert "<table" not in page
    assert "<mark" not in page


def test_furniture_is_dimmed_and_keeps_its_place() -> None:
    page = render(Extraction(Article("خبر\nنظر شما"), zones=(Zone(0, 3, "title"), Zone(4, 11, "comments"))))
    assert '<div class="text">خبر\n<mark class="furniture" title="comments">نظر شما</mark></div>' in page


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</mark></div><b>", "$text ${tables} %s {0}", "' onmouseover='a"],
)
def test_hostile_text_stays_text(hostile: str) -> None:
    place = Place(hostile, id=hostile)
    found = Extraction(
        Article(hostile),
        entities=(Entity(0, 3, hostile, "LOC", hostile, hostile),),
        officials=(Official(hostile, hostile, hostile, hostile, mentions=((0, 2),)),),
        dates=(Timex(0, 4, hostile, hostile, flags=(hostile,)),),
        facts=(
            Fact(
                0, 5, hostile, 1, hostile, item=hostile, indicator=hostile, place=place, time=hostile, speaker=Speaker(hostile), per=hostile
            ),
        ),
    )
    seen = Balanced(render(found))
    assert seen.tags <= {"style", "div", "mark", "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "wbr"}
    assert seen.attributes <= {"class", "title", "dir", "lang", "scope"}


def test_the_page_loads_nothing_and_uses_no_left_or_right() -> None:
    page = render(example())
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|javascript:", page)
    assert not re.search(r"\b(left|right)\b", page)


def test_crossing_marks_are_cut_at_the_edge_of_the_first() -> None:
    page = highlight("abcdef", [Mark(0, 4, "fact"), Mark(2, 6, "date")])
    assert page == ('<mark class="fact">ab<mark class="date">cd</mark></mark><mark class="date">ef</mark>')


def test_on_the_same_words_furniture_is_outside_and_a_fact_next() -> None:
    kinds = ["place", "furniture", "fact"]
    page = highlight("ab", [Mark(0, 2, kind) for kind in kinds])
    assert re.findall('class="(.*?)"', page) == ["furniture", "fact", "place"]


def test_a_lone_surrogate_can_be_sent() -> None:
    render(Extraction(Article("الف \ud800 ب"))).encode("utf-8")


SPANS = st.tuples(st.integers(-3, 40), st.integers(-3, 40), st.sampled_from(["fact", "date", "place"]))


@given(st.text(max_size=40), st.lists(SPANS, max_size=12))
def test_no_character_is_lost_and_tags_balance(text: str, spans: list[tuple[int, int, str]]) -> None:
    page = highlight(text, [Mark(*each) for each in spans])
    Balanced(page)
    assert unescape(re.sub("<[^>]*>", "", page)) == text.encode("utf-8", "replace").decode("utf-8")


def test_many_marks_are_quick() -> None:
    text = "۱۲ " * 20_000
    assert highlight(text, [Mark(i, i + 2, "fact") for i in range(0, len(text), 3)]).count("</mark>") == 20_000


def test_show_takes_a_document_or_an_extraction(nlp: Any, capsys: pytest.CaptureFixture[str]) -> None:
    doc = nlp("۵۳۷ تعاونی در شهرستان سلسله ثبت شد.")
    pie.show(doc)
    pie.show(doc._.pie.extraction)
    pie.show(Doc(nlp.vocab).from_bytes(doc.to_bytes()))
    assert capsys.readouterr().out.splitlines() == ["<Extraction of an article: 1 facts, 0 officials, 0 dates, 1 entities>"] * 3


def test_show_displays_in_a_notebook(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    display = ModuleType("IPython.display")
    display.display = shown.append  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ModuleType("IPython"))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    doc = nlp("۵۳۷ تعاونی ثبت شد.")
    pie.show(doc)
    assert shown == [doc._.pie.extraction]


@pytest.mark.parametrize("wrong", ["۵۳۷ تعاونی", None, spacy.blank("fa")("۵۳۷ تعاونی")], ids=lambda wrong: type(wrong).__name__)
def test_show_says_what_it_takes(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"show takes what extract returned, or a document of persian_ie.load\(\)"):
        pie.show(wrong)
