"""Articles in the style of Iranian agencies, made from templates: any number of them, the same ones every time."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

PROVINCES = ("لرستان", "اصفهان", "خراسان رضوی", "فارس", "گیلان", "کرمان", "همدان", "سمنان", "یزد", "مازندران", "ایلام", "زنجان")
PLACES = ("شهرستان سلسله", "شهر خرم‌آباد", "شهرستان نایین", "شهرستان قوچان", "شهر رشت", "شهرستان بم", "شهر ملایر", "شهرستان طبس")
NAMES = ("علی رضایی", "مریم کاظمی", "حسین مرادی", "زهرا احمدی", "محمدرضا نوری", "سعید کریمی", "فاطمه صادقی", "رضا بهرامی")
TITLES = (
    "مدیرکل تعاون، کار و رفاه اجتماعی",
    "رئیس سازمان جهاد کشاورزی",
    "معاون عمرانی استاندار",
    "مدیرعامل شرکت آب منطقه‌ای",
    "رئیس دانشگاه علوم پزشکی",
    "مدیرکل راه و شهرسازی",
)
MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

SENTENCES = (
    "{n3} تعاونی با {n4} نفر عضو در این استان فعال است.",
    "وی افزود: در {place} {n2} فرصت شغلی ایجاد شده است.",
    "{surname} با اشاره به اعتبار {n2} میلیارد تومانی این طرح گفت: تاکنون {pct} درصد آن پرداخت شده است.",
    "به گفته وی، بیش از {n2} هزار نفر در سال گذشته از این خدمات بهره‌مند شدند.",
    "این پروژه با {n3} هکتار مساحت تا پایان {month} امسال به بهره‌برداری می‌رسد.",
    "وی خاطرنشان کرد: تولید گندم نسبت به سال گذشته {pct} درصد افزایش یافته است.",
    "{surname} از پرداخت {n3} فقره تسهیلات به ارزش {n2} میلیارد و ۵۰۰ میلیون ریال خبر داد.",
    "حدود {n2} تا {n3} خانوار روستایی نیز از نعمت گاز برخوردار می‌شوند.",
    "این مسئول ادامه داد: نرخ بیکاری استان به {pct}/۴ درصد رسیده که یک‌سوم آن مربوط به {place} است.",
    "مراسم روز {day} {month} ساعت ۱۷:۳۰ در {place} برگزار می‌شود و برای عموم آزاد است.",
    "کارشناسان می‌گویند ادامه این روند به همکاری همه دستگاه‌ها و همراهی مردم نیاز دارد.",
    "وی ابراز امیدواری کرد که مشکلات واحدهای تولیدی با حمایت مسئولان برطرف شود.",
)


def article(random: Random, number: int) -> dict[str, str]:
    """One article as a mapping that `persian_ie.extract` takes."""
    province, name, title = random.choice(PROVINCES), random.choice(NAMES), random.choice(TITLES)

    def filled(sentence: str) -> str:
        return sentence.format(
            n2=random.randint(11, 99), n3=random.randint(101, 999), n4=random.randint(1001, 99999), pct=random.randint(2, 90),
            place=random.choice(PLACES), month=random.choice(MONTHS), day=random.randint(1, 29), surname=name.split()[-1],
        ).translate(DIGITS)  # fmt: skip

    lead = filled("{title} {province} گفت: {n3} طرح در استان اجرا شده است.".replace("{title}", title).replace("{province}", province))
    body = [f"به گزارش خبرنگار ما از {province}، {name} {title} {province} در نشستی خبری اظهار کرد: {filled(SENTENCES[0])}"]
    body += [filled(sentence) for sentence in random.choices(SENTENCES, k=random.randint(5, 16))]
    paragraphs = ["\n".join(body[i : i + 3]) for i in range(0, len(body), 3)]
    day = f"2025-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
    return {"id": f"made-{number}", "title": lead.removesuffix("."), "text": "\n".join(paragraphs), "published": day}


def articles(count: int, seed: int = 1404) -> Iterator[dict[str, str]]:
    """The first articles of a fixed sequence.

    >>> [len(list(articles(3))), next(articles(1)) == next(articles(1))]
    [3, True]
    """
    random = Random(seed)
    for number in range(count):
        yield article(random, number)
