"""Sentence boundaries of the raw text."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from persian_ie.components.layers import text_of, tokens_of
from persian_ie.text.segmentation import sentence_starts


class Sentences:
    """Set ``token.is_sent_start`` on every token, so that ``doc.sents`` works."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentence starts."""
        tokens = tokens_of(doc)
        starts = {tokens[i].start for i in sentence_starts(text_of(doc), tokens)}
        offsets = doc.to_array("IDX")
        marks = [[1 if i == 0 or offset in starts else -1] for i, offset in enumerate(offsets.tolist())]
        return doc.from_array(["SENT_START"], np.array(marks, dtype="int64").astype("uint64").reshape(len(doc), 1))  # type: ignore[arg-type]  # the stub wants a protocol
