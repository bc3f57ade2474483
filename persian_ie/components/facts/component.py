"""From quantities to facts: every numeric statement with what, where, when and said by whom."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from persian_ie.components.facts.reading import ArticleReading
from persian_ie.components.facts.repetition import facts_of
from persian_ie.components.facts.statements import Stater
from persian_ie.components.layers import article_of, get, put, text_of, tokens_of
from persian_ie.lexicons.indicators import indicator_rules, read_rules
from persian_ie.lexicons.phrases import reading_of
from persian_ie.types import Agency, Official, PlaceMention, Quantity, Timex, Zone
from persian_ie.values.titles import find_titles


class Facts:
    """Fill the layer ``facts`` from the layers of the other components.

    Parameters
    ----------
    nlp : Language
        The pipeline.
    name : str
        The pipe's name in it.
    indicators : str, optional
        Path of a table of indicator rules that are tried before the package's own; see `persian_ie.lexicons.indicators.read_rules`.
    """

    def __init__(self, nlp: Language, name: str, indicators: str | None = None) -> None:
        self.name = name
        self.rules = (*read_rules(indicators), *indicator_rules()) if indicators else indicator_rules()

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer ``facts``."""
        put(doc, "facts", facts_of(Stater(read(doc), self.rules)))
        return doc


def read(doc: Doc) -> ArticleReading:
    """Gather what the other components found."""
    tokens = tokens_of(doc)
    words = reading_of(text_of(doc), tokens)
    starts = {offset for offset, mark in doc.to_array(["IDX", "SENT_START"]).tolist() if mark == 1}
    return ArticleReading(
        text=text_of(doc),
        tokens=tokens,
        sentence_starts=[i for i, token in enumerate(tokens) if token.start in starts or i == 0],
        article=article_of(doc),
        quantities=get(doc, "quantities", Quantity),
        timexes=get(doc, "dates", Timex),
        places=get(doc, "places", PlaceMention),
        officials=get(doc, "officials", Official),
        zones=get(doc, "zones", Zone),
        agencies=get(doc, "agencies", Agency),
        titles=[words.span(title.start, title.end) for title in find_titles(words)],
    )
