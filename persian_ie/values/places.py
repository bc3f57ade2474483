"""Places in text: which words name a place, and which place they name.

Three steps, each linear in the length of the text: names of the gazetteer and their level words are found; bare names are kept or
dropped by evidence; then each name is resolved by its level, the places beside it and the province that the article is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from persian_ie.lexicons.gazetteer import Match, gazetteer, level_word, place_key
from persian_ie.lexicons.names import is_given_name, name_score, surname_score
from persian_ie.lexicons.words import tags
from persian_ie.text.segmentation import tokenize
from persian_ie.types import Level, Place, PlaceMention, Token
from persian_ie.values import place_words as W

# How much rather a name means one level than another, when nothing else tells.
_PRIOR: dict[Level | None, float] = {"country": 6, "province": 5, "city": 3, "county": 2, None: 3, "district": 0.5, "rural_district": 0, "village": 0}
_LIST_LIMIT = 40  # names in one list of places


@dataclass(slots=True)
class _Found:
    """A name in the text on its way to being a mention."""

    first: int  # token of the level word, or of the name
    start: int  # tokens of the name
    end: int
    key: str
    level: Level | None = None  # told by a level word
    rule: str = ""
    kept: bool = False
    hint: Level | None = None  # told by an office before it
    options: list[Place] = field(default_factory=list)
    place: Place | None = None


def find_places(text: str, tokens: Sequence[Token] | None = None, context: Sequence[str] = ()) -> list[PlaceMention]:
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

    Returns
    -------
    list of PlaceMention
        In order and not overlapping. ``place`` is ``None`` where several places remain; ``candidates`` are their ids.

    Examples
    --------
    >>> found = find_places("سه طرح در استان‌های ایلام، خوزستان و شهرستان سلسله افتتاح شد")
    >>> [(m.text, m.place.full_name) for m in found]
    [('استان‌های ایلام', 'استان ایلام'), ('خوزستان', 'استان خوزستان'), ('شهرستان سلسله', 'شهرستان سلسله')]
    """
    tokens = tokenize(text) if tokens is None else tokens
    keys = [place_key(token.norm) for token in tokens]
    return _Linker(text, tokens, keys).link(context)


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
    return PlaceMention(0, len(trimmed), trimmed, options[0] if len(options) == 1 else None, tuple(p.id for p in options if p.id), rule="whole")


class _Linker:
    def __init__(self, text: str, tokens: Sequence[Token], keys: list[str]) -> None:
        self.text, self.tokens, self.keys = text, tokens, keys
        self.gazetteer = gazetteer()
        self.found: list[_Found] = []
        self.votes: Counter[str] = Counter()
        self.counties: Counter[tuple[str, str]] = Counter()
        self.told: dict[str, set[Level]] = {}  # levels that a name was given with a level word
        self.inside: set[int] = set()  # tokens of kept names
        self.context: tuple[str, ...] = ()
        self.line_starts = {i for i, token in enumerate(tokens) if i == 0 or "\n" in text[tokens[i - 1].end : token.start]}

    # --- finding ---------------------------------------------------------------------------------------------------------

    def scan(self) -> None:
        i = 0
        while i < len(self.tokens):
            told = level_word(self.tokens[i].norm)
            if told is not None:
                end = self.after_level(i, *told)
                if end > i:
                    i = end
                    continue
            i = self.bare(i)

    def after_level(self, i: int, level: Level, plural: bool) -> int:
        """Names after the level word at token ``i``; the token after the last of them, or ``i`` if there is none."""
        start = i + 1
        while start < len(self.keys) and start < i + 3 and self.keys[start] in W.BETWEEN and not self.named(start, level):
            start += 1
        if level == "village":
            return self.villages(i, i + 1, plural)
        match = self.named(start, level)
        if match is None:
            return i
        self.add(match, i, level, "level_word")
        end = match.end
        for _ in range(_LIST_LIMIT):
            if end + 1 >= len(self.keys) or self.tokens[end].norm not in W.SEPARATORS:
                break
            nxt = end + 1
            if level_word(self.tokens[nxt].norm) is not None:
                break
            match = self.named(nxt, level, strict=True)
            if match is None or (not plural and level not in ("province", "county", "district")):
                break
            if not plural and self.gazetteer.evidence(match.key) == "level":
                break
            self.add(match, nxt, level, "level_list")
            end = match.end
        return end

    def named(self, start: int, level: Level, strict: bool = False) -> Match | None:
        """The longest name at a token that has a place of the level; if none and not ``strict``, one that is known to be a place."""
        if start >= len(self.keys):
            return None
        other = None
        for match in self.gazetteer.matches(self.tokens, start):
            levels = {place.level for place in self.gazetteer.candidates(match.key)}
            if level in levels:
                return match
            evidence = self.gazetteer.evidence(match.key)
            usable = evidence == "strong" or (evidence != "level" and level in ("county", "city", "province"))
            if other is None and usable and level != "country" and levels & {"province", "county", "city", "district"}:
                other = match
        if strict or (other is not None and level == "district"):
            return None
        if other is not None and level == "province":  # استان آذربایجان: which one is open
            return other if self.gazetteer.evidence(other.key) == "strong" else None
        return other

    def add(self, match: Match, first: int, level: Level | None, rule: str) -> None:
        found = _Found(first, match.start, match.end, match.key, level, rule, kept=level is not None)
        found.options = self.gazetteer.candidates(match.key)
        self.found.append(found)
        if level is not None:
            self.told.setdefault(match.key, set()).add(level)

    def villages(self, first: int, start: int, plural: bool) -> int:
        end = first
        for n in range(_LIST_LIMIT):
            if start >= len(self.keys) or level_word(self.tokens[start].norm) is not None or not self.village_name(start, plural):
                break
            stop = start + 1
            while stop < len(self.keys) and stop < start + 3 and self.keys[stop] in W.VILLAGE_TAILS and stop not in self.line_starts:
                stop += 1
            name = " ".join(token.norm for token in self.tokens[start:stop])
            place = Place(name=name.replace(" آباد", "\u200cآباد"), level="village")
            self.found.append(_Found(first if n == 0 else start, start, stop, place_key(name), "village", "village", True, options=[place]))
            self.told.setdefault(place_key(name), set()).add("village")
            end = stop
            if not plural or stop >= len(self.keys) or self.tokens[stop].norm not in W.SEPARATORS:
                break
            start = stop + 1
        return end

    def village_name(self, i: int, plural: bool) -> bool:
        key = self.keys[i]
        if i in self.line_starts or len(key) < 2 or not key.isalpha() or key in W.NO_VILLAGE or key in W.BETWEEN:
            return False
        kinds = tags(self.tokens[i].norm)
        if plural:
            return not kinds or (self.gazetteer.evidence(key) != "" and kinds[0] == "N")
        return not kinds or kinds[0] == "N" or self.gazetteer.evidence(key) in ("strong", "weak")

    def bare(self, i: int) -> int:
        """A name without level word at token ``i``; returns the token to go on with."""
        for match in self.gazetteer.matches(self.tokens, i):
            evidence = self.gazetteer.evidence(match.key)
            if any(start in self.line_starts for start in range(i + 1, match.end)):
                continue
            if evidence == "level" and match.end - i == 1 and not self.beside_separator(i, match.end):
                continue
            self.add(match, i, None, "")
            return match.end
        return i + 1

    def beside_separator(self, start: int, end: int) -> bool:
        return (start > 0 and self.tokens[start - 1].norm in W.SEPARATORS) or (end < len(self.tokens) and self.tokens[end].norm in W.SEPARATORS)

    # --- keeping ---------------------------------------------------------------------------------------------------------

    def key(self, i: int) -> str:
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def norm(self, i: int) -> str:
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""

    def is_other(self, found: _Found) -> bool:
        """Whether a bare name is part of the name of something else: a street, a person, a newspaper, a car."""
        before, after = self.key(found.start - 1), self.key(found.end)
        at_line_start = found.start in self.line_starts
        weak = self.gazetteer.evidence(found.key) != "strong"
        if not at_line_start and before in W.STREETS:
            return True
        if after in W.PHRASES_AFTER.get(found.key, ()):
            return True
        if not at_line_start and (before in keys_of_press and (weak or found.key in PRESS_NAMES)):
            return True
        if not weak:
            return False
        if before in W.MEDIA and not at_line_start:
            return True
        if self.norm(found.start - 1) == "«" and self.norm(found.end) == "»":
            return True
        if found.key in W.MONTHS and (before[:1].isdigit() or after in W.ERA):
            return True
        if not at_line_start and (before in W.PERSON_TITLES or name_score(self.norm(found.start - 1)) == 1.0):
            return True
        return found.end - found.start == 1 and is_given_name(self.norm(found.start)) and surname_score(self.norm(found.end)) >= 0.7

    def is_feature(self, found: _Found) -> bool:
        return found.start not in self.line_starts and self.key(found.start - 1) in W.FEATURES

    def dateline(self, found: _Found) -> bool:
        if found.start in self.line_starts and self.norm(found.end) in W.DATELINE_ENDS:
            return True
        if self.key(found.start - 1) != "از":
            return False
        line = max((start for start in range(found.start, max(-1, found.start - 15), -1) if start in self.line_starts), default=None)
        return line is not None and "گزارش" in self.keys[line : line + 3]

    def on_road(self, found: _Found) -> bool:
        """Whether the name stands in the name of a road: محور اردبیل - پارس‌آباد."""
        return self.norm(found.end) in ("-", "–", "ـ") or self.norm(found.start - 1) in ("-", "–", "ـ")

    def judge(self) -> None:
        """Keep the bare names that are surely places, then those that they give evidence for."""
        for found in self.found:
            if found.level is not None:
                continue
            office = None if found.start in self.line_starts else self.key(found.start - 1)
            if office in W.OFFICES:
                found.hint = W.OFFICES[office]
            elif self.dateline(found) or self.on_road(found):
                found.hint = "city"
            if self.is_other(found):
                found.rule = "other"
                continue
            evidence = self.gazetteer.evidence(found.key)
            if evidence == "strong":
                found.kept, found.rule = True, "name"
            elif evidence in DOUBTFUL and office in W.OFFICES:
                found.kept, found.rule = True, "office"
            elif evidence in DOUBTFUL and self.dateline(found):
                found.kept, found.rule = True, "dateline"
            elif evidence in DOUBTFUL and found.key in self.told:
                found.kept, found.rule = True, "named_before"
            elif evidence in DOUBTFUL and not (found.start in self.line_starts) and office in W.SURE_LOCATIVES:
                found.kept, found.rule = True, "locative"
        self.vote()
        for i, found in enumerate(self.found):  # forward, so that a list is taken along from its first sure name
            if not found.kept and not found.rule:
                self.second_look(i, found)
        for i in range(len(self.found) - 1, -1, -1):
            if not self.found[i].kept and not self.found[i].rule:
                self.second_look(i, self.found[i])

    def second_look(self, i: int, found: _Found) -> None:
        evidence = self.gazetteer.evidence(found.key)
        for j in (i - 1, i + 1):
            if not 0 <= j < len(self.found) or not self.found[j].kept:
                continue
            left, right = (self.found[j], found) if j < i else (found, self.found[j])
            if right.first - left.end == 1 and self.norm(left.end) in W.SEPARATORS and self.related(found, self.found[j], evidence):
                found.kept, found.rule = True, "beside"
                return
        before = self.key(found.start - 1)
        if evidence == "weak" and found.start not in self.line_starts and before in W.LOCATIVES:
            provinces = {place.province or place.name for place in found.options if place.level != "country"}
            if provinces & self.leading():
                found.kept, found.rule = True, "province"

    def related(self, found: _Found, other: _Found, evidence: str) -> bool:
        """Whether a doubtful name may stand in a list with a sure one: same level told, or same province."""
        mine = {(p.level, p.province) for p in found.options}
        theirs = {(p.level, p.province) for p in other.options}
        if other.level in ("province", None) and any(a == b == "province" for a, _ in mine for b, _ in theirs):
            return True
        if evidence == "level":
            return False
        return bool({p for _, p in mine if p} & ({p for _, p in theirs if p} | {p.name for p in other.options if p.level == "province"}))

    # --- resolving -------------------------------------------------------------------------------------------------------

    def vote(self) -> None:
        """Count for each province how much of the text is about it."""
        self.votes.clear()
        self.counties.clear()
        for name in self.context:
            for place in gazetteer().find(name)[:1]:
                self.votes[place.name if place.level == "province" else place.province or ""] += 5
        for found in self.found:
            if not found.kept:
                continue
            options = [p for p in found.options if found.level is None or p.level == found.level] or found.options
            provinces = {p.name if p.level == "province" else p.province for p in options if p.level not in ("country", None)}
            provinces.discard(None)
            foreign = any(p.level != "village" and p.province is None and p.level != "province" for p in options)
            if len(provinces) == 1 and not foreign:
                province = provinces.pop() or ""
                weight = 2 if found.level is not None or found.hint is not None else 1
                self.votes[province] += weight + (1 if found.start < 25 else 0)
                counties = {p.name if p.level == "county" else p.county for p in options}
                if len(counties) == 1 and (county := counties.pop()):
                    self.counties[province, county] += 1
        del self.votes[""]

    def leading(self) -> set[str]:
        """The provinces that the article is mostly about."""
        if not self.votes:
            return set()
        most = max(self.votes.values())
        return {name for name, n in self.votes.items() if n * 2 >= most}

    def score(self, place: Place, found: _Found, beside: Place | None) -> float:
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

    def provincial(self, found: _Found) -> bool:
        """Whether words before the name tell that the whole province is meant: مدیرکل راه و شهرسازی کرمان."""
        for i in range(found.start - 1, max(-1, found.start - 9), -1):
            if i + 1 in self.line_starts or self.keys[i] in W.BREAKS or i in self.inside:
                return False
            if self.keys[i] in W.PROVINCIAL or (self.keys[i] in W.GENERAL and self.key(i - 1) in ("مدیر", "اداره")):
                return True
            if self.keys[i] in W.COUNTY_OFFICES:
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
            options = [p for p in options if p.level != "rural_district"] or options
            names = {p.level for p in options}
            if "province" in names and names & {"city", "county"}:
                told_levels = self.told.get(found.key, set())
                whole = found.hint == "province" or self.provincial(found) or (
                    "province" in told_levels and found.hint is None and found.key != CAPITAL
                )
                inner = [p for p in options if p.level != "province"]
                if not whole and not any((p.province or "") == p.name for p in inner):
                    whole = True  # البرز: the county of that name lies in another province
                    if any(self.votes[p.province or ""] > self.votes[p.name] and "county" in told_levels for p in inner):
                        whole = False
                options = [p for p in options if p.level == "province"] if whole else inner
        ranked = sorted(((self.score(p, found, beside), -n, p) for n, p in enumerate(options)), key=lambda item: item[:2], reverse=True)
        best, _, place = ranked[0]
        for points, _, other in ranked[1:]:
            if best - points < 1 and (other.province, other.county or other.name) != (place.province, place.county or place.name):
                found.options = [item[2] for item in ranked]
                return
        found.place = place

    def resolve_mislevelled(self, found: _Found) -> None:
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
            if found.level is None and self.is_feature(found):
                first = found.start - 1
                start, end = self.tokens[first].start, self.tokens[found.end - 1].end
                name = " ".join(token.norm for token in self.tokens[first : found.end])
                mentions.append(PlaceMention(start, end, self.text[start:end], Place(name=name), rule="feature"))
                continue
            self.resolve(i)
            start, end = self.tokens[found.first].start, self.tokens[found.end - 1].end
            ids = tuple(p.id for p in found.options if p.id is not None) if found.place is None else ()
            mentions.append(PlaceMention(start, end, self.text[start:end], found.place, ids, found.rule))
        return mentions


CAPITAL = place_key("تهران")
DOUBTFUL = ("weak", "common")
keys_of_press = W.keys("خبرگزاری|روزنامه|شبکه|بورس‌نیوز")
PRESS_NAMES = W.keys("فارس|مهر|ایران|جمهوری اسلامی|خراسان|آفتاب")
