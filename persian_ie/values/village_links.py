"""Which village a name after روستای means: the one that lies where the text says, if it is one only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from persian_ie.lexicons.gazetteer import gazetteer, place_key
from persian_ie.lexicons.villages import Village, Villages
from persian_ie.types import Level, Place, PlaceMention
from persian_ie.values import place_words as words

if TYPE_CHECKING:
    from persian_ie.values.place_names import Found, NameFinder

CANDIDATES = 10  # ids of an unresolved name that are told
_RANK: dict[Level | None, int] = {"rural_district": 1, "district": 2, "city": 3, "county": 3, None: 3, "province": 4}
_LIST_LIMIT = 40


class VillageLinker:
    """Gives the villages among the mentions of a text their ids, after all other names were resolved."""

    def __init__(self, names: NameFinder, register: Villages) -> None:
        self.names, self.register = names, register
        self.found = [found for found in names.found if found.kept]
        self.counties = self.told_counties()

    def linked(self, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        """The mentions, one for each kept name, with villages linked."""
        return [self.link(i, mention) if self.found[i].level == "village" else mention for i, mention in enumerate(mentions)]

    def link(self, i: int, mention: PlaceMention) -> PlaceMention:
        """A mention of a village with the id of the one that fits, else with those that may."""
        options: Sequence[Village] = self.register.candidates(self.found[i].key)
        if not options:
            return mention
        chain = self.chain(i)
        for other in chain:
            options = [village for village in options if self.lies_in(village, other)]
        rule = "village_chain"
        if not chain and (before := self.before(i)) is not None:
            options = [village for village in options if self.lies_in(village, before)] or options
        if len(options) != 1 or not chain:
            options, rule, sure = self.by_article(options)
            if not sure:
                return replace(mention, candidates=tuple(village.id for village in options[:CANDIDATES]))
        return replace(mention, place=options[0].place, rule=rule) if options else mention

    def by_article(self, options: Sequence[Village]) -> tuple[Sequence[Village], str, bool]:
        """Those that lie in the province and the county that the article is about, the rule, and whether one is left."""
        leading = self.names.leading()
        if len(leading) != 1:
            return options, "", False
        inside = [village for village in options if village.province in leading]
        most = max((n for (province, _), n in self.counties.items() if province in leading), default=0)
        top = {county for (province, county), n in self.counties.items() if province in leading and n * 2 >= most}
        near = [village for village in inside if top.intersection(village.counties)]
        if len(inside) == 1 and (near or len(top) != 1):  # an article about one county hardly means the village of another
            return inside, "village_in_province", True
        if len(near) == 1:
            return near, "village_in_county", True
        return near or inside or options, "", False

    def told_counties(self) -> Counter[tuple[str, str]]:
        """How often the text names each county or a place in it. The province's centre says nothing: it stands in datelines."""
        counts: Counter[tuple[str, str]] = Counter()
        for found in self.found:
            place = found.place
            if place is None or place.province is None or place.level in ("village", "province"):
                continue
            county = place.name if place.level == "county" else place.county
            if county is not None and not (place.level == "city" and _is_centre(place.province, place.name)):
                counts[place.province, county] += 2 if found.level is not None or found.hint is not None else 1
        return counts

    def chain(self, i: int) -> list[Found]:
        """The larger places told after a name, or after the list it stands in: ``از توابع بخش X شهرستان Y``."""
        last = len(self.found) - 1
        for _ in range(_LIST_LIMIT):
            if i == last or self.found[i + 1].level != "village" or not self.adjoins(i, words.SEPARATORS, 1):
                break
            i += 1
        chain: list[Found] = []
        rank = 0
        while i < last and self.adjoins(i, words.VILLAGE_LINKS, 4):
            i += 1
            place = self.found[i].place
            higher = _RANK.get(place.level if place is not None else self.found[i].level, 0)
            if higher <= rank:
                break
            rank = higher
            chain.append(self.found[i])
        return chain

    def adjoins(self, i: int, between: frozenset[str], most: int) -> bool:
        """Whether only such words, at most so many, stand between a name and the next."""
        start, end = self.found[i].end, self.found[i + 1].first
        if end - start > most or any(j in self.names.line_starts for j in range(start, end + 1)):
            return False
        return all(self.names.norm(j) in between for j in range(start, end))

    def before(self, i: int) -> Found | None:
        """The larger place right before a name: ``در بخش X شهرستان Y، روستای Z``."""
        if i == 0 or self.found[i - 1].level == "village" or not self.adjoins(i - 1, words.VILLAGE_LINKS | words.SEPARATORS, 2):
            return None
        return self.found[i - 1]

    def lies_in(self, village: Village, other: Found) -> bool:
        """Whether a village lies in a place that the text names."""
        if other.place is not None:
            return bool(_areas_of(village) & _areas((other.place,)))
        return bool(_areas_of(village) & _areas_named(other.key, other.level))


def _is_centre(province: str, city: str) -> bool:
    for row in gazetteer().candidates(place_key(province)):
        if row.level == "province" and row.id is not None:
            return gazetteer().centre(row.id) == city
    return False


_Area = tuple[str, ...]


@lru_cache(maxsize=2_000)
def _areas_of(village: Village) -> frozenset[_Area]:
    """All that a village lies in, each as the path of its names."""
    found: set[_Area] = {(village.province,)}
    for county in village.counties:
        found |= {
            (village.province, county),
            (village.province, county, "district", place_key(village.district)),
            (village.province, county, "rural_district", place_key(village.rural_district)),
        }
    return frozenset(found)


@lru_cache(maxsize=2_000)
def _areas(places: tuple[Place, ...]) -> frozenset[_Area]:
    """The paths of places; of a city that of its county."""
    found: set[_Area] = set()
    for place in places:
        if place.level == "province":
            found.add((place.name,))
        elif place.province is not None and place.level == "county":
            found.add((place.province, place.name))
        elif place.province is not None and place.county is not None:
            inner = (place.level, place_key(place.name)) if place.level in ("district", "rural_district") else ()
            found.add((place.province, place.county, *inner))
    return frozenset(found)


@lru_cache(maxsize=500)
def _areas_named(key: str, level: Level | None) -> frozenset[_Area]:
    """The paths of all places of a name and, where it is told, a level."""
    return _areas(tuple(place for place in gazetteer().candidates(key) if level is None or place.level == level))
