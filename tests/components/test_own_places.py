"""Places of a user's own: found beside those of the gazetteer, in whatever spelling; a broken table is refused."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import persian_ie as pie
from persian_ie.lexicons.gazetteer import gazetteer

TABLE = """
[[place]]
name = "شهرک صنعتی ویان"
other_names = ["شهرک ویان"]
province = "همدان"
county = "كبودر آهنگ"
id = "IND-041"
latitude = 35
longitude = 48.8

[[place]]
name = "سد اکباتان"
province = "همدان"

[[place]]
name = "نوبهار"
level = "city"
county = "ملایر"
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "places.toml"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def nlp(table: Path) -> Language:
    return pie.load(places=table)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("در شهرک صنعتی ویان ۱۲ کارخانه ساخته شد.", "شهرک صنعتی ویان", "شهرک صنعتی ویان"),
        ("در شهرك صنعتي ويان ۱۲ كارخانه ساخته شد.", "شهرك صنعتي ويان", "شهرک صنعتی ویان"),
        ("در شهرک‌صنعتی ویان ۱۲ کارخانه ساخته شد.", "شهرک‌صنعتی ویان", "شهرک صنعتی ویان"),
        ("در شهرک ویان ۱۲ کارخانه ساخته شد.", "شهرک ویان", "شهرک صنعتی ویان"),
        ("در سد اکباتان ۱۵ میلیون مترمکعب آب ذخیره شد.", "سد اکباتان", "سد اکباتان"),
        ("در نوبهار ۴۰ واحد مسکونی ساخته شد.", "نوبهار", "نوبهار"),
        ("در شهر نوبهار ۴۰ واحد مسکونی ساخته شد.", "شهر نوبهار", "نوبهار"),
    ],
)
def test_found_linked_and_the_place_of_facts(nlp: Language, text: str, words: str, name: str) -> None:
    result = pie.extract(text, nlp=nlp)
    assert [(mention.text, mention.place and mention.place.name) for mention in result.places] == [(words, name)]
    assert [fact.place and fact.place.name for fact in result.facts] == [name]
    assert (words, "LOC") in [(entity.text, entity.label) for entity in result.entities]


def test_all_that_the_table_tells_is_in_the_place(nlp: Language) -> None:
    doc = nlp("در شهرک ویان کارخانه‌ای ساخته شد.")
    assert doc._.pie.places[0].place == pie.Place(
        "شهرک صنعتی ویان", id="IND-041", province="همدان", county="کبودرآهنگ", latitude=35.0, longitude=48.8
    )
    assert [ent.kb_id_ for ent in doc.ents if ent.label_ == "LOC"] == ["IND-041"]


def test_a_county_tells_its_province(table: Path) -> None:
    own = gazetteer().extended(table)
    assert [(place.full_name, place.level, place.province) for place in own.find("نوبهار")] == [("نوبهار", "city", "همدان")]
    place = own.get("IND-041")
    assert place is not None
    assert place.name == "شهرک صنعتی ویان"
    assert own.centre("IND-041") is None


def test_the_places_of_the_package_stay_as_they_are(nlp: Language, table: Path) -> None:
    text = "مدیرکل تعاون لرستان گفت: ۵۳۷ تعاونی در شهرستان سلسله ثبت شده است."
    assert pie.extract(text, nlp=nlp).to_dict() == pie.extract(text).to_dict()
    own = gazetteer().extended(table)
    assert own.find("شهرستان سلسله") == pie.places.find("شهرستان سلسله")
    assert pie.places.find("شهرک ویان") == []
    assert pie.extract("در شهرک ویان کارخانه‌ای ساخته شد.").places == ()


def test_a_name_that_other_places_have_too_goes_by_the_province(tmp_path: Path) -> None:
    path = tmp_path / "places.toml"
    path.write_text('[[place]]\nname = "ملایر"\nlevel = "city"\nprovince = "یزد"\n', encoding="utf-8")
    nlp = pie.load(places=path)
    here = pie.extract("مدیرکل راه استان یزد گفت: در ملایر ۱۲ مدرسه ساخته شد.", nlp=nlp)
    there = pie.extract("مدیرکل راه استان همدان گفت: در ملایر ۱۲ مدرسه ساخته شد.", nlp=nlp)
    assert [result.facts[0].place and result.facts[0].place.province for result in (here, there)] == ["یزد", "همدان"]


def test_in_a_pipeline_of_ones_own_and_in_workers(table: Path) -> None:
    nlp = spacy.blank("fa")
    nlp.add_pipe("persian_ie_gazetteer", config={"places": str(table)})
    assert [mention.text for mention in nlp("در سد اکباتان")._.pie.places] == ["سد اکباتان"]
    results = list(pie.extract_many(["در سد اکباتان ۳ نفر کار می‌کنند."], workers=1, load=partial(pie.load, places=table)))
    assert [mention.text for result in results for mention in result.places] == ["سد اکباتان"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('name = "ویان"', "two brackets"),
        ('[place]\nname = "ویان"', "two brackets"),
        ("[[place]]\nname = ", "places.toml: "),
        ('\n[[place]]\nprovince = "همدان"', "line 2: a place has a name"),
        ('[[place]]\nname = ""', "line 1: name must be a string, and not empty"),
        ('[[place]]\nname = "و"', "line 1: 'و' is too short"),
        ('[[place]]\nname = "ویان"\n\n[[place]]\nname = "سد"\nheight = 12', "line 4: unknown key 'height'"),
        ('[[place]]\nname = "ویان"\nlatitude = "35"', "latitude must be a number of degrees"),
        ('[[place]]\nname = "ویان"\nlevel = "village"', "level may be country, province"),
        ('[[place]]\nname = "ویان"\nother_names = "شهرک"', "other_names must be a list"),
        ('[[place]]\nname = "ویان"\nprovince = "همدون"', "ویان: there is no province 'همدون'"),
        ('[[place]]\nname = "ویان"\nprovince = "یزد"\ncounty = "ملایر"', "ویان: no county 'ملایر' there"),
    ],
)
def test_a_broken_table_is_refused_with_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "places.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(pie.DataError) as error:
        pie.load(places=path)
    assert message in str(error.value)
    assert "places.toml" in str(error.value)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(pie.DataError, match=r"nowhere\.toml"):
        pie.load(places=tmp_path / "nowhere.toml")
