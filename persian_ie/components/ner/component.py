"""The pipe ``persian_ie_ner``: named entities by the trained tagger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from persian_ie.components.layers import data, get, put, tokens_of
from persian_ie.taggers.entities import find_entities, network
from persian_ie.taggers.network import Network
from persian_ie.types import Agency

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Ner:
    """Find persons, bodies, places, dates, times, money and percentages with the trained tagger.

    Layer ``ner``: `Entity` records in order, not overlapping, with the labels ``PERSON ORG LOC DATE TIME MONEY PERCENT``.
    ``persian_ie_entities`` joins them with what the grammars and lexicons found. Where ``persian_ie_agencies`` stands before it,
    the bodies it found are facts that the tagger weighs; else they are looked up here.

    Parameters
    ----------
    nlp : Language
        The pipeline.
    name : str
        The name of the pipe.
    model : str or Path, optional
        A model of your own, made by ``models/ner/train.py`` and ``export.py``; that of the package where none is given.

    Raises
    ------
    DataError
        The model is missing, broken, or of another version.

    Examples
    --------
    >>> import persian_ie
    >>> doc = persian_ie.load()("علی رضایی دیروز در تهران گفت وزارت نیرو وام گرفته است.")
    >>> [(e.text, e.label) for e in doc._.pie.ner]
    [('علی رضایی', 'PERSON'), ('دیروز', 'DATE'), ('تهران', 'LOC'), ('وزارت نیرو', 'ORG')]
    """

    def __init__(self, nlp: Language, name: str, model: str | Path | None = None) -> None:
        self.name = name
        self.tagger = network() if model is None else Network(Path(model))  # now, not with the first article

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer ``ner``."""
        bodies = None
        if "agencies" in data(doc):
            bodies = [(agency.start, agency.end) for agency in get(doc, "agencies", Agency)]
        put(doc, "ner", find_entities(doc.text, tokens_of(doc), bodies, self.tagger))
        return doc
