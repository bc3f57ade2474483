"""Texts that every pipe must take: odd ones, and strategies that make more."""

from __future__ import annotations

from hypothesis import strategies as st

ZWNJ = "\u200c"

ODD_TEXTS = {
    "empty": "",
    "space": " ",
    "spaces": "  \t\u00a0 ",
    "new lines": "\n\r\n\n",
    "one letter": "و",
    "one digit": "۷",
    "one sign": "«",
    "only half-spaces": ZWNJ * 5,
    "only marks": "\u064e\u0651\u0654",
    "NUL": "سلام\x00دنیا",
    "byte order mark": "\ufeffسلام",
    "leading and trailing space": "  ۱۲ نفر  \n",
    "mixed directions": "شرکت «ABC» ۱۲ MW برق، 3.5 GB داده و ۲۰٪ VAT را به email@example.ir داد (سال 2025/۱۴۰۴).",
    "bidi controls": "\u202bتعداد ۱۲ نفر\u202c \u200fدر\u200e \u2067سال ۱۴۰۴\u2069",
    "emoji": "۵۳۷ تعاونی 🎉👩‍👩‍👧‍👦🇮🇷 در لرستان 👍🏽",
    "Arabic letters": "مديركل تعاون لرستان گفت: ٥٣٧ تعاوني ثبت شده است؛ ﷼ ۱۲",
    "presentation forms": "ﺗﻌﺎﻭﻧﯽ ﻫﺎ ۱۲ نفر",
    "no spaces": "مدیرکلتعاونلرستانگفت:۵۳۷تعاونیدرشهرستانسلسلهثبتشدهاست",
    "digits torn": "۵ ١٧ نفر و ۱۲٬ ۵۰۰ ریال و ۱ / ۵ درصد",
    "impossible date": "۳۱ مهر ۱۴۰۴ و ۳۰ اسفند ۱۴۰۴ و ۱۴۰۴/۱۳/۴۵ ساعت ۲۹:۷۱",
    "gaps": f"دکتر {ZWNJ} علی &nbsp; رضایی  {ZWNJ}  گفت:{ZWNJ}{ZWNJ} سید &zwnj; ۱۲ نفر \u200f\u200e آمدند.{ZWNJ}",
    "HTML": "<script>alert('۱۲ نفر')</script> &nbsp; <b>۳ کشته</b>",
    "article": (
        "۵۳۷ تعاونی در سلسله فعال است\nبه گزارش خبرنگار ما از خرم‌آباد، علی رضایی مدیرکل تعاون، کار و رفاه اجتماعی لرستان امروز ۱۵ شهریور گفت: "
        "۵۳۷ تعاونی با سه هزار و ۴۹ نفر عضو در شهرستان سلسله ثبت شده است.\nوی افزود: بیش از ۶ میلیارد و ۵۰۰ میلیون ریال تسهیلات پرداخت شده است."
    ),
}

# Lone surrogates cannot be stored by spaCy: each becomes U+FFFD, one code point for one.
SURROGATES = ("\ud800", "سلام \udcff ۱۲ نفر", "\udc00\ud800 ۵۳۷ تعاونی\udfff")

REPEATED = {
    "digits": "۱", "Latin digits": "1", "spaces": " ", "new lines": "\n", "half-spaces": ZWNJ, "half-spaces between letters": "ب" + ZWNJ,
    "wāws": "و", "wāws apart": "و ", "opening brackets": "(", "closing brackets": ")", "brackets": "()", "guillemets": "«", "full stops": ".",
    "colons": ":", "letters": "ا", "tatweel": "ـ", "marks": "\u064e", "می": "می ", "ها": " ها", "emoji": "😀", "Latin": "a",
    "number words": "هزار و ", "numbers": "۱۲ ", "scales": "میلیارد ", "quantities": "۱۲ نفر و ", "ranges": "۳ تا ", "dates": "۱۵ شهریور ",
    "slashes": "۱/", "times": "۱۲:", "places": "استان تهران ", "levels": "شهرستان ", "titles": "مدیرکل ", "offices": "وزیر تعاون و ",
    "names": "علی رضایی ", "speech": "وی گفت: ", "sentences": "۱۲ نفر در تهران گفتند. ", "separators": "۱۲٬", "percent": "٪",
}  # fmt: skip

_WORDS = (
    "۵۳۷", "12", "٣", "سه", "هزار", "میلیون", "میلیارد", "و", "تا", "بین", "حدود", "بیش از", "نفر", "تومان", "ریال", "درصد", "هکتار", "تعاونی", "شغل", "شهریور", "مهر",
    "دی", "۱۴۰۴", "سال", "گذشته", "امسال", "دیروز", "ساعت", "۲۰:۳۰", "۱۴۰۴/۰۶/۱۵", "استان", "شهرستان", "شهر", "لرستان", "تهران", "سلسله", "در", "از", "به", "علی رضایی",
    "مدیرکل", "وزیر", "رئیس", "اداره کل", "سازمان", "وی", "گفت:", "افزود", "می", "ها", "های", "میشود", "نیم", "یک‌سوم", "«", "»", "(", ")", ".", "،", "؛", ":", "/", "-", "٪",
    "\n", "  ", "\u200c", "\u200f", "ي", "ك",
)  # fmt: skip

persian_like = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=3)), max_size=40).flatmap(
    lambda words: st.sampled_from((" ", "", "\u200c", "\n")).map(lambda gap: gap.join(words))
)
any_text = st.one_of(st.text(max_size=200), persian_like)  # st.text makes no surrogates
any_text_with_surrogates = st.text(st.one_of(st.characters(), st.characters(categories=["Cs"])), max_size=60)
