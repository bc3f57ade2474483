"""Officials of an article: names and titles in all orders that news uses."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.components.officials.find import find_officials
from persian_ie.lexicons.phrases import keys
from persian_ie.types import Zone


def plain(value: str | None) -> str:
    return " ".join(keys(value or "-"))


def officials(text: str) -> set[tuple[str, str, str]]:
    return {(plain(o.name), plain(o.role), plain(o.place)) for o in find_officials(text) if o.name and o.role}


def wanted(*rows: tuple[str, str, str | None]) -> set[tuple[str, str, str]]:
    return {(plain(name), plain(role), plain(place)) for name, role, place in rows}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # name and title side by side
        ("احمد توصیفیان، مدیرکل دامپزشکی ایلام، گفت: کار آغاز شد.", [("احمد توصیفیان", "مدیرکل", "ایلام")]),
        ("احمد توصیفیان مدیرکل دامپزشکی ایلام در نشست شورا گفت: کار آغاز شد.", [("احمد توصیفیان", "مدیرکل", "ایلام")]),
        ("مدیرکل دامپزشکی ایلام، احمد توصیفیان گفت: کار آغاز شد.", [("احمد توصیفیان", "مدیرکل", "ایلام")]),
        ("رئیس‌جمهور لبنان میشل سلیمان به تهران آمد.", [("میشل سلیمان", "رئیس جمهور", "لبنان")]),
        ("سرهنگ احمدی رئیس پلیس راه یزد گفت: جاده باز است.", [("احمدی", "رئیس", "یزد")]),
        # title in the lead, name in the next paragraph
        (
            "مدیرکل دامپزشکی ایلام از آغاز کار خبر داد.\nبه گزارش ایرنا، احمد توصیفیان در آیین گشایش اظهار داشت: کار آغاز شد.\nتوصیفیان افزود: راه باز است.",
            [("احمد توصیفیان", "مدیرکل", "ایلام")],
        ),
        (
            "خرم‌آباد - معاون عمرانی استاندار لرستان گفت: پل باز است.\nدکتر رضا بهرامی روز شنبه افزود: راه بسته است.",
            [("رضا بهرامی", "معاون", "لرستان")],
        ),
        # a name that no list has
        (
            "مدیر عامل شرکت گاز یزد گفت: لوله‌ها آماده است.\nبه گزارش ایسنا، پور سید محمودی در نشست خبری افزود: کار تمام شد.",
            [("پور سید محمودی", "مدیر عامل", "یزد")],
        ),
        (
            "مدیرکل دامپزشکی ایلام گفت: کار آغاز شد.\nبه گزارش ایرنا، موسوی با اعلام این خبر افزود: راه باز است.",
            [("موسوی", "مدیرکل", "ایلام")],
        ),
        # name first, title later
        ("علی رحمتی در نشست خبری گفت: کار آغاز شد.\nاستاندار ایلام ادامه داد: راه باز است.", [("علی رحمتی", "استاندار", "ایلام")]),
        # a short form of the title later
        (
            "مدیرکل منابع طبیعی و آبخیزداری یزد گفت: درخت کاشتیم.\nرضا نوری افزود: آب هست.\nمدیرکل منابع طبیعی استان ادامه داد: خاک خوب است.",
            [("رضا نوری", "مدیرکل", "یزد")],
        ),
        # two speakers
        (
            "استاندار ایلام گفت: کار آغاز شد.\nعلی رحمتی افزود: راه باز است.\nفرماندار دره‌شهر نیز گفت: پل بسته است.\nحسن نوری افزود: آب کم است.",
            [("علی رحمتی", "استاندار", "ایلام"), ("حسن نوری", "فرماندار", "دره‌شهر")],
        ),
        # a row of officials
        (
            "آیین با حضور رضا بهرامی معاون سیاسی استاندار یزد، حسن نوری فرماندار میبد، حجت‌الاسلام علی کاظمی امام جمعه میبد و احمد قاسمی شهردار میبد برگزار شد.",
            [
                ("رضا بهرامی", "معاون", "یزد"),
                ("حسن نوری", "فرماندار", "میبد"),
                ("علی کاظمی", "امام جمعه", "میبد"),
                ("احمد قاسمی", "شهردار", "میبد"),
            ],
        ),
        # foreign names
        ("جروم پاول، رئیس بانک مرکزی آمریکا گفت: نرخ بهره پایین می‌آید.", [("جروم پاول", "رئیس", "آمریکا")]),
        ("«ژان کاستکس» نخست‌وزیر فرانسه به وین رفت.", [("ژان کاستکس", "نخست وزیر", "فرانسه")]),
        # a second office in an article with one speaker
        (
            "سرپرست کمیته امداد گفت: وام می‌دهیم.\nحسین انوری افزود: کار هست.\nعضو شورای مرکزی کمیته امداد تأکید کرد: بازار خوب است.",
            [("حسین انوری", "سرپرست", None)],
        ),
        # an honorific before quotation marks; the title after another speaker
        (
            "حجت‌الاسلام «سامان هادی‌پور» گفت: راه باز است.\nدکتر علی لاهوتی در پاسخ گفت: پل بسته است.\nرئیس اتاق بازرگانی رشت افزود: آب هست.",
            [("علی لاهوتی", "رئیس", "رشت")],
        ),
        # a name at the end of a line has nothing to do with the title on the next
        ("سفر خانواده تهرانی\nمدیرکل دامپزشکی ایلام گفت: کار آغاز شد.\nعلی رحمتی افزود: راه باز است.", [("علی رحمتی", "مدیرکل", "ایلام")]),
        # Arabic letters
        ("رئيس سازمان جهاد كشاورزي يزد گفت: كار آغاز شد.\nعلي كاظمي افزود: راه باز است.", [("علی کاظمی", "رئیس", "یزد")]),
        # a trade beside an office
        ("دکتر داوود صالحی، استاد دانشگاه، نایب رئیس اتاق بازرگانی تبریز مهمان برنامه است.", [("داوود صالحی", "نایب رئیس", "تبریز")]),
    ],
)
def test_officials(text: str, rows: list[tuple[str, str, str | None]]) -> None:
    assert officials(text) == wanted(*rows)


@pytest.mark.parametrize(
    "text",
    [
        "بیمارستان امام رضا در مشهد است و خیابان شهید بهشتی در تهران.",
        "فرماندار پاوه از روستاها بازدید کرد.",  # no name
        "استان فارس و شهرستان بهار گرم بودند.",
        "امید به خانه‌دار شدن زیاد است و بهار نزدیک.",
        "علیرضا دبیر کشتی گرفت.",
        "خبرنگار: رضا احمدی",
        "شهید محمد بهشتی مردی بزرگ بود.",
        "این گزارش نشان داد بازار آرام است.",
    ],
)
def test_no_officials(text: str) -> None:
    assert officials(text) == set()


def test_mentions_of_a_person_are_joined() -> None:
    text = "مدیرکل دامپزشکی ایلام گفت: کار آغاز شد.\nاحمد توصیفیان افزود: راه باز است.\nوی ادامه داد: پل هست.\nتوصیفیان، گفت: آب هست."
    (official,) = find_officials(text)
    assert [text[start:end] for start, end in official.mentions] == ["مدیرکل دامپزشکی ایلام", "احمد توصیفیان", "وی", "توصیفیان"]
    assert official.organization == "دامپزشکی"


def test_an_office_without_a_name_and_a_person_without_an_office_are_speakers() -> None:
    (office,) = find_officials("سخنگوی وزارت نیرو گفت: برق کافی است.")
    assert (office.name, office.role, office.organization) == (None, "سخنگو", "وزارت نیرو")
    (person,) = find_officials("مریم صالحی گفت: کتابم چاپ شد.")
    assert (person.name, person.role) == ("مریم صالحی", None)


def test_names_in_page_furniture_do_not_count() -> None:
    text = "فرماندار پاوه گفت: کار آغاز شد.\nحسن نوری استاندار یزد"
    assert officials(text) == wanted(("حسن نوری", "استاندار", "یزد"))
    zones = [Zone(0, 31, "body"), Zone(32, len(text), "related")]
    assert [(o.name, o.role) for o in find_officials(text, zones=zones)] == [(None, "فرماندار")]


PIECES = [
    "معاون",
    "مدیرکل",
    "وزیر",
    "راه",
    "فرماندار",
    "رئیس",
    "و",
    "،",
    "سازمان",
    "استان",
    "پاوه",
    "در",
    "مجلس",
    "علی",
    "احمدی",
    "گفت",
    ":",
    ".",
    "\n",
    "وی",
    "سید",
    "دکتر",
    "«",
    "»",
    "نیز",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_string_is_read_without_error(text: str) -> None:
    for official in find_officials(text):
        assert official.name or official.role
        assert all(0 <= start < end <= len(text) for start, end in official.mentions)


@pytest.mark.parametrize(
    "piece", ["معاون ", "مدیرکل آب، ", "علی احمدی گفت: ", "فرماندار پاوه گفت: ", "و ", "(", "به گفته ", "علی احمدی، فرماندار پاوه گفت:\n"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    short, long = piece * (1000 // len(piece) + 1), piece * (8000 // len(piece) + 1)
    find_officials(short)  # loads the tables

    def seconds(text: str) -> float:
        began = time.process_time()
        find_officials(text)
        return time.process_time() - began

    fast = min(seconds(short) for _ in range(3))
    assert min(seconds(long) for _ in range(2)) < 30 * fast + 0.5
