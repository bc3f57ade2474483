"""Join the layers of the other components into ``doc.ents``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from persian_ie.articles import CONTENT_KINDS
from persian_ie.components.entities.joining import SURE_LEVELS, join
from persian_ie.components.layers import data, get, put, text_of
from persian_ie.types import Agency, Entity, Official, PlaceMention, Quantity, Timex, Zone

_SHORT = {"hour", "minute", "second"}  # OntoNotes: TIME is what is smaller than a day
_QUANTITY_LABEL = {
    "percent": "PERCENT",
    "IRR": "MONEY",
    "USD": "MONEY",
    "EUR": "MONEY",
    "GBP": "MONEY",
    "AED": "MONEY",
    "TRY": "MONEY",
    "IQD": "MONEY",
    "CNY": "MONEY",
}
_NO_MEASURE = {"count", "person", "household", "ratio"}


class Entities:
    """Set ``doc.ents`` from the tagger's entities and from officials, agencies, times, places and quantities.

    The rule stands in `persian_ie.components.entities.joining`: what the tagger sees stands, and takes kinds and ids from what
    the grammars and lexicons found; they complete it where it sees nothing and they are sure. Without ``persian_ie_ner`` they
    stand alone. What stands in a page's furniture is left out. ``ent.kb_id_`` is the place's code; the layer ``entities`` has the
    finer kinds.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents`` and fill the layer ``entities``."""
        tagged = get(doc, "ner", Entity) if "ner" in data(doc) else None
        zones = get(doc, "zones", Zone)
        spans: list[Span] = []
        entities: list[Entity] = []
        for entity in join(tagged, _records(doc)):
            span = doc.char_span(entity.start, entity.end, label=entity.label, kb_id=entity.id or "")
            if span is not None and _in_content(zones, entity):
                spans.append(span)
                entities.append(entity)
        doc.ents = spans
        put(doc, "entities", entities)
        return doc


def _in_content(zones: list[Zone], entity: Entity) -> bool:
    """Whether an entity stands in the article itself, not in breadcrumbs, tags or another part of its page."""
    n = bisect_right(zones, entity.start, key=lambda zone: zone.start) - 1
    return n < 0 or zones[n].kind in CONTENT_KINDS


def _records(doc: Doc) -> Iterator[tuple[Entity, bool]]:
    """What the other components found, and whether it is an entity where the tagger sees none."""
    text = text_of(doc)
    for person in get(doc, "officials", Official):
        words = person.name.split() if person.name else []
        for start, end in person.mentions:
            mention = text[start:end]
            # Titles and pronouns are mentions of the person, not names.
            if words and len(mention) >= len(words[-1]) and not _is_title(mention, person):
                yield Entity(start, end, mention, "PERSON", "official" if person.role else None), False
    for agency in get(doc, "agencies", Agency):
        yield Entity(agency.start, agency.end, agency.text, "ORG", agency.kind), False
    for timex in get(doc, "dates", Timex):
        dated = timex.kind == "date" and timex.calendar is not None and timex.grain == "day"
        yield Entity(timex.start, timex.end, timex.text, _timex_label(timex), timex.kind), dated
    for place in get(doc, "places", PlaceMention):
        known = place.place
        level = known.level if known else None
        sure = known is not None and (level in SURE_LEVELS or place.rule in ("level_word", "own"))
        yield Entity(place.start, place.end, place.text, "LOC", level, known.id if known else None), sure
    for quantity in get(doc, "quantities", Quantity):
        if quantity.unit not in _NO_MEASURE:
            label = _QUANTITY_LABEL.get(quantity.unit, "QUANTITY")
            yield Entity(quantity.start, quantity.end, quantity.text, label, quantity.unit), label != "MONEY"


def _timex_label(timex: Timex) -> str:
    short = timex.kind in ("duration", "set") and timex.grain in _SHORT
    return "TIME" if timex.kind == "time" or short else "DATE"


def _is_title(mention: str, person: Official) -> bool:
    """Whether a mention names the office or is a pronoun rather than the person's name."""
    from persian_ie.text.characters import fold

    name = fold(person.name or "")
    return fold(mention) not in name and name not in fold(mention)
