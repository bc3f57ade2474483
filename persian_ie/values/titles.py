"""Titles of officials: role, body and jurisdiction, by a small grammar over the words of a text.

``مدیرکل تعاون، کار و رفاه اجتماعی لرستان`` is the role ``مدیرکل``, the organization ``تعاون، کار و رفاه اجتماعی`` and the place
``لرستان``. Roles stand in `lexicons/titles.toml`, bodies in `lexicons/bodies.toml` and `agencies.tsv`.
"""

from __future__ import annotations

from typing import NamedTuple

from persian_ie.errors import require_text
from persian_ie.lexicons.bodies import HOME, Jurisdiction, body_at, jurisdiction_at, known_names, sectors
from persian_ie.lexicons.people import Person, full_name, is_common, person_at
from persian_ie.lexicons.phrases import Reading, keys
from persian_ie.lexicons.roles import Kind, genitives, is_role, roles, words
from persian_ie.lexicons.speech import is_speech_verb
from persian_ie.lexicons.stops import group, heads, is_boundary
from persian_ie.types import Official

_CANONICAL = {
    "مدیر کل": "مدیرکل",
    "مدیر کل موقت": "مدیرکل موقت",
    "مدیریت": "مدیر",
    "قایم مقام": "قائم مقام",
    "نائب رئیس": "نایب رئیس",
    "معاون مدیر کل": "معاون مدیرکل",
    "دادستان عمومی و انقلاب": "دادستان",
    "دادستان عمومی": "دادستان",
    "مشاور عالی": "مشاور",
    "مشاور ارشد": "مشاور",
    "ریاست": "رئیس",
    "دبیری": "دبیر",
}
_RIVALRY = frozenset(
    ["نامزد", "نامزدی", "نامزدهای", "کاندیدا", "کاندیدای", "کاندیداهای", "داوطلب", "انتخابات", "گزینه"]
)  # who wants an office has none
_POSTED_ABROAD = frozenset(["نمایندگی", "دفتر", "شعبه", "سفارت", "کنسولگری", "سرکنسولگری"])  # these stand «در» their jurisdiction
_GENERAL = frozenset(
    ["استان", "شهرستان", "شهر", "بخش", "کل", "و", "،", "این", "کشور", "(", ")", "ره", "ع", "ها", "های", "ی"]
)  # words that don't tell one office from another
_DEEPEST = 3
_MOST_PLACES = 6


class Title(NamedTuple):
    """A title in a text: the words ``start`` to ``end`` (exclusive), and its parts.

    ``local`` tells that the jurisdiction is given as «استان» or «شهرستان» alone; ``bare`` that nothing but the role stands there;
    ``closed`` that the title ends where it ends for certain. ``content`` are the keys of its words without role and jurisdiction.
    """

    start: int
    end: int
    role: str
    kind: Kind
    organization: str | None
    place: str | None
    local: bool
    bare: bool
    closed: bool
    rule: str
    content: frozenset[str] = frozenset()


class _Rest(NamedTuple):
    """What follows the role."""

    organization: str | None
    place: Jurisdiction | None
    end: int
    rule: str


def title_at(reading: Reading, at: int, depth: int = 0) -> Title | None:
    """The title that begins at a word, with its body and jurisdiction.

    Examples
    --------
    >>> title = title_at(Reading("معاون عمرانی استاندار خوزستان گفت"), 0)
    >>> title.role, title.organization, title.place
    ('معاون', 'استانداری', 'خوزستان')
    """
    key = (f"title {depth}", at)
    if key not in reading.memo:
        reading.memo[key] = _title(reading, at, depth)
    found: Title | None = reading.memo[key]
    return found


def _title(reading: Reading, at: int, depth: int) -> Title | None:
    found = roles().longest(reading.words, at)
    if found is None or depth > _DEEPEST or not reading.opens(at) or any(b in reading.breaks for b in range(at + 1, found[0])):
        return None
    i, (name, kind) = found
    if reading.key(at - 1) in _RIVALRY or (name == "دبیری" and (reading.key(at - 1) != "به" or _named(reading, i) is None)):
        return None  # «دبیری» is a surname too: «به دبیری علی رحمتی»
    role = _CANONICAL.get(name, name)
    i, role = _qualified(reading, i, role)
    rest = _Rest(None, None, i, "role") if is_speech_verb(reading.words, i) else _GRAMMAR[kind](reading, i, depth)
    if rest is None:
        return None
    place = rest.place
    named = None if place is None or (place.name == HOME and place.level == "country") else place.name
    bare = rest.end == i
    title = Title(at, rest.end, role, kind, rest.organization, named, place is not None and place.name is None, bare, False, rest.rule)
    if name in {"مدیریت", "ریاست"} and reading.key(at - 1) != "به" and not is_speech_verb(reading.words, rest.end):
        return None  # an office, unless it speaks: «مدیریت جهاد کشاورزی البرز گفت»
    title = _joined_office(reading, title, keys(name), depth)
    closed = is_boundary(reading, title.end) or is_role(reading, title.end) or person_at(reading, title.end) is not None
    content = frozenset(reading.keys[i : title.end]) - frozenset(keys(title.place or "")) - _GENERAL
    return title._replace(closed=closed, content=content)


def _qualified(reading: Reading, i: int, role: str) -> tuple[int, str]:
    """Words between role and body: «پیشنهادی» stays with the role, «محترم» is left out."""
    while i < len(reading) and i not in reading.breaks:
        key = (reading.keys[i],)
        if key in words("qualifiers"):
            role = f"{role} {reading.surface(i, i + 1)}"
        elif key not in words("fillers"):
            break
        i += 1
    return i, role


def _joined_office(reading: Reading, title: Title, name: tuple[str, ...], depth: int) -> Title:
    """A second office behind «و»: «دبیر و سخنگوی ستاد …», «رئیس هیئت مدیره و مدیرعامل بانک …»."""
    if reading.key(title.end) != "و" or title.end in reading.breaks or not is_role(reading, title.end + 1):
        return title
    second = title_at(reading, title.end + 1, depth + 1)
    if second is None or (second.bare and second.kind not in {"governor", "state"}):
        return title
    if name in words("give_way") or (title.kind == "deputy" and title.organization is None and title.place is None):
        return second._replace(start=title.start, rule="second_office")
    if title.bare and title.kind in {"head", "deputy"}:
        return title._replace(
            end=second.end, organization=second.organization, place=second.place, local=second.local, bare=False, rule="two_roles"
        )
    place = title.place or (second.place if title.kind in {"governor", "state"} else None)
    return title._replace(end=second.end, place=place)


def _governor(reading: Reading, i: int, _depth: int) -> _Rest:
    """A jurisdiction and no body: «فرماندار پاوه», «شهردار منطقه ۵ تهران»."""
    start = i
    if reading.key(i) in group("numbered") and reading.key(i + 1)[:1].isdigit():
        i += 2
    elif reading.key(i) == "مرکز":
        i += 1
    else:
        i = _posted(reading, i)
    found = None if i in reading.breaks else jurisdiction_at(reading, i, trust=True)
    if found is not None:
        nested = None if found.end in reading.breaks else jurisdiction_at(reading, found.end, trust=True)
        if nested is not None and not nested.foreign and (nested.sure or is_boundary(reading, nested.end)):
            general = found.name is None or keys(found.name) == ("مرکزی",)
            return _Rest(None, nested if general else found, nested.end, "governor")
        return _Rest(None, found, found.end, "governor")
    if i < len(reading) and not is_boundary(reading, i) and not is_role(reading, i) and person_at(reading, i) is None:
        after = i + 1
        closed = is_boundary(reading, after) or person_at(reading, after) is not None
        if (
            closed
            and reading.opens(i)
            and reading.keys[i] not in {"و", "این", "آن", "ها", "های"}
            and not is_common(reading.tokens[reading.words[i].token].norm)
        ):
            return _Rest(None, Jurisdiction(i, after, reading.surface(i, after), None, False), after, "governor_of_unknown_place")
    return _Rest(None, None, start, "governor")


def _posted(reading: Reading, i: int) -> int:
    """Step over «ایران در» and «کشورمان در» before the country that an ambassador is posted to."""
    for j in range(i, min(len(reading), i + 4)):
        if reading.keys[j] == "در" and j > i and reading.keys[j - 1] in {"ایران", "کشورمان"}:
            return j + 1
        if reading.keys[j] not in {"جمهوری", "اسلامی", "ایران", "کشورمان"}:
            break
    return i


def _state(reading: Reading, i: int, _depth: int) -> _Rest:
    """No body; a country at most: «رئیس‌جمهور فرانسه»."""
    found = None if i in reading.breaks else jurisdiction_at(reading, i)
    if found is not None and found.level == "country":
        return _Rest(None, found, found.end, "head_of_state")
    if reading.key(i) == "کشورمان":
        return _Rest(None, None, i + 1, "head_of_state")
    return _Rest(None, None, i, "head_of_state")


def _minister(reading: Reading, i: int, _depth: int) -> _Rest:
    """A portfolio, in full or short, and a foreign country at most: «وزیر راه و شهرسازی», «وزیر خارجه عمان»."""
    body = body_at(reading, i, is_role)
    place = body.place if body.place is not None and body.place.foreign else None
    stop = body.stop if place is not None else body.end
    return _Rest(reading.surface(body.start, body.end) or None, place, stop, "minister")


def _member(reading: Reading, i: int, depth: int) -> _Rest | None:
    """«نماینده مردم الف، ب و ج در مجلس», «نماینده ولی فقیه در …», «عضو کمیسیون …»."""
    role = reading.key(i - 1)
    if role == "فقیه" or role == "رهبری":
        return _delegate(reading, i, depth)
    if role == "کارشناس" and sectors().longest(reading.words, i) is None and heads().longest(reading.words, i) is None:
        return None  # «کارشناس هواشناسی یزد» holds a post, «کارشناس مسائل خاورمیانه» doesn't
    if role not in {"نماینده", "کارشناس"}:
        if reading.key(i - 2)[:1].isdigit() or reading.key(i - 2) in {"کشور", "کشورهای", "دولت"}:
            return None  # «کشور عضو اتحادیه …»
        body = body_at(reading, i, is_role)
        if body.end == body.start or (
            heads().longest(reading.words, i) is None and known_names().longest(reading.words, i) is None and reading.key(i) != "مجلس"
        ):
            return None
        return _Rest(reading.surface(body.start, body.end), body.place, body.stop, "member")
    if reading.key(i) in {"حزب", "فراکسیون", "جناح"}:  # «نماینده حزب کارگر در پارلمان ترکیه»
        house = _house(reading, i)
        if house is not None:
            found = jurisdiction_at(reading, house[2]) if house[2] not in reading.breaks else None
            return _Rest(reading.surface(house[1], house[2]), found, found.end if found is not None else house[2], "member_of_parliament")
    people = reading.key(i) in {"مردم", "اهالی", "شهرستان", "استان", "حوزه"} or jurisdiction_at(reading, i) is not None
    first = i + 1 if reading.key(i) in {"مردم", "اهالی"} else i
    if people:
        house = _house(reading, first)
        if house is not None:
            constituency, start, end = house
            seat = Jurisdiction(first, start - 1, constituency, None, True)
            return _Rest(reading.surface(start, end), seat, end, "member_of_parliament")
    if people:
        place = jurisdiction_at(reading, first, trust=True)
        if place is not None:
            return _Rest(None, *_with_neighbours(reading, place), "member_of_parliament")
    body = body_at(reading, first, is_role)
    start = first + 1 if reading.key(first) == "ادوار" and body.end > first + 1 else first
    if body.end <= start:
        return _Rest(None, body.place, body.stop, "member")
    return _Rest(reading.surface(start, body.end), body.place, body.stop, "member")


def _with_neighbours(reading: Reading, place: Jurisdiction) -> tuple[Jurisdiction, int]:
    """A constituency of several places without its house: «نماینده رفسنجان و انار»."""
    end = place.end
    for _ in range(_MOST_PLACES):
        if reading.key(end) not in {"و", "،"} or end in reading.breaks or end + 1 in reading.breaks:
            break
        found = jurisdiction_at(reading, end + 1, trust=reading.key(end) == "و" and is_boundary(reading, end + 2))
        if found is None or found.name is None or is_role(reading, end + 1):
            break
        end = found.end
        if reading.key(end) in {"و", "،"} and reading.key(found.start - 1) == "و":
            break
    if end == place.end or reading.key(place.end) == "،" and "و" not in reading.keys[place.end : end]:
        return place, place.end  # after a comma alone the sentence goes on
    return Jurisdiction(place.start, end, reading.surface(place.start, end), place.level, place.sure), end


def _house(reading: Reading, first: int) -> tuple[str, int, int] | None:
    """The constituency before «در مجلس», and where the house stands."""
    for i in range(first + 1, min(len(reading), first + 24)):
        if i in reading.breaks or reading.keys[i] in {".", ":", "؛"} or is_role(reading, i):
            return None
        if reading.keys[i] == "در":
            if reading.key(i + 1) not in {"مجلس", "خانه", "پارلمان"}:
                return None
            body = body_at(reading, i + 1, is_role, limit=i + 5)
            known = known_names().longest(reading.words, i + 1)
            return reading.surface(first, i), i + 1, known[0] if known else min(body.end, i + 2)
    return None


def _delegate(reading: Reading, i: int, _depth: int) -> _Rest:
    """«نماینده ولی فقیه در استان …»: a jurisdiction or a body behind «در»."""
    if reading.key(i) != "در":
        return _Rest(None, None, i, "delegate")
    found = jurisdiction_at(reading, i + 1, trust=True)
    if found is not None:
        return _Rest(None, found, found.end, "delegate")
    body = body_at(reading, i + 1, is_role)
    return _Rest(reading.surface(body.start, body.end) or None, body.place, body.stop, "delegate")


def _deputy(reading: Reading, i: int, depth: int) -> _Rest:
    """A field, then another office or a body: «معاون عمرانی استاندار خوزستان», «معاون فنی بورس کالا»."""
    body = body_at(reading, i, is_role)
    at = body.end
    if body.place is None and at < len(reading) and at not in reading.breaks and reading.key(at) != "و":
        stands_for = genitives().longest(reading.words, at)
        if stands_for is not None:
            office = title_at(reading, at, depth + 1)
            if office is not None:
                return _under(reading, i, office, stands_for[1], stands_for[0])
    start = body.start if reading.key(i - 1) in {"مدیرکل", "کل"} else _body_start(reading, body.start, body.end)
    return _Rest(reading.surface(start, body.end) or None, body.place, body.stop, "deputy")


def _under(reading: Reading, field: int, office: Title, stands_for: str, role_end: int) -> _Rest:
    place = None
    if office.place is not None or office.local:
        place = Jurisdiction(office.start, office.end, office.place, None, True)
    if office.kind == "state":
        return _Rest(reading.surface(field, role_end), place, office.end, "deputy_of_state")
    organization = stands_for if office.kind == "governor" else office.organization
    if organization is None and office.role != "وزیر":
        organization = reading.surface(office.start, role_end)
    return _Rest(organization, place, office.end, "deputy_of_office")


def _body_start(reading: Reading, start: int, end: int) -> int:
    """Where the body begins behind the field of a deputy: «معاون توسعه بازار | بورس کالا»; at the field where no body is named."""
    weak = {key for word in ("مدیریت", "معاونت", "دفتر", "جامعه", "بیمه", "صندوق", "پایگاه", "مرکز", "شرکت") for key in keys(word)}
    for i in range(start, end):
        if reading.keys[i] in weak and i > start and (reading.keys[i] not in {"شرکت", "مرکز"} or reading.key(i - 1) == "و"):
            continue
        known = known_names().longest(reading.words, i, end)
        if known is not None and known[1] not in {"sector", "portfolio"}:
            return i
        if heads().longest(reading.words, i) is not None and reading.keys[i] != "مدیریت":
            return i
        if reading.keys[i] == "مجلس" and reading.key(i - 1) != "امور":
            return i
    return start


def _head(reading: Reading, i: int, depth: int) -> _Rest:
    """A body with or without jurisdiction: «مدیرکل دامپزشکی ایلام», «رئیس اتاق بازرگانی»."""
    holder = _named(reading, i)
    if holder is not None and reading.words[holder.end - 1].token > reading.words[holder.name].token and i not in reading.breaks:
        return _Rest(None, None, i, "head")  # «به ریاست علی رحمتی»
    body = body_at(reading, i, is_role)
    at = body.end
    if body.place is None and 0 < at < len(reading) and at not in reading.breaks and reading.key(at) != "و":
        stands_for = genitives().longest(reading.words, at)
        if stands_for is not None and ((at > i and reading.key(at - 1) in {"دفتر", "حوزه", "روابط", "عمومی"}) or at == i):
            office = title_at(reading, at, depth + 1)
            if office is not None:
                return _under(reading, i, office, stands_for[1], stands_for[0])
    place, stop = body.place, body.stop
    if place is None and reading.key(at) == "در" and not _POSTED_ABROAD.isdisjoint(reading.keys[i:at]):
        place = jurisdiction_at(reading, at + 1, trust=True)
        stop = stop if place is None else place.end
    return _Rest(reading.surface(body.start, body.end) or None, place, stop, "head")


def _named(reading: Reading, i: int) -> Person | None:
    """The person named at a word, in quotation marks or not."""
    return person_at(reading, i + 1 if reading.key(i) in {"«", '"', "“"} else i)


_GRAMMAR = {"governor": _governor, "state": _state, "minister": _minister, "member": _member, "deputy": _deputy, "head": _head}


def find_titles(reading: Reading) -> list[Title]:
    """All titles of a text, in order, not overlapping.

    A title that ran into its sentence, as no word told where it ends, is cut where the same title ends elsewhere in the text.
    """
    if ("titles", 0) not in reading.memo:
        reading.memo["titles", 0] = tuple(_titles(reading))
    return list(reading.memo["titles", 0])


def _titles(reading: Reading) -> list[Title]:
    found: list[Title] = []
    at = 0
    begins = roles().begins
    for i, key in enumerate(reading.keys):
        if i < at or not begins(key):
            continue
        title = title_at(reading, i)
        if title is not None:
            found.append(title)
            at = title.end
    certain: dict[tuple[str, ...], Title] = {}
    for title in found:
        if title.closed and not title.bare:
            certain.setdefault(tuple(reading.keys[title.start : title.end]), title)
    return [_cut(reading, title, certain) for title in found]


def _cut(reading: Reading, title: Title, certain: dict[tuple[str, ...], Title]) -> Title:
    """The title, or as much of it as another title of the text has that ends for certain."""
    if title.closed and title.place is not None:
        return title
    own = tuple(reading.keys[title.start : title.end])
    for size in range(len(own) - 1, 1, -1):
        known = certain.get(own[:size])
        if known is not None:
            return known._replace(start=title.start, end=title.start + size)
    return title


def parse_title(text: str) -> Official | None:
    """Read a title, with or without the name of its holder; the whole string must be it.

    Parameters
    ----------
    text : str
        A title as news writes it.

    Returns
    -------
    Official or None
        ``organization`` and ``place`` are ``None`` where the title has none; ``None`` for what is no title.

    Examples
    --------
    >>> official = parse_title("مدیرکل تعاون، کار و رفاه اجتماعی لرستان")
    >>> official.role, official.organization, official.place
    ('مدیرکل', 'تعاون، کار و رفاه اجتماعی', 'لرستان')
    >>> parse_title("احمد توصیفیان، فرماندار پاوه").name
    'احمد توصیفیان'
    """
    require_text(text)
    reading = Reading(text.strip())
    if not len(reading):
        return None
    name, at = None, 0
    person = None if is_role(reading, 0) else person_at(reading, 0, loose=True)
    if person is not None:
        name, at = full_name(reading, person), person.end
        if reading.key(at) == "،":
            at += 1
    title = title_at(reading, at)
    if title is None:
        return None
    end = title.end
    if name is None and end < len(reading):
        after = end + 1 if reading.key(end) == "،" else end
        person = person_at(reading, after, loose=True)
        if person is not None:
            name, end = full_name(reading, person), person.end
    if end != len(reading):
        return None
    mentions = ((0, len(text)),) if text == text.strip() else ()
    return Official(name, title.role, title.organization, title.place, mentions, rule=title.rule)
