"""Which characters of a normalized text came from which characters of the raw one.

The contract is that of Apache OpenNLP's ``Alignment``: immutable, span to span, stages compose, bounds are checked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from persian_ie.errors import PersianIEError

Changes = tuple[tuple[int, int, int, int], ...]


class SpanError(PersianIEError, IndexError):
    """A span reaches outside the text that the alignment was made for, or ends before it begins."""

    code = "bad_span"


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two texts correspond: ``changes`` are ``(start, end, new_start, new_end)``; all between them is the same in both.

    Changes are in order and do not overlap. A span that cuts into a change is widened to the whole change, so that nothing that the
    span came from is lost; an empty span stays empty at the edge of a change.

    >>> a = Alignment.of_edits(5, [(2, 2, "\u200c")])  # میشود -> می‌شود
    >>> a.to_raw(3, 6), a.to_new(2, 5)
    ((2, 5), (3, 6))
    """

    length: int
    new_length: int
    changes: Changes = ()

    def __post_init__(self) -> None:
        shift = at = 0
        for s, e, ns, ne in self.changes:
            if not (at <= s <= e <= self.length and ns == s + shift and ns <= ne):
                raise SpanError(f"changes out of order or inconsistent at {(s, e, ns, ne)}")
            shift, at = ne - e, e
        if self.length + shift != self.new_length:
            raise SpanError(f"changes give {self.length + shift} characters, not {self.new_length}")

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text with itself."""
        return cls(length, length)

    @classmethod
    def of_edits(cls, length: int, edits: Iterable[tuple[int, int, str]]) -> Alignment:
        """The alignment that replacing ``text[start:end]`` by a string, for each edit in order, brings about."""
        changes, shift = [], 0
        for start, end, after in edits:
            changes.append((start, end, start + shift, start + shift + len(after)))
            shift += len(after) - (end - start)
        return cls(length, length + shift, tuple(changes))

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The span of the raw text that a span of the new text came from.

        Raises
        ------
        SpanError
            The span is not inside the new text.
        """
        return _map(self._reversed(), start, end, self.new_length)

    def to_new(self, start: int, end: int) -> tuple[int, int]:
        """The span of the new text that a span of the raw text became.

        Raises
        ------
        SpanError
            The span is not inside the raw text.
        """
        return _map(self.changes, start, end, self.length)

    def _reversed(self) -> Changes:
        return tuple((ns, ne, s, e) for s, e, ns, ne in self.changes)

    def and_then(self, other: Alignment) -> Alignment:
        """The alignment of the raw text with what a second stage made of the new one.

        Raises
        ------
        SpanError
            The second stage was made for a text of another length.
        """
        if other.length != self.new_length:
            raise SpanError(f"the second alignment is for {other.length} characters, the first gives {self.new_length}")
        merged: list[list[int]] = []
        for s, e in sorted([(ns, ne) for _, _, ns, ne in self.changes] + [(s, e) for s, e, _, _ in other.changes]):
            if merged and s <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], e)
            else:
                merged.append([s, e])
        back, on = self._reversed(), other.changes
        return Alignment(
            self.length,
            other.new_length,
            tuple((_earliest(back, s), _latest(back, e), _earliest(on, s), _latest(on, e)) for s, e in merged),
        )


def _latest(changes: Changes, at: int) -> int:
    """The last place of the other text that a place corresponds to; inside a change, the change's beginning."""
    i = bisect_right(changes, at, key=lambda c: c[0]) - 1
    if i < 0:
        return at
    _, e, ts, te = changes[i]
    return te + at - e if at >= e else ts


def _earliest(changes: Changes, at: int) -> int:
    """The first place of the other text that a place corresponds to; inside a change, the change's end."""
    i = bisect_left(changes, at, key=lambda c: c[1])
    if i == len(changes):
        return at + (changes[-1][3] - changes[-1][1] if changes else 0)
    s, _, ts, te = changes[i]
    return te if s < at else ts - (s - at)


def _map(changes: Changes, start: int, end: int, length: int) -> tuple[int, int]:
    if not 0 <= start <= end <= length:
        raise SpanError(f"span {(start, end)} is not inside a text of {length} characters")
    low, high = _latest(changes, start), _earliest(changes, end)
    return (low, high) if low <= high else (high, high)
