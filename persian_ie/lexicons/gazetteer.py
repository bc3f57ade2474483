"""Places by name: provinces, counties, districts, cities and rural districts of Iran, countries, cities of the world.

The data lie in ``models/gazetteer/`` (see the card there for sources and licences). Names are compared by `place_key`, which
sees no half-space, no space and no difference between ``آ`` and ``ا``, so ``خرم‌آباد``, ``خرم آباد`` and ``خرمآباد`` are one name.
"""

from __future__ import annotations

import copy
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, get_args

from persian_ie.errors import DataError, require_text
from persian_ie.files import model_file
from persian_ie.lexicons.own_places import OwnPlace, read_places, spaces
from persian_ie.text.characters import fold
from persian_ie.types import Level, Place, Token

LEVEL_LETTERS: dict[str, Level] = {
    "N": "country",
    "P": "province",
    "C": "county",
    "D": "district",
    "T": "city",
    "R": "rural_district",
}

# Words that name a level before a name: the level, and whether the word is plural and so announces several names.
LEVEL_WORDS: dict[str, tuple[Level, bool]] = {
    "استان": ("province", False),
    "استان‌های": ("province", True),
    "استان‌ها": ("province", True),
    "شهرستان": ("county", False),
    "شهرستان‌های": ("county", True),
    "بخش": ("district", False),
    "بخش‌های": ("district", True),
    "شهر": ("city", False),
    "شهرهای": ("city", True),
    "شهر‌های": ("city", True),
    "کلان‌شهر": ("city", False),
    "کلان‌شهرهای": ("city", True),
    "دهستان": ("rural_district", False),
    "دهستان‌های": ("rural_district", True),
    "روستا": ("village", False),
    "روستای": ("village", False),
    "روستاهای": ("village", True),
    "روستا‌های": ("village", True),
    "کشور": ("country", False),
    "کشورهای": ("country", True),
    "کشور‌های": ("country", True),
}

_LONGEST_KEY = 40


@lru_cache(maxsize=8_000)
def place_key(name: str) -> str:
    """The form under which a name is looked up.

    Examples
    --------
    >>> place_key("خرم‌آباد") == place_key("خرم آباد") == place_key("خرماباد")
    True
    """
    return fold(name)


_LEVEL_KEYS = {place_key(word): (level, plural) for word, (level, plural) in LEVEL_WORDS.items()}


def level_word(norm: str) -> tuple[Level, bool] | None:
    """The level that a word before a name tells, and whether it is plural; ``None`` for any other word.

    Examples
    --------
    >>> level_word("استان‌های")
    ('province', True)
    """
    return _LEVEL_KEYS.get(place_key(norm))


class Match(NamedTuple):
    """A name found at a token: tokens ``[start, end)`` have the key."""

    start: int
    end: int
    key: str


class _Name(NamedTuple):
    """What is stored of a key: where a space may stand in it, whether it is a place without further evidence, and its rows."""

    bounds: frozenset[int]
    evidence: str
    rows: tuple[int, ...]


_UNKNOWN = _Name(frozenset(), "", ())


class Gazetteer:
    """Places by name and by id; read-only. Use `gazetteer` to get the one of the package."""

    def __init__(self, places: Sequence[str], names: Sequence[str]) -> None:
        self._places = list(places)
        self._lines = dict(line.split("\t", 1) for line in names)
        self._reach: dict[str, int] = {}
        for key in self._lines:
            head = key[:3]
            if len(key) > self._reach.get(head, 0):
                self._reach[head] = len(key)
        self._names: dict[str, _Name] = {}
        self._made: dict[int, Place] = {}
        self._ids: dict[str, int] | None = None
        self._last: tuple[Sequence[Token], dict[int, tuple[Match, ...]]] = ((), {})
        self._with_villages = False
        self.own: frozenset[Place] = frozenset()

    def __len__(self) -> int:
        return len(self._places)

    def _name(self, key: str) -> _Name:
        found = self._names.get(key)
        if found is None:
            line = self._lines.get(key)
            if line is None:
                return _UNKNOWN
            bounds, evidence, rows = line.split("\t")
            found = _Name(frozenset(map(int, bounds.split())), evidence, tuple(map(int, rows.split())))
            self._names[key] = found
        return found

    def _place(self, row: int) -> Place:
        place = self._made.get(row)
        if place is None:
            identifier, letter, name, province, county, latin, latitude, longitude = self._places[row].split("\t")[:8]
            place = self._made[row] = Place(
                name=name,
                level=LEVEL_LETTERS.get(letter),
                id=identifier or None,
                province=province or None,
                county=county or None,
                latin=latin or None,
                latitude=float(latitude) if latitude else None,
                longitude=float(longitude) if longitude else None,
            )
        return place

    def candidates(self, key: str) -> list[Place]:
        """All places of a key (see `place_key`): countries and provinces first, then counties, cities, districts, rural districts."""
        return [self._place(row) for row in self._name(key).rows]

    def evidence(self, key: str) -> str:
        """How far the bare name may be taken for a place.

        ``strong``: it hardly means anything else; ``weak``: it is a person's name or another thing's name as well, so the text must give
            A name with or without its level: ``سلسله``, ``شهرستان سلسله``, ``استان لرستان``. Old names and other
            spellings are known.
        """
        return self._name(key).evidence

    def find(self, name: str, level: Level | None = None) -> list[Place]:
        """Places of that name, the larger first; a level word before the name narrows them.

        Parameters
        ----------
        name : str
            A name with or without its level: ``سلسله``, ``شهرستان سلسله``, ``استان لرستان``. Old names and other spellings are known.
        level : str, optional
            Keep only places of that level. ``"village"`` loads the villages, which are else not looked through (see `gazetteer`).

        Raises
        ------
        TextTypeError
            The name is no string.

        Examples
        --------
        >>> [(p.full_name, p.province, p.id) for p in gazetteer().find("شهرستان سلسله")]
        [('شهرستان سلسله', 'لرستان', 'C1509')]
        >>> [(p.full_name, p.county, p.id) for p in gazetteer().find("کندلوس", "village")]
        [('روستای کندلوس', 'نوشهر', 'V0215020003023897')]
        """
        require_text(name)
        with_villages = level == "village" or self._with_villages
        found = self.candidates(place_key(name))
        if not found or level is None:
            first, _, rest = name.strip().partition(" ")
            told = level_word(first)
            if told is not None and rest and not found:
                found = self.candidates(place_key(rest))
                level = level or told[0]
        found = [place for place in found if level is None or place.level == level]
        return found + _villages_named(name) if with_villages and level in (None, "village") else found

    def get(self, identifier: str) -> Place | None:
        """The place of an id such as ``IR-15`` or ``C1509``; ``None`` if there is none. The id of a village loads the villages.

        Examples
        --------
        >>> gazetteer().get("IR-15").name
        'لرستان'
        """
        if self._ids is None:
            self._ids = {line.split("\t", 1)[0]: row for row, line in enumerate(self._places)}
        row = self._ids.get(identifier)
        if row is None and len(identifier) == 17 and identifier.startswith("V"):
            from persian_ie.lexicons.villages import villages

            return villages().get(identifier)
        return None if row is None else self._place(row)

    def centre(self, identifier: str) -> str | None:
        """The name of the city that a province or county is governed from.

        Examples
        --------
        >>> gazetteer().centre("C1509")
        'الشتر'
        """
        if self.get(identifier) is None or self._ids is None:
            return None
        return self._places[self._ids[identifier]].split("\t")[8] or None

    def extended(self, path: str | Path) -> Gazetteer:
        """This gazetteer with the places of a user's file added (see `persian_ie.lexicons.own_places`).

        Raises
        ------
        DataError
            The file is missing or broken, or names a province or county that this gazetteer does not know.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> path = Path(mkdtemp()) / "places.toml"
        >>> _ = path.write_text('[[place]]\\nname = "سد اکباتان"\\nprovince = "همدان"\\n', encoding="utf-8")
        >>> [(place.name, place.province) for place in gazetteer().extended(path).find("سد اکباتان")]
        [('سد اکباتان', 'همدان')]
        """
        added = [self._located(own, path) for own in read_places(path)]
        more = copy.copy(self)
        more._lines, more._reach, more._names, more._made = dict(self._lines), dict(self._reach), {}, dict(self._made)
        more._places, more._ids, more._last = [*self._places], None, ((), {})
        more.own = self.own | {own.place for own in added}
        for place, names in added:
            row = len(more._places)
            more._places.append(f"{place.id or ''}\t-\t{place.name}" + "\t" * 6)
            more._made[row] = place
            for name in names:
                key = place_key(name)
                before = more._lines.get(key, "\t\t").split("\t")
                cuts = sorted({*map(int, before[0].split()), *spaces(name)})
                more._lines[key] = f"{' '.join(map(str, cuts))}\tstrong\t{row} {before[2]}"
                more._reach[key[:3]] = max(more._reach.get(key[:3], 0), len(key))
        return more

    def _located(self, own: OwnPlace, path: str | Path) -> OwnPlace:
        """A place of the user's with the province and county as this gazetteer writes them."""
        place = own.place
        if place.province is not None:
            province = next(iter(self.find(place.province, "province")), None)
            if province is None:
                raise DataError(f"{path}: {place.name}: there is no province {place.province!r}")
            place = replace(place, province=province.name)
        if place.county is not None:
            counties = [county for county in self.find(place.county, "county") if place.province in (None, county.province)]
            if len(counties) != 1:
                raise DataError(f"{path}: {place.name}: {'no county' if not counties else 'several counties'} {place.county!r} there")
            place = replace(place, province=counties[0].province, county=counties[0].name)
        return own._replace(place=place)

    def matches(self, tokens: Sequence[Token], start: int) -> Iterator[Match]:
        """Names that begin at a token, the longest first. A name of several words may be one token or several.

        Two tokens are joined only where the name may be written with a space, so ``شهر کرد`` is not taken for ``شهرکرد``.
        """
        if not isinstance(tokens, tuple):
            return self._matches(tokens, start)
        last = self._last  # of one article the tagger and several grammars ask the same
        if last[0] is not tokens:
            self._last = last = (tokens, {})
        found = last[1].get(start)
        if found is None:
            found = last[1][start] = tuple(self._matches(tokens, start))
        return iter(found)

    def _matches(self, tokens: Sequence[Token], start: int) -> Iterator[Match]:
        key = place_key(tokens[start].norm)
        reach = self._reach.get(key[:3], 0)
        # a short first token (``ری``, ``کره`` + ``جنوبی``) does not fill the three letters that `_reach` is kept by
        limit = reach if len(key) >= 3 else _LONGEST_KEY
        if not key or len(key) > limit:
            return
        ends: list[tuple[int, str]] = [(start + 1, key)]
        cuts = [len(key)]
        for end in range(start + 1, min(len(tokens), start + 7)):
            more = place_key(tokens[end].norm)
            if not more or not more[0].isalpha() or len(key) + len(more) > limit:
                break
            key += more
            if len(key) >= 3 and len(key) > self._reach.get(key[:3], 0):
                break
            ends.append((end + 1, key))
            cuts.append(len(key))
        for n in range(len(ends) - 1, -1, -1):
            end, joined = ends[n]
            if joined in self._lines and (n == 0 or self._name(joined).bounds.issuperset(cuts[:n])):
                yield Match(start, end, joined)


def gazetteer(villages: bool = False) -> Gazetteer:
    """The gazetteer of the package, loaded once.

    Parameters
    ----------
    villages : bool
        Whether `Gazetteer.find` looks through the villages too, which come last. They are loaded when first looked through.

    Examples
    --------
    >>> gazetteer().find("خرم آباد")[0].full_name
    'شهرستان خرم‌آباد'
    >>> gazetteer(villages=True).find("روستای کندلوس")[0].county
    'نوشهر'
    """
    return _with_villages() if villages else _loaded()


@cache
def _with_villages() -> Gazetteer:
    """The same gazetteer, sharing its data, that looks through the villages too."""
    places = copy.copy(_loaded())
    places._with_villages = True
    return places


def _villages_named(name: str) -> list[Place]:
    """The villages of a name, which may have its level word."""
    from persian_ie.lexicons.villages import villages

    first, _, rest = name.strip().partition(" ")
    told = level_word(first) if rest else None
    named = villages().candidates(place_key(name))
    if told is not None and told[0] == "village":  # the census has روستا in some names too
        named = villages().candidates(place_key(rest)) + named
    return [village.place for village in named]


@cache
def _loaded() -> Gazetteer:
    with gzip.open(model_file("gazetteer/places.tsv.gz"), "rt", encoding="utf8") as file:
        places = file.read().split("\n")
    with gzip.open(model_file("gazetteer/names.tsv.gz"), "rt", encoding="utf8") as file:
        names = file.read().split("\n")
    return Gazetteer(places[:-1], names[:-1])


assert set(LEVEL_LETTERS.values()) | {"village"} == set(get_args(Level))
