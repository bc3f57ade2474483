"""Facts out of Persian news: typed, resolved, and pointing back at the characters they came from.

>>> import persian_ie as pie
>>> pie.normalize("تعاونیها")
'تعاونی‌ها'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from persian_ie.errors import ArticleError, BatchError, DataError, DateError, MissingExtraError, PersianIEError, TextTypeError
    from persian_ie.io.frames import facts_frame
    from persian_ie.lexicons.gazetteer import gazetteer
    from persian_ie.pipelines import extract, load
    from persian_ie.pipelines.batches import extract_many
    from persian_ie.text import normalize
    from persian_ie.types import (
        Agency,
        Article,
        Entity,
        Evidence,
        Extraction,
        ExtractionError,
        Fact,
        Number,
        Official,
        Place,
        PlaceMention,
        Quantity,
        Speaker,
        Timex,
        Zone,
    )
    from persian_ie.values.calendars import PartialDate, convert_date
    from persian_ie.values.dates import find_dates, parse_date
    from persian_ie.values.explain import explain
    from persian_ie.values.numbers import find_numbers, number_to_words, parse_number
    from persian_ie.values.quantities import find_quantities, parse_quantity
    from persian_ie.values.titles import parse_title
    from persian_ie.viz.notebook import show

__version__ = "0.1.0"

_HOMES = {
    "errors": ("ArticleError", "BatchError", "DataError", "DateError", "MissingExtraError", "PersianIEError", "TextTypeError"),
    "io.frames": ("facts_frame",),
    "lexicons.gazetteer": ("gazetteer",),
    "pipelines": ("extract", "load"),
    "pipelines.batches": ("extract_many",),
    "text": ("normalize",),
    "types": (
        "Agency", "Article", "Entity", "Evidence", "Extraction", "ExtractionError", "Fact", "Number", "Official", "Place", "PlaceMention",
        "Quantity", "Speaker", "Timex", "Zone",
    ),
    "values.calendars": ("PartialDate", "convert_date"),
    "values.dates": ("find_dates", "parse_date"),
    "values.explain": ("explain",),
    "values.numbers": ("find_numbers", "number_to_words", "parse_number"),
    "values.quantities": ("find_quantities", "parse_quantity"),
    "values.titles": ("parse_title",),
    "viz.notebook": ("show",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted([*_HOME, "__version__", "places"])


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that importing the package is cheap (PEP 562)."""
    if name == "places":
        value = import_module("persian_ie.lexicons.gazetteer").gazetteer()
    elif name in _HOME:
        value = getattr(import_module(f"persian_ie.{_HOME[name]}"), name)
    else:
        raise AttributeError(f"module 'persian_ie' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
