"""Facts of short articles: the sentence first, then every fact that must come out, in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import persian_ie as pie

PUBLISHED = "2025-09-06"  # Saturday, 15 Shahrivar 1404


def facts(text: str) -> list[pie.Fact]:
    return list(pie.extract({"text": text, "published": PUBLISHED}).facts)


# Each case: a sentence, and for each of its facts the slots that the case is about.
CASES: list[tuple[str, list[dict[str, Any]]]] = [
    # things counted
    ("۵۳۷ تعاونی در شهرستان سلسله ثبت شده است.", [{"value": 537, "unit": "count", "item": "تعاونی", "indicator": "cooperative_count", "modality": "actual"}]),
    ("در این استان ۲۰ مدرسه و ۳ درمانگاه ساخته شد.", [{"value": 20, "item": "مدرسه", "indicator": "facility_count"}, {"value": 3, "item": "درمانگاه"}]),
    ("تاکنون ۱۲ هزار و ۴۰۰ واحد مسکونی تحویل شده است.", [{"value": 12400, "item": "واحد مسکونی", "indicator": "housing_unit_count", "time": "2025-09-06"}]),
    ("۵۰۰ فقره تسهیلات پرداخت شد.", [{"value": 500, "unit": "count", "item": "تسهیلات", "indicator": "loan_count"}]),
    # people
    ("در این حادثه ۳ نفر کشته و ۵ نفر زخمی شدند.", [{"value": 3, "unit": "person", "indicator": "casualty_count"}, {"value": 5, "unit": "person", "indicator": "casualty_count"}]),
    ("سال گذشته ۵۰ هزار زائر به این شهر آمدند.", [{"value": 50000, "unit": "person", "item": "زائر", "indicator": "visitor_count", "time": "2024-03-20/2025-03-20"}]),
    # money
    ("۲۰ میلیارد تومان اعتبار به این طرح اختصاص یافت.", [{"value": 200_000_000_000, "unit": "IRR", "item": "اعتبار", "indicator": "credit_amount"}]),
    ("این پروژه با اعتباری بالغ بر ۵۲ میلیارد ریال اجرا شد.", [{"value": 52_000_000_000, "item": "اعتبار", "bound": "at_least"}]),
    ("صادرات ۱۰۰ میلیون دلاری استان محقق شد.", [{"value": 100_000_000, "unit": "USD", "item": "صادرات", "indicator": "trade_value"}]),
    # shares and changes
    ("۵۳ درصد تعاونی‌های کشور تولیدی هستند.", [{"value": 53, "unit": "percent", "item": "تعاونی", "indicator": "share", "change": "level"}]),
    ("صادرات استان ۴۶ درصد افزایش یافته است.", [{"value": 46, "unit": "percent", "change": "increase", "indicator": "growth_rate"}]),
    ("رشد ۵۵ درصدی صادرات ثبت شد.", [{"value": 55, "change": "increase", "item": "صادرات", "indicator": "growth_rate"}]),
    # sizes
    ("امسال ۱۲۰ هکتار گلخانه ساخته شد.", [{"value": 120, "unit": "ha", "item": "گلخانه", "indicator": "physical_size"}]),
    # modality
    ("سال آینده ۴۰ پروژه افتتاح خواهد شد.", [{"value": 40, "modality": "planned", "indicator": "project_count"}]),
    ("۴۵ طرح در هفته دولت افتتاح می‌شود.", [{"value": 45, "modality": "planned"}]),
    ("پیش‌بینی می‌شود ۳۰۰ فرصت شغلی ایجاد شود.", [{"value": 300, "modality": "forecast", "indicator": "job_capacity"}]),
    ("این کارگاه ظرفیت اشتغال تا ۵۰ بافنده را دارد.", [{"value": 50, "modality": "capacity", "bound": "at_most", "indicator": "job_capacity"}]),
    ("برای تکمیل آن ۱۵ میلیارد تومان نیاز است.", [{"value": 150_000_000_000, "modality": "needed"}]),
    ("اگر اعتبار تأمین شود ۲۰۰ نفر مشغول به کار می‌شوند.", [{"value": 200, "modality": "hypothetical", "indicator": "job_capacity"}]),
    # lists: each number with its own place
    (
        "میبد ۱۸ کارگاه، اردکان ۱۳ کارگاه و تفت ۷ کارگاه دارند.",
        [{"value": 18, "place": "میبد"}, {"value": 13, "place": "اردکان"}, {"value": 7, "place": "تفت"}],
    ),
    (
        "در شهرستان زنجان ۴۵۹ شرکت تعاونی، در شهرستان ابهر ۱۲۰ شرکت تعاونی و در شهرستان خدابنده ۲۵۳ شرکت تعاونی فعال است.",
        [{"value": 459, "place": "زنجان"}, {"value": 120, "place": "ابهر"}, {"value": 253, "place": "خدابنده"}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_slots(text: str, expected: list[dict[str, Any]]) -> None:
    found = facts(text)
    assert [fact.value for fact in found] == [slots["value"] for slots in expected]
    for fact, slots in zip(found, expected, strict=True):
        got = {name: getattr(fact, name) for name in slots}
        if "place" in slots:
            got["place"] = fact.place and fact.place.name
        assert got == slots


# What is no fact (section 1 of the annotation guide).
NO_FACTS = [
    "این جلسه ساعت ۱۷:۳۰ روز ۱۵ شهریور ۱۴۰۴ برگزار شد.",
    "دومین فرودگاه استان در فاز سوم افتتاح شد.",
    "بر اساس اصل ۴۴ قانون اساسی و تبصره ۳ این ماده عمل می‌شود.",
    "این مجموعه یک تعاونی دانش‌بنیان است.",
    "تعدادی از کارشناسان و صدها نفر از مردم حضور داشتند.",
    "او از ۲ ماه پیش مدیر این اداره است.",
    "سال ۹۷ سال خوبی برای کشاورزان بود.",
]


@pytest.mark.parametrize("text", NO_FACTS)
def test_no_fact(text: str) -> None:
    assert [fact.text for fact in facts(text)] == []


def test_place_and_speaker_come_from_the_article() -> None:
    text = (
        "مدیرکل تعاون، کار و رفاه اجتماعی سمنان از رشد تعاونی‌ها خبر داد.\n"
        "به گزارش خبرنگار ما، رضا محمدی در جمع خبرنگاران اظهار کرد: ۷۸۰ تعاونی در استان فعال است.\n"
        "محمدی ادامه داد: این تعاونی‌ها ۹ هزار عضو دارند."
    )
    cooperatives, members = facts(text)
    assert (cooperatives.value, members.value) == (780, 9000)
    assert members.indicator == "cooperative_member_count"
    for fact in (cooperatives, members):
        assert fact.place is not None
        assert fact.place.full_name == "استان سمنان"
        assert fact.speaker is not None
        assert (fact.speaker.name, fact.speaker.role) == ("رضا محمدی", "مدیرکل")


def test_a_headline_takes_its_place_from_the_body_and_has_no_speaker() -> None:
    result = pie.extract(
        {
            "title": "۴۵ طرح افتتاح می‌شود",
            "text": "فرماندار ابهر گفت: همزمان با هفته دولت ۴۵ طرح در شهرستان ابهر افتتاح می‌شود.",
            "published": "2025-08-20",
        }
    )
    headline, body = result.facts
    assert headline.place == body.place
    assert headline.speaker is None
    assert headline.time == body.time
    assert result.text[headline.start : headline.end] == headline.text


def test_a_number_told_again_is_marked() -> None:
    first, other, again = facts("۲۰ مدرسه و ۳ درمانگاه ساخته شد.\nاین ۲۰ مدرسه در دو سال ساخته شده است.")[:3]
    assert (first.same_as, other.same_as, again.same_as) == (None, None, 0)


def test_every_slot_says_where_it_was_read() -> None:
    text = "علی رضایی، فرماندار ابهر گفت: سال گذشته در شهرستان ابهر ۲۰ مدرسه ساخته شد."
    result = pie.extract(text, published=PUBLISHED)
    (fact,) = result.facts
    words = {evidence.slot: text[evidence.start : evidence.end] for evidence in fact.evidence}
    assert words == {
        "number": "۲۰",
        "item": "مدرسه",
        "modality": "شد",
        "place": "شهرستان ابهر",
        "time": "سال گذشته",
        "speaker": "فرماندار ابهر",
    }
    explained = result.explain(fact).splitlines()
    assert explained[0].startswith("number = 20")
    assert 'time = 2024-03-20/2025-03-20, from "سال گذشته"' in result.explain(fact)
    assert len(explained) == len(fact.evidence)


def test_own_indicators_come_first(tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text('[[rule]]\ncode = "school_count"\nunit = ["count"]\nhead = ["مدرسه"]\n', encoding="utf-8")
    nlp = pie.load(indicators=table)
    school, clinic = pie.extract("۲۰ مدرسه و ۳ درمانگاه ساخته شد.", nlp=nlp).facts
    assert (school.indicator, clinic.indicator) == ("school_count", "facility_count")
