"""What holds for every string: offsets, idempotence, nothing lost, linear time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from persian_ie.text import normalize, normalize_aligned, sentence_starts, tokenize
from persian_ie.text.alignment import Alignment, SpanError
from persian_ie.text.characters import fold
from persian_ie.text.normalization import edits_of

WORDS = (
    "می شود میشود می‌شود شود ها های ای اند ام تعاونی تعاونیها خانه ای خرم آباد خرمآباد و که را بی نا هم تر ترین آن این رئیس جمهور کتاب گفت گو ق م ه ش "
    "پنجهزار یک هزار سه ۱۲۰ ۱۲۰نفر ۳٬۵۰۰ ۱/۵ 64.8 ۲۰:۳۰ ۱۴۰۴/۰۶/۱۵ ICT www.x.ir a@b.ir #برق_قطع ي ك ة ۀ هٔ ئ ؤ ُ ـ وزیرتعاون نمی توان کرده شده است"
).split()
MARKS = [*" \n\t\u200c\u200d\u200f\u00a0\u00ad.،؛:؟!()«»[]\"'/-ـ…٪%*👍", "&nbsp;", "&zwnj;", "  ", " \u200c", "\r\n", "...", "\ud800"]
MIXED = st.lists(st.sampled_from(WORDS + MARKS + [" "] * 30), max_size=25).map("".join)
ANY = st.one_of(MIXED, st.text(max_size=60), st.text(alphabet="ابهیکمن‌ يك.،:()۰۱12\u200d\u200fـ&;\n", max_size=40))


@given(ANY)
@settings(max_examples=400, deadline=None)
@example("می\u200c شود")
@example("هفت .م")
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for start, stop, norm in tokenize(text):
        assert end <= start < stop <= len(text)
        assert norm
        assert not re.search(r"\s", norm)
        assert "\n" not in text[start:stop]
        end = stop


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_sentences_start_at_tokens(text: str) -> None:
    tokens = tokenize(text)
    starts = sentence_starts(text, tokens)
    assert starts == sorted(set(starts))
    assert all(0 <= i < len(tokens) for i in starts)
    assert starts[:1] == [0][: len(tokens)]


@given(ANY)
@settings(max_examples=600, deadline=None)
def test_normalizing_twice_changes_nothing_more(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


def bare(text: str) -> str:
    return "".join(c for c in fold(re.sub("&(nbsp|zwnj);", "", text)) if c.isalnum())


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    assert bare(normalize(text)) == bare(text)


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_edits_give_the_normalized_text_and_describe_the_raw_one(text: str) -> None:
    new, edits = normalize(text, explain=True)
    assert new == normalize(text)
    assert all(text[e.start : e.end] == e.before != e.after for e in edits)
    assert all(a.end <= b.start for a, b in zip(edits, edits[1:], strict=False))


@given(ANY, st.data())
@settings(max_examples=300, deadline=None)
def test_alignment_takes_tokens_to_their_norms(text: str, data: st.DataObject) -> None:
    new, alignment = normalize_aligned(text)
    assert (alignment.length, alignment.new_length) == (len(text), len(new))
    for start, stop, norm in tokenize(text):
        s, e = alignment.to_new(start, stop)
        assert new[s:e] == norm
        assert alignment.to_raw(s, e)[0] <= stop


def edits(text: str) -> st.SearchStrategy[list[tuple[int, int, str]]]:
    cuts = st.lists(st.integers(0, len(text)), max_size=8).map(sorted)
    return cuts.flatmap(
        lambda c: st.tuples(*(st.text("xyz", max_size=3) for _ in range(len(c) // 2))).map(
            lambda afters: [(s, e, a) for s, e, a in zip(c[::2], c[1::2], afters, strict=False)]
        )
    )


def apply(text: str, changes: list[tuple[int, int, str]]) -> str:
    for s, e, a in reversed(changes):
        text = text[:s] + a + text[e:]
    return text


@given(st.text("abc", max_size=12).flatmap(lambda t: st.tuples(st.just(t), edits(t))), st.data())
@settings(max_examples=300, deadline=None)
def test_alignments_compose(made: tuple[str, list[tuple[int, int, str]]], data: st.DataObject) -> None:
    text, changes = made
    first = Alignment.of_edits(len(text), changes)
    middle = apply(text, changes)
    more = data.draw(edits(middle))
    second = Alignment.of_edits(len(middle), more)
    both = first.and_then(second)
    last = apply(middle, more)
    assert (both.length, both.new_length) == (len(text), len(last))
    for c, d in ((first, middle), (both, last)):
        at = 0  # what lies outside the changes is the same in both texts
        for s, e, ns, ne in (*c.changes, (c.length, c.length, c.new_length, c.new_length)):
            assert text[at:s] == d[ns - (s - at) : ns]
            at = e
            assert ns <= ne
    i = data.draw(st.integers(0, len(text)))
    j = data.draw(st.integers(i, len(text)))
    s, e = both.to_new(i, j)
    assert 0 <= s <= e <= len(last)
    wide, narrow = Alignment.identity(len(text)).and_then(first).to_new(i, j), first.to_new(i, j)
    assert narrow[0] == narrow[1] or wide[0] <= narrow[0] <= narrow[1] <= wide[1]  # changes that touch become one when stages are composed


@pytest.mark.parametrize("span", [(-1, 2), (0, 6), (3, 2)])
def test_spans_outside_the_text_are_refused(span: tuple[int, int]) -> None:
    with pytest.raises(SpanError):
        Alignment.identity(5).to_new(*span)
    with pytest.raises(SpanError):
        Alignment.identity(5).to_raw(*span)


def test_alignments_of_different_texts_do_not_compose() -> None:
    with pytest.raises(SpanError):
        Alignment.identity(5).and_then(Alignment.identity(6))


@pytest.mark.parametrize("changes", [((3, 2, 3, 3),), ((0, 1, 0, 2), (0, 1, 2, 3)), ((0, 9, 0, 9),), ((0, 1, 1, 2),)])
def test_inconsistent_changes_are_refused(changes: tuple[tuple[int, int, int, int], ...]) -> None:
    with pytest.raises(SpanError):
        Alignment(5, 5, changes)


RUNS = [
    "۱", "1.", "۱/", "۱،", " ", "\u200c", "و", "می ", "می", "(", ")", ".", "a.", "a%", "http://", "www.", "@a", "#", "&", "&nbsp", "«", "ا\u200c", "ق.", "👍", "\u200d", "ـ", "a-",
    "a@", "\u064e", "ا\u0654", "\n", "ها ", "ه ای ", ". ", "می \n", "a.ir/", "هزار", "\ud800", "x@y.", "ب\u064e\u200c",
]  # fmt: skip


@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_long_runs_take_linear_time(run: str) -> None:
    text = run * (100_000 // len(run))
    started = time.process_time()
    tokens = tokenize(text)
    sentence_starts(text, tokens)
    normalize(text)
    assert time.process_time() - started < 2.5


def test_long_runs_are_explained_in_linear_time() -> None:
    for run in ("می شود ", "۱۲نفر", "ـا", "( "):
        text = run * (100_000 // len(run))
        started = time.process_time()
        edits_of(text)
        normalize_aligned(text)
        assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("raw", "normalized"),
    [
        ("تبادل نظر می شودچهارمین همایش", "تبادل نظر می‌شود چهارمین همایش"),  # the word before belongs to the first of two that were glued
        ("برگ برنده ای بود", "برگ برنده‌ای بود"),
    ],
)
def test_what_is_mended_is_mended_at_once(raw: str, normalized: str) -> None:
    assert normalize(raw) == normalized
    assert normalize(normalized) == normalized
