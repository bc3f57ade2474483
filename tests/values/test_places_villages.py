"""Villages in text: linked where the text tells which of a name is meant, else left open with candidates."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import persian_ie as pie
from persian_ie.types import PlaceMention
from persian_ie.values.places import find_places


def villages(text: str) -> list[PlaceMention]:
    return [m for m in find_places(text, villages=True) if m.place is not None and m.place.level == "village"]


# county of the one linked village, rule, text
LINKED = [
    ("نوشهر", "village_chain", "روستای کندلوس از توابع بخش کجور شهرستان نوشهر گازدار شد."),
    ("نوشهر", "village_chain", "راه روستای «کندلوس» واقع در شهرستان نوشهر باز شد."),
    ("شهربابک", "village_chain", "در روستای میمند شهرستان شهربابک ۱۲ خانه مرمت شد."),
    ("نیر", "village_chain", "آب روستای میمند شهرستان نیر وصل شد."),
    ("دنا", "village_chain", "روستای میمند در استان کهگیلویه و بویراحمد برق‌دار شد."),
    ("بابل", "village_chain", "روستای فیل بند بخش بندپی غربی"),
    ("شهربابک", "village_in_province", "استاندار کرمان گفت: در روستای میمند کارگاه گیوه‌بافی ساخته شد."),
    ("نطنز", "village_in_province", "فرماندار نطنز گفت: روستای ابیانه ۳۰۰ نفر جمعیت دارد."),
    ("شهربابک", "village_in_province", "در شهرستان شهربابک، روستای میمند دیدنی است."),
]


@pytest.mark.parametrize(("county", "rule", "text"), LINKED)
def test_one_fits(county: str, rule: str, text: str) -> None:
    (mention,) = villages(text)
    assert mention.place is not None
    assert (mention.place.county, mention.rule, mention.candidates) == (county, rule, ())
    assert mention.place.id is not None
    assert mention.place.id.startswith("V")
    assert text[mention.start : mention.end] == mention.text


def test_homonyms_of_a_province_by_the_county_that_the_article_is_about() -> None:
    text = "آمل - فرماندار آمل گفت: راه روستای علی‌آباد آسفالت شد و شهرستان آمل ۱۲ طرح دارد."
    (mention,) = villages(text)
    assert mention.place is not None
    assert (mention.place.county, mention.place.province, mention.rule) == ("آمل", "مازندران", "village_in_county")


def test_all_of_a_list_lie_in_the_place_after_it() -> None:
    found = villages("روستاهای ابیانه و طره از توابع شهرستان نطنز گازدار شدند.")
    assert [(m.place.name, m.place.county, m.rule) for m in found if m.place] == [
        ("ابیانه", "نطنز", "village_chain"),
        ("طره", "نطنز", "village_chain"),
    ]


def test_homonyms_without_evidence_stay_open() -> None:
    (mention,) = villages("روستای علی‌آباد راه ندارد.")
    assert mention.place is not None
    assert (mention.place.name, mention.place.id, mention.place.province) == ("علی‌آباد", None, None)
    assert len(mention.candidates) == 10


def test_homonyms_of_one_province_stay_open_with_those_of_it() -> None:
    (mention,) = villages("استان مازندران\nروستای علی‌آباد راه ندارد.")
    assert mention.place is not None
    assert (mention.place.id, mention.place.province) == (None, "مازندران")
    assert 1 < len(mention.candidates) <= 10
    assert {identifier[:3] for identifier in mention.candidates} == {"V02"}


def test_the_only_one_of_a_name_needs_evidence_too() -> None:
    (mention,) = villages("از روستای ابیانه آمد.")
    assert mention.place is not None
    assert (mention.place.id, mention.candidates) == (None, ("V1015010002184631",))


def test_a_county_without_such_a_village() -> None:
    (mention,) = villages("روستای میمند شهرستان سلسله برق‌دار شد.")
    assert mention.place is not None
    assert (mention.place.id, mention.place.county, mention.candidates) == (None, "سلسله", ())


def test_an_article_about_one_county_does_not_mean_the_village_of_another() -> None:
    (mention,) = villages("فرماندار سیرجان گفت: روستای میمند راه ندارد و شهرستان سیرجان ۱۲ طرح دارد.")
    assert mention.place is not None
    assert (mention.place.id, mention.candidates) == (None, ("V0807010009109995",))


@pytest.mark.parametrize("text", ["کندلوس در شهرستان نوشهر است.", "ابیانه و نطنز", "میمند در شهربابک", "این روستا تشکیل شد"])
def test_no_village_without_its_level_word(text: str) -> None:
    assert villages(text) == []


def test_off_by_default() -> None:
    text = "در روستای میمند شهرستان شهربابک ۱۲ خانه مرمت شد."
    village = find_places(text)[0]
    assert village.place is not None
    assert (village.place.id, village.candidates, village.rule) == (None, (), "village")
    assert pie.load()(text)._.pie.places[0].place.id is None
    assert pie.load(villages=True)(text)._.pie.places[0].place.id == "V0807010009109995"


@pytest.mark.parametrize("unit", ["روستای علی‌آباد ", "روستای علی‌آباد، ", "روستاهای علی‌آباد، ", "روستای علی‌آباد بخش مرکزی "])
def test_linear(unit: str) -> None:
    start = time.perf_counter()
    find_places(unit * (50_000 // len(unit)), villages=True)
    assert time.perf_counter() - start < 5


@given(
    st.lists(
        st.sampled_from(["روستای", "روستاهای", "میمند", "علی‌آباد", "از", "توابع", "بخش", "مرکزی", "شهرستان", "سلسله", "و", "،", "«", "\n"])
    )
)
def test_never_raises(parts: list[str]) -> None:
    text = " ".join(parts)
    for mention in find_places(text, villages=True):
        assert text[mention.start : mention.end] == mention.text
        assert len(mention.candidates) <= 10 or mention.place is None
