"""Names of places in text: those of the gazetteer with their level words, and which bare names are kept by evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from persian_ie.lexicons.gazetteer import Gazetteer, Match, level_word, place_key
from persian_ie.lexicons.names import is_given_name, name_score, surname_score
from persian_ie.lexicons.villages import Villages
from persian_ie.lexicons.words import tags
from persian_ie.types import Level, Place, Token
from persian_ie.values import place_words as words

_DOUBTFUL = ("weak", "common")  # evidence that a bare name needs help from the text (see `Gazetteer.evidence`)
_LIST_LIMIT = 40  # names in one list of places


@dataclass(slots=True)
class Found:
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


class NameFinder:
    """Finds names and judges them; `found` holds them all, kept or not. The steps are `scan` and `judge`."""

    def __init__(self, text: str, tokens: Sequence[Token], keys: list[str], gazetteer: Gazetteer, register: Villages | None = None) -> None:
        self.gazetteer = gazetteer
        self.register = register  # the villages, where they were asked for
        self.text, self.tokens, self.keys = text, tokens, keys
        self.found: list[Found] = []
        self.votes: Counter[str] = Counter()
        self.counties: Counter[tuple[str, str]] = Counter()
        self.countries: Counter[str] = Counter()  # by ISO code
        self.told: dict[str, set[Level]] = {}  # levels that a name was given with a level word
        self.inside: set[int] = set()  # tokens of kept names
        self.context: tuple[str, ...] = ()
        self.line_starts = {i for i, token in enumerate(tokens) if i == 0 or "\n" in text[tokens[i - 1].end : token.start]}

    # --- finding ---------------------------------------------------------------------------------------------------------

    def scan(self) -> None:
        """Find all names, with the level words before them."""
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
        start = i + 2 if self.norm(i + 1) == "«" else i + 1
        if level == "village":
            return self.villages(i, start, plural)
        while start < len(self.keys) and start < i + 3 and self.keys[start] in words.BETWEEN and not self.named(start, level):
            start += 1
        match = self.named(start, level)
        if match is None:
            return i
        if plural and level != "province" and self.of_province(match):
            return i
        self.add(match, i, level, "level_word")
        end = match.end
        for _ in range(_LIST_LIMIT):
            if end + 1 >= len(self.keys) or self.tokens[end].norm not in words.SEPARATORS:
                break
            nxt = end + 1
            if level_word(self.tokens[nxt].norm) is not None:
                break
            if self.keys[nxt] in words.SECOND_WORDS and self.second_word(nxt):
                end = nxt + 1
                continue
            match = self.named(nxt, level, strict=True)
            if match is None or (not plural and level not in ("province", "county", "district")):
                break
            if not plural and self.gazetteer.evidence(match.key) == "level":
                break
            self.add(match, nxt, level, "level_list")
            end = match.end
        return end

    def of_province(self, match: Match) -> bool:
        """Whether a plural stands before one name, that of a province: شهرستان‌های تهران are those of the province."""
        listed = match.end < len(self.tokens) and self.tokens[match.end].norm in words.SEPARATORS
        levels = {place.level for place in self.gazetteer.candidates(match.key)}
        return not listed and "province" in levels

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

    def second_word(self, i: int) -> bool:
        """Note the name of which only the second word stands at a token, after the full name of its like: خراسان شمالی و رضوی."""
        if i < 2 or not self.found or self.found[-1].end != i - 1 or self.tokens[i - 1].norm not in words.SEPARATORS:
            return False
        last = self.found[-1]
        first = next((last.key.removesuffix(word) for word in words.SECOND_WORDS if last.key.endswith(word)), "")
        key = first + self.keys[i]
        if not first or not self.gazetteer.candidates(key):
            return False
        self.add(Match(i, i + 1, key), i, last.level, "second_word" if last.level else "")
        return True

    def add(self, match: Match, first: int, level: Level | None, rule: str) -> None:
        """Note a name; ``first`` is the token of its level word, if it has one."""
        found = Found(first, match.start, match.end, match.key, level, rule, kept=level is not None)
        found.options = self.gazetteer.candidates(match.key)
        self.found.append(found)
        if level is not None:
            self.told.setdefault(match.key, set()).add(level)

    def villages(self, first: int, start: int, plural: bool) -> int:
        """Names of villages from a token on, which the gazetteer need not know; the token after the last."""
        end = first
        for n in range(_LIST_LIMIT):
            if start >= len(self.keys) or level_word(self.tokens[start].norm) is not None:
                break
            reach = self.register_reach(start)
            if reach < start + 2 and not self.village_name(start, plural):
                break
            if n == 0 and self.of_larger(first, start, plural):
                break
            stop = start + 1
            while stop < len(self.keys) and stop < start + 3 and self.keys[stop] in words.VILLAGE_TAILS and stop not in self.line_starts:
                stop += 1
            stop = max(stop, reach)
            name = " ".join(token.norm for token in self.tokens[start:stop])
            place = Place(name=name.replace(" آباد", "\u200cآباد"), level="village")
            self.found.append(Found(first if n == 0 else start, start, stop, place_key(name), "village", "village", True, options=[place]))
            self.told.setdefault(place_key(name), set()).add("village")
            end = stop
            if not plural or stop >= len(self.keys) or self.tokens[stop].norm not in words.SEPARATORS:
                break
            start = stop + 1
        return end

    def register_reach(self, start: int) -> int:
        """The token after the longest name at a token that the register of villages has, where there is one."""
        if self.register is None or start in self.line_starts or self.keys[start] in words.NO_VILLAGE:
            return start
        return self.register.reach(self.tokens, self.keys, start, self.line_starts)

    def of_larger(self, first: int, start: int, plural: bool) -> bool:
        """Whether the name after روستا is that of a larger place whose villages are meant: روستاهای شهرضا, ۱۲ روستای مازندران."""
        key = self.keys[start]
        if self.gazetteer.evidence(key) != "strong":
            return False
        counted = first > 0 and first not in self.line_starts and (self.norm(first - 1).isdigit() or "NUM" in tags(self.norm(first - 1)))
        return plural or counted or any(place.level == "province" for place in self.gazetteer.candidates(key))

    def village_name(self, i: int, plural: bool) -> bool:
        """Whether a name of a village may begin at a token."""
        key = self.keys[i]
        if i in self.line_starts or len(key) < 2 or not key.isalpha() or key in words.NO_VILLAGE or key in words.BETWEEN:
            return False
        if key.endswith(words.VILLAGE_ENDINGS):
            return True
        kinds = tags(self.tokens[i].norm)
        if self.key(i - 1) == words.VILLAGE:
            return False  # این روستا تشکیل شد
        if plural and self.norm(i - 1) in words.SEPARATORS and (self.norm(i + 1) in words.SEPARATORS or self.key(i - 1) == "و"):
            return not kinds or kinds[0] == "N"  # in the midst of a list of villages
        if plural and kinds and kinds[0] == "N" and self.norm(i + 1) in words.SEPARATORS and self.register is not None:
            return bool(self.register.candidates(key))
        if plural:
            return not kinds or (self.gazetteer.evidence(key) != "" and kinds[0] == "N")
        return not kinds or kinds[0] == "N" or self.gazetteer.evidence(key) in ("strong", "weak")

    def bare(self, i: int) -> int:
        """A name without level word at token ``i``; returns the token to go on with."""
        if self.keys[i] in words.SECOND_WORDS and self.second_word(i):
            return i + 1
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
        """Whether a comma, a dash or و stands before or after."""
        return self.norm(start - 1) in words.SEPARATORS or self.norm(end) in words.SEPARATORS

    # --- keeping ---------------------------------------------------------------------------------------------------------

    def key(self, i: int) -> str:
        """The look-up key of a token, empty outside the text."""
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def norm(self, i: int) -> str:
        """The norm of a token, empty outside the text."""
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""

    def is_other(self, found: Found) -> bool:
        """Whether a bare name is part of the name of something else: a street, a person, a newspaper, a car."""
        before, after = self.key(found.start - 1), self.key(found.end)
        at_line_start = found.start in self.line_starts
        weak = self.gazetteer.evidence(found.key) != "strong"
        if not at_line_start and before in words.STREETS:
            return True
        if ("#" if after[:1].isdigit() else after) in words.PHRASES.get(found.key, ()):
            return True
        if not at_line_start and (before in words.PRESS and (weak or found.key in words.PRESS_NAMES)):
            return True
        if is_given_name(found.key) and found.end - found.start == 1 and surname_score(self.norm(found.end)) >= 0.7:
            return True
        if not weak:
            return not at_line_start and self.is_surname_here(found)
        if before in words.MEDIA and not at_line_start:
            return True
        if self.norm(found.start - 1) == "«" and self.norm(found.end) == "»":
            return True
        if found.key in words.MONTHS and (before[:1].isdigit() or after in words.ERA):
            return True
        return not at_line_start and (before in words.PERSON_TITLES or name_score(self.norm(found.start - 1)) == 1.0)

    def is_surname_here(self, found: Found) -> bool:
        """Whether a sure name of a place is the surname after a given name: سعید ملکان, but not بیمارستان امام رضا مشهد."""
        if name_score(self.norm(found.start - 1)) < 1.0 or self.key(found.start - 2) in words.PERSON_TITLES:
            return False
        if found.start - 1 in self.line_starts:
            return False
        return not any(place.level in ("country", "province") or place.province is None for place in found.options)

    def is_feature(self, found: Found) -> bool:
        """Whether the name is part of the name of a lake, river, mountain …"""
        return found.start not in self.line_starts and self.key(found.start - 1) in words.FEATURES

    def dateline(self, found: Found) -> bool:
        """Whether the name stands where a report says where it comes from."""
        if found.start in self.line_starts and self.norm(found.end) in words.DATELINE_ENDS:
            return True
        if self.key(found.start - 1) != "از":
            return False
        if self.gazetteer.evidence(found.key) != "strong" and self.norm(found.end) not in words.CLAUSE_ENDS:
            return False  # گزارش از زهره کریمی
        line = max((start for start in range(found.start, max(-1, found.start - 15), -1) if start in self.line_starts), default=None)
        return line is not None and "گزارش" in self.keys[line : line + 3]

    def on_road(self, found: Found) -> bool:
        """Whether the name stands in the name of a road: محور اردبیل - پارس‌آباد."""
        return self.norm(found.end) in words.DASHES or (found.start not in self.line_starts and self.norm(found.start - 1) in words.DASHES)

    def judge(self) -> None:
        """Keep the bare names that are surely places, then those that they give evidence for."""
        for found in self.found:
            if found.level is not None:
                continue
            office = None if found.start in self.line_starts else self.key(found.start - 1)
            if office in words.OFFICES:
                found.hint = words.OFFICES[office]
            elif self.dateline(found) or self.on_road(found):
                found.hint = "city"
            if self.is_other(found):
                found.rule = "other"
                continue
            evidence = self.gazetteer.evidence(found.key)
            if evidence == "strong":
                found.kept, found.rule = True, "name"
            elif evidence in _DOUBTFUL and self.is_feature(found):
                found.kept, found.rule = True, "feature"
            elif evidence in _DOUBTFUL and office in words.OFFICES:
                found.kept, found.rule = True, "office"
            elif evidence in _DOUBTFUL and self.dateline(found):
                found.kept, found.rule = True, "dateline"
            elif evidence in _DOUBTFUL and found.key in self.told:
                found.kept, found.rule = True, "named_before"
            elif evidence in _DOUBTFUL and found.start not in self.line_starts and office in words.SURE_LOCATIVES:
                found.kept, found.rule = True, "locative"
        self.vote()
        for i, found in enumerate(self.found):  # forward, so that a list is taken along from its first sure name
            if not found.kept and not found.rule:
                self.second_look(i, found)
        for i in range(len(self.found) - 1, -1, -1):
            if not self.found[i].kept and not self.found[i].rule:
                self.second_look(i, self.found[i])

    def second_look(self, i: int, found: Found) -> None:
        """Keep a doubtful name that stands in a list with a sure one, or after در in an article about its province."""
        evidence = self.gazetteer.evidence(found.key)
        for j in (i - 1, i + 1):
            if not 0 <= j < len(self.found) or not self.found[j].kept:
                continue
            left, right = (self.found[j], found) if j < i else (found, self.found[j])
            if right.first - left.end == 1 and self.norm(left.end) in words.SEPARATORS and self.related(found, self.found[j], evidence):
                found.kept, found.rule = True, "beside"
                return
        before = self.key(found.start - 1)
        if evidence == "weak" and found.start not in self.line_starts and before in words.LOCATIVES:
            provinces = {place.province or place.name for place in found.options if place.level != "country"}
            if provinces & self.leading():
                found.kept, found.rule = True, "province"

    def related(self, found: Found, other: Found, evidence: str) -> bool:
        """Whether a doubtful name may stand in a list with a sure one: same level told, or same province."""
        mine = {(p.level, p.province) for p in found.options}
        theirs = {(p.level, p.province) for p in other.options}
        if other.level in ("province", None) and any(a == b == "province" for a, _ in mine for b, _ in theirs):
            return True
        if evidence == "level":
            return False
        return bool({p for _, p in mine if p} & ({p for _, p in theirs if p} | {p.name for p in other.options if p.level == "province"}))

    # --- what the article is about ---------------------------------------------------------------------------------------

    def vote(self) -> None:
        """Count for each province how much of the text is about it."""
        self.votes.clear()
        self.counties.clear()
        self.countries.clear()
        for name in self.context:
            for place in self.gazetteer.find(name)[:1]:
                self.votes[place.name if place.level == "province" else place.province or ""] += 5
        for found in self.found:
            if not found.kept:
                continue
            options = [p for p in found.options if found.level is None or p.level == found.level] or found.options
            if options[0].level == "country":
                self.countries[options[0].id or ""] += 1
                continue
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
