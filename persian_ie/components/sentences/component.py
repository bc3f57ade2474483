"""Sentence boundaries of the raw text."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from persian_ie.components.layers import tokens_of
from persian_ie.text.segmentation import sentence_starts


class Sentences:
    """Set ``token.is_sent_start`` on every token, so that ``doc.sents`` works."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        starts = {tokens[i].start for i in sentence_starts(doc.text, tokens)}
        for token in doc:
            token.is_sent_start = token.idx in starts or token.i == 0
        return doc
