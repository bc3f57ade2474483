"""Whether a number is a fact at all, how sure it is, and whether it tells of a change."""

from __future__ import annotations

from datetime import date

from persian_ie.components.facts.patterns import (
    ACHIEVED,
    APPRAISED,
    CAUSES,
    COMING_ABOUT,
    CONDITIONS,
    CREDIT_NOUNS,
    DECREASE,
    ERAS,
    EVENT_NOUNS,
    EXACTLY_ONE,
    HAPPENED,
    HOLDERS,
    INCREASE,
    LABELS,
    LESS,
    LEVEL_NOUNS,
    MAIN_SUBJUNCTIVE,
    MENTIONED,
    MODALITY_CUES,
    MONEY,
    MORE,
    NOW,
    OBLIGED,
    PRESENT_EVENT_NOUNS,
    PRESENT_INCHOATIVE,
    PROSPECTS,
    REPORTING_NOUNS,
    SUBJUNCTIVE,
    TEAMS,
    TEMPORAL_AFTER,
    TEMPORAL_BEFORE,
    WEIGHED_SPORTS,
    WON,
)
from persian_ie.components.facts.reading import ArticleReading, Source
from persian_ie.types import Change, Modality, Quantity

# "۵۶ درصد ظرفیت سد پر است": these measure a capacity or a thing that has one; they are none.
_NO_CAPACITY = frozenset(("percent", "ratio", "m", "degC"))
_NEARLY = frozenset((" قریب به ", " نزدیک به ", " بیش از ", " کمتر از "))
_UNDER_WAY = ("در حال", "در دست")
_NATURAL = frozenset(("degC", "mm"))
_FORESEEN = next(cues for modality, cues, _ in MODALITY_CUES if modality == "forecast")
_YEARS = frozenset((*range(50, 100), *range(1300, 1420), *range(1900, 2050)))
_LONGEST_TITLE = 5  # tokens of a title after its number
_LISTED = 12  # tokens looked through for a count that "یک" is listed with
_EVENT_WINDOW = 25  # tokens looked through for the event that a number belongs to
DURATIONS = frozenset(("h", "min", "s", "d", "week", "month", "a"))


def is_statement(reading: ArticleReading, quantity: Quantity, span: range) -> bool:
    """Whether a quantity states something: it is no article "یک", part of a name, bare year, or duration that only places an event."""
    if _titles(reading, span) or (reading.norm(span.start - 1) in LABELS and quantity.unit in ("count", "person", "m")):
        return False
    if quantity.unit == "kg" and (quantity.value < 0 or any(f" {sport} " in reading.topic for sport in WEIGHED_SPORTS)):
        return False  # "در وزن منفی ۳۲ کیلوگرم", a class of fighters
    if quantity.unit in DURATIONS:
        return not _places_event(reading, span) and not _age_class(reading, span)
    if quantity.unit not in ("count", "person") or quantity.classifier is not None:
        return True
    if reading.norm(span.stop) in ERAS and quantity.rule in ("bare_number", "count"):
        return False  # a year: "سال ۶۱ هجری (۶۸۰ میلادی)"
    if quantity.high is not None and {span.start - 1, span.stop} <= reading.place_at.keys():
        return False  # a score: "ژاپن ۶۵ - ۸۰ سنگال"
    spelled = not reading.norm(span.start)[:1].isdigit()
    if quantity.unit == "count" and spelled and span.stop in reading.place_at and reading.lemmas[span.stop] not in LEVEL_NOUNS:
        return False  # a team: "نود ارومیه"
    if "bare" in quantity.flags and quantity.bound == "exact" and quantity.value in _YEARS:
        return False  # a year: "وقایع ۸۸"
    if quantity.value == 2 and reading.norm(span.start - 1) == "هر":
        return False  # "هر دو", both
    if quantity.value == 1 and quantity.high is None and not quantity.per:
        return reading.norm(span.start - 1) in EXACTLY_ONE or _counted_in_parallel(reading, span)
    return True


def _places_event(reading: ArticleReading, span: range) -> bool:
    """Whether a duration only places another event in time: "۲ ماه پیش", "طی این دو سال", "پس از ۴ روز"."""
    at = span.start
    while reading.norms(range(at - 2, at)) in _NEARLY:
        at -= 2
    before, second = reading.norm(at - 1), reading.norm(at - 2)
    return (
        reading.norm(span.stop) in TEMPORAL_AFTER
        or reading.norms(range(span.stop, span.stop + 2)) == " دفاع مقدس "  # "هشت سال دفاع مقدس", a name
        or before in TEMPORAL_BEFORE
        or (before == "از" and second in ("پس", "بعد", "پیش", "قبل"))
        or (before in ("این", "مدت") and second in ("طی", "ظرف", "در"))
    )


def _age_class(reading: ArticleReading, span: range) -> bool:
    """Whether an age names a class of athletes: "تیم ملی فوتسال زیر ۲۱ سال"."""
    return reading.norm(span.start - 1) == "زیر" and any(reading.norm(j) in TEAMS for j in range(span.start - 5, span.start - 1))


def _titles(reading: ArticleReading, span: range) -> bool:
    """Whether a number in words stands in a short phrase in guillemets, the title of a book or film: «صد سال تنهایی»."""
    if reading.norm(span.start)[:1].isdigit():
        return False
    opening = next((j for j in range(span.start - 1, max(span.start - _LONGEST_TITLE, 0) - 1, -1) if reading.norm(j) in ("«", "»")), None)
    closing = next(
        (j for j in range(span.stop, min(span.stop + _LONGEST_TITLE, len(reading.tokens))) if reading.norm(j) in ("«", "»")), None
    )
    if opening is None or closing is None or reading.norm(opening) != "«" or reading.norm(closing) != "»":
        return False
    return not any(reading.classes[j] == "V" for j in range(opening, closing))


def _counted_in_parallel(reading: ArticleReading, span: range) -> bool:
    """Whether "یک X" is followed by a size or cost of X, or by another count: then it counts."""
    clause = reading.clause_of(span)
    following = [
        reading.quantities[reading.quantity_at[j]] for j in range(span.stop, min(span.stop + 8, clause.stop)) if j in reading.quantity_at
    ]
    preposition = any(reading.norm(j) in ("با", "به") for j in range(span.stop, min(span.stop + 4, clause.stop)))
    before = [reading.quantity_at[j] for j in range(max(clause.start, span.start - _LISTED), span.start) if j in reading.quantity_at]
    joined, comma = reading.norm(span.start - 1) in ("و", "همچنین"), reading.norm(span.start - 1) == "،"
    listed = any(
        reading.quantities[n].unit in ("count", "person")
        and (joined or (comma and _noun_of(reading, n) == reading.norms(range(span.stop, span.stop + 1)).strip()))
        for n in before
    )
    governed = reading.norm(span.start - 1) in COMING_ABOUT  # "کشف یک کامیون"
    return (bool(following) and preposition) or listed or governed or _comes_about(reading, clause)


def _noun_of(reading: ArticleReading, n: int) -> str:
    """The noun right behind a quantity."""
    quantity = reading.quantities[n]
    stop = reading.token_range(quantity.start, quantity.end).stop
    return reading.lemmas[stop] if stop < len(reading.lemmas) else ""


def _comes_about(reading: ArticleReading, clause: range) -> bool:
    """Whether a clause tells that something was opened or built: "یک درمانگاه به بهره‌برداری رسید" counts one."""
    verb = reading.verb_of(clause)
    return verb is not None and any(reading.norm(j) in COMING_ABOUT for j in range(max(clause.start, verb - 2), verb))


def modality_of(reading: ArticleReading, span: range, time: str | None) -> tuple[Modality, bool, Source]:
    """The modality of a statement, whether its clause tells it rather than the lack of any word that does, and where.

    Parameters
    ----------
    reading : ArticleReading
        The document.
    span : range
        The tokens of the number.
    time : str or None
        When the number holds: what is over when the article appears was not planned.
    """
    clause = reading.clause_of(span)
    condition = reading.find_phrase(CONDITIONS, reading.clause_before(clause)) or reading.find_phrase(
        ("در صورت",), range(reading.clause_before(clause).start, span.start)
    )
    if condition:
        return "hypothetical", True, Source(condition, "condition")
    if any(reading.lemmas[j] in HAPPENED for j in range(span.start, min(span.stop + 1, clause.stop))):
        return "actual", True, Source(None, "happened")
    if reading.norm(span.start - 1) in ("زیر", "بالای", "دارای") and reading.lemma(span.start - 2) in LEVEL_NOUNS:
        return "actual", True, Source(range(span.start - 2, span.start), "settlements_of")  # "روستاهای بالای ۲۰ خانوار"
    won = _won(reading, span, clause)
    if won is not None:
        return "actual", True, Source(range(won, won + 1), "won")
    now = next((j for j in range(span.start - 1, max(span.start - 5, clause.start) - 1, -1) if reading.norm(j) in NOW), None)
    prospect = _prospect(reading, span, clause)
    if prospect is not None and not _is_over(reading, time):
        return "planned", True, Source(range(prospect, prospect + 1), "prospect")
    beside = reading.beside(span, clause)
    quantity = reading.quantities[reading.quantity_at[span.start]]
    if reading.norm(span.start - 1) == "کمبود" and quantity.unit in ("count", "person"):
        return "needed", True, Source(range(span.start - 1, span.start), "cue")
    counted = quantity.unit == "count" and reading.lemma(span.stop) in LEVEL_NOUNS  # "ظرفیت صادراتی چهار استان"
    held = not counted and quantity.unit not in _NO_CAPACITY
    for modality, cues, near_cues in MODALITY_CUES:
        near = beside if modality != "capacity" or held else range(0)
        told = range(clause.start, span.start) if modality in ("hypothetical", "capacity") else clause
        cue = reading.find_phrase(cues, told) or reading.find_phrase(near_cues, near)
        if cue and (
            reading.person_at.issuperset(cue) or (modality == "planned" and now is not None and reading.norm(now) in ("تاکنون", "کنون"))
        ):
            continue  # "سازمان مدیریت و برنامه‌ریزی"; "تاکنون ۱۲۴ قرارداد ارسال و مبلغ واریز خواهد شد"
        if cue and modality == "capacity" and reading.find_phrase(MENTIONED, range(span.stop, clause.stop)):
            continue  # "می‌توان به صادرات ۷۰ تن اشاره کرد"
        if cue and modality == "forecast" and reading.find_phrase(APPRAISED, clause):
            return "actual", True, Source(cue, "appraised")  # "ارزش کالاهای کشف‌شده ۵۹ میلیارد ریال برآورد شد"
        if cue and modality == "planned" and (quantity.unit in _NATURAL or reading.find_phrase(_FORESEEN, reading.sentence_of(span.start))):
            return "forecast", True, Source(cue, "cue")  # nobody plans the weather
        if cue:
            return modality, True, Source(cue, "cue")
    duty = _duty(reading, span, clause)
    if duty is not None:
        return "planned", True, Source(range(duty, duty + 1), "obliged")
    adjectival = quantity.adjectival or reading.norm(span.stop).startswith("تختخواب")
    if adjectival and quantity.unit in ("t", "person", "count", "MW", "kW") and _holds(reading, quantity, span):
        return "capacity", True, Source(span, "adjectival")
    if quantity.unit in _NATURAL and _is_ahead(reading, time):
        return "forecast", True, Source(None, "weather_ahead")
    going_on = reading.find_phrase(_UNDER_WAY, range(max(span.start - _LONGEST_TITLE, clause.start), span.start))
    if going_on and reading.norm(going_on.stop) in EVENT_NOUNS:
        return "actual", True, Source(going_on, "under_way")  # "در حال احداث بودن ۱۳ کتابخانه"
    verb = reading.verb_of(clause)
    if verb is None and reading.norm(clause.stop - 1) == "شده":  # a perfect without its auxiliary
        return "actual", True, Source(range(clause.stop - 1, clause.stop), "verb")
    if verb is None:
        return _by_event(reading, span, time)
    source = Source(range(verb, verb + 1), "verb")
    if now is not None and reading.norm(verb).startswith("می"):
        return "actual", True, Source(range(now, now + 1), "now")
    credit = quantity.unit in MONEY and any(reading.lemmas[j] in CREDIT_NOUNS for j in clause)
    before_verb = [reading.norm(j) for j in range(max(clause.start, verb - 3), verb)]
    if reading.norm(verb) in PRESENT_INCHOATIVE and (credit or any(word in PRESENT_EVENT_NOUNS for word in before_verb)):
        return "planned", True, source
    if reading.norm(verb) in SUBJUNCTIVE and any(reading.norm(j) == "تا" for j in range(clause.start, span.start - 1)):
        return ("actual" if _came_of(reading, clause) else "planned"), True, source
    if reading.norm(verb) in MAIN_SUBJUNCTIVE or (
        reading.norm(verb).startswith("می") and (_is_coming(reading, time) or _is_ahead(reading, time))
    ):
        return "planned", True, source
    if any(word in REPORTING_NOUNS for word in before_verb):
        return _by_event(reading, span, time)
    return "actual", True, source


def _duty(reading: ArticleReading, span: range, clause: range) -> int | None:
    """The word that makes a number part of a duty: "موظف به تأمین ۴ میلیون تن", "موظف شد ۳۰ مدرسه", but not "الزام دولت با ۲۳۸ امضا"."""
    bound = next((j for j in range(span.start - 1, max(span.start - _LISTED, clause.start) - 1, -1) if reading.norm(j) in OBLIGED), None)
    if bound is None or not any(reading.norm(j) == "به" or reading.classes[j] == "V" for j in range(bound, span.start)):
        return None
    return bound


def _came_of(reading: ArticleReading, clause: range) -> bool:
    """Whether a clause tells what something has caused: "باعث شد تا شاخص ۱.۵ درصد افزایش یابد", but not "باعث می‌شود تا"."""
    caused = any(reading.norm(j) in CAUSES for j in range(clause.start - 3, clause.start))
    return caused and reading.norm(clause.start) == "تا" and not reading.norm(clause.start - 1).startswith(("می", "نمی", "شود"))


def _won(reading: ArticleReading, span: range, clause: range) -> int | None:
    """The word that says that a number was reached: "با کسب ۲ طلا و ۳ برنز", "توانست ۳ امتیاز بگیرد"."""
    for j in range(span.start - 1, max(span.start - _LISTED, clause.start) - 1, -1):
        if (reading.norm(j) in WON and reading.norm(j - 1) in ("با", "به")) or (
            reading.norm(j) in ACHIEVED and reading.norm(j - 1) not in ("خواهد", "خواهند")
        ):
            return j
    return None


def _prospect(reading: ArticleReading, span: range, clause: range) -> int | None:
    """The noun before the event of a number that says it is to come: "آغاز ساخت ۲۰ مدرسه", "مجوز استخدام ۱۲ هزار نفر"."""
    event = next((j for j in range(span.start - 1, max(span.start - 4, clause.start) - 1, -1) if reading.norm(j) in EVENT_NOUNS), None)
    if event is None or any(j in reading.quantity_at for j in range(event, span.start)):
        return None
    return next((j for j in range(event - 1, max(event - 4, clause.start) - 1, -1) if reading.lemmas[j] in PROSPECTS), None)


def _is_over(reading: ArticleReading, time: str | None) -> bool:
    """Whether a time ends before the article appears."""
    published = (reading.article.published or "")[:10]
    return bool(time and published and time.rpartition("/")[2] < published)


def _holds(reading: ArticleReading, quantity: Quantity, span: range) -> bool:
    """Whether an adjective of number tells what a place can hold or make: "مجموعه پرورش ماهی ۲۰۰ تنی", "ورزشگاه شش هزار نفری"."""
    heads = range(max(span.start - _LONGEST_TITLE, 0), span.start)
    return quantity.unit == "t" or any(reading.lemmas[j] in HOLDERS for j in heads)


def _is_ahead(reading: ArticleReading, time: str | None) -> bool:
    """Whether a time begins after the article appears."""
    published = (reading.article.published or "")[:10]
    return bool(time and published and time.partition("/")[0] > published)


def _is_coming(reading: ArticleReading, time: str | None) -> bool:
    """Whether a time of at most two weeks is not over when the article appears: "در هفته دولت"."""
    first, _, last = (time or "").partition("/")
    published = (reading.article.published or "")[:10]
    if not published or not len(first) == len(last) == 10:
        return False
    return last > published and (date.fromisoformat(last) - date.fromisoformat(first)).days <= 14


def _by_event(reading: ArticleReading, span: range, time: str | None) -> tuple[Modality, bool, Source]:
    """Without a verb of its own, an event noun before the number tells of what is to come, unless its time is over: "افتتاح ۳۴ پروژه"."""
    published = reading.article.published
    over = time is not None and published is not None and time.rpartition("/")[2] <= published[:10] and time != published[:10]
    statement = reading.statement_of(span.start)
    event = next(
        (j for j in range(span.start - 1, max(statement.start, span.start - _EVENT_WINDOW) - 1, -1) if reading.norm(j) in EVENT_NOUNS), None
    )
    if event is None:
        return "actual", False, Source(None, "no_verb")
    return ("actual" if over else "planned"), False, Source(range(event, event + 1), "event_noun")


def change_of(reading: ArticleReading, quantity: Quantity, span: range) -> Change:
    """Whether the number is a level or a change: "رشد ۵۵ درصدی", "۴۶ درصد افزایش یافته"."""
    if quantity.unit in ("count", "person", "household") or _end_of_change(reading, span):
        return "level"
    behind = [reading.norm(j) for j in range(span.stop, min(span.stop + 2, len(reading.tokens)))]
    near = list(behind)
    if quantity.adjectival or quantity.unit == "percent":
        clause = reading.clause_of(span)
        near += [reading.norm(j) for j in range(span.start - 1, max(clause.start, span.start - 5) - 1, -1) if j not in reading.quantity_at]
    if quantity.unit == "percent" and not any(j in reading.quantity_at for j in range(span.stop, reading.clause_of(span).stop)):
        near += _before_verb(reading, span)  # "۴۵ درصد نسبت به سال گذشته افزایش یافت"
    for word in near:
        if word in INCREASE or (word in MORE and word in behind):
            return "increase"
        if word in DECREASE or (word in LESS and word in behind):
            return "decrease"
    if quantity.unit == "ratio" and quantity.value > 1 and behind[:1] and behind[0].startswith(("شد", "می‌شو", "خواهد")):
        return "increase"  # "۲.۵ برابر شده است"
    return "level"


def _before_verb(reading: ArticleReading, span: range) -> list[str]:
    verb = reading.verb_of(reading.clause_of(span))
    return [] if verb is None else [reading.norm(j) for j in range(max(span.stop, verb - 2), verb)]


def _end_of_change(reading: ArticleReading, span: range) -> bool:
    """Whether the number is an end of "از X به Y": each end is a level."""
    at = span.start - 1
    while reading.norm(at) in ("حدود", "تقریبا", "مرز"):
        at -= 1
    before, after = reading.norm(at), reading.norm(span.stop)
    if before == "به" and after in (*INCREASE, *DECREASE, "رسید", "رسیده"):  # "به ۵۳ درصد کاهش یافت"
        return True
    return (before == "از" and after == "به" and span.stop + 1 in reading.quantity_at) or (before == "به" and at - 1 in reading.quantity_at)
