"""The phrases of `furniture.toml`, squeezed for look-up, with a check of their schema."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from persian_ie.articles.lines import squeeze
from persian_ie.errors import DataError

_FILE = Path(__file__).with_name("furniture.toml")
_SCHEMA = {
    "end_mark": ("prefix",),
    "code": ("label",),
    "date": ("label", "update"),
    "section": ("label",),
    "meta": ("label",),
    "tags": ("heading",),
    "related": ("heading", "inline"),
    "comments": ("heading", "prefix"),
    "captcha": ("prefix",),
    "menu": ("exact", "prefix"),
    "disclaimer": ("contains",),
    "caption": ("prefix",),
    "section_names": ("names", "home"),
    "places": ("names", "provinces"),
}


def bare(key: str) -> str:
    """A squeezed line without the bullets, colons and guillemets around it."""
    return key.strip(":.…؛|•·●▪◦*-–—■○»«>›")


@dataclass(frozen=True, slots=True)
class Tables:
    """Phrases by what they tell. All keys are squeezed; the values of ``sections``, ``agencies`` and ``places`` are as one writes them."""

    phrases: dict[str, dict[str, tuple[str, ...]]]
    whole: dict[str, str]
    """A whole line's key → the kind of the line."""
    labels: dict[str, str]
    """A label's key → what it labels: code, date, update, section, meta."""
    sections: dict[str, str]
    home: frozenset[str]
    agencies: dict[str, str]
    places: dict[str, str]


@cache
def tables() -> Tables:
    """Load the table, once."""
    try:
        data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{_FILE.name}: {error}") from None
    phrases: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, keys in _SCHEMA.items():
        for key in keys:
            value = data.get(name, {}).get(key)
            if not isinstance(value, list) or not all(isinstance(v, str) and squeeze(v) for v in value):
                raise DataError(f"{_FILE.name}: [{name}] {key} must be a list of phrases")
            phrases.setdefault(name, {})[key] = tuple(sorted({squeeze(v) for v in value}, key=lambda v: (-len(v), v)))
    whole: dict[str, str] = {}
    for kind, key in (("menu", "exact"), ("related", "heading"), ("comments", "heading"), ("tags", "heading")):
        whole.update((bare(phrase), kind) for phrase in phrases[kind][key])
    labels: dict[str, str] = {}
    for kind, table, key in (
        ("meta", "meta", "label"),
        ("section", "section", "label"),
        ("date", "date", "label"),
        ("update", "date", "update"),
        ("code", "code", "label"),
    ):
        labels.update(dict.fromkeys(phrases[table][key], kind))
    return Tables(
        phrases=phrases,
        whole=whole,
        labels=labels,
        sections={squeeze(v): v for v in reversed(data["section_names"]["names"])},
        home=frozenset(phrases["section_names"]["home"]),
        agencies={squeeze(form): name for name, forms in data["agencies"].items() for form in forms},
        places={squeeze(v): v for v in (*data["places"]["provinces"], *data["places"]["names"])},
    )
