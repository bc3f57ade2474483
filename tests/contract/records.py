"""Checks that hold for the results on any text."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from spacy.tokens import Doc

from persian_ie.components.layers import data
from persian_ie.types import Extraction


def assert_spans(records: Any, text: str) -> None:
    """Every record's span lies in the text, is not empty, and its words are those of the text."""
    for record in records:
        names = {f.name for f in fields(record)}
        if "start" in names:
            assert 0 <= record.start < record.end <= len(text), record
        if {"start", "text"} <= names:
            assert record.text == text[record.start : record.end], record
        for start, end in getattr(record, "mentions", ()):
            assert 0 <= start < end <= len(text), record


def assert_sound(doc: Doc) -> None:
    """The results on a document: spans inside and true, and as many layers as were filled made of plain data."""
    pie, text = doc._.pie, doc.text  # spaCy puts the text together anew each time
    for layer in ("zones", "numbers", "dates", "durations", "quantities", "places", "agencies", "officials", "facts", "entities"):
        assert_spans(getattr(pie, layer), text)
    for ent in doc.ents:
        assert text[ent.start_char : ent.end_char] == ent.text
    assert_plain(data(doc))


def assert_plain(value: Any) -> None:
    """Only what JSON holds, so that no serializer stumbles."""
    if isinstance(value, dict):
        assert all(type(key) is str for key in value)
        for inner in value.values():
            assert_plain(inner)
    elif isinstance(value, list):
        for inner in value:
            assert_plain(inner)
    else:
        assert value is None or type(value) in (str, int, float, bool), (type(value), value)
        assert type(value) is not int or -(2**63) <= value < 2**64


def summary(doc: Doc) -> tuple[Any, ...]:
    """Everything that must be the same wherever a text was processed."""
    extraction: Extraction = doc._.pie.extraction
    return (
        doc.text,
        [(token.idx, token.text, token.norm_, token.is_sent_start) for token in doc],
        [(ent.start, ent.end, ent.label_, ent.kb_id_) for ent in doc.ents],
        {name: [(span.start, span.end, span.label_) for span in group] for name, group in doc.spans.items()},
        {layer: records for layer, records in data(doc).items() if layer != "article"},
        extraction,
    )
