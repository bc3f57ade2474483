"""Public bodies: a hand-made table of national ones, and a grammar for local bodies that tells kind, parent and jurisdiction.

The table `agencies.tsv` has name, kind, parent and aliases of each body; head words and sectors of local administration stand in
`bodies.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from persian_ie.errors import DataError
from persian_ie.lexicons.bodies import HOME, Jurisdiction, body_at, jurisdiction_at, sectors
from persian_ie.lexicons.phrases import PhraseTable, Reading, keys, reading_of
from persian_ie.lexicons.roles import is_role
from persian_ie.lexicons.stops import data, group, heads, is_boundary
from persian_ie.lexicons.words import pos
from persian_ie.types import Agency, Token

_LONGEST_LOCAL = 10
_ALONE = frozenset({"governor", "municipality"})
_REPORTING = frozenset({"گزارش", "خبرگزاری", "خبرنگار", "خبرنگاران", "نقل", "سایت", "پایگاه"})
_OF_REPORTER = frozenset({"گروه", "سرویس", "اجتماعی", "اقتصادی", "سیاسی", "بورس", "فرهنگی", "ورزشی", "حوزه", "منطقه"})
_LATELY = 60
_LONGEST_NAME = 5
_PRESS = frozenset({"newspaper", "news_agency"})
_NO_NAMES = frozenset(
    [
        "این",
        "ان",
        "های",
        "ها",
        "ای",
        "مذکور",
        "دولتی",
        "خصوصی",
        "خارجی",
        "داخلی",
        "مربوطه",
        "مختلف",
        "دیگر",
        "ما",
        "شما",
        "مورد",
        "رسمی",
        "جهانی",
        "بزرگ",
        "جدید",
        "محلی",
    ]
)


class Known(NamedTuple):
    """A body of the table."""

    name: str
    kind: str
    parent: str | None
    cued: bool = False


@cache
def agencies() -> PhraseTable[Known]:
    """The table of public bodies, by names, aliases and abbreviations.

    Examples
    --------
    >>> agencies().get("ناجا").name, agencies().get("ایرنا").kind
    ('نیروی انتظامی جمهوری اسلامی ایران', 'news_agency')
    """
    table = PhraseTable[Known]()
    for number, line in enumerate(files("persian_ie.lexicons").joinpath("agencies.tsv").read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        try:
            name, kind, parent, aliases = line.split("\t")
        except ValueError:
            raise DataError(f"lexicons/agencies.tsv, line {number}: four columns are wanted") from None
        for phrase in (name, *filter(None, aliases.split(";"))):
            table.add(phrase.removeprefix("?"), Known(name, kind, parent or None, phrase.startswith("?")))
    return table


def find_agencies(text: str, tokens: Sequence[Token] | None = None) -> list[Agency]:
    """All mentions of public bodies in a text, in order and not overlapping.

    Parameters
    ----------
    text : str
        The raw text.
    tokens : sequence of Token, optional
        Its tokens, if they are known.

    Returns
    -------
    list of Agency
        With ``name`` (the full name of a body of the table, else as written without the jurisdiction), ``kind``, ``parent`` and ``place``.

    Examples
    --------
    >>> [(a.name, a.kind, a.place) for a in find_agencies("به گزارش مهر، اداره کل دامپزشکی ایلام و فرمانداری پاوه خبر دادند.")]
    [('خبرگزاری مهر', 'news_agency', None), ('اداره کل دامپزشکی', 'directorate', 'ایلام'), ('فرمانداری', 'governor', 'پاوه')]
    """
    reading = reading_of(text, tokens)
    found: list[Agency] = []
    at = 0
    begins = _beginnings()
    for i, key in enumerate(reading.keys):
        if i < at or key not in begins:
            continue
        match = agency_at(reading, i) or _anaphor(reading, i, found)
        if match is not None:
            found.append(match[0])
            at = match[1]
    return found


@cache
def _beginnings() -> frozenset[str]:
    """The words that the name of a body, or what stands for it, begins with."""
    return frozenset(("این",)).union(agencies().beginnings(), heads().beginnings(), sectors().beginnings())


def agency_at(reading: Reading, i: int) -> tuple[Agency, int] | None:
    """The body whose name begins at a word, and the word after it."""
    if not reading.opens(i):
        return None
    return _national(reading, i) or _local(reading, i) or _sector(reading, i)


def _made(
    reading: Reading, start: int, end: int, name: str, kind: str, parent: str | None, place: str | None, rule: str
) -> tuple[Agency, int]:
    first, last = reading.span(start, end)
    return Agency(first, last, reading.text[first:last], name, kind, parent, place, rule), end


def _place(reading: Reading, i: int, *, trust: bool = False) -> Jurisdiction | None:
    """A jurisdiction of Iran behind a name."""
    if i >= len(reading) or i in reading.breaks:
        return None
    found = jurisdiction_at(reading, i, trust=trust)
    return None if found is None or found.foreign or (found.name == HOME and found.level == "country") else found


def _national(reading: Reading, i: int) -> tuple[Agency, int] | None:
    """A body of the table; with a jurisdiction behind it, its local branch."""
    match = agencies().longest(reading.words, i)
    if match is None or any(b in reading.breaks for b in range(i + 1, match[0])):
        return None
    end, known = match
    if known.cued and not _cued(reading, i):
        return None
    if known.kind == "news_agency":
        return _made(reading, i, end, known.name, known.kind, known.parent, None, "table")
    if end - i == 1 and reading.key(end) in {"ها", "های"}:
        return None
    if _local_reaches_further(reading, i, end):
        return None
    place = _place(reading, end)
    if place is not None and place.name is not None and known.kind not in {"ministry", "government", "parliament", "international", "bank"}:
        return _made(reading, i, place.end, reading.surface(i, end), known.kind, known.name, place.name, "branch")
    return _made(reading, i, end, known.name, known.kind, known.parent, None, "table")


def _local_reaches_further(reading: Reading, i: int, end: int) -> bool:
    """Whether a sector's name is longer than the table's: «آموزش و پرورش استثنایی»."""
    longer = sectors().longest(reading.words, i)
    return longer is not None and longer[0] > end


def _cued(reading: Reading, i: int) -> bool:
    """Whether the words before tell that a news agency is named: «به گزارش مهر», «خبرنگار اجتماعی فارس»."""
    before = i - 1
    for _ in range(3):
        if before + 1 in reading.breaks:
            return False
        key = reading.key(before)
        if key in _REPORTING or (key == "از" and reading.key(before - 1) == "نقل"):
            return True
        if key not in _OF_REPORTER:
            return False
        before -= 1
    return False


def _local(reading: Reading, i: int) -> tuple[Agency, int] | None:
    """A body by its head word: «اداره کل … لرستان», «شبکه بهداشت و درمان شهرستان …»."""
    head = heads().longest(reading.words, i)
    if head is None or any(b in reading.breaks for b in range(i + 1, head[0])):
        return None
    end, kind = head
    if reading.key(end) in {"ها", "های", "هایی"}:
        return None
    body = body_at(reading, i, is_role, limit=i + _LONGEST_LOCAL + (end - i))
    place = body.place if body.place is not None and not body.place.foreign else None
    head_phrase = reading.surface(i, end)
    sector = sectors().longest(reading.words, end, max(body.end, end))
    if place is None and kind in _ALONE:
        near = _place(reading, end, trust=True)
        if near is not None:
            return _made(reading, i, near.end, head_phrase, kind, _parent(head_phrase), near.name, "local_body")
        return _made(reading, i, end, head_phrase, kind, _parent(head_phrase), None, "local_body")
    if reading.key(end) == "و" or (body.end <= end and place is None):
        return None
    if kind in _PRESS:
        after = reading.after(reading.words[end].token + 1)
        return _made(reading, i, after, reading.surface(i, after), kind, None, None, "local_body")
    if place is None and sector is None and not _is_named(reading, i, body.end, end):
        return None
    parent = sector[1] if sector is not None else _parent(head_phrase)
    if place is None and sector is not None and sector[0] < body.end:
        body = body._replace(end=sector[0], stop=sector[0])
    name = reading.surface(i, body.end)
    return _made(
        reading,
        i,
        place.end if place is not None and place.name is not None else body.end,
        name,
        kind,
        parent,
        place.name if place else None,
        "local_body",
    )


def _is_named(reading: Reading, head: int, end: int, start: int) -> bool:
    """Whether a head names a body without a jurisdiction: a short name of no adjective alone, with a certain end."""
    if reading.keys[head] in group("heads_of_places") or not 1 <= end - start <= _LONGEST_NAME or not is_boundary(reading, end):
        return False
    if reading.keys[start] in _NO_NAMES:
        return False
    tags = pos(reading.tokens[reading.words[start].token].norm)
    return (not (end - start == 1 and tags and not tags & {"N"}) and reading.key(end) != "را") or start - head > 1


def _parent(head: str) -> str | None:
    return _parents().get(head)


@cache
def _parents() -> PhraseTable[str]:
    return PhraseTable(data()["parents"].items())


def _sector(reading: Reading, i: int) -> tuple[Agency, int] | None:
    """A sector with a jurisdiction, without a head word: «آب و فاضلاب شهری بندرانزلی»."""
    sector = sectors().longest(reading.words, i)
    if sector is None or sector[0] - i < 2 or any(b in reading.breaks for b in range(i + 1, sector[0])):
        return None
    place = _place(reading, sector[0])
    if place is None or place.name is None:
        return None
    return _made(reading, i, place.end, reading.surface(i, sector[0]), "directorate", sector[1], place.name, "sector")


_ANAPHORS = {
    "وزارتخانه": {"ministry"},
    "سازمان": {"organization", "vice_presidency"},
    "اداره": {"directorate", "office"},
    "بنیاد": {"foundation"},
    "نهاد": {"foundation", "organization", "presidency"},
    "کمیته": {"foundation", "commission"},
    "بانک": {"bank"},
    "دانشگاه": {"university"},
    "شرکت": {"company"},
    "استانداری": {"governor"},
    "فرمانداری": {"governor"},
    "شهرداری": {"municipality"},
    "صندوق": {"fund"},
    "کمیسیون": {"commission"},
    "خبرگزاری": {"news_agency"},
}


def _anaphor(reading: Reading, i: int, found: Sequence[Agency]) -> tuple[Agency, int] | None:
    """«این وزارتخانه» is the ministry named last."""
    if reading.keys[i] != "این" or i + 1 >= len(reading):
        return None
    key, end = reading.keys[i + 1], i + 2
    kinds = _ANAPHORS.get(key)
    if kinds is None:
        return None
    if key == "اداره" and reading.key(end) == "کل":
        end += 1
    for n in range(len(found) - 1, max(-1, len(found) - _LATELY), -1):
        if found[n].kind in kinds:
            last = found[n]
            return _made(reading, i, end, last.name, last.kind, last.parent, last.place, "anaphor")
    return None


def known_agency(name: str) -> Known | None:
    """The body of the table that a name, alias or abbreviation means.

    Examples
    --------
    >>> known_agency("وزارت کار").name
    'وزارت تعاون، کار و رفاه اجتماعی'
    """
    return agencies().get(name) if keys(name) else None
