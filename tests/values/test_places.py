"""Places in text: mentions, what they are linked to, and what is no place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persian_ie.types import PlaceMention
from persian_ie.values.places import find_place, find_places


def named(text: str, context: tuple[str, ...] = ()) -> list[str]:
    """What the mentions of a text are linked to: the full name, and the province where there is one."""
    return [label(mention) for mention in find_places(text, context=context)]


def label(mention: PlaceMention) -> str:
    place = mention.place
    if place is None:
        return f"?{mention.text}"
    level = "شهر " if place.level == "city" else ""
    return level + place.full_name + (f"، {place.province}" if place.province else "")


# what the text must give, first; then the texts
SPECS: list[tuple[list[str], list[str]]] = [
    (["استان لرستان"], ["در لرستان باران بارید", "استاندار لرستان گفت", "مدیرکل تعاون لرستان", "استان لرستان", "تعاونی‌های استان لرستان"]),
    (["شهرستان سلسله، لرستان"], ["شهرستان سلسله", "فرماندار سلسله گفت", "فرمانداری سلسله", "شهرستان الشتر"]),
    (["شهرستان خرم‌آباد، لرستان"], ["شهرستان خرم‌آباد", "شهرستان خرم آباد", "شهرستان خرمآباد", "فرماندار خرم‌آباد"]),
    (["شهر خرم‌آباد، لرستان"], ["شهر خرم‌آباد", "خرم‌آباد - ", "به گزارش خبرنگار از خرم‌آباد، آیین گشایش", "شهردار خرم‌آباد"]),
    (
        ["استان ایلام", "استان خوزستان", "استان کرمانشاه"],
        ["استان‌های ایلام، خوزستان و کرمانشاه", "استانهای ایلام ، خوزستان و کرمانشاه"],
    ),
    (
        ["استان خراسان شمالی", "استان خراسان جنوبی", "استان خراسان رضوی"],
        ["استان‌های خراسان شمالی، جنوبی و رضوی", "خراسان شمالی، جنوبی و رضوی"],
    ),
    (["استان تهران", "استان البرز"], ["استان‌های تهران و البرز", "استان تهران و البرز"]),
    (["استان چهارمحال و بختیاری"], ["چهارمحال و بختیاری", "استان چهارمحال‌وبختیاری", "استان چهارمحال وبختیاری"]),
    (["استان کهگیلویه و بویراحمد"], ["کهگیلویه و بویراحمد", "كهگيلويه و بوير احمد"]),
    (["استان البرز"], ["البرز", "استان البرز", "استاندار البرز"]),
    (["شهرستان البرز، قزوین"], ["شهرستان البرز"]),
    (["استان فارس"], ["استان فارس", "استاندار فارس"]),
    (["استان مرکزی"], ["استان مرکزی", "استاندار محترم استان مرکزی"]),
    (["شهر تهران، تهران"], ["تهران", "شهر تهران", "شهرداری تهران", "سفر به تهران"]),
    (["استان کرمان"], ["مدیرکل راه و شهرسازی کرمان گفت", "استانداری کرمان", "اداره کل ورزش و جوانان کرمان"]),
    (["شهر کرمان، کرمان"], ["در کرمان", "کرمان- جشنواره آغاز شد", "فرودگاه کرمان"]),
    (["ایران"], ["ایران", "جمهوری اسلامی ایران", "در ایران", "کشور ایران"]),
    (["آمریکا"], ["آمریکا", "امریکا", "ایالات متحده"]),
    (["بخش مرکزی، لرستان", "شهرستان سلسله، لرستان"], ["بخش مرکزی شهرستان سلسله", "بخش مرکزی شهرستان الشتر"]),
    (["شهر اندیشه، تهران"], ["شهر اندیشه", "شهردار اندیشه", "شهر جدید اندیشه"]),
    (["شهر مشهد، خراسان رضوی"], ["شهر مقدس مشهد", "در مشهد", "مشهد - "]),
    (["شهر کربلا"], ["کربلا", "شهر کربلا", "كربلا"]),
    (["روستای گل‌آباد"], ["روستای گل آباد", "روستای گل‌آباد", "روستای «گل‌آباد»"]),
    (["استان مازندران"], ["در ۱۲ روستای مازندران", "روستاهای مازندران", "سه روستای مازندران"]),
    (["روستای ورزآب", "روستای شترک", "روستای حسن‌آباد"], ["روستاهای ورزآب، شترک و حسن آباد", "روستاهای ورزآب ، شترک و حسن‌آباد آب دارند"]),
    (["خلیج فارس"], ["خلیج فارس", "آب‌های خلیج‌فارس"]),
    (["دریاچه ارومیه"], ["دریاچه ارومیه"]),
    (["?شهر حسن‌آباد"], ["شهر حسن‌آباد"]),
    (["?استان آذربایجان"], ["استان آذربایجان"]),
]

# Not one place in these.
NO_PLACE = [
    "بهار امسال باران خوبی بارید",
    "در بهار و تابستان",
    "۱۵ مهر ۱۴۰۳",
    "خبرگزاری فارس",
    "به گزارش خبرنگار فارس",
    "بانک مرکزی نرخ را اعلام کرد",
    "سلسله جلسات آموزشی",
    "مهران کریمی، مدیر شرکت، گفت",
    "دکتر مهران احمدی",
    "محمد بهار",
    "ایران خودرو",
    "روزنامه ایران",
    "خودروی دنا",
    "این شهر کرد نشین است",
    "بخش کشاورزی و بخش خصوصی",
    "در آستانه سال نو",
    "مهندس تهرانی و آقای کرمانشاهی",
    "نور خورشید",
    "آزادی زندانیان",
    "روستاهای محروم",
    "در این روستا تعاونی تشکیل شد",
    "این روستا تشکیل شده است",
    "روستای هدف گردشگری",
    "از روستای مرزی بازدید کرد",
    "این شهرستان خبر داد",
    "کشور و استان",
    "خیابان کرمان",
    "شهرک حسین‌آباد",
    "میدان فلسطین",
    "«سلسله»",
    "مردم آباد کردند",
    "در سده گذشته",
]


@pytest.mark.parametrize(("expected", "text"), [(expected, text) for expected, texts in SPECS for text in texts])
def test_specs(expected: list[str], text: str) -> None:
    assert named(text) == expected


@pytest.mark.parametrize("text", NO_PLACE)
def test_no_place(text: str) -> None:
    assert named(text) == []


def test_the_span_includes_the_level_word() -> None:
    text = "در شهرستان سلسله و استان‌های ایلام، خوزستان"
    assert [m.text for m in find_places(text)] == ["شهرستان سلسله", "استان‌های ایلام", "خوزستان"]


def test_a_name_in_quotes_is_closed() -> None:
    assert [m.text for m in find_places("از روستای «گل‌آباد» و شهرستان «سلسله» گذشت")] == ["روستای «گل‌آباد»", "شهرستان «سلسله»"]


def test_a_common_word_is_a_place_once_it_was_named_as_one() -> None:
    assert named("سلسله نشست‌ها") == []
    assert named("شهرستان سلسله\nدر سلسله ۱۲ طرح گشوده شد") == ["شهرستان سلسله، لرستان", "شهرستان سلسله، لرستان"]


def test_a_doubtful_name_needs_the_province_of_the_article() -> None:
    assert named("این طرح در مهران اجرا شد") == []
    assert named("استاندار ایلام گفت این طرح در مهران اجرا شد")[1:] == ["شهر مهران، ایلام"]
    assert named("این طرح در مهران اجرا شد", context=("ایلام",)) == ["شهر مهران، ایلام"]


def test_names_in_a_list_help_each_other() -> None:
    assert named("نماینده مردم نهاوند و بهار")[-1] == "شهر بهار، همدان"


def test_the_province_decides_between_namesakes() -> None:
    assert named("استان قم\nدر بخش حسن‌آباد") != named("استان تهران\nشهر حسن‌آباد")
    assert named("استاندار تهران گفت در شهر حسن‌آباد")[-1] == "شهر حسن‌آباد، تهران"
    assert named("استاندار اصفهان گفت در شهر حسن‌آباد")[-1] == "شهر حسن‌آباد، اصفهان"


def test_a_province_named_as_one_stays_one() -> None:
    assert named("استان همدان\nهمدان ظرفیت خوبی دارد") == ["استان همدان", "استان همدان"]
    assert named("استان همدان\nهمدان - نشست") == ["استان همدان", "شهر همدان، همدان"]


def test_a_village_lies_where_the_article_is() -> None:
    village = find_places("شهرستان سلسله\nدر روستای تازه‌کند ساخته شد")[1].place
    assert village is not None
    assert (village.name, village.level, village.province, village.county) == ("تازه‌کند", "village", "لرستان", "سلسله")


def test_cities_abroad_are_known_by_their_country() -> None:
    assert named("پاکستان\nاسلام آباد - نشست")[1] == "شهر اسلام‌آباد"
    assert named("احمدآباد هند") == ["?احمدآباد", "هند"]


def test_candidates_of_what_is_open() -> None:
    (mention,) = find_places("شهر حسن‌آباد")
    assert mention.place is None
    assert len(mention.candidates) > 1
    assert all(identifier.startswith("T") for identifier in mention.candidates)


@pytest.mark.parametrize(
    ("text", "full_name"),
    [("شهرستان سلسله", "شهرستان سلسله"), (" استان لرستان ", "استان لرستان"), ("سلسله", "شهرستان سلسله"), ("تهران", "تهران")],
)
def test_find_place(text: str, full_name: str) -> None:
    mention = find_place(text)
    assert mention is not None
    assert mention.place is not None
    assert mention.place.full_name == full_name


@pytest.mark.parametrize("text", ["", "کشاورزی", "در تهران", "شهرستان"])
def test_find_place_wants_the_whole(text: str) -> None:
    assert find_place(text) is None


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    end = 0
    for mention in find_places(text):
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        end = mention.end


@given(
    st.lists(
        st.sampled_from(
            [
                "شهرستان",
                "سلسله",
                "،",
                "و",
                "در",
                "لرستان",
                "روستای",
                "تهران",
                "-",
                "بخش",
                "مرکزی",
                "\n",
                "علی",
                "استان‌های",
                "خراسان",
                "شمالی",
                "رضوی",
            ]
        )
    )
)
def test_any_order_of_place_words(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for mention in find_places(text):
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        end = mention.end


@pytest.mark.parametrize("unit", ["و ", "شهرستان ", "روستای ", "روستاهای حسن‌آباد، ", "تهران، ", "استان‌های تهران و ", "بندر ", "از سلسله "])
def test_linear_time(unit: str) -> None:
    text = unit * 6_000
    start = time.process_time()
    find_places(text)
    assert time.process_time() - start < 5
