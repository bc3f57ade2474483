"""Mentions of persons and titles in a text, and which title stands beside which name."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from persian_ie.lexicons.gazetteer import gazetteer, place_key
from persian_ie.lexicons.names import SURNAME_SUFFIXES, name_score, surname_score
from persian_ie.lexicons.people import Person, honorifics_end, is_common, is_name_word, person_at
from persian_ie.lexicons.phrases import Reading, keys
from persian_ie.lexicons.roles import is_role
from persian_ie.lexicons.roles import words as role_words
from persian_ie.lexicons.speech import Cue, is_speech_verb
from persian_ie.lexicons.stops import is_boundary, is_stop
from persian_ie.lexicons.words import pos
from persian_ie.values.titles import Title

_LONGEST_BEFORE = 4
_COPULAS = frozenset({"است", "بود", "هست"})
_NEW_SUBJECT = frozenset({":", "که", "اینکه", "آنکه", "گفت", "را"})
_ELECTED_AS = {("به", "عنوان"), ("در", "سمت"), ("به", "سمت"), ("در", "پست"), ("به", "پست")}
_OPENING = frozenset({"«", '"', "“"})
_CLOSING = frozenset({"»", '"', "”"})


def find_persons(reading: Reading, titles: list[Title], cues: list[Cue], starts: list[int]) -> list[Person]:
    """Persons named in the text: by given name or honorific anywhere, by their place in the sentence where the name is unknown."""
    taken = [False] * (len(reading) + 1)
    for title in titles:
        for i in range(title.start, title.end):
            taken[i] = True
    title_starts = {title.start for title in titles}
    slots = _slots(reading, starts)
    again = _repeated(reading, cues, starts)
    surnames = _surnames_alone(reading, cues, starts)
    before = {i for title in titles if not title.bare or title.kind != "minister" for i in _before_title(reading, title)}
    after = {title.end + (reading.key(title.end) == "،") for title in titles if not title.bare or title.kind == "state"}
    found: list[Person] = []
    known: set[str] = set()  # surnames of those named in full
    i = 0
    while i < len(reading):
        person = None if taken[i] else person_at(reading, i)
        if person is None and i in before:
            person = _quoted(reading, i, slots) or _unknown(reading, i, ends=lambda at: at in title_starts or at + 1 in title_starts)
        if person is None and i in after and not taken[i] and i not in reading.breaks:
            person = _unknown(reading, i, ends=lambda at: is_boundary(reading, at))
        if person is None and i in slots and not taken[i]:
            person = _unknown(reading, i, ends=lambda at: is_boundary(reading, at) and _speaks(at, cues, starts), starts=slots)
            person = _by_surname_only(reading, person, known)
        if person is None and i in again and not taken[i]:
            person = Person(i, i, again[i], 0.3)
        if person is None and not taken[i] and (i in slots or reading.key(i - 1) in _OPENING):
            person = _known_by_surname(reading, i, surnames, cues, starts)
        person = _filling_quote(reading, i, person, slots)
        if (
            person is None
            or any(taken[person.start : person.end])
            or (reading.key(person.end) in {"-", "–"} and _is_place(reading, person))
        ):
            i += 1
            continue
        found.append(person)
        i = person.end
        if reading.words[person.end - 1].token > reading.words[person.name].token:
            known.add(reading.tokens[reading.words[person.end - 1].token].norm)
    return found


def _is_place(reading: Reading, person: Person) -> bool:
    """Whether what was taken for a name is surely a place, as in a dateline: «بندر عباس - مدیرکل …»."""
    tokens = reading.tokens[reading.words[person.name].token : reading.words[person.end - 1].token + 1]
    return gazetteer().evidence(place_key("".join(token.norm for token in tokens))) == "strong"


def _by_surname_only(reading: Reading, person: Person | None, known: Collection[str]) -> Person | None:
    """A name that begins with the surname of somebody named before is that alone: «جاویدان | دستگیری ۹۱ نفر را …»."""
    if person is None or person.start != person.name:
        return person
    first = reading.words[person.name].token
    return person._replace(end=reading.after(first + 1)) if reading.tokens[first].norm in known else person


def _repeated(reading: Reading, cues: list[Cue], starts: list[int]) -> dict[int, int]:
    """Words that look like common ones but begin two sentences or more before a speech verb: surnames such as ``طبیبیان``."""
    begins = {cue.start for cue in cues if cue.kind in {"verb", "circumstance"}}
    count: dict[str, list[int]] = {}
    for start in starts:
        if reading.opens(start) and is_name_word(reading, reading.words[start].token):
            token = reading.words[start].token
            end = reading.after(token + 1)
            if end in begins and surname_score(reading.tokens[token].norm) > 0:
                count.setdefault(reading.tokens[token].norm, []).append(start)
    return {start: reading.after(reading.words[start].token + 1) for found in count.values() if len(found) > 1 for start in found}


def _speaks(at: int, cues: list[Cue], starts: list[int]) -> bool:
    """Whether a speech verb follows in the sentence."""
    place = bisect.bisect_right(starts, at)
    end = starts[place] if place < len(starts) else 1 << 60
    first = bisect.bisect_left(cues, (at,))
    return any(cue.kind == "verb" and cue.start < end for cue in cues[first : first + 12])


def _slots(reading: Reading, starts: list[int]) -> set[int]:
    """Words where the subject of a sentence may stand: its first word, and behind «به گزارش …،» and a dateline."""
    slots: set[int] = set()
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(reading)
        slots.add(start)
        for i in range(start, min(end, start + 30)):
            if reading.keys[i] in {"،", "-", "–", "ـ", "؛", ":"} and i + 1 < end:
                slots.add(i + 1)
                if reading.keys[i] == ":":
                    break
    return slots


def _before_title(reading: Reading, title: Title) -> list[int]:
    """Words up to a few tokens before a title, where an unknown name may begin."""
    end = title.start - 1 if reading.key(title.start - 1) in {"،", "؛"} else title.start
    end = _over_quote(reading, end - 1, -1) + 1
    found: list[int] = []
    if title.start in reading.breaks:
        return found
    for i in range(end - 1, max(-1, end - 1 - 2 * _LONGEST_BEFORE), -1):
        if is_boundary(reading, i, first=True):
            break
        if reading.opens(i) and reading.key(i - 1) != "گزارش":  # «به گزارش کردپرس، استاندار …» names an agency
            found.append(i)
        if i in reading.breaks:
            break
    return found


def _unknown(reading: Reading, i: int, ends: Callable[[int], bool], starts: Collection[int] = ()) -> Person | None:
    """A name of unknown words in a place that tells it: it must fill the place up to where it ends."""
    person = person_at(reading, i, loose=True)
    if person is None:
        person = _rare(reading, i, known=i in starts)
    if person is None or not ends(person.end) or (person.start == person.name and reading.key(person.end) in {"»", '"'}):
        return None
    if person.score < 0:
        return person
    tokens = reading.tokens[reading.words[person.name].token : reading.words[person.end - 1].token + 1]
    norms = [token.norm for token in tokens]
    named = len(norms) > 1 and name_score(norms[0]) > 0 and i in starts
    if person.start == person.name and not named and all(is_common(norm) for norm in norms):
        return None
    if (
        len(norms) == 1
        and person.start == person.name
        and surname_score(norms[0]) < 0.5
        and (is_common(norms[0]) or name_score(norms[0]) > 0)
    ):
        return None
    if i > 0 and i not in reading.breaks and reading.keys[i - 1] in {"و", "ی", "های", "ها"}:
        return None
    word_of_the_language = len(norms) == 1 and person.start == person.name and pos(norms[0]) and surname_score(norms[0]) < 0.7
    return None if word_of_the_language and reading.key(i - 1).isalpha() and i not in reading.breaks else person


def _surnames_alone(reading: Reading, cues: list[Cue], starts: list[int]) -> frozenset[str]:
    """Surnames that begin a sentence right before a speech verb, and that no known given name stands before in the text."""
    begins = {cue.start for cue in cues if cue.kind in {"verb", "circumstance"}}
    found = {
        reading.tokens[token].norm
        for start in starts
        if reading.opens(start) and reading.after((token := reading.words[start].token) + 1) in begins
        if surname_score(reading.tokens[token].norm) >= 0.5 or not pos(reading.tokens[token].norm)
    }
    if not found:
        return frozenset()
    norms = [token.norm for token in reading.tokens]
    return frozenset(found - {norm for before, norm in pairwise(norms) if norm in found and name_score(before) == 1.0})


def _known_by_surname(reading: Reading, i: int, surnames: frozenset[str], cues: list[Cue], starts: list[int]) -> Person | None:
    """A given name that is a word of the language, told by the surname that speaks elsewhere: «دولت لطفی … لطفی افزود»."""
    token = reading.words[i].token
    if not surnames or token + 1 >= len(reading.tokens) or reading.tokens[token + 1].norm not in surnames or not reading.opens(i):
        return None
    norm, end = reading.tokens[token].norm, reading.after(token + 2)
    whole = norm.isalpha() and not is_stop(reading, i, first=True) and not is_role(reading, i) and not is_speech_verb(reading.words, i)
    rank = honorifics_end(reading, i) > i
    told = reading.key(i - 1) in _OPENING or _speaks(end, cues, starts)
    if not whole or rank or reading.after(token + 1) in reading.breaks or not is_boundary(reading, end) or not told:
        return None
    return Person(i, i, end, 0.5)


def _filling_quote(reading: Reading, i: int, person: Person | None, slots: Collection[int]) -> Person | None:
    """The name up to the closing quotation mark, where only the name stands between the marks: «رهام بخش حبیبی»."""
    start, name = (i, i) if person is None else person[:2]
    if start == name and name - 1 not in slots:
        return person
    close = quoted_name_end(reading, name)
    if close is None or (person is not None and close <= person.end):
        return person
    return Person(start, name, close, 1.0 if person is None else person.score)


def quoted_name_end(reading: Reading, i: int) -> int | None:
    """Where the quotation ends that begins with a given name and is short enough to be nothing but a name."""
    if reading.key(i - 1) not in _OPENING or i in reading.breaks or not reading.opens(i):
        return None
    first = reading.words[i].token
    if name_score(reading.tokens[first].norm) == 0:
        return None
    for token in range(first + 1, min(len(reading.tokens), first + _LONGEST_BEFORE + 1)):
        word = reading.after(token)
        if word in reading.breaks:
            return None
        if reading.key(word) in _CLOSING:
            after = word + 1
            return word if is_boundary(reading, after) or is_role(reading, after) or is_speech_verb(reading.words, after) else None
        if not reading.key(word).isalpha() or is_stop(reading, word):
            return None
    return None


def without_names(reading: Reading, titles: list[Title]) -> list[Title]:
    """The titles without those that are the surname of a name between quotation marks: «سعید رهبر سوره», «رهبر سوره گفت»."""
    surnames: set[str] = set()
    inside: set[int] = set()
    for i, key in enumerate(reading.keys[:-1]):
        if key in _OPENING and (end := quoted_name_end(reading, i + 1)) is not None:
            first = reading.after(reading.words[i + 1].token + 1)
            surnames.add("".join(reading.keys[first:end]))
            inside.update(range(i + 1, end))
    if not inside:
        return titles
    return [t for t in titles if t.start not in inside and "".join(reading.keys[t.start : t.end]) not in surnames]


def _quoted(reading: Reading, i: int, slots: Collection[int]) -> Person | None:
    """A name in quotation marks before a title: «ژان برتراند آریستید»; one of common words only where a sentence begins."""
    if reading.key(i - 1) not in _OPENING or not reading.opens(i):
        return None
    first = reading.words[i].token
    for token in range(first, min(len(reading.tokens), first + _LONGEST_BEFORE + 1)):
        word = reading.after(token)
        if reading.key(word) in _CLOSING:
            norms = [t.norm for t in reading.tokens[first:token]]
            known = i - 1 in slots or not all(is_common(norm) for norm in norms)
            return Person(i, i, word, 0.5) if known and token > first else None
        if not reading.key(word).isalpha() or is_stop(reading, word, first=True):
            return None
    return None


def _rare(reading: Reading, i: int, *, known: bool) -> Person | None:
    """A given name that is a common word (``دولت``, ``پیمان``), told by the surname behind it; ``known`` asks for one of the list."""
    first = reading.words[i].token
    if not reading.opens(i) or first + 1 >= len(reading.tokens) or not is_name_word(reading, first) or not is_name_word(reading, first + 1):
        return None
    norm = reading.tokens[first + 1].norm
    if known and name_score(reading.tokens[first].norm) == 0:
        return None
    if (known and surname_score(norm) < 1.0) or is_common(norm) or pos(norm) or reading.after(first + 1) in reading.breaks:
        return None
    return Person(i, i, reading.after(first + 2), -1.0)


def pairs(reading: Reading, persons: list[Person], titles: list[Title], starts: Sequence[int]) -> tuple[dict[int, list[int]], set[int]]:
    """Which titles (by index) stand beside which person (by index): «نام عنوان», «نام، عنوان», «عنوان نام», «عنوان، نام».

    The orders are tried in this order of trust.
    """
    of_person: dict[int, list[int]] = {}
    used: set[int] = set()
    ends = {_over_quote(reading, person.end, 1): n for n, person in enumerate(persons)}
    begins = {_over_quote(reading, person.start - 1, -1) + 1: n for n, person in enumerate(persons)}

    def link(person: int | None, title: int, *, again: bool = False) -> None:
        if person is not None and _is_half_a_name(reading, persons[person], titles[title]):
            return
        if titles[title].bare and titles[title].kind == "minister":
            return  # «وزیر» alone means the one named before
        if person is not None and title not in used and (again or person not in of_person):
            of_person.setdefault(person, []).append(title)
            used.add(title)

    for n, title in enumerate(titles):
        if title.start not in reading.breaks:
            link(ends.get(title.start), n)
    for n, title in enumerate(titles):
        if n not in used and title.start not in reading.breaks and reading.key(title.start - 1) in {"،", "؛"}:
            link(ends.get(_over_trades(reading, title.start - 1)), n)
    for n, title in enumerate(titles):
        if n not in used and title.start not in reading.breaks and _set_off(reading, title):
            link(ends.get(title.start - 1), n)
        if n not in used and title.start not in reading.breaks:
            link(ends.get(_over_election(reading, title.start)), n)
    for n, title in enumerate(titles):
        if n not in used and title.end not in reading.breaks:
            link(begins.get(title.end), n)
    for n, title in enumerate(titles):
        if n not in used and reading.key(title.end) in {"،", "-", "–"} and title.end + 1 not in reading.breaks:
            link(begins.get(title.end + 1), n)
    holder_at = {titles[m].end: person for person, own in of_person.items() for m in own}
    for n, title in enumerate(titles):  # a second office of the same person: «X، نایب رئیس …، عضو …»
        person = holder_at.get(title.start - 1)
        if n not in used and person is not None and reading.key(title.start - 1) in {"،", "و"}:
            link(person, n, again=True)
            holder_at[title.end] = person
    for person, n in _predicates(reading, persons, titles, starts):
        link(person, n)
    return of_person, used


def _predicates(reading: Reading, persons: list[Person], titles: list[Title], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Who holds an office by the sentence that says so: «علی رحمتی، متولد یزد، عضو هیئت مدیره خانه تئاتر است»."""
    begins = [person.start for person in persons]
    for m, title in enumerate(titles):
        if reading.key(title.end) not in _COPULAS:
            continue
        start = starts[bisect.bisect_right(starts, title.start) - 1]
        first, last = bisect.bisect_left(begins, start), bisect.bisect_left(begins, title.start)
        if last - first == 1 and begins[first] <= start + 1 and _NEW_SUBJECT.isdisjoint(reading.keys[start : title.start]):
            yield first, m


def _is_half_a_name(reading: Reading, person: Person, title: Title) -> bool:
    """A given name alone before a role that is a surname as well: «علیرضا دبیر»."""
    if person.end != title.start or person.start != person.name or title.kind != "head":
        return False
    norms = [t.norm for t in reading.tokens[reading.words[person.name].token : reading.words[person.end - 1].token + 1]]
    return len(norms) == 1 and name_score(norms[0]) == 1.0 and (title.bare or surname_score(norms[0]) < 0.7 or not title.closed)


def _over_quote(reading: Reading, i: int, step: int) -> int:
    """Step over a quotation mark around a name: «بهروز کریمی‌نژاد» فرماندار."""
    return i + step if reading.key(i) in {"«", "»", '"', "“", "”"} else i


def _set_off(reading: Reading, title: Title) -> bool:
    """A title in brackets or between dashes behind a name: «علی رحمتی (استاندار یزد)», «علی رحمتی - وزیر نیرو - گفت»."""
    before, after = reading.key(title.start - 1), reading.key(title.end)
    return (before == "(" and after == ")") or (before in {"-", "–"} and (after in {"-", "–", "،"} or title.closed))


def _over_election(reading: Reading, i: int) -> int:
    """Step back over «با ۷ رای به عنوان» and «را به سمت» between a name and the office that its bearer got."""
    i = _over_quote(reading, i - 1, -1) + 1
    if tuple(reading.keys[max(0, i - 2) : i]) in _ELECTED_AS:
        i -= 2
    elif reading.key(i - 1) in {"بسمت", "بعنوان"}:
        i -= 1
    if reading.key(i - 1) == "رای":
        for j in range(i - 2, max(0, i - 6), -1):
            if reading.keys[j] == "با":
                i = j
                break
    return i - 1 if reading.key(i - 1) in {"را", "،"} else i


def _over_trades(reading: Reading, comma: int) -> int:
    """Step back over «، استاد دانشگاه» and the like between a name and a title."""
    for _ in range(3):
        for phrase in role_words("not_officials"):
            start = comma - len(phrase)
            if start > 0 and tuple(reading.keys[start:comma]) == phrase and reading.key(start - 1) == "،":
                comma = start - 1
                break
        else:
            return comma
    return comma


def surname_mentions(reading: Reading, names: dict[int, tuple[str, ...]], taken: list[bool]) -> list[tuple[int, int, list[int]]]:
    """Later mentions by full name or surname, however spaced: (start, end, the persons it may be)."""
    endings: dict[str, list[int]] = {}
    for person, parts in names.items():
        least = 2 if len(parts) > 2 and parts[-1] in SURNAME_SUFFIXES else 1  # «داودی مهر» is never «مهر»
        short = ["".join(parts[-size:]) for size in range(least, len(parts) + 1)]
        short += [part for part in parts[1:-1] if surname_score(part) == 1.0 and name_score(part) < 1.0]  # «صبوری» for صفا صبوری دیلمی
        for key in short:
            if len(key) > 2:
                endings.setdefault(key, []).append(person)
    longest = max((len(key) for key in endings), default=0)
    heads = {key[:size] for key in endings for size in (1, 2, 3)}
    found: list[tuple[int, int, list[int]]] = []
    i = 0
    while i < len(reading):
        if reading.keys[i][:3] not in heads:
            i += 1
            continue
        best, key = 0, ""
        for j in range(i, min(len(reading), i + 5)):
            if taken[j] or (j > i and j in reading.breaks) or not reading.opens(i):
                break
            key += reading.keys[j]
            if len(key) > longest:
                break
            if key in endings and (j + 1 == len(reading) or reading.opens(j + 1)):
                best, people = j + 1, endings[key]
        if best:
            found.append((honorifics_start(reading, i, taken), best, people))
        i = best or i + 1
    return found


def honorifics_start(reading: Reading, i: int, taken: list[bool]) -> int:
    """Step back over the honorifics before a surname: «حجت‌الاسلام موسوی»."""
    for start in range(max(0, i - 4), i):
        if (
            not taken[start]
            and reading.opens(start)
            and honorifics_end(reading, start) == i
            and not any(b in reading.breaks for b in range(start + 1, i + 1))
        ):
            return start
    return i


def name_parts(name: str) -> tuple[str, ...]:
    """The name's tokens as keys, half-space compounds glued: what two mentions are compared by."""
    parts = ("".join(keys(part)) for part in name.split())
    return tuple("ی" if part == "یی" else part for part in parts)  # «حمزه ئی», «حمزه ءی»
