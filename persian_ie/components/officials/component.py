"""The pipe ``persian_ie_officials``: who holds an office and who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persian_ie.components.layers import get, put, text_of, tokens_of
from persian_ie.components.officials.find import find_officials
from persian_ie.types import Zone

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Officials:
    """Find the officials of an article and everybody who speaks in it.

    Layer ``officials``: `Official` records in the order of their first mention. Those with a name and a role are the officials of
    `Extraction.officials`; the others (an office without a name, a person without an office) are speakers. Uses the layer ``zones``.

    Examples
    --------
    >>> import persian_ie
    >>> doc = persian_ie.load()("فرماندار پاوه، بهروز کریمی‌نژاد گفت: ۱۲ طرح افتتاح شد.")
    >>> [(o.name, o.role, o.place) for o in doc._.pie.officials]
    [('بهروز کریمی\u200cنژاد', 'فرماندار', 'پاوه')]
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer ``officials``."""
        put(doc, "officials", find_officials(text_of(doc), tokens_of(doc), get(doc, "zones", Zone)))
        return doc
