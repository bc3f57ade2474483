"""Where and when a statement holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from persian_ie.components.facts.patterns import ANAPHORIC, CARRYING, CURRENCIES, DIRECTIONS, EVENTS, LEVEL_WORDS, NAMED_FOR, NATIONAL
from persian_ie.components.facts.reading import ArticleReading, Source
from persian_ie.lexicons.gazetteer import gazetteer
from persian_ie.types import Level, Official, Place, PlaceMention, Timex

_OFFICE_LEVEL: dict[str, Level] = {
    "استاندار": "province",
    "مدیرکل": "province",
    "فرماندار": "county",
    "بخشدار": "district",
    "شهردار": "city",
}
# How many of these the largest province has, by the gazetteer.
_MOST_IN_A_PROVINCE = {"استان": 1, "شهرستان": 37, "شهر": 125}
_DATES = 12  # tokens of dates looked through for when "این حادثه" was
_MENTIONS = 50  # places looked through for what "این شهر" means
_COORDINATORS = frozenset(("و", "،", "یا"))


@dataclass(frozen=True)
class Jurisdiction:
    """The place that an article is about where a sentence names none, and the places that "استان" and "شهرستان" mean in it."""

    default: Place | None
    by_level: dict[str, Place]
    reported_from: Place | None = None


def iran() -> Place:
    """The country, for numbers of national scope."""
    return gazetteer().find("ایران", "country")[0]


def jurisdiction_of(reading: ArticleReading) -> Jurisdiction:
    """Find the jurisdiction: the title's place, the first official's, the dateline's, else the country."""
    located = [(mention, mention.place or Place(mention.text)) for mention in reading.places]
    by_level: dict[str, Place] = {}
    for _, place in located:
        if place.level and place.id != "IR":
            by_level.setdefault(place.level, place)
    titled = {place for mention, place in located if mention.end <= reading.title_end and not _of_person(reading, mention)}
    if not titled and reading.headline:
        end = reading.tokens[reading.headline - 1].end
        titled = {place for mention, place in located if mention.end <= end and locates(reading, mention)}
        titled -= {place for place in titled if any(place.name in (other.province, other.county) for other in titled)}
    candidates = [*titled] if len(titled) == 1 else []
    for person in reading.officials:
        office = office_place(person)
        if office:
            by_level[office.level or "city"] = office
            candidates.append(office)
    for place in (*candidates, *by_level.values()):
        if place.province:
            by_level.setdefault("province", gazetteer().find(place.province, "province")[0])
    abroad = [place for _, place in located if place.level == "country" and place.id != "IR"]
    iranian = any(place.id == "IR" or place.province or place.level == "province" for _, place in located)
    if not iranian and not _domestic(reading, bool(abroad)) and not any(place not in abroad for place in candidates):
        headline = [
            place
            for mention, place in located
            if place in abroad and reading.token_range(mention.start, mention.end).stop <= reading.headline
        ]
        most = max(
            headline, key=abroad.count, default=None
        )  # of one country if the headline names it, and the article more than all others
        return Jurisdiction(most if most and 2 * abroad.count(most) > len(abroad) else None, by_level)
    if candidates:
        # A country in a headline is a party, not the scope of all.
        return Jurisdiction(None if candidates[0] in abroad else candidates[0], by_level)
    # The head of a body that has no place of its own speaks for the country, wherever the reporter met him.
    national = next((person.place is None for person in reading.officials if person.name and person.role), False)
    dateline = next((place for mention, place in located if _in_dateline(reading, mention)), None)
    if dateline and national and dateline.name == "تهران":
        dateline = None  # where national news is told
    if dateline and dateline.level == "city":
        dateline = by_level.get("province", dateline)
    if dateline and not national:
        return Jurisdiction(dateline, by_level)
    return Jurisdiction(iran(), by_level, dateline)


def _domestic(reading: ArticleReading, abroad: bool) -> bool:
    """Whether an article that names no place of Iran is of Iran: it has its money or people, or no country and an official or the state."""
    if any(quantity.unit == "IRR" for quantity in reading.quantities) or reading.places_of(("کشورمان", "ایرانی", "ایرانیان")):
        return True
    return not abroad and (bool(reading.places_of(NATIONAL)) or any(person.name and person.role for person in reading.officials))


def office_place(person: Official) -> Place | None:
    """The place that an official's office is for, at the level of the office."""
    if not person.place or (person.role or "").startswith("نماینده"):
        return None  # a member of parliament speaks for the country
    found = gazetteer().find(person.place, _OFFICE_LEVEL.get(person.role or "")) or gazetteer().find(person.place)
    return found[0] if found else None


def place_of(
    reading: ArticleReading, span: range, jurisdiction: Jurisdiction, speaker: Official | None, last: Place | None
) -> tuple[Place | None, Source]:
    """The place that a number is about.

    Named or referred to in its clause, then in its statement; where the statement speaks of "این پروژه", that of the fact before it
    (`last`); else the speaker's, else the article's.
    """
    statement, clause = reading.statement_of(span.start), reading.clause_of(span)
    ordered = _in_order(reading, statement, reading.quantity_at[span.start])
    if ordered:
        mention, place = ordered
        return place, Source(reading.token_range(mention.start, mention.end), "in_order")
    for stretch in (clause, statement, reading.statement_of(span.start, ":")):
        told = _told_in(reading, stretch, span, jurisdiction)
        if told:
            return told
    if _national(reading, clause):
        return iran(), Source(None, "more_than_a_province_has")
    if last and speaks_of_before(reading, span):
        return last, Source(None, "place_of_before")
    office = office_place(speaker) if speaker else None
    default = jurisdiction.default
    if office and default and speaker and "دانشگاه" in (speaker.organization or "") and office.province == default.name:
        office = None  # the medical university of a city is that of its province, which the article names
    if office and default and office.name in (default.province, default.county):
        office = None  # the headline tells where in the jurisdiction
    if office:
        return office, Source(None, "office_of_speaker")
    if speaker is None and jurisdiction.reported_from:
        return jurisdiction.reported_from, Source(None, "dateline")
    return jurisdiction.default, Source(None, "jurisdiction")


def _in_order(reading: ArticleReading, statement: range, n: int) -> tuple[PlaceMention, Place] | None:
    """The place of a number in a list that goes with a list of places: "میبد، اردکان و تفت به ترتیب ۱۸، ۱۳ و ۷ کارگاه دارند"."""
    quantities = reading.quantities
    first = last = n
    while first > 0 and quantities[first - 1].rule == "in_order":
        first -= 1
    while last + 1 < len(quantities) and quantities[last].rule == "in_order":
        last += 1
    if first == last:
        return None
    begin = quantities[first].start
    places = [
        m for m in reading.places if m.end <= begin and m.start >= reading.tokens[statement.start].start and not _of_person(reading, m)
    ]
    listed = places[first - last - 1 :]
    if len(listed) <= last - first:
        return None
    return listed[n - first], listed[n - first].place or Place(listed[n - first].text)


def _national(reading: ArticleReading, clause: range) -> bool:
    """Whether a clause counts more divisions than one province has: "هشت استان", "۴۶۵ شهر"."""
    for j in clause:
        most = _MOST_IN_A_PROVINCE.get(reading.lemmas[j])
        if most is not None and j - 1 in reading.quantity_at:
            counted = reading.quantities[reading.quantity_at[j - 1]]
            if counted.unit == "count" and counted.value > most:
                return True
    return False


def speaks_of_before(reading: ArticleReading, span: range) -> bool:
    """Whether the statement before a number goes on about what was told: "این پروژه", "از اعتبارات یاد شده"."""
    start, words = reading.statement_of(span.start).start, reading.words_for_before
    return any(
        reading.norm(j) != "این" or (reading.lemma(j + 1) in ANAPHORIC and reading.norm(j + 1) == reading.lemma(j + 1))
        for j in words[bisect_left(words, start) : bisect_left(words, span.start - 1)]
    )


def goes_on(reading: ArticleReading, span: range) -> bool:
    """Whether a statement goes on with what was told before: "از اعتبارات یادشده", "در این مدت"."""
    start, words = reading.clause_of(span).start, reading.words_for_before
    return any(
        reading.norm(j) != "این" or reading.norm(j + 1) in CARRYING
        for j in words[bisect_left(words, start) : bisect_left(words, span.start)]
    )


def time_of_event(reading: ArticleReading, span: range) -> tuple[str, Source] | None:
    """When the event was that a statement speaks of: the date told last before "این حادثه", "این نشست"."""
    start, words = reading.statement_of(span.start).start, reading.words_for_before
    said = [j for j in words[bisect_left(words, start) : bisect_left(words, span.start)] if reading.norm(j + 1) in EVENTS]
    if not said:
        return None
    timed, told = reading.timed, reading.sentence_of(span.start).start
    for j in reversed(timed[max(bisect_left(timed, said[0]) - _DATES, 0) : bisect_left(timed, said[0])]):
        if _dates(reading, j) and not told <= j < start:  # what stands before "گفت:" is when it was said
            timex = reading.dates[reading.timex_at[j]]
            value = _interval(reading, reading.timex_at[j])
            return (value, Source(reading.token_range(timex.start, timex.end), "time_of_event")) if value else None
    return None


def _told_in(reading: ArticleReading, stretch: range, span: range, jurisdiction: Jurisdiction) -> tuple[Place, Source] | None:
    """The place that a stretch tells for a number.

    It stands in the same item of a list as the number, else before the first number, else behind the last one.
    """
    places = _places_in(reading, stretch, span, jurisdiction)
    if not places:
        return None
    numbers = [j for j in stretch if j in reading.quantity_at]
    closest, item = (_list_item(reading, stretch, span, parts) for parts in (_comma_or_count, _comma))
    same_item = [j for j in places if j in closest] or [j for j in places if j in item]
    choices = (
        ("same_list_item", [j for j in same_item if j < span.start][-1:] or [j for j in same_item if j >= span.stop][:1]),
        ("before_the_numbers", [j for j in places if j < numbers[0] and _heads_list(reading, stretch, j, span)][-1:]),
        ("behind_the_numbers", [j for j in places if j > numbers[-1]][:1]),
    )
    for rule, chosen in choices:
        if chosen:
            if chosen[0] < span.start:
                chosen = _finer_behind(reading, span, places, chosen)
            first = last = chosen[0]
            while first in reading.place_at and reading.place_at.get(last + 1) == reading.place_at[first]:
                last += 1
            return places[first], Source(range(first, last + 1), rule)
    return None


def _finer_behind(reading: ArticleReading, span: range, places: dict[int, Place], before: list[int]) -> list[int]:
    """The village right behind a number rather than the county before it: "در سردشت ۱۶ طرح در روستای نستان"."""
    behind = next((j for j in places if j >= span.stop), None)
    if behind is None or any(j in reading.quantity_at for j in range(span.stop, behind)):
        return before
    return [behind] if places[behind].level == "village" != places[before[0]].level else before


def _heads_list(reading: ArticleReading, stretch: range, place: int, span: range) -> bool:
    """Whether a place before the numbers is about all of them, not a part of the first: "خانه بهداشت X با ۲۵۰ میلیون، ۱۴ خانه"."""
    item = _list_item(reading, stretch, range(place, place + 1), _comma)
    mention = reading.places[reading.place_at[place]] if place in reading.place_at else None
    first = reading.token_range(mention.start, mention.end).start if mention else place
    return span.start in item or reading.norm(first - 1) in ("در", "به", "از", "برای") or not any(j in reading.quantity_at for j in item)


def _list_item(reading: ArticleReading, stretch: range, span: range, parts: Callable[[ArticleReading, int], bool]) -> range:
    """The part of a stretch around a number between two tokens that part a list."""
    start = next((j + 1 for j in range(span.start - 1, stretch.start - 1, -1) if parts(reading, j)), stretch.start)
    stop = next((j for j in range(span.stop, stretch.stop) if parts(reading, j)), stretch.stop)
    return range(start, stop)


def _comma(reading: ArticleReading, i: int) -> bool:
    return reading.norm(i) == "،"


def _comma_or_count(reading: ArticleReading, i: int) -> bool:
    """A comma, or an "و" before another count: "۳۰ مدرسه در میبد و ۱۵ مدرسه در اردکان"."""
    n = reading.quantity_at.get(i + 1) if reading.norm(i) == "و" and i not in reading.quantity_at else None
    return _comma(reading, i) or (n is not None and reading.quantities[n].unit in ("count", "person", "household"))


def _places_in(reading: ArticleReading, stretch: range, span: range, jurisdiction: Jurisdiction) -> dict[int, Place]:
    """First token → place, of the places that a stretch names or refers to: "روستای X بخش Y", "این استان", "در کشور"."""
    found: dict[int, Place] = {}
    words = reading.telling_places
    for j in words[bisect_left(words, stretch.start) : bisect_left(words, stretch.stop)]:
        n = reading.place_at.get(j)
        if n is None:
            place = _referred(reading, j, span, jurisdiction)
            if place:
                found[j] = place
        elif reading.place_at.get(j - 1) != n and j not in span and locates(reading, reading.places[n]) and not _listed(reading, j):
            # Of a chain "روستای X بخش Y" the first is the finest.
            chained = j - 1 in reading.place_at or (j - 2 in found and reading.norm(j - 1) not in _COORDINATORS)
            if not chained:
                found[j] = reading.places[n].place or Place(reading.places[n].text)
    return found


def _referred(reading: ArticleReading, j: int, span: range, jurisdiction: Jurisdiction) -> Place | None:
    """The place meant by a bare level word: "در کشور", "این استان", "در شهرستان"."""
    if j in reading.person_at:  # "فرمانده انتظامی استان"
        return None
    level = None if j - 1 in reading.quantity_at or j in span else LEVEL_WORDS.get(reading.norm(j))  # "۹ شهر" counts cities
    if level == "world":
        return Place(reading.norm(j)) if reading.norm(j - 1) in ("در", "سطح", "سراسر", "کل") or reading.lemma(j - 2) == "شهر" else None
    if level == "country":
        scope = reading.norm(j - 1) in ("در", "سطح", "سراسر", "کل", "تمام")
        return iran() if scope or span.stop < j <= span.stop + 3 else None
    own = level in ("province", "county") and reading.norm(j - 1) not in ("هر", "چند", "کدام")  # "شهرهای استان"
    refers = own or reading.norm(j - 1) in ("این", "در", "سطح", "کل", "سراسر", "از") or not reading.is_nominal(j + 1)
    if not level or not refers:
        return None
    return (_nearest_of(reading, j, level) if reading.norm(j - 1) == "این" else None) or jurisdiction.by_level.get(level)


def _nearest_of(reading: ArticleReading, i: int, level: str) -> Place | None:
    """The place of a level that was named last before a token: what "این شهر" means."""
    n = bisect_left(reading.places, reading.tokens[i].start, key=lambda mention: mention.start)
    before = reversed(reading.places[max(n - _MENTIONS, 0) : n])
    return next((mention.place for mention in before if mention.place and mention.place.level == level), None)


def locates(reading: ArticleReading, mention: PlaceMention) -> bool:
    """Whether a mention says where: it is no part of a person's name or title, no dateline, no landmark and nothing goods go to."""
    if _in_dateline(reading, mention):
        return False
    if _of_person(reading, mention):
        return False
    first = reading.token_range(mention.start, mention.end).start
    if first - 1 in reading.quantity_at and reading.quantities[reading.quantity_at[first - 1]].rule == "count":
        return False  # what a number counts is no place: "۲۰ المان", a memorial and not Germany
    if reading.lemma(first - 1) in CURRENCIES:  # "دلار آمریکا"
        return False
    before = reading.norm(first - 1)
    if before in DIRECTIONS or _destination(reading, mention):
        return False  # "شاهین‌دژ با ۹۲ هزار نفر در جنوب آذربایجان غربی" is about the first
    place = mention.place
    abroad = place is not None and place.level == "country" and place.id != "IR"
    return not (abroad and before in ("به", "از", "کشور", "کشورهای", "جمله"))


def _destination(reading: ArticleReading, mention: PlaceMention) -> bool:
    """Whether a mention is part of where somebody is taken: "به بیمارستان شهدای X"."""
    first = reading.token_range(mention.start, mention.end).start
    return any(reading.norm(j) == "به" and reading.lemma(j + 1) in ("بیمارستان", "درمانگاه", "مرکز") for j in range(first - 6, first - 1))


def _of_person(reading: ArticleReading, mention: PlaceMention) -> bool:
    """Whether a mention is part of a person's name or of a title: "استاندار تهران"."""
    begins, ends = reading.of_persons
    n = bisect_right(begins, mention.start) - 1
    return n >= 0 and mention.start < ends[n]


def _listed(reading: ArticleReading, i: int) -> bool:
    """Whether a mention is one of several with no number between them: then the number is about none of them alone."""
    last = i
    while reading.place_at.get(last + 1) == reading.place_at[i]:
        last += 1
    if reading.norm(last + 1) in _COORDINATORS and last + 2 in reading.place_at:
        return True
    if reading.norm(last + 1) == "،" and reading.is_nominal(last + 2) and reading.norm(last + 3) in _COORDINATORS:
        return True  # "مهران، شلمچه، چزابه و خسروی": one may be missing from the gazetteer
    # What stands before "و" may be a place that the gazetteer has not: "خدیجه خاتون، چاله گنبد و محمودآباد"; not before one that has
    # a number of its own: "سیرجان ۱۹ نیروگاه و زرند ۹ نیروگاه".
    return reading.norm(i - 1) in _COORDINATORS and (
        i - 2 in reading.place_at or (reading.norm(i - 1) == "و" and reading.is_nominal(i - 2) and last + 1 not in reading.quantity_at)
    )


def _in_dateline(reading: ArticleReading, mention: PlaceMention) -> bool:
    return any(zone.kind == "dateline" and zone.start <= mention.start < zone.end for zone in reading.zones)


def time_of(reading: ArticleReading, span: range) -> tuple[str | None, Source | None]:
    """When the number holds: the nearest resolved date of its clause, else of its statement, before the number first."""
    statement = reading.statement_of(span.start)
    clause = reading.clause_of(span)
    timed = reading.timed
    dated = [j for j in timed[bisect_left(timed, statement.start) : bisect_left(timed, statement.stop)] if _dates(reading, j)]
    listed = reading.norm(clause.stop) == "که" and reading.norm(clause.stop - 1) in ("بودند", "هستند")  # "… پروژه‌هایی بودند که امروز"
    behind = [j for j in dated if clause.stop < j <= clause.stop + 3 and listed]
    for rule, found in (
        ("clause", [j for j in dated if j in clause]),
        ("statement", [j for j in dated if j < clause.start]),
        ("relative", behind),
    ):
        before = [j for j in found if j < span.start]
        near = before[-1:] or [j for j in found if j >= span.stop][:1]
        if near:
            timex = reading.dates[reading.timex_at[near[0]]]
            return _interval(reading, reading.timex_at[near[0]]), Source(reading.token_range(timex.start, timex.end), rule)
    if reading.quantities[reading.quantity_at[span.start]].rule == "exchange_rate":  # a row holds when its table does
        above = next((timed[n] for n in range(bisect_left(timed, span.start) - 1, -1, -1) if _dates(reading, timed[n])), None)
        if above is not None:
            timex = reading.dates[reading.timex_at[above]]
            return _interval(reading, reading.timex_at[above]), Source(reading.token_range(timex.start, timex.end), "table")
    return None, None


def _dates(reading: ArticleReading, i: int) -> bool:
    """Whether the time expression over a token says when: it names a day or more, and is not what something is compared with."""
    timex = reading.dates[reading.timex_at[i]]
    if timex.value is None or timex.value.startswith(("T", "P")):
        return False
    first = reading.token_range(timex.start, timex.end).start
    if first > 0 and reading.lemma(first - 1) in NAMED_FOR:
        return False
    return not any(reading.norm(j) in ("مقایسه", "نسبت") for j in range(first - 7, first))


def _interval(reading: ArticleReading, n: int) -> str | None:
    """The value of a time expression, joined with those coordinated to it; one that opens a span goes on to the publication."""
    first = last = n
    while first > 0 and _coordinated(reading, reading.dates[first - 1], reading.dates[first]):
        first -= 1
    while last + 1 < len(reading.dates) and _coordinated(reading, reading.dates[last], reading.dates[last + 1]):
        last += 1
    values = [
        value.split("/") if "/" in value else [value.split("T")[0]] for timex in reading.dates[first : last + 1] if (value := timex.value)
    ]
    if len(values) > 1:
        return f"{values[0][0]}/{values[-1][-1]}"
    value = "/".join(values[0])
    timex = reading.dates[n]
    opens = timex.text.startswith("از ") or reading.norm(reading.token_range(timex.start, timex.end).start - 1) == "از"
    published = reading.article.published
    if opens and len(value) == 10 and published and value < published[:10]:
        return f"{value}/{published[:10]}"
    return value


def _coordinated(reading: ArticleReading, one: Timex, other: Timex) -> bool:
    """Whether two time expressions are spans of one list: "سال‌های ۱۳۹۶، ۱۳۹۷ و ۱۳۹۸"."""
    between = [reading.norm(j) for j in reading.token_range(one.end, other.start)]
    return (
        0 < len(between) <= 2
        and _COORDINATORS.issuperset(between)
        and bool(one.value and other.value and "/" in one.value and "/" in other.value)
    )
