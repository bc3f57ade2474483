"""Places of a user's own: industrial towns, dams, quarters, offices … from a TOML file.

::

    [[place]]
    name = "شهرک صنعتی ویان"          # as news writes it, with the word for its kind
    other_names = ["شهرک ویان"]
    province = "همدان"                # where it lies, by the names of the gazetteer
    county = "کبودرآهنگ"
    id = "IND-041"
    level = "city"                    # country, province, county, district, city, rural_district; none for what is no division
    latin = "Vian Industrial Town"
    latitude = 35.1
    longitude = 48.8

All but the name may be left out. A name is taken for the place wherever it stands, so a name that is a common word as well
(``بهار``) belongs into the table only with a word that tells it apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from persian_ie.errors import DataError
from persian_ie.files import read_tables
from persian_ie.text.characters import fold
from persian_ie.types import Level, Place

LEVELS = tuple(level for level in get_args(Level) if level != "village")  # villages have a register of their own
_STRINGS = ("name", "province", "county", "id", "latin")
_NUMBERS = ("latitude", "longitude")


class OwnPlace(NamedTuple):
    """A place and the names it is known by, its own first."""

    place: Place
    names: tuple[str, ...]


def read_places(path: str | Path) -> list[OwnPlace]:
    """Read a table of places.

    Parameters
    ----------
    path : str or Path
        A TOML file of ``[[place]]`` tables; the head of this module tells their form.

    Raises
    ------
    DataError
        The file is not there or no TOML, or a place is not as told; the message names the line.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp()) / "places.toml"
    >>> _ = path.write_text('[[place]]\\nname = "سد اکباتان"\\nprovince = "همدان"\\n', encoding="utf-8")
    >>> [(own.place.name, own.place.province) for own in read_places(path)]
    [('سد اکباتان', 'همدان')]
    """
    own = []
    for _, where, row in read_tables(path, ["place"]):
        if fault := _fault(row):
            raise DataError(f"{where}: {fault}")
        slots: dict[str, Any] = {name: float(value) if name in _NUMBERS else value for name, value in row.items() if name != "other_names"}
        own.append(OwnPlace(Place(**slots), (row["name"], *row.get("other_names", ()))))
    return own


def _fault(row: Mapping[str, Any]) -> str | None:
    """What is wrong with a place, if anything."""
    known = {*_STRINGS, *_NUMBERS, "level", "other_names"}
    if unknown := row.keys() - known:
        return f"unknown key {min(unknown)!r}; known are {', '.join(sorted(known))}"
    if "name" not in row:
        return "a place has a name"
    for name in row.keys() & set(_STRINGS):
        if not isinstance(row[name], str) or not row[name].strip() or "\t" in row[name]:
            return f"{name} must be a string, and not empty"
    for name in row.keys() & set(_NUMBERS):
        if not isinstance(row[name], (int, float)) or isinstance(row[name], bool):
            return f"{name} must be a number of degrees"
    if row.get("level", LEVELS[0]) not in LEVELS:
        return f"level may be {', '.join(LEVELS)}"
    others = row.get("other_names", [])
    if not isinstance(others, list) or not all(isinstance(name, str) for name in others):
        return "other_names must be a list of strings"
    if short := next((name for name in (row["name"], *others) if len(fold(name)) < 2), None):
        return f"{short!r} is too short for a name"
    return None


def spaces(name: str) -> Sequence[int]:
    """Where a space or half-space stands in a name, as offsets in its look-up key."""
    cuts, length = [], 0
    for part in name.replace("\u200c", " ").split():
        length += len(fold(part))
        cuts.append(length)
    return cuts[:-1]
