"""Speech verbs, cues, and who says each sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.components.officials.find import find_officials, find_speech
from persian_ie.lexicons.phrases import Reading
from persian_ie.lexicons.speech import find_cues
from persian_ie.text.segmentation import sentence_starts, tokenize
from persian_ie.types import Zone
from persian_ie.values.quotes import speakers_by_sentence


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("گفت", ["verb"]),
        ("اظهار داشت", ["verb"]),
        ("اظهارداشت", ["verb"]),
        ("خاطرنشان کرد", ["verb"]),
        ("خاطر نشان ساخت", ["verb"]),
        ("خبرداد", ["verb"]),
        ("یادآور شد", ["verb"]),
        ("تأکید کرد", ["verb"]),
        ("تاكيد كرده است", ["verb"]),
        ("می‌گوید", ["verb"]),
        ("مي گويد", ["verb"]),
        ("با بیان اینکه", ["circumstance"]),
        ("به گفته", ["source"]),
        ("به نقل از", ["source"]),
        ("گفتنی است", ["agency"]),
        ("به گزارش", ["agency"]),
        ("وی", ["pronoun"]),
        ("این مقام مسئول", ["pronoun"]),
        ("وی با اشاره به طرح ابراز کرد", ["pronoun", "circumstance", "verb"]),
        ("باران بارید", []),
        ("گفتار و کردار", []),
        ("دادگاه", []),
    ],
)
def test_cues(text: str, kinds: list[str]) -> None:
    assert [cue.kind for cue in find_cues(Reading(text).words)] == kinds


def said(text: str, zones: tuple[Zone, ...] = ()) -> list[str | None]:
    speech = find_speech(text, None, zones)
    who = [None if n is None else speech.officials[n] for n in speech.speakers]
    return [None if o is None else o.name or o.role for o in who]


NAME = "بهروز کریمی"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # a quotation goes on to the end of its paragraph, not beyond
        ("بهروز کریمی گفت: کار آغاز شد. راه باز است.\nاین شهرستان سه بخش دارد.", [NAME, NAME, None]),
        # a pronoun and a surname mean the speaker
        ("بهروز کریمی گفت: کار آغاز شد.\nوی افزود: راه باز است.\nکریمی ادامه داد: پل بسته است.", [NAME, NAME, NAME]),
        # reported speech without a colon is one sentence
        ("بهروز کریمی از آغاز کار خبر داد. هوا سرد است.", [NAME, None]),
        # the source named first
        ("به گفته بهروز کریمی، کار آغاز شد. راه باز است.", [NAME, NAME]),
        # the agency takes over
        ("بهروز کریمی گفت: کار آغاز شد.\nگفتنی است، پارسال دو پل ساخته شد.", [NAME, None]),
        ("بهروز کریمی گفت: کار آغاز شد.\nبه گزارش ایرنا، پارسال دو پل ساخته شد.", [NAME, None]),
        # title and name of one person
        ("فرماندار پاوه گفت: کار آغاز شد.\nبهروز کریمی افزود: راه باز است.\nفرماندار پاوه ادامه داد: پل بسته است.", [NAME, NAME, NAME]),
        # the colon behind the agency's name opens no quotation
        ("خبرگزاری فارس: فرماندار پاوه گفت: کار آغاز شد.", ["فرماندار"]),
        ("ایرنا نوشت: فرماندار پاوه از آغاز کار خبر داد.", ["فرماندار"]),
        # a list under an announcement
        (
            "فرماندار پاوه گفت: کار آغاز شد.\nگزیده سخنان فرماندار پاوه را می‌خوانید:\nراه باز است.\nپل بسته است.",
            ["فرماندار", None, "فرماندار", "فرماندار"],
        ),
        # a short heading between two paragraphs of a speaker
        ("بهروز کریمی گفت: کار آغاز شد.\nساخت سه پل تازه\nوی افزود: راه باز است.", [NAME, NAME, NAME]),
        # a heading over the words of somebody else is his
        (
            "بهروز کریمی گفت: کار آغاز شد.\nساخت سه پل تازه\nفرماندار پاوه نیز افزود: راه باز است.",
            [NAME, "فرماندار", "فرماندار"],
        ),
        # verbs whose parts stand apart
        ("فرماندار پاوه خواستار ساخت سه پل شد.", ["فرماندار"]),
        ("فرماندار پاوه تاکید داشت: سه پل لازم است.", ["فرماندار"]),
        # nobody speaks
        ("پل تازه پاوه افتتاح شد. راه باز است.", [None, None]),
        ("با حضور فرماندار پاوه پل تازه افتتاح شد.", [None]),
    ],
)
def test_who_says_each_sentence(text: str, speakers: list[str | None]) -> None:
    assert said(text) == speakers


def test_two_speakers_are_kept_apart() -> None:
    text = (
        "استاندار ایلام گفت: کار آغاز شد.\nعلی رحمتی افزود: راه باز است.\n"
        "فرماندار دره‌شهر نیز گفت: پل بسته است.\nحسن نوری افزود: آب کم است.\nوی ادامه داد: برق هست."
    )
    assert said(text) == ["علی رحمتی", "علی رحمتی", "حسن نوری", "حسن نوری", "حسن نوری"]


def test_nobody_speaks_in_the_title() -> None:
    text = "فرماندار پاوه: سه پل می‌سازیم\nفرماندار پاوه گفت: سه پل می‌سازیم."
    assert said(text, (Zone(0, 29, "title"), Zone(30, len(text), "body"))) == [None, "فرماندار"]


def test_speakers_from_mentions_alone_are_the_same() -> None:
    text = "فرماندار پاوه گفت: کار آغاز شد.\nبهروز کریمی افزود: راه باز است. پل بسته است.\nهوا سرد است."
    tokens = tokenize(text)
    officials = find_officials(text, tokens)
    assert speakers_by_sentence(text, tokens, sentence_starts(text, tokens), officials) == [0, 0, 0, None]


@given(
    st.lists(
        st.sampled_from(
            ["گفت:", "وی", "علی احمدی", "فرماندار پاوه", "نیز", ".", "\n", "به گزارش ایرنا،", "«", "»", "می‌خوانید:", "پل", "به گفته"]
        ),
        max_size=30,
    ).map(" ".join)
)
def test_any_text_has_a_speaker_or_none_for_each_sentence(text: str) -> None:
    speech = find_speech(text)
    assert len(speech.sentences) == len(speech.speakers)
    assert all(who is None or 0 <= who < len(speech.officials) for who in speech.speakers)
