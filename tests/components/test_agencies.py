"""Public bodies in text: the table, local bodies, news agencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.lexicons.agencies import agencies, find_agencies, known_agency
from persian_ie.lexicons.phrases import keys


def plain(value: str | None) -> str:
    return " ".join(keys(value or "-"))


@pytest.mark.parametrize(
    ("text", "mention", "name", "kind", "place"),
    [
        (
            "از سوی وزارت تعاون، کار و رفاه اجتماعی اعلام شد",
            "وزارت تعاون، کار و رفاه اجتماعی",
            "وزارت تعاون، کار و رفاه اجتماعی",
            "ministry",
            None,
        ),
        ("وزارت تعاون کار و رفاه اجتماعی خبر داد", "وزارت تعاون کار و رفاه اجتماعی", "وزارت تعاون، کار و رفاه اجتماعی", "ministry", None),
        ("مسئولان صمت در نشست", "صمت", "وزارت صنعت، معدن و تجارت", "ministry", None),
        ("مأموران ناجا به محل رفتند", "ناجا", "نیروی انتظامی جمهوری اسلامی ایران", "police", None),
        ("به گزارش ایرنا، باران می‌بارد", "ایرنا", "خبرگزاری جمهوری اسلامی", "news_agency", None),
        ("به گزارش مهر، باران می‌بارد", "مهر", "خبرگزاری مهر", "news_agency", None),
        ("در گفت‌وگو با خبرنگار اقتصادی فارس گفت", "فارس", "خبرگزاری فارس", "news_agency", None),
        (
            "اداره کل تعاون، کار و رفاه اجتماعی لرستان",
            "اداره کل تعاون، کار و رفاه اجتماعی لرستان",
            "اداره کل تعاون، کار و رفاه اجتماعی",
            "directorate",
            "لرستان",
        ),
        ("در فرمانداری پاوه برگزار شد", "فرمانداری پاوه", "فرمانداری", "governor", "پاوه"),
        ("شبکه بهداشت و درمان شهرستان خاش", "شبکه بهداشت و درمان شهرستان خاش", "شبکه بهداشت و درمان", "health_network", "خاش"),
        ("سازمان جهاد کشاورزی قم", "سازمان جهاد کشاورزی قم", "سازمان جهاد کشاورزی", "organization", "قم"),
        ("شرکت آب و فاضلاب استان یزد", "شرکت آب و فاضلاب استان یزد", "شرکت آب و فاضلاب", "company", "یزد"),
        ("آب و فاضلاب شهری بندرانزلی", "آب و فاضلاب شهری بندرانزلی", "آب و فاضلاب شهری", "directorate", "بندرانزلی"),
        ("دانشگاه علوم پزشکی ایلام", "دانشگاه علوم پزشکی ایلام", "دانشگاه علوم پزشکی", "university", "ایلام"),
        ("کمیته امداد امام خمینی (ره) خبر داد", "کمیته امداد امام خمینی (ره)", "کمیته امداد امام خمینی (ره)", "foundation", None),
        ("بانک مرکزی ایران اعلام کرد", "بانک مرکزی ایران", "بانک مرکزی جمهوری اسلامی ایران", "bank", None),
    ],
)
def test_mention(text: str, mention: str, name: str, kind: str, place: str | None) -> None:
    (found,) = find_agencies(text)
    assert (found.text, plain(found.name), found.kind, plain(found.place)) == (mention, plain(name), kind, plain(place))
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        ("اداره کل دامپزشکی ایلام", "سازمان دامپزشکی کشور"),
        ("استانداری یزد", "وزارت کشور"),
        ("دادگستری استان قم", "قوه قضاییه"),
        ("شبکه بهداشت و درمان خاش", "وزارت بهداشت، درمان و آموزش پزشکی"),
        ("شرکت گاز استان اردبیل", "شرکت ملی گاز ایران"),
        ("آب و فاضلاب روستایی لرستان", "شرکت مهندسی آب و فاضلاب کشور"),
        ("ایسنا", "جهاد دانشگاهی"),
    ],
)
def test_parent(text: str, parent: str) -> None:
    (found,) = find_agencies(text)
    assert found.parent == parent


@pytest.mark.parametrize(
    "text",
    [
        "۲۵ مهر هوا سرد شد",
        "استان فارس پهناور است",
        "در این شرکت کنندگان بسیار بودند",
        "کودکان در جشن شرکت کردند",
        "مرکز شهر شلوغ است",
        "جامعه به آرامش نیاز دارد",
        "خرما میوه خوبی است",
    ],
)
def test_no_body(text: str) -> None:
    assert find_agencies(text) == []


def test_this_ministry_is_the_one_named_before() -> None:
    first, second = find_agencies("وزارت نیرو طرح تازه‌ای دارد. این وزارتخانه سه سد می‌سازد.")
    assert (second.name, second.kind, second.rule) == (first.name, "ministry", "anaphor")


def test_every_parent_of_the_table_is_a_body_of_the_table() -> None:
    table = agencies()
    missing = {value.parent for value in table._values.values() if value.parent and table.get(value.parent) is None}
    assert missing <= {"شهرداری تهران"}


def test_names_and_abbreviations_are_the_same_body() -> None:
    for short, full in {
        "ناجا": "نیروی انتظامی",
        "سپاه": "سپاه پاسداران انقلاب اسلامی",
        "صدا و سیما": "رسانه ملی",
        "وزارت کار": "وزارت تعاون، کار و رفاه اجتماعی",
    }.items():
        assert known_agency(short) is not None
        assert known_agency(short).name == known_agency(full).name  # type: ignore[union-attr]


@given(
    st.lists(
        st.sampled_from(
            [
                "اداره",
                "کل",
                "سازمان",
                "و",
                "،",
                "استان",
                "پاوه",
                "(",
                "«",
                "»",
                "این",
                "وزارتخانه",
                "وزارت",
                "نفت",
                "\n",
                "۵",
                "به گزارش",
                "مهر",
            ]
        ),
        max_size=25,
    ).map(" ".join)
    | st.text(max_size=60)
)
def test_any_string_is_read_without_error(text: str) -> None:
    last = 0
    for agency in find_agencies(text):
        assert last <= agency.start < agency.end <= len(text)
        assert text[agency.start : agency.end] == agency.text
        last = agency.end
