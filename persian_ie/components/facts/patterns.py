"""Language data of the facts component: word tables, all in normalized spelling."""

from __future__ import annotations

from persian_ie.types import Modality


def _words(text: str) -> frozenset[str]:
    """A table of words, written as one text."""
    return frozenset(text.split())


# Words that end a noun phrase: the closed classes, prepositions, conjunctions, determiners and adverbs. The open ones are in the lexicon.
STOP_WORDS = _words(
    """
    از به در با بر تا برای بدون طی طبق جز مگر بین میان مانند همچون روی زیر پیش پس نزد ضمن توسط درباره درخصوص علیه براساس بابت و یا
    که اما ولی بلکه چون زیرا چنانچه اگر لذا نیز هم همچنین فقط تنها البته را یعنی این آن همین همان هر هیچ چند چندین تعدادی برخی
    بعضی تمام تمامی کلیه همه یک دیگر خود وی او آنها آن‌ها ما شما من ایشان اکنون هم‌اکنون تاکنون امروز امسال دیروز فردا سالانه
    روزانه ماهانه مجموعا جمعا حدود حدودا تقریبا قریب نزدیک بیش کمتر بالغ حداقل حداکثر شامل اعم نسبت مربوط متعلق حاوی دارای فاقد
    تحت ازجمله جهت منظور عنوان صورت قالب ذیل مابقی الباقی جزو بالای محل مجموع شده بوده گرفته یافته شدن به‌مدت به‌عنوان به‌صورت
    منجر موجب باعث مواجه ناشی حاکی مبنی مشغول
    به‌منظور به‌دلیل به‌طور به‌همراه به‌ویژه به‌وسیله به‌واسطه به‌خصوص سایر معادل غیر اینکه آنکه آنچه این‌که
    """
)

# Modifiers that do not make a kind: "new", "various", "this year's".
VAGUE_MODIFIERS = _words(
    """
    جدید مختلف دیگر گوناگون متعدد مذکور مزبور فوق یادشده اخیر گذشته جاری آینده کنونی فعلی موجود لازم متفاوت بعدی قبلی نخست اول دوم
    مهم اصلی بیشترین کمترین بالاترین پایین‌ترین
    """
)

# Dimension nouns: what stands before them (or after them, in an ezafe) is what is measured.
DIMENSIONS = _words(
    """
    حجم طول ارتفاع عرض عمق مساحت وسعت زیربنا ظرفیت مبلغ ارزش میزان تعداد سهم کل مجموع وزن متراژ فضا بها رقم شمار قدرت توان مقدار
    اندازه قطر میانگین متوسط عمر سن سنی زمان سرعت گنجایش دما دمای
    """
)

# Dimensions that are the item themselves: (words beside the number, units, item).
KEPT_DIMENSIONS = ((_words("فاصله فاصله‌ای"), _words("m km"), "فاصله"),)
EXTREMES = _words("بیشینه کمینه حداقل حداکثر میانگین متوسط")
# "این رقم" is the figure told before.
FIGURES = _words("رقم میزان مبلغ عدد نرخ شاخص مقدار")
AGE_NOUNS = _words("سن سنی عمر")

# Adjectives of what is counted: "مدرسه ۱۵ کلاسه", "بیمارستان ۱۶۰ تختخوابی".
COUNTED_ADJECTIVES = {"کلاسه": "کلاس", "تختخوابی": "تخت", "تختخواب": "تخت", "خوابه": "خواب", "واحدی": "واحد"}

# What follows these names the parts, not their kind: "در سه بخش دولتی، خصوصی و تعاونی".
PART_NOUNS = _words("بخش")

# Classifiers that are nouns as well, before an adjective: "پنج رشته ورزشی".
NOUNS_TOO = _words("بسته رشته قطعه")

# Gatherings told by how many they are: "جمع ۵۰ هزار نفری بسیجیان".
GROUPS = _words("جمع جمعیت گروه لیست فهرست تیم هیئت کاروان اجتماع")

# Heads that name no thing of their own: "در ادامه سفر", "در حوزه گردشگری".
EMPTY_HEADS = _words(
    """
    ترتیب ادامه زمینه راستا
    راستای حوزه خصوص مورد جریان طول پی زمان آستانه عملیات مقایسه مدت حال گفته بیان ابتدا نفع قرار ثبت رکورد مشابه بالاترین
    پایین‌ترین بیشترین کمترین نظر اساس توجه استان شهرستان کشور شهر
    """
)

# Nouns of doing: what is measured is what it is done to, "میزان تولید گندم", "ساماندهی ۳۰۰ کیلومتر راه".
DOING = _words(
    """
    تولید برداشت کشت خرید ذخیره‌سازی توزیع صید پرداخت ساخت احداث اجرا اجرای تکمیل افتتاح انجام ساماندهی توسعه اصلاح بهسازی بازسازی
    مرمت آسفالت راه‌اندازی بهره‌برداری کاهش افزایش نگهداری حفظ تأمین تامین اعلام بررسی مازاد هدف‌گذاری عملیات
    """
)

# What a percentage is of where the noun stands before it: "نرخ سود ۴ درصد", "پیشرفت فیزیکی ۶۰ درصد".
SHARE_HEADS = _words("تعرفه نرخ سود تورم پیشرفت سهم ضریب شاخص رطوبت کارمزد تخفیف میانگین پوشش مشارکت خلوص")

# Nouns that name an amount of money.
MONEY_NOUNS = _words(
    """
    تسهیلات وام اعتبار بودجه هزینه سرمایه‌گذاری سرمایه صادرات واردات درآمد فروش ارزآوری قیمت نرخ بدهی مطالبات خسارت یارانه مستمری
    کمک زکات جریمه حقوق دستمزد ارز درآمدزایی قرارداد بن غرامت سود اجاره عیدی جهیزیه تجارت ترانزیت شهریه کرایه عوارض بلیت تعرفه
    سپرده آورده اموال وثیقه وصولی عایدی سرانه ورودی سکه طلا پاداش غنیمت اجاره‌بها حق‌بیمه محموله
    """
)

# Units of money.
MONEY = frozenset(("IRR", "USD", "EUR", "GBP", "AED", "TRY", "IQD", "CNY"))

# Nouns of a price, of which the thing sold is the item.
PRICES = _words("قیمت نرخ بها بهای")

# Which price it is: "قیمت خرید دلار", "قیمت کارخانه".
PRICE_KINDS = _words("خرید فروش بازار کارخانه")

# How verbs of buying and selling begin.
SALES = ("می‌خر", "می‌فروش", "خریداری", "فروخت", "عرضه", "معامله")

# Predicates that tell the size of their object: "هزینه طرح را ۵ میلیارد تومان اعلام کرد".
TOLD = _words("اعلام عنوان ذکر برشمرد خواند دانست برآورد بیان گزارش")

# Nouns of money that are things as well.
PRECIOUS = _words("طلا سکه ارز")

MEDALS = _words("طلا نقره برنز")

# Verbs that make one predicate with the noun before them: "افزایش یافت", "اجرا شده است"; that noun is no head of a phrase.
LIGHT_VERB_STEMS = (
    "شد",
    "شو",
    "کرد",
    "کن",
    "داد",
    "ده",
    "گرفت",
    "گیر",
    "یافت",
    "یاب",
    "گرد",
    "رسید",
    "رسان",
    "نمود",
    "نما",
    "خورد",
    "زد",
)  # "داشتن" is left out: "۳ مدرسه داریم"

# The noun that a verb implies where money stands without one (ruling 4 of the annotation guide).
MONEY_BY_VERB = (
    ("هزینه", ("هزینه", "خرج", "صرف", "احداث", "ساخته", "ساخت", "اجرا", "خریداری")),
    ("اعتبار", ("اختصاص", "تخصیص", "تأمین", "تامین", "مصوب", "نظر")),
    ("مبلغ", ("پرداخت", "واریز", "دریافت", "کمک", "اهدا")),
)

# Conjunctions of a condition, whose clause may stand before the one with the number.
CONDITIONS = ("اگر", "چنانچه", "در صورتی که", "درصورتی که", "درصورتی‌که", "در صورتی‌که")

# Words that say how sure or when: (modality, words looked for in the whole clause, words looked for between the numbers on either side).
# The first row that matches wins.
MODALITY_CUES: tuple[tuple[Modality, tuple[str, ...], tuple[str, ...]], ...] = (
    ("hypothetical", (*CONDITIONS, "در صورت", "به شرط"), ()),
    (
        "capacity",
        ("قابلیت", "می‌توان", "می‌تواند", "می‌توانند", "می‌توانیم", "خواهد توانست", "ظرفیت اشتغال", "ظرفیت پذیرش"),
        ("ظرفیت", "به ظرفیت", "با ظرفیت", "گنجایش", "پتانسیل", "توانایی"),
    ),
    (
        "needed",
        ("نیاز است", "نیاز داریم", "نیاز دارد", "نیاز دارند", "لازم است", "لازم داریم", "نیاز هست", "باید", "نباید",
         "ضروری است", "نیاز بود", "توصیه می‌شود"),
        ("نیازمند", "نیاز به", "اعتبار مورد نیاز", "مورد نیاز است"),
    ),
    (
        "forecast",
        (
            "پیش‌بینی می‌شود", "پیش‌بینی می‌کند", "پیش‌بینی می‌کنیم", "پیش‌بینی کرد", "پیش‌بینی کرده", "انتظار می‌رود", "انتظار داریم",
            "انتظار دارند", "احتمالا", "احتمال می‌رود", "پیش‌بینی‌ها", "پیش‌بینی صورت گرفته",
            "پیش‌بینی شده است", "پیش‌بینی شده بود", "پیش‌بینی شده‌است", "پیش‌بینی شد",
        ),
        ("برآورد", "تخمین"),
    ),
    (
        "planned",
        (
            "قرار است", "قرار بود", "قرار بوده", "مقرر شد", "مقرر شده", "برنامه‌ریزی", "در دستور کار", "دردستور", "هدف‌گذاری", "هدفگذاری",
            "در نظر گرفته شده", "درنظر گرفته",
            "قصد دارد", "قصد دارند", "قصد داریم", "درصدد", "در صدد", "بنا دارد", "بنا داریم",
            "خواهد", "خواهند", "خواهیم", "خواهم", "در نظر داریم", "تصمیم", "برنامه داریم", "به‌زودی",
        ),
        ("سهمیه", "در آینده"),
    ),
)  # fmt: skip

# Verbal nouns of events: with a present verb, or none (in a headline), they tell of what is to come.
EVENT_NOUNS = _words(
    """
    افتتاح احداث اجرا اجرای بهره‌برداری راه‌اندازی ساخت ساخته پرداخت تحویل واگذار واگذاری آغاز برگزار برگزاری کلنگ‌زنی کلنگ
    جذب استخدام تکمیل تجهیز بازسازی داده نصب صادر اجرایی عملیاتی انجام برخوردار
    """
)

# What bodies are bound to do is to come: "دولت را موظف به تأمین ۴ میلیون تن قیر کرد".
OBLIGED = _words("موظف مکلف ملزم الزام")

# Nouns before an event noun that say that it is to come: "آغاز ساخت", "مجوز استخدام", "قرارداد ساخت".
PROSPECTS = _words(
    "آغاز شروع مجوز قرارداد درخواست تفاهم‌نامه توافق موافقت پیشنهاد تقاضا خواستار لزوم ضرورت کلنگ کلنگ‌زنی برنامه طرح سهمیه هدف"
)

# Nouns of gaining: what was won has been won, whatever follows from it.
WON = _words("کسب اخذ")
ACHIEVED = _words("توانست توانستند توانستیم توانسته توانسته‌اند توانسته‌ایم")

# What is worth so much by an appraisal is there already.
APPRAISED = ("مکشوفه", "کشف شده", "کشف‌شده", "قاچاق", "خسارت", "خسارات")

# Predicates with which a clause of "تا" tells what has come about, not what is meant to.
CAUSES = _words("باعث موجب سبب")

# Words that say that a number stands now; with a present verb they tell of no plan.
NOW = _words("تاکنون اکنون هم‌اکنون کنون حاضر سالانه سالیانه ماهانه روزانه هرساله همه‌ساله")

# What "can be mentioned" is no ability: "می‌توان به صادرات ۷۰ تن زعفران اشاره کرد".
MENTIONED = ("اشاره", "نام برد", "یاد کرد", "ذکر کرد", "برشمرد")

# Modal verbs stand before what they govern and end no clause.
MODAL_VERBS = _words(
    """
    می‌توان می‌توانیم می‌تواند می‌توانند توانست توانسته توانستیم توانسته‌اند توانسته‌ایم باید نباید خواهد خواهند خواهیم خواهم نتوان
    بتوان بتواند بتوانند بتوانیم
    """
)

# Predicates under which "یک" counts: one was opened, built, seized.
COMING_ABOUT = _words("افتتاح بهره‌برداری احداث ساخته راه‌اندازی کشف توقیف تحویل")

# Nouns of predicates that report an event rather than happen: "از افتتاح ۳۴ پروژه خبر داد".
REPORTING_NOUNS = _words("خبر یاد اشاره عنوان اعلام برشمرد")

# Places with a capacity, which an adjective of number tells: "گاوداری ۷۰ رأسی", "سالن ۳۰۰ نفره".
HOLDERS = _words(
    """
    ورزشگاه سالن استادیوم خوابگاه اردوگاه هتل مسجد مصلی نمازخانه سینما زائرسرا مهمانسرا کمپ تالار بیمارستان گاوداری دامداری مرغداری
    گوسفندداری پرواربندی شترداری مجتمع هواپیما کشتی قطار اتوبوس نیروگاه
    """
)

# With a present verb these mean the near future too, though in a headline they do not.
PRESENT_EVENT_NOUNS = EVENT_NOUNS | _words(
    "مستقر اعزام آسفالت معرفی اعلام پذیرش اختصاص تخصیص توزیع اعطا ایجاد هزینه مشغول فراهم اضافه آماده وارد مهیا بهره‌مند قرار"
)

COPULAS = _words("است بود بوده هستند بودند")

# Predicates that govern the clause after them and end none: "پیش‌بینی می‌شود …", "قرار است …".
GOVERNING_NOUNS = _words("پیش‌بینی انتظار قرار مقرر احتمال بنا امید امیدوار بعید قصد موظف مکلف ملزم")

# Light verbs whose present tense, after an event noun, means the near future.
PRESENT_INCHOATIVE = _words(
    """
    می‌شود می‌شوند می‌رسد می‌رسند می‌کند می‌کنند می‌کنیم می‌گردد می‌گردند می‌یابد می‌یابند می‌دهیم می‌دهد می‌گیرد می‌گیرند
    می‌رسانیم
    """
)
# These alone are no indicatives that lost their "می".
MAIN_SUBJUNCTIVE = _words("شود شوند گردد گردند شویم برسد برسند")
SUBJUNCTIVE = _words("شود شوند گردد کند کنند کنیم برسد برسند برسانیم بگیرد گیرد یابد یابند دهد دهند بدهیم باشد")

INCREASE = _words("رشد افزایش ارتقا ارتقاء صعود جهش")
DECREASE = _words("کاهش افت نزول تنزل")

# Comparatives behind a percentage or multiple: "۳۵ درصد بیشتر از سال گذشته".
MORE = _words("بیشتر بالاتر فراتر گران‌تر")
LESS = _words("کمتر پایین‌تر کم‌تر ارزان‌تر")

# Money that is given: with a present verb it means the near future, while prices and wages stand.
CREDIT_NOUNS = _words("تسهیلات وام اعتبار یارانه کمک بودجه بن عیدی سبد")

# What has happened where it is counted, whatever is planned about it: "یادواره ۳۵۰ شهید برگزار می‌شود".
HAPPENED = _words("شهید جانباخته کشته مجروح قربانی مصدوم")

# Nouns of which "یک" counts one rather than being an article: the word is followed by a quantity of its own (a size, a cost).
EXACTLY_ONE = _words("تنها فقط صرفا کدام")

# Words before a number that is a rank, a name or a label.
LABELS = _words(
    """
    رتبه رده جایگاه مقام ریتینگ ویرایش نسخه مدل شماره استاندارد ایزو پلاک ردیف ماده شعبه کلانتری قطعنامه اصل تبصره فاز ناحیه کانال کد حساب
    درجه دسته
    """
)

# What athletes of an age play in: "تیم ملی زیر ۲۱ سال".
TEAMS = _words("تیم لیگ جام مسابقات رقابت‌های قهرمانی رده ملی")

# Sports whose athletes are told apart by weight: "در وزن ۵۷ کیلوگرم".
WEIGHED_SPORTS = (
    *_words("کشتی‌گیر جودو تکواندو کاراته بوکس ووشو سامبو کوراش موی‌تای کیک‌بوکسینگ"),
    *("کشتی آزاد", "کشتی فرنگی", "کشتی قهرمانی", "تیم ملی کشتی", "فدراسیون کشتی", "رقابت‌های کشتی", "مسابقات کشتی", "کشتی گیر"),
)  # "کشتی" alone is a ship as well

# What follows a year without "سال".
ERAS = _words("میلادی هجری شمسی قمری خورشیدی")

# How an article speaks of its own jurisdiction.
LEVEL_WORDS = {
    "کشور": "country",
    "استان": "province",
    "شهرستان": "county",
    "شهر": "city",
    "روستا": "village",
    "دنیا": "world",
    "جهان": "world",
}

# Words of the state in news that names no country: it is of Iran.
NATIONAL = _words("کشور مجلس وزیر وزارت وزارتخانه دولت")

# "این پروژه" is the one told of before, in the place told before.
ANAPHORIC = _words(
    """
    پروژه طرح بند سد پل راه جاده مجتمع کارخانه واحد مدرسه بیمارستان درمانگاه نیروگاه مرکز مجموعه شهرک شبکه خط ایستگاه پارک محل
    منطقه روستا شهر تصادف حادثه سانحه آتش‌سوزی
    """
)

# "در این مدت": the statement holds when the one before it does.
CARRYING = _words("مدت سفر حادثه تصادف")

# Whose money it is says nothing about where: "هر دلار آمریکا".
CURRENCIES = _words("دلار پوند لیر روبل یوان دینار درهم ین روپیه فرانک کرون وون یورو")

# Events that a statement goes on with: "این حادثه" was when it was told to be.
EVENTS = _words("حادثه تصادف سانحه زمین‌لرزه زلزله سیل آتش‌سوزی انفجار حمله عملیات نشست جلسه")

# What is named for an occasion, whenever it is spoken of: "ستاد اربعین", "زائران اربعین".
NAMED_FOR = _words("ستاد زائر زائرین زوار راهپیمایی پیاده‌روی قرارگاه کمیته کنگره")

# What may be counted although a place's name follows: "۴۹ روستای ارومیه".
LEVEL_NOUNS = _words("روستا شهر شهرستان استان بخش دهستان محله منطقه کشور جزیره آبادی")

# "در جنوب X" says where a place lies.
DIRECTIONS = _words("شمال جنوب شرق غرب مرکز حوالی نزدیکی کیلومتری")

# A duration after these only places another event in time; it belongs to the date layer and is no fact.
TEMPORAL_BEFORE = _words("طی ظرف پس قبل گذشت")
TEMPORAL_AFTER = _words("گذشته اخیر پیش قبل آینده بعد آتی جاری نخست ابتدایی اول")

# What bodies give out, and what stands before it: "بر اساس آمار", "طبق گزارش".
BODY_REPORTS = _words(
    """
    اعلام گزارش گزارشی آمار آمارها آمارهای اطلاعات ارقام داده‌ها داده‌های برآورد برآوردهای پیش‌بینی بررسی بررسی‌های گفته اطلاعیه بیانیه نظرسنجی
    """
)
BODY_SOURCES = _words("اساس براساس طبق بنابر بر برابر مطابق")
BODY_VERBS = _words("اعلام گزارش خبر برآورد پیش‌بینی تأکید تاکید هشدار نشان تصریح")
