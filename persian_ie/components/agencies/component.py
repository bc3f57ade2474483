"""The pipe ``persian_ie_agencies``: public bodies with kind, parent and jurisdiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persian_ie.components.layers import put, text_of, tokens_of
from persian_ie.lexicons.agencies import find_agencies

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Agencies:
    """Find mentions of public bodies: ministries, local offices, banks, universities, news agencies …

    Layer ``agencies``: `Agency` records in order, not overlapping.

    Examples
    --------
    >>> import persian_ie
    >>> doc = persian_ie.load()("اداره کل دامپزشکی ایلام خبر داد.")
    >>> [(a.name, a.kind, a.place) for a in doc._.pie.agencies]
    [('اداره کل دامپزشکی', 'directorate', 'ایلام')]
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer ``agencies``."""
        put(doc, "agencies", find_agencies(text_of(doc), tokens_of(doc)))
        return doc
