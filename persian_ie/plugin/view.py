"""``doc._.pie``: typed views of the plain data that the components leave on a document."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from spacy.tokens import Doc

from persian_ie.components.layers import article_of, get
from persian_ie.lexicons.gazetteer import gazetteer
from persian_ie.text import normalize_aligned
from persian_ie.text.alignment import Alignment
from persian_ie.types import Agency, Article, Entity, Extraction, Fact, Number, Official, Place, PlaceMention, Quantity, Timex, Zone


class PieView:
    """The results on one document; each property reads the layer that a component filled, and is empty where none did."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    @property
    def article(self) -> Article:
        """The article that the document was made of."""
        return article_of(self._doc)

    @cached_property
    def _aligned(self) -> tuple[str, Alignment]:
        return normalize_aligned(self._doc.text)

    @property
    def normalized(self) -> str:
        """The normalized text."""
        return self._aligned[0]

    @property
    def alignment(self) -> Alignment:
        """Takes spans of the raw text to spans of the normalized text and back."""
        return self._aligned[1]

    @property
    def zones(self) -> list[Zone]:
        """The article zones, in order."""
        return get(self._doc, "zones", Zone)

    @property
    def numbers(self) -> list[Number]:
        """All numbers."""
        return get(self._doc, "numbers", Number)

    @property
    def dates(self) -> list[Timex]:
        """Dates and clock times; durations are in `durations`, and minutes of a match in neither."""
        return [timex for timex in get(self._doc, "dates", Timex) if timex.kind in ("date", "time") and timex.rule != "match_minute"]

    @property
    def durations(self) -> list[Timex]:
        """Durations and recurring times."""
        return [timex for timex in get(self._doc, "dates", Timex) if timex.kind in ("duration", "set")]

    @property
    def quantities(self) -> list[Quantity]:
        """Numbers with their units."""
        return get(self._doc, "quantities", Quantity)

    @property
    def places(self) -> list[PlaceMention]:
        """Mentions of places, linked to the gazetteer."""
        return get(self._doc, "places", PlaceMention)

    @property
    def provinces(self) -> list[Place]:
        """The provinces that the places are or lie in, the one named most often first."""
        named: Counter[str] = Counter()
        for mention in self.places:
            place = mention.place
            province = None if place is None else place.name if place.level == "province" else place.province
            if province:
                named[province] += 1
        return [gazetteer().find(name, "province")[0] for name, _ in named.most_common()]

    @property
    def agencies(self) -> list[Agency]:
        """Mentions of public bodies."""
        return get(self._doc, "agencies", Agency)

    @property
    def officials(self) -> list[Official]:
        """Persons of the article who hold an office."""
        return [person for person in get(self._doc, "officials", Official) if person.name and person.role]

    @property
    def facts(self) -> list[Fact]:
        """Numeric statements."""
        return get(self._doc, "facts", Fact)

    @property
    def ner(self) -> list[Entity]:
        """What the trained tagger saw, before it was joined with the rest."""
        return get(self._doc, "ner", Entity)

    @property
    def entities(self) -> list[Entity]:
        """What ``doc.ents`` holds, with finer kinds and ids."""
        return get(self._doc, "entities", Entity)

    @property
    def extraction(self) -> Extraction:
        """All results as one plain value that outlives the document."""
        return Extraction(
            article=self.article,
            entities=tuple(self.entities),
            officials=tuple(self.officials),
            agencies=tuple(self.agencies),
            places=tuple(self.places),
            provinces=tuple(self.provinces),
            dates=tuple(self.dates),
            facts=tuple(self.facts),
            zones=tuple(self.zones),
        )


if not Doc.has_extension("pie"):
    Doc.set_extension("pie", getter=PieView)
