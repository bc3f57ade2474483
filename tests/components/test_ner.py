"""The trained tagger: what it must see in plain news sentences, offsets, odd input, speed."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import persian_ie as pie
from persian_ie.components.layers import get
from persian_ie.files import model_file
from persian_ie.taggers.entities import LABELS, find_entities, network
from persian_ie.taggers.features import BITS, bits, word_bits, word_key
from persian_ie.text.segmentation import tokenize
from persian_ie.types import Entity

CASES = [
    # what must be found, in sentences that no corpus has
    ([("PERSON", "زهرا کریمی")], "زهرا کریمی گفت: کار به زودی به پایان می‌رسد."),
    ([("PERSON", "محمدرضا صادقی"), ("LOC", "کاشان")], "به گفته محمدرضا صادقی، باران در کاشان ادامه دارد."),
    ([("LOC", "اصفهان"), ("LOC", "شیراز")], "پرواز میان اصفهان و شیراز از سر گرفته شد."),
    ([("LOC", "آلمان"), ("LOC", "فرانسه")], "تیم‌های آلمان و فرانسه به مرحله بعد رفتند."),
    ([("ORG", "وزارت نیرو")], "وزارت نیرو تعرفه تازه برق را اعلام کرد."),
    ([("ORG", "بانک مرکزی")], "بانک مرکزی نرخ سود را پایین آورد."),
    ([("PERCENT", "۱۲ درصد")], "تولید گندم ۱۲ درصد بیشتر شده است."),
    ([("MONEY", "۴۵ میلیارد تومان")], "برای ساخت این پل ۴۵ میلیارد تومان هزینه شد."),
    ([("DATE", "سال ۱۳۹۸")], "این کارخانه در سال ۱۳۹۸ تعطیل شد."),
    ([("DATE", "دیروز")], "مسابقه دیروز برگزار شد."),
]


@pytest.fixture(scope="module")
def nlp():
    return pie.load()


@pytest.mark.parametrize(("wanted", "text"), CASES)
def test_finds(wanted, text):
    found = {(e.label, e.text) for e in find_entities(text)}
    assert found >= set(wanted)


@pytest.mark.parametrize(("wanted", "text"), CASES)
def test_pipeline_keeps_them(nlp, wanted, text):
    assert {(e.label_, e.text) for e in nlp(text).ents} >= set(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "این کتاب را دوست دارم و آن را دوباره می‌خوانم.",
        "باید بیشتر کار کنیم تا نتیجه بهتری بگیریم.",
        "هوا سرد است و باد تندی می‌وزد.",
    ],
)
def test_finds_nothing(text):
    assert find_entities(text) == []


def test_badly_typed_text_gives_the_same_entities():
    plain = "علی رضایی در وزارت نیرو گفت سال گذشته در کرمانشاه باران نبارید."
    arabic = plain.replace("ی", "ي").replace("ک", "ك")
    assert [(e.start, e.end, e.label) for e in find_entities(plain)] == [(e.start, e.end, e.label) for e in find_entities(arabic)]
    assert len(find_entities(plain)) >= 3


def test_a_sentence_is_read_alone():
    first, second = "نشست بانک مرکزی در تهران برگزار شد.", "رضا احمدی به مشهد رفت."
    joined = find_entities(first + "\n" + second)
    apart = [(e.text, e.label) for e in (*find_entities(first), *find_entities(second))]
    assert [(e.text, e.label) for e in joined] == apart


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200) | st.text(alphabet="ابپ تهران٪۱۲«».،\u200c\n", max_size=200))
def test_any_string(text):
    end = 0
    for entity in find_entities(text):
        assert end <= entity.start < entity.end <= len(text)
        assert text[entity.start : entity.end] == entity.text
        assert entity.label in LABELS
        end = entity.end


@pytest.mark.parametrize("text", ["", " ", "\u200c", "\n\n", "\ud800", "۱" * 5000, "و " * 3000, "«" * 3000, "\u200c" * 3000])
def test_odd_strings(text):
    for entity in find_entities(text):
        assert text[entity.start : entity.end] == entity.text


def test_layer_is_plain_and_in_order(nlp):
    doc = nlp("حسین مرادی، شهردار گرگان، روز شنبه ۱۲ مهر در ساری گفت ۲۰ درصد کار مانده است.")
    layer = get(doc, "ner", Entity)
    assert [e.start for e in layer] == sorted(e.start for e in layer)
    assert doc._.pie.ner == layer


def test_speed():
    text = "مدیرکل راه استان گلستان گفت: ۴۵ کیلومتر راه روستایی در سال ۱۳۹۸ با ۱۲ میلیارد تومان ساخته شد و علی رضایی از گرگان آمد. " * 40
    tokens = tokenize(text)
    find_entities(text, tokens)
    best = min(_seconds(text, tokens) for _ in range(3))
    assert len(tokens) / best > 3000  # 8,000 and more on an idle core; tests share theirs


def _seconds(text, tokens):
    started = time.process_time()
    find_entities(text, tokens)
    return time.process_time() - started


def test_word_key():
    assert word_key("می\u200cرود") == word_key("میرود")
    assert word_key("۱۳۹۸") == word_key("1398") == "0000"


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("زینب", "given-strong"),
        ("۱۳۹۵", "year-jalali"),
        ("2016", "year-gregorian"),
        ("«", "quote-open"),
        ("FIFA", "capital"),
        ("استان", "level"),
        ("می\u200cشود", "V"),
    ],
)
def test_word_facts(word, wanted):
    assert wanted in [BITS[i] for i in word_bits(word)]


def test_context_facts():
    text = "استاندار خراسان رضوی آمد"
    rows = [[BITS[i] for i in row] for row in bits(tokenize(text), [])]
    assert any(fact.startswith("place-") and fact.endswith("-B") for fact in rows[1])
    assert any(fact.startswith("place-") and fact.endswith("-I") for fact in rows[2])


def test_a_model_of_ones_own_stands_in_the_place_of_the_packages(tmp_path):
    path = tmp_path / "own.npz"
    path.write_bytes(model_file("ner/ner.npz").read_bytes())
    text = "زهرا کریمی گفت: بانک مرکزی نرخ سود را پایین آورد."
    nlp = pie.load()
    nlp.replace_pipe("persian_ie_ner", "persian_ie_ner", config={"model": str(path)})
    path.unlink()  # it is read when the pipe is made
    assert [(e.text, e.label_) for e in nlp(text).ents] == [(e.text, e.label) for e in find_entities(text)]


@pytest.mark.parametrize("content", [None, b"", b"no model", b"PK\x03\x04 cut off"])
def test_a_broken_model_of_ones_own_is_refused(tmp_path, content):
    path = tmp_path / "own.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(pie.DataError, match=r"own\.npz"):
        spacy.blank("fa").add_pipe("persian_ie_ner", config={"model": str(path)})


def test_empty_batch():
    assert network().tag([]) == []
    assert network().tag([((), ())]) == [[]]
