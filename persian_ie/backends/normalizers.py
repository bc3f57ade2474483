"""Normalizers of other packages, used word by word: they give norms to our tokens, so every offset stays right.

Whole texts are not given to them, for they change offsets and break numbers, dates and links. Tokens that are no word keep our norm.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from persian_ie.errors import MissingExtraError, UnknownNormalizerError
from persian_ie.text.characters import LETTERS

NORMALIZERS = ("persian_ie", "hazm", "parsivar")
CACHE = 20_000  # norms remembered at most
_WORD = re.compile(f"[{LETTERS}]")


def _hazm() -> Callable[[str], str]:
    import hazm

    return hazm.Normalizer().normalize  # type: ignore[no-any-return]


def _parsivar() -> Callable[[str], str]:
    import parsivar

    return parsivar.Normalizer().normalize  # type: ignore[no-any-return]


_MAKERS = {"hazm": _hazm, "parsivar": _parsivar}


class WordNorms(dict[tuple[str, str], str]):
    """Norms of words by another package, remembered up to a bound; ours where it gives nothing or more than one word."""

    def __init__(self, normalize: Callable[[str], str]) -> None:
        super().__init__()
        self.normalize = normalize

    def __missing__(self, key: tuple[str, str]) -> str:
        if len(self) >= CACHE:
            self.clear()
        word, ours = key
        norm = self.normalize(word).strip() if _WORD.match(word) else ours
        self[key] = norm = norm if norm and not any(c.isspace() for c in norm) else ours
        return norm


def word_norms(name: str) -> WordNorms | None:
    """What gives the norms of words, by the name of its package; ``None`` for ``"persian_ie"``: our own stand.

    Raises
    ------
    MissingExtraError
        The package is not installed.
    UnknownNormalizerError
        No such normalizer.

    Examples
    --------
    >>> word_norms("persian_ie") is None
    True
    """
    if name == "persian_ie":
        return None
    if name not in _MAKERS:
        raise UnknownNormalizerError(f"no normalizer is called {name!r}; there are {', '.join(NORMALIZERS)}")
    try:
        return WordNorms(_MAKERS[name]())
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.partition(".")[0] != name:
            raise
        raise MissingExtraError(name, name) from None
