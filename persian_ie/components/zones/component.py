"""Article zones as a pipe: fills the layer ``zones``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from persian_ie.articles import page, zone
from persian_ie.components.layers import article_of, data, put, text_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Zones:
    """Cut the article into title, abstract, body and furniture.

    Title and abstract that the article gives are taken as they are; a text without them is read as a scraped page. An article
    whose date of publication is not given gets the one of the page's date line.
    """

    def __init__(self, nlp: Language, name: str, **options: Any) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        article = article_of(doc)
        put(doc, "zones", zone(text_of(doc), article))
        if article.published is None and (published := page(text_of(doc), article).published):
            data(doc)["article"] = replace(article, published=published.value).to_dict()
        return doc
