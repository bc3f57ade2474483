"""The words of the language: coarse parts of speech, verb forms, and the singular of nouns.

The data lie in ``models/lexicon/`` (see the card there). Words are compared without half-spaces, vowel marks and hamza seats
(``مسئول``, ``مسوول`` stay two words; ``تأمین`` and ``تامین`` are one), with ``آ`` kept apart from ``ا``.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from persian_ie.files import model_file

ZWNJ = "\u200c"
_KEY = str.maketrans(
    {
        **dict.fromkeys("أإٱ", "ا"),
        **dict.fromkeys("يىئ", "ی"),
        "ك": "ک",
        **dict.fromkeys("ةۀۂە", "ه"),
        "ؤ": "و",
        **dict.fromkeys("\u200c\u200d\u200e\u200f\u00ad\u0640\u0621\u0654\u0670 ", ""),
        **{chr(code): "" for code in range(0x64B, 0x653)},
    }
)
_MARKS = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "\u0654": "", "\u0640": "", **{chr(code): "" for code in range(0x64B, 0x653)}}
)
_LONGEST = 60  # no Persian word is longer; longer runs of letters are not analysed


def word_key(norm: str) -> str:
    """The form under which a word is looked up.

    Examples
    --------
    >>> word_key("تأمین") == word_key("تامین"), word_key("طرح‌ها")
    (True, 'طرحها')
    """
    return norm.translate(_KEY)


class _Lexicon(NamedTuple):
    tags: dict[str, tuple[str, ...]]
    plurals: dict[str, str]  # word marked plural → singular, or "" where the source does not tell
    stays: frozenset[str]
    broken: dict[str, str]
    past: frozenset[str]
    present: frozenset[str]


def _rows(name: str) -> list[str]:
    text = model_file(f"lexicon/{name}").read_text(encoding="utf8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@cache
def _lexicon() -> _Lexicon:
    tags: dict[str, tuple[str, ...]] = {}
    plurals: dict[str, str] = {}
    past: set[str] = set()
    present: set[str] = set()
    with gzip.open(model_file("lexicon/words.tsv.gz"), "rt", encoding="utf8") as file:
        for line in file.read().split("\n"):
            group, _, rest = line.partition("\t")
            if group == "=plural":
                for item in rest.split("|"):
                    word, _, one = item.partition(">")
                    plurals[word_key(word)] = one
            elif group == "=verb":
                for item in rest.split("|"):
                    stem, _, now = item.partition("#")
                    if stem:
                        past.add(word_key(stem))
                    if now:
                        present.add(word_key(now))
            elif rest:
                own = tuple(group.split(" "))
                for word, key in zip(rest.split("|"), word_key(rest).split("|"), strict=True):
                    if word == key or key not in tags:  # ما goes before ماء
                        tags[key] = own
    stays = frozenset(word_key("|".join(_rows("stays.tsv"))).split("|"))
    broken = {}
    for line in _rows("plurals.tsv"):
        one, _, many = line.partition("\t")
        for word in many.split("|"):
            broken[word_key(word)] = one
    # a present stem ending in a vowel takes ی before endings: گو → می‌گوید, آ → می‌آید
    present |= {stem + "ی" for stem in present if stem.endswith(("ا", "و", "آ"))}
    present |= {"رو", "شو", "ده", "دار", "باش", "توان", "خواه", "رس", "شود"[:2]}
    return _Lexicon(tags, plurals, stays, broken, frozenset(past), frozenset(present - {""}))


def is_listed(norm: str) -> bool:
    """Whether the word as it stands is in the word list, without any analysis.

    Examples
    --------
    >>> is_listed("پیوند"), is_listed("طرح‌ها")
    (True, False)
    """
    return word_key(norm) in _lexicon().tags


def _known(word: str) -> tuple[str, ...]:
    return _lexicon().tags.get(word_key(word), ())


# --- verbs --------------------------------------------------------------------------------------------------------------

_FIXED_TENSES = {
    **dict.fromkeys(
        ("است", "نیست", "هست", "هستند", "هستم", "هستیم", "هستید", "نیستند", "نیستم", "نیستیم", "دارد", "دارند", "دارم", "داریم", "دارید"),
        "present",
    ),
    **dict.fromkeys(("ندارد", "ندارند", "ندارم", "نداریم", "ندارید", "می‌توان", "نمی‌توان", "می‌باید", "اند", "ست"), "present"),
    **dict.fromkeys(
        ("خواهد", "خواهند", "خواهم", "خواهیم", "خواهید", "خواهی", "نخواهد", "نخواهند", "نخواهم", "نخواهیم", "نخواهید"), "future"
    ),
    **dict.fromkeys(("باید", "نباید", "بایستی", "می‌بایست", "بایست"), "modal"),
    **dict.fromkeys(("باشد", "باشند", "نباشد", "نباشند", "باشیم", "باشم", "باشید", "بتوان", "نتوان"), "subjunctive"),
    **dict.fromkeys(("کند", "نکند"), "subjunctive"),
    **dict.fromkeys(("بود", "بودند", "گردید", "نگردید", "گردیدند", "نبود", "نبودند", "بودیم", "بودم", "نبودیم"), "past"),
}
_FIXED = {word_key(word): tense for word, tense in _FIXED_TENSES.items()}
_PRESENT_ENDINGS = ("ند", "یم", "ید", "د", "م", "ی")
_PAST_ENDINGS = ("ند", "یم", "ید", "م", "ی", "")
_PERFECT_ENDINGS = ("است", "اند", "ایم", "اید", "ام", "ست")
_PREVERBS = ("بر", "باز", "در", "فرا", "فرو", "وا", "ور")


def _ends(key: str, endings: tuple[str, ...], stems: frozenset[str]) -> bool:
    return any(key.endswith(ending) and key[: len(key) - len(ending)] in stems for ending in endings)


def _after_prefix(rest: str) -> str:
    """The stem after ن or ب, where آ is written یا: بیاید is ب + آید."""
    return "آ" + rest[2:] if rest.startswith("یا") else rest[1:] if rest.startswith("ی") and rest[1:2] in ("ا", "ن") else rest


def _imperfect(key: str) -> str | None:
    """The tense of a form with می or نمی, with a verb before it that is one word with it (برمی‌گردد)."""
    for preverb in ("", *_PREVERBS):
        if not key.startswith(preverb):
            continue
        for prefix in ("نمی", "می"):
            rest = key[len(preverb) :]
            if rest.startswith(prefix):
                rest = rest[len(prefix) :]
                words = _lexicon()
                if _ends(rest, _PRESENT_ENDINGS, words.present):
                    return "present"
                if _ends(rest, _PAST_ENDINGS, words.past):
                    return "past"
    return None


def _perfect(key: str, words: _Lexicon) -> str | None:
    for start in ("", "ن"):
        if key.startswith(start):
            rest = key[len(start) :]
            for ending in _PERFECT_ENDINGS:
                if rest.endswith("ه" + ending) and rest[: -len(ending) - 1] in words.past:
                    return "perfect"
            if rest.endswith("ه") and rest[:-1] in words.past:
                return "participle"
    return None


def _one_word_tense(norm: str) -> str | None:
    key = word_key(norm)
    if key in _FIXED:
        return _FIXED[key]
    words = _lexicon()
    tags = words.tags.get(key, ())
    imperfect = _imperfect(key)
    if imperfect is not None and (f"می{ZWNJ}" in norm or " " in norm or not tags or "V" in tags):
        return imperfect
    if tags and "V" not in tags:
        return None
    if _ends(key, _PAST_ENDINGS, words.past) or (key.startswith("ن") and _ends(_after_prefix(key[1:]), _PAST_ENDINGS, words.past)):
        return "past"
    perfect = _perfect(key, words)
    if perfect is not None:
        return perfect
    if key[:1] in ("ب", "ن") and _ends(_after_prefix(key[1:]), _PRESENT_ENDINGS, words.present):
        return "subjunctive"
    if len(key) > 2 and _ends(key, _PRESENT_ENDINGS[:4], words.present):
        return "subjunctive"
    for preverb in _PREVERBS:
        rest = key[len(preverb) :]
        if key.startswith(preverb) and len(rest) > 2 and (_ends(rest, _PAST_ENDINGS[:3], words.past) or rest in words.past):
            return "past"
    return None


@lru_cache(maxsize=8_000)
def verb_tense(norm: str) -> str | None:
    """The tense of a finite verb form, or ``None`` for what is no verb form.

    A form may have several words (``خواهد شد``, ``داده شده است``). A form that is also a noun counts as a verb only where running text has
    it as one. ``می‌شد`` is ``past``; ``شود`` and ``بشود`` are ``subjunctive``; a bare participle (``شده``) is ``participle``.

    Returns
    -------
    str or None
        ``past``, ``present``, ``future``, ``perfect``, ``subjunctive``, ``participle`` or ``modal``.

    Examples
    --------
    >>> [verb_tense(w) for w in ("می‌شود", "شد", "خواهد شد", "شده است", "بشود", "کتاب")]
    ['present', 'past', 'future', 'perfect', 'subjunctive', None]
    """
    if not norm or len(norm) > _LONGEST:
        return None
    if norm.startswith(("می ", "نمی ")):
        norm = norm.replace(" ", ZWNJ, 1)
    parts = norm.split(" ")
    if len(parts) == 1:
        return _one_word_tense(norm)
    tenses = [_one_word_tense(part) for part in parts]
    if "future" in tenses[:-1]:
        return "future"
    last = tenses[-1]
    if last is None and word_key(parts[-1]) not in _PERFECT_ENDINGS:
        return None
    if tenses[-2] in ("participle", "perfect") and (last is None or _FIXED.get(word_key(parts[-1])) == "present"):
        return "perfect"
    return last


def is_verb(norm: str) -> bool:
    """Whether a word is a finite verb form or a participle (see `verb_tense`) and no noun in the first place.

    Examples
    --------
    >>> is_verb("می‌کنند"), is_verb("گفت"), is_verb("استان")
    (True, True, False)
    """
    if verb_tense(norm) is None:
        return False
    known = _known(norm)
    return not known or known[0] == "V" or word_key(norm) in _FIXED


# --- parts of speech ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8_000)
def tags(norm: str) -> tuple[str, ...]:
    """Parts of speech of a word, the commonest in running text first; empty for a word that nothing tells about.

    Examples
    --------
    >>> tags("طرح‌های"), tags("بزرگ‌ترین")
    (('N',), ('ADJ',))
    """
    if not norm or len(norm) > _LONGEST:
        return ()
    known = _known(norm)
    if _is_agent(norm) and "V" not in known:
        return ("N", *(tag for tag in known or ("ADJ",) if tag != "N"))
    if known:
        return known
    if ZWNJ in norm and (norm.startswith(_ADJECTIVE_PREFIXES) or norm.endswith(_ADJECTIVE_TAILS)):
        return ("ADJ", "N")
    if verb_tense(norm) is not None:
        return ("V",)
    key = word_key(norm)
    for ending in ("ترین", "تر"):
        if key.endswith(ending) and "ADJ" in _known(key[: -len(ending)]):
            return ("ADJ",)
    lemma = lemma_noun(norm)
    if lemma != norm and word_key(lemma) != key:
        base = _known(lemma)
        if base and key == word_key(lemma) + "ی":
            return ("ADJ", "N")
        if base and {"N", "ADJ"} & set(base):
            return ("N",) if "N" in base or "ها" in key or key.endswith("ان") else ("ADJ", "N")
    if key.endswith("ی") and "N" in _known(key[:-1]):
        return ("ADJ", "N")
    if (ZWNJ in norm) and (last := norm.rsplit(ZWNJ, 1)[-1]) and len(last) > 1:
        tail = _known(last)
        if tail and tail[0] in ("N", "ADJ"):
            return tuple(tag for tag in tail if tag in ("N", "ADJ"))
    return ()


@lru_cache(maxsize=8_000)
def pos(norm: str) -> frozenset[str]:
    """Coarse parts of speech of a word: ``N ADJ V P CONJ ADV NUM PRO DET INT``; empty for unknown words.

    Examples
    --------
    >>> sorted(pos("فعال")), sorted(pos("از")), sorted(pos("می‌شود"))
    (['ADJ', 'N'], ['P'], ['V'])
    """
    return frozenset(tags(norm))


def main_pos(norm: str) -> str | None:
    """The commonest part of speech of a word in running text; ``None`` for unknown words.

    Examples
    --------
    >>> main_pos("شهرستان"), main_pos("گفت"), main_pos("مستقیم")
    ('N', 'V', 'ADJ')
    """
    found = tags(norm)
    if found and found[0] == "ADJ" and norm.endswith("ای") and ZWNJ not in norm and "N" in tags(norm[:-1]):
        return "N"  # a noun in ا with its ezafe: طلای, هوای
    return found[0] if found else None


_ADJECTIVE_PREFIXES = (f"بی{ZWNJ}", f"پر{ZWNJ}", f"کم{ZWNJ}", f"غیر{ZWNJ}", f"چند{ZWNJ}", f"نیمه{ZWNJ}", f"فرا{ZWNJ}")
_ADJECTIVE_TAILS = (
    f"{ZWNJ}بنیان",
    f"{ZWNJ}محور",
    f"{ZWNJ}پایه",
    f"{ZWNJ}آمیز",
    f"{ZWNJ}انگیز",
    f"{ZWNJ}زده",
    f"{ZWNJ}شده",
    f"{ZWNJ}یافته",
    f"{ZWNJ}المللی",
)


def _is_agent(norm: str) -> bool:
    """Whether a word is the name of an agent or of an agent's act: گردشگر, مهارت‌آموز, اشتغال‌زایی."""
    if ZWNJ in norm:
        if norm.startswith(_ADJECTIVE_PREFIXES):
            return False
        return norm.removesuffix("ی").rsplit(ZWNJ, 1)[-1] in _AGENTS or norm.endswith("زایی")
    return len(norm) > 4 and norm.endswith(("گر", "آموز")) and "N" in _known(norm)


# --- the singular of nouns ------------------------------------------------------------------------------------------------

_HA = ("هایشان", "هایمان", "هایتان", "هایش", "هایم", "هایت", "هایی", "های", "ها")
# Words in which ها is no plural.
_OWN_HA = frozenset(
    (
        *("تنها", "بها", "آنها", "اینها", "رها", "انتها", "اشتها", "منها", "نها", "گرانبها", "اجارهبها", "خونبها", "بیبها"),
        *("پربها", "سرانتها", "فقها", "طاها"),
    )
)
# Verb stems that make names of agents; with ی after them they are names of acts, not "a …": سرمایه‌گذاری.
_AGENTS = (
    *("گذار", "ساز", "دار", "گر", "گیر", "یاب", "کار", "ریز", "پذیر", "کش", "زن", "نویس", "بان", "مند", "گرا", "رسان"),
    *("خواه", "پرور", "شناس", "فروش", "زدا", "بند", "یار", "ور", "آموز", "پرداز", "سنج", "انداز", "دوز", "باف", "برنده"),
    *("خوان", "دان", "پوش", "چین", "کننده", "گشت", "نشان"),
)
_POSSESSIVES = ("شان", "مان", "تان", "اش", "ام", "ات")


def _noun(word: str) -> bool:
    found = _known(word)
    return "N" in found or "ADJ" in found or "NUM" in found


def _nounish(word: str) -> bool:
    """A known noun, or a compound whose last part is one or makes agents (مهارت‌آموز)."""
    if _noun(word):
        return True
    last = word.rsplit(ZWNJ, 1)[-1]
    return last != word and (last in _AGENTS or (len(last) > 2 and _noun(last)))


def _cut(word: str, ending: str) -> str:
    return word[: len(word) - len(ending)].rstrip(ZWNJ + " ")


def _without_ha(word: str) -> str | None:
    """The word before ها and what follows ها; ``None`` where the letters belong to the word (تنها, رهایی)."""
    for ending in _HA:
        if word.endswith(ending):
            stem = _cut(word, ending)
            if word_key(stem + "ها") in _OWN_HA or len(stem) < 2:
                return None
            parted = word[: len(word) - len(ending)].endswith((ZWNJ, " "))
            if parted or _nounish(stem) or (not _known(word) and len(stem) > 2 and not stem.endswith(("ن", "ا"))):
                return stem
            return None
    return None


# Endings of plurals and what the singular has in their stead, in the order of trying.
_PLURAL_ENDINGS = (
    ("گان", "ه"),
    ("یان", ""),
    ("ان", ""),
    ("جات", ""),
    ("ات", "ه"),
    ("ات", "ت"),
    ("ات", ""),
    ("ین", ""),
    ("یون", "ی"),
)


def _singular(word: str) -> str | None:
    """The singular of a plural in ان, ات, ین, یون, جات or a broken plural; the word itself where it is a word of its own."""
    words = _lexicon()
    key = word_key(word)
    if key in words.broken:
        return words.broken[key]
    if key in words.stays:
        return word
    marked = key in words.plurals
    if word.endswith("ترین") or (word.endswith("مین") and not marked):
        return None
    told = "" if word.endswith("ی") else words.plurals.get(key, "")
    if key in words.tags and not marked:  # a word of its own, unless it is a known word with ات or an agent with ان
        stem = _cut(word, "ات") if word.endswith("ات") else _cut(word, "ان")
        if word.endswith("ات") and len(stem) > 3 and "N" in _known(stem):
            return stem
        return stem if word.endswith("ان") and len(stem) > 4 and stem.endswith(_AGENTS) and _nounish(stem) else None
    _, dash, last = word.rpartition(ZWNJ)
    if dash and not marked and "N" in _known(last) and word_key(last) not in words.plurals:
        return None  # دانش‌بنیان
    options = [stem for stem in _stems(word, marked) if _nounish(stem)]
    if told in options or not options:
        return told or None
    return options[0]


def _stems(word: str, marked: bool) -> Iterator[str]:
    """What may be left of a plural when its ending is taken away, the likeliest first."""
    for ending, added in _PLURAL_ENDINGS:
        if not word.endswith(ending):
            continue
        stem = _cut(word, ending) + added
        if ending == "یان":
            yield _cut(word, "ان")
            if not stem.endswith(("ا", "و")):
                continue
        if len(stem) > 2 or (ending == "ان" and marked):
            yield stem


@lru_cache(maxsize=8_000)
def lemma_noun(norm: str) -> str:
    """The singular of a noun without possessive, indefinite ی and ezafe ی; the word itself where it is none of these.

    Plurals that have become words of their own stay (``تسهیلات``, ``اطلاعات``), and so do adjectives in ی (``دولتی``).

    Examples
    --------
    >>> [lemma_noun(w) for w in ("طرح‌ها", "فرصت‌های", "اعضای", "زائران", "تسهیلات", "خانه‌ای")]
    ['طرح', 'فرصت', 'عضو', 'زائر', 'تسهیلات', 'خانه']
    """
    word = norm.translate(_MARKS).strip(ZWNJ + " ")
    if len(word) < 3 or len(word) > _LONGEST:
        return word
    words = _lexicon()
    if "N" not in words.tags.get(word_key(word), ("N",)) or (word_key(word) not in words.tags and verb_tense(word) is not None):
        return words.broken.get(word_key(word), word)
    stem = _without_ha(word)
    if stem is not None:
        return _singular(stem) or stem if word_key(stem) in words.broken else stem
    for possessive in _POSSESSIVES:
        if word.endswith(ZWNJ + possessive) and "N" in _known(_cut(word, possessive)):
            return lemma_noun(_cut(word, possessive))
    one = _singular(word)
    if one is not None:
        return one
    key = word_key(word)
    if word.endswith((f"ه{ZWNJ}ی", f"ه{ZWNJ}ای")):
        stem = word[: word.rindex(ZWNJ)]
        if (word.endswith("ی") and not word.endswith("ای")) or "ADJ" not in words.tags.get(key, ()):
            return stem
        return word
    if word.endswith(("ای", "وی")) and key not in words.tags and len(word) > 3:
        stem = word[:-1]
        return _singular(stem) or (stem if _noun(stem) else word)
    if word.endswith("ی") and key not in words.tags:
        stem = word[:-1].rstrip(ZWNJ)
        if len(stem) > 2:
            more = _singular(stem)
            if more is not None:
                return more
            if "N" in _known(stem) and not (ZWNJ in stem and stem.endswith(_AGENTS)):
                return stem
    return word
