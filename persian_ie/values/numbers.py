"""Numbers as Persian news writes them: digits of all sets, words, both mixed, fractions, ranges, bounds and ordinals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from persian_ie.errors import require_text
from persian_ie.text.segmentation import tokenize
from persian_ie.types import Bound, Number, Token, Value
from persian_ie.values.number_grammar import DASHES, LATIN, Grammar, Kind, Phrase, tidy
from persian_ie.values.number_words import ASCII, MOST_DIGITS, SCALES, number_to_words
from persian_ie.values.units import key

__all__ = ["find_numbers", "number_to_words", "parse_number"]


class Scanner(Grammar):
    """Finds the numbers of one token list and drops what only names something or is another word."""

    def bound(self, begin: int) -> tuple[Bound, int]:
        """The bound that the words before a number give, and the first token of those words."""
        joined = ""
        best: tuple[Bound, int] = ("exact", begin)
        for j in range(begin - 1, max(-1, begin - 4), -1):
            if not self.near(j):
                break
            joined = key(self.norm(j)) + joined
            found = self.context.before.get(joined)
            if found is not None:
                best = (found, j)
        if best[0] == "at_most" and self.norm(best[1]) == "تا" and (key(self.norm(best[1] - 1)) in self.context.verbs or best[1] == 0):
            return "exact", begin
        return best

    def labelled(self, p: Phrase, last_label: int) -> bool:
        """Whether the number names something (``اصل ۴۴``, ``فاز ۲``, ``ایرباس ۳۲۰``), or goes on a list of such (``۱۵، ۱۶ و ۱۹``)."""
        j = p.begin - 1
        if j < 0 or not self.near(j):
            return False
        sorts = "unit classifier person"
        before = key(self.norm(j))
        if before in ("منفی", "مثبت") and key(self.norm(j - 1)) in self.context.signed:
            return True  # در وزن منفی ۳۲ کیلوگرم
        road = before == "کیلومتر" and not self.kind(j - 1)  # در کیلومتر ۲۷ محور
        if before in self.context.strong or road:
            return not self.counted(p.end, "unit classifier") or self.norm(p.end) in ("در صد", "سری", "تا", "دست")
        if before in self.context.weak:
            return not self.counted(p.end) and not self.kind(p.end)
        if last_label == j and before in ("و", "،", "تا", "-", "–", "الی", "/"):
            return not self.counted(p.end, sorts) and self.kind(p.begin) == "digits"
        if self.norm(j)[0] in LATIN and self.kind(p.begin) == "digits" and p.scale == 1:
            return not self.counted(p.end)
        return False

    def touches_latin(self, p: Phrase) -> bool:
        """``4G``, ``A320``, ``news/123``: digits glued to Latin letters or to a path."""
        start, end = self.tokens[p.begin].start, self.tokens[p.end - 1].end
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if before and before != "ـ" and (before in LATIN or before in "_@#=&\\"):
            return True
        if before in DASHES and start > 1 and self.text[start - 2].isalpha():
            return True  # the name of a drone or a standard: مهاجر-۶
        if before == "/" and start > 1 and not self.text[start - 2].isspace() and not self.counted(p.end, "unit classifier person"):
            return True
        if after == "/" and self.text[end + 1 : end + 2].isalpha() and self.kind(p.begin) == "digits":
            return True
        return bool(after) and ((after in LATIN and not self.counted(p.end, "unit")) or after in "_@=\\")

    def score(self, p: Phrase) -> int:
        """The end of a match score that begins with this number (``۲ بر ۱``, ``۲۵-۲۳ حریف``), else 0."""
        if p.scale != 1 or p.high is not None or not (self.near(p.end - 1) and self.near(p.end) and self.kind(p.end + 1)):
            return 0
        other = self.cardinal(p.end + 1)
        if other is None or other.scale != 1:
            return 0
        if self.norm(p.end) == "بر":
            times = self.norm(other.end) == "برابر"  # هفت بر دو برابر حریف: against, not times
            return other.end if times or not self.counted(other.end, "unit") else 0
        dash = self.norm(p.end) in DASHES and self.kind(p.begin) == "digits" == self.kind(p.end + 1)
        joined = self.tokens[p.end - 1].end == self.tokens[p.end].start or self.side(p.begin - 1)
        followed = self.norm(other.end) in ("از", "پیش") or self.noun_like(other.end)
        return other.end if dash and joined and followed and not self.counted(other.end) else 0

    def side(self, i: int) -> bool:
        """Whether a side of a match may stand at token ``i``, before the score in its line: ``ایران ۴۱ - ۳۱``, ``نیمه اول: ۳۰ - ۲۴``."""
        word = self.norm(i)
        return self.near(i) and (word == ":" or (word[:1].isalpha() and key(word) not in self.context.stop))

    def code(self, p: Phrase) -> bool:
        """Digits that write no amount: a leading zero, a telephone number, a longer identifier."""
        norm = self.norm(p.begin)
        if not norm.isdigit() or p.end > p.begin + 1:
            return False
        if norm[0] in "0۰" and len(norm) > 1:
            return True
        return len(norm) >= 6 and not self.counted(p.end) and not norm.translate(ASCII).endswith("00") and self.n > 1

    def doubtful(self, p: Phrase) -> bool:
        """One number word that is also another word (``نه``, ``سی``, ``ده``) with nothing that makes it a number."""
        if p.end != p.begin + 1:
            return False
        norm = self.norm(p.begin)
        forbidden = self.context.not_before.get(norm)
        if forbidden and self.near(p.begin):
            one = key(self.norm(p.begin + 1))
            if one in forbidden or (self.n > p.begin + 2 and one + key(self.norm(p.begin + 2)) in forbidden):
                return True
        if norm not in self.context.doubtful or self.n == 1:
            return False
        if norm == "ده" and self.norm(p.begin - 1) in self.context.village:
            return True
        if norm == "نه" and any(self.norm(j) == "نه" for j in (*range(p.begin - 6, p.begin), *range(p.begin + 1, p.begin + 7))):
            return True
        if norm == "نه" and self.says_no(p):
            return True
        if self.counted(p.end, "unit classifier person" if norm in ("نیم", "صفر") else "unit classifier person noun"):
            return False
        if self.bound(p.begin)[0] != "exact" and norm != "صفر":
            return False
        if norm in ("صد", "ده", "هزار", "نود") and self.noun_like(p.end):
            return False
        return not (norm == "صفر" and self.norm(p.begin - 1) == "به")

    def says_no(self, p: Phrase) -> bool:
        """``نه`` after a verb or a comma is "not", unless a unit follows."""
        before = key(self.norm(p.begin - 1))
        if self.counted(p.end, "unit classifier") and before != "،":
            return False
        return before in ("،", "و") or before in self.context.verbs or before.endswith(("یم", "ند", "است", "ید"))

    def run(self) -> list[tuple[Phrase, Number]]:
        """All numbers, with the tokens they stand on."""
        out: list[tuple[Phrase, Number]] = []
        places = [i for i, a in enumerate(self.atoms) if a is not None]
        done, last_label = 0, -2
        for i in places:
            if i < done:
                continue
            here = self.atoms[i]
            assert here is not None
            idiom = self.idiom(i)
            if idiom:
                done = idiom
                continue
            if here.kind == "digits" and self.digits(i) is None:
                done = i + 1
                last_label = i + 1
                continue
            p = self.phrase(i)
            if p is None:
                if here.kind == "scale":
                    done = self.skip_scales(i)
                continue
            score = self.score(p)
            if score:
                done = score
                continue
            if key(self.norm(i - 1)) in self.context.indefinite and (here.kind in ("scale", "hundred", "teen", "ten")) and self.near(i - 1):
                done = p.end
                continue
            if p.kind != "ordinal" and (self.labelled(p, last_label) or self.code(p) or self.touches_latin(p)):
                done = p.end
                last_label = p.end
                continue
            if self.doubtful(p) or self.norm(p.end) in ("شنبه", "شنبه‌ها") or self.each_one(p):
                done = p.end
                continue
            done = p.end
            out.append((p, self.number(p)))
        return out

    def idiom(self, i: int) -> int:
        if self.norm(i) not in self.context.idiom_starts:
            return 0
        joined = key(self.norm(i))
        for size in range(2, 6):
            if not self.near(i + size - 2):
                return 0
            joined += key(self.norm(i + size - 1))
            if joined in self.context.idioms:
                return i + size
        return 0

    def skip_scales(self, i: int) -> int:
        while self.kind(i) == "scale":
            i += 1
        return i

    def each_one(self, p: Phrase) -> bool:
        """``هر یک از``, ``هیچ یک``, ``یک‌دیگر``: no count."""
        if p.end != p.begin + 1 or self.norm(p.begin) != "یک":
            return False
        return self.norm(p.begin - 1) in ("هر", "هیچ", "کدام") and not self.counted(p.end)

    def number(self, p: Phrase) -> Number:
        bound, _ = self.bound(p.begin)
        flags = p.flags
        if p.high is not None:
            flags = flags + ((bound,) if bound == "approximate" else ())
            bound = "range"
        kind: Kind = p.kind
        if kind == "cardinal" and self.multiplies(p.end) and self.near(p.end - 1):
            kind = "multiple"
        begin, value = p.begin, p.value
        if kind != "ordinal":
            begin, value = self.signed(p)
            if p.end == p.begin + 1 and self.norm(p.begin) == "یک" and not self.counted(p.end, "unit classifier") and self.noun_like(p.end):
                flags = (*flags, "article")
            if self.norm(p.begin - 1) == "هر" and p.high is None:
                flags = (*flags, "each")
            if p.rule == "slash_decimal" or (p.rule == "digits_and_words" and "/" in self.norm(p.begin)):
                value, flags = self.turned(p, value, flags)
        start, end = self.tokens[begin].start, self.tokens[p.end - 1].end
        return Number(start, end, self.text[start:end], value, p.high, bound, kind, tuple(dict.fromkeys(flags)), p.rule)

    def multiplies(self, i: int) -> bool:
        """Whether token ``i`` makes a multiple: ``دو برابر``, but not ``… برابر با``, "equal to"."""
        return self.norm(i) in ("برابر", "برابری", "چندان") and self.norm(i + 1) != "با"

    def signed(self, p: Phrase) -> tuple[int, Value]:
        before = self.norm(p.begin - 1)
        if key(before) in ("منفی", "منهای") and self.near(p.begin - 1):
            return p.begin - 1, -p.value
        if before in ("-", "−") and self.tokens[p.begin - 1].end == self.tokens[p.begin].start:
            start = self.tokens[p.begin - 1].start
            free = start == 0 or self.text[start - 1].isspace() or self.text[start - 1] in "(«"
            if free and (self.n == p.end - p.begin + 1 or before == "−" or self.norm(p.end) in ("درجه", "درصد", "٪", "%")):
                return p.begin - 1, -p.value
        return p.begin, p.value

    def turned(self, p: Phrase, value: Value, flags: tuple[str, ...]) -> tuple[Value, tuple[str, ...]]:
        """A decimal that may have been set right to left: ``از 5/17 به 34`` means 17.5. Turned where the text says so, else flagged."""
        a, _, b = self.norm(p.begin).translate(ASCII).partition("/")
        if not (len(a) <= 2 and len(b) >= 2 and len(b) >= len(a) and b[0] != "0" and a != "0"):
            return value, flags
        swapped = Decimal(f"{b}.{a}") * p.scale
        if (len(b) > len(a) and self.set_right_to_left) or self.turned_by_pair(p, Decimal(value), swapped):
            return tidy(swapped), (*(f for f in flags if f != "separator"), "right_to_left")
        return value, (*flags, "slash") if len(a) == 1 else flags

    def turned_by_pair(self, p: Phrase, straight: Decimal, swapped: Decimal) -> bool:
        """``از 5/17 به 34 میلیون``: the reading nearer to the number it is compared with."""
        if self.norm(p.begin - 1) != "از" or self.norm(p.end) != "به" or not self.near(p.end) or not self.kind(p.end + 1):
            return False
        other = self.cardinal(p.end + 1)
        if other is None or other.value <= 0 or straight <= 0:
            return False
        target = Decimal(other.value) / (other.scale if p.scale == 1 else 1)
        return abs((target / swapped).ln()) < abs((target / straight).ln())

    @cached_property
    def set_right_to_left(self) -> bool:
        """Whether the text sets its decimals right to left: it has ``871 میلیارد`` beside ``94/871 میلیارد``."""
        whole: set[tuple[str, str]] = set()
        split: list[tuple[str, str, str]] = []
        for i, found in enumerate(self.atoms):
            if found is not None and found.kind == "digits":
                norm = self.norm(i).translate(ASCII)
                if norm.isdigit():
                    whole.add((norm, self.norm(i + 1)))
                elif norm.count("/") == 1:
                    a, _, b = norm.partition("/")
                    split.append((a, b, self.norm(i + 1)))
        return any(
            len(b) >= 2 and len(a) <= 2 and len(b) > len(a) and after in SCALES and (b, after) in whole and (a, after) not in whole
            for a, b, after in split
        )


def find_numbers(text: str, tokens: Sequence[Token] | None = None) -> list[Number]:
    """Find the numbers of a text.

    Parameters
    ----------
    text : str
        The raw text; offsets are into it.
    tokens : sequence of Token, optional
        Its tokens, if they are at hand; else they are made.

    Returns
    -------
    list of Number
        In order, not overlapping. Numbers that only name something (``اصل ۴۴``, ``فاز ۲``, telephone numbers, scores) are left out; so
        are indefinite amounts (``صدها``, ``چند هزار``). Years are numbers here, the date rules know them as years.

    Notes
    -----
    Flags: ``article`` (the word یک before a noun: "a" or "one"), ``each`` (after هر), ``adjectival`` (``میلیاردی``), ``torn``,
    ``separator`` (``۳.۵۰۰``: thousands or decimals), ``slash`` (``5/17`` may be 17.5), ``right_to_left`` (it was read so),
    ``long_scale`` (بیلیون), ``approximate`` (a range after ``حدود``).

    Examples
    --------
    >>> [(n.text, n.value, n.bound) for n in find_numbers("بیش از سه هزار و ۴۹ نفر در ۱۲ طرح")]
    [('سه هزار و ۴۹', 3049, 'at_least'), ('۱۲', 12, 'exact')]
    """
    require_text(text)
    return [number for _, number in Scanner(text, tokenize(text) if tokens is None else tokens).run()]


def parse_number(s: str) -> Number | None:
    """Read a string that is one number, with a bound before it if there is one.

    Parameters
    ----------
    s : str
        Digits, words or both: ``۳٬۵۰۰``, ``سه هزار و ۴۹``, ``بین ۳ تا ۵ هزار``, ``حدود ۲/۵ میلیون``, ``بیست و یکم``.

    Returns
    -------
    Number or None
        ``None`` where the string is anything else.

    Examples
    --------
    >>> parse_number("یک میلیارد و ۸۹۳ میلیون").value
    1893000000
    >>> parse_number("هشت و سه دهم").value
    Decimal('8.3')
    >>> parse_number("مسکن مهر") is None
    True
    """
    require_text(s)
    if len(s) > MOST_DIGITS + 100:
        return None
    scanner = Scanner(s, tokenize(s))
    if not scanner.n:
        return None
    begin = 0
    while begin < min(scanner.n, 5) and (scanner.atoms[begin] is None):
        begin += 1
    if begin == scanner.n or scanner.atoms[begin] is None:
        return None
    here = scanner.atoms[begin]
    if here is not None and here.kind == "halves":
        p: Phrase | None = Phrase(begin, begin + 1, here.value, kind="fraction", rule="half_of")
    elif here is not None and here.kind == "scale" and scanner.n == begin + 1:
        p = Phrase(begin, begin + 1, here.value, scale=int(here.value), rule="words", kind="ordinal" if here.suffix == "م" else "cardinal")
    else:
        p = scanner.phrase(begin)
    if p is None:
        return None
    end = p.end + 1 if scanner.norm(p.end) in ("برابر", "چندان") else p.end
    if end != scanner.n:
        return None
    number = scanner.number(p)
    head = scanner.bound(begin)[1]
    if head > 0 and scanner.norm(head - 1) in ("از", "بین", "در", "مابین", "میان") and p.high is not None:
        head -= 1
    if scanner.tokens[0].start != (number.start if number.start < scanner.tokens[begin].start else scanner.tokens[head].start):
        return None
    return number
