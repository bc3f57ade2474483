"""A spaCy tokenizer that keeps the raw text and gives each token its normalized form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from persian_ie.backends.normalizers import word_norms
from persian_ie.text.segmentation import tokenize

_SURROGATE = re.compile("[\ud800-\udfff]")


class NewsTokenizer:
    """Segment raw Persian text; ``doc.text`` is the text given, ``token.norm_`` the normalized token.

    White space other than single spaces becomes tokens of its own, as in spaCy; so do half-spaces, marks and HTML spaces between
    words, whose norm is one space. A lone surrogate, which spaCy cannot store, becomes U+FFFD: one code point for one, so every
    offset still holds.

    Parameters
    ----------
    vocab : spacy.vocab.Vocab
        The vocabulary of the pipeline.
    normalizer : str
        Whose norms words get: ``"persian_ie"``, ``"hazm"`` or ``"parsivar"``; see `persian_ie.backends.normalizers`.
    """

    def __init__(self, vocab: Vocab, normalizer: str = "persian_ie") -> None:
        self.vocab = vocab
        self.normalizer = normalizer
        self._norms = word_norms(normalizer)

    def __call__(self, text: str) -> Doc:
        """Tokenize a text."""
        if _SURROGATE.search(text):
            text = _SURROGATE.sub("\ufffd", text)
        words: list[str] = []
        spaces: list[bool] = []
        norms: list[tuple[int, str]] = []
        at = 0
        for start, end, norm in tokenize(text):
            if start > at:
                _add_gap(text[at:start], words, spaces, norms)
            word = text[start:end]
            if self._norms is not None:
                norm = self._norms[word, norm]
            # spaCy's own norm of a word it sees first: lower case, « and » as ", € as $.
            if norm != BASE_NORMS.get(word, word.lower()):
                norms.append((len(words), norm))
            words.append(word)
            spaces.append(False)
            at = end
        if at < len(text):
            _add_gap(text[at:], words, spaces, norms)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for i, norm in norms:
            doc[i].norm_ = norm
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Tokenize a stream of texts."""
        for text in texts:
            yield self(text)

    # The tokenizer has no state beside the vocabulary, which spaCy saves itself, and its configuration.
    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return nothing to save."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> NewsTokenizer:
        """Return the tokenizer as it is."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Save nothing."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> NewsTokenizer:
        """Return the tokenizer as it is."""
        return self


def _add_gap(gap: str, words: list[str], spaces: list[bool], norms: list[tuple[int, str]]) -> None:
    """Add what stands between tokens: one space belongs to the token before, the rest is a token."""
    if words and gap[0] == " ":
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        if not gap.isspace():
            norms.append((len(words), " "))
        words.append(gap)
        spaces.append(False)


@registry.tokenizers("persian_ie.NewsTokenizer.v1")  # type: ignore[untyped-decorator]
def create_news_tokenizer(normalizer: str = "persian_ie") -> Callable[[Language], NewsTokenizer]:
    """Make the tokenizer from a spaCy config: ``{"@tokenizers": "persian_ie.NewsTokenizer.v1"}``, optionally with ``normalizer``."""
    return lambda nlp: NewsTokenizer(nlp.vocab, normalizer)
