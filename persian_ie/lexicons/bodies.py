"""How far the name of a public body reaches in running text, and which jurisdiction ends it.

The grammar is small: words of the name go on until a word of the sentence (a stop), another line, a person or an office;
a known name (`agencies.tsv`, the sectors of `bodies.toml`) is taken whole, commas and «و» included; a list with commas goes on
to its «و»; a place at the end is the jurisdiction.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from persian_ie.lexicons.gazetteer import gazetteer, level_word
from persian_ie.lexicons.people import is_common, person_at
from persian_ie.lexicons.phrases import ZWNJ, PhraseTable, Reading, keys
from persian_ie.lexicons.speech import is_speech_verb
from persian_ie.lexicons.stops import data, group, heads, is_boundary, is_stop
from persian_ie.lexicons.words import pos
from persian_ie.types import Level

_LONGEST_BODY = 18
_LONGEST_LIST = 6
_ANAPHORA = frozenset({"استان", "شهرستان", "شهر", "بخش", "کشور", "منطقه", "روستا"})
_RULED = frozenset({"استانداری", "فرمانداری", "بخشداری", "دادگستری"})  # a jurisdiction follows these, even one that is a common word
HOME = "ایران"


class Jurisdiction(NamedTuple):
    """A place that ends a title or the name of a body. ``name`` is ``None`` for «استان» alone, which stands for the one known."""

    start: int
    end: int
    name: str | None
    level: Level | None
    sure: bool
    foreign: bool = False


class Body(NamedTuple):
    """The name of a body: words ``start`` to ``end``, its jurisdiction, and where title or mention ends."""

    start: int
    end: int
    place: Jurisdiction | None
    stop: int


@cache
def sectors() -> PhraseTable[str]:
    """Sectors of local administration, with the body above each."""
    return PhraseTable(data()["sectors"].items())


@cache
def known_names() -> PhraseTable[str]:
    """Names that are taken whole inside a body: those of the agencies' table without a lone word, and sectors of two words and more."""
    table = PhraseTable[str]()
    for line in files("persian_ie.lexicons").joinpath("agencies.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, kind, _, aliases = line.split("\t")
            for phrase in (name, *filter(None, aliases.split(";"))):
                if len(keys(phrase)) > 1 and not phrase.startswith("?"):
                    table.add(phrase, kind)
                    if kind == "ministry" and len(keys(phrase)) > 2:
                        table.add(phrase.removeprefix("وزارت "), "portfolio")
    for phrase in data()["sectors"]:
        if len(keys(phrase)) > 1:
            table.add(phrase, "sector")
    return table


def jurisdiction_at(reading: Reading, i: int, *, trust: bool = False) -> Jurisdiction | None:
    """The place that stands at a word, with its level word if any.

    A name that is a common word as well (``اندیشه``, ``فارس``) counts only with a level word, at the end of a phrase, or with ``trust``.
    """
    key = ("trusted place" if trust else "place", i)
    if key not in reading.memo:
        reading.memo[key] = _jurisdiction(reading, i, trust=trust)
    found: Jurisdiction | None = reading.memo[key]
    return found


def _jurisdiction(reading: Reading, i: int, *, trust: bool) -> Jurisdiction | None:
    if i >= len(reading) or not reading.opens(i):
        return None
    token = reading.words[i].token
    level = None
    told = level_word(reading.tokens[token].norm)
    first = token
    if told is not None and not told[1]:
        level = told[0]
        first += 1
        if first >= len(reading.tokens) or is_boundary(reading, after := reading.after(first)) or reading.keys[after] == "و":
            if reading.keys[i] in _ANAPHORA and level != "country":
                return Jurisdiction(i, i + 1, None, level, True)
            return None
        if level == "country":
            return None
    matches = list(gazetteer().matches(reading.tokens, first))
    for match in matches:
        end = reading.after(match.end)
        if any(b in reading.breaks for b in range(i + 1, end)):
            continue
        places = gazetteer().candidates(match.key)
        if level is not None:
            places = [p for p in places if p.level == level] or ([] if level in {"district", "village"} else places)
            if not places:
                continue
        evidence = gazetteer().evidence(match.key)
        start = reading.after(first)
        written = reading.surface(start, end)
        spaced = written.replace(ZWNJ, " ")
        name = next((place.name for place in places if place.name.replace(ZWNJ, " ") == spaced), written)
        if places and places[0].id == "IR":
            name = HOME  # «جمهوری اسلامی ایران»
        foreign = all(p.level == "country" or (p.province is None and p.level == "city") for p in places)
        if level is not None:
            return Jurisdiction(i, end, name, level, True)
        if evidence == "strong":
            return Jurisdiction(i, end, name, places[0].level, True, foreign)
        if trust or (evidence == "weak" and is_boundary(reading, end)):
            return Jurisdiction(i, end, name, places[0].level, False, foreign)
    if level in {"county", "city", "village", "province"}:
        start = reading.after(first)
        if (
            not is_boundary(reading, start)
            and not is_common(reading.tokens[first].norm)
            and (level != "city" or is_boundary(reading, start + 1))
        ):
            return Jurisdiction(i, start + 1, reading.surface(start, start + 1), level, False)
    return None


def _list_goes_on(reading: Reading, comma: int, office: Callable[[Reading, int], bool]) -> bool:
    """Whether the words after a comma belong to a list that ends in «و» and a word: «توسعه مدیریت، حقوقی و امور مجلس»."""
    for i in range(comma + 1, min(len(reading), comma + 2 + _LONGEST_LIST)):
        if is_stop(reading, i) or office(reading, i) or person_at(reading, i) is not None:
            return False
        if reading.keys[i] == "و":
            return i > comma + 1 and not is_boundary(reading, i + 1) and not office(reading, i + 1) and person_at(reading, i + 1) is None
        if jurisdiction_at(reading, i) is not None and not is_boundary(reading, i + 1):
            return False
    return False


def body_at(reading: Reading, start: int, office: Callable[[Reading, int], bool], *, limit: int | None = None) -> Body:
    """The name of a body that begins at a word, as far as it reaches.

    Parameters
    ----------
    reading : Reading
        The text.
    start : int
        The first word of the name.
    office : callable
        Tells whether a role begins at a word; a name ends before it.
    limit : int, optional
        The word before which the name must end.
    """
    last = min(len(reading), start + _LONGEST_BODY + 12 if limit is None else limit)
    i = end = start
    head = heads().longest(reading.words, start, last)
    known = known_names().longest(reading.words, start, last)
    if head is not None and (known is None or known[0] <= head[0]) and not any(b in reading.breaks for b in range(start + 1, head[0])):
        i = end = head[0]  # «شورای شهر» is the head, «شهر» in it no level word
        place = jurisdiction_at(reading, i) if head[1] == "university" and i < len(reading) and i not in reading.breaks else None
        if place is not None and place.name is not None and i - start == 1:
            return Body(start, place.end, None, place.end)  # «دانشگاه شیراز» is the whole name
    while i < last and i - start < _LONGEST_BODY + 12:
        known = known_names().longest(reading.words, i, last)
        if (i > start and i in reading.breaks) or (known is None and is_stop(reading, i)):
            numbered = (
                i < len(reading) and i not in reading.breaks and reading.keys[i][0].isdigit() and reading.key(i - 1) in group("numbered")
            )
            if not numbered:
                break
            i = end = i + 1
            continue
        key = reading.keys[i]
        if known is not None:
            i = end = known[0]
            stop = _after_known(reading, i)
            if stop is not None:
                i = stop
                break
            continue
        if key == "،":
            if end == i and i > start and reading.keys[i - 1] not in {"ایران", "کشور"} and _list_goes_on(reading, i, office):
                i += 1
                continue
            break
        if key == "(":
            close = _honoured(reading, i)
            if close is None:
                break
            i = end = close
            continue
        if key in {"«", '"', "“"}:
            close = _quoted(reading, i)
            if close is None:
                break
            i = end = close
            continue
        if key in {"-", "–"} and i > start and _one_adjective(reading, i):
            i += 1
            continue
        if key == "-" or not key[0].isalpha():
            break
        if key == "و":
            if (
                i == start
                or is_boundary(reading, i + 1)
                or reading.keys[i + 1] in group("others")
                or office(reading, i + 1)
                or person_at(reading, i + 1) is not None
            ):
                break
            i += 1
            continue
        if office(reading, i) or (i > start and (is_speech_verb(reading.words, i) or person_at(reading, i) is not None)):
            break
        found = jurisdiction_at(reading, i, trust=reading.key(i - 1) in _RULED)
        if found is not None and (found.name != HOME or found.level != "country") and reading.key(i - 1) != "و":
            nested = jurisdiction_at(reading, found.end) if found.end not in reading.breaks else None
            tail = found.end if nested is None or nested.foreign else nested.end
            if nested is not None and found.name is None:
                found = nested
            if found.sure or is_boundary(reading, tail) or office(reading, tail) or person_at(reading, tail) is not None:
                return Body(start, i, found, tail)
        i = end = i + 1
    if i == end and i < len(reading) and i not in reading.breaks and reading.keys[i] in group("auxiliaries"):
        end = _without_predicate(reading, start, end, head[0] if head is not None else start)
    return Body(start, end, None, end)


def _one_adjective(reading: Reading, dash: int) -> bool:
    """Whether a dash stands inside an adjective of two parts: «علمی - کاربردی», «آموزشی-درمانی»."""
    after = dash + 1
    return (
        after < len(reading)
        and after not in reading.breaks
        and all(len(key) > 3 and key.endswith("ی") for key in (reading.key(dash - 1), reading.keys[after]))
        and "ADJ" in pos(reading.tokens[reading.words[after].token].norm)
        and not is_stop(reading, after)
        and person_at(reading, after) is None
    )


def _without_predicate(reading: Reading, start: int, end: int, least: int) -> int:
    """The end of a name without the half of a verb behind it: «سازمان … | موظف است»."""
    if is_speech_verb(reading.words, end):
        return end  # «نماینده ادوار مجلس می‌گوید»
    if end > start and reading.key(end) in {"است", "بود"} and "ADJ" not in pos(reading.tokens[reading.words[end - 1].token].norm):
        return end  # «… عضو هیئت مدیره خانه تئاتر است»
    last = reading.first[reading.words[end - 1].token] if end > start else start
    while last > least and reading.keys[last - 1] == "و":
        last -= 1
    return last if last > least else end


def _after_known(reading: Reading, i: int) -> int | None:
    """Where to stop behind a known name; ``None`` to read on: a place, «کشور», a list or one more word may follow."""
    if is_boundary(reading, i) or reading.keys[i] in {"و", "کشور", HOME} or jurisdiction_at(reading, i) is not None:
        return None
    if (heads().longest(reading.words, i) is not None and reading.keys[i] != "مدیریت") or known_names().longest(
        reading.words, i
    ) is not None:
        return None
    for extra in (1, 2):
        if (is_boundary(reading, i + extra) and reading.key(i + extra) != "را") or jurisdiction_at(reading, i + extra) is not None:
            return None
    return i


def _honoured(reading: Reading, i: int) -> int | None:
    for j in range(i + 1, min(len(reading), i + 8)):
        if reading.keys[j] == ")":
            return j + 1
        if reading.keys[j] not in group("honoured"):
            return None
    return None


def _quoted(reading: Reading, i: int) -> int | None:
    for j in range(i + 1, min(len(reading), i + 9)):
        if j in reading.breaks:
            return None
        if reading.keys[j] in {"»", '"', "”"}:
            return j + 1
    return None
