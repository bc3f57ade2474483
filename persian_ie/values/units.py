"""The table of units, classifiers and counted people, which users can extend with a file of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from persian_ie.errors import DataError
from persian_ie.files import read_tables
from persian_ie.types import Token

_FOLD = str.maketrans({"ي": "ی", "ك": "ک", "\u200c": "", " ": "", "\u200d": "", "ـ": ""})
_LONGEST = 4
Kind = Literal["unit", "classifier", "person", "noun"]
# Section: required keys, optional keys. The later wins where a spelling is in several.
_SECTIONS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "noun": (frozenset({"words"}), frozenset()),
    "person": (frozenset({"words"}), frozenset()),
    "classifier": (frozenset({"code", "words"}), frozenset({"adjectives"})),
    "unit": (frozenset({"code", "words"}), frozenset({"name", "kind", "factor", "from", "adjectives", "signs"})),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A word that may stand after a number.

    ``sort`` tells a unit of measure from a classifier (``نفر``, ``فقره``), a noun of people and another counted noun;
    ``code`` is the canonical unit, ``factor`` how many of it one is, ``kind`` its dimension, ``adjectival`` whether this form is
    an adjective (``ریالی``, ``نفره``). ``least`` is the smallest number that takes it.
    """

    code: str
    name: str
    sort: Kind
    kind: str = ""
    factor: Decimal = Decimal(1)
    adjectival: bool = False
    least: Decimal = Decimal(0)


@lru_cache(maxsize=8_000)
def key(words: str) -> str:
    """The look-up key of a spelling: no spaces or half-spaces, Persian ی and ک."""
    return words.translate(_FOLD)


class UnitTable:
    """Units by their spellings. `default_units` is the package's; `extended` adds a user's file to it."""

    __slots__ = ("_by_key", "_starts", "prefixes")

    def __init__(self, by_key: Mapping[str, Unit], prefixes: Mapping[str, Unit]) -> None:
        self._by_key = dict(by_key)
        self._starts = frozenset(k[:2] for k in self._by_key)
        self.prefixes = dict(prefixes)

    def __len__(self) -> int:
        return len(self._by_key)

    def get(self, words: str) -> Unit | None:
        """The unit of a spelling, or ``None``.

        Examples
        --------
        >>> default_units().get("متر مربع").code
        'm2'
        """
        return self._by_key.get(key(words))

    def match(self, tokens: Sequence[Token], i: int) -> tuple[Unit, int] | None:
        """The longest unit that begins at token ``i`` and the index after it."""
        if i >= len(tokens):
            return None
        first = key(tokens[i].norm)
        if first[:2] not in self._starts:
            return None
        keys = [first]
        for token in tokens[i + 1 : i + _LONGEST]:
            keys.append(keys[-1] + key(token.norm))
        for size in range(len(keys), 0, -1):
            found = self._by_key.get(keys[size - 1])
            if found is not None and (size == 1 or keys[size - 1] != keys[size - 2]):
                return found, i + size
        return None

    def extended(self, path: str | Path) -> UnitTable:
        """Return this table with the entries of a TOML file added; a spelling that is in both means what the file says.

        Raises
        ------
        DataError
            The file is missing or broken; the message names the file, the entry and its line.
        """
        by_key, prefixes = _read(Path(path))
        return UnitTable({**self._by_key, **by_key}, {**self.prefixes, **prefixes})


def load_units(path: str | Path) -> UnitTable:
    """Read a units table (TOML; the head of ``units.toml`` tells its form).

    Raises
    ------
    DataError
        The file is missing or broken; the message names the file, the entry and its line.
    """
    return UnitTable(*_read(Path(path)))


@cache
def default_units() -> UnitTable:
    """The package's own table."""
    return load_units(Path(__file__).with_name("units.toml"))


def _read(path: Path) -> tuple[dict[str, Unit], dict[str, Unit]]:
    by_key: dict[str, Unit] = {}
    prefixes: dict[str, Unit] = {}
    for section, line, entry in read_tables(path, _SECTIONS):
        where = f"{line}: [[{section}]]"
        _check(entry, section, where)
        _add(entry, section, where, by_key, prefixes)
    return by_key, prefixes


def _check(entry: Mapping[str, Any], section: str, where: str) -> None:
    required, optional = _SECTIONS[section]
    for missing in sorted(required - entry.keys()):
        raise DataError(f"{where} has no {missing!r}")
    for unknown in sorted(entry.keys() - required - optional):
        raise DataError(f"{where} has an unknown key {unknown!r}; it may have {', '.join(sorted(required | optional))}")
    for name, value in entry.items():
        if name in ("words", "adjectives", "signs"):
            if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
                raise DataError(f"{where}: {name!r} must be a list of words")
        elif not isinstance(value, str) or not value:
            raise DataError(f"{where}: {name!r} must be a string in quotes")


def _add(entry: Mapping[str, Any], section: str, where: str, by_key: dict[str, Unit], prefixes: dict[str, Unit]) -> None:
    factor, least = (_decimal(entry, name, default, where) for name, default in (("factor", "1"), ("from", "0")))
    if factor <= 0:
        raise DataError(f"{where}: factor {entry['factor']!r} must be above zero")
    code = entry.get("code", {"person": "person"}.get(section, "count"))
    sort: Kind = section  # type: ignore[assignment]
    for word in entry["words"]:
        name = entry.get("name", word)
        by_key[key(word)] = Unit(code, name, sort, entry.get("kind", ""), factor, False, least)
        if section == "person" and word[-1] in "او":  # دانشجوی سال اول: the ezafe is written
            by_key.setdefault(key(word) + "ی", Unit(code, name, sort, entry.get("kind", ""), factor, False, least))
        if section in ("unit", "classifier"):
            for form in _adjectives(word):
                if by_key.get(key(form)) is None or by_key[key(form)].adjectival:
                    by_key[key(form)] = Unit(code, name, sort, entry.get("kind", ""), factor, True, least)
    for word in entry.get("adjectives", ()):
        for form in (word, word + "‌ای") if word.endswith("ه") else (word,):
            by_key[key(form)] = Unit(code, entry.get("name", entry["words"][0]), sort, entry.get("kind", ""), factor, True, least)
    for sign in entry.get("signs", ()):
        prefixes[sign] = Unit(code, entry.get("name", sign), sort, entry.get("kind", ""), factor, False, least)


def _decimal(entry: Mapping[str, Any], name: str, default: str, where: str) -> Decimal:
    try:
        value = Decimal(entry.get(name, default))
    except InvalidOperation:
        raise DataError(f"{where}: {name} {entry[name]!r} is no number") from None
    if not value.is_finite():
        raise DataError(f"{where}: {name} {entry[name]!r} is no number")
    return value


def _adjectives(word: str) -> Iterable[str]:
    """The adjective of a unit: word + ی, and after a silent ه ‌ای."""
    if word[-1] in "ه":
        yield word + "‌ای"
    elif word[-1].isalpha() and word[-1] not in "یو":
        yield word + "ی"
