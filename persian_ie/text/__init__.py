"""Text: characters, half-spaces, tokens with norms, sentences, and how a normalized text came from the raw one."""

from __future__ import annotations

from persian_ie.errors import TextTypeError
from persian_ie.text.normalization import Edit, normalize, normalize_aligned
from persian_ie.text.segmentation import sentence_starts, tokenize

__all__ = ["Edit", "TextTypeError", "normalize", "normalize_aligned", "sentence_starts", "tokenize"]
