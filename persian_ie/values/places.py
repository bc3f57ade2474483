"""Places in text: which words name a place, and which place they name.

Three steps, each linear in the length of the text: names of the gazetteer and their level words are found; bare names are kept or
dropped by evidence (both in `persian_ie.values.place_names`); then each name is resolved by its level, the places beside it and the
province that the article is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from persian_ie.lexicons import villages as register
from persian_ie.lexicons.gazetteer import Gazetteer, gazetteer, place_key
from persian_ie.text.segmentation import tokenize
from persian_ie.types import Level, Place, PlaceMention, Token
from persian_ie.values import place_words as words
from persian_ie.values.place_names import Found, NameFinder
from persian_ie.values.village_links import VillageLinker

# How much rather a name means one level than another, when nothing else tells.
_PRIOR: dict[Level | None, float] = {
    "country": 6,
    "province": 5,
    "city": 3,
    None: 3,
    "county": 2,
    "district": 0.5,
    "rural_district": 0,
    "village": 0,
}


def find_places(
    text: str,
    tokens: Sequence[Token] | None = None,
    context: Sequence[str] = (),
    villages: bool = False,
    known: Gazetteer | None = None,
) -> list[PlaceMention]:
    """Find the places named in a text and link them to the gazetteer.

    A mention's span includes the level word before the name. Common words that are names of places too count only with evidence: a
    level word, an earlier mention with one, an office (``فرماندار سلسله``), a dateline, a place beside them, or the article's province.

    Parameters
    ----------
    text : str
        The raw text.
    tokens : sequence of Token, optional
        Its tokens; made by `tokenize` if not given.
    context : sequence of str
        Names of places that the article is known to be about, such as the province of the agency's bureau.
    villages : bool
        Whether the names after ``روستای`` are linked to the register of villages, which is loaded then.
    known : Gazetteer, optional
        The places to look for: those of the package where none is given, or the same with a user's own (`Gazetteer.extended`).

    Returns
    -------
    list of PlaceMention
        In order and not overlapping. ``place`` is ``None`` where several places remain; ``candidates`` are their ids. A village that is
        not linked has a ``place`` without an id, with the province and county that the text tells.

    Examples
    --------
    >>> found = find_places("سه طرح در استان‌های ایلام، خوزستان و شهرستان سلسله افتتاح شد")
    >>> [(m.text, m.place.full_name) for m in found]
    [('استان‌های ایلام', 'استان ایلام'), ('خوزستان', 'استان خوزستان'), ('شهرستان سلسله', 'شهرستان سلسله')]
    """
    tokens = tokenize(text) if tokens is None else tokens
    keys = [place_key(token.norm) for token in tokens]
    return _Linker(text, tokens, keys, known or gazetteer(), register.villages() if villages else None).link(context)


def find_place(text: str, context: Sequence[str] = ()) -> PlaceMention | None:
    """The place that a whole string names, with or without a level word; ``None`` if it is no name of one.

    Examples
    --------
    >>> find_place("شهرستان خرم آباد").place.province
    'لرستان'
    """
    trimmed = text.strip()
    for mention in find_places(trimmed, context=context):
        if (mention.start, mention.end) == (0, len(trimmed)):
            return mention
    options = gazetteer().find(trimmed)
    if not options:
        return None
    place, ids = (options[0], ()) if len(options) == 1 else (None, tuple(option.id for option in options if option.id))
    return PlaceMention(0, len(trimmed), trimmed, place, ids, rule="whole")


class _Linker(NameFinder):
    """Resolves the names that were kept."""

    def score(self, place: Place, found: Found, beside: Place | None) -> float:
        level = place.level
        points = _PRIOR[level]
        province = place.name if level == "province" else place.province
        if province is not None and level != "country":
            most = max(self.votes.values(), default=0)
            if most:
                points += 4 * self.votes[province] / most
            if level == "city" and self.is_centre(province, place):
                points += 2
            county = place.name if level == "county" else place.county
            if county is not None:
                points += min(2, self.counties[province, county])
                if level == "city" and self.is_county_centre(province, county, place):
                    points += 1.5
            if beside is not None and beside.province == province:
                points += 3
                if beside.level == "county" and beside.name == county and level != "county":
                    points += 4
            elif beside is not None and beside.level == "province" and beside.name == province:
                points += 5
        elif level == "city" and place.id is not None:  # abroad
            country = place.id.partition(":")[0]
            points += min(4, 2 * self.countries[country]) + (2 if self.gazetteer.centre(country) == place.latin else 0)
        if place_key(place.name) == found.key:  # not by an old or short name
            points += 4
        told = self.told.get(found.key, set())
        if level in told:
            points += 3
        if found.hint is not None and level == found.hint:
            points += 4
        return points

    def is_centre(self, province: str, place: Place) -> bool:
        for row in self.gazetteer.candidates(place_key(province)):
            if row.level == "province" and row.id is not None:
                return self.gazetteer.centre(row.id) == place.name
        return False

    def is_county_centre(self, province: str, county: str, place: Place) -> bool:
        for row in self.gazetteer.candidates(place_key(county)):
            if row.level == "county" and row.province == province and row.id is not None:
                return self.gazetteer.centre(row.id) == place.name
        return False

    def provincial(self, found: Found) -> bool:
        """Whether words before the name tell that the whole province is meant: مدیرکل راه و شهرسازی کرمان."""
        for i in range(found.start - 1, max(-1, found.start - 9), -1):
            if i + 1 in self.line_starts or self.keys[i] in words.BREAKS or i in self.inside:
                return False
            if self.keys[i] in words.PROVINCIAL or (self.keys[i] in words.GENERAL and self.key(i - 1) in ("مدیر", "اداره")):
                return True
            if self.keys[i] in words.COUNTY_OFFICES:
                return False
        return False

    def resolve(self, i: int) -> None:
        found = self.found[i]
        if found.level == "village":
            self.resolve_village(i)
            return
        options = found.options
        if found.level is not None:
            told = [p for p in options if p.level == found.level]
            if not told:
                self.resolve_mislevelled(found)
                return
            options = told
        beside = self.beside(i)
        if found.level is None:
            if self.is_abroad(i):
                found.options = []
                return
            options = [p for p in options if p.level != "rural_district"] or options
            options = [p for p in options if p.level == found.hint] or options
            names = {p.level for p in options}
            if "province" in names and names & {"city", "county"}:
                given = self.told.get(found.key, set())
                whole = found.hint == "province"
                if found.hint is None:
                    whole = self.provincial(found) or ("province" in given and found.key != words.CAPITAL)
                inner = [p for p in options if p.level != "province"]
                if not whole and not any((p.province or "") == p.name for p in inner):
                    whole = True  # البرز: the county of that name lies in another province
                    if any(self.votes[p.province or ""] > self.votes[p.name] and "county" in given for p in inner):
                        whole = False
                options = [p for p in options if p.level == "province"] if whole else inner
        ranked = sorted(((self.score(p, found, beside), -n, p) for n, p in enumerate(options)), key=lambda item: item[:2], reverse=True)
        best, _, place = ranked[0]
        for points, _, other in ranked[1:]:
            same_level = other.level == place.level
            elsewhere = other.province != place.province or (same_level and (other.level == "province" or other.county != place.county))
            if best - points < 1 and elsewhere:
                found.options = [item[2] for item in ranked]
                return
        found.place = place

    def resolve_mislevelled(self, found: Found) -> None:
        """``شهرستان الشتر``: the county that is governed from that city; else the places of that name, whatever their level."""
        if found.level == "county":
            for place in found.options:
                if place.level == "city" and place.county is not None and self.is_county_centre(place.province or "", place.county, place):
                    for row in self.gazetteer.candidates(place_key(place.county)):
                        if row.level == "county" and row.province == place.province:
                            found.place, found.rule = row, "county_by_centre"
                            return
        levels = {p.level for p in found.options}
        if found.level in ("city", "county") and len(found.options) == 1 and levels & {"county", "city", "district", "province"}:
            found.place = found.options[0]

    def resolve_village(self, i: int) -> None:
        found = self.found[i]
        beside = self.beside(i)
        province = county = None
        if beside is not None and beside.level in ("county", "district", "city", "province", "rural_district"):
            province = beside.name if beside.level == "province" else beside.province
            county = beside.name if beside.level == "county" else beside.county
        else:
            leading = self.leading()
            if len(leading) == 1:
                province = next(iter(leading))
                own = [name for (where, name) in self.counties if where == province]
                county = own[0] if len(own) == 1 else None
        found.place = Place(name=found.options[0].name, level="village", province=province, county=county)

    def is_abroad(self, i: int) -> bool:
        """Whether a foreign country stands right after a name that has no place in it: احمدآباد هند."""
        if i + 1 >= len(self.found) or self.found[i + 1].first != self.found[i].end or not self.found[i + 1].kept:
            return False
        country = self.found[i + 1].options[0]
        if country.level != "country" or country.id in (None, "IR") or self.found[i].end in self.line_starts:
            return False
        inner = ("city", "county", "district", "rural_district")
        return all(p.level in inner and not (p.id or "").startswith(f"{country.id}:") for p in self.found[i].options)

    def beside(self, i: int) -> Place | None:
        """The sure place right after a name (``بخش مرکزی شهرستان سلسله``), or right before it in a list."""
        found = self.found[i]
        for j in (i + 1, i - 1):
            if not 0 <= j < len(self.found) or not self.found[j].kept:
                continue
            other = self.found[j]
            gap = other.first - found.end if j > i else found.first - other.end
            if gap > 2:
                continue
            own = [p for p in other.options if other.level is None or p.level == other.level]
            if other.place is not None and j < i:
                return other.place
            if len({(p.province, p.name) for p in own}) == 1:
                return own[0]
        return None

    def link(self, context: Sequence[str]) -> list[PlaceMention]:
        self.context = tuple(context)
        self.scan()
        self.judge()
        self.vote()
        self.inside = {i for found in self.found if found.kept for i in range(found.start, found.end)}
        mentions = []
        for i, found in enumerate(self.found):
            if not found.kept:
                continue
            if found.level is None and self.is_feature(found) and self.key(found.start - 1) != words.ISLAND:
                first = found.start - 1
                start, end = self.tokens[first].start, self.tokens[found.end - 1].end
                name = " ".join(token.norm for token in self.tokens[first : found.end])
                mentions.append(PlaceMention(start, end, self.text[start:end], Place(name=name), rule="feature"))
                continue
            self.resolve(i)
            if found.level is None and found.rule == "feature":
                found.first -= 1
            quoted = found.first < found.start and self.norm(found.start - 1) == "«" and self.norm(found.end) == "»"
            start, end = self.tokens[found.first].start, self.tokens[found.end if quoted else found.end - 1].end
            ids = tuple(p.id for p in found.options if p.id is not None) if found.place is None else ()
            rule = "own" if found.place in self.gazetteer.own else found.rule
            mentions.append(PlaceMention(start, end, self.text[start:end], found.place, ids, rule))
        return mentions if self.register is None else VillageLinker(self, self.register).linked(mentions)
