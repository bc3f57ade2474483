"""Villages of Iran by name: some 90,000, loaded only where they are asked for.

The data are ``models/gazetteer/villages.tsv.gz`` (see the card there). A village's id is ``V`` and the sixteen digits of the Statistical
Centre of Iran: those of its rural district, then its own six. So ``R`` + ``id[1:11]`` is the id of the rural district it lies in.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from persian_ie.files import model_file
from persian_ie.text.characters import fold
from persian_ie.types import Place, Token

_LONGEST = 6  # words of a village's name
_LOOSE = "ادذرزژو"  # after these letters the census often leaves out the space between two words


class Village(NamedTuple):
    """A village and where it lies; ``counties`` are those of today and of 1399, today's first."""

    name: str
    id: str
    rural_district: str
    district: str
    counties: tuple[str, ...]
    province: str

    @property
    def place(self) -> Place:
        """The village as a place."""
        return Place(name=self.name, level="village", id=self.id, province=self.province, county=self.counties[0])


class Villages:
    """The villages by name and by id; read-only. Use `villages` to get those of the package."""

    def __init__(self, areas: Sequence[str], lines: Sequence[str]) -> None:
        self._areas = areas
        self._lines = lines  # sorted, so that those of a key are found by bisection
        self._ids: dict[str, int] | None = None
        self.candidates = lru_cache(maxsize=2_000)(self._candidates)

    def __len__(self) -> int:
        return len(self._lines)

    def _village(self, line: str) -> Village:
        _, name, area, number = line.split("\t")
        code, rural_district, district, county, province, before = self._areas[int(area)].split("\t")
        return Village(name, f"V{code}{number}", rural_district, district, (county, before) if before else (county,), province)

    def _candidates(self, key: str) -> tuple[Village, ...]:
        """All villages of a look-up key."""
        prefix = key + "\t"
        found = []
        for i in range(bisect_left(self._lines, prefix), len(self._lines)):
            if not self._lines[i].startswith(prefix):
                break
            found.append(self._village(self._lines[i]))
        return tuple(found)

    def get(self, identifier: str) -> Place | None:
        """The village of an id such as ``V1509010001076543``; ``None`` if there is none."""
        if self._ids is None:
            self._ids = {}
            for i, line in enumerate(self._lines):
                self._ids.setdefault(line.rsplit("\t", 1)[1], i)
        row = self._ids.get(identifier[11:])
        if row is None or (found := self._village(self._lines[row])).id != identifier:
            return None
        return found.place

    def reach(self, tokens: Sequence[Token], keys: Sequence[str], start: int, breaks: set[int]) -> int:
        """The token after the longest name of a village that begins at a token; ``start`` if none does.

        Names of several words are joined where the name may be written with a space. None goes on at a token of `breaks`.
        """
        key, cuts, best = keys[start], [len(keys[start])], start
        if self.candidates(key):
            best = start + 1
        for end in range(start + 1, min(len(keys), start + _LONGEST)):
            if end in breaks or not keys[end].isalpha() or tokens[end].norm == "و":
                break
            key += keys[end]
            found = self.candidates(key)
            if found and any(_spaces(village.name, key).issuperset(cuts) for village in found[:5]):
                best = end + 1
            cuts.append(len(key))
        return best


@lru_cache(maxsize=2_000)
def _spaces(name: str, key: str) -> frozenset[int]:
    """Where a space may stand in a key: where the name has one, around آباد, after letters that do not join the next."""
    cuts = {i + 1 for i, letter in enumerate(key) if letter in _LOOSE}
    if (at := key.find("اباد", 2)) > 0:
        cuts |= {at, at + 4}
    length = 0
    for part in name.replace("\u200c", " ").split():
        length += len(fold(part))
        cuts.add(length)
    return frozenset(cuts)


@cache
def villages() -> Villages:
    """The villages of the package, loaded once.

    Examples
    --------
    >>> [v.place.county for v in villages().candidates("کندلوس")]
    ['نوشهر']
    """
    with gzip.open(model_file("gazetteer/villages.tsv.gz"), "rt", encoding="utf8") as file:
        areas, lines = file.read().split("\n\n")
    return Villages(areas.split("\n"), lines.split("\n"))
