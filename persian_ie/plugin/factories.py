"""All spaCy factories of the package. Light on purpose: spaCy imports it whenever anybody makes any pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

import persian_ie.plugin.tokenizer
import persian_ie.plugin.view  # noqa: F401  (registers doc._.pie)

if TYPE_CHECKING:
    from persian_ie.components.agencies.component import Agencies
    from persian_ie.components.dates.component import Dates
    from persian_ie.components.entities.component import Entities
    from persian_ie.components.facts.component import Facts
    from persian_ie.components.gazetteer.component import Gazetteer
    from persian_ie.components.ner.component import Ner
    from persian_ie.components.numbers.component import Numbers
    from persian_ie.components.officials.component import Officials
    from persian_ie.components.quantities.component import Quantities
    from persian_ie.components.sentences.component import Sentences
    from persian_ie.components.zones.component import Zones


@Language.factory("persian_ie_zones")
def create_zones(nlp: Language, name: str) -> Zones:
    """Article zones: title, abstract, body, furniture."""
    from persian_ie.components.zones.component import Zones

    return Zones(nlp, name)


@Language.factory("persian_ie_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Sentences:
    """Sentence boundaries."""
    from persian_ie.components.sentences.component import Sentences

    return Sentences(nlp, name)


@Language.factory("persian_ie_numbers")
def create_numbers(nlp: Language, name: str) -> Numbers:
    """Numbers in digits and words."""
    from persian_ie.components.numbers.component import Numbers

    return Numbers(nlp, name)


@Language.factory("persian_ie_dates")
def create_dates(nlp: Language, name: str) -> Dates:
    """Dates, clock times and durations in three calendars."""
    from persian_ie.components.dates.component import Dates

    return Dates(nlp, name)


@Language.factory("persian_ie_quantities", default_config={"units": None})
def create_quantities(nlp: Language, name: str, units: str | None) -> Quantities:
    """Numbers with canonical units; ``units`` is the path of a table with units to add."""
    from persian_ie.components.quantities.component import Quantities

    return Quantities(nlp, name, units=units)


@Language.factory("persian_ie_gazetteer", default_config={"villages": False, "places": None})
def create_gazetteer(nlp: Language, name: str, villages: bool, places: str | None) -> Gazetteer:
    """Places linked to their codes, with ``villages`` those of some 90,000 villages too; ``places`` is the path of a user's table."""
    from persian_ie.components.gazetteer.component import Gazetteer

    return Gazetteer(nlp, name, villages=villages, places=places)


@Language.factory("persian_ie_agencies")
def create_agencies(nlp: Language, name: str) -> Agencies:
    """Public bodies."""
    from persian_ie.components.agencies.component import Agencies

    return Agencies(nlp, name)


@Language.factory("persian_ie_officials")
def create_officials(nlp: Language, name: str) -> Officials:
    """Persons with their offices, and every mention of them."""
    from persian_ie.components.officials.component import Officials

    return Officials(nlp, name)


@Language.factory("persian_ie_facts", requires=["token.is_sent_start"], default_config={"indicators": None})
def create_facts(nlp: Language, name: str, indicators: str | None) -> Facts:
    """Numeric statements with all their slots; ``indicators`` is the path of a user's table of indicators."""
    from persian_ie.components.facts.component import Facts

    return Facts(nlp, name, indicators)


@Language.factory("persian_ie_ner", default_config={"model": None})
def create_ner(nlp: Language, name: str, model: str | None) -> Ner:
    """Persons, bodies, places, times and money by the trained tagger, or by a ``model`` of the user's."""
    from persian_ie.components.ner.component import Ner

    return Ner(nlp, name, model)


@Language.factory("persian_ie_entities", assigns=["doc.ents"])
def create_entities(nlp: Language, name: str) -> Entities:
    """``doc.ents`` from the layers of the other components."""
    from persian_ie.components.entities.component import Entities

    return Entities(nlp, name)
