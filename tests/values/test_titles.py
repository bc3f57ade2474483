"""Titles: role, body and jurisdiction. The cases are written for this table, in the style of agency news."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie import Official
from persian_ie.lexicons.phrases import Reading, keys
from persian_ie.values.titles import find_titles, parse_title

CASES = [
    line.split("\t") for line in Path(__file__).with_name("titles.tsv").read_text("utf-8").splitlines() if line and not line.startswith("#")
]
PIECES = [
    "معاون",
    "مدیرکل",
    "وزیر",
    "فرماندار",
    "رئیس",
    "و",
    "،",
    "سازمان",
    "استان",
    "پاوه",
    "در",
    "مجلس",
    "نماینده",
    "علی",
    "احمدی",
    "(",
    "ره",
    "\n",
    "۱۲",
    "رئیس‌جمهور",
]


def plain(value: str | None) -> str:
    return " ".join(keys(value or "-"))


@pytest.mark.parametrize(("title", "role", "organization", "place"), CASES, ids=[case[0] for case in CASES])
def test_title(title: str, role: str, organization: str, place: str) -> None:
    official = parse_title(title)
    assert official is not None
    assert (plain(official.role), plain(official.organization), plain(official.place)) == (plain(role), plain(organization), plain(place))
    assert official.name is None


@pytest.mark.parametrize(
    ("text", "name", "role", "place"),
    [
        ("بهروز کریمی‌نژاد، فرماندار پاوه", "بهروز کریمی‌نژاد", "فرماندار", "پاوه"),
        ("سرهنگ احمدی رئیس پلیس راه", "احمدی", "رئیس", None),
        ("فرماندار پاوه سید حسن موسوی", "سید حسن موسوی", "فرماندار", "پاوه"),
        ("حجت‌الاسلام والمسلمین رضا نوری امام جمعه خاش", "رضا نوری", "امام جمعه", "خاش"),
    ],
)
def test_title_with_name(text: str, name: str, role: str, place: str | None) -> None:
    official = parse_title(text)
    assert isinstance(official, Official)
    assert (plain(official.name), official.role, official.place) == (plain(name), role, place)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "کتاب خوب",
        "استان لرستان",
        "پاوه",
        "مدیرکل دامپزشکی ایلام گفت",
        "در گفت‌وگو با استاندار",
        "۱۲ نفر",
        "عضو خانواده",
        "مدیریت منابع آب",
        "مدیران کل استان‌ها",
        "کارشناس مسائل خاورمیانه",
        "ریاست جمهوری",
    ],
)
def test_no_title(text: str) -> None:
    assert parse_title(text) is None


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("معاون عمرانی استاندار کرمان گفت", "معاون عمرانی استاندار کرمان"),
        ("استاندار هرمزگان پرورش ماهی را از مزیت‌ها برشمرد", "استاندار هرمزگان"),
        ("رئیس سازمان حفاظت محیط زیست مدیریت پسماند را اولویت خواند", "رئیس سازمان حفاظت محیط زیست"),
        ("مدیرکل پیشگیری از وقوع جرم دادگستری یزد در نشست", "مدیرکل پیشگیری از وقوع جرم دادگستری یزد"),
        ("دیدار با فرماندار بانه و مردم", "فرماندار بانه"),
        ("در کنار معاون دانشگاه و سایر مدیران", "معاون دانشگاه"),
        ("مدیرعامل شرکت گاز موظف است", "مدیرعامل شرکت گاز"),
        ("سخنگوی حزب تکذیب کرد", "سخنگوی حزب"),
        ("معاون سازمان بنادر جمهوری اسلامی ایران در مراسم تحویل کشتی گفت", "معاون سازمان بنادر جمهوری اسلامی ایران"),
        ("نماینده ادوار مجلس می‌گوید", "نماینده ادوار مجلس"),
        ("رئیس دانشگاه دستور پیگیری داد", "رئیس دانشگاه"),
        ("عضو هیئت مدیره خانه هنر است", "عضو هیئت مدیره خانه هنر"),
        ("وزیر پیشنهاد داد", "وزیر"),
    ],
)
def test_where_a_title_ends(sentence: str, title: str) -> None:
    reading = Reading(sentence)
    (found,) = find_titles(reading)
    start, end = reading.span(found.start, found.end)
    assert sentence[start:end] == title


def test_a_title_that_ran_into_its_sentence_is_cut_where_it_ends_elsewhere() -> None:
    text = "معاون پژوهش مرکز نوآوری گفت: آغاز شد.\nمعاون پژوهش مرکز نوآوری گسترش کارگاه‌ها را لازم دانست."
    reading = Reading(text)
    assert [text[slice(*reading.span(t.start, t.end))] for t in find_titles(reading)] == ["معاون پژوهش مرکز نوآوری"] * 2


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=60))
def test_any_string_is_read_without_error(text: str) -> None:
    parse_title(text)
    reading = Reading(text)
    for title in find_titles(reading):
        start, end = reading.span(title.start, title.end)
        assert 0 <= start < end <= len(text)
