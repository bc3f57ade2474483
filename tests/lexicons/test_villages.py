"""The register of villages: names and ids, and that nobody loads it unasked."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.files import model_file
from persian_ie.lexicons.gazetteer import gazetteer, place_key
from persian_ie.lexicons.villages import villages
from persian_ie.text.segmentation import tokenize


@pytest.mark.parametrize(
    ("name", "county", "province"),
    [
        ("کندلوس", "نوشهر", "مازندران"),
        ("روستای کندلوس", "نوشهر", "مازندران"),
        ("ابیانه", "نطنز", "اصفهان"),
        ("فیلبند", "بابل", "مازندران"),
        ("فیل‌بند", "بابل", "مازندران"),
        ("سرآقا سید", "کوهرنگ", "چهارمحال و بختیاری"),
    ],
)
def test_find(name: str, county: str, province: str) -> None:
    for place in (gazetteer().find(name, "village")[0], gazetteer(villages=True).find(name)[-1]):
        assert (place.level, place.county, place.province) == ("village", county, province)


def test_all_of_one_name() -> None:
    found = gazetteer().find("علی‌آباد", "village")
    assert len(found) > 300
    assert len(gazetteer().find("روستای علی‌آباد", "village")) >= len(found)
    assert {place.level for place in found} == {"village"}
    assert len({place.id for place in found}) == len(found)
    assert len({place.province for place in found}) > 25


def test_villages_come_last_and_only_when_asked() -> None:
    assert [place.level for place in gazetteer().find("کندلوس")] == []
    assert gazetteer().find("روستای کندلوس") == []
    assert [place.level for place in gazetteer(villages=True).find("میمند")][:1] != ["village"]
    assert gazetteer(villages=True).find("شهرستان سلسله") == gazetteer().find("شهرستان سلسله")


def test_ids_lead_back_and_up() -> None:
    place = gazetteer().find("کندلوس", "village")[0]
    assert place.id == "V0215020003023897"
    assert gazetteer().get(place.id) == place
    rural_district = gazetteer().get("R" + place.id[1:11])
    assert rural_district is not None
    assert (rural_district.name, rural_district.county) == ("زانوس رستاق", "نوشهر")
    assert gazetteer().get("V0215020003999999") is None
    assert gazetteer().get("V0215020004023897") is None
    assert gazetteer().get("VN") is not None


def test_a_county_made_since_is_known_with_the_one_it_was_part_of() -> None:
    for name, counties in (("بلسکله", ("خمام", "رشت")), ("جشوقان", ("کوهپایه", "اصفهان"))):
        assert counties in [village.counties for village in villages().candidates(place_key(name))]


def test_other_names_of_a_village_give_its_usual_one() -> None:
    assert "مسعودآباد" in [place.name for place in gazetteer().find("گازرخان", "village")]


def test_the_file_is_small() -> None:
    assert model_file("gazetteer/villages.tsv.gz").stat().st_size < 1_500_000


def test_nothing_loads_it_unasked() -> None:
    code = (
        "import persian_ie as pie; pie.load()('روستای کندلوس شهرستان نوشهر'); pie.places.find('روستای کندلوس');"
        "from persian_ie.lexicons.villages import villages; print(villages.cache_info().currsize)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "0"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("فیل بند", "فیل بند گازدار شد"),
        ("فیل بند", "فیل‌بند گازدار شد"),
        ("", "ندارد و راه"),
        ("کندلوس", "کندلوس و نیتل"),
    ],
)
def test_reach(name: str, text: str) -> None:
    tokens = tokenize(text)
    keys = [place_key(token.norm) for token in tokens]
    end = villages().reach(tokens, keys, 0, {0})
    assert place_key("".join(keys[:end])) == place_key(name)


@given(st.text(max_size=40))
def test_never_raises(name: str) -> None:
    gazetteer().find(name, "village")
    gazetteer().get("V" + name)
