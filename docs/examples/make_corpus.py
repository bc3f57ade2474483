"""Made-up news in the style of Iranian agencies, with what it states: to try things on, and to measure them.

    python docs/examples/make_corpus.py --articles 1000 --seed 1 -o corpus.jsonl

Every line is an article for `persian_ie.extract_many` (id, title, abstract, text, published, source) and has a list ``truth`` with the
numeric statements that were put in, each once, also where the headline tells it again. The same seed makes the same articles on every
machine, and the first ones of a longer corpus are the same too. Persons and figures are invented, and so are the reports.

What makes news hard is in it: layouts of several agencies, scraped pages with their furniture, Arabic letters and lost half-spaces,
numbers in digits, in words and in both, lists of counties, titles, surnames and pronouns for the speaker, relative times, one report
brought by several agencies, and articles that state nothing in numbers.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import jdatetime

import persian_ie as pie

YEAR = 1403  # Jalali; the corpus is the news of this year
MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
SEASONS = ("بهار", "تابستان", "پاییز", "زمستان")
WEEKDAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
PROVINCES = [place for n in range(31) if (place := pie.places.get(f"IR-{n:02}")) is not None]
TEHRAN = next(place for place in PROVINCES if place.name == "تهران")
COUNTIES = {
    place.name: [county for n in range(1, 60) if (county := pie.places.get(f"C{place.id[3:]}{n:02}")) is not None]
    for place in PROVINCES
    if place.id is not None
}
GIVEN = "بهروز کامران سعید حمید مهدی فرهاد ناصر کاوه آرش بابک رضا پیمان مریم الهام مینا لیلا شیرین نسرین زهرا فریبا پروانه سیما".split()
SURNAMES = (
    "کمالوند رستگار فراهانی دریانورد خدابنده‌لو ماهانی بیرانوندپور سپهری نیک‌نژاد کاظمی‌فر آذرمهر شهسواری دهقان‌پور رضوانی مرادیان حسین‌زاده "
    "یزدان‌پناه گلستانی صالحی‌نیا ملکشاهی توکلیان جعفرنژاد پورهاشم عباسیان موسی‌خانی قاسم‌نیا شریعت‌پور زمانیان نوروزیان بهرامی‌نسب"
).split()
OFFICES = {  # topic: the title before the province
    "cooperatives": "مدیرکل تعاون، کار و رفاه اجتماعی",
    "loans": "مدیرکل امور اقتصادی و دارایی",
    "projects": "استاندار",
    "harvest": "رئیس سازمان جهاد کشاورزی",
    "schools": "مدیرکل نوسازی مدارس",
    "housing": "مدیرکل راه و شهرسازی",
    "labour": "رئیس سازمان مدیریت و برنامه‌ریزی",
    "culture": "مدیرکل فرهنگ و ارشاد اسلامی",
}
BOUNDS = {"exact": [""], "approximate": ["حدود ", "نزدیک به "], "at_least": ["بیش از ", "بالغ بر "]}


def persian(digits: object) -> str:
    """Digits as Persian ones."""
    return str(digits).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))


def written(value: int | Decimal, dice: random.Random) -> str:
    """A number as one or another agency writes it: ``۳۴۵۰``, ``۳ هزار و ۴۵۰``, ``سه هزار و ۴۵۰``, ``سه هزار و چهارصد و پنجاه``."""
    if isinstance(value, Decimal):
        return persian(value).replace(".", dice.choice("./٫"))
    thousands, rest = divmod(value, 1000)
    if value < 1000 or value >= 1_000_000:
        return pie.number_to_words(value) if value <= 10 and dice.random() < 0.5 else persian(value)
    tail = f" و {persian(rest)}" if rest else ""
    style = dice.random()
    if style < 0.15:
        return persian(f"{value:,}").replace(",", dice.choice(["٬", ""]))
    if style < 0.2:
        return pie.number_to_words(value)
    words = thousands == 1 or (thousands < 10 and style < 0.6)  # nobody writes ۱ هزار
    return f"{pie.number_to_words(thousands) if words else persian(thousands)} هزار{tail}"


def span(first: jdatetime.date, last: jdatetime.date) -> str:
    """An interval of Jalali days in ISO 8601."""
    return f"{first.togregorian()}/{last.togregorian()}"


def year_span(year: int) -> str:
    return span(jdatetime.date(year, 1, 1), jdatetime.date(year + 1, 1, 1) - timedelta(days=1))


def month_span(year: int, month: int) -> str:
    after = jdatetime.date(year + month // 12, month % 12 + 1, 1)
    return span(jdatetime.date(year, month, 1), after - timedelta(days=1))


class Story:
    """One article while it is being written: who speaks, where and when, and what has been stated."""

    def __init__(self, topic: str, province: pie.Place, month: int, seed: int, dice: random.Random) -> None:
        self.topic, self.province, self.month, self.dice = topic, province, month, dice
        self.counties = COUNTIES[province.name]
        self.centre = pie.places.centre(province.id or "") or province.name
        # Who is in office, and what happened in the province in that month, is the same whoever reports it.
        self.seed = seed
        self.events = random.Random(f"{seed}/{topic}/{province.id}/{month}")
        people = random.Random(f"{seed}/{topic}/{province.id}")
        self.name = f"{people.choice(GIVEN)} {people.choice(SURNAMES)}"
        if topic == "nation":
            self.title = "معاون وزیر تعاون، کار و رفاه اجتماعی"
        else:
            self.title = f"{OFFICES[topic]} {'' if topic == 'projects' else dice.choice(['استان ', ''])}{province.name}"
        self.day = jdatetime.date(YEAR + month // 12, month % 12 + 1, dice.randint(1, 28))  # in the month after
        self.published: date = self.day.togregorian()
        self.truth: list[dict[str, Any]] = []

    def tell(self, value: int | Decimal, noun: str, indicator: str, *, unit: str = "count", **slots: Any) -> str:
        """Words for a number and what it counts, which are noted as stated."""
        self.note(value, unit, indicator, **slots)
        return f"{self.dice.choice(BOUNDS[slots.get('bound', 'exact')])}{written(value, self.dice)} {noun}"

    def people(self, value: int, noun: str, indicator: str, **slots: Any) -> str:
        return self.tell(value, noun, indicator, unit="person", **slots)

    def percent(self, value: int | Decimal, indicator: str, **slots: Any) -> str:
        return self.tell(value, "درصد", indicator, unit="percent", **slots)

    def money(self, billions: int, indicator: str, **slots: Any) -> str:
        """Words for a number of billions of tomans, in tomans or rials."""
        self.note(billions * 10**10, "IRR", indicator, **slots)
        if self.dice.random() < 0.4:
            return f"{written(billions * 10, self.dice)} میلیارد ریال"
        return f"{written(billions, self.dice)} میلیارد تومان"

    def note(self, value: int | Decimal, unit: str, indicator: str, *, place: pie.Place | None = None, **slots: Any) -> None:
        place = place or self.province
        self.truth.append(
            {
                "value": float(value) if isinstance(value, Decimal) else value,
                "unit": unit,
                "indicator": indicator,
                "bound": slots.get("bound", "exact"),
                "modality": slots.get("modality", "actual"),
                "change": slots.get("change", "level"),
                "place": place.full_name,
                "province": place.name if place.level == "province" else place.province,
                "time": slots.get("time"),
                "speaker": self.name,
            }
        )

    def one_of(self, *ways: Callable[[], str]) -> str:
        """One of several wordings; the others are not stated."""
        return self.dice.choice(ways)()

    @property
    def in_month(self) -> str:
        """The month that is reported on, in words."""
        name = MONTHS[self.month - 1]
        whole = f"{name}ماه" if name[-1] in "در" else f"{name}\u200cماه"
        if self.month == 12:  # published in the next year
            return f"در {whole} سال گذشته"
        return self.dice.choice([f"در {whole}", f"در {name} امسال", f"در {name} ماه {persian(YEAR)}،", "در ماه گذشته"])

    @property
    def month_time(self) -> str:
        return month_span(YEAR, self.month)

    @property
    def now(self) -> str:
        return self.published.isoformat()

    @property
    def so_far(self) -> str:
        return span(jdatetime.date(self.day.year, 1, 1), self.day)

    @property
    def year_end(self) -> str:
        return year_span(self.day.year).partition("/")[2]

    @property
    def dated(self) -> str:
        """The day of publication, in Jalali words."""
        return f"{persian(self.day.day)} {MONTHS[self.day.month - 1]}"

    def some_counties(self, n: int) -> list[pie.Place]:
        return self.dice.sample(self.counties, min(n, len(self.counties)))


def listed(parts: Sequence[str]) -> str:
    return "، ".join(parts[:-1]) + " و " + parts[-1] if len(parts) > 1 else parts[0]


# --- topics: a headline, then statements without their speaker, the lead first


def registrations(seed: int, province: pie.Place, month: int) -> int:
    """How many cooperatives a province registered in a month."""
    return random.Random(f"{seed}/registered/{province.id}/{month}").randint(6, 60)


def active(seed: int, province: pie.Place, month: int) -> int:
    """How many cooperatives a province has at the end of a month."""
    before = random.Random(f"{seed}/active/{province.id}").randint(400, 4000)
    return before + sum(registrations(seed, province, m) for m in range(1, month + 1))


def cooperatives(s: Story) -> tuple[str, list[str]]:
    registered, jobs, credit = registrations(s.seed, s.province, s.month), s.events.randint(40, 900), s.events.randint(12, 300)
    members = registered * s.events.randint(7, 30)
    time = s.month_time
    number, where = written(registered, s.dice), s.province.name
    headline = s.dice.choice([f"ثبت {number} تعاونی در {where}", f"{number} تعاونی در {where} ثبت شد"])
    lead = s.one_of(
        lambda: f"{s.in_month} {s.tell(registered, 'تعاونی', 'cooperative_count', time=time)} در استان ثبت شد",
        lambda: (
            f"{s.in_month} {s.tell(registered, 'شرکت تعاونی', 'cooperative_count', time=time)} با عضویت "
            f"{s.people(members, 'نفر', 'cooperative_member_count', time=time)} در این استان به ثبت رسید"
        ),
        lambda: (
            f"{s.in_month} {s.tell(registered, 'تعاونی', 'cooperative_count', time=time)} با "
            f"{s.people(members, 'عضو', 'cooperative_member_count', time=time)} در استان {s.province.name} تشکیل شد"
        ),
    )
    said = [
        s.one_of(
            lambda: f"{s.in_month} برای {s.people(jobs, 'نفر', 'job_count', time=time)} در تعاونی‌های استان شغل ایجاد شد",
            lambda: f"{s.in_month} {s.tell(jobs, 'فرصت شغلی', 'job_count', time=time)} در بخش تعاون استان ایجاد شد",
            lambda: f"این تعاونی‌ها برای {s.people(jobs, 'نفر', 'job_count')} شغل ایجاد کرده‌اند",
        )
    ]
    more = [
        lambda: (
            f"{s.dice.choice(['هم‌اکنون', 'در حال حاضر', 'اکنون'])} "
            f"{s.tell(active(s.seed, s.province, s.month), 'شرکت تعاونی', 'cooperative_count', time=s.now)} در استان فعال است"
        ),
        lambda: f"تعاونی‌های استان {s.people(s.events.randint(20, 400) * 1000, 'عضو', 'cooperative_member_count', bound='at_least')} دارند",
        lambda: f"{s.money(credit, 'credit_amount')} تسهیلات به تعاونی‌های استان پرداخت شده است",
        lambda: (
            f"سال گذشته {s.tell(s.dice.randint(150, 700), 'تعاونی', 'cooperative_count', time=year_span(s.day.year - 1))} "
            "در استان راه‌اندازی شده بود"
        ),
        lambda: (
            f"قرار است تا پایان سال {s.tell(s.dice.randint(20, 90), 'تعاونی', 'cooperative_count', modality='planned', time=s.year_end)} "
            "دیگر در استان راه‌اندازی شود"
        ),
        lambda: (
            "شمار تعاونی‌های استان نسبت به مدت مشابه سال گذشته "
            f"{s.percent(s.dice.randint(3, 30), 'growth_rate', change='increase')} افزایش یافته است"
        ),
        lambda: by_county(s),
    ]
    return headline, [lead, *said, *(way() for way in s.dice.sample(more, s.dice.randint(1, 3)))]


def by_county(s: Story) -> str:
    counties = s.some_counties(s.dice.randint(2, 4))
    counts = sorted((s.dice.randint(20, 600) for _ in counties), reverse=True)
    if s.dice.random() < 0.3 and len(counties) > 1:
        for county, n in zip(counties, counts, strict=True):
            s.note(n, "count", "cooperative_count", place=county)
        names, numbers = listed([county.name for county in counties]), listed([persian(n) for n in counts])
        return f"شهرستان‌های {names} به ترتیب با {numbers} تعاونی بیشترین تعداد تعاونی را در استان دارند"
    return by_place(s, counties, counts, s.dice.choice(["شهرستان ", ""]))


def by_place(s: Story, places: Sequence[pie.Place], counts: Sequence[int], level: str) -> str:
    told = [s.tell(n, "شرکت تعاونی", "cooperative_count", place=place) for place, n in zip(places, counts, strict=True)]
    return f"{listed([f'{level}{place.name} {words}' for place, words in zip(places, told, strict=True)])} دارند"


def loans(s: Story) -> tuple[str, list[str]]:
    loans, credit = s.events.randint(90, 4000), s.events.randint(20, 900)
    headline = f"پرداخت {written(loans, s.dice)} فقره تسهیلات اشتغال در {s.province.name}"
    lead = s.one_of(
        lambda: (
            f"از ابتدای سال تاکنون {s.tell(loans, 'فقره تسهیلات اشتغال', 'loan_count', time=s.so_far)} به ارزش "
            f"{s.money(credit, 'credit_amount', time=s.so_far)} در استان پرداخت شده است"
        ),
        lambda: (
            f"{s.in_month} {s.tell(loans, 'فقره تسهیلات اشتغال', 'loan_count', time=s.month_time)} به مبلغ "
            f"{s.money(credit, 'credit_amount', time=s.month_time)} در استان پرداخت شد"
        ),
    )
    said = [
        lambda: f"با این تسهیلات {s.people(s.dice.randint(2, 50) * 100, 'نفر', 'job_count', bound='approximate')} مشغول به کار شدند",
        lambda: f"نرخ سود این تسهیلات {s.percent(s.dice.randint(4, 18), 'rate')} است",
        lambda: (
            f"اگر منابع بانک‌ها تأمین شود، {s.people(s.dice.randint(100, 900), 'نفر', 'job_capacity', modality='hypothetical')} "
            "دیگر صاحب شغل می‌شوند"
        ),
    ]
    return headline, [lead, *(way() for way in s.dice.sample(said, 2))]


def projects(s: Story) -> tuple[str, list[str]]:
    projects, credit, jobs = s.events.randint(15, 320), s.events.randint(100, 6000), s.events.randint(80, 4000)
    coming = s.dice.random() < 0.4
    if coming:
        headline = f"افتتاح {written(projects, s.dice)} طرح تا پایان سال در {s.province.name}"
        slots = {"modality": "planned", "time": s.year_end}
        lead = (
            f"{s.tell(projects, 'طرح', 'project_count', **slots)} با اعتبار {s.money(credit, 'credit_amount', **slots)} "
            "تا پایان سال در استان به بهره‌برداری می‌رسد"
        )
        work = f"با بهره‌برداری از این طرح‌ها برای {s.people(jobs, 'نفر', 'job_capacity', modality='planned')} به صورت مستقیم شغل ایجاد می‌شود"
    else:
        headline = f"بهره‌برداری از {written(projects, s.dice)} طرح در {s.province.name}"
        lead = (
            f"{s.in_month} {s.tell(projects, 'طرح', 'project_count', time=s.month_time)} با اعتبار "
            f"{s.money(credit, 'credit_amount', time=s.month_time)} در استان به بهره‌برداری رسید"
        )
        work = f"با اجرای این طرح‌ها برای {s.people(jobs, 'نفر', 'job_count')} شغل ایجاد شد"
    county = s.some_counties(1)[0]
    if s.dice.random() < 0.5:
        return headline, [lead, work]
    length = s.tell(s.dice.randint(5, 90), "کیلومتر راه روستایی", "physical_size", unit="km", place=county)
    return headline, [lead, work, f"{length} در شهرستان {county.name} آسفالت شده است"]


def harvest(s: Story) -> tuple[str, list[str]]:
    crop = s.events.choice(["گندم", "جو", "سیب", "انگور", "خرما", "کلزا", "چغندرقند", "سیب‌زمینی"])
    tons, hectares = s.events.randint(8, 900) * 1000, s.events.randint(2, 120) * 500
    year = year_span(s.day.year)
    headline = f"برداشت {written(tons, s.dice)} تن {crop} در {s.province.name}"
    lead = s.one_of(
        lambda: (
            f"امسال {s.tell(tons, f'تن {crop}', 'production_amount', unit='t', time=year)} از "
            f"{s.tell(hectares, 'هکتار', 'physical_size', unit='ha', time=year)} زمین‌های کشاورزی استان برداشت شد"
        ),
        lambda: f"تاکنون {s.tell(tons, f'تن {crop}', 'production_amount', unit='t', time=s.now)} در استان برداشت شده است",
    )
    said = [
        lambda: (
            "پیش‌بینی می‌شود سال آینده "
            f"{s.tell(tons + 1000, f'تن {crop}', 'production_amount', unit='t', modality='forecast', time=year_span(s.day.year + 1))} "
            "در استان برداشت شود"
        ),
        lambda: f"{s.people(s.dice.randint(900, 30000), 'نفر', 'job_count')} در این بخش مشغول به کار هستند",
        lambda: f"تولید {crop} استان نسبت به سال گذشته {s.percent(s.dice.randint(2, 25), 'growth_rate', change='decrease')} کاهش یافته است",
    ]
    return headline, [lead, *(way() for way in s.dice.sample(said, s.dice.randint(1, 2)))]


def schools(s: Story) -> tuple[str, list[str]]:
    schools, cost = s.events.randint(3, 60), s.events.randint(10, 400)
    headline = f"افتتاح {written(schools, s.dice)} مدرسه در {s.province.name}"
    lead = (
        f"{s.in_month} {s.tell(schools, 'مدرسه', 'facility_count', time=s.month_time)} با "
        f"{s.tell(schools * s.events.randint(3, 12), 'کلاس درس', 'facility_count', time=s.month_time)} در استان افتتاح شد"
    )
    county = s.some_counties(1)[0]
    said = [
        lambda: f"برای ساخت این مدارس {s.money(cost, 'cost')} هزینه شده است",
        lambda: f"{s.tell(s.dice.randint(2, 15), 'مدرسه', 'facility_count', place=county)} در شهرستان {county.name} در دست ساخت است",
    ]
    return headline, [lead, *(way() for way in said)]


def housing(s: Story) -> tuple[str, list[str]]:
    county, homes = s.some_counties(1)[0], s.events.randint(20, 900)
    headline = f"تحویل {written(homes, s.dice)} واحد مسکونی در {county.name}"
    lead = (
        f"{s.in_month} {s.tell(homes, 'واحد مسکونی', 'housing_unit_count', time=s.month_time, place=county)} "
        f"نهضت ملی مسکن در شهرستان {county.name} به متقاضیان تحویل شد"
    )
    said = (
        f"ساخت {s.tell(s.dice.randint(1000, 30000), 'واحد مسکونی', 'housing_unit_count')} در استان ادامه دارد و "
        f"{s.percent(s.dice.randint(20, 90), 'share')} آن‌ها آماده تحویل است"
    )
    return headline, [lead, said]


def labour(s: Story) -> tuple[str, list[str]]:
    rate, fall = Decimal(s.events.randint(55, 129)) / 10, Decimal(s.events.randint(3, 19)) / 10
    season = (s.month - 1) // 3 - (s.month % 3 != 0)  # the last one that is over at the end of the month
    year = YEAR if season >= 0 else YEAR - 1
    first = jdatetime.date(year, season % 4 * 3 + 1, 1)
    time = span(first, jdatetime.date(year + (season % 4 == 3), (season % 4 * 3 + 3) % 12 + 1, 1) - timedelta(days=1))
    headline = f"کاهش نرخ بیکاری در {s.province.name}"
    lead = f"نرخ بیکاری استان در {SEASONS[season % 4]} {persian(year)} به {s.percent(rate, 'unemployment_rate', time=time)} رسید"
    said = f"این نرخ نسبت به فصل مشابه سال قبل {s.percent(fall, 'unemployment_rate', change='decrease')} کاهش یافته است"
    return headline, [lead, said]


def culture(s: Story) -> tuple[str, list[str]]:
    what = s.dice.choice(["جشنواره تئاتر استانی", "نمایشگاه کتاب", "نخستین جشنواره عکس باران", "سومین همایش شعر بومی"])
    headline = f"{what} در {s.centre} برگزار می‌شود"
    return headline, [
        f"{what} با حضور هنرمندان در {s.centre} برگزار می‌شود",
        "علاقه‌مندان می‌توانند آثار خود را تا پایان ماه به دبیرخانه بفرستند",
        "برگزیدگان در آیین پایانی معرفی می‌شوند",
    ]


def nation(s: Story) -> tuple[str, list[str]]:
    provinces = s.dice.sample(PROVINCES, s.dice.randint(4, 9))
    iran = pie.places.get("IR")
    total = s.events.randint(90, 110) * 1000
    headline = "آمار تعاونی‌های کشور اعلام شد"
    lead = f"هم‌اکنون {s.tell(total, 'شرکت تعاونی', 'cooperative_count', time=s.now, place=iran)} در کشور فعالیت می‌کنند"
    return headline, [lead, by_place(s, provinces, [active(s.seed, place, s.month) for place in provinces], "")]


TOPICS = {
    cooperatives: 42,
    loans: 12,
    projects: 12,
    harvest: 7,
    schools: 7,
    housing: 6,
    labour: 4,
    culture: 7,
    nation: 3,
}  # of 100 articles
REMARKS = (  # some with numbers that state nothing
    "اجرای سیاست‌های کلی اصل ۴۴ قانون اساسی با جدیت دنبال می‌شود",
    "نشست بعدی این کارگروه ساعت ۱۰ صبح روز شنبه برگزار می‌شود",
    "حمایت از تولید و اشتغال از اولویت‌های استان است",
    "همکاری دستگاه‌های اجرایی در این زمینه قابل قدردانی است",
    "مشکلات موجود با همراهی مردم و مسئولان برطرف می‌شود",
    "روند اجرای برنامه‌ها به طور مستمر پایش می‌شود",
)


# --- layouts: how an agency sets the same story


def speeches(s: Story, statements: Sequence[str]) -> list[str]:
    """Statements with who says them: a pronoun, the surname or the title."""
    surname = s.name.partition(" ")[2]
    lines, rest = [], list(statements)
    while rest:
        said = rest.pop(0)
        who = s.dice.choice(["وی", "وی", "وی", surname, surname, s.title])
        if rest and s.dice.random() < 0.3:
            lines.append(f"{who} با بیان اینکه {said}، {s.dice.choice(['گفت', 'تصریح کرد'])}: {rest.pop(0)}.")
        else:
            lines.append(f"{who} {s.dice.choice(['افزود', 'ادامه داد', 'اظهار داشت', 'خاطرنشان کرد', 'بیان کرد'])}: {said}.")
    return lines


LAYOUTS = {  # agency: how often in 100 articles, the lead, who said it where and when, and what stands below the article
    "ایسنا": (20, "ایسنا/{where} {title} گفت: {lead}.", "{name} {today} در گفت‌وگو با ایسنا در این باره توضیح داد.", "انتهای پیام"),
    "مهر": (20, "{centre} - {title} گفت: {lead}.", "به گزارش خبرگزاری مهر، {name} {today} در نشست خبری حضور یافت.", ""),
    "ایرنا": (15, "{centre} - ایرنا - {title} گفت: {lead}.", "{name} {today} در جمع خبرنگاران سخن گفت.", ""),
    "فارس": (15, "به گزارش خبرگزاری فارس از {centre}، {name} {title} {today} در نشستی اظهار کرد: {lead}.", "", "انتهای پیام/"),
    "تسنیم": (10, "به گزارش خبرگزاری تسنیم از {centre}، {name} {today} گفت: {lead}.", "", "انتهای پیام/"),
    "پایگاه وزارت": (10, "{centre} - {title} گفت: {lead}.", "به گزارش روابط عمومی، {name} {today} در نشست خبری شرکت کرد.", ""),
    "سپیدار": (10, "{centre} - {title} گفت: {lead}.", "به گزارش خبرگزاری سپیدار، {name} {today} در نشست خبری شرکت کرد.", ""),
}


def compose(s: Story, agency: str, headline: str, statements: Sequence[str]) -> dict[str, Any]:
    """The story as the agency sets it."""
    _, lead, source, ending = LAYOUTS[agency]
    weekday = WEEKDAYS[s.published.weekday()]
    words = {
        "lead": statements[0],
        "name": s.name,
        "title": s.title,
        "centre": s.centre,
        "where": s.dice.choice([s.province.name, s.centre]),
        "today": s.dice.choice(["امروز", weekday, f"{weekday} {s.dated}"]),
    }
    body = speeches(s, [*statements[1:], s.dice.choice(REMARKS)])
    lines = [line for line in (lead.format_map(words), source.format_map(words), *body, ending) if line]
    title: str | None = headline
    if agency == "سپیدار":
        title, text = None, page(s, headline, lines)
    elif agency == "پایگاه وزارت":
        title, text = spoiled(headline, s.dice), spoiled("\n".join(lines), s.dice)
    else:
        text = "\n".join(lines)
    abstract = f"{s.title} از تازه‌ترین آمار این بخش خبر داد." if agency == "تسنیم" and s.truth else None
    return {"title": title, "abstract": abstract, "text": text, "published": s.now, "source": agency}


def spoiled(text: str, dice: random.Random) -> str:
    """The text with Arabic letters, half-spaces lost, Latin digits and here and there no space after a number."""
    text = text.translate(str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك0123456789"))
    text = re.sub("\u200c", lambda _: dice.choice(["", " "]), text)
    return re.sub(r"(?<=\d) (?=[ا-ي])", lambda _: dice.choice(["", " ", " "]), text)


def page(s: Story, headline: str, text: Sequence[str]) -> str:
    """A scraped page of an agency's site, furniture and all."""
    day = f"{s.dated} {persian(s.day.year)}، {persian(s.dice.randint(10, 20))}:{persian(s.dice.randint(10, 59))}"
    top = ["صفحه نخست", f" {s.published}   1. استانها", f"  2. {s.province.name}", day, "", headline, "", headline, ""]
    body = [line for paragraph in text for line in (spoiled(paragraph, s.dice), "")]
    bottom = [f"كد خبر {s.dice.randint(10**6, 10**7)}", "", "برچسبها", "", "نظر شما", "  • نظرات حاوي توهين منتشر نميشود."]
    return "\n".join([*top, *body, *bottom])


def articles(n: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Make articles, one by one.

    Parameters
    ----------
    n : int
        How many.
    seed : int
        Another seed, another corpus.

    Yields
    ------
    dict
        ``id``, ``title``, ``abstract``, ``text``, ``published``, ``source``, and ``truth``: a list of the statements, with ``value``,
        ``unit``, ``indicator``, ``bound``, ``modality``, ``change``, ``place``, ``province``, ``time`` (ISO 8601; ``None`` where the
        article does not tell it) and ``speaker``.

    Examples
    --------
    >>> article = next(articles(1))
    >>> sorted(article)
    ['abstract', 'id', 'published', 'source', 'text', 'title', 'truth']
    """
    for number in range(1, n + 1):
        dice = random.Random(f"{seed}/{number}")
        topic = dice.choices(list(TOPICS), list(TOPICS.values()))[0]
        province = TEHRAN if topic is nation else dice.choice(PROVINCES)
        story = Story(topic.__name__, province, dice.randint(1, 12), seed, dice)
        agency = dice.choices(list(LAYOUTS), [share for share, *_ in LAYOUTS.values()])[0]
        article = compose(story, agency, *topic(story))
        yield {"id": f"made-{seed}-{number}", **article, "truth": story.truth}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, metavar="N", help="how many (1000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another corpus (1)")
    parser.add_argument("-o", "--output", type=Path, help="file to write; standard output where not given")
    options = parser.parse_args()
    with options.output.open("w", encoding="utf-8") if options.output else nullcontext(sys.stdout) as file:
        for article in articles(options.articles, options.seed):
            print(json.dumps(article, ensure_ascii=False), file=file)


if __name__ == "__main__":
    main()
