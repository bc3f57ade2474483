"""Where names end in running text: words of the sentence, marks, lines. The words stand in `bodies.toml`."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from persian_ie.lexicons.phrases import PhraseTable, Reading, keys

_MARKS = frozenset(".:؛!؟?»)]}|/…*")


@cache
def data() -> dict[str, Any]:
    """The table `bodies.toml`."""
    return tomllib.loads(files("persian_ie.lexicons").joinpath("bodies.toml").read_text("utf-8"))


@cache
def group(name: str) -> frozenset[str]:
    """The keys of a group of words of the table."""
    return frozenset(key for word in data()[name]["words"] for key in keys(word))


@cache
def _joins() -> dict[str, frozenset[str]]:
    return {keys(word)[0]: frozenset(key for w in before for key in keys(w)) for word, before in data()["joins"].items()}


def is_stop(reading: Reading, i: int, *, first: bool = False) -> bool:
    """Whether a name can't go on (with ``first``: begin) with the word: end of text or line, a mark, or a word of the sentence."""
    if i >= len(reading) or (not first and i in reading.breaks):
        return True
    key = reading.keys[i]
    always = _stops(key)
    if always is not None:
        return always
    before = reading.key(i - 1)
    if key in group("counts") and before in group("numbered"):
        return _is_mark(key)
    joins = _joins().get(key)
    return joins is None or (before not in joins and before.removeprefix("و") not in joins)


@lru_cache(maxsize=8_000)
def _stops(key: str) -> bool | None:
    """Whether a word is a stop; ``None`` where the word before it tells."""
    if key not in group("stops"):
        return _is_mark(key)
    return None if key in group("counts") or key in _joins() else True


def _is_mark(key: str) -> bool:
    return (not key[0].isalpha() and key not in {"،", "(", "«", '"', "-", "“", "”"}) or key in _MARKS


def is_boundary(reading: Reading, i: int, *, first: bool = False) -> bool:
    """Whether a title or name ends before the word for certain: a stop, a comma, a bracket or a quotation mark."""
    return is_stop(reading, i, first=first) or not reading.keys[i][0].isalpha()


@cache
def heads() -> PhraseTable[str]:
    """Head words of bodies (``اداره کل``, ``سازمان``), with the kind that they tell."""
    return PhraseTable(data()["heads"].items())


def is_head_word(reading: Reading, i: int) -> bool:
    """Whether the name of a body begins at the word by its head."""
    return heads().longest(reading.words, i) is not None
