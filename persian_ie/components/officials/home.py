"""The province or county that «استان» or «شهرستان» alone means in an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from persian_ie.articles.datelines import find_dateline, place_name
from persian_ie.components.officials.joining import Holder
from persian_ie.lexicons.bodies import jurisdiction_at
from persian_ie.lexicons.gazetteer import gazetteer
from persian_ie.lexicons.phrases import Reading
from persian_ie.types import Level

_LEVELS: dict[str, Level] = {"استان": "province", "شهرستان": "county"}
_GLUED = re.compile(r"\bاز(?=\w{3})")  # «به گزارش برنا ازفارس»
_FIRST_LINES = 4  # a dateline stands in one of them: title, abstract, the first two paragraphs


def home(reading: Reading, holders: Sequence[Holder], word: str) -> str | None:
    """The name of the place that a level word alone means, ``None`` where the article does not tell.

    Where the report comes from counts first, then the places of the other offices, then a province named with its level.

    Parameters
    ----------
    reading : Reading
        The text.
    holders : sequence of Holder
        Its officials.
    word : str
        ``استان`` or ``شهرستان``.

    Examples
    --------
    >>> home(Reading("فرمانده انتظامی استان گفت: راه باز است.\\nبه گزارش خبرگزاری فارس از یزد، علی رحمتی افزود: پل هست."), [], "استان")
    'یزد'
    """
    level = _LEVELS.get(word)
    if level is None:
        return None
    for line in reading.text.split("\n", _FIRST_LINES)[:_FIRST_LINES]:
        for written in (line, _GLUED.sub("از ", line)):
            dateline = find_dateline(written)
            name = place_name(written[slice(*dateline.place)]) if dateline is not None and dateline.place is not None else None
            if name is not None and (found := _at_level(name, level)) is not None:
                return found
    offices = Counter(
        found
        for holder in holders
        for title in holder.titles
        if title.place is not None and (found := _at_level(title.place, level)) is not None
    )
    if not offices:
        named = (jurisdiction_at(reading, i) for i, key in enumerate(reading.keys) if key == word)
        offices = Counter(place.name for place in named if place is not None and place.name is not None)
    return offices.most_common(1)[0][0] if offices else None


def _at_level(name: str, level: Level) -> str | None:
    """The place of that name at a level, or the one that it lies in."""
    for place in gazetteer().find(name):
        above = place.name if place.level == level else place.province if level == "province" else place.county
        if above is not None:
            return above
    return None
