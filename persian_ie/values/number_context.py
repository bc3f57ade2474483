"""The words around numbers that say how exact one is, or that it is none: the table number_context.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from persian_ie.types import Bound
from persian_ie.values.units import key


class Context(NamedTuple):
    """The tables of number_context.toml, as keys."""

    before: dict[str, Bound]
    after: dict[str, Bound]
    strong: frozenset[str]
    weak: frozenset[str]
    signed: frozenset[str]
    indefinite: frozenset[str]
    not_before: dict[str, frozenset[str]]
    doubtful: frozenset[str]
    village: frozenset[str]
    idioms: frozenset[str]
    idiom_starts: frozenset[str]
    stop: frozenset[str]
    verbs: frozenset[str]
    glued: frozenset[str]


@cache
def context() -> Context:
    """The words around numbers, read once."""
    raw: dict[str, Any] = tomllib.loads(Path(__file__).with_name("number_context.toml").read_text("utf-8"))

    def keys(words: Sequence[str]) -> frozenset[str]:
        return frozenset(key(w) for w in words)

    def bounds(section: str) -> dict[str, Bound]:
        return {key(w): bound for bound, words in raw[section].items() for w in words}

    return Context(
        bounds("bounds"),
        bounds("after"),
        keys(raw["labels"]["strong"]),
        keys(raw["labels"]["weak"]),
        keys(raw["labels"]["signed"]),
        keys(raw["indefinite"]["words"]),
        {word: keys(after) for word, after in raw["not_before"].items()},
        keys(raw["doubtful"]["words"]),
        keys(raw["doubtful"]["village"]),
        keys(raw["idioms"]["phrases"]),
        frozenset(phrase.split()[0] for phrase in raw["idioms"]["phrases"]),
        keys(raw["stop"]["words"]),
        keys(raw["verbs"]["words"]),
        keys(raw["glued"]["words"]),
    )
