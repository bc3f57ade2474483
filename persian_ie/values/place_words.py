"""Words around the names of places that tell what the names mean: the tables of ``place_words.toml``, as look-up keys."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from persian_ie.lexicons.gazetteer import place_key
from persian_ie.types import Level


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(place_key(word) for word in words)


_TABLES = tomllib.loads(Path(__file__).with_name("place_words.toml").read_text(encoding="utf8"))
_WORDS = {name: _keys(words) for name, words in _TABLES["words"].items()}

OFFICES: dict[str, Level | None] = {
    place_key(word): None if level == "any" else level for level, words in _TABLES["offices"].items() for word in words
}
PHRASES: dict[str, frozenset[str]] = {place_key(name): _keys(words) for name, words in _TABLES["phrases"].items()}
PROVINCIAL = _WORDS["provincial"]
COUNTY_OFFICES = _WORDS["county_offices"]
GENERAL = _WORDS["general"]
LOCATIVES = _WORDS["locatives"]
SURE_LOCATIVES = _WORDS["sure_locatives"]
STREETS = _WORDS["streets"]
FEATURES = _WORDS["features"]
MEDIA = _WORDS["media"]
PRESS = _WORDS["press"]
PRESS_NAMES = _WORDS["press_names"]
PERSON_TITLES = _WORDS["person_titles"]
BETWEEN = _WORDS["between"]
VILLAGE_TAILS = _WORDS["village_tails"]
VILLAGE_LINKS = _WORDS["village_links"]
VILLAGE_ENDINGS = tuple(sorted(_WORDS["village_endings"]))
NO_VILLAGE = _WORDS["no_village"]
MONTHS = _WORDS["months"]
ERA = _WORDS["era"]
SECOND_WORDS = _WORDS["second_words"]
BREAKS = _WORDS["breaks"]

SEPARATORS = frozenset(("،", ",", "و", "-", "–", "ـ", "/"))
DASHES = frozenset(("-", "–", "—", "ـ"))
DATELINE_ENDS = DASHES | {":", "/"}
CLAUSE_ENDS = DASHES | {"،", ",", ":", "؛", "."}
ISLAND = place_key("جزیره")
VILLAGE = place_key("روستا")
CAPITAL = place_key("تهران")
