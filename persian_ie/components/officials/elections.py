"""Boards that are elected or appointed: one body told for the bare offices of a whole sentence."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Sequence

from persian_ie.lexicons.bodies import body_at
from persian_ie.lexicons.phrases import Reading
from persian_ie.lexicons.roles import is_role
from persian_ie.lexicons.stops import heads
from persian_ie.values.titles import Title

_VERBS = frozenset({("انتخاب", "شد"), ("انتخاب", "شدند"), ("برگزیده", "شد"), ("برگزیده", "شدند"), ("منصوب", "شد"), ("منصوب", "شدند")})
_BOARD = frozenset({"head", "deputy"})


def with_body(reading: Reading, titles: Sequence[Title], persons: Collection[int], starts: Sequence[int]) -> list[Title]:
    """The titles; bare ones of a sentence that tells an election have the body that the sentence names.

    «در شورای شهر بافق رضا نوری به عنوان رئیس و علی رحمتی نایب رئیس انتخاب شدند»; in «رضا نوری رئیس و علی رحمتی سخنگوی شورای شهر بافق …»
    the last title has it.

    Parameters
    ----------
    reading : Reading
        The text.
    titles : sequence of Title
        Its titles, in order.
    persons : collection of int
        The titles (by index) that stand beside a name.
    starts : sequence of int
        The words that begin sentences.
    """
    found = list(titles)
    sentences: dict[int, list[int]] = {}
    for n in sorted(persons):
        if titles[n].kind in _BOARD:
            sentences.setdefault(bisect.bisect_right(starts, titles[n].start) - 1, []).append(n)
    for sentence, own in sentences.items():
        start, end = starts[sentence], starts[sentence + 1] if sentence + 1 < len(starts) else len(reading)
        bare = [n for n in own if titles[n].bare]
        if not bare or not any(tuple(reading.keys[i : i + 2]) in _VERBS for i in range(titles[own[-1]].start, end)):
            continue
        named = next((titles[n] for n in reversed(own) if n not in bare and titles[n].organization), None)
        organization, place = (named.organization, named.place) if named is not None else _body_before(reading, start, titles[own[0]].start)
        for n in bare:
            found[n] = titles[n]._replace(organization=organization, place=place, bare=organization is None, local=False)
    return found


def _body_before(reading: Reading, start: int, end: int) -> tuple[str | None, str | None]:
    """The first body named in the words, and its jurisdiction."""
    for i in range(start, end):
        if reading.opens(i) and heads().longest(reading.words, i) is not None:
            body = body_at(reading, i, is_role, limit=end)
            place = body.place.name if body.place is not None else None
            return reading.surface(body.start, body.end) or None, place
    return None, None
