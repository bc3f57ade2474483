"""Dataclasses that turn into plain data and back, the same after JSON or MessagePack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Self, Union, get_args, get_origin, get_type_hints


def plain(value: Any) -> Any:
    """Turn a value into what JSON and MessagePack hold: dicts, lists, str, bool, None, 64-bit int, float.

    A ``Decimal`` becomes an int where it is whole, else a float; a whole number past 64 bits becomes a string of its digits.
    """
    if value is None or type(value) is str:
        return value
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return str(value)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


Restorer = Callable[[Any], Any]


def _restorer(hint: Any) -> Restorer | None:
    """What makes a plain value that is not ``None`` the type that a field's hint asks for; ``None`` where it is that already."""
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if Decimal in options:
        return _number
    for option in options:
        if get_origin(option) is tuple:
            return _tuple_restorer(_restorer(get_args(option)[0]))
        if isinstance(option, type) and issubclass(option, Record):
            return _record_restorer(option)
    return None


def _tuple_restorer(item: Restorer | None) -> Restorer:
    return tuple if item is None else lambda values: tuple([None if value is None else item(value) for value in values])


def _record_restorer(kind: type[Record]) -> Restorer:
    return lambda value: kind.from_dict(value) if isinstance(value, Mapping) else value


def _number(value: Any) -> int | Decimal:
    if isinstance(value, int):
        return value
    return Decimal(repr(value)) if isinstance(value, float) else int(value)


@cache
def _restorers(kind: type) -> tuple[tuple[str, Restorer | None], ...]:
    """The fields of a class with what restores each, made once: reading the hints takes far longer than a record."""
    hints = get_type_hints(kind)
    return tuple((f.name, _restorer(hints[f.name])) for f in fields(kind))


class Record:
    """What all result types share: ``to_dict`` and ``from_dict``, inverse to each other."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return a dict of plain values, ready for JSON."""
        values = {}
        for name in self.__dataclass_fields__:  # type: ignore[attr-defined]
            value = getattr(self, name)
            values[name] = value if value is None or type(value) is str else plain(value)
        return values

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make the record from what `to_dict` returned; unknown keys are left out."""
        values = {}
        for name, restore in _restorers(cls):  # type: ignore[arg-type]  # a class is hashable
            if name in data:
                value = data[name]
                values[name] = value if restore is None or value is None else restore(value)
        return cls(**values)
