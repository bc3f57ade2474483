"""How components keep their results: plain dicts in ``doc.user_data["persian_ie"]``, one list a layer.

Plain data survive ``to_bytes``, ``DocBin`` and pickle; typed views of them are made where they are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from persian_ie.records import Record
from persian_ie.types import Article, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "persian_ie"
T = TypeVar("T", bound=Record)


def data(doc: Doc) -> dict[str, Any]:
    """The plain data of this package on a document."""
    return doc.user_data.setdefault(KEY, {})  # type: ignore[no-any-return]


def put(doc: Doc, layer: str, records: Iterable[Record]) -> None:
    """Store the records of a layer (``numbers``, ``dates``, ``facts`` …), replacing what it held."""
    data(doc)[layer] = [record.to_dict() for record in records]


def get(doc: Doc, layer: str, kind: type[T]) -> list[T]:
    """The records of a layer, in order; empty where no component has filled it."""
    return [kind.from_dict(record) for record in data(doc).get(layer, ())]


def article_of(doc: Doc) -> Article:
    """The article that the document was made of; a bare text is an article with nothing but text."""
    stored = data(doc).get("article")
    return Article(text=text_of(doc)) if stored is None else Article.from_dict(stored)


def text_of(doc: Doc) -> str:
    """The raw text of a document, which spaCy would put together anew for each component."""
    return _read(doc)[1]


def tokens_of(doc: Doc) -> tuple[Token, ...]:
    """The document's tokens without white space, with their norms, as the functions of `persian_ie.values` want them."""
    return _read(doc)[2]


_last: tuple[bytes, str, tuple[Token, ...]] = (b"", "", ())


def _read(doc: Doc) -> tuple[bytes, str, tuple[Token, ...]]:
    """What the document's words and norms are, its text and its tokens; remembered for the next component of the pipeline."""
    global _last
    key = doc.to_array(["ORTH", "NORM", "SPACY"]).tobytes()
    last = _last
    if last[0] != key:
        _last = last = (key, doc.text, _tokens(doc))
    return last


def _tokens(doc: Doc) -> tuple[Token, ...]:
    strings, make = doc.vocab.strings, tuple.__new__
    gap = strings[" "]  # the norm of half-spaces, marks and HTML spaces between words
    rows = doc.to_array(["IDX", "LENGTH", "NORM", "IS_SPACE"]).tolist()  # a tenth of the time of a walk over the tokens
    return tuple([make(Token, (start, start + length, strings[norm])) for start, length, norm, space in rows if not space and norm != gap])
