"""What each spelling becomes, and what must stay as it is. Value first, then every surface form that gives it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from persian_ie.text import TextTypeError, normalize, normalize_aligned, sentence_starts, tokenize
from persian_ie.text.characters import RULES, clean, fold
from persian_ie.text.normalization import SPACING_RULES

SPELLINGS = {
    "می‌شود": ["میشود", "می شود", "مي‌شود", "می‌‌شود", "می\u00adشود", "می\u200bشود", "می‌ شود", "می ‌شود", "می&zwnj;شود", "ميشود", "می  شود"],
    "نمی‌توان": ["نمیتوان", "نمی توان"],
    "تعاونی‌ها": ["تعاونیها", "تعاونی ها", "تعاوني ها", "تعاونيها"],
    "تعاونی‌های": ["تعاونیهای", "تعاونی های"],
    "اغذیه‌فروشی‌ها": ["اغذیه فروشی ها", "اغذیه‌فروشی ها"],
    "پرسش‌نامه‌ها": ["پرسشنامه ها", "پرسش نامه ها"],
    "تحصیل‌کرده‌های": ["تحصیلکرده های", "تحصیل کرده های"],
    "خرم‌آباد": ["خرمآباد", "خرم آباد", "خرم‌آباد"],
    "دانش‌بنیان": ["دانشبنیان", "دانش بنیان"],
    "بهره‌برداری": ["بهرهبرداری", "بهره برداری"],
    "نه‌تنها": ["نهتنها"],
    "شکل‌گرفته‌اند": ["شکلگرفتهاند", "شکل‌گرفتهاند"],
    "کرده‌اند": ["کردهاند", "کرده اند"],
    "برنامه‌ریزی": ["برنامهریزی", "برنامه ریزی"],
    "بزرگ‌ترین": ["بزرگ ترین", "بزرگترین"],
    "سرمایه‌گذاری": ["سرمایهگذاری", "سرمایه گذاری", "سرمايه گذاري"],
    "پیش‌بینی": ["پیشبینی", "پیش بینی"],
    "گفت‌وگو": ["گفتوگو", "گفت وگو", "گفت و گو"],
    "بین‌المللی": ["بینالمللی", "بین المللی"],
    "رئیس‌جمهور": ["رئیس جمهور", "رئیسجمهور"],
    "منطقه‌ای": ["منطقهای", "منطقه ای"],
    "کشورهای": ["کشورهای", "کشور های"],
    "بندرها": ["بندر ها"],
    "کتاب": ["كتاب", "ﻛﺘﺎﺏ", "کـتاب", "کِتاب", "کتا‌ب"],
    "مسئول": ["مسئول", "مسي\u0654ول", "مسی\u0654ول"],
    "خانه": ["خانۀ", "خانهٔ", "خانة"],
    "رأی": ["رأی", "رأي", "را\u0654ی"],
    "۱۴۰۴": ["١٤٠٤", "۱۴۰۴"],
    "1404": ["1404"],
    "«خبر»": ["“خبر”"],
    "در تهران": ["در\u00a0تهران", "در&nbsp;تهران", "در\u2003تهران", "در  تهران", "در \u200fتهران"],
    "تهران، قم": ["تهران ،قم", "تهران،قم", "تهران ، قم"],
    "(ره) گفت": ["( ره ) گفت", "(ره)گفت"],
    "۱۲۰ نفر": ["۱۲۰نفر", "١٢٠نفر"],
    "سال ۹۶": ["سال۹۶"],
    "پنج هزار": ["پنجهزار", "پنج‌هزار"],
    "دو میلیون": ["دومیلیون"],
    "فرمانده‌ی": ["فرمانده ی"],
    "آیینه‌ای": ["آیینه ای"],
    "بهره‌بردارانش": ["بهرهبردارانش"],
    "مقوله‌ی": ["مقولهی"],
    "گزارش خبرنگار": ["گزارشخبرنگار"],
    "می‌شود رئیس": ["میشودرئیس"],
    "صنایع دستی": ["صنایع دستی"],
    "برخی نهادهای اقتصادی": ["برخی نهادهای اقتصادی"],
    "بسکتبال حرفه‌ای آمریکا": ["بسکتبال حرفهای آمریکا"],
    "ه.ش": ["ه\u200d.ش", "ه.ش"],
}


@pytest.mark.parametrize(("right", "written"), [(right, w) for right, all_ in SPELLINGS.items() for w in [right, *all_]])
def test_spellings(right: str, written: str) -> None:
    assert normalize(written) == right


# Each is something that a peer breaks (hazm, parsivar or shekar), or a word that looks as if it had lost a half-space.
UNCHANGED = """
۱۲٬۵۰۰ تومان|3.5 درصد|۳٫۵ درصد|۱۴۰۴/۰۶/۱۵|۱۵ می ۲۰۲۵|www.example.com/news?id=3|https://example.ir/a_b.html|نشانی info@example.ir|منتظر ماند ...|20 : 30|ساعت ۲۰:۳۰
۵۰۰ ﷼|ثبت شده است|کار شده و|جزء|رأی|مؤسسه|مسئله|پایش|۹۹٬۹۹۹٬۹۹۹|چهل و پنج صدم|مسکن مهر|بانک دی|#برق_قطع|👨‍👩‍👧|🇮🇷|COVID-19|A320|e-mail|۱/۵|۶:۳۰
میدان آزادی|میوه|میزبان|درآمد|بهبود|تنها|آنها|بهتر|بیشتر|کمتر|اینکه|شهرها|دریا|ایران|نمایش|همکار|همسایه|استاندار|فرماندار|دانشگاه|کارگر|باید|برنامه|جامعه|اقدامی
سه هزار|یک میلیون و ۲۰۰ هزار|شهریور ماه|خراسان رضوی|آذربایجان شرقی|چهارمحال و بختیاری|سیستان و بلوچستان|سه صدم|هفت هشت نفر|کتاب را|از این رو
الف-ب|و/یا|CD|[۱]|۲۵٪|۱. مقدمه|«آب»|ساعت ۸ صبح|الف) نخست
"""


@pytest.mark.parametrize("text", [t for line in UNCHANGED.strip().splitlines() for t in line.split("|")])
def test_what_is_right_is_left_alone(text: str) -> None:
    assert normalize(text) == text


# Names of persons in many shapes: no part of one is taken for the start or end of another word.
NAMES = """
علی رضایی|سامان اقلیدی|سعدی مرادویسی|پور میدانی|رضا کریمی نسب|محمد باقر قالیباف|علی لاریجانی|حسن روحانی|محمد جواد ظریف|سید عباس عراقچی|سید محمد خاتمی
فاطمه معتمد آریا|نگار جواهریان|زهرا احمدی پور|محسن رضایی میرقائد|ناصر مکارم شیرازی|عباس علی کدخدایی|مریم میرزاخانی|پرویز پرستویی|شهاب حسینی|علی دایی
کریم باقری|سردار آزمون|مهدی طارمی|علیرضا جهانبخش|بهرام بیضایی|اصغر فرهادی|مسعود پزشکیان|رضا صالحی امیری|سورنا ستاری|عیسی کلانتری|بیژن زنگنه
اسحاق جهانگیری|مصطفی کواکبیان|احمد توکلی|الیاس نادران|غلامعلی حداد عادل|سعید جلیلی|پیمان معادی|هانیه توسلی|لیلا حاتمی|رامبد جوان|مهران مدیری
جواد خیابانی|محمد رضا گلزار|بهداد سلیمی|کیانوش رستمی|حسین رضازاده|داور رضایی|هادی ساعی|ساسان انصاری|وحید امیری|روزبه چشمی|وریا غفوری|خسرو حیدری
فرهاد مجیدی|علی منصور|صادق زیبا کلام|امید عالیشاه|پژمان جمشیدی|مژده لواسانی|شیرین بینا|گلاب آدینه|ستاره اسکندری|پروانه معصومی|بهار رهنما|مهتاب نصیر پور
نیما یوشیج|سهراب سپهری|سیمین دانشور|امین تارخ|فرامرز قریبیان|داریوش ارجمند|کامبیز دیرباز|آزیتا حاجیان|طناز طباطبایی|سحر دولتشاهی|ترانه علیدوستی
باران کوثری|کیومرث پور احمد|بابک حمیدیان|جعفر دهقان|رسول خادم|رضا یزدانی|حسن یزدانی|کمیل قاسمی
"""

# Two words that look like one: ordinals, number words, endings that begin another word, pairs of common words.
APART = """
دستگاه ام‌آرآی|هیچ جامعه‌ای|نیمه دوم|گروه اول|بخش سوم|سال دوم|یک شهر|نیمه نخست|یک سوم|دو سوم|سه چهارم|بیست و یک نفر|هزار تومان|صد میلیارد|رتبه پنجم|نیمه اول|هفته سوم|دهه شصت|می ۲۰۲۰|جام جهانی|ثبت شده|انجام شد
کار کرد|گروه صنعتی|بانک مرکزی|مجلس شورا|شهر تهران|استان البرز|وزیر کشور|تیم ملی|سال گذشته|راه آسفالت|گناه اند|نگاه ام‌القرا|کمیته امداد|روزنامه ایران|رده سنی|بدون آزمون|دو منهای یک|گوشه‌ای رنگ
"""


@pytest.mark.parametrize("text", [t for table in (NAMES, APART) for line in table.strip().splitlines() for t in line.split("|")])
def test_two_words_stay_two(text: str) -> None:
    assert normalize(text) == text


def test_a_surname_is_no_verb() -> None:
    assert [t.norm for t in tokenize("رضا میدانی تحقیقات میدانی کرد")] == ["رضا", "میدانی", "تحقیقات", "میدانی", "کرد"]


TOKENS = {
    "تهران).": "تهران|)|.",
    "۱۲۰نفر": "۱۲۰|نفر",
    "۲۵درصد": "۲۵|درصد",
    "وزیر تعاون،کار": "وزیر|تعاون|،|کار",
    "وزیرتعاون،کار": "وزیر|تعاون|،|کار",
    "۱/۵": "۱/۵",
    "۶:۳۰": "۶:۳۰",
    "۱۴۰۴/۰۶/۱۵": "۱۴۰۴/۰۶/۱۵",
    "۳٬۵۰۰": "۳٬۵۰۰",
    "12,500.75": "12,500.75",
    "امام (ره)": "امام|(|ره|)",
    "ICT": "ICT",
    "۴۵۰۰ساله": "۴۵۰۰|ساله",
    "سه هزار": "سه|هزار",
    "یکهزار و سیصد": "یک|هزار|و|سیصد",
    "قرن ۳ ق.م، رم": "قرن|۳|ق.م|،|رم",
    "سال ۱۴۰۰ ه‍.ش": "سال|۱۴۰۰|ه.ش",
    "است.»": "است|.|»",
    "آمد...": "آمد|...",
    "http://example.ir/a?b=1).": "http://example.ir/a?b=1|)|.",
    "#خبر_خوب است": "#خبر_خوب|است",
    "خوب👍🏼": "خوب|👍🏼",
    "۱۳۹۷.": "۱۳۹۷|.",
    "می\nشود": "می|شود",
    "یک،دو": "یک|،|دو",
    "میشناسیمپاندمی": "می‌شناسیم|پاندمی",
    "۱۲،۱۳": "۱۲|،|۱۳",
    "تهران ـ ایران": "تهران|-|ایران",
    "\ufeffخبر": "خبر",
    "": "",
}


@pytest.mark.parametrize(("text", "norms"), TOKENS.items())
def test_tokens(text: str, norms: str) -> None:
    assert [token.norm for token in tokenize(text)] == [n for n in norms.split("|") if n]


def test_a_raw_token_keeps_its_space() -> None:
    text = "اجرا می شود."
    token = tokenize(text)[1]
    assert (text[token.start : token.end], token.norm) == ("می شود", "می‌شود")


SENTENCES = [
    ["مدیرکل تعاون لرستان گفت: ۵۳۷ تعاونی در استان فعال است.", "وی افزود: این رقم سال گذشته ۵۰۱ تعاونی بود."],
    ["چرا چنین شد؟", "پاسخ روشن است!", "باید منتظر ماند."],
    ["دمای هوا ۳.۵ درجه کاهش می‌یابد.", "بارش‌ها ادامه دارد."],
    ["م. رضایی دبیر این جشنواره است.", "او از سال ۱۴۰۰ ه.ش در این سمت است."],
    ["وی گفت: «کار آغاز شده است.»", "این پروژه سال آینده پایان می‌یابد."],
]


@pytest.mark.parametrize("sentences", SENTENCES)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    tokens = tokenize(text)
    starts = sentence_starts(text, tokens)
    bounds = [tokens[i].start for i in starts] + [len(text) + 1]
    assert [text[a : b - 1] for a, b in zip(bounds, bounds[1:], strict=False)] == sentences


def test_a_line_begins_a_sentence() -> None:
    text = "۱. آب\n۲. برق\nپایان"
    tokens = tokenize(text)
    assert [tokens[i].norm for i in sentence_starts(text, tokens)] == ["۱", "۲", "پایان"]


SCRAPED = (
    "مدیرکل تعاون استان گفت: تعاونیهای شهرستان در ۶ماه گذشته ۲۵درصد رشد داشتهاند و نهتنها اشتغال ایجاد میکنند، بلکه بهرهبرداری از ۱۲ طرح نیمهتمام نیز "
    "آغاز میشود.وی افزود: شرکتهای دانشبنیان خرمآباد نمیتوانند از تسهیلات یارانهای استفاده کنند."
)
REPAIRED = (
    "مدیرکل تعاون استان گفت: تعاونی‌های شهرستان در ۶ ماه گذشته ۲۵ درصد رشد داشته‌اند و نه‌تنها اشتغال ایجاد می‌کنند، بلکه بهره‌برداری از ۱۲ طرح نیمه‌تمام نیز "
    "آغاز می‌شود. وی افزود: شرکت‌های دانش‌بنیان خرم‌آباد نمی‌توانند از تسهیلات یارانه‌ای استفاده کنند."
)


def test_a_scraped_passage_gets_its_half_spaces_back() -> None:
    assert normalize(SCRAPED) == REPAIRED


def test_half_spaces_typed_as_spaces_are_restored() -> None:
    assert normalize(REPAIRED.replace("\u200c", " ").replace("نه تنها", "نه\u200cتنها")) == REPAIRED


def test_alignment_of_a_scraped_passage() -> None:
    new, alignment = normalize_aligned(SCRAPED)
    at = SCRAPED.index("یارانهای")
    assert new[slice(*alignment.to_new(at, at + 8))] == "یارانه‌ای"
    at = new.index("خرم‌آباد")
    assert SCRAPED[slice(*alignment.to_raw(at, at + 8))] == "خرمآباد"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_character_rule_has_an_example_and_a_source(rule) -> None:  # type: ignore[no-untyped-def]
    before, after = rule.example
    assert before != after
    assert clean(before) == after
    assert rule.source


def test_edits_are_explained_and_can_be_left_out() -> None:
    text, edits = normalize("كتاب می شود ،او", explain=True)
    assert text == "کتاب می‌شود، او"
    assert [(e.rule, e.before, e.after) for e in edits] == [
        ("letters", "ك", "ک"),
        ("half_space_for_space", " ", "\u200c"),
        ("spacing", " ", ""),
        ("spacing", "", " "),
    ]
    assert normalize("كتاب می شود ،او", skip=["half_space_for_space", "spacing"]) == "کتاب می شود ،او"
    assert {e.rule for e in edits} <= {rule.name for rule in RULES} | set(SPACING_RULES)


@pytest.mark.parametrize("wrong", [None, 3, b"abc", ["a"]])
def test_only_strings_are_texts(wrong: object) -> None:
    with pytest.raises(TextTypeError, match="a text is a str"):
        normalize(wrong)  # type: ignore[call-overload]


FOLDED = ["خرم‌آباد", "خرم آباد", "خرمآباد", "خرّم‌آباد", "خرم\u00a0آباد"]


def test_names_are_compared_by_their_key() -> None:
    assert {fold(name) for name in FOLDED} == {"خرماباد"}
    assert fold("مسئول") == fold("مسيول") == "مسیول"
    assert fold("۱۴۰۴") == fold("١٤٠٤") == "1404"


def test_text_needs_no_spacy() -> None:
    code = "import sys, persian_ie.text as t; t.normalize('میشود'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# A word with two readings is spelled after its neighbours.
READINGS = {
    "حرف‌های": ["این حرفهای او را شنیدیم", "به حرفهای مردم گوش کرد", "حرفهای زیادی زده شد"],
    "حرفه‌ای": ["به صورت حرفهای کار می‌کند", "فوتبال حرفهای ایران", "ورزشکار حرفهای است."],
    "زمین‌های": ["زمینهای کشاورزی استان", "در زمینهای اطراف شهر"],
    "زمینه‌ای": ["در چنین زمینهای است", "بیماری زمینهای دارند", "در هیچ زمینهای"],
    "نامه‌ای": ["در نامهای به رئیس‌جمهور", "طی نامهای به استاندار"],
    "نام‌های": ["با نامهای علی و رضا", "نامهای ایرانی"],
}


@pytest.mark.parametrize(("right", "text"), [(right, text) for right, texts in READINGS.items() for text in texts])
def test_a_word_with_two_readings_is_spelled_after_its_neighbours(right: str, text: str) -> None:
    assert right in normalize(text)
