"""Facts of short articles: the sentence first, then every fact that must come out, in order."""

from __future__ import annotations

import time
from decimal import Decimal
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
    # the item: what is measured or counted, not what is done to it
    ("تاکنون ۳۰۰ کیلومتر از راه‌های روستایی آسفالت شده است.", [{"value": 300, "unit": "km", "item": "راه روستایی"}]),
    ("در این مدت ۱۱۳ کیلوگرم انواع مواد مخدر کشف شد.", [{"value": 113, "unit": "kg", "item": "مواد مخدر"}]),
    ("این تیم موفق به کسب ۵۲ مدال شد.", [{"value": 52, "item": "مدال"}]),
    ("مأموران در این کشتی ۵۰۰ کیلوگرم تریاک کشف کردند.", [{"value": 500, "unit": "kg", "item": "تریاک"}]),
    ("۳۴۶ بسته بهداشتی میان نیازمندان توزیع شد.", [{"value": 346, "item": "بسته بهداشتی"}]),
    ("۴۱۹ مداح در استان فعالیت دارند.", [{"value": 419, "unit": "person", "item": "مداح"}]),
    ("همایش در سه بخش دولتی و خصوصی برگزار شد.", [{"value": 3, "item": "بخش"}]),
    ("در این دوره ۴۰۰ نفر از دانشجویان شرکت کردند.", [{"value": 400, "unit": "person", "item": "دانشجو", "indicator": "participant_count"}]),
    ("تعداد دانشجویان این دانشگاه ۵ هزار و ۸۰۰ نفر است.", [{"value": 5800, "unit": "person", "item": "دانشجو"}]),
    ("۲۹۰ رأس گوسفند قاچاق به ارزش ۱۰ میلیارد ریال کشف شد.", [{"value": 290, "item": "گوسفند قاچاق"}, {"value": 10**10, "item": "گوسفند قاچاق"}]),
    ("این شهر ۲۴ هزار هکتار اراضی ملی دارد که از این میزان ۹ هزار هکتار جنگل است.", [{"value": 24000, "item": "اراضی ملی"}, {"value": 9000, "item": "جنگل"}]),
    # adjectives of number: what a place holds, how old somebody is
    ("ورزشگاه شش هزار نفری شهر افتتاح شد.", [{"value": 6000, "unit": "person", "item": "ورزشگاه", "modality": "capacity", "indicator": "service_capacity"}]),
    ("پلیس پسر ۱۴ ساله را پیدا کرد.", [{"value": 14, "unit": "a", "item": "پسر", "indicator": "age"}]),
    # the price, what is sold for it, and what a number is told of
    ("قیمت خرید دلار در بازار ۱۱ هزار تومان است.", [{"value": 110_000, "item": "دلار", "indicator": "price"}]),
    ("امسال خرما به قیمت ۲۴ هزار تومان فروخته شد.", [{"value": 240_000, "item": "خرما"}]),
    ("قیمت هر کیلوگرم گوشت گوسفندی از ۳۸۰ هزار تومان به ۴۶۰ هزار تومان رسید.",
     [{"value": 3_800_000, "item": "گوشت گوسفندی", "indicator": "price"}, {"value": 4_600_000, "item": "گوشت گوسفندی", "indicator": "price"}]),
    ("در این عملیات ۲۷ خدمه توقیف شدند.", [{"value": 27, "unit": "person", "item": "خدمه", "indicator": "arrest_count"}]),
    ("۲۳۸ نماینده حاضر در مجلس رأی دادند.", [{"value": 238, "unit": "person", "item": "نماینده حاضر", "indicator": "participant_count"}]),
    ("این اداره به ۱۱۵ هزار مشترک خدمات می‌دهد.", [{"value": 115_000, "unit": "person", "item": "مشترک", "indicator": "beneficiary_count"}]),
    ("قیمت توافقی پسته هر کیلوگرم ۴۰۰ هزار تومان است.", [{"value": 4_000_000, "item": "پسته", "per": "کیلوگرم"}]),
    ("قیمت هر کیلو زعفران نگین ۱۲۰ میلیون تومان و زعفران پوشال ۹۵ میلیون تومان است.",
     [{"value": 12 * 10**8, "item": "زعفران نگین", "indicator": "price"}, {"value": 950 * 10**6, "item": "زعفران پوشال", "indicator": "price"}]),
    ("قیمت هر کیلو برنج ۹۰ هزار تومان است و ۵ میلیارد تومان تسهیلات پرداخت شد.",
     [{"value": 900_000, "item": "برنج", "indicator": "price"}, {"value": 5 * 10**10, "item": "تسهیلات", "indicator": "credit_amount"}]),
    ("قیمت هر کیلو میگو ۱۱۰ هزار تومان است و در بازار دبی به ۳۰ درهم می‌رسد.",
     [{"value": 1_100_000, "item": "میگو"}, {"value": 30, "unit": "AED", "item": "میگو", "indicator": "price"}]),
    ("قیمت هر کیلو میگو ۱۱۰ هزار تومان است و بدهی به ۵ میلیارد تومان می‌رسد.",
     [{"value": 1_100_000, "item": "میگو"}, {"value": 5 * 10**10, "item": "بدهی", "indicator": "debt"}]),
    ("هر یورو را به قیمت ۱۲ هزار تومان می‌خرند و ۱۳ هزار تومان می‌فروشند.",
     [{"value": 120_000, "item": "یورو", "indicator": "price"}, {"value": 130_000, "item": "یورو", "indicator": "price"}]),
    ("قیمت کارخانه سیمان ۲۰ هزار تومان است.", [{"value": 200_000, "item": "سیمان", "indicator": "price"}]),
    ("در حال حاضر ۲۹۰ نماینده داریم.", [{"value": 290, "item": "نماینده", "indicator": "other"}]),
    ("۵ نفر از نمایندگان به کمیسیون مشترک رفتند.", [{"value": 5, "item": "نماینده", "indicator": "other"}]),
    ("قیمت خرما ۶۵ درصد افزایش یافت.", [{"value": 65, "item": "قیمت خرما", "indicator": "growth_rate"}]),
    ("وی زیربنای این پروژه را ۷ هزار متر مربع اعلام کرد.", [{"value": 7000, "unit": "m2", "item": "پروژه"}]),
    ("ذخایر طلای کشور ۹ میلیارد دلار افزایش یافت.", [{"value": 9 * 10**9, "unit": "USD", "item": "ذخیره طلا", "indicator": "other"}]),
    ("برای این طرح ۳ میلیارد ریال از محل اعتبارات استان هزینه شد.", [{"value": 3 * 10**9, "item": "هزینه", "indicator": "cost"}]),
    ("کمینه دمای هوا به ۴ درجه رسید.", [{"value": 4, "unit": "degC", "item": "کمینه دما"}]),
    ("دمای خانه ۲۰ درجه بود.", [{"value": 20, "unit": "degC", "item": "خانه"}]),
    ("آزمون سه مرحله‌ای برگزار شد.", [{"value": 3, "item": "مرحله"}]),
    ("ورزشکاران استان ۶ مدال طلا و ۳ نقره گرفتند.", [{"value": 6, "item": "مدال طلا"}, {"value": 3, "item": "مدال نقره"}]),
    ("مسابقات در پنج رشته ورزشی برگزار شد.", [{"value": 5, "item": "رشته ورزشی"}]),
    ("سخنان او در جمع ۵۰ هزار نفری بسیجیان پخش شد.", [{"value": 50000, "unit": "person", "item": "بسیجی"}]),
    ("کاهش بیش از ۹۰ درصدی زندانیان در استان", [{"value": 90, "item": "زندانی", "change": "decrease"}]),
    # planned, and what only sounds so
    ("شهردار از آغاز ساخت ۲۰ مدرسه خبر داد.", [{"value": 20, "modality": "planned"}]),
    ("مجوز استخدام ۱۲ هزار نفر صادر شد.", [{"value": 12000, "modality": "planned"}]),
    ("این شرکت قصد دارد ۱۵ کارخانه بسازد.", [{"value": 15, "modality": "planned"}]),
    ("مجلس دولت را موظف به تأمین ۴ میلیون تن قیر کرد.", [{"value": 4_000_000, "unit": "t", "modality": "planned"}]),
    ("وی از در حال احداث بودن ۱۳ کتابخانه در استان خبر داد.", [{"value": 13, "modality": "actual"}]),
    ("۳۵۰ پروژه در دست اجراست و ۲۴ هتل افتتاح خواهد شد.", [{"value": 350, "modality": "actual"}, {"value": 24, "modality": "planned"}]),
    ("از این اقدامات می‌توان به اضافه شدن ۴ دانشکده اشاره کرد.", [{"value": 4, "item": "دانشکده", "modality": "actual"}]),
    ("این کارخانه می‌تواند روزانه ۷۰ تن پسته فرآوری کند.", [{"value": 70, "modality": "capacity"}]),
    ("در این تالار ۳۲۰ تن مس از سوی مشتریان خریداری شد.", [{"value": 320, "item": "مس", "indicator": "trade_value"}]),
    ("در بورس ۹۰ هزار تن کالا به ارزش ۴۵ میلیارد ریال معامله شد.", [{"value": 90_000}, {"value": 45_000_000_000, "indicator": "trade_value"}]),
    ("سپرده‌های مردم نزد بانک‌ها و موسسات اعتباری به ۱۵ هزار میلیارد ریال رسید.", [{"value": 15 * 10**12, "item": "سپرده مردم", "indicator": "other"}]),
    ("سود وام ۵ ساله کاهش یافت.", [{"value": 5, "unit": "a", "item": "وام", "indicator": "duration"}]),
    ("سود اوراق قرضه ۱۰ ساله کاهش یافت.", [{"value": 10, "unit": "a", "item": "اوراق قرضه", "indicator": "duration"}]),
    ("این خرید باعث شد تا شاخص کل ۱.۵ درصد افزایش یابد.", [{"value": 1.5, "modality": "actual", "change": "increase"}]),
    ("این طرح باعث می‌شود تا مصرف آب ۲۰ درصد کاهش یابد.", [{"value": 20, "modality": "planned", "change": "decrease"}]),
    ("الزام دولت با ۲۳۸ امضا تصویب شد.", [{"value": 238, "modality": "actual"}]),
    ("دولت موظف شد ۳۰ مدرسه بسازد.", [{"value": 30, "modality": "planned"}]),
    ("۸۰ دستگاه اجرایی موظف به اجرای این قانون هستند.", [{"value": 80, "modality": "actual"}]),
    ("باید با این سیاست ۲۰ هزار شغل ایجاد شود.", [{"value": 20_000, "modality": "needed"}]),
    ("تلاش کرده‌ایم تا نرخ بیکاری ۲ درصد کاهش یابد.", [{"value": 2, "modality": "planned", "change": "decrease"}]),
    ("ظرفیت صادراتی چهار استان بررسی شد.", [{"value": 4, "item": "استان", "modality": "actual"}]),
    ("طول این پل ۶۰۰ متر است که سال آینده افتتاح می‌شود.", [{"value": 600, "modality": "actual"}]),
    ("هم‌اکنون ۵۰۰ کلاس در استان برگزار می‌شود.", [{"value": 500, "modality": "actual"}]),
    ("آنان تلاش کردند تا با کسب ۱۰ مدال سوم شوند.", [{"value": 10, "modality": "actual"}]),
    ("ارزش کالاهای قاچاق کشف‌شده ۵۹ میلیارد ریال برآورد شد.", [{"value": 59 * 10**9, "modality": "actual", "indicator": "price"}]),
    ("روستاهای زیر ۲۰ خانوار از آب بهره‌مند می‌شوند.", [{"value": 20, "modality": "actual"}]),
    # modality
    ("افزایش دمای هوا تا ۳۸ درجه خواهد بود.", [{"value": 38, "unit": "degC", "modality": "forecast"}]),
    ("یادواره ۳۵۰ شهید استان برگزار می‌شود.", [{"value": 350, "unit": "person", "modality": "actual", "indicator": "casualty_count"}]),
    ("۱۸ روستا دارای کمبود ۲۰ درصدی آب هستند.", [{"value": 18, "modality": "actual"}, {"value": 20, "modality": "actual"}]),
    ("نباید بیش از ۱۰۰ گرم مصرف کنند.", [{"value": Decimal("0.1"), "unit": "kg", "modality": "needed"}]),
    # to a level is no change
    ("استفاده از ماسک به ۵۳ درصد کاهش یافت.", [{"value": 53, "change": "level"}]),
    ("میانگین سنی تیم از ۳۲ سال به ۲۴ سال کاهش یافت.", [{"value": 32, "change": "level"}, {"value": 24, "change": "level"}]),
    # "یک" that counts
    ("دو مدال طلا در دو، یک مدال طلا در پرش به دست آمد.", [{"value": 2}, {"value": 1}]),
    ("پلیس از کشف یک کامیون حامل چوب خبر داد.", [{"value": 1, "item": "کامیون حامل"}]),
    # indicators
    ("انفجار منجر به کشته شدن ۱۸ نفر شد.", [{"value": 18, "indicator": "casualty_count"}]),
    ("۳ بند خاکی ساخته شد.", [{"value": 3, "indicator": "facility_count"}]),
    ("۳۸۶ مجرم دستگیر شدند.", [{"value": 386, "unit": "person", "indicator": "arrest_count"}]),
    ("گازرسانی به روستاهای بالای ۲۰ خانوار انجام شد.", [{"value": 20, "unit": "household", "indicator": "household_count"}]),
    # lists: each number with its own place
    (
        "میبد ۱۸ کارگاه، اردکان ۱۳ کارگاه و تفت ۷ کارگاه دارند.",
        [{"value": 18, "place": "میبد"}, {"value": 13, "place": "اردکان"}, {"value": 7, "place": "تفت"}],
    ),
    (
        "در شهرستان زنجان ۴۵۹ شرکت تعاونی، در شهرستان ابهر ۱۲۰ شرکت تعاونی و در شهرستان خدابنده ۲۵۳ شرکت تعاونی فعال است.",
        [{"value": 459, "place": "زنجان"}, {"value": 120, "place": "ابهر"}, {"value": 253, "place": "خدابنده"}],
    ),
    ("۳۰ مدرسه در میبد و ۱۵ مدرسه در اردکان ساخته شد.", [{"value": 30, "place": "میبد"}, {"value": 15, "place": "اردکان"}]),
    ("در میبد ۱۸ کارگاه و ۵ مدرسه ساخته شد.", [{"value": 18, "place": "میبد"}, {"value": 5, "place": "میبد"}]),
    (
        "زنجان، ابهر و خدابنده به ترتیب ۴۵۹، ۱۲۰ و ۲۵۳ شرکت تعاونی دارند.",
        [
            {"value": 459, "item": "شرکت تعاونی", "place": "زنجان", "indicator": "cooperative_count"},
            {"value": 120, "item": "شرکت تعاونی", "place": "ابهر", "indicator": "cooperative_count"},
            {"value": 253, "item": "شرکت تعاونی", "place": "خدابنده", "indicator": "cooperative_count"},
        ],
    ),
    (
        "تهران و قم به ترتیب با ۱۲ و ۹ نفر بیشترین سهم را دارند.",
        [{"value": 12, "unit": "person", "place": "تهران"}, {"value": 9, "unit": "person", "place": "قم"}],
    ),
    (
        "افتتاح ۲۲ مدرسه در هفته دولت با ۹ پروژه و تعداد ۵۰ کلاس درس انجام می‌شود.",
        [{"value": 22, "item": "مدرسه"}, {"value": 9, "item": "پروژه"}, {"value": 50, "item": "کلاس درس"}],
    ),
    ("در مهرماه ۲۱ مدرسه ساخته شد.", [{"value": 21, "item": "مدرسه"}]),
    ("تا پایان سال ۴۴ تعاونی دیگر ثبت می‌شود.", [{"value": 44, "modality": "planned"}]),
    ("۲۸۵ حلقه چاه غیر مجاز پر شد.", [{"value": 285, "item": "چاه غیر مجاز"}]),
    ("بیمارستان ۱۶۰ تختخوابی شهر افتتاح شد.", [{"value": 160, "item": "تخت", "modality": "capacity"}]),
    ("۲۲۰۰ نفر ساعت آموزش ارائه شد.", [{"value": 2200, "unit": "h", "item": "آموزش", "indicator": "duration"}]),
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
    "این استان در زمینه ولادت رتبه ۷ کشور را دارد.",
    "پرونده به شعبه ۲۱ شورای حل اختلاف رفت.",
    "آنان در هشت سال دفاع مقدس حضور داشتند.",
    "پس از قریب به ۵ سال مرز باز شد.",
    "پدر و مادر هر دو معلم بودند.",
    "در وزن منفی ۳۲ کیلوگرم رضا احمدی اول شد.",
    "پرتاب دیسک و ماده ۴۰۰ متر برگزار شد.",
    "کشتی‌گیر ما در رقابت‌های کشتی در وزن ۸۶ کیلوگرم اول شد.",
    "نمایش «سفیدبرفی و هفت کوتوله» دیروز اجرا شد.",
    "این واقعه در سال ۶۱ هجری (۶۸۰ میلادی) رخ داد.",
    "ژاپن ۶۵ - ۸۰ سنگال",
    "او به اردوی تیم ملی فوتسال زیر ۲۱ سال دعوت شد.",
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


@pytest.mark.parametrize(
    ("title", "item"), [("ایجاد اشتغال برای یک‌هزار نفر", "نفر"), ("کشف ۶۱۷ تن برنج", "برنج"), ("پیدا شدن ۶ دستگاه خودرو", "خودرو")]
)
def test_an_item_ends_with_the_headline(title: str, item: str) -> None:
    result = pie.extract({"title": title, "text": "مدیر جهاد کشاورزی آمل گفت: این خبر درست است."})
    assert [fact.item for fact in result.facts] == [item]


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


# Each case: an article as title and text, and the place of each of its facts.
PLACES = [
    # the headline tells where in the speaker's province
    ("کشف کالای قاچاق در ممسنی", "فرمانده انتظامی فارس گفت: ۲۹۰ گوسفند قاچاق کشف شد.", ["ممسنی"]),
    # the medical university of a city speaks for its province
    ("۸۰۰ بیمار دیالیزی در سیستان و بلوچستان", "علی رضایی، معاون دانشگاه علوم پزشکی زاهدان گفت: اکنون ۸۰۰ بیمار دیالیزی داریم.", ["سیستان و بلوچستان", "سیستان و بلوچستان"]),
    # a village behind the number is more exact than the county before it
    ("طرح‌های آبخیزداری", "روز گذشته در سردشت ۱۶ طرح در روستای نستان اجرا شد.", ["نستان"]),
    # several projects are not the last one
    ("طرح‌های استان قم", "در کهک ۳ سازه ساخته شد. برای این پروژه‌ها ۱۵ میلیارد تومان هزینه شد.", ["کهک", "قم"]),
    # where the injured were taken is not where it happened
    ("تصادف در شهرستان دیر", "سه نفر مصدوم شدند که با دو دستگاه آمبولانس به بیمارستان شهدای کنگان منتقل شدند.", ["دیر", "دیر"]),
    # no country, unless the headline names the one that the article is about
    ("پیروزی میهمان در هفته سوم", "مهاجم میهمان دو گل زد و تیمش ۶ امتیاز دارد.", [None, None]),
    ("کشتی برقی دانمارک", "این کشتی میان دو جزیره سفر می‌کند و ۵۹ متر طول دارد.", ["دانمارک", "دانمارک"]),
    # whose money it is, and what is counted
    ("قیمت‌ها", "در تهران هر پوند انگلیس ۱۳ هزار تومان است.", ["تهران"]),
    # the world
    ("محیط‌بانان", "برای هر ۱۰ هزار هکتار در دنیا یک محیط‌بان وجود دارد.", ["دنیا"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "places"), PLACES)
def test_place(title: str, text: str, places: list[str]) -> None:
    found = pie.extract({"title": title, "text": text, "published": PUBLISHED}).facts
    assert [fact.place and fact.place.name for fact in found] == places


def test_a_headline_that_cuts_a_number_short_holds_when_the_body_says() -> None:
    result = pie.extract(
        {
            "title": "کمک ۳۲۶ میلیارد ریالی خیران",
            "text": "خیران سمنان سال گذشته ۳۲۶ میلیارد و ۹۲ میلیون ریال کمک کردند.",
            "published": PUBLISHED,
        }
    )
    headline, body = result.facts
    assert headline.time == body.time == "2024-03-20/2025-03-20"
    assert body.same_as is None
    assert body.item == "مبلغ"


def test_an_occasion_in_a_name_tells_no_time() -> None:
    (fact,) = facts("دبیر ستاد اربعین استان گفت: ۳۰ پایگاه امداد فعال است.")
    assert fact.time is None


def test_a_list_in_order_may_end_in_what_is_no_amount() -> None:
    assert [fact.value for fact in facts("به ترتیب ۱۲، ۹ و ۱ دلار ۴۲ هزار ریال")] == [12, 9, 42000]


@pytest.mark.parametrize(
    "run", ["به ترتیب ۱۲، ۹ و ۷ نفر ", "در این شهر ۳ مدرسه ", "از این میزان ۳ تن ", "تهران و قم به ترتیب ۱۲ و ۹ نفر. "]
)
def test_long_runs_of_lists_take_linear_time(run: str) -> None:
    nlp = pie.load()
    times = []
    for length in (10_000, 40_000):
        started = time.process_time()
        pie.extract(run * (length // len(run)), nlp=nlp)
        times.append(time.process_time() - started)
    assert times[1] < 8 * times[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("بنا بر اعلام وزارت نیرو، ۲۵ شهر دچار تنش آبی هستند.", "وزارت نیرو"),
        ("بانک مرکزی اعلام کرد که ۲۰ شعبه بسته شد.", "بانک مرکزی"),
        ("بر اساس آمار سازمان هواشناسی ۴ ایستگاه ساخته شد.", "سازمان هواشناسی"),
        ("بانک مرکزی روسیه اعلام کرد که ۹ تن طلا خریده است.", "بانک مرکزی روسیه"),
        ("خبرگزاری فارس گزارش داد که ۲۰ شعبه بسته شد.", None),
        ("به گزارش روابط عمومی سازمان هواشناسی ۴ ایستگاه ساخته شد.", None),
    ],
)
def test_a_body_speaks_for_itself(text: str, name: str | None) -> None:
    (fact,) = facts(text)
    assert (fact.speaker and fact.speaker.name) == name


def test_what_happened_in_an_incident_happened_when_it_did() -> None:
    text = "تصادف خودروها شامگاه چهارشنبه در محور سمنان رخ داد.\nوی افزود: در این حادثه سه نفر کشته شدند."
    (fact,) = pie.extract({"title": "تصادف در سمنان", "text": text, "published": PUBLISHED}).facts
    assert fact.time == "2025-09-03"


def test_a_dateline_is_no_speaker() -> None:
    (fact,) = facts("بندر عباس - مدیرکل تعاون هرمزگان گفت: ۲۰ تعاونی ثبت شد.")
    assert fact.speaker is not None
    assert (fact.speaker.name, fact.speaker.role) == (None, "مدیرکل")


def test_a_table_of_exchange_rates_gives_prices_of_its_day() -> None:
    table = "نرخ ارز ۱۳۹۸/۰۶/۱۰\nUSD\nدلار آمریکا\n۴۲,۰۰۰\nSEK\nکرون سوئد\n۴,۲۷۸\nJPY100\nیکصد ین ژاپن\n۳۹,۵۲۷\nTRY\nلیر ترکیه\n۷,۲۰۳\n"
    found = pie.extract(
        {"title": "نرخ ارزها اعلام شد", "text": f"بانک مرکزی نرخ ارزها را اعلام کرد.\n{table}", "published": PUBLISHED}
    ).facts
    assert [(f.item, f.value, f.indicator, f.time) for f in found] == [
        ("دلار آمریکا", 42_000, "price", "2019-09-01"),
        ("کرون سوئد", 4278, "price", "2019-09-01"),
        ("ین ژاپن", 39_527, "price", "2019-09-01"),
        ("لیر ترکیه", 7203, "price", "2019-09-01"),
    ]
