"""Article zones as a pipe: fills the layer ``zones``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from persian_ie.articles.zoning import zone
from persian_ie.components.layers import article_of, put

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Zones:
    """Cut the article into title, abstract, body and furniture.

    Title and abstract that the article gives are taken as they are; a text without them is read as a scraped page.
    """

    def __init__(self, nlp: Language, name: str, **options: Any) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        put(doc, "zones", zone(doc.text, article_of(doc)))
        return doc
