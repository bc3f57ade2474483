"""Dates, clock times, durations and recurring times as a pipe."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from persian_ie.components.layers import article_of, put, text_of, tokens_of
from persian_ie.values.dates import find_dates


class Dates:
    """Fill the layer ``dates``, each `persian_ie.types.Timex` with its value and the ``rule`` that found it.

    What is relative (``امروز``, ``سال گذشته``, a day without a year) counts from the article's day of publication; without one it
    has no value.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the dates of the document."""
        put(doc, "dates", find_dates(text_of(doc), tokens_of(doc), anchor=article_of(doc).anchor))
        return doc
