"""Words around the names of places that tell what the names mean; written by hand, compared by `place_key`."""

from __future__ import annotations

from persian_ie.lexicons.gazetteer import place_key
from persian_ie.types import Level


def keys(words: str) -> frozenset[str]:
    """The look-up keys of words parted by ``|``."""
    return frozenset(place_key(words).split("|"))


# Offices and their holders, whose jurisdiction follows: فرماندار سلسله. ``None`` tells only that a place follows.
OFFICES: dict[str, Level | None] = {
    place_key(word): level
    for words, level in (
        ("استاندار|استانداری", "province"),
        ("فرماندار|فرمانداری", "county"),
        ("بخشدار|بخشداری", "district"),
        ("شهردار|شهرداری|شهرداران|جمعه|فرودگاه|زندان|راه‌آهن|ایستگاه|ورزشگاه|کلانتری|دانشگاه|بندر|حومه|بازار", "city"),
        ("مردم|اهالی|نماینده|نمایندگان|دادستان|دادگستری|دادگاه|دادسرای|گمرک|پایانه|نیروگاه|پالایشگاه|پتروشیمی|فرمانده|انتظامی|حوزه", None),
        ("ساکنان|ساکنین|زادگاه|متولد|اهل|مرز|بیمارستان|کارخانه|منطقه|توابع|مقصد|عازم|راهی|تالاب|دشت", None),
    )
    for word in words.split("|")
}  # type: ignore[assignment]

# Offices of a whole province: within a few words before a name that is both a province and a city, they tell the province.
PROVINCIAL = keys("استاندار|استانداری|مدیرکل|اداره‌کل|استان|سازمان|نماینده‌ولی‌فقیه")
COUNTY_OFFICES = keys("فرماندار|فرمانداری|شهرستان|نماینده|مردم")
GENERAL = keys("کل")  # مدیر کل, اداره کل as two words

# After these a name that needs evidence may be a place, if the article is about its province.
LOCATIVES = keys("در|از|به|تا|سوی|مقصد|مسیر|محور|جاده|آزادراه|نزدیکی|شمال|جنوب|شرق|غرب|مرکز|اطراف|سراسر|خارج|داخل|بین|میان|وارد")
SURE_LOCATIVES = keys("عازم|راهی|اهل|مقیم|ساکن|متولد|زاده")

# A name after these is the name of something else.
STREETS = keys("خیابان|میدان|بلوار|بزرگراه|اتوبان|کوچه|چهارراه|سه‌راه|سه‌راهی|پارک|هتل|پل|تقاطع|مترو|برج|سینما|تالار|سالن|ورزشگاه|مجتمع|پاساژ|بوستان")
FEATURES = keys(
    "کوه|کوه‌های|کوههای|رشته‌کوه|رشته‌کوه‌های|قله|ارتفاعات|دریاچه|دریای|رود|رودخانه|سد|تالاب|جزیره|جنگل|کویر|دشت|آبشار|غار|گردنه|پارک‌ملی|منطقه‌حفاظت‌شده"
)
MEDIA = keys("خبرگزاری|روزنامه|هفته‌نامه|پایگاه|سایت|شبکه|ماهنامه|مجله|نشریه|خبرنگار|گزارش|بورس‌نیوز|پیام|انتشارات|نشر|خودروی|خودرو|تیم|باشگاه|حزب|جبهه|بانک|بیمه|شرکت|موسسه|فیلم|سریال|کتاب")
PERSON_TITLES = keys("آقای|آقا|خانم|دکتر|مهندس|سرهنگ|سردار|سرتیپ|حجت‌الاسلام|آیت‌الله|سید|سیده|شهید|حاج|استاد|مرحوم|سرلشکر|شیخ|امام|حضرت|بنت|ابن|خواهر|برادر")
PHRASES_AFTER: dict[str, frozenset[str]] = {
    place_key("ایران"): keys("خودرو|ایر|ایرتور|سل|ترانسفو|پویا|مال|زمین|چک"),
    place_key("آسیا"): keys("ووشو"),
    place_key("سایپا"): keys("دنا"),
}
BETWEEN = keys("مقدس|جدید|تاریخی|بزرگ|مرزی|بندری|ساحلی|زیبای|قدیمی|صنعتی|ویژه|کویری|مذهبی|زیارتی|توریستی|گردشگری|دوست|همسایه|برادر|اسلامی|محروم|زلزله‌زده|سیل‌زده")
SEPARATORS = frozenset("،,و-–ـ/") | {"و"}
DATELINE_ENDS = frozenset("-–—ـ:/")
VILLAGE_TAILS = keys("علیا|سفلی|سفلا|وسطی|بالا|پایین|پائین|بزرگ|کوچک|کهنه|نو|آباد|شهر|قلعه|کلا|محله|چشمه|خان|بیگ|بیک|الله|سادات")
NO_VILLAGE = keys(
    "هدف|نمونه|محل|مورد|محروم|مذکور|یاد|زادگاه|خود|این|آن|ما|او|وی|دور|استان|شهرستان|بخش|کشور|منطقه|حاشیه|اطراف|فاقد|دارای|بالای|زیر|کم|پر|همجوار|مجاور|مختلف|دیگر|زلزله|سیل|"
    "گردشگری|تاریخی|جهانی|مرزی|تابعه|توابع|شمال|جنوب|شرق|غرب|مقصد|واقع|پلکانی|کوچک|بزرگ|مرکزی|سالم|برتر|دنیا|ایران|جهان"
)
MONTHS = keys("مهر|آذر|بهمن|دی|تیر|مرداد|خرداد|اسفند|آبان")
ERA = keys("ماه|سال|امسال|گذشته|جاری|آینده")
# No office reaches over these to a name.
BREAKS = keys("در|از|به|با|که|تا|برای|گفت|اظهار|.|؛|!|؟|:")
