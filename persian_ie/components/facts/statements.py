"""Facts out of a reading: one statement for each quantity that states something, with all slots and where they were read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from persian_ie.articles import CONTENT_KINDS
from persian_ie.components.facts.bodies import speaking_bodies
from persian_ie.components.facts.items import item_of
from persian_ie.components.facts.modality import change_of, is_statement, modality_of
from persian_ie.components.facts.phrases import Item
from persian_ie.components.facts.reading import ArticleReading, Source
from persian_ie.components.facts.setting import Jurisdiction, goes_on, jurisdiction_of, place_of, time_of, time_of_event
from persian_ie.lexicons.indicators import IndicatorRule, indicator_of
from persian_ie.types import Agency, Change, Evidence, Fact, Modality, Official, Place, Quantity, Speaker
from persian_ie.values.quotes import speakers_by_sentence


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact in the making, with what its repetitions need: its tokens, and whether its modality was told."""

    fact: Fact
    span: range
    modality_told: bool
    in_title: bool


class Stater:
    """Makes statements of the quantities of one document, in order; later ones may speak of earlier ones."""

    def __init__(self, reading: ArticleReading, rules: Sequence[IndicatorRule]) -> None:
        self.reading = reading
        self.rules = rules
        self.jurisdiction: Jurisdiction = jurisdiction_of(reading)
        self.speakers = speakers_by_sentence(reading.text, reading.tokens, reading.sentence_starts, reading.officials, reading.zones)
        self.bodies = speaking_bodies(reading)
        self.items: list[Item] = []
        self.last_place: Place | None = None
        self.last_time: str | None = None
        self.plans: dict[str, Fact] = {}  # head of the item → the plan told last

    def statements(self) -> list[Statement]:
        """All statements of the document."""
        found = []
        for quantity in self.reading.quantities:
            span = self.reading.token_range(quantity.start, quantity.end)
            if span and _states(self.reading, quantity) and is_statement(self.reading, quantity, span):
                found.append(self.statement(quantity, span))
        return found

    def statement(self, quantity: Quantity, span: range) -> Statement:
        """The statement that a quantity makes."""
        reading = self.reading
        item = item_of(reading, quantity, span, self.items)
        if item:
            self.items.append(replace(item, unit=quantity.unit))
        end = reading.tokens[item.span.stop - 1].end if item and item.span.start <= span.stop < item.span.stop else quantity.end
        time, time_source = time_of(reading, span)
        if time is None and self.last_time and goes_on(reading, span):
            time, time_source = self.last_time, Source(None, "time_of_before")
        if time is None and (event := time_of_event(reading, span)):
            time, time_source = event
        modality, told, modality_source = modality_of(reading, span, time)
        plan = self._plan_of(span, item) if modality == "actual" and quantity.unit == "count" else None
        if plan:  # "این طرح‌ها شامل ۴۲ طرح آب …" goes on with what is planned
            modality, told, modality_source = "planned", True, Source(None, "plan_of_before")
            time, time_source = (time, time_source) if time else (plan.time, Source(None, "plan_of_before") if plan.time else None)
        change = change_of(reading, quantity, span)
        in_title = quantity.end <= reading.title_end
        speaker = self._speaker(span)
        place, place_source = place_of(reading, span, self.jurisdiction, speaker, self.last_place)
        self.last_place = place
        self.last_time = time
        sources = {
            "item": Source(item.span, item.rule) if item else None,
            "modality": modality_source,
            "place": place_source,
            "time": time_source,
        }
        evidence = [Evidence("number", quantity.start, quantity.end, quantity.rule)]
        for slot, source in sources.items():
            if source:
                start, stop = _offsets(reading, source.span) if source.span else (quantity.start, quantity.start)
                evidence.append(Evidence(slot, start, stop, source.rule))
        body = None if speaker or in_title else self._body(span)
        if body:
            evidence.append(Evidence("speaker", body.start, body.end, "body"))
        if speaker and not in_title:
            start, stop = next(((s, e) for s, e in reversed(speaker.mentions) if s <= quantity.start), speaker.mentions[0])
            evidence.append(Evidence("speaker", start, stop, speaker.rule))
        fact = Fact(
            start=quantity.start,
            end=end,
            text=reading.text[quantity.start : end],
            value=quantity.value,
            high=quantity.high,
            unit=quantity.unit,
            item=item.phrase if item else None,
            bound=quantity.bound,
            modality=modality,
            change=change,
            indicator=self.indicator(
                quantity.unit, quantity.per, item.phrase if item else "", item.rule if item else "", span, modality, change
            ),
            place=place,
            time=time,
            speaker=None if in_title else _speaker_of(reading, speaker, body),
            per=quantity.per,
            rule=item.rule if item else "bare_number",
            evidence=tuple(evidence),
        )
        if modality == "planned" and fact.item:
            self.plans[fact.item.partition(" ")[0]] = fact
        return Statement(fact, span, told, in_title)

    def _plan_of(self, span: range, item: Item | None) -> Fact | None:
        """The plan that a statement goes on with: its sentence speaks of "این طرح‌ها", and it counts some of them."""
        reading = self.reading
        plan = self.plans.get(item.head) if item else None
        if plan is None:
            return None
        sentence = reading.sentence_of(span.start)
        listed = any(reading.norm(j) in ("شامل", "سهم") for j in sentence)
        same = any(reading.norm(j) == "این" and reading.lemma(j + 1) == plan.item.partition(" ")[0] for j in sentence if j + 1 in sentence)  # type: ignore[union-attr]
        return plan if listed and same else None

    def indicator(self, unit: str, per: str | None, item: str, rule: str, span: range, modality: Modality, change: Change) -> str:
        """The code of the statistic; the rule that found the item tells a price from the thing sold."""
        if per and per[0].isdigit():  # "هر ۱۰ هزار هکتار یک محیط‌بان" (ruling 3)
            return "rate"
        reading = self.reading
        told = f"قیمت {item}" if rule == "price_of" else item
        return indicator_of(unit, told, reading.words(reading.clause_of(span)), modality, change, reading.topic, self.rules)

    def _speaker(self, span: range) -> Official | None:
        sentence = max(bisect_right(self.reading.sentence_starts, span.start) - 1, 0)
        index = self.speakers[sentence]
        return None if index is None else self.reading.officials[index]

    def _body(self, span: range) -> Agency | None:
        return self.bodies.get(bisect_right(self.reading.sentence_starts, span.start) - 1)


def _speaker_of(reading: ArticleReading, person: Official | None, body: Agency | None) -> Speaker | None:
    if person:
        return Speaker(person.name, person.role, person.organization, person.place)
    if body is None:
        return None
    span = reading.token_range(body.start, body.end)
    told = reading.norms(span).strip()
    name = body.name if told.startswith("این ") else told  # "این شرکت" is the one named before
    if span.stop in reading.place_at:  # "بانک مرکزی روسیه"
        name = f"{name} {reading.places[reading.place_at[span.stop]].text}"
    return Speaker(name=name, place=body.place)


def _offsets(reading: ArticleReading, span: range) -> tuple[int, int]:
    return reading.tokens[span.start].start, reading.tokens[span.stop - 1].end


def _states(reading: ArticleReading, quantity: Quantity) -> bool:
    """Whether the quantity stands in the article itself; breadcrumbs, comment forms and codes state nothing."""
    n = bisect_right(reading.zones, quantity.start, key=lambda zone: zone.start) - 1
    return n < 0 or reading.zones[n].kind in CONTENT_KINDS
