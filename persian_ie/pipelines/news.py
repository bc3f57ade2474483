"""The pipeline for news articles."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from persian_ie.types import Article, Extraction, iso_date

if TYPE_CHECKING:
    from spacy.language import Language

PIPES = (
    "persian_ie_zones",
    "persian_ie_sentences",
    "persian_ie_numbers",
    "persian_ie_dates",
    "persian_ie_gazetteer",
    "persian_ie_agencies",
    "persian_ie_officials",
    "persian_ie_quantities",
    "persian_ie_facts",
    "persian_ie_ner",
    "persian_ie_entities",
)

_KEPT_WORDS = 30_000  # words and norms that the vocabulary keeps, some 12 MB: those of a thousand articles
_TURN = RLock()  # the end of a memory zone would take the words of another thread's article away


def load(
    *,
    indicators: str | Path | None = None,
    places: str | Path | None = None,
    normalizer: str = "persian_ie",
    villages: bool = False,
) -> Language:
    """Make the spaCy pipeline for Persian news; its data come with the package, nothing is downloaded.

    Parameters
    ----------
    indicators : str or Path, optional
        A table of your own indicator rules (TOML), tried before those of the package; see `persian_ie.lexicons.indicators.read_rules`.
    places : str or Path, optional
        A table of places of your own (TOML), known beside those of the gazetteer; see `persian_ie.lexicons.own_places`.
    normalizer : str
        Whose norms words get: ours, or those of ``"hazm"`` or ``"parsivar"`` where that package is installed (extras of these names).
        Tokens and offsets are ours in any case.
    villages : bool
        Whether ``روستای …`` is linked to its code where the article tells in which county it lies; loads the register of villages.

    Returns
    -------
    spacy.language.Language
        ``nlp(text)`` keeps the text as it is; results are in ``doc.ents`` and ``doc._.pie``.

    Raises
    ------
    MissingExtraError
        The package of the `normalizer` is not installed.
    UnknownNormalizerError
        There is no such `normalizer`.

    Examples
    --------
    >>> import persian_ie as pie
    >>> nlp = pie.load()
    >>> doc = nlp("۵۳۷ تعاونی در شهرستان سلسله ثبت شده است.")
    >>> doc._.pie.facts[0].value
    537
    """
    import spacy

    import persian_ie.plugin.factories  # noqa: F401  (registers the factories where the package is not installed)

    nlp = spacy.blank("fa", config={"nlp": {"tokenizer": {"@tokenizers": "persian_ie.NewsTokenizer.v1", "normalizer": normalizer}}})
    config: dict[str, dict[str, Any]] = {
        "persian_ie_facts": {"indicators": str(indicators) if indicators else None},
        "persian_ie_gazetteer": {"villages": villages, "places": str(places) if places else None},
    }
    for name in PIPES:
        nlp.add_pipe(name, config=config.get(name, {}))
    nlp.max_length = sys.maxsize  # spaCy's limit is for parsers, whose memory grows faster than the text; ours does not
    return nlp


@cache
def _shared() -> Language:
    return load()


def extract(source: str | Article | Mapping[str, Any], published: str | date | None = None, *, nlp: Language | None = None) -> Extraction:
    """Extract typed, resolved facts from one news article.

    Parameters
    ----------
    source : str, Article or mapping
        The article: its text, or a mapping with ``text`` and optionally ``id``, ``title``, ``abstract``, ``published``, ``url`` and
        ``source``.
    published : str or datetime.date, optional
        The publication date, which ``امروز`` and ``سال گذشته`` are resolved against; it wins over the one in `source`.
    nlp : Language, optional
        A pipeline from `load`; the default one, made at the first call, where none is given.

    Returns
    -------
    Extraction
        Entities, officials, dates and facts with offsets into ``extraction.text``: title, abstract and text, those that are
        given, joined by a newline.

    Raises
    ------
    ArticleError
        `source` is no article.
    DateError
        `published` is no date.

    Examples
    --------
    >>> import persian_ie as pie
    >>> result = pie.extract("مدیرکل تعاون لرستان گفت: ۵۳۷ تعاونی در شهرستان سلسله ثبت شده است.", published="2025-09-06")
    >>> fact = result.facts[0]
    >>> fact.value, fact.item, fact.indicator, fact.place.full_name
    (537, 'تعاونی', 'cooperative_count', 'شهرستان سلسله')
    """
    article = Article.of(source)
    if published is not None:
        article = replace(article, published=iso_date(published))
    with _TURN:
        nlp = nlp or _shared()
        with _forgetting(nlp):
            return document(nlp, article)._.pie.extraction  # type: ignore[no-any-return]


def _forgetting(nlp: Language) -> AbstractContextManager[Any]:
    """A context after which the words of an article are forgotten, as else the vocabulary would grow with every article.

    The first ones stay: making a word anew for each article is a quarter of the time of tokenizing. In a zone of the caller's own it
    is for that one to forget, as zones must not be nested.
    """
    zoned: bool = nlp.vocab.in_memory_zone  # type: ignore[attr-defined]  # spaCy's stub lacks it
    return nullcontext() if zoned or len(nlp.vocab.strings) < _KEPT_WORDS else nlp.memory_zone()


def document(nlp: Language, article: Article) -> Any:
    """Run a pipeline on an article, so that its components see the title, abstract and date of publication."""
    from persian_ie.components.layers import data

    doc = nlp.make_doc(article.raw)
    data(doc)["article"] = article.to_dict()
    return nlp(doc)
