"""Numbers as a pipe."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from persian_ie.components.layers import put, text_of, tokens_of
from persian_ie.values.numbers import find_numbers


class Numbers:
    """Fill the layer ``numbers``: digits, number words and both mixed, with bounds, ranges and ordinals.

    Each `persian_ie.types.Number` carries the name of the ``rule`` that found it.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer of one document."""
        put(doc, "numbers", find_numbers(text_of(doc), tokens_of(doc)))
        return doc
