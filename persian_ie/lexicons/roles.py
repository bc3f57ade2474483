"""Roles of officials: the bare titles and what each is followed by, from the hand-made table `titles.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from persian_ie.lexicons.phrases import PhraseTable, Reading, keys

Kind = Literal["governor", "state", "minister", "member", "deputy", "head"]


class Role(NamedTuple):
    """A bare title such as ``مدیرکل``, and the kind that tells what follows it."""

    name: str
    kind: Kind


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("persian_ie.lexicons").joinpath("titles.toml").read_text("utf-8"))


@cache
def roles() -> PhraseTable[Role]:
    """All roles, by their words; ``سخنگوی`` and ``اعضای`` with their ezafe too."""
    table = PhraseTable[Role]()
    for kind, names in _data()["roles"].items():
        for name in names:
            for form in (name, *((f"{name}ی",) if name[-1] in "وا" else ())):
                table.add(form, Role(name, kind))
    return table


@cache
def genitives() -> PhraseTable[str]:
    """Roles that a deputy's or adviser's title may go on with, and the body each stands for (empty where it stands for none)."""
    return PhraseTable(_data()["genitive"].items())


@cache
def words(group: str) -> frozenset[tuple[str, ...]]:
    """A group of phrases of the table, as keys."""
    return frozenset(keys(phrase) for phrase in _data()["words"][group])


def is_role(reading: Reading, at: int) -> bool:
    """Whether a role begins at a word; «مدیریت» is the name of an office more often and does not count."""
    return reading.key(at) != "مدیریت" and roles().longest(reading.words, at) is not None
