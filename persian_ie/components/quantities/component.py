"""Quantities as a pipe."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from persian_ie.components.layers import data, get, put, text_of, tokens_of
from persian_ie.types import Number, Timex
from persian_ie.values.quantities import find_quantities
from persian_ie.values.units import default_units


class Quantities:
    """Fill the layer ``quantities`` from the layers ``numbers`` and ``dates``, where they are filled.

    Parameters
    ----------
    units : str, optional
        Path of a TOML file with units to add to the package's (its form is told at the head of ``units.toml``).
    """

    def __init__(self, nlp: Language, name: str, units: str | Path | None = None) -> None:
        self.name = name
        self.units = default_units() if units is None else default_units().extended(units)

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer of one document."""
        numbers = get(doc, "numbers", Number) if "numbers" in data(doc) else None
        put(doc, "quantities", find_quantities(text_of(doc), tokens_of(doc), numbers, get(doc, "dates", Timex), units=self.units))
        return doc
