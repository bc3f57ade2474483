"""What an unknown word, or an unknown pair of words, looks like: the features that the half-space model weighs.

The same functions serve training (``models/halfspace/build.py``) and use, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping

ZWNJ = "\u200c"
PLURALS = frozenset("ها های هایی هایم هایت هایش هایمان هایتان هایشان هاست هایند هایی‌ها".split())
_NUMBERS = (
    "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست سی چهل پنجاه شصت هفتاد هشتاد نود "
    "صد یکصد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد چند چندین"
).split()
_POWERS = "هزار میلیون میلیارد تریلیون".split()
_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
_REGIONS = "خراسان آذربایجان کره خلیج".split()
_SIDES = "شمالی جنوبی شرقی غربی رضوی فارس".split()

#: Words that are always a token of their own: number words (values are read from them), the object marker, conjunctions.
NEVER_JOIN = frozenset(
    [
        *_POWERS,
        *(power + ending for power in _POWERS for ending in ("ی", "م", "مین", "ها")),
        *_NUMBERS[10:-2],
        *"اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم بیستم دومین سومین صدم".split(),
        *"دو درصد درصدی تومانی ریالی را و از است تا".split(),
    ]
)
_APART = ((_MONTHS, ["ماه", "سال"]), (_REGIONS, _SIDES), (_NUMBERS, _NUMBERS))
_SEPARATE = frozenset((a, b) for first, second in _APART for a in first for b in second)
_THOUSANDS = {a + b: f"{a} {b}" for a in _NUMBERS if a not in ("چند", "چندین") for b in _POWERS}

#: Endings and word-forming last parts that join to a word whether or not the two were ever seen together; how readily each does is a
#: learned weight. From the last parts of eight and more words of the news that editors join more often than not, names left out.
SUFFIXES = PLURALS | frozenset(
    (
        "ای ام ات اش ایم اید اند ی شان مان تان تر ترین تری ترها ترند ترین‌ها ساز سازی سازان گیر گیری گیران گیرانه گذار گذاری "
        "شناس شناسی شناسان شناسانه گرا گرای گرایی گرایان گرایانه بندی گر گری داری داران دارها کننده کنندگان دهنده دهندگان آور "
        "آوری نویس نویسی نویسان کشی نشین نشینی نشینان گویی خوان خوانی فروشی فروشان آمیز آمیزی بینی بینانه طلب طلبی طلبان طلبانه "
        "پذیر پذیری ناپذیر ناپذیری زدایی زنی زدگی برداری بردار دهی وار خواه خواهی خواهانه رسان رسانی جویی جویان جویانه یاب یابی "
        "کش زا زایی ریزی آفرین آفرینی مند مندی پرداز پردازی نگاری کاران انگیز انگیزی برانگیز خوار خواری خوری دان سوز سوزی اندیش "
        "اندیشی سنج سنجی نمایی آلود پرست پرستی پوش پوشان شکن شکنی نوازی سرایی ورزی انداز اندازی گردی گان بری خیز نگری انگاری "
        "بافی دوزی سالاری ستیزی افزایی افکنی تراشی رانی افزار آموزی پراکنی دیدگان شدگان نورد نوردی پسند سپاری پژوه پژوهان "
        "گردانی آباد آبادی الله الدین باره جانبه گانه پاشی چینی شویی زیستی یافتگان ورزان نوشته باختگان"
    ).split()
)
#: First parts that do the same.
PREFIXES = frozenset("می نمی برمی برنمی بازمی بازنمی درمی درنمی فرومی فرونمی فرامی وامی بی آنتی پلی مینی شبه ذی".split())
PERSONAL = frozenset("ای ام ات اش ایم اید اند ی شان مان تان".split())

_AND = {"گو": "گفت", "جو": "جست", "شو": "شست", "شنود": "گفت", "کار": "کسب", "ساز": "ساخت"}
#: Words of two verbs with «و» that are one noun: ``گفت و گوی`` is ``گفت‌وگوی``. Source: the Academy's word list.
PAIRED = {b + ending: a for b, a in _AND.items() for ending in ("", "ی", "یی", "ها", "های", "هایی", "گر", "گران", "کننده", "گرانه")}


def ending_apart(before: str, after: str) -> bool:
    """Tell whether what looks like an ending begins another word: ``دستگاه ام‌آرآی``, ``گناه اند``.

    The final ه of ``دستگاه`` is a consonant; an ending ``ام`` or ``ای`` has no half-space after it.

    >>> ending_apart("دستگاه", "ام‌آرآی"), ending_apart("خانه", "ای")
    (True, False)
    """
    first, _, rest = after.partition(ZWNJ)
    return first in PERSONAL and (rest != "" and rest not in PLURALS or before.endswith("اه"))


def join_separately(a: str, b: str) -> bool:
    """Tell whether two words form a name or date that is written with a space: ``شهریور ماه``, ``خراسان رضوی``.

    Source: gazetteer names of the Statistical Centre; dates are read word by word.

    >>> join_separately("شهریور", "ماه")
    True
    """
    return (a, b) in _SEPARATE


def thousand(word: str) -> str | None:
    """Number words written as one, parted; ``None`` for any other word.

    >>> thousand("پنجهزار")
    'پنج هزار'
    """
    return _THOUSANDS.get(word.replace(ZWNJ, "")) if word.endswith(("هزار", "میلیون", "میلیارد", "تریلیون")) else None


JOINLESS = frozenset("اآأدذرزژوؤء")  # letters that never join to the next: a half-space after them cannot be seen


def level(count: int) -> str:
    """A count as a coarse level, so that a weight is learned for each level."""
    return str(min(7, count.bit_length()))


def plausible(a: str, b: str, frequency: Mapping[str, int], firsts: Mapping[str, int], lasts: Mapping[str, int]) -> bool:
    """Tell whether a cut is worth weighing: both parts are words or parts of words, one of them a usual part.

    >>> plausible("کتاب", "ها", {"کتاب": 4}, {}, {"ها": 900})
    True
    """
    if len(a) < 2 or len(b) < 2 or a not in frequency and a not in firsts and lasts.get(b, 0) < 100:
        return False
    return lasts.get(b, 0) > 0 or (b in frequency and (firsts.get(a, 0) > 0 or a in frequency))


def split_features(a: str, b: str, frequency: Mapping[str, int], firsts: Mapping[str, int], lasts: Mapping[str, int]) -> tuple[str, ...]:
    """Features of cutting an unknown word into ``a`` and ``b``.

    ``frequency`` holds how common each word is (0 to 5), ``firsts`` and ``lasts`` how many different words have the part before or
    after a half-space.
    """
    fa, fb = frequency.get(a, 0), frequency.get(b, 0)
    la, lb = level(firsts.get(a, 0)), level(lasts.get(b, 0))
    end = a[-1]
    features = [
        "bias",
        f"fa{fa}fb{fb}",
        f"la{la}lb{lb}",
        f"fa{fa}lb{lb}",
        f"fb{fb}la{la}",
        f"na{min(len(a), 6)}nb{min(len(b), 6)}",
        f"nb{min(len(b), 6)}lb{lb}",
        f"na{min(len(a), 6)}fa{fa}",
        f"j{end in JOINLESS}lb{lb}",
        f"j{end in JOINLESS}fa{fa}fb{fb}",
        f"e{end}",
        f"s{b[0]}",
        f"ee{a[-2:]}",
        f"es{end}{b[0]}",
        f"ss{b[:2]}",
        f"en{b[-2:]}/{lb}",
        f"es{a[-2:]}{b[:2]}",
        f"w{a[:2]}/{la}",
    ]
    if la > "1":
        features += (f"a:{a}", f"a:{a}/fb{fb}")
    if lb > "1":
        features += (f"b:{b}", f"b:{b}/{end}", f"b:{b}/fa{fa}", f"b:{b}/{end in JOINLESS}")
    return tuple(features)


def pair_features(a: str, b: str, frequency: Mapping[str, int], firsts: Mapping[str, int], lasts: Mapping[str, int]) -> tuple[str, ...]:
    """Features of joining two words that stand with a space between."""
    fa, fb = frequency.get(a, 0), frequency.get(b, 0)
    la, lb = level(firsts.get(a, 0)), level(lasts.get(b, 0))
    end = a[-1]
    features = [
        "bias",
        f"fa{fa}fb{fb}",
        f"la{la}lb{lb}",
        f"fa{fa}lb{lb}",
        f"fb{fb}la{la}",
        f"nb{min(len(b), 6)}lb{lb}",
        f"na{min(len(a), 6)}la{la}",
    ]
    if la > "1":
        features += (f"a:{a}", f"a:{a}/fb{fb}")
    if lb > "1":
        features += (f"b:{b}", f"b:{b}/{end}", f"b:{b}/fa{fa}")
    return tuple(features)
