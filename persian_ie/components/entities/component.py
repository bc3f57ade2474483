"""Join the layers of the other components into ``doc.ents``."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from persian_ie.components.layers import get, put
from persian_ie.types import Agency, Entity, Official, PlaceMention, Quantity, Timex

_TIMEX_LABEL = {"date": "DATE", "time": "TIME", "duration": "DATE", "set": "DATE"}
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
    """Set ``doc.ents`` from persons, agencies, places, times and quantities.

    Where two overlap, the longer one stays; of two as long, the one named first here: person, agency, time, place, quantity.
    ``ent.kb_id_`` is the place's code; the layer ``entities`` has the finer kinds.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents`` and fill the layer ``entities``."""
        spans: list[Span] = []
        entities: list[Entity] = []
        taken: set[int] = set()
        ranked = sorted(enumerate(_candidates(doc)), key=lambda pair: (pair[1].start - pair[1].end, pair[0]))
        for _, entity in ranked:
            span = doc.char_span(entity.start, entity.end, label=entity.label, kb_id=entity.id or "")
            if span is None or taken.intersection(range(span.start, span.end)):
                continue
            taken.update(range(span.start, span.end))
            spans.append(span)
            entities.append(entity)
        doc.ents = spans
        put(doc, "entities", sorted(entities, key=lambda entity: entity.start))
        return doc


def _candidates(doc: Doc) -> Iterator[Entity]:
    text = doc.text
    for person in get(doc, "officials", Official):
        words = person.name.split() if person.name else []
        for start, end in person.mentions:
            mention = text[start:end]
            # Titles and pronouns are mentions of the person, not names.
            if words and len(mention) >= len(words[-1]) and not _is_title(mention, person):
                yield Entity(start, end, mention, "PERSON", "official" if person.role else None)
    for agency in get(doc, "agencies", Agency):
        yield Entity(agency.start, agency.end, agency.text, "ORG", agency.kind)
    for timex in get(doc, "dates", Timex):
        yield Entity(timex.start, timex.end, timex.text, _TIMEX_LABEL[timex.kind], timex.kind)
    for place in get(doc, "places", PlaceMention):
        known = place.place
        yield Entity(place.start, place.end, place.text, "LOC", known.level if known else None, known.id if known else None)
    for quantity in get(doc, "quantities", Quantity):
        if quantity.unit not in _NO_MEASURE:
            yield Entity(quantity.start, quantity.end, quantity.text, _QUANTITY_LABEL.get(quantity.unit, "QUANTITY"), quantity.unit)


def _is_title(mention: str, person: Official) -> bool:
    """Whether a mention names the office or is a pronoun rather than the person's name."""
    from persian_ie.text.characters import fold

    name = fold(person.name or "")
    return fold(mention) not in name and name not in fold(mention)
