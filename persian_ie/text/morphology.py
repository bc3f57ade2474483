"""What an unknown word, or an unknown pair of words, looks like: the features that the half-space model weighs.

The same functions serve training (``models/halfspace/build.py``) and use, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

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


LONGEST = 40  # letters before the last place where a word is taken apart

#: Endings that join to a word that has half-spaces before: ``بهره‌برداران`` and ``ش`` are ``بهره‌بردارانش``.
JOINED_ENDINGS = frozenset("ی م ت ش ند یم ید مان تان شان ان ات ها های هایی هایش هایشان هایمان هایم تر ترین تری ترها یی ست".split())


class Division(NamedTuple):
    """One way to spell a word that the lexicon lacks."""

    at: int  # letters of the first part; 0 where the word stays whole
    gap: str  # what stands between the parts: a half-space, a space, or nothing before an ending that joins
    features: tuple[str, ...]


def divisions(
    word: str, frequency: Mapping[str, int], firsts: Mapping[str, int], lasts: Mapping[str, int], cut: Mapping[str, str]
) -> list[Division]:
    """The ways to spell an unknown word, the first of which leaves it whole; none where nothing divides it.

    ``frequency`` holds how common each word is (1 to 5), ``firsts`` and ``lasts`` how many different words have the part before or
    after a half-space, ``cut`` the spelling of the words that have half-spaces.

    >>> [(word[:d.at], d.gap) for word in ["کتابها"] for d in divisions(word, {"کتاب": 4}, {}, {"ها": 900}, {})]
    [('', ''), ('کتاب', '\\u200c')]
    """
    found: list[Division] = []
    for at in range(max(2, len(word) - 6), len(word)):
        a, b = word[:at], word[at:]
        if b in JOINED_ENDINGS and a in cut:
            found.append(Division(at, "", _with_ending(a, b, frequency, lasts, cut[a])))
    for at in range(2, min(len(word), LONGEST)):
        a, b = word[:at], word[at:]
        fa, fb = frequency.get(a, 0), frequency.get(b, 0)
        if _may_be_cut(a, b, fa, fb, firsts, lasts):
            found.append(Division(at, ZWNJ, _as_compound(a, b, fa, fb, firsts, lasts)))
        if _may_be_two(a, b, fa, fb) and lasts.get(b, 0) < 5:
            found.append(Division(at, " ", _as_two(a, b, fa, fb, firsts, lasts)))
    return [Division(0, "", _whole(word)), *found] if found else found


def _may_be_cut(a: str, b: str, fa: int, fb: int, firsts: Mapping[str, int], lasts: Mapping[str, int]) -> bool:
    """Tell whether a half-space is worth weighing: both parts are words or parts of words, one of them a usual part."""
    if len(b) == 1:
        return b == "ی" and a[-1] == "ه" and fa > 0
    known_last = lasts.get(b, 0)
    return (fa > 0 or a in firsts or known_last >= 100) and (known_last > 0 or fb > 0 and a in firsts)


def _may_be_two(a: str, b: str, fa: int, fb: int) -> bool:
    """Tell whether the word may be two that lost the space between them (``وزیرتعاون``)."""
    if not fa or not fb or len(a) == 2 and fa < 5 or len(b) == 1:
        return False
    return fa >= 2 <= fb or fa + fb >= 5 and len(a) > 2 < len(b)


def _whole(word: str) -> tuple[str, ...]:
    """Features of a word that stays as it is: how long it is, how it begins and ends."""
    starts = [f"0s{word[:n]}" for n in range(1, 5)]
    return ("0", f"0n{min(len(word), 12)}", *starts, *[f"0e{word[-n:]}" for n in range(1, 5)])


def _with_ending(a: str, b: str, frequency: Mapping[str, int], lasts: Mapping[str, int], stem: str) -> tuple[str, ...]:
    """Features of a word with half-spaces and an ending that joins to it."""
    last = stem.rpartition(ZWNJ)[2]
    known = f"+t{level(lasts.get(last + b, 0))}", f"+t{frequency.get(last + b, 0)}f"
    return ("+", f"+b{b}", f"+b{b}f{frequency.get(a, 0)}", f"+b{b}e{a[-1]}", f"+e{a[-2:]}", f"+l{last}", f"+l{last}b{b}", *known)


def _as_two(a: str, b: str, fa: int, fb: int, firsts: Mapping[str, int], lasts: Mapping[str, int]) -> tuple[str, ...]:
    """Features of two words that lost the space between them."""
    na, nb = min(len(a), 7), min(len(b), 7)
    features = [" ", f" fa{fa}fb{fb}{a[-1] in JOINLESS}", f" na{na}fa{fa}", f" nb{nb}fb{fb}", f" na{na}nb{nb}"]
    features += [f" e{a[-1]}", f" s{b[0]}", f" e{a[-2:]}", f" s{b[:2]}", f" l{level(firsts.get(a, 0))}{level(lasts.get(b, 0))}"]
    if fa >= 4:
        features.append(f" a{a}")
    if fb >= 4:
        features.append(f" b{b}")
    return tuple(features)


def _as_compound(a: str, b: str, fa: int, fb: int, firsts: Mapping[str, int], lasts: Mapping[str, int]) -> tuple[str, ...]:
    """Features of a half-space between the parts ``a`` and ``b``."""
    la, lb = level(firsts.get(a, 0)), level(lasts.get(b, 0))
    end = a[-1]
    bare = str(end in JOINLESS)
    features = [
        "bias",
        f"fa{fa}fb{fb}",
        f"la{la}lb{lb}",
        f"fa{fa}lb{lb}",
        f"fb{fb}la{la}",
        f"na{min(len(a), 6)}nb{min(len(b), 6)}",
        f"nb{min(len(b), 6)}lb{lb}",
        f"na{min(len(a), 6)}fa{fa}",
        f"j{bare}lb{lb}",
        f"j{bare}fa{fa}fb{fb}",
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
        features += (f"b:{b}", f"b:{b}/{end}", f"b:{b}/fa{fa}", f"b:{b}/{bare}")
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
