"""The gazetteer: names to places and back."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.lexicons.gazetteer import gazetteer, level_word, place_key
from persian_ie.types import Place

PROVINCES = {
    "IR-00": ("مرکزی", "اراک"), "IR-01": ("گیلان", "رشت"), "IR-02": ("مازندران", "ساری"), "IR-03": ("آذربایجان شرقی", "تبریز"),
    "IR-04": ("آذربایجان غربی", "ارومیه"), "IR-05": ("کرمانشاه", "کرمانشاه"), "IR-06": ("خوزستان", "اهواز"), "IR-07": ("فارس", "شیراز"),
    "IR-08": ("کرمان", "کرمان"), "IR-09": ("خراسان رضوی", "مشهد"), "IR-10": ("اصفهان", "اصفهان"), "IR-11": ("سیستان و بلوچستان", "زاهدان"),
    "IR-12": ("کردستان", "سنندج"), "IR-13": ("همدان", "همدان"), "IR-14": ("چهارمحال و بختیاری", "شهرکرد"), "IR-15": ("لرستان", "خرم‌آباد"),
    "IR-16": ("ایلام", "ایلام"), "IR-17": ("کهگیلویه و بویراحمد", "یاسوج"), "IR-18": ("بوشهر", "بوشهر"), "IR-19": ("زنجان", "زنجان"),
    "IR-20": ("سمنان", "سمنان"), "IR-21": ("یزد", "یزد"), "IR-22": ("هرمزگان", "بندرعباس"), "IR-23": ("تهران", "تهران"),
    "IR-24": ("اردبیل", "اردبیل"), "IR-25": ("قم", "قم"), "IR-26": ("قزوین", "قزوین"), "IR-27": ("گلستان", "گرگان"),
    "IR-28": ("خراسان شمالی", "بجنورد"), "IR-29": ("خراسان جنوبی", "بیرجند"), "IR-30": ("البرز", "کرج"),
}  # fmt: skip


def every() -> list[Place]:
    """All places of the gazetteer."""
    places = gazetteer()
    return [places._place(row) for row in range(len(places))]


@pytest.mark.parametrize("code", PROVINCES)
def test_provinces(code: str) -> None:
    name, centre = PROVINCES[code]
    place = gazetteer().get(code)
    assert place is not None
    assert (place.name, place.level) == (name, "province")
    assert gazetteer().centre(code) == centre
    assert [p.id for p in gazetteer().find(f"استان {name}")] == [code]
    assert gazetteer().find(name, "province") == [place]


def test_how_many() -> None:
    counts = Counter(place.level for place in every())
    assert counts["province"] == 31
    assert counts["county"] == 484
    assert counts["city"] > 1463
    assert counts["district"] > 1200
    assert counts["rural_district"] > 2700
    assert counts["country"] > 240


def test_ids_are_unique_and_lead_back() -> None:
    places = every()
    ids = [place.id for place in places if place.id]
    assert len(ids) == len(set(ids))
    for place in places:
        if place.id:
            assert gazetteer().get(place.id) == place


def test_every_county_has_a_known_province_and_a_centre() -> None:
    provinces = {name for name, _ in PROVINCES.values()}
    for place in every():
        if place.level == "county":
            assert place.province in provinces
            assert place.id is not None
            assert gazetteer().centre(place.id)


def test_every_city_of_iran_lies_in_a_known_county() -> None:
    counties = {(p.province, p.name) for p in every() if p.level == "county"}
    for place in every():
        if place.level in ("city", "district", "rural_district") and place.province is not None:
            assert (place.province, place.county) in counties, place


def test_points_lie_in_and_around_iran() -> None:
    for place in every():
        if place.province is not None and place.latitude is not None and place.longitude is not None:
            assert 24 < place.latitude < 41, place
            assert 43 < place.longitude < 64.5, place


@pytest.mark.parametrize(
    ("name", "full_name", "province"),
    [
        ("سلسله", "شهرستان سلسله", "لرستان"),
        ("شهرستان سلسله", "شهرستان سلسله", "لرستان"),
        ("شهرستان خرم آباد", "شهرستان خرم‌آباد", "لرستان"),
        ("شهرستان خرمآباد", "شهرستان خرم‌آباد", "لرستان"),
        ("بندرعباس", "شهرستان بندرعباس", "هرمزگان"),
        ("چابهار", "شهرستان چابهار", "سیستان و بلوچستان"),
        ("چاه‌بهار", "شهرستان چابهار", "سیستان و بلوچستان"),
        ("قائمشهر", "شهرستان قائم‌شهر", "مازندران"),
        ("چهارمحال‌وبختیاری", "استان چهارمحال و بختیاری", None),
        ("كهگيلويه و بوير احمد", "استان کهگیلویه و بویراحمد", None),
        ("سیستان وبلوچستان", "استان سیستان و بلوچستان", None),
        ("شهر اندیشه", "اندیشه", "تهران"),
        ("باختران", "استان کرمانشاه", None),
        ("شهسوار", "تنکابن", "مازندران"),
        ("آمریکا", "آمریکا", None),
        ("امریکا", "آمریکا", None),
        ("جمهوری اسلامی ایران", "ایران", None),
        ("كربلا", "کربلا", None),
    ],
)
def test_find(name: str, full_name: str, province: str | None) -> None:
    place = gazetteer().find(name)[0]
    assert (place.full_name, place.province) == (full_name, province)


@pytest.mark.parametrize("name", ["", "شهرستان", "استان ایران", "کشاورزی", "ندارد", "شهرستان ندارد"])
def test_find_nothing(name: str) -> None:
    assert gazetteer().find(name) == []


def test_the_larger_come_first() -> None:
    assert [p.level for p in gazetteer().find("تهران")][:3] == ["province", "county", "city"]
    assert [p.level for p in gazetteer().find("البرز")] == ["province", "county"]
    assert [p.province for p in gazetteer().find("البرز")] == [None, "قزوین"]


def test_names_that_mean_other_things_need_evidence() -> None:
    evidence = gazetteer().evidence
    for name in ("تهران", "لرستان", "خرم‌آباد", "کاشان", "آمریکا", "نیشابور"):
        assert evidence(place_key(name)) == "strong", name
    for name in ("سلسله", "بهار", "نور", "مهران", "فارس", "دنا", "اندیشه", "پردیس", "آزادی", "زهرا"):
        assert evidence(place_key(name)) in ("weak", "common"), name
    for name in ("مرکزی", "حومه", "خبر"):
        assert evidence(place_key(name)) == "level", name
    assert evidence("ندارد") == ""


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("استان", ("province", False)),
        ("استان‌های", ("province", True)),
        ("استانهای", ("province", True)),
        ("روستای", ("village", False)),
        ("مدیرکل", None),
    ],
)
def test_level_word(word: str, expected: tuple[str, bool] | None) -> None:
    assert level_word(word) == expected


@given(st.text(max_size=60))
def test_find_never_raises(name: str) -> None:
    gazetteer().find(name)
    assert place_key(place_key(name)) == place_key(name)
