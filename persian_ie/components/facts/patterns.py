"""Language data of the facts component: word tables, all in normalized spelling."""

from __future__ import annotations

# Words that end a noun phrase. Prepositions, conjunctions, determiners and adverbs are closed classes; the rest of the language is in the lexicon.
STOP_WORDS = frozenset(
    """
    از به در با بر تا برای بدون طی طبق جز مگر بین میان مانند همچون روی زیر پیش پس نزد ضمن توسط درباره درخصوص علیه براساس بابت
    و یا که اما ولی بلکه چون زیرا چنانچه اگر لذا نیز هم همچنین فقط تنها البته را یعنی
    این آن همین همان هر هیچ چند چندین تعدادی برخی بعضی تمام تمامی کلیه همه یک دیگر خود وی او آنها آن‌ها ما شما من ایشان
    اکنون هم‌اکنون تاکنون امروز امسال دیروز فردا سالانه روزانه ماهانه مجموعا جمعا حدود حدودا تقریبا قریب نزدیک بیش کمتر بالغ حداقل حداکثر
    شامل اعم نسبت مربوط متعلق حاوی دارای فاقد تحت طبق ازجمله جهت منظور عنوان صورت قالب
    شده بوده گرفته یافته شدن
    """.split()
)

# Modifiers that do not make a kind: "new", "various", "this year's".
VAGUE_MODIFIERS = frozenset(
    "جدید مختلف دیگر گوناگون متعدد مذکور مزبور فوق یادشده اخیر گذشته جاری آینده کنونی فعلی موجود لازم متفاوت بعدی قبلی نخست اول دوم".split()
)

# Dimension nouns: what stands before them (or after them, in an ezafe) is what is measured.
DIMENSIONS = frozenset(
    "حجم طول ارتفاع عرض عمق مساحت وسعت زیربنا ظرفیت مبلغ ارزش میزان تعداد سهم کل مجموع وزن متراژ فضا بها رقم شمار قدرت توان مقدار اندازه قطر جمعیت سطح".split()
)

# Nouns that name an amount of money, best first where several stand near.
MONEY_NOUNS = frozenset(
    """
    تسهیلات وام اعتبار بودجه هزینه سرمایه‌گذاری سرمایه صادرات واردات درآمد فروش ارزآوری قیمت نرخ بدهی مطالبات خسارت یارانه مستمری
    کمک زکات جریمه حقوق دستمزد ارز درآمدزایی قرارداد بن غرامت ارزش مبلغ سود اجاره عیدی جهیزیه تجارت ترانزیت کالا سوخت
    """.split()
)

# The noun that a verb implies where money stands without one (ruling 4 of the annotation guide).
MONEY_BY_VERB = (
    ("هزینه", ("هزینه", "خرج", "صرف", "احداث", "ساخته", "ساخت", "اجرا", "خریداری")),
    ("اعتبار", ("اختصاص", "تخصیص", "تأمین", "تامین", "مصوب", "نظر")),
    ("مبلغ", ("پرداخت", "واریز", "دریافت", "کمک", "اهدا")),
)

# Words that say how sure or when, looked for in the clause around the number; the first kind that matches wins.
MODALITY_CUES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("hypothetical", ("اگر", "چنانچه", "در صورت", "در صورتی که", "درصورتی که", "درصورتی‌که", "در صورتی‌که")),
    (
        "capacity",
        ("ظرفیت اشتغال", "ظرفیت پذیرش", "قابلیت", "گنجایش", "می‌توان", "می‌تواند", "می‌توانند", "خواهد توانست", "ظرفیت", "پتانسیل", "توانایی"),
    ),
    ("needed", ("نیاز است", "نیاز داریم", "نیاز دارد", "نیازمند", "لازم است", "مورد نیاز", "کمبود", "باید", "ضروری", "ضرورت", "نیاز")),
    ("forecast", ("پیش‌بینی", "انتظار", "برآورد", "تخمین", "احتمالا", "احتمال", "چشم‌انداز")),
    (
        "planned",
        (
            "قرار است", "مقرر شد", "مقرر شده", "برنامه‌ریزی", "در دستور کار", "دردستور", "هدف‌گذاری", "هدفگذاری", "در نظر گرفته", "درنظر گرفته",
            "خواهد", "خواهند", "خواهیم", "خواهم", "در نظر داریم", "تصمیم", "برنامه داریم", "سهمیه", "در آینده", "به‌زودی", "هدف",
        ),
    ),
)  # fmt: skip

# Verbal nouns of events: with a present verb, or none (in a headline), they tell of what is to come.
EVENT_NOUNS = frozenset(
    """
    افتتاح احداث اجرا اجرای بهره‌برداری راه‌اندازی ساخت ساخته پرداخت تحویل واگذار واگذاری اختصاص تخصیص آغاز برگزار برگزاری کلنگ‌زنی کلنگ توزیع
    ارائه اعطا ایجاد تأمین تامین جذب استخدام تکمیل اعزام تجهیز بازسازی داده نصب صادر اجرایی عملیاتی انجام برخوردار
    """.split()
)

# Light verbs whose present tense, after an event noun, means the near future.
PRESENT_INCHOATIVE = frozenset("می‌شود می‌شوند می‌رسد می‌رسند می‌کند می‌کنند می‌کنیم می‌گردد می‌گردند می‌یابد می‌یابند می‌دهیم می‌دهد می‌گیرد می‌گیرند می‌رسانیم".split())
SUBJUNCTIVE = frozenset("شود شوند گردد کند کنند کنیم برسد برسند برسانیم بگیرد گیرد یابد یابند دهد دهند بدهیم باشد".split())

INCREASE = frozenset("رشد افزایش ارتقا ارتقاء صعود جهش توسعه".split())
DECREASE = frozenset("کاهش افت نزول تنزل".split())

# Nouns of which "یک" counts one rather than being an article: the word is followed by a quantity of its own (a size, a cost).
EXACTLY_ONE = frozenset("تنها فقط صرفا".split())

# How an article speaks of its own jurisdiction.
LEVEL_WORDS = {"کشور": "country", "استان": "province", "شهرستان": "county", "شهر": "city", "روستا": "village", "بخش": "district"}

# A duration after these only places another event in time; it belongs to the date layer and is no fact.
TEMPORAL_BEFORE = frozenset("طی ظرف پس بعد قبل پیش از در طول حدود مدت گذشت".split())
TEMPORAL_AFTER = frozenset("گذشته اخیر پیش قبل آینده بعد آتی جاری نخست ابتدایی اول".split())
