"""The values that the library returns: frozen, slotted dataclasses that turn into plain dicts and back.

All offsets count code points of the raw text that the user gave: ``text[start:end]`` is the words the value came from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from persian_ie.errors import ArticleError, DateError, UnknownRuleError
from persian_ie.records import Record

if TYPE_CHECKING:
    import pandas

Value = int | Decimal
Bound = Literal["exact", "approximate", "at_least", "at_most", "range"]
Modality = Literal["actual", "planned", "forecast", "capacity", "needed", "hypothetical"]
Change = Literal["level", "increase", "decrease"]
Level = Literal["country", "province", "county", "district", "city", "rural_district", "village"]


class Token(NamedTuple):
    """A token of the raw text and its normalized form.

    ``text[start:end]`` is the raw token; ``norm`` has unified letters, Persian digits and the right half-spaces, so the
    raw tokens ``میشود`` and ``می شود`` both have the norm ``می‌شود``.
    """

    start: int
    end: int
    norm: str


@dataclass(frozen=True, slots=True)
class Number(Record):
    """A number as written: ``سه هزار و ۴۹`` is 3049.

    ``value`` is exact: ``int`` where whole, else ``Decimal``. ``high`` is the upper end of a range. ``kind`` is
    ``cardinal``, ``ordinal``, ``fraction`` or ``multiple``. The span holds the number words only: of ``حدود ۱۲ نفر`` it is
    ``۱۲``, and ``bound`` is ``approximate``. ``flags`` name what was doubtful; ``rule`` is the rule that found it.
    """

    start: int
    end: int
    text: str
    value: Value
    high: Value | None = None
    bound: Bound = "exact"
    kind: Literal["cardinal", "ordinal", "fraction", "multiple"] = "cardinal"
    flags: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quantity(Record):
    """A number with what it counts or measures, in a canonical unit.

    ``value`` and ``high`` are in ``unit`` (a code such as ``count``, ``person``, ``percent``, ``IRR``, ``ha``).
    ``classifier`` is the counting word as written in its normalized form (``نفر``, ``فقره``), if any. ``adjectival`` tells that the
    quantity describes the noun before it (``تسهیلات ۱۰۰ میلیون ریالی``). ``per`` is the base of a price or rate.
    """

    start: int
    end: int
    text: str
    value: Value
    unit: str
    high: Value | None = None
    bound: Bound = "exact"
    classifier: str | None = None
    adjectival: bool = False
    per: str | None = None
    flags: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Timex(Record):
    """A time expression (TimeML's TIMEX): a date, a clock time, a duration or a recurring time.

    ``value`` is ISO 8601: a day ``2019-09-03``, an interval of its first and last day ``2018-03-21/2019-03-20``, a Gregorian
    month or year ``2019-08``, a time ``2019-09-06T17:00`` or ``T16:00``, a duration ``P2M``; ``None`` when the text does not say enough.
    ``calendar`` is the calendar it was written in (``jalali``, ``gregorian``, ``hijri`` or ``None`` for ``امروز``).
    """

    start: int
    end: int
    text: str
    value: str | None
    kind: Literal["date", "time", "duration", "set"] = "date"
    calendar: Literal["jalali", "gregorian", "hijri"] | None = None
    grain: str = "day"
    flags: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Place(Record):
    """An administrative division, city, village or country of the gazetteer.

    ``name`` is bare (``سلسله``), ``full_name`` has the level (``شهرستان سلسله``). ``id`` is the ISO 3166 code of a country or
    province (``IR-15``), else the Statistical Centre's code with the level's letter. ``province`` and ``county`` are names.
    """

    name: str
    level: Level | None = None
    id: str | None = None
    province: str | None = None
    county: str | None = None
    latin: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def full_name(self) -> str:
        """The name with its level, as news writes it: ``استان لرستان``, ``شهرستان سلسله``; cities and countries stand bare."""
        word = {"province": "استان", "county": "شهرستان", "district": "بخش", "rural_district": "دهستان", "village": "روستای"}
        return f"{word[self.level]} {self.name}" if self.level in word else self.name


@dataclass(frozen=True, slots=True)
class PlaceMention(Record):
    """A place named in the text. Where it could not be resolved ``place`` is ``None``, or for a village has the ``id`` ``None``.

    ``candidates`` are the ids it may be.
    """

    start: int
    end: int
    text: str
    place: Place | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Agency(Record):
    """A mention of a public body.

    ``name`` is normalized and without the jurisdiction (``اداره کل تعاون، کار و رفاه اجتماعی``), ``kind`` a code such as ``ministry``,
    ``directorate``, ``governor``, ``bank``, ``university``, ``news_agency``, ``company``; ``place`` the name of the jurisdiction.
    """

    start: int
    end: int
    text: str
    name: str
    kind: str = "organization"
    parent: str | None = None
    place: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Official(Record):
    """A person who holds an office in the article, with every mention of the person.

    ``role`` is the bare title (``مدیرکل``), ``organization`` the body in full (``تعاون، کار و رفاه اجتماعی``), ``place`` the name of the
    jurisdiction (``لرستان``). ``mentions`` are ``(start, end)`` spans: full name, surname, title and pronouns that mean this person.
    ``name`` is ``None`` for an office whose holder the article does not name; such a record is a speaker but no official of
    `Extraction.officials`.
    """

    name: str | None
    role: str | None = None
    organization: str | None = None
    place: str | None = None
    mentions: tuple[tuple[int, int], ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Entity(Record):
    """A named entity: spaCy's ``label``, the finer ``kind`` (``official``, ``ministry``, ``county`` …) and the ``id`` it links to."""

    start: int
    end: int
    text: str
    label: str
    kind: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker(Record):
    """Who states a fact: the full name where the article gives it, else the title; a body that speaks for itself has only its name."""

    name: str | None = None
    role: str | None = None
    organization: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """Why a slot of a fact has its value: the words ``text[start:end]`` and the name of the rule that read them.

    A slot whose value comes from no words of its own, such as the place of an article's jurisdiction, has empty words at the number.
    """

    slot: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Fact(Record):
    """One numeric statement of the article, typed and resolved; the slots and codes are those of the annotation guide.

    ``evidence`` tells where each slot comes from; `Extraction.explain` prints it. ``same_as`` is the number, in
    `Extraction.facts`, of the fact that told the same thing first in the article. ``score`` is the share of facts read in the same
    way that were right in every slot but place, time and speaker, in the project's gold articles.
    """

    start: int
    end: int
    text: str
    value: Value
    unit: str
    item: str | None = None
    high: Value | None = None
    bound: Bound = "exact"
    modality: Modality = "actual"
    change: Change = "level"
    indicator: str = "other"
    place: Place | None = None
    time: str | None = None
    speaker: Speaker | None = None
    per: str | None = None
    rule: str = ""
    evidence: tuple[Evidence, ...] = ()
    same_as: int | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Zone(Record):
    """A stretch of the raw text and what it is: ``title``, ``abstract``, ``body``, ``dateline``, ``furniture`` …"""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Article(Record):
    """A news article as the user has it.

    `raw` is what all offsets refer to: title, abstract and text, those that are given, joined by ``"\\n"``.
    ``published`` is an ISO date or date with time; "now" in the article means that day.
    """

    text: str
    id: str | None = None
    title: str | None = None
    abstract: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        for name in ("text", "id", "title", "abstract", "url", "source"):
            value = getattr(self, name)
            if value is None and name != "text":
                continue
            if not isinstance(value, str):
                if name == "id" and isinstance(value, int) and not isinstance(value, bool):
                    object.__setattr__(self, "id", str(value))
                    continue
                raise ArticleError(f"the {name} of an article must be a string, not {type(value).__name__}")
        if self.published is not None:
            object.__setattr__(self, "published", iso_date(self.published) if self.published != "" else None)

    @property
    def raw(self) -> str:
        """The raw text that offsets refer to."""
        return "\n".join(part for part in (self.title, self.abstract, self.text) if part)

    @property
    def anchor(self) -> date | None:
        """The day of publication, which relative dates are resolved against."""
        return None if self.published is None else date.fromisoformat(self.published[:10])

    @classmethod
    def of(cls, source: str | Article | Mapping[str, Any]) -> Article:
        """Make an article of what a user gives: a string, an article, or a mapping with ``text``.

        Raises
        ------
        ArticleError
            The source is none of these, has no text, or a field has the wrong type.
        """
        if isinstance(source, Article):
            return source
        if isinstance(source, str):
            return cls(text=source)
        if not isinstance(source, Mapping):
            raise ArticleError(f"an article is a string, an Article or a mapping with 'text', not {type(source).__name__}")
        if not isinstance(source.get("text"), str):
            raise ArticleError("the article has no 'text' (a string)")
        return cls(**{f.name: source[f.name] for f in fields(cls) if source.get(f.name) is not None})

    @classmethod
    def from_text(cls, page: str, url: str | None = None) -> Article:
        """Make an article of the text of a scraped page, furniture and all.

        The whole page stays the article's text, so offsets are into what was given; date and agency are read from it.
        """
        from persian_ie.articles import article_from_text

        return article_from_text(page, url=url)

    @classmethod
    def from_html(cls, html: str, url: str | None = None) -> Article:
        """Make an article of a web page: its main text and its own metadata. Needs the extra ``html``."""
        from persian_ie.articles import article_from_html

        return article_from_html(html, url)


_FIRST_NEWSPAPER = "1800"  # Iran's first is of 1837; years of the Jalali calendar are below


def iso_date(value: str | date) -> str:
    """An ISO date or date with minutes, from a ``date``, a ``datetime`` or an ISO string.

    Raises
    ------
    DateError
        The value is neither.
    """
    if isinstance(value, datetime):
        day = value.isoformat(timespec="minutes")
    elif isinstance(value, date):
        day = value.isoformat()
    elif isinstance(value, str):
        text = value.strip()
        try:
            day = date.fromisoformat(text).isoformat() if len(text) == 10 else datetime.fromisoformat(text).isoformat(timespec="minutes")
        except ValueError:
            raise DateError(f"{value!r} is no ISO date such as '2025-09-06' or '2025-09-06T20:30'") from None
    else:
        raise DateError(f"a publication date is a date or an ISO string, not {type(value).__name__}")
    if day < _FIRST_NEWSPAPER:
        raise DateError(f"{day[:10]} seems to be a Jalali day; give the Gregorian one: str(persian_ie.convert_date('{day[:10]}'))")
    return day


@dataclass(frozen=True, slots=True)
class ExtractionError(Record):
    """What `persian_ie.extract_many` gives in the place of an article that failed.

    ``code`` is a stable name for programs: the ``code`` of the error, or ``internal_error`` (a fault of ours), ``timed_out``,
    ``worker_died``. ``id`` is the article's, ``message`` says what happened.
    """

    id: str | None
    code: str
    message: str


@dataclass(frozen=True, slots=True, repr=False)
class Extraction(Record):
    """All that was found in one article; every span points into `text`.

    ``provinces`` are those that the article's places are or lie in, the one named most often first.
    """

    article: Article
    entities: tuple[Entity, ...] = ()
    officials: tuple[Official, ...] = ()
    agencies: tuple[Agency, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    provinces: tuple[Place, ...] = ()
    dates: tuple[Timex, ...] = ()
    facts: tuple[Fact, ...] = ()
    zones: tuple[Zone, ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """The raw text that offsets refer to."""
        return self.article.raw

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `to_dict` as JSON, Persian letters as they are."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        return text.encode("utf-8", "backslashreplace").decode("utf-8")  # a lone surrogate becomes its JSON escape

    def explain(self, fact: Fact) -> str:
        """Tell how a fact came about: a line a slot, with its value, the words it was read from, and the rule.

        Parameters
        ----------
        fact : Fact
            One of `facts`.

        Returns
        -------
        str
            Lines of ``slot = value, from "words" (rule)``.

        Raises
        ------
        UnknownRuleError
            What was given is no fact.

        Examples
        --------
        >>> import persian_ie as pie
        >>> result = pie.extract("در شهرستان ابهر ۲۰ مدرسه ساخته شد.")
        >>> print(result.explain(result.facts[0]))
        number = 20, from "۲۰" (count)
        item = مدرسه, from "مدرسه" (noun_after)
        modality = actual, from "شد" (verb)
        place = شهرستان ابهر, from "شهرستان ابهر" (same_list_item)
        """
        if not isinstance(fact, Fact):
            raise UnknownRuleError(f"explain takes one of the facts, not {fact!r}")
        values = {
            "number": fact.value if fact.high is None else f"{fact.value}–{fact.high}",
            "place": fact.place and fact.place.full_name,
            "speaker": fact.speaker and (fact.speaker.name or fact.speaker.role),
        }
        lines = []
        for evidence in fact.evidence:
            words = " ".join(self.text[evidence.start : evidence.end].split())
            value = values.get(evidence.slot, getattr(fact, evidence.slot, None))
            lines.append(f"{evidence.slot} = {value}" + (f', from "{words}"' if words else "") + f" ({evidence.rule})")
        return "\n".join(lines)

    def to_frame(self, kind: Literal["facts", "entities", "officials", "dates"] = "facts") -> pandas.DataFrame:
        """Return a pandas frame, one row a fact (or entity, official, date). Needs the extra ``frames``."""
        from persian_ie.io.frames import to_frame

        return to_frame([self], kind)

    def to_html(self) -> str:
        """Return a web page for readers, right to left: the text with its highlights, tables that sort, and a time line.

        Returns
        -------
        str
            A whole page that needs nothing else, neither files nor network; write it with ``encoding="utf-8"``.

        Examples
        --------
        >>> import persian_ie as pie
        >>> page = pie.extract("در شهرستان ابهر ۲۰ مدرسه ساخته شد.").to_html()
        >>> page.startswith('<!doctype html>\\n<html lang="fa" dir="rtl">')
        True
        """
        from persian_ie.viz.page import page

        return page(self)

    def _repr_html_(self) -> str:
        from persian_ie.viz.notebook import render

        return render(self)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in ("facts", "officials", "dates", "entities"))
        return f"<Extraction of {self.article.id or 'an article'}: {counts}>"
